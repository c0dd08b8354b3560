/** One tile on its canvas: fills grouped by colour, then lines grouped by level. */
import { type Remplissage, seConfond } from '../../../shared/dessins/habillage.ts'
import { LIMITE } from '../fond/questions.ts'
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
  /** What each arc separates (`LIMITE`), and its two communes. */
  readonly limitesArcs: Uint8Array
  readonly faces: Int32Array
}

/** Below this zoom communes are a few pixels wide: their limits would only make the map grey. */
const ZOOM_COMMUNES = 9
/** From this zoom on lines are thick enough for their joins to show. */
const ZOOM_RONDS = 10

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
  /** CSS px of ink and gap; absent: plain. */
  readonly tirets?: readonly number[]
}

/** Kinds of lines by number, in drawing order: the strongest limit of an arc is the one drawn. */
const GENRE = {
  commune: 0,
  interne: 1,
  /** Between two communes of the territory too pale for the usual line. */
  pale: 2,
  canton: 3,
  epci: 4,
  arrondissement: 5,
  departement: 6,
  bord: 7,
  aucun: 8,
} as const

function traitsPour(zoom: number, { palette, niveaux }: StyleTuile): (Trait | null)[] {
  const pale = zoom < 10 ? 0.75 : 1
  const detail = zoom >= ZOOM_DETAIL
  return [
    { couleur: palette.limiteCommune, largeur: zoom < 10 ? 0.6 : 0.9, opacite: pale },
    { couleur: palette.interne, largeur: zoom < 10 ? 0.5 : 0.9, opacite: 0.85 },
    { couleur: palette.internePale, largeur: zoom < 10 ? 0.5 : 0.9, opacite: 1 },
    niveaux.canton && detail ? { couleur: palette.limiteCanton, largeur: 1.3, opacite: 1, tirets: [1.5, 3] } : null,
    // A line of one pixel is drawn at less than half the cost of a wider one; from afar it is also the clearer.
    niveaux.epci && detail ? { couleur: palette.limiteEpci, largeur: zoom < 9 ? 1 : 1.3, opacite: 0.95 } : null,
    niveaux.arrondissement && detail
      ? { couleur: palette.limiteArrondissement, largeur: 1.5, opacite: 1, tirets: [6, 3.5] }
      : null,
    niveaux.departement ? { couleur: palette.limiteDepartement, largeur: zoom < 8 ? 0.8 : 1.6, opacite: 0.9 } : null,
    { couleur: palette.cote, largeur: zoom < 8 ? 0.6 : 1, opacite: 1 },
  ]
}

/** Samples of the lines in use, for the legend: the same colours and dashes. */
export function echantillons(
  style: Pick<StyleTuile, 'palette' | 'niveaux'>,
): Readonly<Record<keyof Niveaux, Trait | null>> {
  const traits = traitsPour(ZOOM_COMMUNES, style as StyleTuile)
  return {
    departement: traits[GENRE.departement] ?? null,
    arrondissement: traits[GENRE.arrondissement] ?? null,
    epci: traits[GENRE.epci] ?? null,
    canton: traits[GENRE.canton] ?? null,
  }
}

function genreDe(limite: number, niveaux: Niveaux): number {
  if (limite & LIMITE.bord) return GENRE.bord
  if (limite & LIMITE.departement && niveaux.departement) return GENRE.departement
  if (limite & LIMITE.arrondissement && niveaux.arrondissement) return GENRE.arrondissement
  if (limite & LIMITE.epci && niveaux.epci) return GENRE.epci
  if (limite & LIMITE.canton && niveaux.canton) return GENRE.canton
  return GENRE.commune
}

/** Of these fills, those against which the line between communes would not be seen. */
export function fondsPales(fonds: readonly Remplissage[], { interne, hachures }: Palette): readonly boolean[] {
  return fonds.map((fond) => seConfond('couleur' in fond ? fond.couleur : hachures[fond.hachure][0], interne))
}

function peindreTraits(ctx: Ctx, tuile: Tuile, k: number, ratio: number, zoom: number, style: StyleTuile): void {
  const { traits, traitsDebut, traitsXy } = tuile
  const { limitesArcs, faces, habillage, niveaux, palette } = style
  const genres = new Uint8Array(traits.length)
  const fond = (face: number) => (face < 0 ? 0 : (habillage.fonds[face] ?? 0))
  const pales = fondsPales(habillage.palette, palette)
  for (let t = 0; t < traits.length; t++) {
    const arc = traits[t] ?? 0
    const limite = limitesArcs[arc] ?? 0
    const genre = genreDe(limite, niveaux)
    if (genre === GENRE.commune && zoom < ZOOM_COMMUNES && !(limite & LIMITE.vaste)) {
      genres[t] = GENRE.aucun
      continue
    }
    const [a, b] = [fond(faces[2 * arc] ?? -1), fond(faces[2 * arc + 1] ?? -1)]
    const dedans = genre === GENRE.commune && a > 0 && b > 0
    genres[t] = dedans ? (pales[a] && pales[b] ? GENRE.pale : GENRE.interne) : genre
  }
  // Round joins on hair lines cannot be seen and cost a sixth of the strokes.
  ctx.lineJoin = zoom < ZOOM_RONDS ? 'bevel' : 'round'
  traitsPour(zoom, style).forEach((trait, genre) => {
    if (!trait) return
    ctx.beginPath()
    for (let t = 0; t < traits.length; t++)
      if (genres[t] === genre) tracer(ctx, traitsXy, traitsDebut[t] ?? 0, traitsDebut[t + 1] ?? 0, k)
    ctx.strokeStyle = trait.couleur
    ctx.lineWidth = trait.largeur * ratio
    ctx.globalAlpha = trait.opacite
    ctx.setLineDash(trait.tirets?.map((l) => l * ratio) ?? [])
    ctx.stroke()
  })
  ctx.setLineDash([])
  ctx.globalAlpha = 1
}
