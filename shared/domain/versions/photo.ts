/**
 * What a named version keeps of a CPTS: its communes, figures, texts, fields and sources, as they were printed that day.
 * Plain data: it is compared, and never computed with. A photo of an older shape is still read.
 */
import { z } from 'zod'
import { UNITS } from '../unites.ts'

const chiffre = z.object({
  /** The same for the same figure of the same place, whatever its vintage. */
  cle: z.string(),
  theme: z.string(),
  libelle: z.string(),
  /** Name of the sector; null: the CPTS. */
  lieu: z.string().nullable(),
  millesime: z.string().nullable(),
  /** As documents print it. */
  texte: z.string(),
  /** Null: not one number (missing, bounds). */
  valeur: z.number().nullable(),
  unite: z.enum(UNITS),
  decimales: z.number().int(),
  /** Files it comes from (their SHA-256), or the words of what is embedded. */
  sources: z.array(z.string()),
})

const texte = z.object({
  document: z.string(),
  section: z.string(),
  /** Title of the section; of its document for its top. */
  titre: z.string(),
  /** `titre`: the title itself. */
  place: z.string(),
  /** The user's own, and not as Maillage writes it. */
  ecrit: z.boolean(),
  texte: z.string(),
})

const source = z.object({
  libelle: z.string(),
  millesime: z.string().nullable(),
  fichier: z.string().nullable(),
  /** Null: embedded. */
  sha256: z.string().nullable(),
})

export const photoSchema = z.object({
  forme: z.literal(1),
  communes: z.array(z.object({ code: z.string(), nom: z.string(), habitants: z.number().nullable() })),
  chiffres: z.array(chiffre),
  textes: z.array(texte),
  /** Sections of each document, in their order. */
  ordres: z.record(z.string(), z.array(z.string())),
  champs: z.array(z.object({ cle: z.string(), libelle: z.string(), valeur: z.string() })),
  sources: z.array(source),
})

export type Photo = Readonly<z.output<typeof photoSchema>>
export type ChiffrePhoto = Photo['chiffres'][number]
export type TextePhoto = Photo['textes'][number]
export type SourcePhoto = Photo['sources'][number]
