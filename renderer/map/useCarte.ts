/** Keeps Leaflet's layers in step with the props; everything React does not draw itself happens here. */
import { type Map as CarteLeaflet, LatLngBounds, Point } from 'leaflet'
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { CoucheDessus } from './couches/dessus.ts'
import { brancherOutils } from './couches/outils.ts'
import { CoucheTuiles } from './couches/tuiles.ts'
import { dessinerDessus, dessinerSurvol, dessinerTrace } from './dessin/dessus.ts'
import type { Habillage } from './dessin/habillage.ts'
import { versDegres } from './fond/mercator.ts'
import { boiteDe, communeEn, communesDansTrace } from './fond/questions.ts'
import { REGIONS } from './regions.ts'
import type { CarteHandle, CarteProps, Region } from './types.ts'
import { type Dessin, useDessin } from './useDessin.ts'
import { type FondPret, useFond } from './useFond.ts'

type Trace = { readonly points: readonly (readonly [number, number])[]; readonly retirer: boolean }

export interface VueCarte {
  readonly zoom: number
  readonly latitude: number
  /** Commune under the centre of the map. */
  readonly centre: string | null
}

export function useCarte(props: CarteProps) {
  const [carte, setCarte] = useState<CarteLeaflet | null>(null)
  const { fond, erreur } = useFond(props.fond.topojson, props.communes)
  const [taille, setTaille] = useState({ x: 900, y: 700 })
  const [vue, setVue] = useState<VueCarte>({ zoom: 6, latitude: 46.6, centre: null })
  const [pointeur, setPointeur] = useState<{ x: number; y: number } | null>(null)
  const police = carte ? getComputedStyle(carte.getContainer()).fontFamily : 'sans-serif'
  const dessin = useDessin(fond, props, taille, police)
  const trace = useRef<Trace | null>(null)
  const couches = useRef<{ tuiles: CoucheTuiles; dessus: CoucheDessus } | null>(null)
  // Leaflet's callbacks read the latest of everything without being plugged in again.
  const present = useRef({ props, fond, dessin })
  present.current = { props, fond, dessin }

  const lireVue = useCallback((c: CarteLeaflet) => {
    const { fond: f } = present.current
    const m = c.project(c.getCenter(), 0)
    const i = f ? communeEn(f.geometrie, f.index, m.x / 256, m.y / 256) : -1
    setVue({ zoom: c.getZoom(), latitude: c.getCenter().lat, centre: f?.geometrie.codes[i] ?? null })
  }, [])

  useEffect(() => {
    if (!carte) return
    const observateur = new ResizeObserver(() => {
      carte.invalidateSize({ animate: false })
      setTaille(carte.getSize())
    })
    observateur.observe(carte.getContainer())
    const suivre = () => lireVue(carte)
    carte.on('moveend zoomend', suivre)
    return () => {
      observateur.disconnect()
      carte.off('moveend zoomend', suivre)
    }
  }, [carte, lireVue])

  useCouches(carte, fond, dessin, couches, present, trace)
  useOutils(carte, fond, present, couches, trace, setPointeur)

  const { survol } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: the canvas reads `survol` through `present`.
  useLayoutEffect(() => couches.current?.dessus.redessinerMobile(), [survol])

  const cadrer = useCallback(
    (codes: Iterable<string>) => {
      const f = present.current.fond
      if (!carte || !f) return
      const rangs = [...codes].flatMap((code) => f.rangs.get(code) ?? [])
      const boite = boiteDe(f.geometrie, rangs)
      if (!boite) return
      const [[o, n], [e, s]] = [versDegres(boite[0], boite[1]), versDegres(boite[2], boite[3])]
      cadrerSans(carte, new LatLngBounds([s, o], [n, e]), f, rangs)
    },
    [carte],
  )
  const allerA = useCallback(
    (region: Region) => {
      const cadre = REGIONS.find((r) => r.id === region)?.cadre
      if (carte && cadre)
        carte.fitBounds(new LatLngBounds([cadre[0], cadre[1]], [cadre[2], cadre[3]]), { animate: false })
    },
    [carte],
  )
  useImperativeHandle(
    props.ref,
    (): CarteHandle => ({ cadrer, allerA, classes: () => present.current.dessin?.habillage.classes ?? null }),
    [cadrer, allerA],
  )

  const cadree = useRef(false)
  useEffect(() => {
    if (!carte || !fond || cadree.current) return
    cadree.current = true
    carte.invalidateSize({ animate: false })
    if (present.current.props.selection.size > 0) cadrer(present.current.props.selection)
    else allerA('metropole')
    lireVue(carte)
    present.current.props.onPret?.()
  }, [carte, fond, cadrer, allerA, lireVue])

  return { setCarte, carte, fond, erreur, dessin, vue, pointeur, cadrer, allerA }
}

/** Room for the tools above, the buttons on the right, the scale, the source and the lowest name below. */
const MARGES = { haut: 70, droite: 64, bas: 68, gauche: 28 } as const

/** Frames these communes; when the legend would hide one, beside it or above it, whichever shows them larger. */
function cadrerSans(
  carte: CarteLeaflet,
  cadre: LatLngBounds,
  { geometrie: { boites } }: FondPret,
  rangs: number[],
): void {
  const options = (gauche: number, bas: number) => ({
    paddingTopLeft: [gauche, MARGES.haut] as [number, number],
    paddingBottomRight: [MARGES.droite, bas] as [number, number],
    maxZoom: 13,
    animate: false,
  })
  carte.fitBounds(cadre, options(MARGES.gauche, MARGES.bas))
  const legende = carte.getContainer().parentElement?.querySelector<HTMLElement>('[data-legende]')
  if (!legende) return
  const [droite, haut] = [legende.offsetLeft + legende.offsetWidth, legende.offsetTop]
  const cote = 256 * 2 ** carte.getZoom()
  const origine = carte.getPixelBounds().getTopLeft()
  const cache = rangs.some((i) => {
    const [gauche, bas] = [(boites[4 * i] ?? 0) * cote - origine.x, (boites[4 * i + 3] ?? 0) * cote - origine.y]
    return gauche < droite && bas > haut
  })
  if (!cache) return
  const taille = carte.getSize()
  const places = [
    { gauche: droite + 12, bas: MARGES.bas },
    { gauche: MARGES.gauche, bas: taille.y - haut + 12 },
  ].map(({ gauche, bas }) => {
    const occupe = new Point(gauche + MARGES.droite, MARGES.haut + bas)
    const libre = taille.subtract(occupe)
    // A frame of nothing has no zoom.
    return { gauche, bas, zoom: Math.min(libre.x, libre.y) < 80 ? 0 : carte.getBoundsZoom(cadre, false, occupe) }
  })
  const mieux = places.reduce((a, b) => (b.zoom > a.zoom ? b : a))
  // Too small to be read: better a corner under the legend, which can be moved away from.
  if (mieux.zoom > carte.getZoom() - 1) carte.fitBounds(cadre, options(mieux.gauche, mieux.bas))
}

type Ref<T> = { current: T }
type Couches = Ref<{ tuiles: CoucheTuiles; dessus: CoucheDessus } | null>
type Present = Ref<{ props: CarteProps; fond: FondPret | null; dessin: Dessin | null }>

/** Adds the two layers when the base is ready; repaints what changed when the drawing changes. */
function useCouches(
  carte: CarteLeaflet | null,
  fond: FondPret | null,
  dessin: Dessin | null,
  couches: Couches,
  present: Present,
  trace: Ref<Trace | null>,
): void {
  const pret = dessin !== null
  const peint = useRef<Dessin | null>(null)
  useLayoutEffect(() => {
    const depart = present.current.dessin
    if (!carte || !fond || !pret || !depart) return
    const tuiles = new CoucheTuiles(fond.moteur, depart.style)
    const dessus = new CoucheDessus(
      (ctx, vue) => present.current.dessin && dessinerDessus(ctx, present.current.dessin.dessus, vue),
      (ctx, vue) => {
        const d = present.current.dessin
        if (!d) return
        const i = fond.rangs.get(present.current.props.survol ?? '')
        if (i !== undefined) dessinerSurvol(ctx, fond.geometrie, i, vue, d.palette)
        const t = trace.current
        if (!t) return
        const points = t.points.map(([x, y]) => [x * vue.echelle - vue.dx, y * vue.echelle - vue.dy] as const)
        dessinerTrace(ctx, points, d.palette, t.retirer)
      },
    )
    peint.current = depart
    couches.current = { tuiles, dessus }
    tuiles.addTo(carte)
    dessus.addTo(carte)
    const affiner = () => tuiles.affiner()
    carte.on('zoomend', affiner)
    return () => {
      carte.off('zoomend', affiner)
      tuiles.remove()
      dessus.remove()
      couches.current = null
    }
  }, [carte, fond, pret, couches, present, trace])

  useLayoutEffect(() => {
    const [avant, c] = [peint.current, couches.current]
    if (!dessin || !c || dessin === avant) return
    peint.current = dessin
    if (avant?.style !== dessin.style) c.tuiles.habiller(dessin.style, avant ? changees(avant, dessin) : null)
    c.dessus.redessinerFixe()
    c.dessus.redessinerMobile()
  }, [dessin, couches])
}

/** Communes whose fill changed; null when anything else did. */
function changees(avant: Dessin, apres: Dessin): Set<number> | null {
  if (avant.style.niveaux !== apres.style.niveaux || avant.palette !== apres.palette) return null
  const memes = memePalette(avant.habillage, apres.habillage)
  const [a, b] = [avant.habillage.fonds, apres.habillage.fonds]
  if (!memes || a.length !== b.length) return null
  const rangs = new Set<number>()
  for (let i = 0; i < b.length; i++) if (a[i] !== b[i]) rangs.add(i)
  return rangs
}

const memePalette = (a: Habillage, b: Habillage): boolean => JSON.stringify(a.palette) === JSON.stringify(b.palette)

/** Plugs pointer and keyboard. */
function useOutils(
  carte: CarteLeaflet | null,
  fond: FondPret | null,
  present: Present,
  couches: Couches,
  trace: Ref<Trace | null>,
  setPointeur: (p: { x: number; y: number } | null) => void,
): void {
  useEffect(() => {
    if (!carte || !fond) return
    const { geometrie, index } = fond
    const props = () => present.current.props
    const codeEn = (x: number, y: number) => geometrie.codes[communeEn(geometrie, index, x, y)] ?? null
    return brancherOutils(carte, {
      outil: () => props().outil,
      survoler: (x, y, ecran) => {
        const code = codeEn(x, y)
        setPointeur(code ? ecran : null)
        if (code !== props().survol) props().onHover(code)
      },
      quitter: () => {
        setPointeur(null)
        if (props().survol !== null) props().onHover(null)
      },
      basculer: (x, y) => {
        const code = codeEn(x, y)
        if (code) props().onToggle(code)
      },
      tracer: (points, retirer) => {
        trace.current = points ? { points, retirer } : null
        couches.current?.dessus.redessinerMobile()
      },
      prendre: (points, mode) => {
        const codes = communesDansTrace(geometrie, index, points).flatMap((i) => geometrie.codes[i] ?? [])
        if (codes.length > 0) props().onSelectMany(codes, mode)
      },
    })
  }, [carte, fond, present, couches, trace, setPointeur])
}
