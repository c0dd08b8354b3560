/** The wholes a territory is made of: those of the reference, and those that an imported table d'appartenance gives. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { normaliserNom } from '../../../../shared/domain/nom-commune.ts'
import type { CallContext } from '../../contexte.ts'
import { lireAppartenances, type TableAppartenance } from '../../reference/appartenance.ts'

interface Ensemble {
  readonly type: Output<'territoire.ensembles'>[number]['type']
  readonly code: string
  readonly nom: string
  readonly communes: readonly string[]
}

const ensemble = ({ type, code, nom, communes }: Ensemble) => ({ type, code, nom, communes: [...communes] })

/** The table of the library, closed after use: another window may replace it. */
function avecTable<T>({ espace }: CallContext, lire: (table: TableAppartenance) => T, sinon: T): T {
  const table = lireAppartenances(espace.bibliotheque)
  if (table === undefined) return sinon
  try {
    return lire(table)
  } finally {
    table.close()
  }
}

/** A city as its arrondissements; then from the smallest to the largest after the EPCI: canton, bassin de vie, arrondissement, département. */
export function ensembles(
  { code }: Parsed<'territoire.ensembles'>,
  context: CallContext,
): Output<'territoire.ensembles'> {
  const { reference } = context
  const connus = reference.ensembles(code)
  const importes = avecTable(context, (table) => table.deCommune(code, reference), [])
  const dAbord = connus.filter(({ type }) => type === 'municipaux' || type === 'epci')
  return [...dAbord, ...importes, ...connus.filter((un) => !dAbord.includes(un))].map(ensemble)
}

/** A request that names a kind ("canton de Gannat") is about it; else those of the reference come first. */
export function chercherEnsembles(
  { requete, limite }: Parsed<'territoire.chercherEnsembles'>,
  context: CallContext,
): Output<'territoire.chercherEnsembles'> {
  const { reference } = context
  const connus: readonly Ensemble[] = reference.searchEnsembles(requete, limite)
  const importes = avecTable(context, (table) => table.chercher(requete, limite, reference), [])
  if (/^\s*(?:canton|bassin)/i.test(requete)) return [...importes, ...connus].slice(0, limite).map(ensemble)
  // Half of the list each at least, so that neither hides the other.
  const place = Math.max(limite - importes.length, Math.ceil(limite / 2))
  const nommes = [...connus.slice(0, place), ...importes]
  const deja = new Set(nommes.map(({ type, code }) => `${type} ${code}`))
  const autour = autourDe(requete, context).filter(({ type, code }) => !deja.has(`${type} ${code}`))
  return [...nommes, ...autour].slice(0, limite).map(ensemble)
}

/** Homonyms beyond these would fill the list with wholes of elsewhere. */
const COMMUNES_CITEES = 3

/** The EPCI and the canton of a commune typed in the place of their names: « Gannat ». */
function autourDe(requete: string, context: CallContext): Ensemble[] {
  const norme = normaliserNom(requete)
  if (norme === '') return []
  const codes = new Set(context.reference.nommees(norme).map(({ commune }) => commune))
  return [...codes]
    .slice(0, COMMUNES_CITEES)
    .flatMap((code) => ensembles({ code }, context).filter(({ type }) => PROCHES.has(type)))
}

const PROCHES: ReadonlySet<Ensemble['type']> = new Set(['municipaux', 'epci', 'canton'])

/** Kinds of wholes that the library's table d'appartenance gives; none before one is imported. */
export const typesAppartenance = (context: CallContext): Output<'territoire.appartenances'> =>
  avecTable(context, (table) => table.types(), [])

export const appartenances = (
  _demande: Parsed<'territoire.appartenances'>,
  context: CallContext,
): Output<'territoire.appartenances'> => typesAppartenance(context)
