/** The wholes a territory is made of: those of the reference, and those that an imported table d'appartenance gives. */
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { CallContext } from '../backend.ts'
import type { Reference } from '../reference/types.ts'
import { type Appartenance, listAppartenances } from '../store/appartenance.ts'
import { withDossier } from './ouvrir.ts'

type Ensemble = Output<'territoire.ensembles'>[number]

/** Kinds that only an imported table gives, in the order they are offered. */
const IMPORTES = ['canton', 'bassin'] as const
const MOTS: Readonly<Record<(typeof IMPORTES)[number], string>> = { canton: 'Canton', bassin: 'Bassin de vie' }

export async function ensembles(
  { code, fichier }: Parsed<'territoire.ensembles'>,
  context: CallContext,
): Promise<Output<'territoire.ensembles'>> {
  const importes = await lireImportes(fichier, context)
  const connus = context.reference.ensembles(code).map((un): Ensemble => ({ ...un, communes: [...un.communes] }))
  // From the smallest to the largest: the canton before the arrondissement.
  const epci = connus.filter(({ type }) => type === 'epci')
  return [
    ...epci,
    ...importes.filter(({ communes }) => communes.includes(code)),
    ...connus.filter(({ type }) => type !== 'epci'),
  ]
}

export async function chercherEnsembles(
  { requete, limite, fichier }: Parsed<'territoire.chercherEnsembles'>,
  context: CallContext,
): Promise<Output<'territoire.chercherEnsembles'>> {
  const connus = context.reference.searchEnsembles(requete, limite)
  const trouves = chercherParmi(await lireImportes(fichier, context), requete)
  const exacts = trouves.filter(({ exact }) => exact).map(({ un }) => un)
  const autres = trouves.filter(({ exact }) => !exact).map(({ un }) => un)
  return [...exacts, ...connus.map((un) => ({ ...un, communes: [...un.communes] })), ...autres].slice(0, limite)
}

/** Kinds of wholes that the dossier's table d'appartenance gives. */
export async function appartenances(
  { fichier }: Parsed<'territoire.appartenances'>,
  context: CallContext,
): Promise<Output<'territoire.appartenances'>> {
  const importes = await lireImportes(fichier, context)
  return IMPORTES.filter((type) => importes.some((un) => un.type === type))
}

function lireImportes(fichier: string | undefined, context: CallContext): Promise<Ensemble[]> {
  if (fichier === undefined) return Promise.resolve([])
  return withDossier(fichier, 'read', context, (dossier) =>
    reunir(listAppartenances(dossier, IMPORTES), context.reference),
  )
}

/** Memberships gathered by whole; communes of an older year are those of today, each once. */
function reunir(lignes: readonly Appartenance[], reference: Reference): Ensemble[] {
  const ordre = [...lignes].sort((a, b) => rangDe(a) - rangDe(b))
  const parEnsemble = Map.groupBy(ordre, ({ type, valeur }) => `${type} ${valeur}`)
  return [...parEnsemble.values()].flatMap((membres) => {
    const [premier] = membres
    const type = IMPORTES.find((un) => un === premier?.type)
    if (premier === undefined || type === undefined) return []
    const communes = new Set(membres.flatMap(({ code }) => aujourdhui(code, reference)))
    if (communes.size === 0) return []
    const nom = premier.libelle ?? `${MOTS[type]} ${premier.valeur}`
    return [{ type, code: premier.valeur, nom, communes: [...communes].sort() }]
  })
}

/** Cantons before bassins de vie. */
const rangDe = ({ type }: Appartenance): number => IMPORTES.findIndex((un) => un === type)

function aujourdhui(code: string, reference: Reference): string[] {
  const resolution = reference.resolve(code)
  if (resolution.kind === 'today') return [resolution.code]
  return resolution.kind === 'moved' ? [resolution.to] : []
}

/** Every word of the request begins a word of the name, or the request is the code. */
function chercherParmi(
  ensembles: readonly Ensemble[],
  requete: string,
): { readonly un: Ensemble; readonly exact: boolean }[] {
  const voulu = normaliserNom(requete)
    .replace(/^(?:canton|bassin de vie) (?:du |de la |de l |des |de |d )?/, '')
    .trim()
  if (voulu === '') return []
  const mots = voulu.split(' ')
  return ensembles.flatMap((un) => {
    const nom = normaliserNom(un.nom)
    const exact = nom === voulu || un.code.toLowerCase() === voulu
    const debuts = nom.split(' ')
    return exact || mots.every((mot) => debuts.some((debut) => debut.startsWith(mot))) ? [{ un, exact }] : []
  })
}
