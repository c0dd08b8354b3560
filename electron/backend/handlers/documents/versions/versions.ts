/** Named versions: kept, listed, compared, on screen and on paper. */
import { NOMS_DOCUMENTS } from '../../../../../shared/contract/documents.ts'
import type { Output, Parsed } from '../../../../../shared/contract/methods.ts'
import type { ComparaisonVersions } from '../../../../../shared/contract/versions.ts'
import { noteVersions } from '../../../../../shared/document/versions.ts'
import { nomFichier } from '../../../../../shared/domain/nom-fichier.ts'
import { comparerPhotos, identiques } from '../../../../../shared/domain/versions/comparer.ts'
import type { Photo } from '../../../../../shared/domain/versions/photo.ts'
import type { CallContext } from '../../../contexte.ts'
import type { DocumentFormat } from '../../../documents/render.ts'
import { journalEntre, lastJournal } from '../../../store/journal.ts'
import { findCpts } from '../../../store/territoire.ts'
import type { CptsRow, Dossier } from '../../../store/types.ts'
import { addVersion, deleteVersion, getVersion, listVersions } from '../../../store/versions.ts'
import { texteJournal } from '../../dossier/libelles.ts'
import { withDossier } from '../../dossier/ouvrir.ts'
import { formatDe } from '../document.ts'
import { photographier } from './photo.ts'

type Versions = Output<'versions.lister'>
const JOURNAL = 200
const MAINTENANT = 'maintenant'

const lire = (dossier: Dossier, { id: cpts }: CptsRow): Versions =>
  listVersions(dossier, cpts).map(({ id, nom, creeLe }) => ({ id, nom, creeLe }))

export function lister({ fichier, cpts }: Parsed<'versions.lister'>, context: CallContext): Promise<Versions> {
  return withDossier(fichier, context, (dossier) => lire(dossier, findCpts(dossier, cpts)))
}

export function nommer(
  { fichier, cpts: quelle, nom }: Parsed<'versions.nommer'>,
  context: CallContext,
): Promise<Output<'versions.nommer'>> {
  return withDossier(fichier, context, async (dossier) => {
    const cpts = findCpts(dossier, quelle)
    const photo = await photographier(dossier, cpts, context)
    const version = { nom: nom.normalize('NFC'), creeLe: context.now(), journal: lastJournal(dossier).id, photo }
    const id = dossier.transaction('version.nommer', { cpts: cpts.nom, nom: version.nom }, () =>
      addVersion(dossier, cpts.id, version),
    )
    return { id, versions: lire(dossier, cpts) }
  })
}

export function supprimer(
  { fichier, cpts: quelle, id }: Parsed<'versions.supprimer'>,
  context: CallContext,
): Promise<Versions> {
  return withDossier(fichier, context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    const nom = listVersions(dossier, cpts.id).find((une) => une.id === id)?.nom ?? getVersion(dossier, cpts.id, id).nom
    dossier.transaction('version.supprimer', { cpts: cpts.nom, nom }, () => deleteVersion(dossier, cpts.id, id))
    return lire(dossier, cpts)
  })
}

export function comparer(demande: Parsed<'versions.comparer'>, context: CallContext): Promise<ComparaisonVersions> {
  return withDossier(demande.fichier, context, (dossier) => comparaisonDe(dossier, demande, context))
}

interface Cote {
  readonly id: number | null
  readonly nom: string
  readonly creeLe: string
  readonly journal: number
  readonly photo: Photo
}

async function comparaisonDe(
  dossier: Dossier,
  { cpts: quelle, de, a }: Pick<Parsed<'versions.comparer'>, 'cpts' | 'de' | 'a'>,
  context: CallContext,
): Promise<ComparaisonVersions> {
  const cpts = findCpts(dossier, quelle)
  const [avant, apres] = [await lireCote(dossier, cpts, de, context), await lireCote(dossier, cpts, a, context)]
  const comparaison = comparerPhotos(avant.photo, apres.photo)
  const cote = ({ id, nom, creeLe }: Cote) => ({ id, nom, creeLe })
  return structuredClone({
    version: 1,
    cpts: cpts.nom,
    de: cote(avant),
    a: cote(apres),
    identiques: identiques(comparaison),
    ...comparaison,
    journal: journalEntre(dossier, avant.journal, apres.journal, JOURNAL)
      .filter(({ action }) => !action.startsWith('version.'))
      .map((ligne) => ({ date: ligne.date, texte: texteJournal(ligne) })),
  }) as ComparaisonVersions
}

async function lireCote(dossier: Dossier, cpts: CptsRow, id: number | null, context: CallContext): Promise<Cote> {
  if (id !== null) return getVersion(dossier, cpts.id, id)
  const photo = await photographier(dossier, cpts, context)
  return { id: null, nom: MAINTENANT, creeLe: context.now(), journal: lastJournal(dossier).id, photo }
}

export async function produire(
  { sortie, ...demande }: Parsed<'versions.produire'>,
  context: CallContext,
): Promise<Output<'versions.produire'>> {
  const { bytes } = await note(demande, formatDe(sortie), context)
  const { writeDocument } = await import('../../../documents/render.ts')
  await writeDocument(sortie, bytes)
  return { sortie, octets: bytes.byteLength }
}

export async function composer(
  { format, ...demande }: Parsed<'versions.composer'>,
  context: CallContext,
): Promise<Output<'versions.composer'>> {
  const { bytes, cpts } = await note(demande, format, context)
  return { nom: nomFichier(`Ce qui a changé ${cpts}`, format), base64: Buffer.from(bytes).toString('base64') }
}

async function note(
  { fichier, ...demande }: Parsed<'versions.comparer'>,
  format: DocumentFormat,
  context: CallContext,
): Promise<{ readonly bytes: Uint8Array; readonly cpts: string }> {
  context.onProgress({ step: 'Comparaison', done: 0, total: 3 })
  const lue = await withDossier(fichier, context, (dossier) => comparaisonDe(dossier, demande, context))
  const { cpts, de, a } = lue
  const modele = noteVersions({ cpts, de, a, documents: NOMS_DOCUMENTS, comparaison: lue })
  return { bytes: await context.composition.composer({ modele }, format, context), cpts }
}
