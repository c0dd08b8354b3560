/** How a CPTS is named in a call. */
import { z } from 'zod'

export const nomCpts = z.string().trim().min(1, 'donnez un nom').max(200, 'un nom a 200 caractères au plus')

/**
 * A CPTS of the dossier: its number, which outlives its name, as the window gives it; or its name, for whoever was told
 * one (the command, a script). The backend resolves it once, at the head of the call.
 */
export const quelleCpts = z.union([z.number().int().positive(), nomCpts], 'le numéro ou le nom d’une CPTS')
