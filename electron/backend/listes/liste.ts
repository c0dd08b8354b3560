/** A list of communes, pasted or read in a file → what is sure, what is to choose, what is unknown. */

import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import { compte } from '../../../shared/domain/francais.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import { francais } from '../imports/bilan/french.ts'
import { APPUIS_MAXIMUM, type Contexte, parProximite, trancher } from '../lieux/choix.ts'
import { partieEcrite } from '../lieux/elargir.ts'
import { type Candidat, Noms } from '../lieux/noms.ts'
import type { Reference } from '../reference/types.ts'
import { decouperLignes } from './decoupe.ts'
import { quartiersEnDoute, villesEnDoute } from './doutes-villes.ts'
import { type LigneListe, lireTexte } from './elements.ts'
import { Lecteur } from './lecteur.ts'
import { type Element, noteAncien } from './lieu.ts'
import { nombresAnnonces } from './phrase.ts'
import { procheDe } from './proches.ts'
import { cptsDuTexte } from './tableau.ts'
import { Tours } from './tours.ts'
import { type Usage, usageDe } from './usage.ts'

export type Lecture = Output<'territoire.lireListe'>
type Nommee = Lecture['reconnues'][number]['commune']
export type Situe = Element & { readonly ligne: number }

/** What the list is read for. */
export interface Cadre {
  readonly reference: Reference
  /** Département of most communes already there: proposed first. */
  readonly departement?: string | undefined
  /** Communes of the dossier: a name is looked for among them first. */
  readonly dossier?: readonly string[]
  /** What numbers are that may all be codes or postcodes; nothing: it is asked. */
  readonly nombres?: 'presume'
  readonly signal?: AbortSignal | undefined
}

/** An answer that lists what it does not know lists this many, and counts the others. */
export const INCONNUES = 20
/** Questions asked at once. */
const QUESTIONS = 200
/** Twice as many communes as the largest département has: it is no list of a territory. */
const ELEMENTS = 2000
/** Different elements that are no commune, after which it is no list of communes. */
const ETRANGERS = 1000

/** `usage`: what bare numbers are, when the column says it; otherwise the numbers themselves tell, if they can. */
export async function placerLignes(
  lignes: readonly LigneListe[],
  cadre: Cadre,
  usage?: 'insee' | 'postal',
  texte = '',
): Promise<Lecture> {
  const noms = new Noms(cadre.reference)
  const tours = new Tours(cadre.signal)
  const elements = await elementsDe(lignes, cadre, usage, noms, tours)
  const contexte = contexteDe(elements, cadre)
  return ranger(await decides(elements, contexte, cadre, tours), contexte, cadre, noms, tours, texte)
}

/** The same for a text. */
export async function placerTexte(texte: string, cadre: Cadre): Promise<Lecture> {
  const tours = new Tours(cadre.signal)
  const cpts = await cptsDuTexte(texte, tours)
  const lignes = await lireTexte(texte, tours)
  // The name of a CPTS is no commune: « Toulon Est ».
  const utiles =
    cpts === null
      ? lignes
      : lignes.flatMap((ligne) => {
          const cellules = ligne.tableau ? ligne.cellules.filter(({ rang }) => rang !== cpts.colonne) : ligne.cellules
          return cellules.length === 0 ? [] : [{ ...ligne, cellules }]
        })
  const lecture = await placerLignes(utiles, cadre, undefined, texte)
  return cpts === null || cpts.noms.length < 2 ? lecture : { ...lecture, cpts: cpts.noms }
}

async function decides(
  elements: readonly Situe[],
  contexte: Contexte,
  { reference, dossier = [] }: Cadre,
  tours: Tours,
): Promise<readonly Situe[]> {
  const suite: Situe[] = []
  for (const element of elements) {
    await tours.prendre()
    suite.push(decider(element, contexte))
  }
  return quartiersEnDoute(villesEnDoute(suite), dossier, reference)
}

/** What each line leads to, once the whole list has told what it could. */
export async function placerElements(
  lignes: readonly LigneListe[],
  cadre: Cadre,
  usage: 'insee' | 'postal' | undefined,
  noms: Noms,
  tours: Tours,
): Promise<readonly Situe[]> {
  const elements = await elementsDe(lignes, cadre, usage, noms, tours)
  return decides(elements, contexteDe(elements, cadre), cadre, tours)
}

async function elementsDe(
  brutes: readonly LigneListe[],
  { reference, nombres }: Cadre,
  usage: Usage,
  noms: Noms,
  tours: Tours,
): Promise<Situe[]> {
  const lignes = await decouperLignes(brutes, tours)
  const lu = usage ?? (await usageDe(lignes, reference, tours, nombres))
  const lecteur = await Lecteur.de(lignes, { reference, noms, usage: lu, tours })
  const elements: Situe[] = []
  const differents = new Set<string>()
  const inconnus = new Set<string>()
  for (const ligne of lignes) {
    await tours.prendre()
    for (const element of lecteur.ligne(ligne)) {
      elements.push({ ...element, ligne: ligne.numero })
      differents.add(element.texte)
      if (element.place.kind === 'aucune') inconnus.add(element.texte)
    }
    if (differents.size > ELEMENTS || inconnus.size > ETRANGERS) throw tropDElements()
  }
  return elements
}

/** What is sure before anything is decided: the communes of the dossier, and those of the list. */
function contexteDe(elements: readonly Situe[], { reference, dossier = [] }: Cadre): Contexte {
  const surs = new Set(dossier)
  for (const { place } of elements) if (place.kind === 'une') surs.add(place.code)
  // More than enough already decides nothing: `trancher`.
  const centres = [...surs].slice(0, 2 * APPUIS_MAXIMUM).flatMap((code) => {
    const centre = reference.commune(code)?.centre
    return centre == null ? [] : [centre]
  })
  return { dossier: new Set(dossier), centres }
}

/** Several communes of one name: that of the dossier, or the one beside the rest of the list, and it is said. */
function decider(element: Situe, contexte: Contexte): Situe {
  const { place, texte } = element
  if (place.kind !== 'plusieurs' || place.candidats === undefined) return element
  const decision = trancher(place.candidats, contexte)
  if (decision.kind === 'question') return element
  const { candidat, raison } = decision
  const autres = place.candidats.filter((un) => un !== candidat).map(enEntier)
  const pourquoi = raison === 'dossier' ? 'déjà dans votre dossier' : 'près des autres communes de la liste'
  const ancien = noteAncien(candidat)
  const note = `« ${texte} » est lu ${enClair(candidat)}, ${pourquoi}, et non ${autres.slice(0, 3).join(' ; ')}${autres.length > 3 ? '…' : ''}.${ancien === null ? '' : ` ${ancien}`}`
  return { ...element, place: { kind: 'une', code: candidat.code, note: francais(note) } }
}

/** « Laval-en-Belledonne (38) ». */
const enClair = ({ nom, departement }: Pick<Candidat, 'nom' | 'departement'>): string => `${nom} (${departement})`

/** « Guillon-Terre-Plaine (89), autrefois Sceaux ». */
const enEntier = (candidat: Candidat): string =>
  `${enClair(candidat)}${candidat.ancien === null ? '' : `, autrefois ${candidat.ancien}`}`

async function ranger(
  elements: readonly Situe[],
  contexte: Contexte,
  cadre: Cadre,
  noms: Noms,
  tours: Tours,
  texteEntier: string,
): Promise<Lecture> {
  const { reference } = cadre
  const reconnues = new Map<string, Lecture['reconnues'][number]>()
  const repetitions = new Set<string>()
  let repetees = 0
  for (const { texte, nom, place, ligne } of elements) {
    await tours.prendre()
    if (place.kind !== 'une') continue
    if (reconnues.has(place.code)) {
      repetees++
      // The same commune by another name: what was made of that name is told all the same.
      if (place.note !== null && place.note !== reconnues.get(place.code)?.note) repetitions.add(place.note)
      continue
    }
    const commune = nommer([place.code], reference)[0]
    if (commune === undefined) continue
    const ecrit = partieEcrite(texte, nom, place.code, reference)
    reconnues.set(place.code, { element: texte, commune, note: place.note, ecrit, ligne })
  }
  const voisin = cadre.departement ?? plusFrequent([...reconnues.values()].map(({ commune }) => commune.departement))
  noterAilleurs([...reconnues.values()], voisin)
  const ambigues = new Map<string, Lecture['ambigues'][number]>()
  const inconnues = new Map<string, Situe>()
  for (const element of elements) {
    await tours.prendre()
    const { texte, nom, departement, place, ligne, accessoire } = element
    const cle = normaliserNom(texte)
    if (place.kind === 'plusieurs') {
      const entendu = place.codes.every((code) => reconnues.has(code)) || noms.departements.lire(texte) === voisin
      if (ambigues.has(cle) || (accessoire && entendu)) continue
      const choix = nommer(place.codes, reference, noms.candidats(nom ?? ''))
      const tries = dAbord(choix, departement ?? voisin, contexte, reference)
      ambigues.set(cle, { element: texte, choix: tries, homonymes: place.candidats !== undefined, ligne })
    } else if (place.kind === 'aucune' && !inconnues.has(cle)) {
      const entendu = element.dedans.some((un) => noms.candidats(un).some(({ code }) => reconnues.has(code)))
      if (!accessoire || !entendu) inconnues.set(cle, element)
    }
  }
  const montrees: Lecture['inconnues'] = []
  for (const { texte, nom, departement, dedans, ligne } of [...inconnues.values()].slice(0, INCONNUES)) {
    await tours.prendre()
    const trouves = dedans.flatMap((un) => noms.candidats(un).map(({ code }) => code))
    const proches = await procheDe(nom ?? texte, departement ?? voisin, reference, tours)
    const codes = [...new Set([...proches.slice(0, 3), ...trouves, ...proches])].slice(0, 5)
    montrees.push({ element: texte, proches: nommer(codes, reference), ligne })
  }
  return {
    reconnues: [...reconnues.values()],
    ambigues: [...ambigues.values()].slice(0, QUESTIONS),
    inconnues: montrees,
    autres: {
      ambigues: Math.max(0, ambigues.size - QUESTIONS),
      inconnues: Math.max(0, inconnues.size - INCONNUES),
    },
    repetees,
    remarques: [...repetitions]
      .slice(0, INCONNUES)
      .concat(remarquesNombre(texteEntier, reconnues.size, ambigues.size + inconnues.size)),
  }
}

/** A slip of the pen may be the name of a commune at the other end of the country. */
function noterAilleurs(reconnues: readonly Lecture['reconnues'][number][], voisin: string | undefined): void {
  for (const reconnue of reconnues) {
    const { nom, departement: ailleurs } = reconnue.commune
    if (voisin === undefined || ailleurs === voisin) continue
    const note = `${nom} est dans un autre département (${ailleurs}).`
    reconnue.note = reconnue.note === null ? note : `${reconnue.note} ${note}`
  }
}

/** The numbers that the text announces, set against what was found. */
function remarquesNombre(texte: string, trouvees: number, reste: number): string[] {
  const annonces = nombresAnnonces(texte)
  const autres = annonces.filter((une) => une.autres)
  const totaux = annonces.filter((une) => !une.autres).map(({ nombre }) => nombre)
  const somme = totaux.reduce((total, nombre) => total + nombre, 0)
  const remarques = autres.map(
    ({ nombre }) =>
      `Le texte parle aussi de ${compte(nombre, 'autre commune', 'autres communes')} : vérifiez qu’elles sont dans la liste.`,
  )
  if (totaux.length > 0 && !totaux.includes(trouvees) && somme !== trouvees) {
    const suite = reste > 0 ? `, et ${compte(reste, 'élément reste à préciser', 'éléments restent à préciser')}` : ''
    remarques.push(
      `Le texte annonce ${compte(totaux[0] ?? 0, 'commune')} ; ${compte(trouvees, 'est reconnue', 'sont reconnues')}${suite}.`,
    )
  }
  return remarques.map(francais)
}

export function nommer(codes: readonly string[], reference: Reference, candidats: readonly Candidat[] = []): Nommee[] {
  return reference.communes(codes).map(({ code, nom, departement }) => {
    const ancien = candidats.find((candidat) => candidat.code === code)?.ancien ?? null
    return { code, nom, departement: departement.code, ...(ancien === null ? {} : { ancienNom: ancien }) }
  })
}

/** Those of the département, then the nearest to what is sure. */
function dAbord(
  choix: readonly Nommee[],
  departement: string | undefined,
  { centres }: Contexte,
  reference: Reference,
): Nommee[] {
  const situes = choix.map((commune) => ({ commune, centre: reference.commune(commune.code)?.centre ?? null }))
  const tries = parProximite(situes, centres).map(({ commune }) => commune)
  const ici = tries.filter((commune) => commune.departement === departement)
  return [...ici, ...tries.filter((commune) => commune.departement !== departement)]
}

function plusFrequent(valeurs: readonly string[]): string | undefined {
  const groupes = [...Map.groupBy(valeurs, (valeur) => valeur)]
  return groupes.sort(([, a], [, b]) => b.length - a.length)[0]?.[0]
}

function tropDElements(): MaillageError {
  return new MaillageError(
    'donnees-invalides',
    'Ce texte n’est pas une liste de communes.',
    `Il a plus de ${formatNumber(ELEMENTS)} éléments différents, ou plus de ${formatNumber(ETRANGERS)} qui ne sont pas des communes.`,
    'Ne gardez que le passage qui nomme les communes de votre territoire, puis recommencez.',
  )
}
