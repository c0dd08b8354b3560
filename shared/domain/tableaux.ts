/**
 * The figures of one or several CPTS as plain tables: the same for the screen, the clipboard, CSV and XLSX, so that
 * none of them can say something else.
 */

import { sourcesDatees } from './chiffres/mots.ts'
import { motsMillesime } from './evolution.ts'
import { formatQuantity, formatUnit } from './format.ts'
import { accord, compte } from './francais.ts'
import type { ChiffrePublie, Perimetre, Portrait, PortraitSecteur } from './portrait-types.ts'
import { comparateur, quantitePubliee } from './publies.ts'
import { COMPARES, motsDe, sourcesDe } from './publies-ligne.ts'
import type { Quantity } from './quantity.ts'
import { interval, known } from './quantity-ops.ts'
import { unite } from './unites.ts'

export type Cellule =
  | { readonly type: 'texte'; readonly texte: string }
  /** `decimales`: digits after the comma when they are not those of the unit (figures as published). */
  | {
      readonly type: 'quantite'
      readonly quantite: Quantity
      readonly decimales?: number
      /** Said in place of the number, where the figure is none: the classes of a zoning. */
      readonly mots?: string
    }

export interface Colonne {
  readonly libelle: string
  readonly genre: 'texte' | 'nombre'
}

export interface Ligne {
  readonly cle: string
  /** A sum or the whole, printed strong. */
  readonly total: boolean
  readonly cellules: readonly Cellule[]
}

export interface Tableau {
  readonly id: 'territoires' | 'communes' | 'professions' | 'structures' | 'populations' | 'publies' | 'indicateurs'
  readonly titre: string
  readonly colonnes: readonly Colonne[]
  readonly lignes: readonly Ligne[]
  /** What to know before reading: list of communes not complete, professionals without commune. */
  readonly note: string | null
}

/** What is read in a cell, on screen as in every file. */
export function texteCellule(une: Cellule): string {
  if (une.type === 'texte') return une.texte
  return une.mots ?? formatQuantity(une.quantite, une.decimales === undefined ? {} : { decimals: une.decimales })
}

const texte = (t: string): Cellule => ({ type: 'texte', texte: t })
const quantite = (q: Quantity): Cellule => ({ type: 'quantite', quantite: q })
const VIDE = texte('')
const cellule = (c: string | Quantity): Cellule => (typeof c === 'string' ? texte(c) : quantite(c))

const colonnes = (...libelles: string[]): Colonne[] =>
  libelles.map((libelle) => ({
    libelle: libelle.replace(/^#/, ''),
    genre: libelle.startsWith('#') ? 'nombre' : 'texte',
  }))

type SansCpts = Omit<Tableau, 'id'>
type Id = Exclude<Tableau['id'], 'indicateurs'>

const BATISSEURS: Readonly<Record<Id, (portrait: Portrait) => SansCpts>> = {
  territoires,
  communes,
  professions,
  structures,
  populations,
  publies,
}

/** All tables; with several portraits each line begins with its CPTS. Empty tables stay, so that the screen can say why. */
export function tableaux(portraits: readonly Portrait[]): Tableau[] {
  return (Object.keys(BATISSEURS) as Id[]).flatMap((id) => {
    const parts = portraits.map((portrait) => ({ nom: portrait.nom, ...BATISSEURS[id](portrait) }))
    const [first] = parts
    if (first === undefined) return []
    if (parts.length === 1) return [{ id, ...sansNom(first) }]
    const prefixe = !nommeSesLignes(id, portraits)
    return [
      {
        id,
        titre: first.titre,
        colonnes: [...(prefixe ? colonnes('CPTS') : []), ...communesAux(parts.map(({ colonnes: c }) => c))],
        lignes: parts.flatMap(({ nom, lignes }) =>
          lignes.map((ligne) => ({
            ...ligne,
            cle: `${nom}/${ligne.cle}`,
            cellules: [...(prefixe ? [texte(nom)] : []), ...ligne.cellules],
          })),
        ),
        note: notesDe(parts),
      },
    ]
  })
}

/** These tables already say which CPTS each line is of. */
function nommeSesLignes(id: Id, portraits: readonly Portrait[]): boolean {
  return id === 'publies' || (id === 'territoires' && portraits.every(({ secteurs }) => secteurs.length === 0))
}

/** Each note once, with the CPTS it is about. */
function notesDe(parts: readonly { readonly nom: string; readonly note: string | null }[]): string | null {
  const parNote = new Map<string, string[]>()
  for (const { nom, note } of parts) if (note !== null) parNote.set(note, [...(parNote.get(note) ?? []), nom])
  const notes = [...parNote].map(
    ([note, noms]) => `${noms.length > 3 ? `${noms.length}\u00a0CPTS` : noms.join(', ')}\u00a0: ${note}`,
  )
  return notes.length === 0 ? null : notes.join('\n')
}

/** Headers of several CPTS: a year that is not the same for all is not said. */
function communesAux([first = [], ...others]: readonly (readonly Colonne[])[]): Colonne[] {
  return first.map((colonne, index) =>
    others.every((un) => un[index]?.libelle === colonne.libelle)
      ? colonne
      : { ...colonne, libelle: colonne.libelle.replace(/ \(\d{4}\)$/, '') },
  )
}

function sansNom({ titre, colonnes: c, lignes, note }: SansCpts): SansCpts {
  return { titre, colonnes: c, lignes, note }
}

function notePerimetre({ perimetre }: Portrait): string | null {
  if (perimetre === 'complet') return null
  return perimetre === 'partiel'
    ? 'La liste des communes est partielle\u00a0: les chiffres publiés remplacent les sommes.'
    : 'La liste des communes n’est pas connue\u00a0: les chiffres sont ceux qui ont été publiés.'
}

function territoires(portrait: Portrait): SansCpts {
  return {
    titre: 'Territoire et secteurs',
    colonnes: colonnes(
      'Territoire',
      '#Communes',
      titrePopulation(portrait, [portrait, ...portrait.secteurs]),
      '#Superficie (km²)',
      '#Densité (hab./km²)',
    ),
    lignes: [
      {
        cle: 'cpts',
        total: true,
        cellules: [
          portrait.nom,
          portrait.nombreCommunes,
          portrait.population,
          portrait.superficie,
          portrait.densite,
        ].map(cellule),
      },
      ...portrait.secteurs.map((secteur) => ({
        cle: `secteur:${secteur.nom}`,
        total: false,
        cellules: [
          texte(secteur.nom),
          quantite(nombreCommunes(secteur, portrait.perimetre)),
          quantite(secteur.population),
          quantite(secteur.superficie),
          quantite(secteur.densite),
        ],
      })),
    ],
    note: notePerimetre(portrait),
  }
}

/** A published figure that stands in for a sum is not of the year chosen: no year is printed over it. */
function titrePopulation({ millesime }: Portrait, lignes: readonly { readonly population: Quantity }[]): string {
  const memeAnnee = lignes.every(({ population }) => population.millesime === millesime)
  return memeAnnee ? `#Population (${millesime})` : '#Population'
}

/** Of a list that is not complete, the communes known are a lower bound. */
function nombreCommunes({ nom, communes: codes }: PortraitSecteur, perimetre: Perimetre): Quantity {
  const provenance = { formula: `Nombre de communes du secteur ${nom}` }
  return perimetre === 'complet'
    ? known(codes.length, 'communes', provenance)
    : interval(codes.length, null, 'communes', provenance)
}

function communes(portrait: Portrait): SansCpts {
  const secteurs = portrait.secteurs.length > 0
  return {
    titre: 'Communes',
    colonnes: colonnes(
      'Commune',
      'Code',
      ...(secteurs ? ['Secteur'] : []),
      titrePopulation(portrait, portrait.communes),
      '#Superficie (km²)',
      '#Densité (hab./km²)',
    ),
    lignes: portrait.communes.map((commune) => ({
      cle: commune.code,
      total: false,
      cellules: [
        ...[commune.nom, commune.code, ...(secteurs ? [commune.secteur ?? ''] : [])].map(texte),
        ...[commune.population, commune.superficie, commune.densite].map(quantite),
      ],
    })),
    note: notePerimetre(portrait),
  }
}

function professions(portrait: Portrait): SansCpts {
  const { aPlacer } = portrait
  const annuaires = portrait.professionnels.sources.filter(({ file }) => file !== null).length
  return {
    titre: 'Professionnels de santé libéraux',
    colonnes: colonnes('Profession', '#Effectif', '#Pour 10\u202f000 hab.', '#Pour 100\u202f000 hab.', 'Source'),
    lignes: [
      ...portrait.professions.map(({ code, libelle, effectif, densites }) => ({
        cle: code,
        total: false,
        cellules: [libelle, effectif, densites.pour_10000, densites.pour_100000, sourcesDatees(effectif)].map(cellule),
      })),
      {
        cle: 'ensemble',
        total: true,
        cellules: [
          `Ensemble, chaque personne comptée une fois${accord(annuaires, '', ' dans sa source')}`,
          portrait.professionnels,
          '',
          '',
          sourcesDatees(portrait.professionnels),
        ].map(cellule),
      },
    ],
    note:
      aPlacer === 0
        ? null
        : `${compte(aPlacer, 'professionnel n’a', 'professionnels n’ont')} pas pu être placé${accord(aPlacer, '', 's')} dans une commune.`,
  }
}

function structures(portrait: Portrait): SansCpts {
  return {
    titre: 'Structures de santé',
    colonnes: colonnes('Catégorie', 'Code Finess', '#Nombre'),
    lignes: portrait.structures.map((structure) => ({
      cle: structure.categorie,
      total: false,
      cellules: [texte(structure.libelle), texte(structure.categorie), quantite(structure.effectif)],
    })),
    note: null,
  }
}

function populations(portrait: Portrait): SansCpts {
  return {
    titre: 'Population par millésime',
    colonnes: colonnes('Millésime', '#Population municipale'),
    lignes: portrait.populations.map(({ millesime, population, comptee }) => ({
      cle: millesime,
      total: millesime === portrait.millesime,
      cellules: [texte(motsMillesime({ millesime, comptee })), quantite(population)],
    })),
    note: null,
  }
}

/** Published figures of the CPTS and its sectors, beside those of the département, the region and France. */
function publies(portrait: Portrait): SansCpts {
  const valeur = (p: ChiffrePublie | undefined): Cellule =>
    p === undefined ? VIDE : { type: 'quantite', quantite: quantitePubliee(p), decimales: p.decimales }
  const propres = portrait.publies.filter(({ territoire }) => territoire === 'cpts' || territoire === 'secteur')
  return {
    titre: 'Chiffres publiés et comparaisons',
    colonnes: colonnes('Indicateur', 'Territoire', '#CPTS', '#Département', '#Région', '#France', 'Unité', 'Source'),
    lignes: propres.map((p) => ({
      cle: String(p.id),
      total: false,
      cellules: [
        texte(motsDe(p, propres)),
        texte(p.secteur ?? p.cpts ?? ''),
        valeur(p),
        ...COMPARES.map((territoire) => valeur(comparateur(portrait.publies, p, territoire))),
        texte(unite(p.unite).toujours === true ? '' : formatUnit(p.unite)),
        texte(sourcesDe(portrait.publies, p)),
      ],
    })),
    note: null,
  }
}
