/** `textes F document …`: the sections of a document, listed, read, written from a file, brought back. */
import { readFileSync, statSync } from 'node:fs'
import { type DocumentKind, documents } from '../../../shared/contract/documents.ts'
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Input, Output } from '../../../shared/contract/methods.ts'
import { cleReference as cle } from '../../../shared/document/plan/texte.ts'
import type { Backend } from '../../backend/backend.ts'
import { type Arguments, readArguments, required, usage } from './arguments.ts'
import { cptsSeule } from './cpts-nommee.ts'
import type { Sorties } from './sorties.ts'
import { tableau } from './tableau.ts'
import { chiffresPerdus, ecritureDe, lirePlat, nommeChiffres, type Texte } from './texte-plat.ts'

type Lues = Output<'textes.lire'>
type Dans = Input<'textes.lister'>

/** Beyond it, no text of a document. */
const OCTETS = 8_000_000

export async function textes(backend: Backend, argv: readonly string[], { out, donnees }: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'format', 'depuis'], { flags: ['revenir', 'chiffres'] })
  const dans = await demande(backend, args)
  const [, , section, place] = args.positionals
  const json = formatJson(args.values.format)
  if (args.flags.has('chiffres')) {
    const offerts = await backend.call('textes.chiffres', { fichier: dans.fichier, cpts: dans.cpts })
    if (json) donnees(JSON.stringify(offerts, null, 2))
    else out(offertsTexte(offerts))
    return
  }
  if (section === undefined) {
    if (args.values.depuis !== undefined || args.flags.has('revenir')) throw usage('Dites de quelle section.')
    const liste = await backend.call('textes.lister', dans)
    if (json) donnees(JSON.stringify(liste, null, 2))
    else out(listeTexte(liste))
    return
  }
  const lues = await agir(backend, { ...dans, section }, place, args, json ? () => {} : out)
  const voulues = place === undefined ? lues : seule(lues, place)
  if (json) donnees(JSON.stringify(voulues, null, 2))
  else out(lecture(voulues))
}

async function demande(backend: Backend, args: Arguments): Promise<Dans> {
  const fichier = required(args, 0, 'le dossier (F.maillage)') as Dans['fichier']
  const document = required(args, 1, `le document : ${documents.join(', ')}`)
  if (!(documents as readonly string[]).includes(document))
    throw usage(`Le document « ${document} » n’existe pas : choisissez ${documents.join(', ')}.`)
  const cpts = await cptsSeule(backend, fichier, args.values.cpts)
  return { fichier, document: document as DocumentKind, cpts }
}

function formatJson(format = 'texte'): boolean {
  if (format !== 'texte' && format !== 'json')
    throw usage(`Le format « ${format} » n’existe pas : choisissez texte ou json.`)
  return format === 'json'
}

async function agir(
  backend: Backend,
  ici: Dans & { readonly section: string },
  place: string | undefined,
  { values, flags }: Arguments,
  out: Sorties['out'],
): Promise<Lues> {
  if (flags.has('revenir')) {
    if (values.depuis !== undefined) throw usage('« --depuis » et « --revenir » ne vont pas ensemble.')
    return backend.call('textes.revenir', { ...ici, ...(place === undefined ? {} : { place }) })
  }
  if (values.depuis === undefined) return backend.call('textes.lire', ici)
  if (place === undefined) throw usage('Dites à quelle place de la section : avant, apres, ou un de ses textes.')
  const texte = await lireFichier(backend, ici, values.depuis)
  const avant = texteA(await backend.call('textes.lire', ici), place)
  const lues = await backend.call('textes.ecrire', { ...ici, place, texte })
  const perdus = chiffresPerdus(avant, texte)
  if (perdus.length > 0)
    out(
      `! ${perdus.length > 1 ? 'Ces chiffres ne suivent' : 'Ce chiffre ne suit'} plus le dossier dans ce texte : ${perdus.join(' ; ')}. Pour un chiffre vivant, écrivez-le [[ainsi]] (« --chiffres » en donne la liste).`,
    )
  return lues
}

/** What stood there: the user's words, else the generated ones. */
function texteA({ sections }: Lues, place: string): Texte | null {
  const un = sections.flatMap(({ elements }) => elements).find((e) => e.type === 'texte' && e.texte.place === place)
  return un?.type === 'texte' ? (un.texte.edite ?? un.texte.genere) : null
}

/** A .json holds a text as « --format json » gives it; another file, plain words (`texte-plat.ts`). */
async function lireFichier(backend: Backend, { fichier, cpts }: Dans, chemin: string): Promise<Texte> {
  const contenu = octets(chemin)
  if (!/\.json$/i.test(chemin))
    return lirePlat(contenu, nommeChiffres(contenu) ? await backend.call('textes.chiffres', { fichier, cpts }) : [])
  try {
    return JSON.parse(contenu) as Texte
  } catch {
    throw illisible(chemin, 'Ce n’est pas du JSON.')
  }
}

function octets(chemin: string): string {
  try {
    if (statSync(chemin).size > OCTETS) throw illisible(chemin, 'Il pèse plus de 8 Mo.')
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(chemin))
  } catch (error) {
    throw error instanceof MaillageError ? error : illisible(chemin, 'Il n’existe pas, ou n’est pas du texte en UTF-8.')
  }
}

function illisible(chemin: string, pourquoi: string): MaillageError {
  return new MaillageError(
    'fichier-illisible',
    `« ${chemin} » ne peut pas être lu.`,
    pourquoi,
    'Donnez un fichier de texte en UTF-8, ou un .json tel que l’écrit « --format json ».',
  )
}

function seule({ sections, chiffres }: Lues, place: string): Lues {
  return {
    sections: sections.map((une) => ({
      ...une,
      elements: une.elements.filter((un) => un.type === 'texte' && un.texte.place === place),
    })),
    chiffres,
  }
}

function offertsTexte(offerts: Output<'textes.chiffres'>): string {
  return tableau(
    [{ titre: 'À écrire' }, { titre: 'Chiffre' }, { titre: 'Aujourd’hui' }],
    offerts.map((un) => [ecritureDe(un), un.libelle, un.texte]),
  )
}

const ETATS = { suivie: '', modifiee: 'modifiée', a_revoir: 'à revoir' } as const

function listeTexte({ sections }: Output<'textes.lister'>): string {
  return tableau(
    [{ titre: 'Section' }, { titre: 'Titre' }, { titre: 'État' }],
    sections.map(({ id, titre, niveau, etat, active, signaux }) => [
      id,
      `${'  '.repeat(Math.max(0, niveau - 1))}${titre}`,
      [active ? '' : 'désactivée', ETATS[etat], signaux > 0 ? `(${signaux})` : '']
        .filter((mot) => mot !== '')
        .join(' '),
    ]),
  )
}

function lecture({ sections, chiffres }: Lues): string {
  const lignes = sections.flatMap(({ titre, elements }) => [
    ...(titre === '' ? [] : [titre, '']),
    ...elements.flatMap((un) => {
      if (un.type === 'bloc') return [`[${un.nature}${un.resume === '' ? '' : ` : ${un.resume}`}]`, '']
      const { place, genere, edite, etat, signaux } = un.texte
      const texte = edite ?? genere
      if (texte === null) return []
      return [
        `${place}${etat === 'suivie' ? '' : ` (${ETATS[etat]})`}`,
        ...paragraphes(texte, chiffres),
        ...signaux.map(({ libelle, ancien, nouveau }) => `  ! ${libelle ?? 'Texte généré'} : ${ancien} → ${nouveau}`),
        '',
      ]
    }),
  ])
  return lignes.join('\n').trimEnd()
}

function paragraphes(texte: Texte, chiffres: Lues['chiffres']): string[] {
  let rang = 0
  return texte.map((un) => {
    rang = un.type === 'numero' ? rang + 1 : 0
    const debut =
      un.type === 'titre'
        ? `${'#'.repeat(un.niveau)} `
        : un.type === 'puce'
          ? '- '
          : un.type === 'numero'
            ? `${rang}. `
            : ''
    const mots = un.morceaux.map((m) => ('texte' in m ? m.texte : (chiffres[cle(m.chiffre)]?.texte ?? m.vu)))
    return `  ${debut}${mots.join('')}`
  })
}
