/** What was done to the texts of a document, in the words that « Annuler » completes. */

const NBSP = '\u00A0'

const GESTES = {
  ecrire: ['la modification du texte de', 'la modification d’un texte'],
  revenir: ['le retour au texte généré de', 'le retour au texte généré'],
  titrer: ['le changement du titre de', 'le changement d’un titre'],
  desactiver: ['le retrait de la section', 'le retrait d’une section'],
  remettre: ['la remise de la section', 'la remise d’une section'],
  ordonner: ['', 'le nouvel ordre des sections'],
  ajouter: ['l’ajout de la section', 'l’ajout d’une section'],
  retirer: ['la suppression de la section', 'la suppression d’une section'],
  repondre: ['la réponse à un chiffre changé dans', 'la réponse à un chiffre changé'],
} as const
export type GesteTexte = keyof typeof GESTES

/** `section`: its title. A line of an older version has neither. */
export function libelleTexte({
  cpts,
  geste,
  section,
}: {
  readonly cpts?: unknown
  readonly geste?: unknown
  readonly section?: unknown
}): string {
  const mots = Object.hasOwn(GESTES, String(geste)) ? GESTES[geste as GesteTexte] : undefined
  if (mots === undefined) return `la modification d’un texte de «${NBSP}${String(cpts)}${NBSP}»`
  const [dans, seul] = mots
  return typeof section === 'string' && dans !== '' ? `${dans} «${NBSP}${section}${NBSP}»` : seul
}
