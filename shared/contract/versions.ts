/** Named versions of a CPTS, and what changed between two of them, or since one. */
import { z } from 'zod'
import { cheminDossier, cheminSortie } from './chemins.ts'
import { quelleCpts } from './cpts.ts'
import { mots } from './mots.ts'

const dans = { fichier: cheminDossier, cpts: quelleCpts }
const numero = z.number('le numéro d’une version').int().positive()

const versions = z.array(
  z.object({
    id: numero,
    nom: z.string(),
    /** ISO 8601. */
    creeLe: z.string(),
  }),
)

const commune = z.object({ code: z.string(), nom: z.string(), habitants: z.number().nullable() })
const source = z.object({
  libelle: z.string(),
  millesime: z.string().nullable(),
  fichier: z.string().nullable(),
  sha256: z.string().nullable(),
})
/** A named version, or what the dossier says now (id null). */
const cote = z.object({ id: numero.nullable(), nom: z.string(), creeLe: z.string() })

const comparaison = z.object({
  version: z.literal(1),
  cpts: z.string(),
  de: cote,
  a: cote,
  identiques: z.boolean(),
  communes: z.object({ avant: z.number(), apres: z.number(), entrees: z.array(commune), sorties: z.array(commune) }),
  chiffres: z.array(
    z.object({
      cle: z.string(),
      theme: z.string(),
      libelle: z.string(),
      /** Name of the sector; null: the CPTS. */
      lieu: z.string().nullable(),
      /** As printed; null: not there. */
      avant: z.string().nullable(),
      apres: z.string().nullable(),
      ecart: z.string().nullable(),
      causes: z.array(z.enum(['territoire', 'source', 'annee', 'choix'])),
    }),
  ),
  textes: z.array(
    z.object({
      document: z.string(),
      section: z.string(),
      titre: z.string(),
      place: z.string(),
      nature: z.enum(['ajoute', 'retire', 'change']),
      /** False: Maillage writes it, and it follows the figures. */
      ecrit: z.boolean(),
      morceaux: z.array(z.object({ texte: z.string(), etat: z.enum(['meme', 'ajoute', 'retire']) })),
    }),
  ),
  /** Documents whose sections are in another order. */
  ordres: z.array(z.string()),
  champs: z.array(
    z.object({ cle: z.string(), libelle: z.string(), avant: z.string().nullable(), apres: z.string().nullable() }),
  ),
  sources: z.array(
    z.object({
      nature: z.enum(['ajoutee', 'retiree', 'remplacee']),
      libelle: z.string(),
      avant: source.nullable(),
      apres: source.nullable(),
    }),
  ),
  /** What was done between the two, the newest first. */
  journal: z.array(z.object({ date: z.string(), texte: z.string() })),
})
export type ComparaisonVersions = z.output<typeof comparaison>

/** `a` null: what the dossier says now. */
const entre = { ...dans, de: numero, a: numero.nullable().default(null) }

export const versionsMethods = {
  /** The newest first. */
  'versions.lister': { mode: 'read', input: z.strictObject(dans), output: versions },
  /** Keeps what the CPTS says now under this name. Undoing does not take it away. */
  'versions.nommer': {
    mode: 'write',
    input: z.strictObject({
      ...dans,
      nom: mots().min(1, 'donnez un nom à la version').max(200, 'un nom a 200 caractères au plus'),
    }),
    output: z.object({ id: numero, versions }),
  },
  /** Not undone. */
  'versions.supprimer': { mode: 'write', input: z.strictObject({ ...dans, id: numero }), output: versions },
  'versions.comparer': { mode: 'read', input: z.strictObject(entre), output: comparaison },
  /** The same on one page. */
  'versions.composer': {
    mode: 'read',
    input: z.strictObject({ ...entre, format: z.enum(['pdf', 'docx']) }),
    output: z.object({ nom: z.string(), base64: z.string() }),
  },
  /** That page in a file, PDF or Word by the end of its name. */
  'versions.produire': {
    mode: 'read',
    input: z.strictObject({ ...entre, sortie: cheminSortie }),
    output: z.object({ sortie: z.string(), octets: z.number() }),
  },
} as const
