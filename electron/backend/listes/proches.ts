/** Names near one that no commune bears: a misspelling, a missing word. */
import { arrondissementEvoque } from '../../../shared/domain/arrondissements-ecrits.ts'
import { normaliserNom, sansArticle } from '../../../shared/domain/nom-commune.ts'
import type { Reference } from '../reference/types.ts'
import type { Tours } from './tours.ts'

const LIMITE = 5
const LARGE = 400
/** Longer than the longest name with a slip of the pen: a sentence is near no name. */
const LONGUEUR = 50
/** Words of a name whose beginning is looked for. */
const MOTS = 6

/** Codes to propose, nearest first; an arrondissement that the words speak of before its city. */
export async function procheDe(
  nom: string,
  departement: string | undefined,
  reference: Reference,
  tours: Tours,
): Promise<string[]> {
  const evoque = arrondissementEvoque(nom)
  const noms = await parNom(nom, departement, reference, tours)
  return evoque === undefined ? noms : [evoque, ...noms].slice(0, LIMITE)
}

/** Codes of today, nearest first; at equal distance those of the département, then the search's own order. */
async function parNom(
  nom: string,
  departement: string | undefined,
  reference: Reference,
  tours: Tours,
): Promise<string[]> {
  const voulu = normaliserNom(nom).replace(/\d+/g, '').trim()
  if (voulu.length < 2 || voulu.length > LONGUEUR) return []
  const ecarts = new Map<string, number>()
  const noter = (requete: string, limite: number): void => {
    for (const { code, nom: actuel, ancienNom, departement: dep } of reference.search(requete, limite)) {
      const ecart = distance(voulu, normaliserNom(ancienNom ?? actuel)) + (dep === departement ? 0 : 0.5)
      if (ecart < (ecarts.get(code) ?? Number.POSITIVE_INFINITY)) ecarts.set(code, ecart)
    }
  }
  noter(voulu, 20)
  // « Le Taillan » for Le Taillan-Médoc, « Haÿ-les-Roses » for L’Haÿ-les-Roses.
  if (departement !== undefined && voulu.length > 3) {
    for (const { code, nom: actuel } of reference.search(`${voulu} ${departement}`, LIMITE)) {
      const norme = normaliserNom(actuel)
      if ([norme, sansArticle(norme)].some((un) => un === voulu || un.startsWith(`${voulu} `))) ecarts.set(code, 0.25)
    }
  }
  // A wrong letter is seldom among the first: names that begin, or hold a word that begins, as this one does.
  const debuts = new Set(
    voulu
      .split(' ')
      .filter((mot) => mot.length > 2)
      .slice(0, MOTS)
      .flatMap((mot) => [mot.slice(0, 3), mot.slice(0, 2)]),
  )
  debuts.add(voulu.slice(0, 2))
  for (const debut of debuts) {
    await tours.prendre()
    noter(debut, LARGE)
    if (departement !== undefined) noter(`${debut} ${departement}`, LARGE)
  }
  const permis = Math.max(2, Math.floor(voulu.length / 3))
  const tries = [...ecarts].sort(([, a], [, b]) => a - b)
  const proches = tries.filter(([, ecart]) => ecart <= permis + 0.5)
  // Nothing so near: what the search itself proposes (a beginning, a part of the name).
  const retenus = proches.length > 0 ? proches : reference.search(voulu, LIMITE).map(({ code }) => [code] as const)
  return retenus.slice(0, LIMITE).map(([code]) => code)
}

/** Letters to add, remove, change or swap with the next one to go from one text to the other (Damerau-Levenshtein). */
export function distance(a: string, b: string): number {
  let deux: number[] = []
  let un = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const ligne = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cout = Math.min((un[j] ?? 0) + 1, (ligne[j - 1] ?? 0) + 1, (un[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cout = Math.min(cout, (deux[j - 2] ?? 0) + 1)
      ligne.push(cout)
    }
    deux = un
    un = ligne
  }
  return un[b.length] ?? 0
}
