/** Methods that the window needs besides those of the command: opening, editing, undoing, seeing. */
import { z } from 'zod'
import { GENRES_REPARATION } from '../domain/reparations.ts'
import { cheminDossier, cheminSource } from './chemins.ts'
import { nomCpts, quelleCpts } from './cpts.ts'
import { portraitSchema } from './portrait-schema.ts'

/** Letters of a list of communes given as a text. */
export const TEXTE_LISTE = 200_000
const codeCommune = z.string().regex(/^(?:\d{2}|2[AB])\d{3}$/)
/** What was written for these communes, when it is not their name: the perimeter keeps what is only a part of them. */
const ecrits = z.array(z.strictObject({ code: codeCommune, ecrit: z.string().min(1).max(200) })).default([])
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
  /** French: what stands in the place of the coverage (« liste de CPTS »); null: the coverage. */
  sansCouverture: z.string().nullable(),
  /** What it brought: "PMUN 2021 : 25 communes". */
  apports: z.array(z.string()),
  /** Lines that its import mended, and the repairs refused then: `donnees.reparations` lists them. */
  reparees: z.number(),
  refusees: z.array(z.enum(GENRES_REPARATION)),
  /** What the user may declare, or has declared, that the file lists all of: « tous les infirmiers ». Null: not to declare. */
  complete: z.object({ quoi: z.string(), declaree: z.boolean() }).nullable(),
})

const secteur = z.strictObject({
  nom: z.string().trim().min(1).max(120),
  couleur: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .nullable(),
  communes: z.array(codeCommune),
})

/** With its number, a sector of the CPTS under whatever name; without, the one of this name, or a new one. */
const secteurModifie = secteur.extend({ id: z.number().int().optional() })

/** `ancienNom`: the name of the past by which it was found. */
const communeNommee = z.object({
  code: z.string(),
  nom: z.string(),
  departement: z.string(),
  ancienNom: z.string().optional(),
})
const perimetre = z.enum(['complet', 'partiel', 'inconnu'])

/** What a list says: what is sure, what is to choose, what is unknown. `ligne`: where it stands first, from 1. */
const lectureListe = z.object({
  reconnues: z.array(
    z.object({
      element: z.string(),
      commune: communeNommee,
      note: z.string().nullable(),
      /** Name of what was written, when it is only a part of the commune; to give back as `ecrits`. */
      ecrit: z.string().nullable(),
      ligne: z.number(),
    }),
  ),
  /** `homonymes`: communes of one name; otherwise something else is in doubt (a part, a number beside), never to be answered alone. */
  ambigues: z.array(
    z.object({ element: z.string(), choix: z.array(communeNommee), homonymes: z.boolean(), ligne: z.number() }),
  ),
  inconnues: z.array(z.object({ element: z.string(), proches: z.array(communeNommee), ligne: z.number() })),
  /** How many more there are of each: an answer lists a bounded number. */
  autres: z.object({ ambigues: z.number(), inconnues: z.number() }),
  /** Elements that name a commune already recognised. */
  repetees: z.number(),
  /** French: what the text announces and the list does not hold. */
  remarques: z.array(z.string()),
  /** CPTS that a pasted table tells apart, when there are several: the list above mixes them. */
  cpts: z.array(z.string()).optional(),
})

/** A CPTS read in a file: codes of today; `remarques` say, in French, what was changed or left out, with line numbers. */
const cptsLue = z.object({
  nom: z.string(),
  perimetre,
  communes: z.array(z.string()),
  secteurs: z.array(z.object({ nom: z.string(), couleur: z.string().nullable(), communes: z.array(z.string()) })),
  remarques: z.array(z.string()),
  /** What was written and is only a part of a commune of `communes`; to give back. */
  ecrits: z.array(z.object({ code: z.string(), ecrit: z.string() })),
})

/** A whole that a territory may be built from. Cantons and bassins de vie are known once a dossier has imported them. */
const ensemble = z.object({
  /** 'municipaux': Paris, Lyon or Marseille as its arrondissements. */
  type: z.enum(['municipaux', 'epci', 'canton', 'bassin', 'arrondissement', 'departement']),
  code: z.string(),
  nom: z.string(),
  communes: z.array(z.string()),
})

export const applicationMethods = {
  'app.etat': {
    mode: 'read',
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
  'territoire.modifier': {
    mode: 'write',
    input: z.strictObject({
      fichier: cheminDossier,
      cpts: quelleCpts,
      ajouter: z.array(codeCommune).default([]),
      retirer: z.array(codeCommune).default([]),
      ecrits,
    }),
    output: etatDossier,
  },
  'territoire.creerCpts': {
    mode: 'write',
    input: z.strictObject({ fichier: cheminDossier, nom: nomCpts, communes: z.array(codeCommune).default([]) }),
    output: etatDossier,
  },
  'territoire.renommerCpts': {
    mode: 'write',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts, nom: nomCpts }),
    output: etatDossier,
  },
  'territoire.supprimerCpts': {
    mode: 'write',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts }),
    output: etatDossier,
  },
  'territoire.secteurs': {
    mode: 'write',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts, secteurs: z.array(secteurModifie) }),
    output: etatDossier,
  },
  /** Pasted text (names, codes, postcodes, Excel cells, bullets) → what is sure, what is to choose, what is unknown. */
  'territoire.lireListe': {
    mode: 'read',
    input: z.strictObject({
      texte: z.string().max(TEXTE_LISTE),
      departement: z.string().max(3).optional(),
      /** Dossier that the list is for: a name is looked for among its communes first. */
      fichier: cheminDossier.optional(),
    }),
    output: lectureListe,
  },
  /**
   * A file that holds communes: a table (one column of codes or names, read as a pasted list), a list of several CPTS
   * (`cpts;code_insee`, or names), or another dossier. Writes nothing.
   */
  'territoire.lireFichier': {
    mode: 'read',
    input: z.strictObject({
      source: cheminSource,
      departement: z.string().max(3).optional(),
      fichier: cheminDossier.optional(),
      /** Sheet of a workbook; default: the first that holds communes. */
      feuille: z.string().max(200).optional(),
      /** Column that holds the communes; default: the one that looks most like it. */
      colonne: z.number().int().min(0).optional(),
    }),
    output: z.object({
      fichier: z.string(),
      nature: z.enum(['liste', 'cpts', 'dossier']),
      /** Sheets of a workbook; none for a text. */
      feuilles: z.array(z.string()),
      feuille: z.string().nullable(),
      /** Columns of a table, with a few of their cells. */
      colonnes: z.array(
        z.object({
          rang: z.number(),
          titre: z.string(),
          exemples: z.array(z.string()),
          contenu: z.enum(['codes', 'noms', 'postaux', 'autre']),
        }),
      ),
      colonne: z.number().nullable(),
      /** The list of communes; null when the file holds whole CPTS. */
      lecture: lectureListe.nullable(),
      cpts: z.array(cptsLue),
      avertissements: z.array(z.string()),
    }),
  },
  /** CPTS read in a file enter the dossier: created, completed, or replaced; all of them or none. */
  'territoire.reprendre': {
    mode: 'write',
    input: z.strictObject({
      fichier: cheminDossier,
      cpts: z
        .array(
          z.strictObject({
            nom: nomCpts,
            /** CPTS of the dossier that takes the list; null: a new one is created. */
            dans: quelleCpts.nullable(),
            mode: z.enum(['completer', 'remplacer']),
            perimetre,
            communes: z.array(codeCommune),
            secteurs: z.array(secteur),
            ecrits,
          }),
        )
        .min(1),
    }),
    output: etatDossier,
  },
  /** Declares the list of communes complete, partial, or unknown. */
  'territoire.perimetre': {
    mode: 'write',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts, perimetre }),
    output: etatDossier,
  },
  /** Wholes of a commune: EPCI, arrondissement, département; canton and bassin de vie when the dossier knows them. */
  'territoire.ensembles': {
    mode: 'read',
    input: z.strictObject({ code: codeCommune, fichier: cheminDossier.optional() }),
    output: z.array(ensemble),
  },
  /** Search of wholes by name, for "toute l'EPCI…". */
  'territoire.chercherEnsembles': {
    mode: 'read',
    input: z.strictObject({
      requete: z.string().max(200),
      limite: z.number().int().min(1).max(50).default(10),
      fichier: cheminDossier.optional(),
    }),
    output: z.array(ensemble),
  },
  /** Kinds of wholes that the table d'appartenance of the dossier gives; none before it is imported. */
  'territoire.appartenances': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier }),
    output: z.array(ensemble.shape.type),
  },
  /** Perimeter checks: parts not contiguous, holes, communes in two CPTS, vintages. */
  'portrait.lire': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts }),
    output: portraitSchema,
  },
  'contours.lister': {
    mode: 'read',
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
    mode: 'write',
    announces: 'bibliotheque',
    input: z.strictObject({ source: cheminSource, millesime: annee }),
    output: z.object({
      id: z.string(),
      communes: z.number(),
      inconnus: z.array(z.string()),
      avertissements: z.array(z.string()),
    }),
  },
  'contours.retirer': {
    mode: 'write',
    announces: 'bibliotheque',
    input: z.strictObject({ id: z.string().max(40) }),
    output: z.null(),
  },
  'donnees.sources': { mode: 'read', input: z.strictObject({ fichier: cheminDossier }), output: z.array(source) },
  /** Removes a source; the answer says which figures lose it. */
  'donnees.retirer': {
    mode: 'write',
    input: z.strictObject({ fichier: cheminDossier, source: z.number().int() }),
    output: etatDossier,
  },
  /**
   * Says of a list of professionals or of places that it has all those of the territory of today, which its file cannot
   * show of itself; or takes that back. Kept with the source.
   */
  'donnees.declarer': {
    mode: 'write',
    input: z.strictObject({ fichier: cheminDossier, source: z.number().int(), complete: z.boolean() }),
    output: etatDossier,
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
      document: z.enum(['fiche', 'diagnostic', 'contrat']),
      format: z.enum(['pdf', 'docx']),
      date: z.iso.date().optional(),
    }),
    output: z.object({ nom: z.string(), base64: z.string() }),
  },
} as const
