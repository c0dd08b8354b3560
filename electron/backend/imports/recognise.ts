/** Which source is this? Decided on the first lines of the file, never on its name. */
import { decodeHead } from './encoding.ts'
import * as errors from './errors.ts'
import { extrait } from './french.ts'
import { Header } from './header.ts'
import { HEADER_PROFILES, PROFILES, STOCK } from './profiles/index.ts'
import type {
  AnnuaireLayout,
  AnnuaireProfile,
  CptsLayout,
  CptsProfile,
  HeaderProfile,
  ObservationLayout,
  ObservationProfile,
  StockProfile,
  StructureLayout,
  StructureProfile,
} from './profiles/types.ts'
import { firstLines, type Separator, splitRecord, voteSeparator } from './table.ts'

interface WithHeader {
  readonly header: Header
  readonly ligneEntete: number
  readonly separateur: Separator | null
}

export type Recognition =
  | (WithHeader & {
      readonly kind: 'observations'
      /** Several when one file holds several subjects: populations and areas. */
      readonly found: readonly { readonly profile: ObservationProfile; readonly layout: ObservationLayout }[]
    })
  | (WithHeader & { readonly kind: 'structures'; readonly profile: StructureProfile; readonly layout: StructureLayout })
  | (WithHeader & { readonly kind: 'territoire'; readonly profile: CptsProfile; readonly layout: CptsLayout })
  | (WithHeader & { readonly kind: 'offre'; readonly profile: AnnuaireProfile; readonly layout: AnnuaireLayout })
  | { readonly kind: 'stock'; readonly profile: StockProfile; readonly separateur: ';'; readonly date: string | null }

const HEADER_WITHIN = 15

/**
 * @param head first bytes of the content; `whole` when they are all of it.
 * @param forced profile id of `--profil`.
 * @throws MaillageError usage (unknown profile), fichier-non-reconnu.
 */
export function recognise(nom: string, head: Buffer, whole: boolean, forced: string | undefined): Recognition {
  if (forced !== undefined && !PROFILES.some(({ id }) => id === forced)) throw errors.profilInconnu(forced, ids())
  const lines = firstLines(decodeHead(head), 50, whole)
  if (lines.every((line) => line.trim() === '')) throw errors.vide(nom)
  const stock = recogniseStock(lines)
  if (stock !== null && (forced === undefined || forced === STOCK.id)) return stock
  const separateur = voteSeparator(lines)
  const candidates = HEADER_PROFILES.filter(({ id }) => forced === undefined || id === forced)
  for (const [index, line] of lines.slice(0, HEADER_WITHIN).entries()) {
    const cells = splitRecord(line, separateur)
    const header = new Header(cells.map((cell, column) => (column === 0 ? cell.replace(/^\s*#/, '') : cell)))
    const match = matchHeader(header, candidates)
    if (match !== null) return { ...match, header, ligneEntete: index + 1, separateur } as Recognition
  }
  throw unrecognised(nom, lines, separateur, forced)
}

function matchHeader(header: Header, candidates: readonly HeaderProfile[]): object | null {
  const found: { profile: ObservationProfile; layout: ObservationLayout }[] = []
  for (const profile of candidates) {
    if (profile.contenu === 'observations') {
      const layout = profile.layout(header)
      if (layout !== null) found.push({ profile, layout })
      continue
    }
    const layout = profile.layout(header)
    if (layout !== null) return { kind: profile.contenu, profile, layout }
  }
  return found.length === 0 ? null : { kind: 'observations', found }
}

function recogniseStock(lines: readonly string[]): Recognition | null {
  const first = lines.find((line) => line.trim() !== '')?.split(';') ?? []
  const token = first[0]?.replace(/"/g, '')
  if (token === STOCK.enregistrement) return { kind: 'stock', profile: STOCK, separateur: ';', date: null }
  if (token !== 'finess' || first[1]?.replace(/"/g, '') !== 'etalab') return null
  const date = first.find((cell) => /^"?\d{4}-\d{2}-\d{2}"?$/.test(cell.trim()))
  return { kind: 'stock', profile: STOCK, separateur: ';', date: date?.trim().replace(/"/g, '') ?? null }
}

function unrecognised(
  nom: string,
  lines: readonly string[],
  separateur: Separator | null,
  forced: string | undefined,
): Error {
  const profile = HEADER_PROFILES.find(({ id }) => id === forced)
  if (profile !== undefined) return errors.profilImpossible(nom, profile.libelle, profile.attendu)
  if (forced !== undefined)
    return errors.profilImpossible(nom, STOCK.libelle, 'des lignes « structureet;… » sans en-tête')
  const first = lines.find((line) => line.trim() !== '') ?? ''
  if (separateur === null) return errors.sansColonnes(nom, first.trim().slice(0, 80))
  // The header is most likely the first of the widest lines: titles above it have fewer cells.
  const rows = lines.slice(0, HEADER_WITHIN).map((line) => splitRecord(line, separateur))
  const widest = Math.max(...rows.map(({ length }) => length))
  const titles = rows.find(({ length }) => length === widest) ?? []
  return errors.nonReconnu(
    nom,
    extrait(
      titles.map((cell) => cell.trim().slice(0, 40)),
      8,
    ),
    PROFILES.map(({ libelle }) => libelle).join(' ; '),
  )
}

function ids(): string {
  return PROFILES.map(({ id }) => id).join(', ')
}
