/** Official geographic codes. Always text: "01004" is not 1004. */

const COMMUNE = /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])\d{3}$|^97[1-8]\d{2}$|^98[4-9]\d{2}$/

/** Shape of a commune code (5 characters, Corsica 2A/2B, DROM 97x, COM 975/977/978/98x); existence is not checked. */
export function isCodeCommune(code: string): boolean {
  return COMMUNE.test(code) && !code.startsWith('20')
}

/** Département of a commune code: 2 characters, 3 overseas ("97411" → "974"). */
export function departementOfCode(code: string): string {
  return code.startsWith('97') || code.startsWith('98') ? code.slice(0, 3) : code.slice(0, 2)
}

/** Départements that a postcode may be of, by its first characters: both of Corsica for « 20… ». Never a proof: borders differ. */
export function departementsOfPostcode(codePostal: string): readonly string[] {
  return codePostal.startsWith('20') ? ['2A', '2B'] : [departementOfCode(codePostal)]
}

interface Plm {
  readonly commune: string
  readonly nom: string
  readonly first: number
  readonly last: number
}

/** The three communes that are also published by arrondissement. */
const PLM: readonly Plm[] = [
  { commune: '75056', nom: 'Paris', first: 75101, last: 75120 },
  { commune: '13055', nom: 'Marseille', first: 13201, last: 13216 },
  { commune: '69123', nom: 'Lyon', first: 69381, last: 69389 },
]

/** Commune of an arrondissement of Paris, Lyon or Marseille ("69385" → "69123"); null for any other code. */
export function communeOfArrondissement(code: string): string | null {
  if (!/^\d{5}$/.test(code)) return null
  const value = Number(code)
  return PLM.find(({ first, last }) => value >= first && value <= last)?.commune ?? null
}

/** "Lyon" for "69123"; "" for any other commune. */
export const nomPlm = (commune: string): string => PLM.find((one) => one.commune === commune)?.nom ?? ''

/** Arrondissement codes of Paris, Lyon or Marseille; empty for any other commune. */
export function arrondissementsOf(commune: string): readonly string[] {
  const plm = PLM.find((one) => one.commune === commune)
  if (plm === undefined) return []
  return Array.from({ length: plm.last - plm.first + 1 }, (_, index) => String(plm.first + index))
}

/**
 * The items of a territory, each place once: repeated codes are dropped, and an arrondissement is dropped when its
 * commune is there too.
 */
export function sansDoublons<T>(items: readonly T[], codeOf: (item: T) => string): readonly T[] {
  const present = new Set(items.map(codeOf))
  const seen = new Set<string>()
  return items.filter((item) => {
    const code = codeOf(item)
    const commune = communeOfArrondissement(code)
    if (seen.has(code) || (commune !== null && present.has(commune))) return false
    seen.add(code)
    return true
  })
}
