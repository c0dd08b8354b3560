/** The answer of the proof-reader, whose shape is a promise (docs/formats/verifier.md). */
import { z } from 'zod'

const point = z.object({
  /** Id of the rule. */
  code: z.string(),
  groupe: z.enum(['perimetre', 'population', 'tableau', 'offre', 'donnees']),
  level: z.enum(['information', 'attention', 'erreur']),
  titre: z.string(),
  explication: z.string(),
  /** What to do about it. */
  faire: z.string(),
  /** CPTS it is about. */
  cpts: z.array(z.string()).readonly(),
  /** Communes it is about. */
  codes: z.array(z.string()).readonly(),
  /** Published or typed figures it is about. */
  chiffres: z
    .array(z.object({ libelle: z.string(), territoire: z.string(), valeur: z.string(), source: z.string() }))
    .readonly(),
})

export const controles = z.object({
  version: z.literal(1),
  dossier: z.string(),
  /** CPTS that were looked at. */
  cpts: z.array(z.string()),
  /** Most serious first. */
  points: z.array(point),
  /** Rules that were run, whether they found something or not. */
  verifies: z.array(z.object({ id: z.string(), titre: z.string(), compare: z.string() })),
  /** What could not be looked at, with the reason, in words. */
  nonVerifies: z.array(z.string()),
})
