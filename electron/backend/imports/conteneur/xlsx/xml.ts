/** The little of XML that spreadsheets write: no document type is ever read, so nothing can be expanded or fetched. */

const ENTITES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of an element: entities, character numbers, CDATA, and Excel's own "_x000D_". */
export function texteXml(brut: string): string {
  let texte = brut
  if (texte.includes('<![CDATA['))
    texte = texte.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, dedans: string) => echapper(dedans))
  if (texte.includes('&'))
    texte = texte.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (tout, nom: string) => caractere(nom) ?? tout)
  if (texte.includes('_x'))
    texte = texte.replace(/_x([0-9A-F]{4})_/gi, (_, hexa: string) => String.fromCharCode(Number.parseInt(hexa, 16)))
  return texte
}

const echapper = (texte: string): string => texte.replaceAll('&', '&amp;')

function caractere(nom: string): string | undefined {
  if (!nom.startsWith('#')) return ENTITES[nom]
  const code = /^#x/i.test(nom) ? Number.parseInt(nom.slice(2), 16) : Number(nom.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** Value of an attribute in the inside of a tag; null when it is not there. */
export function attribut(balise: string, nom: string): string | null {
  for (let at = balise.indexOf(nom); at >= 0; at = balise.indexOf(nom, at + 1)) {
    const apres = at + nom.length
    const guillemet = balise[apres + 1]
    if (balise[apres] !== '=' || (guillemet !== '"' && guillemet !== "'")) continue
    if (at > 0 && !/[\s]/.test(balise.charAt(at - 1))) continue
    const fin = balise.indexOf(guillemet, apres + 2)
    return fin < 0 ? null : texteXml(balise.slice(apres + 2, fin))
  }
  return null
}

/** "x:" when the document writes <x:worksheet>; "". */
export function prefixe(debut: string, racine: string): string {
  const trouve = new RegExp(`<([\\w.-]+:)?${racine}[\\s>/]`).exec(debut)
  return trouve?.[1] ?? ''
}

/** Insides of the tags of this name (with their attributes only). */
export function* balises(document: string, nom: string): Generator<string> {
  for (const [, dedans] of document.matchAll(new RegExp(`<(?:[\\w.-]+:)?${nom}(\\s[^>]*?)/?>`, 'g'))) yield dedans ?? ''
}

/** More than the widest row or the longest cell may take. Characters. */
const ELEMENT_MAXIMUM = 32 * 1024 * 1024

/** What no spreadsheet writes. */
export class XmlEtrange extends Error {}

/**
 * Blocks of text that end with `</nom>`: whole elements only, the last block being what follows the last of them.
 * @throws XmlEtrange when one element is endless.
 */
export async function* blocs(morceaux: AsyncIterable<Buffer>, fin: (debut: string) => string): AsyncGenerator<string> {
  const decodeur = new TextDecoder('utf-8')
  let reste = ''
  let marque: string | null = null
  for await (const morceau of morceaux) {
    reste += decodeur.decode(morceau, { stream: true })
    marque ??= fin(reste)
    const coupe = reste.lastIndexOf(marque)
    if (coupe >= 0) {
      yield reste.slice(0, coupe + marque.length)
      reste = reste.slice(coupe + marque.length)
    }
    if (reste.length > ELEMENT_MAXIMUM) throw new XmlEtrange(`no ${marque} within ${ELEMENT_MAXIMUM} characters`)
  }
  yield reste + decodeur.decode()
}
