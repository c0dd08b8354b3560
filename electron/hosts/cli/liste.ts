/** The list of communes given to `--communes`: on the command line, or in a text file. */
import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { MaillageError } from '../../../shared/contract/errors.ts'

/** "38421,38158" or "@liste.txt": codes or names, one per line or separated by `,` `;`. */
export function listeCommunes(option: string): string[] {
  const texte = option.startsWith('@') ? lire(option.slice(1)) : option
  return texte
    .split(/[\n\r,;\t]+/)
    .map((element) => element.trim())
    .filter((element) => element !== '')
}

/** @throws MaillageError fichier-introuvable; fichier-non-reconnu: not a text (a workbook, a PDF, an archive). */
function lire(chemin: string): string {
  const octets = octetsDe(chemin)
  const texte = decoder(octets)
  if (!/(?![\n\r\t])\p{Cc}/u.test(texte)) return texte
  throw new MaillageError(
    'fichier-non-reconnu',
    `« ${basename(chemin)} » n’est pas une liste de communes.`,
    'Ce fichier n’est pas du texte : c’est peut-être un classeur, un PDF ou une archive.',
    'Enregistrez la liste en texte (.txt ou .csv), une commune par ligne, par son code ou son nom.',
  )
}

/** A BOM decides; else strict UTF-8; else windows-1252, what old editors write. */
function decoder(octets: Buffer): string {
  if (octets[0] === 0xff && octets[1] === 0xfe) return new TextDecoder('utf-16le').decode(octets)
  if (octets[0] === 0xfe && octets[1] === 0xff) return new TextDecoder('utf-16be').decode(octets)
  return new TextDecoder(isUtf8(octets) ? 'utf-8' : 'windows-1252').decode(octets)
}

function octetsDe(chemin: string): Buffer {
  try {
    return readFileSync(chemin)
  } catch (error) {
    throw new MaillageError(
      'fichier-introuvable',
      `Impossible de lire « ${chemin} ».`,
      'Ce fichier n’existe pas, est un répertoire, ou vous n’avez pas le droit de le lire.',
      'Vérifiez le chemin écrit après « @ ».',
      error,
    )
  }
}
