/** Figures compared one by one, and every difference with both values. */
export interface Difference {
  readonly chiffre: string
  readonly contre: string
  readonly produit: string
}

export class Comparaison {
  readonly titre: string
  compares = 0
  readonly differences: Difference[] = []

  constructor(titre: string) {
    this.titre = titre
  }

  /** Two values that must be the same: numbers, words, null for « no value ». */
  pareil(chiffre: string, contre: unknown, produit: unknown): void {
    this.compares++
    if (!Object.is(contre ?? null, produit ?? null))
      this.differences.push({ chiffre, contre: String(contre), produit: String(produit) })
  }

  /** Two doubles of one exact value: the order of additions may change the fourteenth digit, nothing above. */
  voisin(chiffre: string, contre: number | null, produit: number | null | undefined): void {
    const [a, b] = [contre, produit ?? null]
    if (a === null || b === null) {
      this.pareil(chiffre, a, b)
      return
    }
    this.compares++
    if (Math.abs(a - b) > Math.abs(a) * 1e-12) this.differences.push({ chiffre, contre: String(a), produit: String(b) })
  }

  /** A printed number, without its spaces and with a point. */
  ecrit(chiffre: string, contre: string, produit: string): void {
    this.pareil(
      chiffre,
      contre,
      produit
        .replace(/[\s\u00A0\u202F]/g, '')
        .replace(',', '.')
        .replace('−', '-'),
    )
  }
}

export function imprimer({ titre, compares, differences }: Comparaison, nombre = 20): void {
  const nombreTexte = new Intl.NumberFormat('fr-FR').format
  console.log(
    `${differences.length === 0 ? '✓' : '✗'} ${titre} : ${nombreTexte(compares)} chiffres, ${differences.length} différences`,
  )
  for (const { chiffre, contre, produit } of differences.slice(0, nombre))
    console.log(`    ${chiffre} : contre-calcul ${contre}, Maillage ${produit}`)
  if (differences.length > nombre) console.log(`    … et ${differences.length - nombre} autres`)
}
