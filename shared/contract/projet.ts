/** The projet de santé: its rows, read and written in one way whatever their kind. Shape 1 (docs/formats/projet.md). */
import { z } from 'zod'
import { STATUTS_MONTANT } from '../domain/financement/types.ts'
import { GENRES, type Genre, lues, partiels } from '../domain/projet/lignes.ts'
import { cheminDossier } from './chemins.ts'
import { quelleCpts } from './cpts.ts'

const genre = z.enum(GENRES as [Genre, ...Genre[]])
/** Of a row. Negative: a row of the same call that has no number yet. */
const numero = z.number().int()
const cents = z.number().int()
const somme = z.object({ cents, inconnus: z.number().int() })

const projet = z.object({
  version: z.literal(1),
  dossier: z.string(),
  cpts: z.string(),
  missions: z.array(
    z.object({
      cle: z.string(),
      numero: z.number().int(),
      court: z.string(),
      titre: z.string(),
      type: z.enum(['socle', 'complementaire']),
      prise: z.boolean(),
      debut: z.iso.date().nullable(),
      /** Latest days, from the signature; null: free, or no signature. */
      demarrage: z.iso.date().nullable(),
      deploiement: z.iso.date().nullable(),
      /** Variable part of a whole year; null: nobody gave it. */
      variable: cents.nullable(),
      statut: z.enum(STATUTS_MONTANT).nullable(),
      /** If every indicator is fully reached; `inconnus`: indicators without a price. */
      plein: somme,
      /** If each target of the contract year is reached; null: no target that year. */
      annees: z.array(somme.nullable()),
      /** `plein` less `variable`; null: one of them is not known whole. */
      ecart: cents.nullable(),
    }),
  ),
  besoin: z.array(lues.besoin),
  axe: z.array(lues.axe),
  action: z.array(lues.action),
  etape: z.array(lues.etape),
  indicateur: z.array(lues.indicateur),
  cible: z.array(lues.cible),
  preuve: z.array(lues.preuve),
  membre: z.array(lues.membre),
  /** Every live figure met, as it is written today, by its key (`cleReference`). */
  chiffres: z.record(z.string(), z.object({ texte: z.string(), libelle: z.string() })),
  /** What is missing or contradicts itself, with the row to go to. */
  avis: z.array(
    z.object({
      type: z.string(),
      ligne: z.object({ genre, id: z.number().int() }).nullable(),
      mission: z.string().nullable(),
      phrase: z.string(),
    }),
  ),
})

/** One row: without a number, or with a negative one, it is new; with its number, the fields given change and the others stay. */
const ecrite = z.discriminatedUnion('genre', [
  z.strictObject({ genre: z.literal('besoin'), id: numero.optional(), champs: partiels.besoin }),
  z.strictObject({ genre: z.literal('axe'), id: numero.optional(), champs: partiels.axe }),
  z.strictObject({ genre: z.literal('action'), id: numero.optional(), champs: partiels.action }),
  z.strictObject({ genre: z.literal('etape'), id: numero.optional(), champs: partiels.etape }),
  z.strictObject({ genre: z.literal('indicateur'), id: numero.optional(), champs: partiels.indicateur }),
  z.strictObject({ genre: z.literal('cible'), id: numero.optional(), champs: partiels.cible }),
  z.strictObject({ genre: z.literal('preuve'), id: numero.optional(), champs: partiels.preuve }),
  z.strictObject({ genre: z.literal('membre'), id: numero.optional(), champs: partiels.membre }),
])
export type LigneEcrite = z.output<typeof ecrite>

const dans = { fichier: cheminDossier, cpts: quelleCpts }

export const projetMethods = {
  'projet.lire': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts.optional() }),
    output: projet,
  },
  /** All the rows or none, undone as one change. A new row may name another of the call by its negative number. */
  'projet.ecrire': {
    mode: 'write',
    input: z.strictObject({ ...dans, lignes: z.array(ecrite).min(1).max(500) }),
    /** Numbers of the rows, in the order of the call. */
    output: z.object({ ids: z.array(z.number().int()), projet }),
  },
  /** With what belongs to it; rows that only named it stay, without it. */
  'projet.retirer': {
    mode: 'write',
    input: z.strictObject({ ...dans, genre, id: numero.positive() }),
    output: projet,
  },
  /** These rows take these places, in this order, among those of their kind. `mission`: fiches go to it meanwhile. */
  'projet.ordonner': {
    mode: 'write',
    input: z.strictObject({
      ...dans,
      genre,
      ordre: z.array(numero.positive()).min(1).max(1000),
      mission: z.string().max(40).optional(),
    }),
    output: projet,
  },
} as const
