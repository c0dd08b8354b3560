/** The findings of the proof-reader as the screen says them: by severity, with what can be done. */

import { formatNumber } from '../../../../shared/domain/format.ts'
import { accord } from '../../../../shared/domain/francais.ts'
import type { Modification } from '../edition/modifications.ts'
import type { Controles } from './useAutour.ts'

export type Point = Controles['points'][number]

/** Words of the severities, the gravest first. */
export const NIVEAUX: readonly { readonly level: Point['level']; readonly titre: string }[] = [
  { level: 'erreur', titre: 'À corriger' },
  { level: 'attention', titre: 'À vérifier' },
  { level: 'information', titre: 'À savoir' },
]

/** What can be done about a finding, besides reading it. */
export type Geste = { readonly libelle: string } & (
  | { readonly faire: 'voir'; readonly codes: readonly string[] }
  | { readonly faire: 'modifier'; readonly modification: Modification }
  | { readonly faire: 'perimetre' }
  | { readonly faire: 'donnees' }
  | { readonly faire: 'chiffres' }
)

/** The actions of a finding, the mending one first. */
export function gestes(point: Pick<Point, 'code' | 'codes' | 'chiffres'>): Geste[] {
  const { code, codes, chiffres } = point
  return [
    ...reparation(code, codes),
    ...(codes.length === 0 ? [] : [{ faire: 'voir', codes, libelle: 'Voir sur la carte' } as const]),
    ...(chiffres.length === 0
      ? []
      : [
          {
            faire: 'chiffres',
            libelle: accord(chiffres.length, 'Voir le chiffre publié', 'Voir les chiffres publiés'),
          } as const,
        ]),
  ]
}

/** Of a part that does not touch the rest, as many communes may be taken out at once. */
const ISOLEES = 3

const communes = (nombre: number): string => (nombre > 1 ? `les ${formatNumber(nombre)} communes` : 'la commune')

function reparation(code: string, codes: readonly string[]): Geste[] {
  const pluriel = accord(codes.length, '', 's')
  const changer = (libelle: string, ajouter: readonly string[], retirer: readonly string[]): Geste[] =>
    ajouter.length + retirer.length === 0 ? [] : [{ faire: 'modifier', libelle, modification: { ajouter, retirer } }]
  switch (code) {
    case 'enclave':
      return changer(`Ajouter ${communes(codes.length)} enclavée${pluriel}`, codes, [])
    case 'epci-coupe':
      return changer(`Ajouter ${communes(codes.length)} qui manque${accord(codes.length, '', 'nt')}`, codes, [])
    case 'non-contigu':
      // A commune or two put in by mistake; a whole part is a choice to think of.
      return codes.length > ISOLEES ? [] : changer(accord(codes.length, 'La retirer', 'Les retirer'), [], codes)
    case 'deux-cpts':
      return changer(accord(codes.length, 'La retirer de cette CPTS', 'Les retirer de cette CPTS'), [], codes)
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
    case 'ecart':
    case 'a-placer':
      return [{ faire: 'donnees', libelle: 'Voir les sources' }]
    default:
      return []
  }
}

/** Publications of the figures of a finding, once each. */
export function sourcesDe({ chiffres }: Pick<Point, 'chiffres'>): string[] {
  return [...new Set(chiffres.map(({ source }) => source))]
}
