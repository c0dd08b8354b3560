/** Methods of the territory: its CPTS and sectors, the lists of communes read from a text or a file, the wholes it is built from. */
import { z } from 'zod'
import { etatDossier } from './application.ts'
import { cheminDossier, cheminSource } from './chemins.ts'
import { nomCpts, quelleCpts } from './cpts.ts'
import { mots } from './mots.ts'

/** Letters of a list of communes given as a text. */
export const TEXTE_LISTE = 200_000
const codeCommune = z.string().regex(/^(?:\d{2}|2[AB])\d{3}$/)
/** What was written for these communes, when it is not their name: the perimeter keeps what is only a part of them. */
const ecrits = z.array(z.strictObject({ code: codeCommune, ecrit: z.string().min(1).max(200) })).default([])

const secteur = z.strictObject({
  nom: mots().min(1).max(120),
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
const lieuNomme = z.object({ code: z.string(), nom: z.string() })
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

export const territoireMethods = {
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
  /** Quarters of the city policy (QPV) that the territory holds, as the list of the application's library tells them. */
  'territoire.quartiers': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts.optional() }),
    output: z.object({
      /** Null: no list was imported, nothing is known. */
      liste: z
        .object({ producteur: z.string(), millesime: z.string(), fichier: z.string(), importeLe: z.string() })
        .nullable(),
      /** Each once; `lieux`: the communes or arrondissements of the territory that it touches. */
      quartiers: z.array(z.object({ code: z.string(), nom: z.string(), lieux: z.array(lieuNomme) })),
      /** Communes with one at least; a quarter over several of them is in each. */
      communes: z.array(lieuNomme.extend({ quartiers: z.array(z.string()) })),
      /** Quarters told of a whole city of which the territory holds arrondissements only: not counted. */
      indecis: z.number(),
    }),
  },
  /** Kinds of wholes that the table d'appartenance of the dossier gives; none before it is imported. */
  'territoire.appartenances': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier }),
    output: z.array(ensemble.shape.type),
  },
} as const
