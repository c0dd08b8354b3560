/** Why a file could not be written, for a person. Knows no Electron. */

/** What to tell, by the system's code: a document open in Word is by far the most frequent. */
export function pourquoi(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException | null)?.code
  if (code === 'EBUSY' || code === 'EPERM')
    return 'Il est peut-être ouvert dans un autre logiciel\u00A0: fermez-le, puis recommencez.'
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'Le disque est plein\u00A0: libérez de la place, puis recommencez.'
  if (code === 'EACCES' || code === 'EROFS')
    return 'Ce répertoire est protégé contre l’écriture\u00A0: choisissez-en un autre.'
  return 'Choisissez un autre répertoire, puis recommencez.'
}
