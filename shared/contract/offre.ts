/** What several sources say of the same professions, and which of them the dossier publishes. */
import { z } from 'zod'
import { NIVEAUX } from '../domain/niveaux.ts'
import type { OffresComparees } from '../domain/offres-comparees.ts'
import { etatDossier } from './application.ts'
import { cheminDossier } from './chemins.ts'
import { quelleCpts } from './cpts.ts'
import { quantitySchema } from './portrait-schema.ts'

const comparaison = z.object({
  profession: z.string(),
  millesime: z.string(),
  niveau: z.enum(NIVEAUX),
  territoire: z.string(),
  nom: z.string(),
  effectif: quantitySchema.nullable(),
  densite: quantitySchema.nullable(),
})

const comparees = z.object({
  sources: z.array(
    z.object({
      id: z.number(),
      libelle: z.string(),
      millesime: z.string().nullable(),
      fichier: z.string().nullable(),
      retenue: z.boolean(),
      choisissable: z.boolean(),
      aPlacer: z.number().nullable(),
    }),
  ),
  professions: z.array(
    z.object({
      code: z.string(),
      libelle: z.string(),
      source: z.number().nullable(),
      effectif: quantitySchema,
      autres: z.array(
        z.object({
          source: z.number(),
          effectif: quantitySchema,
          ecart: z.number().nullable(),
          ecartRelatif: z.number().nullable(),
        }),
      ),
      comparaisons: z.array(comparaison),
    }),
  ),
  causes: z.array(z.string()),
}) as unknown as z.ZodType<OffresComparees>

export const offreMethods = {
  /** Professionals of a CPTS by profession in every source that covers it, the published one first. */
  'offre.comparer': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts }),
    output: comparees,
  },
  /**
   * Which source of professionals is published. Without `profession`, for all of them, whatever was chosen for one; null:
   * the newest Annuaire Santé, else the newest. With it (code of the catalogue), for that one; null: as the others.
   */
  'offre.retenir': {
    mode: 'write',
    input: z.strictObject({
      fichier: cheminDossier,
      source: z.number().int().positive().nullable(),
      profession: z
        .string()
        .regex(/^[\w-]{1,20}$/)
        .optional(),
    }),
    output: etatDossier,
  },
} as const
