/** Contours of the application's library. */
import { z } from 'zod'
import { cheminSource } from './chemins.ts'

const annee = z.string().regex(/^\d{4}$/)

export const contoursMethods = {
  'contours.lister': {
    mode: 'read',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.string(),
        libelle: z.string(),
        millesime: z.string(),
        communes: z.number(),
        fichier: z.string(),
        importeLe: z.string(),
      }),
    ),
  },
  'contours.importer': {
    mode: 'write',
    announces: 'bibliotheque',
    input: z.strictObject({ source: cheminSource, millesime: annee }),
    output: z.object({
      id: z.string(),
      communes: z.number(),
      inconnus: z.array(z.string()),
      avertissements: z.array(z.string()),
    }),
  },
  'contours.retirer': {
    mode: 'write',
    announces: 'bibliotheque',
    input: z.strictObject({ id: z.string().max(40) }),
    output: z.null(),
  },
} as const
