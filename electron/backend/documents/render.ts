/** The door of this room: a model becomes bytes, and bytes become a file, wholly or not at all. */
import { basename, dirname, resolve } from 'node:path'
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { DocumentModel } from '../../../shared/document/model.ts'

import { ecrireFlux } from '../../disque/entier.ts'

export type DocumentFormat = 'pdf' | 'docx'

/** The bytes of a document. Each engine is loaded at its first use only: a Word document never waits for Typst. */
export async function renderDocument(model: DocumentModel, format: DocumentFormat): Promise<Uint8Array> {
  if (format === 'pdf') return (await import('./pdf.ts')).renderPdf(model)
  return (await import('./docx.ts')).renderDocx(model)
}

/**
 * Writes the file beside its place, then moves it there: a reader never sees half a document, and the previous version
 * stays when the disk is full.
 * @throws MaillageError kind 'ecriture-impossible'.
 */
export async function writeDocument(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await ecrireFlux(path, bytes)
  } catch (error) {
    throw writeError(path, error)
  }
}

/** Why a file could not be written, and what to do, by the system's error code. */
function writeError(path: string, cause: unknown): MaillageError {
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  const [explanation, wayOut] = REASONS[code] ?? [
    'Le système a refusé l’écriture.',
    'Réessayez à un autre emplacement.',
  ]
  return new MaillageError(
    'ecriture-impossible',
    `Le document «\u00A0${basename(path)}\u00A0» n’a pas pu être enregistré.`,
    `${explanation} Emplacement\u00A0: ${dirname(resolve(path))}.`,
    wayOut,
    cause,
  )
}

const DENIED: [string, string] = [
  'Ce dossier ou ce fichier est protégé contre l’écriture.',
  'Choisissez un dossier où vous pouvez écrire, par exemple Documents.',
]
const OPEN_ELSEWHERE: [string, string] = [
  'Le fichier est peut-être ouvert dans un autre logiciel.',
  'Fermez-le (dans Word ou le lecteur de PDF), puis recommencez.',
]
const REASONS: Record<string, [string, string]> = {
  ENOENT: ['Le dossier de destination n’existe pas.', 'Créez ce dossier ou choisissez-en un autre.'],
  ENOTDIR: ['Le dossier de destination n’en est pas un.', 'Choisissez un autre dossier.'],
  EISDIR: ['Un dossier porte déjà ce nom.', 'Choisissez un autre nom de fichier.'],
  EACCES: DENIED,
  EROFS: DENIED,
  EPERM: OPEN_ELSEWHERE,
  EBUSY: OPEN_ELSEWHERE,
  ENOSPC: [
    'Le disque est plein.',
    'Libérez de la place, puis recommencez\u00A0; l’ancienne version du fichier est intacte.',
  ],
  EDQUOT: ['Votre espace sur ce disque est plein.', 'Libérez de la place, puis recommencez.'],
  ENAMETOOLONG: ['Le nom du fichier est trop long.', 'Choisissez un nom plus court.'],
}
