/** Turns what SQLite and the file system say into words for the user. The technical cause stays attached for the log. */
import { basename } from 'node:path'
import { MaillageError } from '../../../shared/contract/errors.ts'

const NBSP = '\u00A0'

/** A file or a CPTS between French quotation marks. */
export function cite(nom: string): string {
  return `«${NBSP}${nom}${NBSP}»`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

export function missingFile(path: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'fichier-introuvable',
    'Ce dossier est introuvable.',
    `Le fichier ${cite(basename(path))} n’existe pas à cet endroit${NBSP}: ${path}.`,
    'Vérifiez le nom et l’emplacement du fichier, ou branchez le support qui le contient.',
    cause,
  )
}

export function unreadableFile(path: string, why: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'fichier-illisible',
    'Ce dossier ne peut pas être lu.',
    `${cite(basename(path))}${NBSP}: ${why}`,
    'Vérifiez vos droits sur ce fichier, ou copiez-le dans un dossier de votre ordinateur, puis recommencez.',
    cause,
  )
}

export function notADossier(path: string, why: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'fichier-non-reconnu',
    'Ce fichier n’est pas un dossier Maillage.',
    `${cite(basename(path))}${NBSP}: ${why}`,
    `Choisissez un fichier ${cite('.maillage')} créé par cette application${NBSP}; pour apporter des données, importez ce fichier dans un dossier.`,
    cause,
  )
}

export function damagedDossier(path: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'fichier-abime',
    'Ce dossier est abîmé.',
    `Le contenu de ${cite(basename(path))} n’est plus cohérent${NBSP}: le fichier a sans doute été tronqué ou modifié par un autre logiciel, ou son support est défaillant.`,
    `Reprenez une sauvegarde de ce dossier, ou la copie ${cite(`${basename(path)}.avant-v…`)} faite avant une mise à jour si elle existe. Gardez aussi le fichier abîmé.`,
    cause,
  )
}

const OBJETS: Readonly<Record<string, string>> = {
  trigger: 'un déclencheur',
  view: 'une vue',
  table: 'une table',
  index: 'un index',
}

/** `autres`, `manquants`: "trigger nom", as SQLite names them. */
export function foreignStructure(path: string, autres: readonly string[], manquants: readonly string[]): MaillageError {
  const dire = (objet: string): string => {
    const [type = '', ...nom] = objet.split(' ')
    return `${OBJETS[type] ?? 'un objet'} ${cite(nom.join(' ').slice(0, 60))}`
  }
  const quoi = (objets: readonly string[]): string => objets.slice(0, 3).map(dire).join(', ')
  const why =
    autres.length > 0 ? `il contient ${quoi(autres)}, que Maillage n’a pas écrit` : `il lui manque ${quoi(manquants)}`
  return new MaillageError(
    'fichier-non-reconnu',
    'Ce dossier n’est pas tel que Maillage l’écrit.',
    `${cite(basename(path))}${NBSP}: ${why}. Il pourrait montrer de faux chiffres${NBSP}: il n’a pas été ouvert, et n’a pas changé.`,
    'Reprenez une copie sûre de ce dossier, ou demandez à la personne qui vous l’a envoyé comment il a été fait.',
  )
}

export function newerDossier(path: string, version: number, known: number): MaillageError {
  return new MaillageError(
    'dossier-plus-recent',
    'Ce dossier a été enregistré par une version plus récente de Maillage.',
    `${cite(basename(path))} est au format ${version}${NBSP}; cette application connaît les formats 1 à ${known}. Rien n’a été modifié.`,
    'Mettez Maillage à jour sur cet ordinateur, puis ouvrez à nouveau le dossier.',
  )
}

/** Another process writes. */
export function busyDossier(path: string, why: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'dossier-occupe',
    'Ce dossier est occupé.',
    `${cite(basename(path))}${NBSP}: ${why}`,
    'Attendez la fin de cette opération ou fermez l’autre fenêtre, puis recommencez. Rien n’a été modifié.',
    cause,
  )
}

/** A change of this application lasts longer than another one waits for it. */
export function slowWriting(path: string): MaillageError {
  return new MaillageError(
    'ecriture-en-cours',
    'Une autre modification de ce dossier n’est pas finie.',
    `${cite(basename(path))}${NBSP}: un import, ou la mesure de ses effets, y écrit encore. Votre modification n’a pas été faite.`,
    'Attendez la fin de cette opération, puis recommencez.',
  )
}

export function unwritableFile(path: string, why: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'ecriture-impossible',
    'L’écriture est impossible.',
    `${cite(basename(path))}${NBSP}: ${why}`,
    'Copiez le dossier dans un emplacement où vous pouvez écrire (par exemple vos documents), puis recommencez. Rien n’a été modifié.',
    cause,
  )
}

export function diskFull(path: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'ecriture-impossible',
    'Il n’y a plus assez de place.',
    `Le disque qui contient ${cite(basename(path))} est plein. L’opération est annulée en entier${NBSP}; le dossier est resté comme avant.`,
    'Libérez de la place ou copiez le dossier sur un autre disque, puis recommencez.',
    cause,
  )
}

export function alreadyExists(path: string): MaillageError {
  return new MaillageError(
    'ecriture-impossible',
    'Ce fichier existe déjà.',
    `${cite(basename(path))} existe déjà à cet endroit\u00A0; il n’a pas été remplacé.`,
    'Choisissez un autre nom, ou ouvrez le dossier existant.',
  )
}

/**
 * Any error met while using the dossier at `path`, as something that may be shown.
 * MaillageErrors pass through; so do errors that are our own defects (constraint, wrong SQL), unchanged.
 */
export function dossierError(error: unknown, path: string): unknown {
  if (error instanceof MaillageError) return error
  const code = codeOf(error)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return busyDossier(path, 'une autre fenêtre ou un autre programme est en train d’y écrire.', error)
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path, error)
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return damagedDossier(path, error)
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return unwritableFile(path, 'ce fichier ou le dossier qui le contient est en lecture seule.', error)
  }
  if (code.startsWith('SQLITE_CANTOPEN')) {
    return unwritableFile(path, 'le dossier qui le contient refuse les fichiers de travail.', error)
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new MaillageError(
      'fichier-introuvable',
      'Cet emplacement est introuvable.',
      `Le dossier qui doit contenir ${cite(basename(path))} n’existe pas${NBSP}: ${path}.`,
      'Choisissez un autre emplacement, ou créez d’abord ce dossier.',
      error,
    )
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') {
    return unreadableFile(path, 'le support ne répond plus (clé retirée, réseau coupé, disque défaillant).', error)
  }
  return error
}
