/** The rows of a sheet of an .xlsx, one after the other, while its XML is inflated. */
import { type Constats, texteDe, texteNombre, texteTexte } from '../cellule.ts'
import type { LivreXlsx } from './classeur-xml.ts'
import { texteRiche } from './classeur-xml.ts'
import { attribut, blocs, prefixe, texteXml, XmlEtrange } from './xml.ts'

/** Bounds of every spreadsheet program. */
const RANGS = 1_048_576
const COLONNES = 16_384

export interface Rang {
  /** From 1. */
  readonly numero: number
  /** Texts of the cells; the last is not empty. */
  readonly cells: string[]
}

export interface Lecture extends Pick<LivreXlsx, 'formats' | 'date1904'> {
  readonly chaines: readonly string[]
  readonly constats: Constats
  /** Is told the rows that the sheet announces, when it does. */
  readonly annonce?: (lignes: number) => void
}

/** @throws XmlEtrange */
export async function* lireRangs(morceaux: AsyncIterable<Buffer>, lecture: Lecture): AsyncGenerator<Rang[]> {
  let motifs: { readonly rang: RegExp; readonly cellule: RegExp } | null = null
  const fin = (debut: string): string => {
    const p = prefixe(debut, 'worksheet')
    motifs = {
      rang: new RegExp(`<${p}row((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</${p}row>)`, 'g'),
      cellule: new RegExp(`<${p}c((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</${p}c>)`, 'g'),
    }
    const etendue = new RegExp(`<${p}dimension\\s[^>]*ref=["'][A-Z]+\\d+:[A-Z]+(\\d+)["']`).exec(debut)
    if (etendue !== null) lecture.annonce?.(Number(etendue[1]))
    return `</${p}row>`
  }
  let numero = 0
  for await (const bloc of blocs(morceaux, fin)) {
    const { rang, cellule } = motifs ?? { rang: /$^/g, cellule: /$^/g }
    const lot: Rang[] = []
    for (const [, attributs = '', dedans] of bloc.matchAll(rang)) {
      const annonce = Number(attribut(attributs, 'r') ?? 0)
      // Rows come in order; one that says otherwise is the next.
      numero = annonce > numero ? annonce : numero + 1
      if (numero > RANGS) throw new XmlEtrange(`row ${numero}`)
      const cells = dedans === undefined ? [] : lireCells(dedans, cellule, lecture)
      if (cells.length > 0) lot.push({ numero, cells })
    }
    yield lot
  }
}

function lireCells(dedans: string, motif: RegExp, lecture: Lecture): string[] {
  const cells: string[] = []
  let colonne = -1
  let derniere = 0
  for (const [, attributs = '', contenu] of dedans.matchAll(motif)) {
    colonne = colonneDe(attributs, colonne + 1)
    if (contenu === undefined) continue
    const texte = lireCellule(attributs, contenu, lecture)
    if (texte === '') continue
    while (cells.length < colonne) cells.push('')
    cells[colonne] = texte
    if (colonne >= derniere) derniere = colonne + 1
  }
  cells.length = derniere
  return cells
}

/** "AB12" in ` r="AB12" s="3"` -> 27; `suivante` when the cell does not say it. */
function colonneDe(attributs: string, suivante: number): number {
  const at = attributs.indexOf(' r="')
  if (at < 0) {
    const reference = attribut(attributs, 'r')
    return reference === null ? suivante : colonneDe(` r="${reference}"`, suivante)
  }
  let colonne = 0
  for (let i = at + 4; ; i++) {
    const lettre = attributs.charCodeAt(i) - 64
    if (!(lettre >= 1 && lettre <= 26)) break
    colonne = colonne * 26 + lettre
    if (colonne > COLONNES) throw new XmlEtrange('a column beyond the last')
  }
  return colonne === 0 ? suivante : colonne - 1
}

function lireCellule(attributs: string, contenu: string, { formats, chaines, date1904, constats }: Lecture): string {
  const type = attributs.includes('t=') ? (attribut(attributs, 't') ?? 'n') : 'n'
  if (type === 'inlineStr') return texteTexte(texteRiche(contenu), constats)
  const valeur = valeurDe(contenu).trim()
  if (valeur === '') {
    if (/<(?:[\w.-]+:)?f[\s>/]/.test(contenu)) constats.sansValeur++
    return ''
  }
  switch (type) {
    case 's':
      return texteTexte(chaines[Number(valeur)] ?? '', constats)
    case 'str':
      return texteTexte(texteXml(valeurDe(contenu)), constats)
    case 'n': {
      const style = attributs.includes('s=') ? attribut(attributs, 's') : null
      const format = style === null ? 'General' : (formats[Number(style)] ?? 'General')
      // Most cells: a whole number is already the text that is wanted.
      if (format === 'General' && /^-?[1-9]\d{0,14}$/.test(valeur)) return valeur
      return texteNombre(Number(valeur), format, date1904)
    }
    default:
      return texteDe(type, texteXml(valeur), constats)
  }
}

/** Inside of <v>…</v>, whatever its prefix. */
function valeurDe(contenu: string): string {
  const debut = contenu.indexOf('<v>')
  if (debut < 0) return /<(?:[\w.-]+:)?v(?:\s[^>]*)?>([\s\S]*?)<\//.exec(contenu)?.[1] ?? ''
  const fin = contenu.indexOf('</v>', debut)
  return fin < 0 ? '' : contenu.slice(debut + 3, fin)
}
