/** An .xlsx beside its sheets: their names and places, the formats of numbers, the shared texts (ECMA-376, SpreadsheetML). */
import { attribut, balises, blocs, prefixe, texteXml, XmlEtrange } from './xml.ts'

/** Files of the workbook by their path; null when there is no such file. */
export type Ouvrir = (chemin: string) => AsyncIterable<Buffer> | null

export interface OngletXlsx {
  readonly nom: string
  readonly chemin: string
  readonly masquee: boolean
}

export interface LivreXlsx {
  readonly onglets: readonly OngletXlsx[]
  readonly date1904: boolean
  /** Format code of each cell style. */
  readonly formats: readonly string[]
}

const CLASSEUR = 'xl/workbook.xml'
/** The parts read whole are small; beyond this they are not what they say. Bytes. */
const PETIT = 32e6
/** Built-in formats that tell something here: percents and dates (§ 18.8.30). */
const INTEGRES: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  ...Object.fromEntries(
    [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy-mm-dd']),
  ),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'hh:mm:ss'])),
  22: 'yyyy-mm-dd hh:mm',
}

/** @throws XmlEtrange */
export async function lireLivre(ouvrir: Ouvrir): Promise<LivreXlsx> {
  const classeur = await entier(ouvrir, CLASSEUR)
  if (classeur === null) throw new XmlEtrange('no workbook.xml')
  const cibles = new Map<string, string>()
  for (const lien of balises((await entier(ouvrir, 'xl/_rels/workbook.xml.rels')) ?? '', 'Relationship')) {
    const id = attribut(lien, 'Id')
    const cible = attribut(lien, 'Target')
    const feuille = attribut(lien, 'Type')?.endsWith('/worksheet') ?? false
    if (id !== null && cible !== null && feuille) cibles.set(id, cheminDe(cible))
  }
  const onglets: OngletXlsx[] = []
  for (const balise of balises(classeur, 'sheet')) {
    // The prefix of the relationship's id varies: r:id, or d3p1:id.
    const id = /\s[\w.-]+:id=["']([^"']*)["']/.exec(balise)?.[1]
    const chemin = id === undefined ? undefined : cibles.get(id)
    const etat = attribut(balise, 'state')
    if (chemin === undefined) continue // a sheet that holds a chart, or a dialog
    onglets.push({ nom: attribut(balise, 'name') ?? '', chemin, masquee: etat === 'hidden' || etat === 'veryHidden' })
  }
  const proprietes = [...balises(classeur, 'workbookPr')][0] ?? ''
  const date1904 = ['1', 'true'].includes(attribut(proprietes, 'date1904') ?? '')
  return { onglets, date1904, formats: lireFormats((await entier(ouvrir, 'xl/styles.xml')) ?? '') }
}

/** Targets are relative to xl/, or absolute. */
function cheminDe(cible: string): string {
  if (cible.startsWith('/')) return cible.slice(1)
  const morceaux: string[] = ['xl']
  for (const morceau of cible.split('/')) {
    if (morceau === '..') morceaux.pop()
    else if (morceau !== '.') morceaux.push(morceau)
  }
  return morceaux.join('/')
}

function lireFormats(styles: string): string[] {
  const codes = new Map<number, string>()
  for (const balise of balises(styles, 'numFmt')) {
    codes.set(Number(attribut(balise, 'numFmtId')), attribut(balise, 'formatCode') ?? '')
  }
  const debut = styles.search(/<(?:[\w.-]+:)?cellXfs[\s>]/)
  if (debut < 0) return []
  const fin = styles.slice(debut).search(/<\/(?:[\w.-]+:)?cellXfs>/)
  return [...balises(styles.slice(debut, fin < 0 ? undefined : debut + fin), 'xf')].map((xf) => {
    const id = Number(attribut(xf, 'numFmtId') ?? 0)
    return codes.get(id) ?? INTEGRES[id] ?? 'General'
  })
}

/** Texts that cells point to, by their number. @throws XmlEtrange */
export async function lireChaines(ouvrir: Ouvrir): Promise<string[]> {
  const morceaux = ouvrir('xl/sharedStrings.xml')
  const chaines: string[] = []
  if (morceaux === null) return chaines
  let motif: RegExp | null = null
  const fin = (debut: string): string => {
    const p = prefixe(debut, 'sst')
    motif = new RegExp(`<${p}si(?:\\s[^>]*)?(?:/>|>([\\s\\S]*?)</${p}si>)`, 'g')
    return `</${p}si>`
  }
  for await (const bloc of blocs(morceaux, fin)) {
    for (const [, dedans] of bloc.matchAll(motif ?? /$^/g)) chaines.push(texteRiche(dedans ?? ''))
  }
  return chaines
}

/** The runs of a text put together, without its phonetic reading. */
export function texteRiche(dedans: string): string {
  const sans = dedans.includes('rPh')
    ? dedans.replace(/<(?:[\w.-]+:)?rPh[\s>][\s\S]*?<\/(?:[\w.-]+:)?rPh>/g, '')
    : dedans
  let texte = ''
  for (const [, bout] of sans.matchAll(/<(?:[\w.-]+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:[\w.-]+:)?t>/g)) texte += bout ?? ''
  return texteXml(texte)
}

async function entier(ouvrir: Ouvrir, chemin: string): Promise<string | null> {
  const morceaux = ouvrir(chemin)
  if (morceaux === null) return null
  const lus: Buffer[] = []
  let taille = 0
  for await (const morceau of morceaux) {
    lus.push(morceau)
    taille += morceau.length
    if (taille > PETIT) throw new XmlEtrange(`${chemin} is too large`)
  }
  return Buffer.concat(lus).toString('utf8')
}
