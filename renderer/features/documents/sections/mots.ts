/** The states of a section and of a text, in words. */
import type { Section } from './useTextes.ts'

export const ETATS: Readonly<Record<Section['etat'], string>> = {
  suivie: 'suivie',
  modifiee: 'modifiée',
  a_revoir: 'à revoir',
}

export const ETATS_EXPLIQUES: Readonly<Record<Section['etat'], string>> = {
  suivie: 'Ce texte suit le dossier\u00a0: il se récrit quand un chiffre change.',
  modifiee: 'Vos mots sont gardés\u00a0; les chiffres suivis y restent à jour.',
  a_revoir: 'Ce que ce texte dit a changé depuis que vous l’avez écrit.',
}

/** The top of the document and its columns have no title. */
const SANS_TITRE: Readonly<Record<string, string>> = {
  gauche: 'Haut de la colonne de gauche',
  droite: 'Haut de la colonne de droite',
}

export const nommer = ({ id, titre }: Pick<Section, 'id' | 'titre'>): string =>
  titre === '' ? (SANS_TITRE[id] ?? 'Début du document') : titre
