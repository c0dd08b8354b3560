/**
 * Populations that published shares may be shares of. A table seldom names its département: it is that of the
 * communes, of the dossier, of the words around the figures, or of the places that the CPTS are named after. The
 * numbers have the last word (shared/domain/controles/bases.ts).
 */
import type { BaseConnue, ControlesInput } from '../../../shared/domain/controles/types.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { ChiffrePublie } from '../../../shared/domain/portrait-types.ts'
import type { Reference } from '../reference/types.ts'
import { getReglage } from '../store/reglages.ts'
import type { Dossier } from '../store/types.ts'

type Lieux = readonly Pick<ControlesInput['cpts'][number], 'nom' | 'departements'>[]

export function lireBases(
  dossier: Dossier,
  cpts: Lieux,
  publies: readonly ChiffrePublie[],
  reference: Reference,
): readonly BaseConnue[] {
  const codes = new Set([...cpts.flatMap(({ departements }) => departements), ...declare(dossier)])
  const candidats = codes.size > 0 ? codes : deviner(dossier, cpts, publies, reference)
  return [...candidats].flatMap((code) =>
    reference.millesimes().flatMap((millesime) => {
      const valeur = reference.populationDepartement(code, millesime)
      const nom = reference.departement(code)?.nom ?? code
      return valeur === undefined
        ? []
        : [{ libelle: `population municipale ${millesime}, ${nom} (${code})`, millesime, valeur }]
    }),
  )
}

function declare(dossier: Dossier): readonly string[] {
  const code = getReglage(dossier, 'departement')
  return code === undefined ? [] : [code]
}

/** The département that the dossier says it is about, or the only one that all its CPTS are in. */
export function departementCouvert(dossier: Dossier, cpts: Lieux, reference: Reference): ControlesInput['departement'] {
  const [declared] = declare(dossier)
  const codes = new Set(cpts.flatMap(({ departements }) => departements))
  const tous = cpts.length > 0 && cpts.every(({ departements }) => departements.length > 0)
  const code = declared ?? (tous && codes.size === 1 ? [...codes][0] : undefined)
  const nom = code === undefined ? undefined : reference.departement(code)?.nom
  return code === undefined || nom === undefined ? null : { code, nom, communes: reference.communesOfDepartement(code) }
}

/** Only for a table of shares whose département nothing says outright. */
function deviner(
  dossier: Dossier,
  cpts: Lieux,
  publies: readonly ChiffrePublie[],
  reference: Reference,
): ReadonlySet<string> {
  const enParts = publies.some(
    ({ unite, territoire }) =>
      territoire === 'cpts' && (unite === 'pourcent' || unite === 'part' || unite === 'nombre'),
  )
  if (!enParts) return new Set()
  const noms = new Set(cpts.map(({ nom }) => nom))
  const titre = getReglage(dossier, 'nom') ?? ''
  const dits = [
    ...(noms.has(titre) ? [] : [titre]),
    ...publies.flatMap(({ source, base, libelle }) => [source, base ?? '', libelle]),
  ]
  const nommes = nommesDans([...new Set(dits)].join(' | '), reference)
  return nommes.size > 0 ? nommes : parLieux(cpts, reference)
}

const codesDepartements = (reference: Reference): readonly string[] => [
  ...new Set(reference.codes().map((code) => (code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2)))),
]

/** Départements named in a text. « Auvergne-Rhône-Alpes » does not name the Rhône, nor « Haute-Loire » the Loire. */
function nommesDans(texte: string, reference: Reference): ReadonlySet<string> {
  const departements = codesDepartements(reference).flatMap((code) => reference.departement(code) ?? [])
  const regions = [...new Set(departements.map(({ region }) => region))].flatMap((code) => reference.region(code) ?? [])
  const formes = [
    ...regions.map(({ nom }) => ({ code: null, forme: normaliserNom(nom) })),
    ...departements.map(({ code, nom }) => ({ code, forme: normaliserNom(nom) })),
  ].sort((a, b) => b.forme.length - a.forme.length || (a.code === null ? 1 : -1))
  const trouves = new Set<string>()
  let reste = ` ${normaliserNom(texte)} `
  for (const { code, forme } of formes) {
    if (forme === '' || !reste.includes(` ${forme} `)) continue
    reste = reste.replaceAll(` ${forme} `, ' | ')
    if (code !== null) trouves.add(code)
  }
  return trouves
}

/** A word that many départements have names with tells nothing of where. */
const DEPARTEMENTS_PAR_MOT = 5

/** The département whose communes and EPCI most CPTS are named after: more than half of them, and more than any other. */
function parLieux(cpts: Lieux, reference: Reference): ReadonlySet<string> {
  const mots = new Map<string, Set<string>>()
  const noter = (nom: string, departement: string) => {
    for (const mot of normaliserNom(nom).split(' ')) {
      if (mot.length < 4) continue
      const lieux = mots.get(mot) ?? new Set<string>()
      mots.set(mot, lieux.add(departement))
    }
  }
  for (const { nom, departement, epci } of reference.communes(reference.codes())) {
    noter(nom, departement.code)
    if (epci !== null) noter(epci.nom, departement.code)
  }
  const voix = new Map<string, number>()
  for (const { nom } of cpts) {
    const dits = normaliserNom(nom)
      .split(' ')
      .flatMap((mot) => {
        const lieux = mots.get(mot)
        return lieux === undefined || lieux.size > DEPARTEMENTS_PAR_MOT ? [] : [...lieux]
      })
    for (const code of new Set(dits)) voix.set(code, (voix.get(code) ?? 0) + 1)
  }
  const [premier, second] = [...voix].sort(([, a], [, b]) => b - a)
  if (premier === undefined || premier[1] * 2 <= cpts.length || premier[1] === second?.[1]) return new Set()
  return new Set([premier[0]])
}
