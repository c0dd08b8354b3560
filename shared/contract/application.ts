/** Methods that the window needs besides those of the command: opening, editing, undoing, seeing. */
import { z } from 'zod'
import { cheminDossier, cheminSource } from './chemins.ts'
import { nomCpts, quelleCpts } from './cpts.ts'
import { quelDocument } from './documents.ts'
import { portraitSchema } from './portrait-schema.ts'

const annee = z.string().regex(/^\d{4}$/)

/** A dossier as the window keeps it on screen. `revision` grows with every change, undo and redo included. */
export const etatDossier = z.object({
  fichier: z.string(),
  nom: z.string(),
  revision: z.number(),
  /** ISO 8601 of the last write. */
  enregistreLe: z.string(),
  /** Its file or its folder takes no writing (a protected key, another's folder): it may be read and printed alone. */
  lectureSeule: z.boolean(),
  /** French words of what would be undone / redone; null: nothing to undo. */
  annuler: z.string().nullable(),
  refaire: z.string().nullable(),
  millesime: z.string(),
  millesimes: z.array(z.string()),
  /** French sentences: files that lack communes of the territory, to be dropped again. */
  aRedeposer: z.array(z.string()),
  versionAci: z.string(),
  versionsAci: z.array(z.object({ id: z.string(), libelle: z.string() })),
  cpts: z.array(
    z.object({
      id: z.number(),
      nom: z.string(),
      /** Grows with every change that may touch its own figures: they are the same as long as it is. */
      revision: z.number(),
      perimetre: z.enum(['complet', 'partiel', 'inconnu']),
      communes: z.array(z.string()),
      secteurs: z.array(
        z.object({ id: z.number(), nom: z.string(), couleur: z.string().nullable(), communes: z.array(z.string()) }),
      ),
    }),
  ),
})
export type EtatDossier = z.output<typeof etatDossier>

export const applicationMethods = {
  'app.etat': {
    mode: 'read',
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      hote: z.enum(['web', 'electron', 'cli']),
      /** Folder where new dossiers are created and listed. */
      dossiers: z.string(),
      /** `taille`: bytes. */
      recents: z.array(z.object({ fichier: z.string(), nom: z.string(), ouvertLe: z.string(), taille: z.number() })),
      presents: z.array(z.object({ fichier: z.string(), nom: z.string(), modifieLe: z.string(), taille: z.number() })),
    }),
  },
  'dossier.ouvrir': {
    mode: 'read',
    announces: 'dossiers',
    input: z.strictObject({ fichier: cheminDossier }),
    output: etatDossier,
  },
  'dossier.etat': { mode: 'read', input: z.strictObject({ fichier: cheminDossier }), output: etatDossier },
  'dossier.fermer': { mode: 'read', input: z.strictObject({ fichier: cheminDossier }), output: z.null() },
  'dossier.annuler': { mode: 'write', input: z.strictObject({ fichier: cheminDossier }), output: etatDossier },
  'dossier.refaire': { mode: 'write', input: z.strictObject({ fichier: cheminDossier }), output: etatDossier },
  'dossier.copier': {
    mode: 'write',
    announces: 'dossiers',
    input: z.strictObject({ fichier: cheminDossier, vers: cheminDossier }),
    output: z.object({ fichier: z.string() }),
  },
  /** A dossier received from elsewhere comes among the others, under this name. */
  'dossier.recevoir': {
    mode: 'write',
    announces: 'dossiers',
    input: z.strictObject({ source: cheminSource, fichier: cheminDossier }),
    output: z.object({ fichier: z.string() }),
  },
  /** Out of the list, into a folder beside: whoever removed the wrong one finds it there. */
  'dossier.ecarter': {
    mode: 'write',
    announces: 'dossiers',
    input: z.strictObject({ fichier: cheminDossier }),
    output: z.object({ fichier: z.string() }),
  },
  'dossier.choisir': {
    mode: 'write',
    announces: 'dossiers',
    input: z.strictObject({
      fichier: cheminDossier,
      nom: nomCpts.optional(),
      millesime: annee.optional(),
      versionAci: z.string().max(40).optional(),
    }),
    output: etatDossier,
  },
  /** Everything the window shows of a CPTS: figures, checks, what is lacking. */
  'portrait.lire': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts }),
    output: portraitSchema,
  },
  'chiffres.exporter': {
    mode: 'read',
    input: z.strictObject({
      fichier: cheminDossier,
      cpts: quelleCpts.optional(),
      format: z.enum(['csv', 'xlsx']),
    }),
    output: z.object({ nom: z.string(), base64: z.string() }),
  },
  /** The document itself, for the preview and for a download. */
  'document.composer': {
    mode: 'read',
    input: z.strictObject({
      fichier: cheminDossier,
      cpts: quelleCpts,
      document: quelDocument,
      format: z.enum(['pdf', 'docx']),
      date: z.iso.date().optional(),
    }),
    output: z.object({ nom: z.string(), base64: z.string() }),
  },
} as const
