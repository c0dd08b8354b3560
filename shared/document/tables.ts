/** Tables shared by the documents: the same block always carries the same numbers. */

import { sourcesDe, sourcesTexte } from '../domain/chiffres/mots.ts'
import { minuscule, nomPropre } from '../domain/francais.ts'
import { comparerNoms } from '../domain/nom-commune.ts'
import { POUR_10000, POUR_100000, pourHabitants } from '../domain/offre.ts'
import type { Portrait, PortraitCommune, PortraitProfession } from '../domain/portrait-types.ts'
import { estDonne } from '../domain/publies.ts'
import type { Quantity } from '../domain/quantity.ts'
import type { Cell, Column, Table } from './model.ts'
import { sourceElargie, titreLieux } from './perimetre.ts'
import { cellule, estConnu, nombre, rang, valeurNue } from './valeurs.ts'

const texte = (label: string): Column => ({ label, align: 'left' })
const chiffre = (label: string): Column => ({ label, align: 'right' })
const discret = (contenu: string): Cell => ({ content: [contenu], tone: 'muted' })

export type ColonneCommune = 'code' | 'epci' | 'secteur' | 'population' | 'superficie' | 'densite'

const LABELS: Readonly<Record<ColonneCommune, string>> = {
  code: 'Code',
  epci: 'EPCI',
  secteur: 'Secteur',
  population: 'Habitants',
  superficie: 'km²',
  densite: 'Densité',
}

/** A column of figures, each with its source. */
function estMesure(colonne: ColonneCommune): colonne is 'population' | 'superficie' | 'densite' {
  return colonne === 'population' || colonne === 'superficie' || colonne === 'densite'
}

/** Columns of figures for which at least one commune has a value; an empty column says nothing. */
export function colonnesUtiles(portrait: Portrait, voulues: readonly ColonneCommune[]): ColonneCommune[] {
  return voulues.filter((c) => {
    if (c === 'code') return true
    if (c === 'epci') return portrait.epci.length > 1
    if (c === 'secteur') return portrait.communes.some((x) => x.secteur !== null)
    return portrait.communes.some((x) => estConnu(x[c]))
  })
}

export interface OptionsCommunes {
  readonly colonnes: readonly ColonneCommune[]
  readonly tri: 'population' | 'nom'
  readonly panes: 1 | 2
  readonly caption: string | null
  readonly source: boolean
}

/** Communes in the order of the document: by decreasing population (unknown last), or by name. */
export function communesTriees(portrait: Portrait, tri: 'population' | 'nom'): PortraitCommune[] {
  const parNom = (a: PortraitCommune, b: PortraitCommune) => comparerNoms(a.nom, b.nom) || (a.code < b.code ? -1 : 1)
  if (tri === 'nom') return [...portrait.communes].sort(parNom)
  return [...portrait.communes].sort((a, b) => {
    const [pa, pb] = [rang(a.population), rang(b.population)]
    return pa === pb ? parNom(a, b) : pb - pa
  })
}

/** The list of communes with its total. A partial list has no total: its sum would be read as that of the CPTS. */
export function tableCommunes(
  portrait: Portrait,
  options: OptionsCommunes,
  communes = communesTriees(portrait, options.tri),
): Table {
  const colonnes = colonnesUtiles(portrait, options.colonnes)
  const valeur = (c: PortraitCommune, col: ColonneCommune): Cell => {
    if (col === 'code') return discret(c.code)
    if (col === 'epci') return c.epci === null ? discret('–') : nomPropre(c.epci.nom)
    if (col === 'secteur') return c.secteur ?? discret('–')
    return cellule(c[col])
  }
  const total = (col: ColonneCommune): Cell => (estMesure(col) ? cellule(portrait[col]) : '')
  return {
    type: 'table',
    caption: options.caption,
    columns: [
      texte(titreLieux(communes)),
      ...colonnes.map((c) => (c === 'epci' || c === 'secteur' ? texte(LABELS[c]) : chiffre(LABELS[c]))),
    ],
    rows: communes.map((c) => [nomPropre(c.nom), ...colonnes.map((col) => valeur(c, col))]),
    total: portrait.perimetre === 'complet' ? ['Ensemble', ...colonnes.map(total)] : null,
    rowHeader: true,
    panes: options.panes,
    source: options.source
      ? sourceElargie(
          portrait,
          sourcesDe(portrait.communes.flatMap((c) => colonnes.filter(estMesure).map((col) => c[col]))),
          communes.map(({ code }) => code),
        )
      : null,
  }
}

/** A bound drawn from a partial list of communes says nothing of the whole: it is left out. */
export function selonListe(portrait: Portrait, q: Quantity): Quantity {
  if (portrait.perimetre === 'complet' || q.kind !== 'interval') return q
  const { unit, coverage, millesime, sources, formula } = q
  return { kind: 'missing', reason: 'non_disponible', unit, coverage, millesime, sources, formula }
}

/** Sectors: communes, inhabitants, area, density; the total is the CPTS. */
export function tableSecteurs(portrait: Portrait): Table | null {
  if (portrait.secteurs.length === 0) return null
  const lisible = (q: Quantity) => selonListe(portrait, q)
  const surface = portrait.secteurs.some((s) => estConnu(lisible(s.superficie)))
  const densite = portrait.secteurs.some((s) => estConnu(lisible(s.densite)))
  const communes = portrait.perimetre === 'complet'
  const ligne = (
    nombreCommunes: Cell,
    x: { population: Quantity; superficie: Quantity; densite: Quantity },
  ): Cell[] => [
    ...(communes ? [nombreCommunes] : []),
    cellule(x.population),
    ...(surface ? [cellule(lisible(x.superficie))] : []),
    ...(densite ? [cellule(lisible(x.densite))] : []),
  ]
  const utiles = portrait.secteurs.flatMap((s) => [
    s.population,
    ...(surface ? [s.superficie] : []),
    ...(densite ? [lisible(s.densite)] : []),
  ])
  return {
    type: 'table',
    caption: null,
    columns: [
      texte('Secteur'),
      ...(communes ? [chiffre('Communes')] : []),
      chiffre('Habitants'),
      ...(surface ? [chiffre('km²')] : []),
      ...(densite ? [chiffre('hab./km²')] : []),
    ],
    rows: portrait.secteurs.map((s) => [s.nom, ...ligne(nombre(s.communes.length), s)]),
    total: ['Ensemble', ...ligne(cellule(portrait.nombreCommunes), portrait)],
    rowHeader: true,
    panes: 1,
    source: sourceElargie(portrait, sourcesDe(utiles)),
  }
}

/** A count above zero, or one that may be. */
function estPresent(q: Quantity): boolean {
  return estConnu(q) && !(q.kind === 'known' && q.value === 0)
}

/** Professions that have something to say: a value above zero, or a partial one. */
export function professionsPresentes(portrait: Portrait) {
  return portrait.professions.filter((p) => estPresent(p.effectif))
}

/** Professions known to have nobody: a zero that was counted, not a gap. */
export function professionsAbsentes(portrait: Portrait) {
  return portrait.professions.filter((p) => p.effectif.kind === 'known' && p.effectif.value === 0)
}

export interface OptionsProfessions {
  /** Beside those for 10 000 inhabitants, those for 100 000. */
  readonly pourCentMille: boolean
  readonly couverture: boolean
}

/** Professions with count and densities; null when no count at all is known. */
export function tableProfessions(portrait: Portrait, options: OptionsProfessions): Table | null {
  const lignes = professionsPresentes(portrait)
  if (lignes.length === 0 && !estConnu(portrait.professionnels)) return null
  const total = portrait.professionnels
  const total10000 = pourHabitants(total, portrait.population, POUR_10000)
  const avecDensite = estConnu(total10000) || lignes.some((p) => estConnu(p.densites.pour_10000))
  // Coverage says something only for figures that were counted commune by commune.
  const couvertes = options.couverture && [total, ...lignes.map((p) => p.effectif)].some((q) => q.coverage.total > 1)
  const couvre = (q: Quantity): Cell =>
    q.kind === 'missing' || q.coverage.total <= 1
      ? discret('–')
      : q.coverage.known === 0
        ? discret('en partie')
        : `${q.coverage.known} / ${q.coverage.total}`
  const queue = (effectif: Quantity, d1: Cell, d2: Cell): Cell[] => [
    cellule(effectif),
    ...(avecDensite ? [d1] : []),
    ...(avecDensite && options.pourCentMille ? [d2] : []),
    ...(couvertes ? [couvre(effectif)] : []),
  ]
  return {
    type: 'table',
    caption: null,
    columns: [
      texte('Profession'),
      chiffre('Nombre'),
      ...(avecDensite ? [chiffre('pour 10\u202f000 hab.')] : []),
      ...(avecDensite && options.pourCentMille ? [chiffre('pour 100\u202f000 hab.')] : []),
      ...(couvertes ? [chiffre('Communes couvertes')] : []),
    ],
    rows: lignes.map((p) => [
      p.libelle,
      ...queue(p.effectif, cellule(p.densites.pour_10000), cellule(p.densites.pour_100000)),
    ]),
    total: estConnu(total)
      ? [
          'Ensemble',
          ...queue(total, cellule(total10000), cellule(pourHabitants(total, portrait.population, POUR_100000))),
        ]
      : null,
    rowHeader: true,
    panes: 1,
    source: sourcesProfessions(lignes, total),
  }
}

/**
 * "Annuaire Santé du 12 mai 2026 ; Annuaire santé Ameli du 1er juin 2026 pour médecins généralistes, infirmiers": the
 * source of the most lines, then each other one with the professions that are read from it.
 */
function sourcesProfessions(lignes: readonly PortraitProfession[], total: Quantity): string | null {
  const parSource = [...Map.groupBy(lignes, ({ effectif }) => sourcesDe([effectif]))]
    .flatMap(([source, siennes]) => (source === null ? [] : [{ source, siennes }]))
    .sort((a, b) => b.siennes.length - a.siennes.length)
  const textes = parSource.map(({ source, siennes }, rang) =>
    rang === 0 ? source : `${source} pour ${siennes.map(({ libelle }) => minuscule(libelle)).join(', ')}`,
  )
  const labels = new Set(lignes.flatMap(({ effectif }) => effectif.sources.map(({ label }) => label)))
  const propre = sourcesTexte(total.sources.filter(({ label }) => !labels.has(label)))
  return [...textes, ...(propre === null ? [] : [propre])].join('\u00a0; ') || null
}

/** Structures known to be absent: counted, and none. */
export function structuresAbsentes(portrait: Portrait) {
  return portrait.structures.filter((s) => s.effectif.kind === 'known' && s.effectif.value === 0)
}

/** Structures present, by category, then the published transports (no official list holds them); null when nothing is known. */
export function tableStructures(portrait: Portrait, categories = false): Table | null {
  const lignes = portrait.structures.filter((s) => estPresent(s.effectif))
  const transports = portrait.publies
    .filter(estDonne)
    .filter((p) => p.territoire === 'cpts' && p.indicateur.startsWith('transport:'))
  if (lignes.length === 0 && transports.length === 0) return null
  const finess = (code: string): Cell => discret(/^\d/.test(code) ? code.replaceAll('+', ' + ') : '–')
  const sources = [sourcesDe(lignes.map((s) => s.effectif)), ...transports.map((p) => p.source)]
  return {
    type: 'table',
    caption: null,
    columns: [
      texte(transports.length === 0 ? 'Structure' : 'Structure ou transport'),
      ...(categories ? [chiffre('Catégorie Finess')] : []),
      chiffre('Nombre'),
    ],
    rows: [
      ...lignes.map((s) => [s.libelle, ...(categories ? [finess(s.categorie)] : []), cellule(s.effectif)]),
      ...transports.map((p) => [
        p.libelle,
        ...(categories ? [finess('')] : []),
        valeurNue(p.valeur, p.unite, p.decimales),
      ]),
    ],
    total: null,
    rowHeader: true,
    panes: 1,
    source: [...new Set(sources.filter((x) => x !== null))].join('\u00a0; ') || null,
  }
}
