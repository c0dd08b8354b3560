/** Column names compared without case, accents or punctuation: "Libellé civilité d'exercice" = "libelle civilite dexercice". */

/** "Code commune (coord. structure)" -> "codecommunecoordstructure". */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD') // also opens "km²" into "km2"
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

export class Header {
  readonly cells: readonly string[]
  readonly names: readonly string[]
  /** Number of columns without the empty ones that a trailing delimiter adds. */
  readonly width: number

  constructor(cells: readonly string[]) {
    this.cells = cells.map((cell) => cell.trim())
    this.names = cells.map(normaliseName)
    let width = this.names.length
    while (width > 0 && this.names[width - 1] === '') width--
    this.width = width
  }

  /** Index of the first of these names (already normalised) that is there; -1 otherwise. */
  find(...names: readonly string[]): number {
    for (const name of names) {
      const index = this.names.indexOf(name)
      if (index >= 0) return index
    }
    return -1
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.names.includes(name))
  }

  /** Columns whose normalised name fits the pattern, with the groups of the match. */
  matching(pattern: RegExp): { readonly index: number; readonly groups: readonly string[] }[] {
    return this.names.flatMap((name, index) => {
      const match = pattern.exec(name)
      return match === null ? [] : [{ index, groups: match.slice(1).map((group) => group ?? '') }]
    })
  }
}
