/** What lies over the tiles: outlines of sectors and territory, circles, names; and apart, hover and tools. */
import { boiteMarque, type Etiquette } from '../../../shared/dessins/etiquettes.ts'
import { type Boite, boite } from '../../../shared/dessins/geometrie.ts'
import { arcsDe } from '../fond/questions.ts'
import type { Geometrie } from '../fond/types.ts'
import type { Palette } from './couleurs.ts'
import type { Habillage } from './habillage.ts'
import { type Nommable, placerNoms } from './noms.ts'

/** From world units to pixels of the canvas: px = x × echelle − dx. */
export interface Vue {
  readonly zoom: number
  readonly echelle: number
  readonly dx: number
  readonly dy: number
  /** The visible part of the canvas, px. */
  readonly cadre: Boite
}

export interface Dessus {
  readonly geometrie: Geometrie
  readonly palette: Palette
  readonly habillage: Habillage
  readonly police: string
  /** Arcs of the outer limit, and of the limits between sectors. */
  readonly contour: readonly number[]
  readonly secteurs: readonly number[]
  /** Arcs of the outlines of the other CPTS. */
  readonly voisines: readonly number[]
  /** Communes in the frame, from the index. */
  dansCadre(x0: number, y0: number, x1: number, y1: number): readonly number[]
  dedans(i: number): boolean
  nom(i: number): string | null
  population(i: number): number
}

type Ctx = CanvasRenderingContext2D

function tracerArcs(ctx: Ctx, { arcs, arcsDebut }: Geometrie, choisis: Iterable<number>, vue: Vue): void {
  const { echelle, dx, dy } = vue
  ctx.beginPath()
  for (const arc of choisis) {
    const fin = arcsDebut[arc + 1] ?? 0
    const debut = arcsDebut[arc] ?? 0
    for (let p = debut; p < fin; p++) {
      const [x, y] = [(arcs[2 * p] ?? 0) * echelle - dx, (arcs[2 * p + 1] ?? 0) * echelle - dy]
      if (p === debut) ctx.moveTo(x, y)
      else ctx.lineTo(x, y)
    }
  }
}

function trait(ctx: Ctx, couleur: string, largeur: number): void {
  ctx.strokeStyle = couleur
  ctx.lineWidth = largeur
  ctx.lineJoin = 'round'
  ctx.lineCap = 'round'
  ctx.stroke()
}

/** Thin at the scale of France, 2.6 px when the territory fills the screen. */
const largeurContour = (zoom: number): number => Math.max(1.2, Math.min(2.6, (zoom - 5) * 0.55))

/** Everything that moves only with the data and the view. */
export function dessinerDessus(ctx: Ctx, d: Dessus, vue: Vue): void {
  const w = largeurContour(vue.zoom)
  if (d.voisines.length > 0) {
    tracerArcs(ctx, d.geometrie, d.voisines, vue)
    trait(ctx, d.palette.texteVoisin, w * 0.7)
  }
  if (d.secteurs.length > 0) {
    tracerArcs(ctx, d.geometrie, d.secteurs, vue)
    trait(ctx, d.palette.secteur, w + 0.6)
  }
  tracerArcs(ctx, d.geometrie, d.contour, vue)
  trait(ctx, d.palette.contour, w)
  const cercles = dessinerCercles(ctx, d, vue)
  for (const e of etiquettes(d, vue, cercles)) dessinerNom(ctx, e, d)
}

interface Cercle {
  readonly x: number
  readonly y: number
  readonly r: number
  readonly negatif: boolean
}

/**
 * Largest first, so that none hides a smaller one. Of a whole country the smallest are a sowing that would cover the cities:
 * they become dots without a border, under the circles.
 */
function dessinerCercles(ctx: Ctx, d: Dessus, vue: Vue): Cercle[] {
  const cercles: Cercle[] = []
  d.geometrie.codes.forEach((code, i) => {
    const r = d.habillage.rayon(code)
    if (r > 0) cercles.push({ ...placer(d.geometrie, i, vue), r, negatif: d.habillage.negatif(code) })
  })
  cercles.sort((a, b) => b.r - a.r)
  if (entasses(cercles)) return []
  const [x0, y0, x1, y1] = vue.cadre
  const vus = cercles.filter(({ x, y, r }) => x + r > x0 && x - r < x1 && y + r > y0 && y - r < y1)
  const points = serres(vus) ? vus.filter(({ r }) => r <= POINT) : []
  ctx.globalAlpha = 0.5
  for (const negatif of [false, true]) {
    ctx.beginPath()
    for (const un of points) if (un.negatif === negatif) ctx.rect(un.x - 0.5, un.y - 0.5, 1, 1)
    ctx.fillStyle = negatif ? d.palette.cercleNegatif : d.palette.cercle
    ctx.fill()
  }
  for (const { x, y, r, negatif } of points.length === 0 ? vus : vus.filter((un) => un.r > POINT)) {
    ctx.beginPath()
    ctx.arc(x, y, r, 0, 2 * Math.PI)
    ctx.fillStyle = negatif ? d.palette.cercleNegatif : d.palette.cercle
    ctx.globalAlpha = 0.85
    ctx.fill()
    ctx.globalAlpha = 1
    trait(ctx, d.palette.cercleBord, 1)
  }
  ctx.globalAlpha = 1
  return cercles
}

/** Radius in px under which a circle is but a dot where they are crowded. */
const POINT = 2
/** Room in px² that a mark needs not to touch its neighbours. */
const PLACE = 60

function serres(cercles: readonly Cercle[]): boolean {
  const b = boite(cercles.map(({ x, y }) => [x, y]))
  return b !== null && (b[2] - b[0]) * (b[3] - b[1]) < PLACE * cercles.length
}

/** Seen from so far that circles pile up on one spot: they would say nothing any more. */
function entasses(cercles: readonly Cercle[]): boolean {
  const b = boite(cercles.map(({ x, y }) => [x, y]))
  return b !== null && cercles.length > 3 && Math.max(b[2] - b[0], b[3] - b[1]) < 3 * (cercles[0]?.r ?? 0)
}

const placer = ({ points }: Geometrie, i: number, { echelle, dx, dy }: Vue): { x: number; y: number } => ({
  x: (points[2 * i] ?? 0) * echelle - dx,
  y: (points[2 * i + 1] ?? 0) * echelle - dy,
})

function etiquettes(d: Dessus, vue: Vue, cercles: readonly Cercle[]): Etiquette[] {
  const { echelle, dx, dy, cadre } = vue
  const { boites, codes } = d.geometrie
  const vues = d.dansCadre(
    (cadre[0] + dx) / echelle,
    (cadre[1] + dy) / echelle,
    (cadre[2] + dx) / echelle,
    (cadre[3] + dy) / echelle,
  )
  const communes: Nommable[] = []
  for (const i of vues) {
    const nom = d.nom(i)
    if (nom === null) continue
    const { x, y } = placer(d.geometrie, i, vue)
    communes.push({
      nom,
      population: d.population(i),
      dedans: d.dedans(i),
      point: [x, y],
      largeur: ((boites[4 * i + 2] ?? 0) - (boites[4 * i] ?? 0)) * echelle,
      hauteur: ((boites[4 * i + 3] ?? 0) - (boites[4 * i + 1] ?? 0)) * echelle,
      rayon: d.habillage.rayon(codes[i] ?? ''),
    })
  }
  // Dots may lie under a name; circles may not.
  const marques = cercles.filter(({ r }) => r >= 5).map(({ x, y, r }) => boiteMarque(x, y, r))
  return placerNoms(communes, vue.zoom, cadre, marques)
}

function dessinerNom(ctx: Ctx, { demande, lignes, positions }: Etiquette, { palette, police }: Dessus): void {
  const dedans = demande.style === 'dedans'
  ctx.font = `${demande.graisse} ${demande.taille}px ${police}`
  ctx.textAlign = 'center'
  ctx.lineJoin = 'round'
  lignes.forEach((ligne, k) => {
    const [x, y] = positions[k] ?? [0, 0]
    ctx.strokeStyle = dedans ? palette.halo : palette.haloVoisin
    ctx.lineWidth = 3
    ctx.strokeText(ligne, x, y)
    ctx.fillStyle = dedans ? palette.texte : palette.texteVoisin
    ctx.fillText(ligne, x, y)
  })
}

/** The commune under the pointer or the list's cursor. */
export function dessinerSurvol(ctx: Ctx, g: Geometrie, i: number, vue: Vue, palette: Palette): void {
  tracerArcs(ctx, g, arcsDe(g, i), vue)
  trait(ctx, palette.halo, 4.5)
  trait(ctx, palette.survol, 2.4)
}

/** The rectangle or lasso being drawn, in px of the canvas. */
export function dessinerTrace(
  ctx: Ctx,
  trace: readonly (readonly [number, number])[],
  palette: Palette,
  retirer: boolean,
): void {
  ctx.beginPath()
  trace.forEach(([x, y], k) => {
    if (k === 0) ctx.moveTo(x, y)
    else ctx.lineTo(x, y)
  })
  ctx.closePath()
  ctx.globalAlpha = 0.12
  ctx.fillStyle = palette.outil
  ctx.fill()
  ctx.globalAlpha = 1
  ctx.setLineDash(retirer ? [3, 4] : [7, 4])
  trait(ctx, palette.outil, 1.8)
  ctx.setLineDash([])
}
