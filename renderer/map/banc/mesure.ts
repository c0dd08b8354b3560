/** What the bench times in the page: from the act to the frame that shows all of it. */
import { Map as CarteLeaflet, type GridLayer } from 'leaflet'

let carte: CarteLeaflet | null = null

/** Keeps hold of the Leaflet map that `<Carte>` makes for itself. Before the first render. */
export function preparer(): void {
  CarteLeaflet.addInitHook(function (this: CarteLeaflet) {
    carte ??= this
  })
}

export interface Temps {
  readonly mediane: number
  readonly min: number
  readonly max: number
  readonly passages: number
}

/** The next frame, painted. */
export const image = (): Promise<void> => new Promise((ok) => requestAnimationFrame(() => setTimeout(ok, 0)))

/** The tiles on screen are all there. */
async function charge(): Promise<void> {
  let couche: GridLayer | null = null
  carte?.eachLayer((l) => {
    if ('getTileSize' in l) couche = l as GridLayer
  })
  const grille = couche as GridLayer | null
  if (grille?.isLoading()) await new Promise((ok) => grille.once('load', ok))
}

/** The same moves for the map and for its baseline: the view goes round a square of 300 px. */
export const DEPLACEMENTS: readonly [number, number][] = [
  [300, 0],
  [0, 300],
  [-300, 0],
  [0, -300],
]
/** Whole France, then a quarter of it. */
export const ZOOMS = [7, 6] as const
const ZOOMS_PRES = [8, 7] as const

export async function repeter(n: number, agir: (k: number) => void): Promise<Temps> {
  const temps: number[] = []
  // The first does not count: it compiles.
  for (let k = -1; k < n; k++) {
    await image()
    await image()
    const debut = performance.now()
    agir(k < 0 ? 3 : k)
    await charge()
    await image()
    if (k >= 0) temps.push(performance.now() - debut)
  }
  temps.sort((a, b) => a - b)
  return { mediane: temps[Math.floor(n / 2)] ?? 0, min: temps[0] ?? 0, max: temps.at(-1) ?? 0, passages: n }
}

export interface MesureCarte {
  readonly deplacer: Temps
  readonly zoomer: Temps
  readonly zoomerPres: Temps
  readonly recolorer: Temps
  readonly basculer: Temps
}

type Suite = { figure?: 'densite' | `france${number}`; selection?: readonly string[] }

/** Milliseconds, on the whole of France, then on a territory of 400 communes. */
export async function mesurerCarte(
  passages: number,
  changer: (suite: Suite) => void,
  codes: readonly string[],
): Promise<MesureCarte> {
  const c = carte
  if (!c) throw new Error('No map.')
  changer({ selection: [], figure: 'france5' })
  c.setView([46.6, 2.4], 6, { animate: false })
  await image()
  await charge()
  const deplacer = await repeter(passages, (k) => c.panBy(DEPLACEMENTS[k % 4] ?? [0, 0], { animate: false }))
  c.setView([46.6, 2.4], 6, { animate: false })
  const zoomer = await repeter(passages, (k) => c.setZoom(ZOOMS[k % 2] ?? 6, { animate: false }))
  const zoomerPres = await repeter(passages, (k) => c.setZoom(ZOOMS_PRES[k % 2] ?? 7, { animate: false }))
  c.setView([46.6, 2.4], 6, { animate: false })
  changer({ figure: 'france4' })
  const recolorer = await repeter(passages, (k) => changer({ figure: k % 2 ? 'france4' : 'france5' }))
  const isere = codes.filter((code) => code.startsWith('38'))
  const [territoire, suivante] = [isere.slice(0, 400), isere[400] ?? '']
  changer({ selection: territoire, figure: 'densite' })
  c.setView([45.3, 5.5], 9, { animate: false })
  const basculer = await repeter(passages, (k) =>
    changer({ selection: k % 2 ? territoire : [...territoire, suivante] }),
  )
  return { deplacer, zoomer, zoomerPres, recolorer, basculer }
}
