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
export const nommer = ({ titre }: Pick<Section, 'titre'>): string => (titre === '' ? 'Début du document' : titre)
