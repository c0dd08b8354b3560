/** How a CPTS is named in a call. */
import { z } from 'zod'
import { mots } from './mots.ts'

/** The words of a person, for a CPTS that is made or renamed. */
export const nomCpts = mots().min(1, 'donnez un nom').max(200, 'un nom a 200 caractères au plus')

/** A CPTS of the dossier: its number, which outlives its name. Whoever was told a name asks `dossier.decrire` first. */
export const quelleCpts = z.number('le numéro d’une CPTS').int().positive()
