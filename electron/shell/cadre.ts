/** Place and size of the window from one launch to the next. Pure. */
import { z } from 'zod'

const cadre = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(400),
  height: z.number().int().min(300),
  maximise: z.boolean(),
})
export type Cadre = z.output<typeof cadre>

/** A rectangle of the desktop, pixels independent of density. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Size at the first launch: every screen is usable in it. */
export const TAILLE_INITIALE = { width: 1280, height: 800 } as const

/** How much of the title bar must be on a screen for the window to be caught by the mouse. */
const PRISE = { width: 100, height: 30 } as const

const recouvrement = (a: number, longueurA: number, b: number, longueurB: number): number =>
  Math.min(a + longueurA, b + longueurB) - Math.max(a, b)

/** The saved text as a frame, undefined when it is damaged or when no screen of today shows enough of it. */
export function lireCadre(texte: string, ecrans: readonly Rectangle[]): Cadre | undefined {
  let brut: unknown
  try {
    brut = JSON.parse(texte)
  } catch {
    return undefined
  }
  const lu = cadre.safeParse(brut)
  if (!lu.success) return undefined
  const { x, y, width } = lu.data
  const saisissable = ecrans.some(
    (ecran) =>
      recouvrement(x, width, ecran.x, ecran.width) >= PRISE.width &&
      y >= ecran.y &&
      recouvrement(y, PRISE.height, ecran.y, ecran.height) >= PRISE.height,
  )
  return saisissable ? lu.data : undefined
}
