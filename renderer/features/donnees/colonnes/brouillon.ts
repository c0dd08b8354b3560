/** The choice of columns while it is being made. Pure. */
import type { Output } from '../../../../shared/contract/methods.ts'
import { indicateur as catalogue, INDICATEURS } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { THEME_LABELS, THEMES } from '../../../../shared/domain/indicateurs/types.ts'
import {
  type Lecture,
  type LieuLecture,
  NATURES_LECTURE,
  type ValeurLecture,
} from '../../../../shared/domain/lecture.ts'
import { anneeValide } from '../depot.ts'

export type Examen = Output<'donnees.colonnes'>
export type Colonne = Examen['colonnes'][number]

/** What is proposed, or nothing but the titles. */
export function debut({ lecture, ligneEntete, colonnes }: Examen, nom: string): Lecture {
  if (lecture !== null) return lecture
  return { ligneEntete, libelle: nom.replace(/\.\w{1,5}$/, ''), lieu: lieuDeType('code', colonnes), valeurs: [] }
}

/** The columns that look most like this kind of place. */
export function lieuDeType(type: LieuLecture['type'], colonnes: readonly Colonne[]): LieuLecture {
  const rang = (genre: Colonne['genre']): number | null => colonnes.find((une) => une.genre === genre)?.rang ?? null
  switch (type) {
    case 'code':
      return { type, code: rang('code') ?? 0, nom: rang('nom') }
    case 'depcom':
      return { type, departement: rang('departement') ?? 0, commune: rang('commune') ?? 1 }
    case 'nom':
      return { type, nom: rang('nom') ?? 0, departement: rang('departement') }
    default:
      return { type, codePostal: rang('postal') ?? rang('code') ?? 0, ville: rang('nom') }
  }
}

/** Takes a column of figures, as it was proposed, or leaves it. */
export function basculer(lecture: Lecture, colonne: Colonne, { valeurs }: Examen): Lecture {
  const { rang, titre } = colonne
  if (lecture.valeurs.some((une) => une.colonne === rang))
    return { ...lecture, valeurs: lecture.valeurs.filter((une) => une.colonne !== rang) }
  const proposee: ValeurLecture = valeurs.find((une) => une.colonne === rang) ?? {
    colonne: rang,
    indicateur: null,
    libelle: titre,
    unite: 'nombre',
    nature: 'additif',
    millesime: null,
    vide: 'manquant',
    decimale: 'auto',
  }
  const annee = proposee.millesime ?? lecture.valeurs[0]?.millesime ?? null
  const suite = [...lecture.valeurs, { ...proposee, millesime: annee }]
  return { ...lecture, valeurs: suite.toSorted((a, b) => a.colonne - b.colonne) }
}

/** A year typed for one figure is that of all those that had the same one. */
export function changerValeur(lecture: Lecture, colonne: number, champs: Partial<ValeurLecture>): Lecture {
  const avant = lecture.valeurs.find((une) => une.colonne === colonne)?.millesime
  return {
    ...lecture,
    valeurs: lecture.valeurs.map((une) => {
      if (une.colonne === colonne) return { ...une, ...champs }
      const suit = champs.millesime !== undefined && une.millesime === avant
      return suit ? { ...une, millesime: champs.millesime ?? null } : une
    }),
  }
}

/** A figure of the catalogue brings its own words; null: the user's. */
export function changerIndicateur(valeur: ValeurLecture, id: string | null): ValeurLecture {
  const connu = id === null ? undefined : catalogue(id)
  if (connu === undefined) return { ...valeur, indicateur: null }
  const nature = NATURES_LECTURE.find((une) => une === connu.nature) ?? 'rapport'
  return { ...valeur, indicateur: connu.id, libelle: connu.libelle, unite: connu.unite, nature }
}

/** Figures of the catalogue by heading, for a list. */
export const CATALOGUE = THEMES.flatMap((theme) => {
  const items = INDICATEURS.filter((un) => un.theme === theme && un.nature !== 'classe').map(({ id, libelle }) => ({
    value: id,
    label: libelle,
  }))
  return items.length === 0 ? [] : [{ group: THEME_LABELS[theme], items }]
})

/** What is still to be said, in French; null: it may be tried. */
export function manque({ libelle, lieu, valeurs }: Lecture): string | null {
  if (valeurs.length === 0) return 'Cochez au moins une colonne de chiffres.'
  if (lieu.type === 'depcom' && lieu.departement === lieu.commune)
    return 'Le département et la commune sont deux colonnes différentes.'
  if (valeurs.some((une) => une.libelle.trim() === '')) return 'Donnez un nom à chaque chiffre.'
  if (valeurs.some(({ millesime }) => !anneeValide(millesime ?? ''))) return 'Indiquez l’année de chaque chiffre.'
  if (libelle.trim() === '') return 'Donnez un nom à cette source.'
  const noms = valeurs.map((une) => `${une.indicateur ?? une.libelle.trim().toLowerCase()} ${une.millesime}`)
  if (new Set(noms).size < noms.length) return 'Deux colonnes donnent le même chiffre pour la même année.'
  return null
}
