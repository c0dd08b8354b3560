/** One tile on its canvas: fills grouped by colour, then lines grouped by level. */
import { ZOOM_DETAIL } from '../fond/tuiles-options.ts'
import { ETENDUE, type Tuile } from '../fond/types.ts'
import type { Niveaux } from '../types.ts'
import type { Palette } from './couleurs.ts'
import type { Habillage } from './habillage.ts'
import { remplir } from './hachures.ts'

export interface StyleTuile {
  readonly habillage: Habillage
  readonly palette: Palette
  readonly niveaux: Niveaux
  /** Level of each arc (`niveauxDesArcs`) and its two communes. */
  readonly niveauxArcs: Uint8Array
  readonly faces: Int32Array
}

/** Below this zoom communes are a few pixels wide: their limits would only make the map grey. */
const ZOOM_COMMUNES = 9

type Ctx = CanvasRenderingContext2D

/** Draws over `cote` device pixels; `ratio` device pixels per CSS pixel at this zoom (line widths). */
export function peindreTuile(
  ctx: Ctx,
  tuile: Tuile,
  cote: number,
  ratio: number,
  zoom: number,
  style: StyleTuile,
): void {
  const k = cote / ETENDUE
  peindreAires(ctx, tuile, k, ratio, style)
  peindreTraits(ctx, tuile, k, ratio, zoom, style)
}

function peindreAires(ctx: Ctx, tuile: Tuile, k: number, ratio: number, { habillage, palette }: StyleTuile): void {
  const { polygones, polygonesDebut, anneauxDebut, xy } = tuile
  const presents = new Set<number>()
  for (const i of polygones) presents.add(habillage.fonds[i] ?? 0)
  // Neighbours first: the colours of the territory lie over their edges.
  for (const fond of [...presents].sort((a, b) => a - b)) {
    ctx.beginPath()
    for (let p = 0; p < polygones.length; p++) {
      if ((habillage.fonds[polygones[p] ?? 0] ?? 0) !== fond) continue
      const fin = polygonesDebut[p + 1] ?? 0
      for (let r = polygonesDebut[p] ?? 0; r < fin; r++)
        tracer(ctx, xy, anneauxDebut[r] ?? 0, anneauxDebut[r + 1] ?? 0, k)
    }
    const remplissage = habillage.palette[fond] ?? { couleur: palette.terre }
    ctx.fillStyle = remplir(ctx, remplissage, palette, ratio)
    // One path for all the communes of a colour: no pale seam between them.
    ctx.fill()
  }
}

function tracer(ctx: Ctx, xy: Int16Array | Int32Array, debut: number, fin: number, k: number): void {
  ctx.moveTo((xy[debut] ?? 0) * k, (xy[debut + 1] ?? 0) * k)
  for (let n = debut + 2; n < fin; n += 2) ctx.lineTo((xy[n] ?? 0) * k, (xy[n + 1] ?? 0) * k)
}

interface Trait {
  readonly couleur: string
  readonly largeur: number
  readonly opacite: number
}

/** Kinds of lines, in drawing order. */
function traitsPour(zoom: number, { palette, niveaux }: StyleTuile): (Trait | null)[] {
  const communes = zoom >= ZOOM_COMMUNES
  const pale = zoom < 10 ? 0.75 : 1
  return [
    communes ? { couleur: palette.limiteCommune, largeur: zoom < 10 ? 0.6 : 0.9, opacite: pale } : null,
    communes ? { couleur: palette.interne, largeur: zoom < 10 ? 0.5 : 0.9, opacite: 0.85 } : null,
    niveaux.epci && zoom >= ZOOM_DETAIL
      ? { couleur: palette.limiteEpci, largeur: zoom < 8 ? 0.6 : 1.1, opacite: zoom < 8 ? 0.7 : 0.9 }
      : null,
    niveaux.departement ? { couleur: palette.limiteDepartement, largeur: zoom < 8 ? 0.8 : 1.5, opacite: 0.9 } : null,
    { couleur: palette.cote, largeur: zoom < 8 ? 0.6 : 1, opacite: 1 },
  ]
}

function peindreTraits(ctx: Ctx, tuile: Tuile, k: number, ratio: number, zoom: number, style: StyleTuile): void {
  const { traits, traitsDebut, traitsXy } = tuile
  const { niveauxArcs, faces, habillage, niveaux } = style
  const genres = new Uint8Array(traits.length)
  for (let t = 0; t < traits.length; t++) {
    const arc = traits[t] ?? 0
    const niveau = niveauxArcs[arc] ?? 0
    if (niveau === 3) genres[t] = 4
    else if (niveau === 2 && niveaux.departement) genres[t] = 3
    else if (niveau >= 1 && niveaux.epci) genres[t] = 2
    else {
      const dedans = (face: number) => face >= 0 && (habillage.fonds[face] ?? 0) > 0
      genres[t] = dedans(faces[2 * arc] ?? -1) && dedans(faces[2 * arc + 1] ?? -1) ? 1 : 0
    }
  }
  ctx.lineJoin = 'round'
  traitsPour(zoom, style).forEach((trait, genre) => {
    if (!trait) return
    ctx.beginPath()
    for (let t = 0; t < traits.length; t++)
      if (genres[t] === genre) tracer(ctx, traitsXy, traitsDebut[t] ?? 0, traitsDebut[t + 1] ?? 0, k)
    ctx.strokeStyle = trait.couleur
    ctx.lineWidth = trait.largeur * ratio
    ctx.globalAlpha = trait.opacite
    ctx.stroke()
  })
  ctx.globalAlpha = 1
}
