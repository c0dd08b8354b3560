/** The money of a contract: what each contract year owes, and when it is paid. Shape 1 (docs/formats/financement.md). */
import { z } from 'zod'
import { GENRES_EVENEMENT } from '../domain/financement/calendrier.ts'
import { STATUTS_MONTANT } from '../domain/financement/types.ts'
import { cheminDossier } from './chemins.ts'
import { quelleCpts } from './cpts.ts'

/** Euro cents, a whole number; null: nobody gave it. */
const cents = z.number().int().nullable()
const jour = z.iso.date()
const statut = z.enum(STATUTS_MONTANT)
const part = z.enum(['fonctionnement', 'fixe', 'variable', 'redaction', 'mise-a-jour', 'survenue'])
const taille = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable()

const financement = z.object({
  version: z.literal(1),
  dossier: z.string(),
  cpts: z.string(),
  /** Version of the accord. */
  accord: z.object({ id: z.string(), libelle: z.string() }),
  taille,
  /** Null: no schedule yet. */
  signature: jour.nullable(),
  prorata: z.enum(['jours', 'mois']),
  missions: z.array(
    z.object({
      cle: z.string(),
      court: z.string(),
      type: z.enum(['socle', 'complementaire']),
      /** The contract takes it: always for a socle mission. */
      prise: z.boolean(),
      debut: jour.nullable(),
      /** Last day for its start; null: free, or no signature. */
      limite: jour.nullable(),
    }),
  ),
  /** Amounts of a whole year, of the size of today. */
  montants: z.array(z.object({ cle: z.string(), libelle: z.string(), cents, statut, source: z.string() })),
  annees: z.array(
    z.object({
      numero: z.number().int(),
      debut: jour,
      dernierJour: jour,
      taille,
      lignes: z.array(
        z.object({
          poste: z.string(),
          part,
          libelle: z.string(),
          annuel: cents,
          du: cents,
          statut,
          source: z.string(),
          prorata: z.object({ compte: z.number(), sur: z.number() }).nullable(),
          simulation: z.boolean(),
        }),
      ),
      /** Of the lines whose amount is known, the simulation apart; `inconnus`: how many lines are not. */
      totaux: z.object({ du: z.number().int(), simule: z.number().int(), inconnus: z.number().int() }),
    }),
  ),
  paiements: z.array(
    z.object({
      date: jour,
      annee: z.number().int(),
      poste: z.string(),
      part,
      libelle: z.string(),
      nature: z.enum(['totalite', 'avance', 'solde', 'regularisation']),
      cents,
      statut,
      simulation: z.boolean(),
      motif: z.string(),
    }),
  ),
  aides: z.array(z.object({ libelle: z.string(), date: jour.nullable(), cents: z.number().int(), source: z.string() })),
  avis: z.array(z.object({ type: z.string(), phrase: z.string() })),
})

const calendrier = z.object({
  version: z.literal(1),
  dossier: z.string(),
  cpts: z.string(),
  /** Null: nothing can be dated yet. */
  signature: jour.nullable(),
  evenements: z.array(
    z.object({ date: jour, genre: z.enum(GENRES_EVENEMENT), titre: z.string(), detail: z.string().nullable() }),
  ),
})

export const financementMethods = {
  'financement.lire': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts.optional() }),
    output: financement,
  },
  'calendrier.lire': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts.optional() }),
    output: calendrier,
  },
} as const
