/**
 * The land inside a convex cell, as clean rings that may be stroked: where the coast leaves the cell, the ring follows
 * the side of the cell to the next place where the coast comes back (Weiler and Atherton, 1977, for a convex window).
 */
import { type Anneau, type Point, type Segment, segmentDansConvexe } from '../../../shared/dessins/geometrie.ts'

/** A piece of coast inside the cell, from the side where it enters to the side where it leaves. */
interface Trait {
  readonly points: Point[]
  /** Place of its two ends along the rim of the cell, in sides: 2.5 is the middle of the third side. */
  readonly entree: number
  readonly sortie: number
}

/**
 * @param coupes sides of the coast that may cross the cell, by ring, each list in the order of its ring; land on the
 * left (outer rings counter-clockwise, lakes clockwise)
 * @param cellule convex, counter-clockwise
 * @returns rings of land, counter-clockwise; lakes wholly inside the cell are dropped
 */
export function terreDansCellule(coupes: readonly (readonly Segment[])[], cellule: Anneau): Point[][] {
  const fermes: Point[][] = []
  const traits: Trait[] = []
  for (const segments of coupes) {
    for (const ligne of enchainer(segments, cellule)) {
      if (ligne.ferme) fermes.push(ligne.points)
      else {
        const [entree, sortie] = [place(ligne.points[0], cellule), place(ligne.points.at(-1), cellule)]
        traits.push({ points: ligne.points, entree, sortie })
      }
    }
  }
  return [...fermes, ...refermer(traits, cellule)]
}

/** Inner parts of consecutive sides, joined while they follow one another. */
function enchainer(segments: readonly Segment[], cellule: Anneau): { points: Point[]; ferme: boolean }[] {
  const lignes: Point[][] = []
  let fin: Point | null = null // end of the last part, when it reached the end of its side inside the cell
  for (const [p, q] of segments) {
    const partie = segmentDansConvexe([p, q], cellule)
    const courante = lignes.at(-1)
    if (partie === null) fin = null
    else {
      if (fin !== null && courante !== undefined && fin === p && partie[0] === p) courante.push(partie[1])
      else lignes.push([partie[0], partie[1]])
      fin = partie[1] === q ? q : null
    }
  }
  const premiere = lignes[0]
  const derniere = lignes.at(-1)
  if (premiere === undefined || derniere === undefined) return []
  if (fin !== null && fin === premiere[0]) {
    if (premiere === derniere) return [{ points: premiere.slice(0, -1), ferme: true }]
    // The ring began inside the cell: its last piece goes on in its first one.
    lignes.pop()
    lignes[0] = [...derniere, ...premiere.slice(1)]
  }
  return lignes.map((points) => ({ points, ferme: false }))
}

function refermer(traits: readonly Trait[], cellule: Anneau): Point[][] {
  const restants = new Set(traits)
  const anneaux: Point[][] = []
  for (const depart of traits) {
    if (!restants.delete(depart)) continue
    const anneau = [...depart.points]
    let ici = depart
    for (;;) {
      const suivant = prochaineEntree(ici.sortie, depart, restants, cellule.length)
      anneau.push(...sommetsEntre(ici.sortie, suivant.entree, cellule))
      if (suivant === depart) break
      restants.delete(suivant)
      anneau.push(...suivant.points)
      ici = suivant
    }
    if (anneau.length >= 3) anneaux.push(anneau)
  }
  return anneaux
}

/** Turning counter-clockwise from `sortie`, the first entry: that of a piece not yet used, or of the first one. */
function prochaineEntree(sortie: number, depart: Trait, restants: ReadonlySet<Trait>, cotes: number): Trait {
  const tour = (t: Trait) => (t.entree - sortie + cotes) % cotes
  let mieux = depart
  for (const t of restants) if (tour(t) < tour(mieux)) mieux = t
  return mieux
}

/** Corners of the cell met when turning counter-clockwise from one place of its rim to another. */
function sommetsEntre(de: number, a: number, cellule: Anneau): Point[] {
  const n = cellule.length
  const fin = a >= de ? a : a + n
  const points: Point[] = []
  for (let k = Math.floor(de) + 1; k <= fin; k++) {
    const sommet = cellule[k % n]
    if (sommet !== undefined) points.push(sommet)
  }
  return points
}

/** Number of the nearest side, plus the share of it already covered. */
function place(p: Point | undefined, cellule: Anneau): number {
  let mieux = { ecart: Infinity, place: 0 }
  if (p === undefined) return 0
  cellule.forEach((a, k) => {
    const b = cellule[(k + 1) % cellule.length] ?? a
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
    const l2 = dx * dx + dy * dy
    const t = l2 === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / l2))
    const ecart = Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)
    if (ecart < mieux.ecart) mieux = { ecart, place: k + Math.min(t, 0.999_999) }
  })
  return mieux.place
}
