/** What a contract and its projet de santé still lack, contradict or wait for. Shape 1 (docs/formats/projet.md). */
import { z } from 'zod'
import { ETATS_POINT, LIEUX_POINT } from '../domain/projet/completude.ts'
import { GENRES, type Genre } from '../domain/projet/lignes.ts'
import { cheminDossier } from './chemins.ts'
import { quelleCpts } from './cpts.ts'

export const completudeMethods = {
  'completude.lire': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts.optional() }),
    output: z.object({
      version: z.literal(1),
      dossier: z.string(),
      cpts: z.string(),
      /** Contradictions first, then what is missing, then what waits to be confirmed. */
      points: z.array(
        z.object({
          etat: z.enum(ETATS_POINT),
          /** Where it is mended. */
          lieu: z.enum(LIEUX_POINT),
          /** Setting to give or to look at. */
          cle: z.string().nullable(),
          /** Row of the projet de santé to open. */
          ligne: z.object({ genre: z.enum(GENRES as [Genre, ...Genre[]]), id: z.number().int() }).nullable(),
          phrase: z.string(),
        }),
      ),
    }),
  },
} as const
