/** Words that a person types, or that a script gives for theirs: nothing in them hides or reorders what is read. */
import { z } from 'zod'
import { nettoyer, nettoyerLignes } from '../domain/texte-propre.ts'

/** One line. Bounds are counted on what is kept. */
export const mots = () => z.string().overwrite(nettoyer).trim()

/** Several lines, kept with their spaces. */
export const motsLignes = () => z.string().overwrite(nettoyerLignes)
