/**
 * Lines light enough to draw: Visvalingam's weights (1993: the area of the triangle that a point makes with its
 * neighbours, ever growing), then one threshold for the whole map, so that common borders stay common.
 */

/** Points of a line on the grid. */
export type Arc = readonly (readonly [number, number])[]

/** m² below which a bend is never seen: about 20 m by 20 m. */
const SEUIL_MINIMUM = 200
/** Points that the map of the whole of France draws without effort. */
export const POINTS_VISES = 650_000

/** Weight in m² of each inner point of the arc; Infinity for those that must stay. `metres`: of one step of the grid. */
export function poidsVisvalingam(arc: Arc, metres: number): Float64Array {
  const n = arc.length
  const poids = new Float64Array(n).fill(Infinity)
  if (n <= 2) return poids
  const lat = (arc[0]?.[1] ?? 0) / 1e5
  const facteur = metres * metres * Math.max(0.1, Math.cos((lat * Math.PI) / 180))
  const avant = new Int32Array(n)
  const apres = new Int32Array(n)
  const cle = new Float64Array(n)
  const triangle = (i: number): number => {
    const [ax = 0, ay = 0] = arc[avant[i] ?? 0] ?? []
    const [bx = 0, by = 0] = arc[i] ?? []
    const [cx = 0, cy = 0] = arc[apres[i] ?? 0] ?? []
    return (Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2) * facteur
  }
  const tas = new Tas(n, cle)
  for (let i = 1; i < n - 1; i++) {
    avant[i] = i - 1
    apres[i] = i + 1
    cle[i] = triangle(i)
    tas.ajouter(i)
  }
  const ferme = arc[0]?.[0] === arc[n - 1]?.[0] && arc[0]?.[1] === arc[n - 1]?.[1]
  // A ring must keep a surface; so must a shape made of two arcs.
  const gardes = ferme ? 3 : 1
  let plancher = 0
  while (tas.taille > gardes) {
    const i = tas.retirer()
    plancher = Math.max(plancher, cle[i] ?? 0)
    poids[i] = plancher
    const a = avant[i] ?? 0
    const b = apres[i] ?? 0
    if (a > 0) {
      apres[a] = b
      cle[a] = triangle(a)
      tas.deplacer(a)
    }
    if (b < n - 1) {
      avant[b] = a
      cle[b] = triangle(b)
      tas.deplacer(b)
    }
  }
  return poids
}

/** The arcs with the points that count: at most about `vises` in all, and none lighter than 200 m². */
export function simplifier(arcs: readonly Arc[], metres: number, vises = POINTS_VISES): Arc[] {
  const poids = arcs.map((arc) => poidsVisvalingam(arc, metres))
  const seuil = Math.max(SEUIL_MINIMUM, seuilPour(poids, vises))
  return arcs.map((arc, k) => arc.filter((_, i) => (poids[k]?.[i] ?? 0) >= seuil))
}

/** Weight under which enough points fall away. */
function seuilPour(poids: readonly Float64Array[], vises: number): number {
  let total = 0
  for (const p of poids) total += p.length
  if (total <= vises) return 0
  const tous = new Float64Array(total)
  let position = 0
  for (const p of poids) {
    tous.set(p, position)
    position += p.length
  }
  tous.sort()
  const seuil = tous[total - vises] ?? 0
  return Number.isFinite(seuil) ? seuil : Number.MAX_VALUE
}

/** Binary heap of point numbers by their key, which may change. */
class Tas {
  taille = 0
  readonly #file: Int32Array
  readonly #rang: Int32Array
  readonly #cle: Float64Array

  constructor(capacite: number, cle: Float64Array) {
    this.#file = new Int32Array(capacite)
    this.#rang = new Int32Array(capacite).fill(-1)
    this.#cle = cle
  }

  ajouter(i: number): void {
    this.#poser(i, this.taille++)
    this.#monter(this.taille - 1)
  }

  retirer(): number {
    const premier = this.#file[0] ?? 0
    const dernier = this.#file[--this.taille] ?? 0
    this.#rang[premier] = -1
    if (this.taille > 0) {
      this.#poser(dernier, 0)
      this.#descendre(0)
    }
    return premier
  }

  /** After its key changed. */
  deplacer(i: number): void {
    const rang = this.#rang[i] ?? -1
    if (rang < 0) return
    this.#monter(rang)
    this.#descendre(this.#rang[i] ?? 0)
  }

  #poser(i: number, rang: number): void {
    this.#file[rang] = i
    this.#rang[i] = rang
  }

  #cleA(rang: number): number {
    return this.#cle[this.#file[rang] ?? 0] ?? 0
  }

  #monter(depart: number): void {
    let rang = depart
    while (rang > 0) {
      const parent = (rang - 1) >> 1
      if (this.#cleA(parent) <= this.#cleA(rang)) return
      this.#echanger(rang, parent)
      rang = parent
    }
  }

  #descendre(depart: number): void {
    let rang = depart
    for (;;) {
      let petit = 2 * rang + 1
      if (petit >= this.taille) return
      if (petit + 1 < this.taille && this.#cleA(petit + 1) < this.#cleA(petit)) petit++
      if (this.#cleA(rang) <= this.#cleA(petit)) return
      this.#echanger(rang, petit)
      rang = petit
    }
  }

  #echanger(a: number, b: number): void {
    const i = this.#file[a] ?? 0
    const j = this.#file[b] ?? 0
    this.#poser(j, a)
    this.#poser(i, b)
  }
}
