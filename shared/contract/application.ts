/** Methods that the window needs besides those of the command: opening, editing, undoing, seeing. */
import { z } from 'zod'
import { checkSchema, portraitSchema } from './portrait-schema.ts'

const chemin = z.string().min(1)
const nomCpts = z.string().trim().min(1).max(200)
const codeCommune = z.string().regex(/^(?:\d{2}|2[AB])\d{3}$/)
const annee = z.string().regex(/^\d{4}$/)

/** A dossier as the window keeps it on screen. `revision` grows with every change, undo and redo included. */
export const etatDossier = z.object({
  fichier: z.string(),
  nom: z.string(),
  revision: z.number(),
  /** ISO 8601 of the last write. */
  enregistreLe: z.string(),
  /** French words of what would be undone / redone; null: nothing to undo. */
  annuler: z.string().nullable(),
  refaire: z.string().nullable(),
  millesime: z.string(),
  millesimes: z.array(z.string()),
  versionAci: z.string(),
  versionsAci: z.array(z.object({ id: z.string(), libelle: z.string() })),
  cpts: z.array(
    z.object({
      nom: z.string(),
      perimetre: z.enum(['complet', 'partiel', 'inconnu']),
      communes: z.array(z.string()),
      secteurs: z.array(z.object({ nom: z.string(), couleur: z.string().nullable(), communes: z.array(z.string()) })),
    }),
  ),
})
export type EtatDossier = z.output<typeof etatDossier>

const source = z.object({
  id: z.number(),
  fichier: z.string(),
  libelle: z.string(),
  profil: z.string(),
  producteur: z.string().nullable(),
  licence: z.string().nullable(),
  millesime: z.string().nullable(),
  taille: z.number(),
  importeLe: z.string(),
  lues: z.number(),
  retenues: z.number(),
  /** Communes of the study area that the source covers. */
  couverture: z.object({ connues: z.number(), total: z.number() }),
  /** What it brought: "PMUN 2021 : 25 communes". */
  apports: z.array(z.string()),
})

const secteur = z.strictObject({
  nom: z.string().trim().min(1).max(120),
  couleur: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .nullable(),
  communes: z.array(codeCommune),
})

const communeNommee = z.object({ code: z.string(), nom: z.string(), departement: z.string() })

export const applicationMethods = {
  'app.etat': {
    input: z.strictObject({}),
    output: z.object({
      version: z.string(),
      hote: z.enum(['web', 'electron', 'cli']),
      /** Folder where new dossiers are created and listed. */
      dossiers: z.string(),
      recents: z.array(z.object({ fichier: z.string(), nom: z.string(), ouvertLe: z.string() })),
      presents: z.array(z.object({ fichier: z.string(), nom: z.string(), modifieLe: z.string() })),
    }),
  },
  'dossier.ouvrir': { input: z.strictObject({ fichier: chemin }), output: etatDossier },
  'dossier.etat': { input: z.strictObject({ fichier: chemin }), output: etatDossier },
  'dossier.fermer': { input: z.strictObject({ fichier: chemin }), output: z.null() },
  'dossier.annuler': { input: z.strictObject({ fichier: chemin }), output: etatDossier },
  'dossier.refaire': { input: z.strictObject({ fichier: chemin }), output: etatDossier },
  'dossier.copier': {
    input: z.strictObject({ fichier: chemin, vers: chemin }),
    output: z.object({ fichier: z.string() }),
  },
  'dossier.choisir': {
    input: z.strictObject({
      fichier: chemin,
      nom: nomCpts.optional(),
      millesime: annee.optional(),
      versionAci: z.string().optional(),
    }),
    output: etatDossier,
  },
  'territoire.modifier': {
    input: z.strictObject({
      fichier: chemin,
      cpts: nomCpts,
      ajouter: z.array(codeCommune).default([]),
      retirer: z.array(codeCommune).default([]),
    }),
    output: etatDossier,
  },
  'territoire.creerCpts': {
    input: z.strictObject({ fichier: chemin, nom: nomCpts, communes: z.array(codeCommune).default([]) }),
    output: etatDossier,
  },
  'territoire.renommerCpts': {
    input: z.strictObject({ fichier: chemin, cpts: nomCpts, nom: nomCpts }),
    output: etatDossier,
  },
  'territoire.supprimerCpts': { input: z.strictObject({ fichier: chemin, cpts: nomCpts }), output: etatDossier },
  'territoire.secteurs': {
    input: z.strictObject({ fichier: chemin, cpts: nomCpts, secteurs: z.array(secteur) }),
    output: etatDossier,
  },
  /** Pasted text (names, codes, postcodes, Excel cells, bullets) → what is sure, what is to choose, what is unknown. */
  'territoire.lireListe': {
    input: z.strictObject({ texte: z.string().max(200_000), departement: z.string().optional() }),
    output: z.object({
      reconnues: z.array(z.object({ element: z.string(), commune: communeNommee, note: z.string().nullable() })),
      ambigues: z.array(z.object({ element: z.string(), choix: z.array(communeNommee) })),
      inconnues: z.array(z.object({ element: z.string(), proches: z.array(communeNommee) })),
    }),
  },
  /** Communes of a whole: EPCI, arrondissement, département of a commune. */
  'territoire.ensembles': {
    input: z.strictObject({ code: codeCommune }),
    output: z.array(
      z.object({
        type: z.enum(['epci', 'arrondissement', 'departement']),
        code: z.string(),
        nom: z.string(),
        communes: z.array(z.string()),
      }),
    ),
  },
  /** Search of wholes by name, for "toute l'EPCI…". */
  'territoire.chercherEnsembles': {
    input: z.strictObject({ requete: z.string().max(200), limite: z.number().int().min(1).max(50).default(10) }),
    output: z.array(
      z.object({
        type: z.enum(['epci', 'arrondissement', 'departement']),
        code: z.string(),
        nom: z.string(),
        communes: z.array(z.string()),
      }),
    ),
  },
  /** Perimeter checks: parts not contiguous, holes, communes in two CPTS, vintages. */
  'territoire.controles': { input: z.strictObject({ fichier: chemin, cpts: nomCpts }), output: z.array(checkSchema) },
  'portrait.lire': { input: z.strictObject({ fichier: chemin, cpts: nomCpts }), output: portraitSchema },
  'contours.lister': {
    input: z.strictObject({}),
    output: z.array(
      z.object({
        id: z.string(),
        libelle: z.string(),
        millesime: z.string(),
        communes: z.number(),
        fichier: z.string(),
        importeLe: z.string(),
      }),
    ),
  },
  'contours.importer': {
    input: z.strictObject({ source: chemin, millesime: annee }),
    output: z.object({
      id: z.string(),
      communes: z.number(),
      inconnus: z.array(z.string()),
      avertissements: z.array(z.string()),
    }),
  },
  'contours.retirer': { input: z.strictObject({ id: z.string() }), output: z.null() },
  /** What a file is, before importing it: profile, first lines as understood. */
  'donnees.reconnaitre': {
    input: z.strictObject({ source: chemin }),
    output: z.object({
      fichier: z.string(),
      taille: z.number(),
      /** null: not recognised, the user must choose. "contours" for a map file. */
      profil: z.string().nullable(),
      libelle: z.string(),
      millesime: z.string().nullable(),
      encodage: z.string().nullable(),
      separateur: z.string().nullable(),
      entete: z.array(z.string()),
      lignes: z.array(z.array(z.string())),
      /** French: why it is not recognised, or what to watch. */
      message: z.string().nullable(),
    }),
  },
  'donnees.sources': { input: z.strictObject({ fichier: chemin }), output: z.array(source) },
  /** Removes a source; the answer says which figures lose it. */
  'donnees.retirer': { input: z.strictObject({ fichier: chemin, source: z.number().int() }), output: etatDossier },
  'chiffres.exporter': {
    input: z.strictObject({
      fichier: chemin,
      cpts: nomCpts.optional(),
      format: z.enum(['csv', 'xlsx']),
    }),
    output: z.object({ nom: z.string(), base64: z.string() }),
  },
  /** The document itself, for the preview and for a download. */
  'document.composer': {
    input: z.strictObject({
      fichier: chemin,
      cpts: nomCpts,
      document: z.enum(['fiche', 'diagnostic', 'contrat']),
      format: z.enum(['pdf', 'docx']),
      date: z.iso.date().optional(),
    }),
    output: z.object({ nom: z.string(), base64: z.string() }),
  },
} as const
