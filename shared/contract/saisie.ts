/** Figures typed by hand for one CPTS, beside those of its département, its région and France. */
import { z } from 'zod'
import type { LigneSaisie } from '../domain/saisie.ts'
import { UNITS } from '../domain/unites.ts'
import { etatDossier } from './application.ts'
import { cheminDossier } from './chemins.ts'
import { quelleCpts } from './cpts.ts'
import { mots } from './mots.ts'

const borne = z.number().finite().min(0).max(1e12)

const valeur = z.union([
  z.strictObject({
    valeur: z.number().finite().min(-1e12).max(1e12),
    decimales: z.number().int().min(0).max(6),
  }),
  /** Known between two bounds; max null: no upper bound. */
  z.strictObject({
    intervalle: z
      .strictObject({ min: borne, max: borne.nullable() })
      .refine(({ min, max }) => max === null || min <= max, 'la plus petite borne vient en premier'),
    decimales: z.number().int().min(0).max(6),
  }),
  z.strictObject({ motif: z.enum(['absent', 'secret', 'non_disponible', 'non_importe', 'non_diffuse']) }),
  z.null(),
])

const ligne = z.strictObject({
  indicateur: mots().min(1, 'un chiffre a un nom').max(200),
  libelle: mots().min(1, 'un chiffre a un nom').max(300, 'un nom de chiffre a 300 caractères au plus'),
  unite: z.enum(UNITS),
  millesime: mots().max(40).nullable(),
  base: mots().max(300).nullable(),
  source: mots().min(1, 'dites d’où vient le chiffre').max(300),
  valeurs: z.strictObject({ cpts: valeur, departement: valeur, region: valeur, france: valeur }),
}) as unknown as z.ZodType<LigneSaisie>

export const saisieMethods = {
  'saisie.lire': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts }),
    output: z.array(ligne),
  },
  /** Replaces all lines of the CPTS at once; figures of its sectors stay. */
  'saisie.enregistrer': {
    mode: 'write',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts, lignes: z.array(ligne).max(500) }),
    output: etatDossier,
  },
} as const
