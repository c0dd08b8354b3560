/** Methods of the map: the communes, the base they are drawn on, the figures that colour them, what was chosen. */
import { z } from 'zod'
import { cheminDossier } from './chemins.ts'
import { quelleCpts } from './cpts.ts'

const annee = z.string().regex(/^\d{4}$/)
/** Of the library, or "schematique". */
const fond = z.string().max(40)

const figure = z.object({
  id: z.string(),
  libelle: z.string(),
  /** A `Unit` of the domain. */
  unite: z.string(),
  decimales: z.number(),
  /** 'effectif': an amount, for circles; 'rapport': a rate or a mean, for shades; 'classe': a label. */
  nature: z.enum(['effectif', 'rapport', 'classe']),
  theme: z.string(),
  /** Labels of a 'classe', by number from 0. */
  classes: z.array(z.string()).readonly().nullable(),
  /** The vintage is a period: "2016-2022". `millesimes` are then the years to choose from. */
  periode: z.boolean(),
  /** Oldest first, with how many communes of the CPTS have a value. null: the source names no year. */
  millesimes: z.array(z.object({ millesime: z.string().nullable(), connues: z.number() })).readonly(),
})

const classes = z.object({
  methode: z.enum(['quantiles', 'naturelles', 'intervalles', 'q6', 'manuelle']),
  bornes: z.array(z.number()).max(9).readonly(),
  effectifs: z.array(z.number()).max(8).readonly(),
})

/** What the map of a dossier shows and how. All of it may be absent: the screen has its own beginnings. */
export const reglagesCarte = z.strictObject({
  /** null: the territory and its sectors, without figure. */
  figure: z.string().max(120).nullable().optional(),
  millesime: z.string().max(20).nullable().optional(),
  /** null: as the figure asks for. */
  forme: z.enum(['aplats', 'cercles']).nullable().optional(),
  methode: classes.shape.methode.optional(),
  nombre: z.number().int().min(2).max(7).optional(),
  limites: z.array(z.number()).max(6).readonly().optional(),
  departement: z.boolean().optional(),
  arrondissement: z.boolean().optional(),
  epci: z.boolean().optional(),
  canton: z.boolean().optional(),
  /** null: the base that shows the territory best. */
  fond: fond.nullable().optional(),
  /** Locked scale. */
  verrou: classes.nullable().optional(),
})
export type ReglagesCarteEnregistres = z.output<typeof reglagesCarte>

export const carteMethods = {
  /** All communes of today, for the map, the search and the lists: parallel arrays, sorted by code. */
  'carte.communes': {
    mode: 'read',
    input: z.strictObject({ millesime: annee.optional() }),
    output: z.object({
      codes: z.array(z.string()),
      noms: z.array(z.string()),
      /** Longitude, latitude; null when unknown. */
      centres: z.array(z.tuple([z.number(), z.number()]).nullable()),
      epci: z.array(z.string().nullable()),
      arrondissements: z.array(z.string().nullable()),
      /** null: no table d'appartenance tells them. */
      cantons: z.array(z.string().nullable()).nullable(),
      populations: z.array(z.number().nullable()),
    }),
  },
  /**
   * Bases the map may be drawn on, and the one that shows a CPTS best; without `cpts`, or when its list is empty, the
   * whole dossier.
   */
  'carte.fonds': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts.optional() }),
    output: z.object({
      /** The newest contours among those that have the most of these communes, nine in ten at least; else the schematic base. */
      defaut: z.string(),
      /** Communes to show. */
      total: z.number(),
      fonds: z.array(
        z.object({
          id: z.string(),
          libelle: z.string(),
          millesime: z.string().nullable(),
          /** Of these, how many it has. */
          connues: z.number(),
          /** Names of the départements it is limited to; null: all of France, or nearly. */
          limite: z.array(z.string()).nullable(),
        }),
      ),
    }),
  },
  /** A base as TopoJSON text (object "communes", property "code"). Without `id`: the newest contours, else schematic. */
  'carte.fond': {
    mode: 'read',
    /** `decoupees`: Paris, Lyon, Marseille ("69123") to draw as their arrondissements, where the base has them. */
    input: z.strictObject({ id: fond.optional(), decoupees: z.array(z.string().max(5)).max(3).default([]) }),
    output: z.object({
      id: z.string(), // "schematique" or the library's id
      libelle: z.string(), // "Fond schématique", "Contours 2022 (france-communes-2022.topojson)"
      millesime: z.string().nullable(),
      schematique: z.boolean(),
      /** Of those asked for, the ones that it draws as their arrondissements. */
      decoupees: z.array(z.string()),
      topojson: z.string(),
    }),
  },
  /** Figures by commune that have a value in this CPTS, in the order in which they are offered. */
  'carte.figures': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts.optional() }),
    output: z.object({ communes: z.number(), figures: z.array(figure) }),
  },
  /** One figure in every commune of the CPTS: parallel arrays. A vintage it does not have gives way to its own choice. */
  'carte.valeurs': {
    mode: 'read',
    input: z.strictObject({
      fichier: cheminDossier,
      cpts: quelleCpts.optional(),
      figure: z.string().min(1).max(120),
      millesime: z.string().max(20).optional(),
    }),
    output: z.object({
      figure,
      millesime: z.string().nullable(),
      /** One line: "Insee, populations municipales 2021". */
      source: z.string(),
      codes: z.array(z.string()),
      /** 'zero' is a known 0; the others are the reasons of `MissingReason`. */
      etats: z.array(
        z.enum([
          'connue',
          'zero',
          'intervalle',
          'secret',
          'absent',
          'non_disponible',
          'non_importe',
          'non_diffuse',
          'commune_entiere',
        ]),
      ),
      /** null unless known. */
      valeurs: z.array(z.number().nullable()),
      /** Of intervals: [smallest, greatest; null: no upper bound]. */
      bornes: z.array(z.tuple([z.number(), z.number().nullable()]).nullable()),
    }),
  },
  /** What was chosen for the map of this dossier, kept on this computer. */
  'carte.reglages': { mode: 'read', input: z.strictObject({ fichier: cheminDossier }), output: reglagesCarte },
  'carte.regler': {
    mode: 'write',
    input: z.strictObject({ fichier: cheminDossier, reglages: reglagesCarte }),
    output: z.null(),
  },
} as const
