/** Which column of a contours file holds the Insee code of communes. */

/** Names met in the files of Etalab, IGN, Insee, OpenStreetMap and Opendatasoft, the most usual first. */
const COLONNES = [
  'code',
  'insee_com',
  'code_insee',
  'insee',
  'codgeo',
  'com_code',
  'com_current_code',
  'com',
  'depcom',
  'code_commune',
  'codecommune',
  'codeinsee',
  'code_com',
  'insee_arm',
  'code_arm',
  'insee_arr',
  'code_arr',
  'arr_insee',
  'codearr',
  'code_arrondissement_municipal',
]
const NOMS = ['nom', 'name', 'nom_com', 'nom_officiel', 'libgeo', 'libelle', 'com_name', 'com_current_name']

const CODE = /^(?:\d{2}|2[AB])\d{3}$/

type Proprietes = Readonly<Record<string, unknown>>

/** "01004" from "01004", ["01004"], 1004 (a number lost its zero), " 2a004 "; null when it cannot be a commune code. */
export function lireCode(valeur: unknown): string | null {
  const v = Array.isArray(valeur) && valeur.length === 1 ? (valeur[0] as unknown) : valeur
  const texte = typeof v === 'number' ? String(v).padStart(5, '0') : typeof v === 'string' ? v.trim().toUpperCase() : ''
  return CODE.test(texte) ? texte : null
}

export function lireNom(valeur: unknown): string | null {
  const v = Array.isArray(valeur) ? (valeur[0] as unknown) : valeur
  return typeof v === 'string' && v.trim() !== '' ? v.trim().slice(0, 100) : null
}

export interface ColonnesTrouvees {
  readonly code: string
  readonly nom: string | null
  /** Records whose code is one that a commune bears or bore. */
  readonly reconnus: number
}

/**
 * The column whose values are, for more than half of the records, codes of communes of today or of the past (`connu`):
 * a column named "code" may hold cantons or départements. undefined when there is none.
 */
export function trouverColonnes(
  enregistrements: Iterable<Proprietes>,
  connu: (code: string) => boolean,
): ColonnesTrouvees | undefined {
  const comptes = new Map<string, number>()
  const distincts = new Map<string, Set<string>>()
  let total = 0
  let noms: string[] = []
  for (const proprietes of enregistrements) {
    total++
    if (total === 1) noms = Object.keys(proprietes)
    for (const [cle, valeur] of Object.entries(proprietes)) {
      if (!COLONNES.includes(cle.toLowerCase())) continue
      const code = lireCode(valeur)
      if (code === null || !connu(code)) continue
      comptes.set(cle, (comptes.get(cle) ?? 0) + 1)
      distincts.set(cle, (distincts.get(cle) ?? new Set()).add(code))
    }
  }
  const rang = (cle: string) => COLONNES.indexOf(cle.toLowerCase())
  // Of two that are filled alike, the one that tells more apart: an arrondissement beside its city.
  const varies = (cle: string) => distincts.get(cle)?.size ?? 0
  const [meilleure] = [...comptes].sort(([a, n], [b, m]) => m - n || varies(b) - varies(a) || rang(a) - rang(b))
  if (meilleure === undefined || meilleure[1] * 2 <= total) return undefined
  const nom = NOMS.map((n) => noms.find((cle) => cle.toLowerCase() === n)).find((cle) => cle !== undefined)
  return { code: meilleure[0], nom: nom ?? null, reconnus: meilleure[1] }
}
