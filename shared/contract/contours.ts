/** Contours of the application's library. */
import { z } from 'zod'
import { cheminSource } from './chemins.ts'
import { mots } from './mots.ts'

const annee = z.string().regex(/^\d{4}$/)

/** Kinds of what the library keeps. */
const SORTES = ['contours', 'appartenance', 'mouvements', 'quartiers', 'fichiers'] as const

export const contoursMethods = {
  /** What the application keeps for all dossiers: contours, cantons and bassins de vie, movements of communes, quarters. */
  'bibliotheque.lister': {
    mode: 'read',
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.string(),
        sorte: z.enum(SORTES),
        libelle: z.string(),
        /** null: neither the file nor the user said. */
        producteur: z.string().nullable(),
        millesime: z.string(),
        fichier: z.string(),
        importeLe: z.string(),
        /** French: « 317 communes », « cantons et bassins de vie ». */
        contient: z.string(),
      }),
    ),
  },
  'bibliotheque.retirer': {
    mode: 'write',
    announces: 'bibliotheque',
    input: z.strictObject({ id: z.string().max(40) }),
    output: z.null(),
  },
  'contours.importer': {
    mode: 'write',
    announces: 'bibliotheque',
    /** `producteur`: who drew the map; absent: what the file shows. */
    input: z.strictObject({
      source: cheminSource,
      millesime: annee,
      producteur: mots().min(1).max(80).optional(),
    }),
    output: z.object({
      id: z.string(),
      communes: z.number(),
      producteur: z.string().nullable(),
      inconnus: z.array(z.string()),
      avertissements: z.array(z.string()),
    }),
  },
} as const
