/**
 * Checks of a perimeter on the map: is it in one piece, has it holes, is a commune claimed twice, do its contours and
 * its populations speak of the same extents?
 */
import { compterLieux, tient } from './arrondissements.ts'
import { formatNumber } from './format.ts'
import type { Check } from './portrait-types.ts'

export interface VoisinsCommune {
  readonly voisins: readonly string[]
  /** Metres of limit with nothing known behind: coast, frontier, rim of the map. */
  readonly bord: number
}

/** Extent of one commune in the contours at hand. */
export interface EtendueContour {
  /** Why it is not surely the one of today; null: it is. */
  readonly doute: string | null
  /** Communes of the contours' year that make it, km². */
  readonly parties: readonly { readonly code: string; readonly nom: string | null; readonly km2: number }[]
}

export interface PerimetreAControler {
  readonly nom: string
  readonly communes: readonly string[]
  /** False: communes are missing, so that parts far from each other are no surprise. */
  readonly complete: boolean
  /** Other CPTS of the dossier. */
  readonly autres: readonly { readonly nom: string; readonly communes: readonly string[] }[]
  readonly nomCommune: (code: string) => string
  /** Neighbours of any commune; undefined when the map does not have it. */
  readonly voisins: (code: string) => VoisinsCommune | undefined
  /** True when neighbours are those of the schematic cells. */
  readonly schematique: boolean
  /** Codes of the perimeter that are no longer of today, with the communes that took over. */
  readonly disparues: readonly {
    readonly code: string
    readonly vers: readonly string[]
    readonly quand: string | null
  }[]
  /** Contours that give areas here; null without any. */
  readonly contours: {
    readonly millesime: string
    readonly etendue: (code: string) => EtendueContour | undefined
  } | null
  readonly millesimePopulation: string
  /** EPCI that the perimeter reaches into: its communes inside, and those left out. */
  readonly epci: readonly {
    readonly nom: string
    readonly dedans: readonly string[]
    readonly absentes: readonly string[]
  }[]
}

const NBSP = '\u00a0'
const CITEES = 8
/** A hole larger than this is the outside. */
const TROU_MAXIMUM = 400

export function controlerPerimetre(perimetre: PerimetreAControler): Check[] {
  return [
    ...dansDeux(perimetre),
    ...disparues(perimetre),
    ...morceaux(perimetre),
    ...trous(perimetre),
    ...epciCoupes(perimetre),
    ...etendues(perimetre),
  ]
}

function citer(codes: readonly string[], { nomCommune }: PerimetreAControler): string {
  const cites = codes.slice(0, CITEES).map((code) => `${nomCommune(code)} (${code})`)
  const reste = codes.length - cites.length
  return `${cites.join(', ')}${reste > 0 ? ` et ${formatNumber(reste)} autre${reste > 1 ? 's' : ''}` : ''}`
}

const selon = ({ schematique }: PerimetreAControler): string =>
  schematique ? ` Voisinage schématique${NBSP}: à vérifier sur une carte.` : ''

/** Why two parts may be apart. */
const entreDeux = ({ complete }: PerimetreAControler, mots: string): string =>
  complete ? `${mots}${NBSP}?` : 'La liste n’est pas complète : des communes manquent sans doute entre eux.'

function dansDeux(perimetre: PerimetreAControler): Check[] {
  const ici = new Set(perimetre.communes)
  return perimetre.autres.flatMap(({ nom, communes }): Check[] => {
    const communs = communes.filter((code) => tient(ici, code))
    if (communs.length === 0) return []
    return [
      {
        code: 'deux-cpts',
        level: 'erreur',
        titre: `${compterLieux(communs)} ${communs.length > 1 ? 'sont' : 'est'} aussi dans ${nom}`,
        explication: `${citer(communs, perimetre)}. Une commune, ou un arrondissement, n’appartient qu’à une CPTS${NBSP}: leurs habitants seraient comptés deux fois.`,
        codes: communs,
      },
    ]
  })
}

function disparues(perimetre: PerimetreAControler): Check[] {
  return perimetre.disparues.map(({ code, vers, quand }): Check => {
    const suite = vers.length === 0 ? '' : ` Commune d’aujourd’hui${NBSP}: ${citer(vers, perimetre)}.`
    return {
      code: 'commune-disparue',
      level: 'attention',
      titre: `${perimetre.nomCommune(code)} (${code}) n’existe plus`,
      explication: `Cette commune a fusionné ou changé de code${quand === null ? '' : ` (${quand})`}.${suite}`,
      codes: [code, ...vers], // the one that is gone, then those that took over
    }
  })
}

/** Pieces of the perimeter: sets of communes joined by common borders. Largest first. */
export function composantes(codes: readonly string[], voisins: PerimetreAControler['voisins']): string[][] {
  const restants = new Set(codes)
  const pieces: string[][] = []
  for (const depart of codes) {
    if (!restants.delete(depart)) continue
    const piece = [depart]
    for (let i = 0; i < piece.length; i++) {
      for (const voisin of voisins(piece[i] ?? '')?.voisins ?? []) if (restants.delete(voisin)) piece.push(voisin)
    }
    pieces.push(piece.sort())
  }
  return pieces.sort((a, b) => b.length - a.length)
}

/** More findings of one kind are said in one. */
const SEPARES = 3

function morceaux(perimetre: PerimetreAControler): Check[] {
  const placees = [...new Set(perimetre.communes)].filter((code) => perimetre.voisins(code) !== undefined)
  const [, ...detaches] = composantes(placees, perimetre.voisins)
  const estIle = (piece: readonly string[]) =>
    // Nobody around at all.
    piece.every((code) => (perimetre.voisins(code)?.voisins ?? []).every((v) => piece.includes(v)))
  const iles = detaches.filter(estIle)
  const separes = detaches.filter((piece) => !estIle(piece))
  return [
    ...(separes.length > SEPARES ? [eparpille(separes, perimetre)] : separes.map((piece) => separe(piece, perimetre))),
    ...iles.map((piece) => ile(piece, perimetre)),
  ]
}

function separe(piece: readonly string[], perimetre: PerimetreAControler): Check {
  return {
    code: 'non-contigu',
    level: perimetre.complete ? 'attention' : 'information',
    titre: `Une partie du territoire est séparée du reste${NBSP}: ${formatNumber(piece.length)} commune${piece.length > 1 ? 's' : ''}`,
    explication: `${citer(piece, perimetre)} ne touche${piece.length > 1 ? 'nt' : ''} pas les autres communes. ${entreDeux(perimetre, 'Une commune manque-t-elle entre les deux')}${selon(perimetre)}`,
    codes: piece,
  }
}

function eparpille(pieces: readonly (readonly string[])[], perimetre: PerimetreAControler): Check {
  const codes = pieces.flat()
  return {
    code: 'non-contigu',
    level: perimetre.complete ? 'attention' : 'information',
    titre: `Le territoire est en ${formatNumber(pieces.length + 1)} morceaux qui ne se touchent pas`,
    explication: `${formatNumber(codes.length)} communes sont hors du plus grand${NBSP}: ${citer(codes, perimetre)}. ${entreDeux(perimetre, 'Des communes manquent-elles entre eux')}${selon(perimetre)}`,
    codes,
  }
}

function ile(piece: readonly string[], perimetre: PerimetreAControler): Check {
  return {
    code: 'non-contigu',
    level: 'information',
    titre: `Une île fait partie du territoire${NBSP}: ${citer(piece.slice(0, 1), perimetre)}`,
    explication: `${citer(piece, perimetre)}${NBSP}: aucune limite commune avec le reste du territoire.${selon(perimetre)}`,
    codes: piece,
  }
}

/** Communes outside the perimeter, enclosed by it on all sides. */
export function enclaves(codes: readonly string[], voisins: PerimetreAControler['voisins']): string[][] {
  const dedans = new Set(codes)
  const vus = new Set<string>()
  const trouvees: string[][] = []
  for (const code of codes) {
    for (const voisin of voisins(code)?.voisins ?? []) {
      if (dedans.has(voisin) || vus.has(voisin)) continue
      const piece = [voisin]
      vus.add(voisin)
      let ouverte = false
      for (let i = 0; i < piece.length && piece.length <= TROU_MAXIMUM; i++) {
        const autour = voisins(piece[i] ?? '')
        if (autour === undefined || autour.bord > 0) ouverte = true
        for (const suivant of autour?.voisins ?? []) {
          if (dedans.has(suivant) || vus.has(suivant)) continue
          vus.add(suivant)
          piece.push(suivant)
        }
      }
      if (!ouverte && piece.length <= TROU_MAXIMUM) trouvees.push(piece.sort())
    }
  }
  return trouvees
}

function trous(perimetre: PerimetreAControler): Check[] {
  const pieces = enclaves(perimetre.communes, perimetre.voisins)
  const groupes = pieces.length > SEPARES ? [pieces.flat()] : pieces
  return groupes.map(
    (piece): Check => ({
      code: 'enclave',
      level: 'attention',
      titre: `${piece.length > 1 ? `${formatNumber(piece.length)} communes sont entourées` : 'Une commune est entourée'} par le territoire sans en faire partie`,
      explication: `${citer(piece, perimetre)}${pieces.length > SEPARES ? `, dans ${formatNumber(pieces.length)} enclaves` : ''}. Oubli, ou choix de ${piece.length > 1 ? 'ces communes' : 'cette commune'}${NBSP}?${selon(perimetre)}`,
      codes: piece,
    }),
  )
}

/** An EPCI may well be cut (Puy-de-Dôme has such CPTS): it is said, with what is left out. */
function epciCoupes(perimetre: PerimetreAControler): Check[] {
  const coupes = perimetre.epci
    .filter(({ absentes }) => absentes.length > 0)
    .sort((a, b) => b.dedans.length - a.dedans.length || a.absentes.length - b.absentes.length)
  const [cites, reste] = [coupes.slice(0, SEPARES), coupes.slice(SEPARES)]
  const checks = cites.map(({ nom, dedans, absentes }): Check => {
    const total = dedans.length + absentes.length
    return {
      code: 'epci-coupe',
      level: 'information',
      titre: `EPCI coupé${NBSP}: ${nom}, ${formatNumber(dedans.length)} commune${dedans.length > 1 ? 's' : ''} sur ${formatNumber(total)}`,
      explication: `Hors du territoire${NBSP}: ${citer(absentes, perimetre)}. Les chiffres publiés pour cet EPCI ne sont pas ceux de la CPTS.`,
      codes: absentes,
    }
  })
  if (reste.length === 0) return checks
  return [
    ...checks,
    {
      code: 'epci-coupes',
      level: 'information',
      titre: `${formatNumber(reste.length)} autre${reste.length > 1 ? 's EPCI ne sont pas pris entiers' : ' EPCI n’est pas pris entier'}`,
      explication: `${reste.map(({ nom, dedans, absentes }) => `${nom} (${formatNumber(dedans.length)} sur ${formatNumber(dedans.length + absentes.length)})`).join(', ')}.`,
      codes: reste.flatMap(({ dedans }) => dedans),
    },
  ]
}

function etendues(perimetre: PerimetreAControler): Check[] {
  const { contours, communes, millesimePopulation } = perimetre
  if (contours === null) return []
  const connues = communes.flatMap((code) => {
    const etendue = contours.etendue(code)
    return etendue === undefined ? [] : [{ code, ...etendue }]
  })
  const checks: Check[] = []
  const douteuses = connues.filter((c) => c.doute !== null)
  if (douteuses.length > 0)
    checks.push({
      code: 'etendue-douteuse',
      level: 'attention',
      titre: `Contours ${contours.millesime}${NBSP}: ${formatNumber(douteuses.length)} commune${douteuses.length > 1 ? 's n’ont' : ' n’a'} pas l’étendue d’aujourd’hui`,
      explication: `${douteuses.map((c) => `${perimetre.nomCommune(c.code)} (${c.code})${NBSP}: ${c.doute}`).join(`${NBSP}; `)}. Leur superficie n’est pas calculée${NBSP}; importez des contours plus récents.`,
      codes: douteuses.map((c) => c.code),
    })
  const reunies = connues.filter((c) => c.doute === null && c.parties.length > 1)
  if (reunies.length > 0)
    checks.push({
      code: 'millesimes-differents',
      level: 'information',
      titre: `Contours ${contours.millesime}, populations ${millesimePopulation}${NBSP}: ${formatNumber(reunies.length)} commune${reunies.length > 1 ? 's ont' : ' a'} changé d’étendue`,
      explication: `${reunies.map((c) => reunion(c, perimetre)).join(' ')} Les populations sont celles des communes d’aujourd’hui${NBSP}: les superficies sont additionnées de même.`,
      codes: reunies.map((c) => c.code),
    })
  return checks
}

function reunion(
  { code, parties }: { readonly code: string } & EtendueContour,
  { nomCommune }: PerimetreAControler,
): string {
  const total = parties.reduce((somme, p) => somme + p.km2, 0)
  const termes = parties.map((p) => `${p.nom ?? p.code} ${formatNumber(p.km2, 2)}`)
  return `${nomCommune(code)} (${code})${NBSP}: ${termes.join(' + ')} = ${formatNumber(total, 2)}${NBSP}km².`
}
