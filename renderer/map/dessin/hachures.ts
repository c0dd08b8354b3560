/** Hatchings: a value that is missing must not look like a colour of the ramp. */
import type { Remplissage } from '../../../shared/dessins/habillage.ts'
import type { Palette } from './couleurs.ts'

const PAS = { secret: 4, manquant: 7, encadre: 5 } as const

const motifs = new Map<string, HTMLCanvasElement>()

/** A square tile of the hatching, drawn once: diagonals that meet from one tile to the next. */
function motif(fond: string, trait: string, pas: number, descend: boolean, ratio: number): HTMLCanvasElement {
  const cote = Math.max(3, Math.round(pas * 1.5 * ratio))
  const cle = `${fond}${trait}${cote}${descend}`
  const connu = motifs.get(cle)
  if (connu) return connu
  const canvas = document.createElement('canvas')
  canvas.width = cote
  canvas.height = cote
  const ctx = canvas.getContext('2d')
  if (ctx) {
    ctx.fillStyle = fond
    ctx.fillRect(0, 0, cote, cote)
    ctx.strokeStyle = trait
    ctx.lineWidth = ratio
    ctx.beginPath()
    for (const d of [-cote, 0, cote]) {
      ctx.moveTo(d - 1, descend ? -1 : cote + 1)
      ctx.lineTo(d + cote + 1, descend ? cote + 1 : -1)
    }
    ctx.stroke()
  }
  motifs.set(cle, canvas)
  return canvas
}

/** What to give to fillStyle. */
export function remplir(
  ctx: CanvasRenderingContext2D,
  fond: Remplissage,
  palette: Palette,
  ratio: number,
): string | CanvasPattern {
  if ('couleur' in fond) return fond.couleur
  const [sous, trait] = palette.hachures[fond.hachure]
  const canvas = motif(sous, trait, PAS[fond.hachure], fond.hachure === 'encadre', ratio)
  return ctx.createPattern(canvas, 'repeat') ?? sous
}

/** The same in CSS, for the boxes of the legend. */
export function fondCss(fond: Remplissage, palette: Palette): string {
  if ('couleur' in fond) return fond.couleur
  const [sous, trait] = palette.hachures[fond.hachure]
  const pas = PAS[fond.hachure]
  const angle = fond.hachure === 'encadre' ? 45 : 135
  return `repeating-linear-gradient(${angle}deg, ${trait} 0 1px, ${sous} 1px ${pas}px)`
}
