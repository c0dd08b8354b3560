/** The grid as typed: every cell is text until it is saved. Pasting from a spreadsheet spreads over the cells. */

import { exactProduct } from '../../../../shared/domain/decimal.ts'
import { formatUnit } from '../../../../shared/domain/format.ts'
import { normaliserNom } from '../../../../shared/domain/nom-commune.ts'
import { milliersOuDecimales } from '../../../../shared/domain/nombre-ecrit.ts'
import type { Unit } from '../../../../shared/domain/quantity.ts'
import { type LigneSaisie, MODELES_SAISIE, TERRITOIRES_SAISIS } from '../../../../shared/domain/saisie.ts'
import { lireValeur, texteValeur, type ValeurSaisie } from '../../../../shared/domain/saisie-valeur.ts'

/** Columns in the order of the screen, which is also that of a paste. */
export const CHAMPS = [
  'libelle',
  'cpts',
  'departement',
  'region',
  'france',
  'unite',
  'millesime',
  'base',
  'source',
] as const
export type Champ = (typeof CHAMPS)[number]

/** What each cell is called. */
export const NOMS: Readonly<Record<Champ, string>> = {
  libelle: 'Chiffre',
  cpts: 'Valeur de la CPTS',
  departement: 'Valeur du département',
  region: 'Valeur de la région',
  france: 'Valeur de la France',
  unite: 'Unité',
  millesime: 'Année',
  base: 'Base',
  source: 'Source',
}

export type LigneTexte = Readonly<Record<Champ, string>> & { readonly cle: string; readonly indicateur: string }

/** Units that are typed, with their words; the value is that of the domain. */
const UNITES = (
  [
    'pourcent',
    'nombre',
    'personnes',
    'habitants',
    'communes',
    'km2',
    'hab_km2',
    'pour_10000',
    'pour_100000',
    'structures',
    'places',
    'euros',
    'ratio',
  ] as const satisfies readonly Unit[]
).map((value) => ({ value, label: formatUnit(value) || value }))

/** Units of a line: also its own, where it came from elsewhere than this grid. */
export function unitesDe({ unite }: Pick<LigneTexte, 'unite'>): { value: string; label: string }[] {
  const connue = UNITES.some(({ value }) => value === unite)
  return connue ? [...UNITES] : [...UNITES, { value: unite, label: formatUnit(unite as Unit) || unite }]
}

let suite = 0
export function ligneVide(source = ''): LigneTexte {
  suite += 1
  return {
    cle: `l${suite}`,
    indicateur: '',
    libelle: '',
    cpts: '',
    departement: '',
    region: '',
    france: '',
    unite: 'pourcent',
    millesime: '',
    base: '',
    source,
  }
}

export function enTexte(lue: LigneSaisie): LigneTexte {
  const ligne = lue.unite === 'part' ? enPourcents(lue) : lue
  const valeurs = Object.fromEntries(TERRITOIRES_SAISIS.map((t) => [t, texteValeur(ligne.valeurs[t], ligne.unite)]))
  return {
    ...ligneVide(ligne.source),
    indicateur: ligne.indicateur,
    libelle: ligne.libelle,
    unite: ligne.unite,
    millesime: ligne.millesime ?? '',
    base: ligne.base ?? '',
    ...valeurs,
  }
}

/** A share (0,103) is shown and kept as the percentage that was published (10,3 %). */
function enPourcents(ligne: LigneSaisie): LigneSaisie {
  const valeur = (v: ValeurSaisie): ValeurSaisie => {
    if (v === null || 'motif' in v) return v
    if ('valeur' in v) return { ...v, valeur: exactProduct(v.valeur, 100) }
    const { min, max } = v.intervalle
    return { ...v, intervalle: { min: exactProduct(min, 100), max: max === null ? null : exactProduct(max, 100) } }
  }
  const { cpts, departement, region, france } = ligne.valeurs
  const valeurs = {
    cpts: valeur(cpts),
    departement: valeur(departement),
    region: valeur(region),
    france: valeur(france),
  }
  return { ...ligne, unite: 'pourcent', valeurs }
}

export const estVide = (ligne: LigneTexte): boolean =>
  CHAMPS.every((champ) => champ === 'unite' || champ === 'source' || ligne[champ].trim() === '')

/** A source typed once is that of all the lines that have none: a sheet is pasted whole. The same list when none changes. */
export function propagerSource(lignes: readonly LigneTexte[], rang: number): readonly LigneTexte[] {
  const source = lignes[rang]?.source.trim() ?? ''
  const sans = (ligne: LigneTexte) => ligne.source.trim() === '' && !estVide(ligne)
  if (source === '' || !lignes.some(sans)) return lignes
  return lignes.map((ligne) => (sans(ligne) ? { ...ligne, source } : ligne))
}

/** What is wrong in a cell, in words; null when it is right. */
export function erreurChamp(ligne: LigneTexte, champ: Champ): string | null {
  if (estVide(ligne)) return null
  const texte = ligne[champ].trim()
  if (champ === 'libelle' && texte === '') return 'Donnez un nom à ce chiffre.'
  if (champ === 'source' && texte === '') return 'Dites d’où vient ce chiffre.'
  if (champ === 'millesime' && texte !== '' && !/^(?:19|20)\d{2}(?:-\d{2}){0,2}$/.test(texte)) {
    return 'Une année à quatre chiffres.'
  }
  if (!(TERRITOIRES_SAISIS as readonly string[]).includes(champ)) return null
  if (lireValeur(texte, ligne.unite as Unit) === undefined) {
    if (milliersOuDecimales(texte))
      return 'Des milliers ou des décimales\u00a0? Écrivez «\u00a021\u202f930\u00a0», avec une espace.'
    return 'Un nombre («\u00a010,3\u00a0»), «\u00a0moins de 11\u00a0», «\u00a05 à 10\u00a0», «\u00a0secret\u00a0» ou rien.'
  }
  if (texte.includes('%') && ligne.unite !== 'pourcent') {
    return 'Ce nombre est en %\u00a0: choisissez cette unité, ou retirez le signe.'
  }
  return null
}

/** The cells to be mended, by name, with what they hold: « ligne 2, Valeur de la CPTS (« beaucoup ») ». */
export function casesFausses(lignes: readonly LigneTexte[]): string[] {
  return lignes.flatMap((ligne, rang) =>
    CHAMPS.filter((champ) => erreurChamp(ligne, champ) !== null).map((champ) => {
      const contenu = ligne[champ].trim()
      return `ligne ${rang + 1}, ${NOMS[champ]}${contenu === '' ? '' : ` («\u00a0${contenu.slice(0, 40)}\u00a0»)`}`
    }),
  )
}

export function estJuste(lignes: readonly LigneTexte[]): boolean {
  return lignes.every((ligne) => CHAMPS.every((champ) => erreurChamp(ligne, champ) === null))
}

/** Lines to be kept: empty ones are left out. Only called when `estJuste`. */
export function aEnregistrer(lignes: readonly LigneTexte[]): LigneSaisie[] {
  return lignes
    .filter((ligne) => !estVide(ligne))
    .map((ligne) => ({
      indicateur: indicateurDe(ligne),
      libelle: ligne.libelle.trim(),
      unite: ligne.unite as Unit,
      millesime: ligne.millesime.trim() || null,
      base: ligne.base.trim() || null,
      source: ligne.source.trim(),
      valeurs: {
        cpts: lue(ligne, 'cpts'),
        departement: lue(ligne, 'departement'),
        region: lue(ligne, 'region'),
        france: lue(ligne, 'france'),
      },
    }))
}

function lue(ligne: LigneTexte, territoire: (typeof TERRITOIRES_SAISIS)[number]): ValeurSaisie {
  return lireValeur(ligne[territoire], ligne.unite as Unit) ?? null
}

function indicateurDe({ indicateur, libelle }: LigneTexte): string {
  const modele = MODELES_SAISIE.find((un) => un.libelle === libelle.trim())
  if (modele !== undefined) return modele.indicateur
  return indicateur === '' ? `saisie:${normaliserNom(libelle).replaceAll(' ', '_').slice(0, 80)}` : indicateur
}

/** Fills the rest of a line whose words are those of a known figure. */
export function completer(ligne: LigneTexte): LigneTexte {
  const modele = MODELES_SAISIE.find((un) => un.libelle === ligne.libelle.trim())
  if (modele === undefined) return ligne
  return { ...ligne, unite: modele.unite, base: ligne.base === '' ? (modele.base ?? '') : ligne.base }
}

/** Cells of a spreadsheet, put from one cell on; lines are added as needed. One cell alone is an ordinary paste: null. */
export function coller(
  lignes: readonly LigneTexte[],
  rang: number,
  champ: Champ,
  texte: string,
): readonly LigneTexte[] | null {
  const cellules = texte
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((ligne) => ligne.split('\t').map((cellule) => cellule.trim()))
  if (cellules.length === 1 && (cellules[0]?.length ?? 0) < 2) return null
  const debut = CHAMPS.indexOf(champ)
  const source = lignes[rang]?.source ?? ''
  const resultat = [...lignes]
  for (const [i, rangee] of cellules.entries()) {
    const avant = resultat[rang + i] ?? ligneVide(source)
    const change = Object.fromEntries(
      rangee.flatMap((cellule, j) => {
        const cible = CHAMPS[debut + j]
        if (cible === undefined) return []
        return [[cible, cible === 'unite' ? uniteDe(cellule, avant.unite) : cellule]]
      }),
    )
    const uniteDite = 'unite' in change && rangee[CHAMPS.indexOf('unite') - debut] !== ''
    resultat[rang + i] = completer(enNombre({ ...avant, ...change }, avant, uniteDite))
  }
  return resultat
}

/**
 * A line filled at once with more than a hundred is a count, not the percentage a new line starts with; so is one with
 * « < 11 », which publications write in place of a small count.
 */
function enNombre(ligne: LigneTexte, avant: LigneTexte, uniteDite: boolean): LigneTexte {
  if (uniteDite || !estVide(avant) || ligne.unite !== 'pourcent') return ligne
  const compte = TERRITOIRES_SAISIS.some((territoire) => {
    if (ligne[territoire].includes('%')) return false
    const valeur = lue(ligne, territoire)
    if (valeur === null || 'motif' in valeur) return false
    return 'intervalle' in valeur ? valeur.decimales === 0 : valeur.valeur > 100
  })
  return compte ? { ...ligne, unite: 'nombre' } : ligne
}

/** Of an unknown unit, the number only: what is « ‰ » must not be printed in percents. */
function uniteDe(mots: string, sinon: string): string {
  const norme = (texte: string) => texte.replace(/[\s\u00a0\u202f]/g, '').toLowerCase()
  if (norme(mots) === '') return sinon
  return UNITES.find(({ label, value }) => norme(label) === norme(mots) || value === mots)?.value ?? 'nombre'
}
