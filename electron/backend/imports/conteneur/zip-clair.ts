/** An archive again, with everything stored: inflated once, under our limits, by the system's zlib. */
import { lireMembreEntier } from '../../fichiers/membre.ts'
import { zipRange } from '../../fichiers/range.ts'
import type { EntreeZip, Octets } from '../../fichiers/zip.ts'
import * as errors from './errors.ts'

/** Pictures and charts are of no use, and may be heavy. */
const INUTILE = /(?:^|\/)(?:media|drawings|charts|embeddings|Pictures|Thumbnails)\//

/**
 * @param maximum bytes of all the files together.
 * @throws MaillageError fichier-non-reconnu beyond it; fichier-abime (cut, bomb), fichier-illisible (password).
 */
export function zipClair(nom: string, octets: Octets, entrees: readonly EntreeZip[], maximum: number): Buffer {
  const utiles = entrees.filter((entree) => !INUTILE.test(entree.nom))
  if (utiles.reduce((somme, entree) => somme + entree.octets, 0) > maximum) throw errors.classeurTropGros(nom)
  return zipRange(utiles.map((entree) => [entree.nom, lireMembreEntier(nom, octets, entree, maximum)]))
}
