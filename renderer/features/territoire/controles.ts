/** The checks of the perimeter as the screen says them: with the communes they speak of and what can be done. */
import { formatNumber } from '../../../shared/domain/format.ts'
import type { Check } from '../../../shared/domain/portrait-types.ts'
import type { Modification } from './modifications.ts'

/**
 * Codes of the communes that a check cites: "Thiolières (63431)". A finding about a hole cites communes outside the
 * territory, so any code counts; numbers are written with spaces and never look like one.
 */
export function communesCitees({ titre, explication }: Check): string[] {
  const citees = `${titre} ${explication}`.matchAll(/\((\d{5}|2[AB]\d{3})\)/g)
  return [...new Set([...citees].map((trouve) => trouve[1] ?? ''))]
}

/** What can be done about a finding, besides reading it. */
export type Geste = { readonly libelle: string } & (
  | { readonly faire: 'voir'; readonly codes: readonly string[] }
  | { readonly faire: 'modifier'; readonly modification: Modification }
  | { readonly faire: 'perimetre' }
  | { readonly faire: 'donnees' }
)

/** The actions of a finding, the mending one first. */
export function gestes(controle: Check): Geste[] {
  const codes = controle.codes ?? communesCitees(controle)
  const reparer = reparation(controle.code, codes)
  return [...reparer, ...(codes.length === 0 ? [] : [{ faire: 'voir', codes, libelle: 'Voir sur la carte' } as const])]
}

const communes = (nombre: number): string => (nombre > 1 ? `les ${formatNumber(nombre)} communes` : 'la commune')

function reparation(code: string, codes: readonly string[]): Geste[] {
  const pluriel = codes.length > 1 ? 's' : ''
  const changer = (libelle: string, ajouter: readonly string[], retirer: readonly string[]): Geste[] =>
    ajouter.length + retirer.length === 0 ? [] : [{ faire: 'modifier', libelle, modification: { ajouter, retirer } }]
  switch (code) {
    case 'enclave':
      return changer(`Ajouter ${communes(codes.length)} enclavée${pluriel}`, codes, [])
    case 'epci-coupe':
      return changer(`Ajouter ${communes(codes.length)} qui manque${codes.length > 1 ? 'nt' : ''}`, codes, [])
    case 'deux-cpts':
      return changer(codes.length > 1 ? 'Les retirer de cette CPTS' : 'La retirer de cette CPTS', [], codes)
    case 'commune-disparue': {
      const [partie, ...vers] = codes
      if (partie === undefined || vers.length > 1) return [] // shared between several: the user chooses
      return changer(vers.length === 0 ? 'La retirer' : 'La remplacer par celle d’aujourd’hui', vers, [partie])
    }
    case 'perimetre':
      return [{ faire: 'perimetre', libelle: 'Déclarer la liste complète ou non…' }]
    case 'couverture':
    case 'superficie':
    case 'etendue-douteuse':
      return [{ faire: 'donnees', libelle: 'Importer un fichier…' }]
    default:
      return []
  }
}

/** How many findings ask for something: information does not. */
export function compte(controles: readonly Check[]): number {
  return controles.filter((un) => un.level !== 'information').length
}
