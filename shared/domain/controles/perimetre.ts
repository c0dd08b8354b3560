/** Checks of a perimeter on the map: is it in one piece, has it holes, do its contours and its populations match? */

import { compterLieux } from '../arrondissements.ts'
import { formatNumber } from '../format.ts'
import { accord, compte } from '../francais.ts'
import type { EtendueContour, PerimetreAControler } from './perimetre-types.ts'
import type { Trouvaille } from './types.ts'

/** The CPTS is that of the perimeter. */
export type Constat = Omit<Trouvaille, 'cpts'>

const NBSP = '\u00a0'
const CITEES = 8
/** A hole larger than this is the outside. */
const TROU_MAXIMUM = 400

function citer(codes: readonly string[], { nomCommune }: PerimetreAControler): string {
  const cites = codes.slice(0, CITEES).map((code) => `${nomCommune(code)} (${code})`)
  const reste = codes.length - cites.length
  return `${cites.join(', ')}${reste > 0 ? ` et ${compte(reste, 'autre')}` : ''}`
}

const selon = ({ schematique }: PerimetreAControler): string =>
  schematique ? ` Voisinage schématique${NBSP}: à vérifier sur une carte.` : ''

/** Why two parts may be apart. */
const entreDeux = ({ complete }: PerimetreAControler, mots: string): string =>
  complete ? `${mots}${NBSP}?` : 'La liste n’est pas complète : des communes manquent sans doute entre eux.'

export function disparues(perimetre: PerimetreAControler): Constat[] {
  return perimetre.disparues.map(({ code, vers, quand }): Constat => {
    const suite = vers.length === 0 ? '' : ` Commune d’aujourd’hui${NBSP}: ${citer(vers, perimetre)}.`
    return {
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

export function morceaux(perimetre: PerimetreAControler): Constat[] {
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

function separe(piece: readonly string[], perimetre: PerimetreAControler): Constat {
  return {
    level: perimetre.complete ? 'attention' : 'information',
    titre: `Une partie du territoire est séparée du reste${NBSP}: ${compterLieux(piece)}`,
    explication: `${citer(piece, perimetre)} ne touche${accord(piece.length, '', 'nt')} pas les autres communes. ${entreDeux(perimetre, 'Une commune manque-t-elle entre les deux')}${selon(perimetre)}`,
    codes: piece,
  }
}

function eparpille(pieces: readonly (readonly string[])[], perimetre: PerimetreAControler): Constat {
  const codes = pieces.flat()
  return {
    level: perimetre.complete ? 'attention' : 'information',
    titre: `Le territoire est en ${formatNumber(pieces.length + 1)} morceaux qui ne se touchent pas`,
    explication: `${compterLieux(codes)} hors du plus grand${NBSP}: ${citer(codes, perimetre)}. ${entreDeux(perimetre, 'Des communes manquent-elles entre eux')}${selon(perimetre)}`,
    codes,
  }
}

function ile(piece: readonly string[], perimetre: PerimetreAControler): Constat {
  return {
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

/** Holes, those that belong to another CPTS apart: these were not forgotten. */
export function trous(perimetre: PerimetreAControler): Constat[] {
  const pieces = enclaves(perimetre.communes, perimetre.voisins)
  const libres = pieces.filter((piece) => piece.some((code) => autreCpts(code, perimetre) === undefined))
  const prises = pieces.filter((piece) => !libres.includes(piece))
  const groupes = libres.length > SEPARES ? [libres.flat()] : libres
  return [
    ...groupes.map((piece) => enclave(piece, libres.length, perimetre)),
    ...(prises.length === 0 ? [] : [ailleurs(prises.flat(), perimetre)]),
  ]
}

const autreCpts = (code: string, { autres }: PerimetreAControler): string | undefined =>
  autres.find(({ communes }) => communes.includes(code))?.nom

function enclave(piece: readonly string[], nombre: number, perimetre: PerimetreAControler): Constat {
  const plusieurs = piece.length > 1
  return {
    titre: `${plusieurs ? `${formatNumber(piece.length)} communes sont entourées` : 'Une commune est entourée'} par le territoire sans en faire partie`,
    explication: `${citer(piece, perimetre)}${nombre > SEPARES ? `, dans ${formatNumber(nombre)} enclaves` : ''}. Oubli, ou choix de ${plusieurs ? 'ces communes' : 'cette commune'}${NBSP}?${selon(perimetre)}`,
    codes: piece,
  }
}

function ailleurs(codes: readonly string[], perimetre: PerimetreAControler): Constat {
  const noms = [...new Set(codes.map((code) => autreCpts(code, perimetre)))].join(', ')
  const plusieurs = codes.length > 1
  return {
    level: 'information',
    titre: `${plusieurs ? `${formatNumber(codes.length)} communes entourées par le territoire sont` : 'Une commune entourée par le territoire est'} dans une autre CPTS`,
    explication: `${citer(codes, perimetre)}${NBSP}: ${noms}.${selon(perimetre)}`,
    faire: 'Vérifiez avec l’autre CPTS de quel côté sont ces communes.',
    codes,
  }
}

function coupes({ epci }: PerimetreAControler): readonly PerimetreAControler['epci'][number][] {
  return epci
    .filter(({ absentes }) => absentes.length > 0)
    .sort((a, b) => b.dedans.length - a.dedans.length || a.absentes.length - b.absentes.length)
}

/** An EPCI may well be cut (Puy-de-Dôme has such CPTS): it is said, with what is left out. The most present first. */
export function epciCoupes(perimetre: PerimetreAControler): Constat[] {
  return coupes(perimetre)
    .slice(0, SEPARES)
    .map(({ nom, dedans, absentes }): Constat => {
      const total = dedans.length + absentes.length
      return {
        titre: `EPCI coupé${NBSP}: ${nom}, ${compte(dedans.length, 'commune')} sur ${formatNumber(total)}`,
        explication: `Hors du territoire${NBSP}: ${citer(absentes, perimetre)}. Les chiffres publiés pour cet EPCI ne sont pas ceux de la CPTS.`,
        codes: absentes,
      }
    })
}

export function autresEpciCoupes(perimetre: PerimetreAControler): Constat[] {
  const reste = coupes(perimetre).slice(SEPARES)
  if (reste.length === 0) return []
  return [
    {
      titre: compte(reste.length, 'autre EPCI n’est pas pris entier', 'autres EPCI ne sont pas pris entiers'),
      explication: `${reste.map(({ nom, dedans, absentes }) => `${nom} (${formatNumber(dedans.length)} sur ${formatNumber(dedans.length + absentes.length)})`).join(', ')}.`,
      codes: reste.flatMap(({ dedans }) => dedans),
    },
  ]
}

type Etendue = EtendueContour & { readonly code: string }

function etendues({ contours, communes }: PerimetreAControler): readonly Etendue[] {
  return communes.flatMap((code) => {
    const etendue = contours?.etendue(code)
    return etendue === undefined ? [] : [{ code, ...etendue }]
  })
}

export function etenduesDouteuses(perimetre: PerimetreAControler): Constat[] {
  const douteuses = etendues(perimetre).filter(({ doute }) => doute !== null)
  if (douteuses.length === 0) return []
  const dites = douteuses.map(({ code, doute }) => `${perimetre.nomCommune(code)} (${code})${NBSP}: ${doute}`)
  return [
    {
      titre: `Contours ${perimetre.contours?.millesime}${NBSP}: ${compte(douteuses.length, 'commune n’a', 'communes n’ont')} pas l’étendue d’aujourd’hui`,
      explication: `${dites.join(`${NBSP}; `)}. Leur superficie n’est pas calculée${NBSP}; importez des contours plus récents.`,
      codes: douteuses.map(({ code }) => code),
    },
  ]
}

export function etenduesReunies(perimetre: PerimetreAControler): Constat[] {
  const reunies = etendues(perimetre).filter(({ doute, parties }) => doute === null && parties.length > 1)
  if (reunies.length === 0) return []
  return [
    {
      titre: `Contours ${perimetre.contours?.millesime}, populations ${perimetre.millesimePopulation}${NBSP}: ${compte(reunies.length, 'commune a', 'communes ont')} changé d’étendue`,
      explication: `${reunies.map((c) => reunion(c, perimetre)).join(' ')} Les populations sont celles des communes d’aujourd’hui${NBSP}: les superficies sont additionnées de même.`,
      codes: reunies.map(({ code }) => code),
    },
  ]
}

function reunion({ code, parties }: Etendue, { nomCommune }: PerimetreAControler): string {
  const total = parties.reduce((somme, p) => somme + p.km2, 0)
  const termes = parties.map((p) => `${p.nom ?? p.code} ${formatNumber(p.km2, 2)}`)
  return `${nomCommune(code)} (${code})${NBSP}: ${termes.join(' + ')} = ${formatNumber(total, 2)}${NBSP}km².`
}
