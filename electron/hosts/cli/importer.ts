/** « maillage importer »: files brought into a dossier, or into the application's library, in the order in which they help one another. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Input, Output, Progress } from '../../../shared/contract/methods.ts'
import type { Lecture } from '../../../shared/domain/lecture.ts'
import { GENRES_REPARATION, type GenreReparation, REPARATION_LABELS } from '../../../shared/domain/reparations.ts'
import type { Backend } from '../../backend/backend.ts'
import { given, readArguments, required, usage } from './arguments.ts'
import type { Sorties } from './sorties.ts'
import { contoursTexte, listeTexte, memoireTexte, rapportTexte } from './textes.ts'

export async function importer(
  backend: Backend,
  argv: readonly string[],
  { out, progress, refus, signal }: Sorties,
): Promise<void> {
  const args = readArguments(argv, ['profil', 'partie', 'millesime', 'rejets', 'doublons', 'identique', 'producteur'], {
    repeatable: ['sans-reparation'],
    flags: ['sans-memoire', 'liste-complete'],
  })
  const sansReparations = reparationsRefusees(args.lists['sans-reparation'] ?? [])
  const fichier = required(args, 0, 'le dossier (F.maillage)')
  const sources = args.positionals.slice(1)
  if (sources.length === 0) throw usage('Il manque le fichier à importer.')
  if (args.values.rejets !== undefined && sources.length > 1)
    throw usage('« --rejets » s’emploie avec un seul fichier à la fois.')
  let refuses = 0
  for (const { source, vu } of await enOrdre(backend, sources, args.values)) {
    try {
      await importerUn(source, vu)
    } catch (error) {
      if (sources.length === 1 || signal.aborted || !(error instanceof MaillageError)) throw error
      refuses++
      refus(error)
    }
  }
  if (refuses > 0) throw desRefus(refuses, sources.length)

  async function importerUn(source: string, vu: Vu): Promise<void> {
    const options = given(args.values, 'profil', 'partie', 'millesime', 'rejets', 'doublons', 'identique')
    const appel = {
      signal,
      onProgress: ({ step, done, total }: Progress) =>
        progress(`${step} ${total > 0 ? Math.floor((100 * done) / total) : 0} %`),
    }
    if (vu?.profil === 'contours') {
      const millesime = options.millesime ?? vu.millesime
      if (millesime === null)
        throw usage(`« ${vu.fichier} » est une carte : dites son année avec « --millesime AAAA ».`)
      const demande = { source, millesime, ...given(args.values, 'producteur') }
      out(contoursTexte(vu.fichier, await backend.call('contours.importer', demande, appel)))
      return
    }
    if (vu?.profil === 'fichiers-utiles') {
      out(listeTexte(await backend.call('donnees.majTelechargements', { source }, appel)))
      return
    }
    const connue = vu === null || args.flags.has('sans-memoire') ? null : lectureConnue(vu)
    if (connue !== null) out(memoireTexte(source, connue.lecture.libelle))
    const declaree = args.flags.has('liste-complete') ? { complete: true } : {}
    const input = {
      fichier,
      source,
      ...options,
      ...sansReparations,
      ...connue,
      ...declaree,
    } as Input<'dossier.importer'>
    out(rapportTexte(await backend.call('dossier.importer', input, appel)))
  }
}

/** Each was told when it was met; the others are in the dossier. */
const desRefus = (nombre: number, total: number): MaillageError =>
  new MaillageError(
    'donnees-invalides',
    `${nombre} des ${total} fichiers n’${nombre < 2 ? 'a' : 'ont'} pas été importé${nombre < 2 ? '' : 's'}.`,
    nombre === total ? 'Le dossier n’a pas changé.' : 'Les autres sont dans le dossier.',
    'Les raisons sont dites plus haut, fichier par fichier.',
  )

type Vu = Output<'donnees.reconnaitre'> | null

/** What each file is, in the order in which they help one another: structures before activities, whatever was typed. */
async function enOrdre(
  backend: Backend,
  sources: readonly string[],
  { profil, partie }: { readonly profil?: string; readonly partie?: string },
): Promise<{ readonly source: string; readonly vu: Vu }[]> {
  const vues: { source: string; vu: Vu }[] = []
  for (const source of sources)
    vues.push({ source, vu: profil === undefined ? await reconnaitre(backend, source, partie) : null })
  return vues.sort((a, b) => (a.vu?.ordre ?? 1) - (b.vu?.ordre ?? 1))
}

/** What the file is, as the window tells it; null: what cannot be read says so at its import. */
async function reconnaitre(backend: Backend, source: string, voulue: string | undefined): Promise<Vu> {
  try {
    return await backend.call('donnees.reconnaitre', { source, ...(voulue === undefined ? {} : { partie: voulue }) })
  } catch (error) {
    if (error instanceof MaillageError) return null
    throw error
  }
}

/** The columns chosen by hand for a file of these titles, here or in the window; null: none. */
function lectureConnue({
  lecture,
  partie,
}: Output<'donnees.reconnaitre'>): { readonly lecture: Lecture; readonly partie?: string } | null {
  return lecture === null ? null : { lecture, ...(partie === null ? {} : { partie }) }
}

/** « --sans-reparation zeros », as often as wanted. */
function reparationsRefusees(genres: readonly string[]): { readonly sansReparations?: GenreReparation[] } {
  if (genres.length === 0) return {}
  const sansReparations = GENRES_REPARATION.filter((genre) => genres.includes(genre))
  const inconnu = genres.find((genre) => !(GENRES_REPARATION as readonly string[]).includes(genre))
  if (inconnu !== undefined) {
    const connus = GENRES_REPARATION.map((genre) => `${genre} (${REPARATION_LABELS[genre].titre.toLowerCase()})`)
    throw usage(
      `La réparation « ${inconnu} » n’existe pas, ou ne se refuse pas. Celles qui se refusent : ${connus.join(', ')}.`,
    )
  }
  return { sansReparations }
}
