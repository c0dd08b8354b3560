/** Which CPTS each commune is in: two at once, or none where the dossier says that it covers the whole département. */

import { compterLieux, comptesAvecLeurCommune, tient } from '../arrondissements.ts'
import { communeOfArrondissement } from '../codes.ts'
import { formatNumber } from '../format.ts'
import { compte } from '../francais.ts'
import { totauxDepartement } from './chiffres.ts'
import type { ControlesInput, Trouvaille } from './types.ts'

const CITEES = 8

function citer(codes: readonly string[], nomCommune: (code: string) => string): string {
  const reste = codes.length - CITEES
  const cites = codes.slice(0, CITEES).map((code) => `${nomCommune(code)} (${code})`)
  return `${cites.join(', ')}${reste > 0 ? ` et ${compte(reste, 'autre')}` : ''}`
}

/**
 * A commune, or an arrondissement, belongs to one CPTS at most. Of a whole commune and its arrondissements, these are
 * what is counted twice. One finding for each set of CPTS that share some.
 */
export function dansDeuxCpts({ cpts, nomCommune }: ControlesInput): readonly Trouvaille[] {
  const perimetres = cpts.map(({ nom, communes }) => ({ nom, codes: new Set(communes) }))
  const tous = [...new Set(perimetres.flatMap(({ codes }) => [...codes]))]
  const partagees = tous.flatMap((code) => {
    const tenants = perimetres.filter(({ codes }) => codes.has(code) || codes.has(communeOfArrondissement(code) ?? ''))
    return tenants.length < 2 ? [] : [{ code, noms: tenants.map(({ nom }) => nom) }]
  })
  const groupes = Map.groupBy(partagees, ({ noms }) => JSON.stringify(noms))
  return [...groupes.values()].flatMap((entrees): readonly Trouvaille[] => {
    const noms = entrees[0]?.noms ?? []
    const codes = entrees.map(({ code }) => code)
    const plusieurs = codes.length > 1
    const dits = `${noms.slice(0, -1).join(', ')} et ${noms.at(-1)}`
    return [
      {
        titre: `${compterLieux(codes)} dans ${formatNumber(noms.length)}\u00a0CPTS à la fois`,
        explication: `Dans ${dits}\u00a0: ${citer(codes, nomCommune)}. Une commune, ou un arrondissement, n’appartient qu’à une CPTS\u00a0: ${plusieurs ? 'leurs habitants seraient comptés' : 'ses habitants seraient comptés'} deux fois.`,
        codes,
        cpts: noms,
      },
    ]
  })
}

/** A CPTS that holds a commune and some of its arrondissements: these are in the commune already. */
export function communeEtArrondissements({ cpts, nomCommune }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap(({ nom, communes }): readonly Trouvaille[] => {
    const doubles = comptesAvecLeurCommune(communes)
    if (doubles.length === 0) return []
    const plusieurs = doubles.length > 1
    return [
      {
        titre: `${nom}\u00a0: ${compterLieux(doubles)} en plus de la commune entière`,
        explication: `${citer(doubles, nomCommune)}\u00a0: déjà ${plusieurs ? 'comptés' : 'compté'} avec la commune entière.`,
        codes: doubles,
        cpts: [nom],
      },
    ]
  })
}

/** What the dossier says of a whole département: its name as a setting, or a share of it that the CPTS cover. */
function pretend(input: ControlesInput): boolean {
  return (
    input.departement !== null &&
    (input.cpts.length > 1 || totauxDepartement(input).some(({ indicateur }) => indicateur.startsWith('part_')))
  )
}

/** Communes of the département that no CPTS has. */
export function horsCpts(input: ControlesInput): readonly Trouvaille[] {
  const { cpts, departement, nomCommune } = input
  if (
    departement === null ||
    !pretend(input) ||
    cpts.some(({ perimetre, communes }) => perimetre !== 'complet' || communes.length === 0)
  )
    return []
  const prises = new Set(cpts.flatMap(({ communes }) => communes))
  const hors = departement.communes.filter((code) => !tient(prises, code))
  // Far from the whole: the dossier speaks of some CPTS of it, and says nothing of the rest.
  if (hors.length === 0 || hors.length * 4 > departement.communes.length) return []
  return [
    {
      titre: `${compte(hors.length, 'commune')} de ${departement.nom} hors CPTS`,
      explication: `${citer(hors, nomCommune)}\u00a0: dans aucune des ${formatNumber(cpts.length)}\u00a0CPTS du dossier.`,
      codes: hors,
      cpts: cpts.map(({ nom }) => nom),
    },
  ]
}

export function horsCptsInconnu(input: ControlesInput): readonly string[] {
  if (!pretend(input)) return []
  const sans = input.cpts.filter(({ perimetre, communes }) => perimetre !== 'complet' || communes.length === 0)
  if (sans.length === 0) return []
  return [
    `Communes hors CPTS de ${input.departement?.nom ?? 'ce département'}\u00a0: la liste n’est pas complète pour ${sans.length > 3 ? `${sans.length} CPTS` : sans.map(({ nom }) => nom).join(', ')}.`,
  ]
}
