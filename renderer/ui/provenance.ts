/** Where a figure comes from, in words: its sources, its coverage, what each part gives, and all of it as a text. */
import { celluleSure } from '../../shared/domain/cellule-sure.ts'
import { sourceTexte } from '../../shared/domain/chiffres/mots.ts'
import { formatCoverage, formatDate, formatNumber, formatQuantity } from '../../shared/domain/format.ts'
import type { Quantity, SourceRef } from '../../shared/domain/quantity.ts'

/** One part of the sum: a commune and its own quantity. */
export interface Part {
  readonly nom: string
  readonly quantite: Quantity
  /** How this very value was made: "1 577 ÷ 12,0". */
  readonly detail?: string
}

export interface Rubrique {
  readonly titre: string
  readonly lignes: readonly string[]
}

/** What is said of a figure, besides its parts. */
export interface Explication {
  /** The value: "25 987", "Taille 2". */
  readonly texte: string
  readonly libelle: string
  readonly rubriques: readonly Rubrique[]
}

export function texteQuantite(quantite: Quantity, decimales?: number, sansUnite = false): string {
  return formatQuantity(quantite, { ...(decimales === undefined ? {} : { decimals: decimales }), unit: !sansUnite })
}

/** A source as the window prints it. */
export const texteSource = (source: SourceRef): string => sourceTexte(source, false)

/** What a quantity says of itself. */
export function expliquer(quantite: Quantity, libelle: string, texte: string): Explication {
  const an =
    quantite.millesime === null || libelle.includes(quantite.millesime) ? '' : `, ${formatDate(quantite.millesime)}`
  return { texte, libelle: `${libelle}${an}`, rubriques: rubriquesDe(quantite) }
}

/** Formula, coverage, sources of a quantity; several communes covered are said even when none is missing. */
function rubriquesDe(quantite: Quantity): Rubrique[] {
  const { known: connues, total } = quantite.coverage
  const entiere =
    total > 1 && connues >= total ? `${formatNumber(total)} communes connues sur ${formatNumber(total)}` : null
  const couverture = formatCoverage(quantite) ?? entiere
  return [
    { titre: 'Calcul', lignes: quantite.formula === '' ? [] : [quantite.formula] },
    { titre: 'Couverture', lignes: couverture === null ? [] : [couverture] },
    { titre: 'Sources', lignes: quantite.sources.map(texteSource) },
  ].filter(({ lignes }) => lignes.length > 0)
}

/** Under the name of a part: how its value was made, and the line it was read on when the source above has many. */
export function detailPart({ detail, quantite }: Part, parts: readonly Part[]): string | null {
  const [source, autre] = quantite.sources
  const melange = new Set(
    parts.flatMap((part) => part.quantite.sources.slice(0, 1).map(({ label, file }) => `${label}${file}`)),
  )
  const ou =
    source === undefined || autre !== undefined
      ? null
      : melange.size > 1
        ? texteSource(source)
        : source.line === null
          ? null
          : `ligne ${formatNumber(source.line)}`
  // A commune made of several former ones shows its own sum.
  const somme = quantite.formula.startsWith('Σ') && quantite.formula.includes('\u00a0:') ? quantite.formula : null
  const mots = [detail ?? somme, ou].filter((mot) => mot !== null)
  return mots.length === 0 ? null : mots.join(', ')
}

/** Everything that is shown, for a mail or a spreadsheet: names that no program takes for a formula. */
export function enTexte(explication: Explication, nature: string, parts: readonly Part[], decimales?: number): string {
  const tete = [`${explication.texte} ${explication.libelle}`]
  const milieu = explication.rubriques.flatMap(({ titre, lignes }) => lignes.map((ligne) => `${titre}\u00a0: ${ligne}`))
  const table =
    parts.length === 0
      ? []
      : [
          [nature, 'Valeur', 'Détail'].join('\t'),
          ...parts.map((part) =>
            [
              celluleSure(part.nom.replace(/[\t\r\n]+/g, ' ')),
              texteQuantite(part.quantite, decimales),
              celluleSure((detailPart(part, parts) ?? '').replace(/[\t\r\n]+/g, ' ')),
            ].join('\t'),
          ),
        ]
  return [...tete, ...milieu, ...table].join('\r\n')
}
