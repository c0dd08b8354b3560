/** Hidden sheets of an .ods, which the parser of spreadsheets does not tell: their style says `table:display="false"`. */
import { lireMembreEntier } from '../../fichiers/membre.ts'
import { octetsDe } from '../../fichiers/octets.ts'
import { lireRepertoire } from '../../fichiers/zip.ts'
import { attribut } from './xlsx/xml.ts'

const CONTENU = 'content.xml'
const FEUILLE = '<table:table '
/** A tag with its attributes. Bytes. */
const BALISE = 64 * 1024

/** @param clair an .ods whose files are stored. */
export function masqueesOds(nom: string, clair: Buffer): string[] {
  const octets = octetsDe(clair)
  const entree = lireRepertoire(nom, octets).find((une) => une.nom === CONTENU)
  if (entree === undefined) return []
  const contenu = lireMembreEntier(nom, octets, entree, clair.length)
  const caches = stylesCaches(contenu)
  const masquees: string[] = []
  if (caches.size === 0) return masquees
  for (let at = contenu.indexOf(FEUILLE); at >= 0; at = contenu.indexOf(FEUILLE, at + FEUILLE.length)) {
    const balise =
      contenu
        .subarray(at, at + BALISE)
        .toString('utf8')
        .split('>', 1)[0] ?? ''
    const titre = attribut(balise, 'table:name')
    if (titre !== null && caches.has(attribut(balise, 'table:style-name') ?? '')) masquees.push(titre)
  }
  return masquees
}

/** Names of the styles of hidden sheets; they stand before the sheets. */
function stylesCaches(contenu: Buffer): ReadonlySet<string> {
  const debut = contenu.indexOf('<office:automatic-styles')
  const fin = contenu.indexOf('</office:automatic-styles>', debut)
  const caches = new Set<string>()
  if (debut < 0 || fin < 0) return caches
  for (const style of contenu.subarray(debut, fin).toString('utf8').split('<style:style ').slice(1)) {
    const proprietes = style.split('<style:table-properties ')[1] ?? ''
    if (attribut(` ${proprietes.split('>', 1)[0]}`, 'table:display') !== 'false') continue
    const titre = attribut(` ${style.split('>', 1)[0]}`, 'style:name')
    if (titre !== null) caches.add(titre)
  }
  return caches
}
