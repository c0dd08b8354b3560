/** How much of the changes of a dossier can be undone: told in the window and in the docs, kept by the store. */

/** Changes that can be undone, at most. */
export const PAS_GARDES = 200

/** What undoing needs never weighs more than the rest of the dossier, or than this, bytes. */
export const OCTETS_GARDES = 512 * 1024

/** The rule, as the window tells it. */
export const BORNES_HISTORIQUE = `On peut annuler jusqu’à ${PAS_GARDES} modifications, tant que ce qu’il faut en garder pèse moins que le dossier lui-même (ou que ${OCTETS_GARDES / 1024} Ko). La dernière s’annule toujours.`
