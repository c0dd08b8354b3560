/** The base of a map in pixels: shapes, borders and coast, from real contours when given, else schematic. */
import type { MultiPolygon } from 'geojson'
import { cadrer, elargir, occupation, type Vue } from './cadrage.ts'
import type { CommuneCarte } from './carte-types.ts'
import { anneauxProjetes, apparierBords, type Contour, pointInterieur } from './contours.ts'
import {
  type Anneau,
  type Boite,
  boite,
  chainer,
  decouperParConvexe,
  type Ligne,
  type Point,
  rectangle,
  type Segment,
  seCroisent,
  segmentDansConvexe,
} from './geometrie.ts'
import { memePlan, type Projection, projectionDesCommunes } from './projection.ts'
import { type Masse, maillerCentres } from './schematique.ts'

export interface CommunePlacee {
  readonly commune: CommuneCarte
  /** Shape to fill (even-odd), px; empty when the commune has none: mark its `point`. */
  readonly forme: readonly Anneau[]
  /** Where its name goes, px. */
  readonly point: Point
}

export interface Fond {
  readonly schematique: boolean
  readonly projection: Projection
  readonly metresParPixel: number
  /** Communes drawn: those of the territory, and the neighbours that fall in the frame. */
  readonly placees: readonly CommunePlacee[]
  /** Communes of the territory that this map cannot show. */
  readonly absentes: readonly CommuneCarte[]
  readonly terre: readonly Anneau[]
  readonly voisins: readonly Anneau[] // neighbours' shapes, with real contours only
  readonly lignes: {
    readonly littoral: readonly Ligne[]
    readonly voisinage: readonly Ligne[]
    readonly departements: readonly Ligne[]
    readonly internes: readonly Ligne[]
    /** The same between two communes too pale for the usual line. */
    readonly pales: readonly Ligne[]
    readonly secteurs: readonly Ligne[]
    readonly contour: readonly Ligne[]
  }
}

interface Bord {
  readonly a: number
  readonly b: number | null
  readonly segment: Segment
}

/** Shapes and borders in metres, before the frame is known. */
interface Plan {
  readonly formes: readonly (readonly Anneau[])[]
  readonly bords: readonly Bord[]
  /** Coast pieces closing a schematic cell. */
  readonly cotes: readonly Bord[]
}

const terresProjetees = new WeakMap<MultiPolygon, Map<Projection, { masse: Masse; boite: Boite }[]>>()

/** Pieces of land near `zone`, in metres. Projecting the coast once per projection is enough for every map. */
function terreProche(land: MultiPolygon, projection: Projection, zone: Boite, lonlat: Boite): Masse[] {
  const parProjection = terresProjetees.get(land) ?? new Map<Projection, { masse: Masse; boite: Boite }[]>()
  terresProjetees.set(land, parProjection)
  let masses = parProjection.get(projection)
  if (!masses) {
    // Rings far away on the globe would project to nonsense. 20° holds all of metropolitan France from any corner of it.
    const monde: Boite = [lonlat[0] - 20, lonlat[1] - 20, lonlat[2] + 20, lonlat[3] + 20]
    masses = []
    for (const polygone of land.coordinates) {
      const b = boite((polygone[0] ?? []).map(([lon = 0, lat = 0]): Point => [lon, lat]))
      if (!b || !seCroisent(b, monde)) continue
      const masse = anneauxProjetes({ type: 'Polygon', coordinates: polygone }, projection)
      const boiteMasse = boite(masse.flat())
      if (boiteMasse) masses.push({ masse, boite: boiteMasse })
    }
    parProjection.set(projection, masses)
  }
  // Inland, a whole coastline shrinks to the rectangle of the zone: everything after is then quick.
  const fenetre = rectangle(zone)
  return masses
    .filter((m) => seCroisent(m.boite, zone))
    .map((m) => m.masse.map((a) => decouperParConvexe(a, fenetre)).filter((a) => a.length > 0))
    .filter((m) => m.length > 0)
}

function planReel(
  communes: readonly CommuneCarte[],
  geometries: ReadonlyMap<string, Contour>,
  projection: Projection,
): Plan {
  const formes = communes.map((c) => {
    const g = geometries.get(c.code)
    return g ? anneauxProjetes(g, projection) : []
  })
  const { libres, communs } = apparierBords(formes)
  return { formes, bords: [...communs, ...libres.map((l) => ({ ...l, b: null }))], cotes: [] }
}

function planSchematique(centres: readonly Point[], terre: readonly Masse[] | null): Plan {
  const maille = maillerCentres(centres, terre)
  return { formes: maille.cellules.map((c) => c.anneaux), bords: maille.aretes, cotes: maille.cotes }
}

const SANS_TERRE = {}
const plans = new WeakMap<object, { readonly projection: Projection; readonly cle: string; readonly plan: Plan }>()

/** The last plan of this base is kept: the maps of a document differ by their colours and frames, not by their cells. */
function planGarde(base: object, projection: Projection, cle: string, faire: () => Plan): Plan {
  const garde = plans.get(base)
  if (garde?.projection === projection && garde.cle === cle) return garde.plan
  const plan = faire()
  plans.set(base, { projection, cle, plan })
  return plan
}

/** Contours are used when they cover at least nine communes of the territory in ten. */
function contoursSuffisants(
  dedans: readonly CommuneCarte[],
  geometries: ReadonlyMap<string, Contour> | undefined,
): boolean {
  if (!geometries) return false
  return dedans.filter((c) => geometries.has(c.code)).length >= 0.9 * dedans.length
}

/**
 * The base of the map in a frame of `cadre` px. The territory is centred; the projection is that of most of its
 * communes, and those of another plane (overseas) are left out and listed in `absentes`. null when nothing can be drawn.
 * @param pales communes between which the usual white line would not be seen
 */
export function construireFond(
  communes: readonly CommuneCarte[],
  geometries: ReadonlyMap<string, Contour> | undefined,
  land: MultiPolygon | null,
  cadre: Boite,
  pales: ReadonlySet<string>,
): Fond | null {
  const dedans = communes.filter((c) => c.inside && c.centre !== null)
  const projection = projectionDesCommunes(dedans.map((c) => c.code))
  const repere = dedans.find((c) => projectionDesCommunes([c.code]) === projection)
  if (!repere) return null
  const surLePlan = (c: CommuneCarte) => c.centre !== null && memePlan(repere.code, c.code)
  const absentes = communes.filter((c) => c.inside && !surLePlan(c))
  const territoire = dedans.filter(surLePlan)
  const position = (c: CommuneCarte): Point => projection.vers(c.centre ?? [0, 0])
  const noyau = boite(territoire.map(position))
  if (!noyau) return null
  const cotes = Math.max(noyau[2] - noyau[0], noyau[3] - noyau[1])
  // All that is given: the maps of a document then share their cells, whatever their frames.
  const retenues = communes.filter(surLePlan)
  const centres = retenues.map(position)
  const lonlat = boite(territoire.map((c) => c.centre ?? [0, 0])) ?? [0, 0, 0, 0]
  const terreAutour = (zone: Boite) =>
    land ? terreProche(land, projection, elargir(zone, 46_000 + 0.28 * cotes), lonlat) : null

  const contours = contoursSuffisants(territoire, geometries) ? geometries : undefined
  const schematique = contours === undefined
  const cle = retenues.map((c) => `${c.code} ${c.centre}`).join()
  const plan = planGarde(contours ?? land ?? SANS_TERRE, projection, cle, () =>
    contours === undefined
      ? planSchematique(centres, terreAutour(boite(centres) ?? noyau))
      : planReel(retenues, contours, projection),
  )

  const emprise = boite([
    ...retenues.flatMap((c, i) => (c.inside ? (plan.formes[i] ?? []).flat() : [])),
    ...retenues.flatMap((c, i) => (c.inside ? [centres[i] ?? ([0, 0] as Point)] : [])),
  ])
  if (!emprise) return null
  const vue = cadrer(emprise, cadre, occupation(territoire.length))
  return dessinerFond({
    retenues,
    centres,
    plan,
    terre: terreAutour(vue.zone),
    schematique,
    projection,
    absentes,
    vue,
    cadre,
    pales,
  })
}

/** Département of a commune code: two characters, three overseas. */
const departement = (code: string): string =>
  code.startsWith('97') || code.startsWith('98') ? code.slice(0, 3) : code.slice(0, 2)

function dessinerFond(d: {
  retenues: readonly CommuneCarte[]
  centres: readonly Point[]
  plan: Plan
  terre: readonly Masse[] | null
  schematique: boolean
  projection: Projection
  absentes: readonly CommuneCarte[]
  vue: Vue
  cadre: Boite
  pales: ReadonlySet<string>
}): Fond {
  const { retenues, plan, vue } = d
  // A little more than the frame, so that strokes cut by the rim do not show their ends.
  const large = elargir(vue.zone, 12 * vue.metresParPixel)
  const fenetre = rectangle(large)
  const px = (anneaux: readonly Anneau[]): Anneau[] => anneaux.map((a) => a.map(vue.enPixels))
  const visible = (anneaux: readonly Anneau[]) => {
    const b = boite(anneaux.flat())
    return b !== null && seCroisent(b, large)
  }
  const enLignes = (segments: readonly Segment[]): Ligne[] =>
    chainer(
      segments.filter(([p, q]) =>
        seCroisent([Math.min(p[0], q[0]), Math.min(p[1], q[1]), Math.max(p[0], q[0]), Math.max(p[1], q[1])], large),
      ),
      d.schematique ? 0.5 : 0.05,
    ).map((l) => ({ ferme: l.ferme, points: l.points.map(vue.enPixels) }))

  const dedans = (i: number | null) => i !== null && retenues[i]?.inside === true
  const de = (i: number | null) => (i === null ? undefined : retenues[i])
  const deuxPales = (a?: CommuneCarte, b?: CommuneCarte) => d.pales.has(a?.code ?? '') && d.pales.has(b?.code ?? '')
  const tri = {
    voisinage: [] as Segment[],
    departements: [] as Segment[],
    internes: [] as Segment[],
    pales: [] as Segment[],
    secteurs: [] as Segment[],
    contour: [] as Segment[],
  }
  for (const { a, b, segment } of plan.bords) {
    const [ca, cb] = [de(a), de(b)]
    if (dedans(a) !== dedans(b)) tri.contour.push(segment)
    else if (dedans(a))
      tri[ca?.secteur !== cb?.secteur ? 'secteurs' : deuxPales(ca, cb) ? 'pales' : 'internes'].push(segment)
    else if (cb || !d.schematique)
      tri[ca && cb && departement(ca.code) !== departement(cb.code) ? 'departements' : 'voisinage'].push(segment)
  }
  for (const { a, segment } of plan.cotes) if (dedans(a)) tri.contour.push(segment)

  const placees = retenues.flatMap((commune, i): CommunePlacee[] => {
    const forme = plan.formes[i] ?? []
    const centre = d.centres[i] ?? [0, 0]
    if (!commune.inside && !visible(forme.length > 0 ? forme : [[centre]])) return []
    return [{ commune, forme: commune.inside ? px(forme) : [], point: vue.enPixels(pointInterieur(forme) ?? centre) }]
  })
  const littoral = (d.terre ?? []).flat().flatMap((anneau) => {
    const segments: Segment[] = []
    let p = anneau.at(-1)
    for (const q of anneau) {
      const partie = p ? segmentDansConvexe([p, q], fenetre) : null
      if (partie) segments.push(partie)
      p = q
    }
    return segments
  })
  return {
    schematique: d.schematique,
    projection: d.projection,
    metresParPixel: vue.metresParPixel,
    placees,
    absentes: d.absentes,
    terre: px((d.terre?.flat() ?? [fenetre]).map((a) => decouperParConvexe(a, fenetre)).filter((a) => a.length > 0)),
    voisins: d.schematique
      ? []
      : px(retenues.flatMap((c, i) => (c.inside || !visible(plan.formes[i] ?? []) ? [] : (plan.formes[i] ?? [])))),
    lignes: {
      littoral: enLignes(littoral),
      voisinage: enLignes(tri.voisinage),
      departements: enLignes(tri.departements),
      internes: enLignes(tri.internes),
      pales: enLignes(tri.pales),
      secteurs: enLignes(tri.secteurs),
      contour: enLignes(tri.contour),
    },
  }
}
