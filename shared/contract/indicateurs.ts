/** Figures by commune brought to a CPTS, and the choice between sources that give the same figure. */
import { z } from 'zod'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import { THEMES } from '../domain/indicateurs/types.ts'
import { NATURES } from '../domain/natures.ts'
import { NIVEAUX } from '../domain/niveaux.ts'
import { UNITS } from '../domain/unites.ts'
import { etatDossier } from './application.ts'
import { cheminDossier } from './chemins.ts'
import { quelleCpts } from './cpts.ts'
import { quantitySchema } from './portrait-schema.ts'

const comparaison = z.object({
  niveau: z.enum(NIVEAUX),
  territoire: z.string(),
  nom: z.string(),
  valeur: quantitySchema,
  /** How it was made; null: imported before this was kept. */
  origine: z.enum(['donnee', 'somme', 'moyenne', 'calcul']).nullable().optional(),
})

const synthese = z.object({
  id: z.string(),
  libelle: z.string(),
  unite: z.enum(UNITS),
  nature: z.enum(NATURES),
  theme: z.enum(THEMES),
  decimales: z.number().nullable(),
  derive: z.boolean(),
  millesime: z.string(),
  source: z.number().nullable(),
  libelleSource: z.string(),
  valeur: quantitySchema,
  secteurs: z.array(z.object({ nom: z.string(), valeur: quantitySchema })),
  comparaisons: z.array(comparaison),
  anciens: z.array(z.object({ millesime: z.string(), valeur: quantitySchema })),
  autres: z.array(
    z.object({
      source: z.number().nullable(),
      libelleSource: z.string(),
      valeur: quantitySchema,
      ecart: z.number().nullable(),
      ecartRelatif: z.number().nullable(),
    }),
  ),
  repartition: z.array(z.object({ libelle: z.string(), communes: z.number(), habitants: z.number().nullable() })),
  /** The figure is published for no nearer territory: the CPTS has none of its own. */
  seulement: z.enum(NIVEAUX).nullable(),
}) as unknown as z.ZodType<SyntheseIndicateur>

export const indicateursMethods = {
  /** Every figure by commune of the dossier but those of the portrait, brought to one CPTS. */
  'indicateurs.lire': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts }),
    output: z.array(synthese),
  },
  /** Which source is published for a figure: an id of the dossier, "reference" for the embedded one, null: the newest. */
  'indicateurs.retenir': {
    mode: 'write',
    input: z.strictObject({
      fichier: cheminDossier,
      indicateur: z.string().min(1).max(200),
      source: z.union([z.number().int().positive(), z.literal('reference'), z.null()]),
    }),
    output: etatDossier,
  },
} as const
