/**
 * A piece of text that is no name as a whole: « Notre CPTS couvre Mérignac », « Martignas en Jalles et Pessac ». Names
 * are looked for inside before it is called unknown; words that could be a name and are none are given back as such.
 */
import { villeDe } from '../../../shared/domain/arrondissements-ecrits.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { Noms } from '../lieux/noms.ts'

export interface Morceau {
  readonly texte: string
  /**
   * `nom`: a whole name. `doute`: a name, but the words around it say that something else may be meant (a département,
   * a hospital, the name of the CPTS). `inconnu`: looks like a name, and is none. `ensemble`: the same, and may be the
   * name of something larger (« Bordeaux Métropole »).
   */
  readonly kind: 'nom' | 'doute' | 'inconnu' | 'ensemble'
  /** Names found inside what is unknown. */
  readonly dedans: readonly string[]
}

interface Mot {
  readonly texte: string
  readonly norme: string
  readonly majuscule: boolean
  readonly debut: number
  readonly fin: number
}

/** Words of sentences about a territory: they name no commune unless they are the whole of a piece. */
const VIDES = new Set(
  normaliserNom(
    `notre nos votre vos leur leurs la le les l un une des du de d au aux et ou en dans sur pour par avec sont est se sa
    son ses ces cette ce cet qui que qu dont il elle elles ils nous vous y a ont comme chaque toutes tous tout toute plus
    aussi ainsi soit autre autres puis enfin voici suivante suivantes suivant suivants compris notamment depuis jusqu
    cpts communaute communautes professionnelle professionnelles territoriale territoriales sante commune communes ville
    villes village villages territoire territoires perimetre secteur secteurs bassin departement departements region liste
    listes couvre couvrent couvrir comprend comprennent regroupe regroupent rassemble rassemblent reunit reunissent compose
    composee compte comptent intervient interviennent agit habitants population total annexe objet article nom noms code
    codes insee nouvelle nouvelles deleguee deleguees adherente adherentes membre membres retenue retenues concernee
    concernees deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente`,
  ).split(' '),
)
/** Beside a name, they say that something else is meant: « Bordeaux Métropole », « CHU de Bordeaux ». */
const VOISINS = new Set(
  normaliserNom(
    `metropole communaute agglomeration agglo pays canton vallee cc ca cu cpts msp chu chru ch chi hopital hopitaux clinique
    universite gare aeroport nord sud est ouest centre grand bassin saint sainte departement hospitalier quartier rue avenue
    boulevard place faubourg zac`,
  ).split(' '),
)
const REGIONS = new Set(
  `auvergne rhone alpes|bourgogne franche comte|bretagne|centre val de loire|corse|grand est|guadeloupe|guyane|hauts de france|
ile de france|la reunion|martinique|mayotte|normandie|nouvelle aquitaine|occitanie|pays de la loire|provence alpes cote d azur|
paca|aura`.split(/\|\s*/),
)
/** Small words inside names: « Saint-Jean en Royans ». */
const LIENS = new Set([
  'en',
  'sur',
  'sous',
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'les',
  'l',
  'aux',
  'au',
  'a',
  'et',
  'les',
  'lez',
  'pres',
  'devant',
  'entre',
])
/** Before a name that is also a département's, they say which of the two. */
const DEVANT_DEPARTEMENT = new Set(['la', 'le', 'les', 'l', 'en', 'du', 'departement', 'dans'])
/** Words of the longest name, and one more. */
const FENETRE = 12
const COUPE = /,(?!\d)|[.!?…](?= |$)|[:/()[\]«»"“”]| [-–—] |[–—]| (?:et|&|puis|ou|ainsi que|y compris) /iu
/** A point that ends no sentence. */
const ABREGE = /\b(st|ste|sts|stes|n|d|s|dep|dép|dpt|dept|arr|arrt|cc)\. ?(?=\S)/giu

/** « Lyon 5e » inside a sentence: one of its arrondissements, not the city. */
const ARRONDISSEMENT =
  /(?<![\p{L}\p{N}-])(?:paris|lyon|marseille) \d{1,2} ?(?:ers?|[eè]re|nde?|[eè]mes?|i[eè]mes?|es?)?(?: arrondissements?| arr\b\.?)?(?![\p{L}\p{N}]| ?[-–] ?\d)/giu

/** « Lyon 5 Est », « Lyon 7 Gerland » are names of something; « Lyon 5 est couvert », « Lyon 5e Lyon 9e » are not. */
function suiteDuNom(suite: string): boolean {
  if (/^[ -](?:nord|sud|est|ouest|centre)$/u.test(suite)) return true
  const [, mot = ''] = /^[ -](\p{Lu}[\p{L}\p{M}]*)/u.exec(suite) ?? []
  const norme = normaliserNom(mot)
  return /^(?:nord|sud|est|ouest|centre)$/.test(norme) || (mot !== '' && !vide(norme) && villeDe(mot) === undefined)
}

/** The pieces of a text, cut where sentences and « et » cut. */
export function decouper(texte: string): string[] {
  return texte
    .replace(/\bs ?\/ ?s\b/giu, ' sous ')
    .replace(/\bs\/ ?/giu, ' sur ')
    .replace(ABREGE, '$1 ')
    .replace(ARRONDISSEMENT, (dit: string, place: number, tout: string) =>
      suiteDuNom(tout.slice(place + dit.length)) ? dit : `, ${dit} , `,
    )
    .replace(/ \d{1,2}[.)] ?(?=\p{Lu})/gu, ', ') // numbers of a list that goes on along the line
    .split(COUPE)
}

/** @param texte one piece of `decouper` that is no name as a whole. */
export function chercherNoms(texte: string, noms: Noms): Morceau[] {
  const mots = decouperMots(texte)
  const phrase = mots.some(({ norme }) => vide(norme))
  const trouves: Morceau[] = []
  if (!mots.some(({ majuscule }) => majuscule)) {
    const couverts = couvrir(mots, 0, mots.length, noms) ?? []
    if (couverts.length > 1)
      return couverts.map(([i, j]) => nomme(texte.slice(mots[i]?.debut, mots[j - 1]?.fin), 'nom'))
  }
  let [libres, suites] = [0, 0]
  for (let i = 0; i < mots.length; ) {
    const fin = suite(mots, i)
    if (fin === i) {
      if (!vide(mots[i]?.norme ?? '')) libres++
      i++
      continue
    }
    suites++
    trouves.push(...lireSuite(texte, mots, i, fin, noms))
    i = fin
  }
  if (suites > 0 && (phrase || libres === 0)) return trouves
  if (mots.every(({ norme }) => vide(norme) || /^[\d ]*$/.test(norme))) return []
  // Neither a sentence nor a name: shown whole, with the names that it holds.
  return [{ texte: court(texte), kind: 'inconnu', dedans: contenus(mots, noms) }]
}

const nomme = (nom: string, kind: 'nom' | 'doute'): Morceau => ({ texte: nom, kind, dedans: [nom] })
const vide = (norme: string): boolean => norme === '' || norme.split(' ').every((mot) => VIDES.has(mot))
const court = (texte: string): string => (texte.length > 120 ? `${texte.slice(0, 119)}…` : texte)

/** Words, at an apostrophe too; a hyphen holds its words together. */
function decouperMots(texte: string): Mot[] {
  return [...texte.matchAll(/[\p{L}\p{N}\p{M}-]+/gu)].map(({ 0: mot, index }) => ({
    texte: mot,
    norme: normaliserNom(mot),
    majuscule: /^[^\p{L}]*\p{Lu}/u.test(mot),
    debut: index,
    fin: index + mot.length,
  }))
}

/** End of the run of words from `i` that may be one name; `i` when none begins there. */
function suite(mots: readonly Mot[], i: number): number {
  if (mots[i]?.majuscule !== true) return i
  let fin = i + 1
  for (let j = i + 1, liens = 0; j < mots.length && liens <= 3; j++) {
    const mot = mots[j]
    if (mot === undefined || mot.debut - (mots[j - 1]?.fin ?? 0) > 1) break // something else than a space or an apostrophe
    if (mot.majuscule) {
      fin = j + 1
      liens = 0
    } else if (LIENS.has(mot.norme)) liens++
    else break
  }
  return fin
}

function lireSuite(texte: string, mots: readonly Mot[], de: number, a: number, noms: Noms): Morceau[] {
  const extrait = (i: number, j: number) => texte.slice(mots[i]?.debut, mots[j - 1]?.fin)
  let [i, j] = [de, a]
  // The words of the sentence around the name: « Notre CPTS », « La commune de ».
  while (i < j && vide(mots[i]?.norme ?? '') && longueurNom(mots, i, j, noms) < j - i) i++
  while (j > i && vide(mots[j - 1]?.norme ?? '')) j--
  if (i >= j) return []
  const couverts = couvrir(mots, i, j, noms)
  if (couverts === null) {
    const reste = extrait(i, j)
    if (noms.departements.nomme(normaliserNom(reste)) || REGIONS.has(normaliserNom(reste))) return []
    const ensemble = mots.slice(i, j).some(({ norme }) => VOISINS.has(norme))
    return [{ texte: court(reste), kind: ensemble ? 'ensemble' : 'inconnu', dedans: contenus(mots.slice(i, j), noms) }]
  }
  const voisin =
    VOISINS.has(mots[i - 1]?.norme ?? '') ||
    (LIENS.has(mots[i - 1]?.norme ?? '') && VOISINS.has(mots[i - 2]?.norme ?? '')) ||
    VOISINS.has(mots[j]?.norme ?? '')
  return couverts.map(([debut, fin], rang) => {
    const nom = extrait(debut, fin)
    const avant = mots[debut - 1]?.norme ?? ''
    const departement = rang === 0 && DEVANT_DEPARTEMENT.has(avant) && noms.departements.nomme(normaliserNom(nom))
    return nomme(nom, voisin || departement ? 'doute' : 'nom')
  })
}

/** Words of the longest name that begins at `i`, before `fin`; 0: none. */
function longueurNom(mots: readonly Mot[], i: number, fin: number, noms: Noms): number {
  let norme = ''
  let longueur = 0
  for (let j = i; j < Math.min(fin, i + FENETRE); j++) {
    norme = norme === '' ? (mots[j]?.norme ?? '') : `${norme} ${mots[j]?.norme ?? ''}`
    if (!noms.commence(norme)) break
    if (noms.connait(norme)) longueur = j - i + 1
  }
  return longueur
}

/** The run as names that follow each other with nothing between; null when they do not cover it. */
function couvrir(mots: readonly Mot[], de: number, a: number, noms: Noms): (readonly [number, number])[] | null {
  const couverts: (readonly [number, number])[] = []
  const capitales = mots.slice(de, a).some(({ majuscule }) => majuscule)
  for (let i = de; i < a; ) {
    const longueur = longueurNom(mots, i, a, noms)
    // « Savigny lez Beaune »: a small word between two capitals is no commune.
    if (longueur === 0 || (longueur === 1 && capitales && mots[i]?.majuscule === false)) return null
    couverts.push([i, i + longueur])
    i += longueur
  }
  return couverts
}

/** Names held by the words, whatever their capitals: to be proposed, not taken. */
function contenus(mots: readonly Mot[], noms: Noms): string[] {
  const trouves: string[] = []
  for (let i = 0; i < Math.min(mots.length, REGARDES) && trouves.length < 5; ) {
    const longueur = longueurNom(mots, i, mots.length, noms)
    const nom = mots
      .slice(i, i + longueur)
      .map(({ texte }) => texte)
      .join(' ')
    if (longueur > 0 && nom.length > 3 && !vide(normaliserNom(nom))) trouves.push(nom)
    i += Math.max(1, longueur)
  }
  return trouves
}

/** Words of an unknown text looked at for names to propose. */
const REGARDES = 40

const NOMBRES = normaliserNom(
  'une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
)
  .replaceAll(/dix (sept|huit|neuf)/g, 'dix-$1')
  .split(' ')
const ANNONCE = /(?<![\p{L}\d.,])(\d{1,3}|[\p{L}-]{3,8}) (autres )?(?:communes|villes|municipalités)(?!\p{L})/giu

/** Numbers of communes that the text announces: « nos 4 communes », « et 2 autres communes ». */
export function nombresAnnonces(texte: string): { readonly nombre: number; readonly autres: boolean }[] {
  return [...texte.matchAll(ANNONCE)].slice(0, 50).flatMap(([, ecrit = '', autres]) => {
    const rang = NOMBRES.indexOf(ecrit.toLowerCase())
    const nombre = /^\d+$/.test(ecrit) ? Number(ecrit) : rang + 1
    return nombre < 1 ? [] : [{ nombre, autres: autres !== undefined }]
  })
}
