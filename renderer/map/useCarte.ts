/** Keeps Leaflet's layers in step with the props; everything React does not draw itself happens here. */
import { type Map as CarteLeaflet, LatLngBounds } from 'leaflet'
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Boite } from '../../shared/dessins/geometrie.ts'
import { cadrage, surUnRivage } from './cadrage.ts'
import { CoucheDessus } from './couches/dessus.ts'
import { brancherOutils } from './couches/outils.ts'
import { CoucheTuiles } from './couches/tuiles.ts'
import { dessinerDessus, dessinerSurvol, dessinerTrace } from './dessin/dessus.ts'
import type { Habillage } from './dessin/habillage.ts'
import { versDegres } from './fond/mercator.ts'
import { communeEn, communesDansTrace } from './fond/questions.ts'
import { REGIONS } from './regions.ts'
import type { CarteHandle, CarteProps, Region } from './types.ts'
import { useClavier } from './useClavier.ts'
import { type Dessin, useDessin } from './useDessin.ts'
import { type FondPret, useFond } from './useFond.ts'

type Trace = { readonly points: readonly (readonly [number, number])[]; readonly retirer: boolean }

/** What the map shows: its zoom, and its centre in world units. */
interface Vue {
  readonly zoom: number
  readonly latitude: number
  readonly x: number
  readonly y: number
}

export function useCarte(props: CarteProps) {
  const [carte, setCarte] = useState<CarteLeaflet | null>(null)
  const { fond, erreur } = useFond(props.fond.topojson, props.communes)
  const [taille, setTaille] = useState({ x: 900, y: 700 })
  const [vue, setVue] = useState<Vue>({ zoom: 6, latitude: 46.6, x: 0.5, y: 0.5 })
  const [pointeur, setPointeur] = useState<{ x: number; y: number } | null>(null)
  const police = carte ? getComputedStyle(carte.getContainer()).fontFamily : 'sans-serif'
  const dessin = useDessin(fond, props, taille, police)
  const trace = useRef<Trace | null>(null)
  /** What the map was last framed on, as long as nobody moves it: a window resized shows it whole again. */
  const cadre = useRef<{ readonly codes: readonly string[] | null; readonly enCours: boolean } | null>(null)
  const recadrer = useRef(() => {})
  const couches = useRef<{ tuiles: CoucheTuiles; dessus: CoucheDessus } | null>(null)
  // Leaflet's callbacks read the latest of everything without being plugged in again.
  const present = useRef({ props, fond, dessin })
  present.current = { props, fond, dessin }

  const lireVue = useCallback((c: CarteLeaflet) => {
    const m = c.project(c.getCenter(), 0)
    setVue({ zoom: c.getZoom(), latitude: c.getCenter().lat, x: m.x / 256, y: m.y / 256 })
  }, [])
  /** Commune under the centre, on the base that is drawn: never one of the base before it. */
  const centre = useMemo(
    () => (fond ? (fond.geometrie.codes[communeEn(fond.geometrie, fond.index, vue.x, vue.y)] ?? null) : null),
    [fond, vue],
  )

  useEffect(() => {
    if (!carte) return
    const observateur = new ResizeObserver(() => {
      carte.invalidateSize({ animate: false })
      setTaille(carte.getSize())
      recadrer.current()
    })
    observateur.observe(carte.getContainer())
    const suivre = () => lireVue(carte)
    const quitter = () => {
      if (!cadre.current?.enCours) cadre.current = null
    }
    carte.on('moveend zoomend', suivre)
    carte.on('movestart zoomstart', quitter)
    return () => {
      observateur.disconnect()
      carte.off('moveend zoomend', suivre)
      carte.off('movestart zoomstart', quitter)
    }
  }, [carte, lireVue])

  const clavier = useClavier(carte)
  useCouches(carte, fond, dessin, couches, present, trace)
  useOutils(carte, fond, present, couches, trace, setPointeur)

  const { survol } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: the canvas reads `survol` through `present`.
  useLayoutEffect(() => couches.current?.dessus.redessinerMobile(), [survol])

  const cadrer = useCallback(
    (codes: Iterable<string>) => {
      const { fond: f, props: p } = present.current
      if (!carte || !f) return
      const voulus = [...codes]
      const rangs = surUnRivage(voulus.filter((code) => f.rangs.has(code))).flatMap((code) => f.rangs.get(code) ?? [])
      if (rangs.length === 0) return
      const entier = voulus.length >= p.selection.size && [...p.selection].every((code) => voulus.includes(code))
      cadre.current = { codes: entier ? null : voulus, enCours: true }
      cadrerSans(carte, f, rangs)
      cadre.current = { codes: entier ? null : voulus, enCours: false }
    },
    [carte],
  )
  recadrer.current = () => {
    if (cadre.current !== null) cadrer(cadre.current.codes ?? present.current.props.selection)
  }
  // A legend that appears, or another base, may hide what was framed without it.
  const avecLegende = (dessin?.habillage.caissons.length ?? 0) > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: what makes the frame wrong, not what it reads
  useEffect(() => recadrer.current(), [avecLegende, fond])
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
    (): CarteHandle => ({
      cadrer,
      allerA,
      prendreClavier: () => carte?.getContainer().focus(),
      classes: () => present.current.dessin?.habillage.classes ?? null,
    }),
    [carte, cadrer, allerA],
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

  return { setCarte, carte, fond, erreur, dessin, vue, centre, pointeur, clavier, cadrer, allerA }
}

/** Room for the names that stand out of their communes. */
const MARGES = { haut: 18, droite: 20, bas: 22, gauche: 20 } as const
const AUTOUR = 8

/** Frames these communes as large as what lies over the map lets them be. */
function cadrerSans(carte: CarteLeaflet, { geometrie: { boites } }: FondPret, rangs: readonly number[]): void {
  const { x: largeur, y: hauteur } = carte.getSize()
  const { left, top } = carte.getContainer().getBoundingClientRect()
  const couvre = carte.getContainer().closest('section')?.querySelectorAll('[data-couvre]') ?? []
  const place = cadrage(
    rangs.map(
      (i): Boite => [boites[4 * i] ?? 0, boites[4 * i + 1] ?? 0, boites[4 * i + 2] ?? 0, boites[4 * i + 3] ?? 0],
    ),
    {
      cadre: [MARGES.gauche, MARGES.haut, largeur - MARGES.droite, hauteur - MARGES.bas],
      obstacles: [...couvre].map((un): Boite => {
        const r = un.getBoundingClientRect()
        return [r.left - left - AUTOUR, r.top - top - AUTOUR, r.right - left + AUTOUR, r.bottom - top + AUTOUR]
      }),
      largeur,
      hauteur,
      zoomMax: 13,
      pas: carte.options.zoomSnap ?? 1,
    },
  )
  if (place === null) return
  const [longitude, latitude] = versDegres(...place.centre)
  carte.setView([latitude, longitude], place.zoom, { animate: false })
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
