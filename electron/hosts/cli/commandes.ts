/** One function per command: reads its arguments, calls the contract, writes what a person or a script reads. */
import { type DocumentKind, documents, NOMS_DOCUMENTS } from '../../../shared/contract/documents.ts'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { type Input, type MethodName, methods } from '../../../shared/contract/methods.ts'
import { minuscule } from '../../../shared/domain/francais.ts'
import type { Backend } from '../../backend/backend.ts'
import { type Arguments, given, readArguments, required, usage } from './arguments.ts'
import { chiffresCsv, chiffresTexte } from './chiffres.ts'
import { completude } from './completude.ts'
import { controlesTexte } from './controles.ts'
import { cptsNommee } from './cpts-nommee.ts'
import { calendrier, financement } from './financement.ts'
import { importer } from './importer.ts'
import { projet } from './projet.ts'
import { quartiers } from './quartiers.ts'
import { textes } from './sections.ts'
import type { Sorties } from './sorties.ts'
import { bibliothequeTexte, creationTexte, fichiersTexte, reglagesTexte } from './textes.ts'
import { versions } from './versions.ts'

export type Commande = (backend: Backend, argv: readonly string[], sorties: Sorties) => Promise<void>

async function nouveau(backend: Backend, argv: readonly string[], { out, signal }: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'communes', 'epci', 'cpts-csv', 'millesime'])
  const fichier = required(args, 0, 'le nom du dossier à créer (F.maillage)')
  const { cpts, communes, epci, 'cpts-csv': liste } = args.values
  if (liste !== undefined) {
    if (cpts !== undefined || communes !== undefined || epci !== undefined)
      throw usage('« --cpts-csv » ne se combine pas avec « --cpts », « --communes » ou « --epci ».')
    const input = { fichier, liste, ...given(args.values, 'millesime') }
    const resume = await backend.call('dossier.creer', input, { signal })
    out(creationTexte(resume, resume.remarques))
    return
  }
  if (cpts === undefined || cpts.trim() === '') throw usage('Il manque le nom de la CPTS : --cpts "Nom".')
  if ((communes === undefined) === (epci === undefined)) throw usage('Donnez soit « --communes », soit « --epci ».')
  const input = { fichier, ...given(args.values, 'millesime'), ...territoire(cpts, communes, epci) }
  const resume = await backend.call('dossier.creer', input, { signal })
  out(creationTexte(resume, resume.remarques))
}

/** « --communes » holds the list, or names its file after « @ ». */
function territoire(
  nom: string,
  communes: string | undefined,
  epci: string | undefined,
): Pick<Input<'dossier.creer'>, 'cpts' | 'liste'> {
  if (communes === undefined) return { cpts: [{ nom, epci: epci ?? '' }] }
  if (communes.startsWith('@')) return { cpts: [{ nom }], liste: communes.slice(1) }
  return { cpts: [{ nom, ...(communes.trim() === '' ? {} : { texte: communes }) }] }
}

async function exemple(backend: Backend, argv: readonly string[], { out }: Sorties): Promise<void> {
  const args = readArguments(argv, ['sortie'])
  const id = args.positionals[0]
  if (id === undefined) {
    const exemples = await backend.call('exemple.lister', {})
    throw usage(`Choisissez un exemple : ${exemples.map((e) => e.id).join(', ')}.`)
  }
  const fichier = args.values.sortie ?? `${id}.maillage`
  out(creationTexte(await backend.call('exemple.creer', { id, fichier })))
}

async function chiffres(backend: Backend, argv: readonly string[], { out, donnees }: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'format', 'millesime'])
  const fichier = required(args, 0, 'le dossier (F.maillage)')
  const format = args.values.format ?? 'texte'
  const resultat = await backend.call('dossier.chiffres', {
    fichier,
    ...(await cptsNommee(backend, fichier, args.values.cpts)),
    ...given(args.values, 'millesime'),
  })
  if (format === 'json') donnees(JSON.stringify(resultat, null, 2))
  else if (format === 'csv') donnees(chiffresCsv(resultat))
  else if (format === 'texte') out(chiffresTexte(resultat))
  else throw usage(`Le format « ${format} » n’existe pas : choisissez texte, json ou csv.`)
}

async function document(backend: Backend, argv: readonly string[], { out }: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'sortie', 'millesime', 'date'])
  const fichier = required(args, 0, 'le dossier (F.maillage)')
  const kind = required(args, 1, `le document : ${documents.join(', ')}`)
  if (!isDocument(kind)) throw usage(`Le document « ${kind} » n’existe pas : choisissez ${documents.join(', ')}.`)
  const sortie = args.values.sortie
  if (sortie === undefined) throw usage('Il manque le fichier à écrire : -o sortie.pdf ou -o sortie.docx.')
  const resultat = await backend.call('document.produire', {
    fichier,
    document: kind,
    sortie,
    ...(await cptsNommee(backend, fichier, args.values.cpts)),
    ...given(args.values, 'millesime', 'date'),
  })
  out(
    `${resultat.sortie} : ${minuscule(NOMS_DOCUMENTS[kind])} de « ${resultat.cpts} », ${Math.ceil(resultat.octets / 1024)} ko.`,
  )
}

function isDocument(kind: string): kind is DocumentKind {
  return (documents as readonly string[]).includes(kind)
}

async function verifier(backend: Backend, argv: readonly string[], { out, donnees }: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'format', 'millesime'])
  const fichier = required(args, 0, 'le dossier (F.maillage)')
  const format = args.values.format ?? 'texte'
  if (format !== 'texte' && format !== 'json')
    throw usage(`Le format « ${format} » n’existe pas : choisissez texte ou json.`)
  const resultat = await backend.call('dossier.verifier', {
    fichier,
    ...(await cptsNommee(backend, fichier, args.values.cpts)),
    ...given(args.values, 'millesime'),
  })
  if (format === 'json') donnees(JSON.stringify(resultat, null, 2))
  else out(controlesTexte(resultat))
}

async function regler(backend: Backend, argv: readonly string[], { out }: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts'])
  const fichier = required(args, 0, 'le dossier (F.maillage)')
  const reglages = lireReglages(args)
  const cpts = await cptsNommee(backend, fichier, args.values.cpts)
  if (Object.keys(reglages).length > 0)
    await backend.call('dossier.regler', { fichier, reglages, ...cpts }).catch(direLesCles)
  out(reglagesTexte(await backend.call('dossier.reglages', { fichier, ...cpts })))
}

/** Where the keys are told, in the words of the command. */
function direLesCles(error: unknown): never {
  if (!(error instanceof MaillageError) || error.body.kind !== 'donnees-invalides') throw error
  const { kind, titre, explication, issue } = error.body
  throw new MaillageError(kind, titre, explication, `${issue} « maillage regler F.maillage » montre les clés.`, error)
}

function lireReglages(args: Arguments): Record<string, string> {
  const paires = args.positionals.slice(1).map((paire) => {
    const egal = paire.indexOf('=')
    if (egal < 1) throw usage(`« ${paire} » n’est pas de la forme clé=valeur.`)
    return [paire.slice(0, egal).trim(), paire.slice(egal + 1).trim()] as const
  })
  return Object.fromEntries(paires)
}

/** What to download before leaving the network, and what a dossier has of it. */
async function fichiers(backend: Backend, argv: readonly string[], { out }: Sorties): Promise<void> {
  const [fichier] = readArguments(argv, []).positionals
  out(fichiersTexte(await backend.call('donnees.telechargements', fichier === undefined ? {} : { fichier })))
}

/** What the application keeps for all dossiers; with an id, takes it out. */
async function bibliotheque(backend: Backend, argv: readonly string[], { out }: Sorties): Promise<void> {
  const args = readArguments(argv, [])
  const [verbe] = args.positionals
  if (verbe !== undefined && verbe !== 'retirer')
    throw usage(`« ${verbe} » n’existe pas : « maillage bibliotheque », ou « maillage bibliotheque retirer ID ».`)
  if (verbe === 'retirer')
    await backend.call('bibliotheque.retirer', { id: required(args, 1, 'l’identifiant à retirer') })
  out(bibliothequeTexte(await backend.call('bibliotheque.lister', {})))
}

async function appeler(backend: Backend, argv: readonly string[], { donnees, signal }: Sorties): Promise<void> {
  const args = readArguments(argv, [])
  const methode = required(args, 0, 'la méthode du contrat')
  if (!Object.hasOwn(methods, methode))
    throw usage(`La méthode « ${methode} » n’existe pas. Méthodes : ${Object.keys(methods).join(', ')}.`)
  let input: unknown
  try {
    input = JSON.parse(args.positionals[1] ?? '{}')
  } catch {
    throw usage(`L’argument n’est pas du JSON : '{"fichier":"F.maillage"}', par exemple.`)
  }
  const nomme = await enNumero(backend, input)
  donnees(JSON.stringify(await backend.call(methode as MethodName, nomme as Input<MethodName>, { signal }), null, 2))
}

/** A script may name a CPTS; the contract takes its number. */
async function enNumero(backend: Backend, input: unknown): Promise<unknown> {
  if (typeof input !== 'object' || input === null) return input
  const { fichier, cpts } = input as { readonly fichier?: unknown; readonly cpts?: unknown }
  if (typeof fichier !== 'string' || typeof cpts !== 'string') return input
  return { ...input, ...(await cptsNommee(backend, fichier, cpts)) }
}

export const commandes: Readonly<Record<string, Commande>> = {
  nouveau,
  exemple,
  importer,
  chiffres,
  quartiers,
  document,
  textes,
  versions,
  verifier,
  regler,
  financement,
  calendrier,
  projet,
  completude,
  fichiers,
  bibliotheque,
  appeler,
}
