/** Which source is this? Decided on the first lines of the file, never on its name. */

import * as errors from './bilan/errors.ts'
import * as refusOctets from './bilan/errors-octets.ts'
import { extrait } from './bilan/french.ts'
import { decodeHead } from './octets/encoding.ts'
import { EXPLIQUES } from './profiles/expliques.ts'
import { HEADER_PROFILES, PROFILES, RECONSTRUIT, SANS_ENTETE, STOCK } from './profiles/index.ts'
import type {
  AppartenanceLayout,
  AppartenanceProfile,
  CptsLayout,
  CptsProfile,
  CptsPubliesLayout,
  CptsPubliesProfile,
  HeaderProfile,
  MouvementsLayout,
  MouvementsProfile,
  QuartiersLayout,
  QuartiersProfile,
} from './profiles/types.ts'
import type { CodeColumns, Contexte } from './profiles/types-communs.ts'
import type { ObservationLayout, ObservationProfile } from './profiles/types-mesures.ts'
import type {
  ActivitesLayout,
  ActivitesProfile,
  AmeliLayout,
  AmeliProfile,
  AnnuaireLayout,
  AnnuaireProfile,
  SansEnteteProfile,
  StockProfile,
  StructureLayout,
  StructureProfile,
} from './profiles/types-offre.ts'
import { datees } from './table/annees-titres.ts'
import { codeEntier } from './table/code-entier.ts'
import { recoudre, separateurs, splitRecord } from './table/guillemets.ts'
import { Header } from './table/header.ts'
import { LIGNES_VUES, refuserInconnu, refuserPlusFin } from './table/plus-fin.ts'
import type { Separator } from './table/rang.ts'
import { firstLines, voteSeparator } from './table/table.ts'

interface WithHeader {
  readonly header: Header
  /** 0: the file has none, `header` was made for it. */
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
  | (WithHeader & { readonly kind: 'activites'; readonly profile: ActivitesProfile; readonly layout: ActivitesLayout })
  | (WithHeader & { readonly kind: 'territoire'; readonly profile: CptsProfile; readonly layout: CptsLayout })
  | (WithHeader & {
      readonly kind: 'publies'
      readonly profile: CptsPubliesProfile
      readonly layout: CptsPubliesLayout
    })
  | (WithHeader & { readonly kind: 'offre'; readonly profile: AnnuaireProfile; readonly layout: AnnuaireLayout })
  | (WithHeader & {
      readonly kind: 'appartenance'
      readonly profile: AppartenanceProfile
      readonly layout: AppartenanceLayout
    })
  | (WithHeader & {
      readonly kind: 'mouvements'
      readonly profile: MouvementsProfile
      readonly layout: MouvementsLayout
    })
  | (WithHeader & { readonly kind: 'quartiers'; readonly profile: QuartiersProfile; readonly layout: QuartiersLayout })
  | (WithHeader & {
      readonly kind: 'ameli'
      readonly profile: AmeliProfile | SansEnteteProfile
      readonly layout: AmeliLayout
    })
  | {
      readonly kind: 'stock'
      readonly profile: StockProfile
      readonly separateur: ';'
      readonly date: string | null
      /** Cells that most of its records have. */
      readonly largeur: number
    }

const HEADER_WITHIN = 15

/** Lines that a file without header is known by. */
const SANS_ENTETE_LIGNES = 5

/** Lines that tell whether codes are whole: those of the départements may stand above those of the communes. */
const LIGNES_CODES = 2000

/**
 * @param head first bytes of the content; `whole` when they are all of it.
 * @param forced profile id of `--profil`.
 * @throws MaillageError usage (unknown profile), fichier-non-reconnu (unknown, or known and of no use here).
 */
export function recognise(nom: string, head: Buffer, whole: boolean, forced: string | undefined): Recognition {
  const text = decodeHead(head)
  const recognition = reconnaitre(nom, text, whole, forced)
  const entier = <T extends { readonly code: CodeColumns }>(layout: T): T => {
    if (recognition.kind === 'stock') return layout
    const suite = firstLines(text, LIGNES_CODES, whole).slice(recognition.ligneEntete)
    return { ...layout, code: codeEntier(layout.code, suite, recognition.separateur) }
  }
  switch (recognition.kind) {
    case 'observations': {
      const { header, separateur } = recognition
      const dessus = firstLines(text, recognition.ligneEntete, whole).slice(0, recognition.ligneEntete - 1)
      const found = recognition.found.map((un) => ({ ...un, layout: datees(entier(un.layout), header, dessus) }))
      const lignes = firstLines(text, recognition.ligneEntete + LIGNES_VUES, whole).slice(recognition.ligneEntete)
      const layouts = found.map(({ layout }) => layout)
      refuserPlusFin(nom, layouts, { header, separateur, lignes })
      return { ...recognition, found }
    }
    case 'structures':
      return { ...recognition, layout: entier(recognition.layout) }
    case 'territoire':
      return { ...recognition, layout: entier(recognition.layout) }
    default:
      return recognition
  }
}

function reconnaitre(nom: string, text: string, whole: boolean, forced: string | undefined): Recognition {
  if (forced !== undefined && !PROFILES.some(({ id }) => id === forced)) throw errors.profilInconnu(forced, ids())
  const lines = firstLines(text, 50, whole)
  if (lines.every((line) => line.trim() === '')) throw refusOctets.vide(nom)
  const stock = recogniseStock(nom, lines, forced)
  if (stock !== null && (forced === undefined || forced === STOCK.id)) return stock
  const separateur = voteSeparator(lines)
  const candidates = HEADER_PROFILES.filter(({ id }) => forced === undefined || id === forced)
  const headers = lines.slice(0, HEADER_WITHIN).map((line) => {
    const cells = splitRecord(line, separateur)
    return new Header(cells.map((cell, column) => (column === 0 ? cell.replace(/^\s*#/, '') : cell)))
  })
  let best: Recognition | null = null
  for (const [index, header] of headers.entries()) {
    const lignes = () => lines.slice(index + 1).map((line) => splitRecord(line, separateur))
    const match = matchHeader(header, candidates, { nom, titres: lines.slice(0, index), lignes })
    if (match === null) continue
    const recognition = { ...match, header, ligneEntete: index + 1, separateur } as Recognition
    if (recognition.kind !== 'observations') return best ?? recognition
    // Insee's workbooks have a line of titles in words above the names of the columns: the one that says most is right.
    if (best === null || figures(recognition) > figures(best)) best = recognition
  }
  if (best !== null) return best
  const sansEntete = recogniseSansEntete(lines, separateur, forced)
  if (sansEntete !== null) return sansEntete
  if (headers.some(isDictionary)) throw errors.dictionnaire(nom)
  for (const [index, header] of forced === undefined ? headers.entries() : []) {
    const contexte = { nom, titres: lines.slice(0, index), lignes: () => [] }
    const explique = EXPLIQUES.find((un) => un.reconnait(header, contexte))
    if (explique !== undefined) throw errors.inutile(nom, explique.nature, explique.issue)
    refuserInconnu(nom, { header, separateur, lignes: lines.slice(index + 1) })
  }
  throw unrecognised(nom, lines, separateur, forced)
}

/** Figures that a header announces; one for the table of one figure per row. */
function figures(recognition: Recognition): number {
  if (recognition.kind !== 'observations') return 0
  return recognition.found.reduce((sum, { layout }) => sum + Math.max(1, layout.mesures.length), 0)
}

/** Insee's "…_metadata.csv", "meta_….csv", "varmod_….csv": words of the codes, without a single figure. */
function isDictionary(header: Header): boolean {
  return header.has('codvar', 'codmod') || header.has('codvar', 'libvar')
}

function matchHeader(header: Header, candidates: readonly HeaderProfile[], contexte: Contexte): object | null {
  const found: { profile: ObservationProfile; layout: ObservationLayout }[] = []
  for (const profile of candidates) {
    if (profile.contenu === 'observations') {
      const layout = profile.layout(header, contexte)
      if (layout !== null) found.push({ profile, layout })
      continue
    }
    const layout = profile.layout(header, contexte)
    if (layout !== null) return { kind: profile.contenu, profile, layout }
  }
  if (found.length === 0) return null
  const seul = found.find(({ profile }) => profile.avec === 'seul')
  if (seul !== undefined) return { kind: 'observations', found: [seul] }
  const propres = found.filter(({ profile }) => profile.avec !== 'defaut')
  return { kind: 'observations', found: propres.length > 0 ? propres : found }
}

function recogniseSansEntete(
  lines: readonly string[],
  separateur: Separator | null,
  forced: string | undefined,
): Recognition | null {
  const rows = lines
    .filter((line) => line.trim() !== '')
    .slice(0, SANS_ENTETE_LIGNES)
    .map((line) => splitRecord(line, separateur))
  for (const profile of SANS_ENTETE) {
    if (forced !== undefined && forced !== profile.id) continue
    const match = profile.reconnaitre(rows)
    if (match !== null) return { kind: profile.contenu, profile, ...match, ligneEntete: 0, separateur }
  }
  return null
}

/** @throws MaillageError fichier-non-reconnu: the old layout made again from the new file, unless the source is imposed. */
function recogniseStock(nom: string, lines: readonly string[], forced: string | undefined): Recognition | null {
  const nus = lines.map((line) => line.trim().replaceAll('"', ''))
  // The lines that carry the data decide; the banner only dates them, and may be lost.
  const dits = nus.slice(0, HEADER_WITHIN).some((line) => line.startsWith(`${STOCK.enregistrement};`))
  if (!dits && !nus.find((line) => line !== '')?.startsWith('finess;etalab;')) return null
  const banniere = (nus.find((line) => line !== '') ?? '').split(';')
  const date = banniere.find((cell) => /^\d{4}-\d{2}-\d{2}$/.test(cell.trim()))?.trim() ?? null
  const stock = { kind: 'stock', separateur: ';', largeur: largeurStock(lines) } as const
  if (banniere[0] !== 'finess') return { ...stock, profile: STOCK, date: null }
  if (banniere[1] === 'etalab') return { ...stock, profile: STOCK, date }
  if (forced === undefined) throw errors.finessReconstruit(nom)
  return { ...stock, profile: RECONSTRUIT, date }
}

function largeurStock(lines: readonly string[]): number {
  const records = recoudre(lines, ';').filter((line) => line.replaceAll('"', '').startsWith(`${STOCK.enregistrement};`))
  const vues = Map.groupBy(records, (line) => separateurs(line, ';') + 1)
  const [frequente] = [...vues].sort(([, a], [, b]) => b.length - a.length)
  return Math.max(STOCK.largeur, frequente?.[0] ?? 0)
}

function unrecognised(
  nom: string,
  lines: readonly string[],
  separateur: Separator | null,
  forced: string | undefined,
): Error {
  const profile = [...HEADER_PROFILES, ...SANS_ENTETE].find(({ id }) => id === forced)
  if (profile !== undefined) return errors.profilImpossible(nom, profile.libelle, profile.attendu)
  if (forced !== undefined)
    return errors.profilImpossible(nom, STOCK.libelle, 'des lignes « structureet;… » sans en-tête')
  const first = lines.find((line) => line.trim() !== '') ?? ''
  if (separateur === null) return errors.sansColonnes(nom, first.trim().slice(0, 80))
  // The header is most likely the first of the fullest lines: titles above it have fewer words, whatever their width.
  const rows = lines.slice(0, HEADER_WITHIN).map((line) => splitRecord(line, separateur))
  const words = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length
  const fullest = Math.max(...rows.map(words))
  const titles = (rows.find((row) => words(row) === fullest) ?? []).filter((cell) => cell.trim() !== '')
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
