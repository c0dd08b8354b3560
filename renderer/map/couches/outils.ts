/** Pointer and keyboard on the map: hover, click, rectangle, lasso, Enter at the centre. Knows no colour, no commune name. */
import type { Map as CarteLeaflet } from 'leaflet'
import type { ModeSelection, Outil } from '../types.ts'

export interface Ecoute {
  outil(): Outil
  /** World units. */
  survoler(x: number, y: number, ecran: { x: number; y: number }): void
  quitter(): void
  basculer(x: number, y: number): void
  /** Being drawn, world units; null: finished or given up. */
  tracer(trace: readonly (readonly [number, number])[] | null, retirer: boolean): void
  prendre(trace: readonly (readonly [number, number])[], mode: ModeSelection): void
}

type Paire = [number, number]

/** A press that moves less than this is a click, px. */
const SEUIL = 5

export function brancherOutils(carte: CarteLeaflet, ecoute: Ecoute): () => void {
  const el = carte.getContainer()
  const monde = (e: MouseEvent): Paire => {
    const p = carte.project(carte.mouseEventToLatLng(e), 0)
    return [p.x / 256, p.y / 256]
  }
  let depart: { x: number; y: number; monde: Paire; lasso: boolean; pointeur: number } | null = null
  let trace: Paire[] = []
  // The browser sends a click after every drag: that one toggles nothing.
  let traceFini = 0

  const dessine = (e: PointerEvent): 'lasso' | 'rectangle' | null => {
    const outil = ecoute.outil()
    if (outil === 'lasso' || outil === 'rectangle') return outil
    return outil === 'choisir' && e.shiftKey ? 'rectangle' : null
  }
  const surFond = (e: Event) =>
    e.target instanceof Node && carte.getPane('mapPane')?.parentNode === el && !horsCarte(e.target)
  const horsCarte = (cible: Node): boolean => cible instanceof Element && cible.closest('.leaflet-control') !== null

  const bas = (e: PointerEvent) => {
    if (e.button !== 0 || !surFond(e)) return
    const forme = dessine(e)
    if (!forme) return
    carte.dragging.disable()
    depart = { x: e.clientX, y: e.clientY, monde: monde(e), lasso: forme === 'lasso', pointeur: e.pointerId }
    trace = [depart.monde]
    ecoute.quitter()
    el.setPointerCapture(e.pointerId)
  }
  const bouge = (e: PointerEvent) => {
    if (!depart) return
    const m = monde(e)
    const [x0, y0] = depart.monde
    if (depart.lasso) trace.push(m)
    else trace = [depart.monde, [m[0], y0], m, [x0, m[1]]]
    ecoute.tracer(trace, e.altKey)
  }
  const finir = () => {
    depart = null
    trace = []
    carte.dragging.enable()
    ecoute.tracer(null, false)
  }
  const haut = (e: PointerEvent) => {
    if (!depart) return
    const deplace = Math.hypot(e.clientX - depart.x, e.clientY - depart.y) > SEUIL || trace.length > 8
    const fini = trace
    finir()
    if (!deplace) return
    traceFini = e.timeStamp
    ecoute.prendre(fini, e.altKey ? 'retirer' : 'ajouter')
  }
  const clic = (e: { originalEvent: MouseEvent }) => {
    if (ecoute.outil() === 'deplacer' || e.originalEvent.shiftKey || e.originalEvent.timeStamp - traceFini < 60) return
    ecoute.basculer(...monde(e.originalEvent))
  }
  const souris = (e: { originalEvent: MouseEvent }) => {
    if (depart) return
    const r = el.getBoundingClientRect()
    ecoute.survoler(...monde(e.originalEvent), {
      x: e.originalEvent.clientX - r.left,
      y: e.originalEvent.clientY - r.top,
    })
  }
  const clavier = (e: KeyboardEvent) => {
    if (e.target !== el) return
    if (e.key === 'Escape' && depart) finir()
    ecoute.quitter()
    if (e.key !== 'Enter' && e.key !== ' ') return
    e.preventDefault()
    const c = carte.project(carte.getCenter(), 0)
    ecoute.basculer(c.x / 256, c.y / 256)
  }

  el.addEventListener('pointerdown', bas, true)
  el.addEventListener('pointermove', bouge)
  el.addEventListener('pointerup', haut)
  el.addEventListener('pointercancel', finir)
  el.addEventListener('keydown', clavier)
  carte.on('click', clic)
  carte.on('mousemove', souris)
  carte.on('mouseout', ecoute.quitter)
  return () => {
    el.removeEventListener('pointerdown', bas, true)
    el.removeEventListener('pointermove', bouge)
    el.removeEventListener('pointerup', haut)
    el.removeEventListener('pointercancel', finir)
    el.removeEventListener('keydown', clavier)
    carte.off('click', clic)
    carte.off('mousemove', souris)
    carte.off('mouseout', ecoute.quitter)
  }
}
