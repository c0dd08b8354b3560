/**
 * The contract: every method of the backend, whether it reads or writes, its input and its output. Hosts parse both sides
 * at the boundary. A dossier is named by the path of its file; hosts decide which paths a caller may name (`chemins.ts`).
 */
import { z } from 'zod'
import { NIVEAUX } from '../domain/niveaux.ts'
import { TYPES_REGLAGE } from '../domain/types-reglage.ts'
import { UNITS } from '../domain/unites.ts'
import { applicationMethods } from './application.ts'
import { carteMethods } from './carte.ts'
import { cheminDossier, cheminSortie, cheminSource } from './chemins.ts'
import { completudeMethods } from './completude.ts'
import { contoursMethods } from './contours.ts'
import { controles } from './controles-schema.ts'
import { nomCpts, quelleCpts } from './cpts.ts'
import { quelDocument } from './documents.ts'
import { choixImport, donneesMethods, rapportImport } from './donnees.ts'
import { financementMethods } from './financement.ts'
import { indicateursMethods } from './indicateurs.ts'
import type { Methode } from './methode.ts'
import { motsLignes } from './mots.ts'
import { offreMethods } from './offre.ts'
import { projetMethods } from './projet.ts'
import { saisieMethods } from './saisie.ts'
import { sourcesMethods } from './sources.ts'
import { TEXTE_LISTE, territoireMethods } from './territoire.ts'
import { textesMethods } from './textes.ts'
import { versionsMethods } from './versions.ts'

const siren = z.string().regex(/^\d{9}$/, 'un SIREN a neuf chiffres')
const annee = z.string().regex(/^\d{4}$/, 'une année à quatre chiffres')

const quantite = z.object({
  etat: z.enum(['connue', 'partielle', 'intervalle', 'manquante']),
  valeur: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Why it is missing. */
  motif: z.enum(['absent', 'secret', 'non_disponible', 'non_importe', 'non_diffuse', 'commune_entiere']).nullable(),
  /** Of the communes known only, `couverture` says how many; `poids`: their share of the population, when known. */
  partielle: z.object({ valeur: z.number(), poids: z.number().nullable() }).nullable(),
  unite: z.enum(UNITS),
  couverture: z.object({ connues: z.number(), total: z.number() }),
  millesime: z.string().nullable(),
  sources: z.array(z.string()),
  formule: z.string(),
})

const chiffresCpts = z.object({
  nom: z.string(),
  nombreCommunes: z.number().nullable(),
  communes: z.array(
    z.object({
      code: z.string(),
      nom: z.string(),
      population: z.number().nullable(),
      superficieKm2: z.number().nullable(),
      densiteHabKm2: z.number().nullable(),
    }),
  ),
  population: quantite,
  superficie: quantite,
  densite: quantite,
  taille: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
  margeSeuil: z.number().nullable(),
  /** What the list named and is counted with a whole commune, in words. */
  elargissements: z.array(z.object({ code: z.string(), phrase: z.string() })),
  professions: z.array(
    z.object({
      code: z.string(),
      libelle: z.string(),
      effectif: quantite,
      densite10000: quantite,
      densite100000: quantite,
    }),
  ),
  structures: z.array(z.object({ categorie: z.string(), libelle: z.string(), effectif: quantite })),
  professionnels: quantite,
  secteurs: z.array(z.object({ nom: z.string(), population: quantite, superficie: quantite, densite: quantite })),
  populations: z.array(z.object({ millesime: z.string(), population: quantite, comptee: z.string().nullable() })),
  publies: z.array(
    z.object({
      indicateur: z.string(),
      libelle: z.string(),
      base: z.string().nullable(),
      territoire: z.enum(['cpts', 'secteur', 'departement', 'region', 'france']),
      nom: z.string().nullable(),
      source: z.string(),
      texte: z.string(),
      valeur: quantite,
    }),
  ),
  /** « Autres chiffres » of the screen. */
  indicateurs: z.array(
    z.object({
      id: z.string(),
      libelle: z.string(),
      theme: z.string(),
      millesime: z.string(),
      source: z.string(),
      /** As the screen prints it. */
      texte: z.string(),
      valeur: quantite,
      secteurs: z.array(z.object({ nom: z.string(), valeur: quantite })),
      comparaisons: z.array(
        z.object({
          niveau: z.enum(NIVEAUX),
          territoire: z.string(),
          nom: z.string(),
          origine: z.enum(['donnee', 'somme', 'moyenne', 'calcul']).nullable(),
          valeur: quantite,
        }),
      ),
      repartition: z.array(z.object({ libelle: z.string(), communes: z.number() })),
    }),
  ),
})

const resumeDossier = z.object({
  fichier: z.string(),
  nom: z.string(),
  cpts: z.array(
    z.object({
      id: z.number(),
      nom: z.string(),
      perimetre: z.enum(['complet', 'partiel', 'inconnu']),
      communes: z.number(),
      /** In words: « 3 communes », « 1 arrondissement de Lyon ». */ lieux: z.string(),
    }),
  ),
})

const resolution = z.union([
  z.object({ kind: z.literal('today'), code: z.string() }),
  z.object({
    kind: z.literal('moved'),
    code: z.string(),
    to: z.string(),
    date: z.string().nullable(),
    event: z.string(),
  }),
  z.object({
    kind: z.literal('split'),
    code: z.string(),
    to: z.array(z.string()),
    date: z.string().nullable(),
    event: z.string(),
  }),
  z.object({ kind: z.literal('unknown'), code: z.string() }),
])

const coreMethods = {
  'reference.rechercher': {
    mode: 'read',
    input: z.strictObject({ requete: z.string().max(200), limite: z.number().int().min(1).max(100).default(10) }),
    output: z.array(
      z.object({
        code: z.string(),
        nom: z.string(),
        departement: z.string(),
        codesPostaux: z.array(z.string()),
        ancienNom: z.string().nullable(),
      }),
    ),
  },
  'reference.resoudre': {
    mode: 'read',
    input: z.strictObject({ code: z.string().min(1).max(10) }),
    output: resolution,
  },
  /** Does the application's library hold movements of communes newer than the reference? */
  'reference.mouvements': { mode: 'read', input: z.strictObject({}), output: z.boolean() },
  'reference.millesimes': { mode: 'read', input: z.strictObject({}), output: z.array(z.string()) },
  'exemple.lister': {
    mode: 'read',
    input: z.strictObject({}),
    output: z.array(z.object({ id: z.string(), titre: z.string(), source: z.string() })),
  },
  'exemple.creer': {
    mode: 'write',
    announces: 'dossiers',
    input: z.strictObject({ id: z.string().max(40), fichier: cheminDossier }),
    output: resumeDossier,
  },
  'dossier.creer': {
    mode: 'write',
    announces: 'dossiers',
    input: z.strictObject({
      fichier: cheminDossier,
      nom: nomCpts.optional(),
      millesime: annee.optional(),
      cpts: z
        .array(
          z.strictObject({
            nom: nomCpts,
            communes: z.array(z.string().min(1).max(200)).optional(),
            /** The list as a person wrote it, instead of `communes`. */
            texte: z.string().min(1).max(TEXTE_LISTE).optional(),
            epci: siren.optional(),
          }),
        )
        .default([]),
      /** A file: the communes of the one CPTS named, or a list of several CPTS when none is. */
      liste: cheminSource.optional(),
    }),
    /** `remarques`: what was written and leads to another commune (old codes, arrondissements). */
    output: resumeDossier.extend({ remarques: z.array(z.string()) }),
  },
  'dossier.decrire': { mode: 'read', input: z.strictObject({ fichier: cheminDossier }), output: resumeDossier },
  'dossier.importer': {
    mode: 'write',
    announces: 'bibliotheque',
    input: z.strictObject({
      fichier: cheminDossier,
      source: cheminSource,
      ...choixImport,
      rejets: cheminSortie.optional(),
    }),
    output: rapportImport,
  },
  'dossier.chiffres': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts.optional(), millesime: annee.optional() }),
    output: z.object({ version: z.literal(1), dossier: z.string(), cpts: z.array(chiffresCpts) }),
  },
  /** Every CPTS of the dossier, or what concerns the one named. */
  'dossier.verifier': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts.optional(), millesime: annee.optional() }),
    output: controles,
  },
  'dossier.regler': {
    mode: 'write',
    input: z.strictObject({
      fichier: cheminDossier,
      cpts: quelleCpts.optional(),
      reglages: z.record(z.string().min(1).max(200), motsLignes().max(10_000)),
    }),
    output: z.object({ cpts: z.string(), reglages: z.record(z.string(), z.string()) }),
  },
  'dossier.reglages': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts.optional() }),
    output: z.object({
      cptsId: z.number(),
      cpts: z.string(),
      cles: z.array(
        z.object({
          cle: z.string(),
          libelle: z.string(),
          valeur: z.string().nullable(),
          /** Heading of the form under which the field stands. */
          groupe: z.string(),
          type: z.enum(TYPES_REGLAGE),
          aide: z.string().nullable(),
        }),
      ),
    }),
  },
  'document.produire': {
    mode: 'read',
    input: z.strictObject({
      fichier: cheminDossier,
      cpts: quelleCpts.optional(),
      document: quelDocument,
      sortie: cheminSortie,
      millesime: annee.optional(),
      /** Date printed on the document; today when absent. */
      date: z.iso.date({ error: 'une date qui existe, écrite AAAA-MM-JJ' }).optional(),
    }),
    output: z.object({ sortie: z.string(), octets: z.number(), cpts: z.string() }),
  },
} as const

export const methods = {
  ...coreMethods,
  ...applicationMethods,
  ...territoireMethods,
  ...contoursMethods,
  ...sourcesMethods,
  ...carteMethods,
  ...completudeMethods,
  ...donneesMethods,
  ...financementMethods,
  ...indicateursMethods,
  ...offreMethods,
  ...projetMethods,
  ...saisieMethods,
  ...textesMethods,
  ...versionsMethods,
} satisfies Record<string, Methode>

export type Methods = typeof methods
export type MethodName = keyof Methods
export type Input<M extends MethodName> = z.input<Methods[M]['input']>
export type Parsed<M extends MethodName> = z.output<Methods[M]['input']>
export type Output<M extends MethodName> = z.output<Methods[M]['output']>

/** Progress of a long method, pushed while it runs. */
export interface Progress {
  readonly step: string
  readonly done: number
  readonly total: number
}
