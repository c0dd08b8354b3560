/** The sections of a document and the user's own texts: list, read, write, back to what is generated, order, signals. */
import { z } from 'zod'
import { reference, texteSchema } from '../document/plan/texte.ts'
import { cheminDossier } from './chemins.ts'
import { quelleCpts } from './cpts.ts'
import { quelDocument } from './documents.ts'
import { mots } from './mots.ts'

const dans = { fichier: cheminDossier, cpts: quelleCpts, document: quelDocument }
/** Stable id: « population.densite »; of the user's own: « perso.3 ». */
const idSection = z.string().regex(/^[a-z0-9][a-zA-Z0-9._-]{0,99}$/, 'l’identifiant d’une section')
/** `avant`, `apres`: what the user adds around; `corps`: the text of a section of theirs; else the id of a generated text. */
const place = z.string().regex(/^[a-z0-9][a-zA-Z0-9._-]{0,99}$/, 'la place d’un texte')
const titre = mots().min(1, 'donnez un titre').max(300, 'un titre a 300 caractères au plus')

/** `suivie`: as generated; `modifiee`: by the user; `a_revoir`: and what it was made from has changed since. */
const etat = z.enum(['suivie', 'modifiee', 'a_revoir'])

/** A section of the list, in the order of the document. */
const section = z.object({
  id: idSection,
  /** The section it stands in; null: at the first level. */
  parent: idSection.nullable(),
  /** 0: the top of the document or of a column, without a title. */
  niveau: z.number().int().min(0).max(3),
  titre: z.string(),
  titreGenere: z.string().nullable(),
  /** Made by the user. */
  propre: z.boolean(),
  active: z.boolean(),
  /** False: it keeps its place (the top of the document, a column). */
  deplacable: z.boolean(),
  etat,
  /** Signals that wait for an answer. */
  signaux: z.number(),
})
export type SectionListee = z.output<typeof section>

const liste = z.object({ document: quelDocument, sections: z.array(section) })

/**
 * What changed since an edited text was last agreed with.
 * `chiffre`: a live figure of the text moved (it already prints its new value): accept it, or keep the old one as typed.
 * `saisi`: a number typed over a figure, or equal to its old value, and the figure moved: accept makes it live again.
 * `texte`: the generated wording changed: accept goes back to it, keep leaves the user's.
 */
const signal = z.object({
  id: z.string(),
  type: z.enum(['chiffre', 'saisi', 'texte']),
  /** What the figure is, in words; null for a wording. */
  libelle: z.string().nullable(),
  ancien: z.string(),
  nouveau: z.string(),
})

const texteLu = z.object({
  place,
  /** As the figures of today say it; null: nothing is generated there (`avant`, `apres`, `corps`). */
  genere: texteSchema.nullable(),
  /** The user's; null: as generated, or nothing. */
  edite: texteSchema.nullable(),
  etat,
  signaux: z.array(signal),
  /** Fingerprint of `edite`: given back to write, so that the words of another window are never overwritten. */
  version: z.string(),
})
export type TexteLu = z.output<typeof texteLu>

const sectionLue = section.extend({
  /** In order: texts, and what cannot be rewritten (tables, figures…) told in a few words. */
  elements: z.array(
    z.union([
      z.object({ type: z.literal('texte'), texte: texteLu }),
      z.object({ type: z.literal('bloc'), nature: z.string(), resume: z.string() }),
    ]),
  ),
})
export type SectionLue = z.output<typeof sectionLue>

const lues = z.object({
  sections: z.array(sectionLue),
  /** Every live figure met in these texts, as it is written today, by its key (`cleReference`). */
  chiffres: z.record(z.string(), z.object({ texte: z.string(), libelle: z.string() })),
})

const uneSection = { ...dans, section: idSection }

export const textesMethods = {
  /** Where documents stand: every section, in order, switched off ones included. */
  'textes.lister': { mode: 'read', input: z.strictObject(dans), output: liste },
  /** Without `section`: all of them. */
  'textes.lire': { mode: 'read', input: z.strictObject({ ...dans, section: idSection.optional() }), output: lues },
  /** Null: nothing of the user's is left there. `version`: of the text it was made from; refused when it is another. */
  'textes.ecrire': {
    mode: 'write',
    input: z.strictObject({
      ...uneSection,
      place,
      texte: texteSchema.nullable(),
      version: z.string().max(64).optional(),
    }),
    output: lues,
  },
  /** Back to what is generated: one text, or the whole section with its title. */
  'textes.revenir': { mode: 'write', input: z.strictObject({ ...uneSection, place: place.optional() }), output: lues },
  /** Null: the generated title. */
  'textes.titrer': { mode: 'write', input: z.strictObject({ ...uneSection, titre: titre.nullable() }), output: liste },
  'textes.activer': { mode: 'write', input: z.strictObject({ ...uneSection, active: z.boolean() }), output: liste },
  /** The sections of one parent, in their new order. What is not named keeps its place after its neighbour. */
  'textes.ordonner': {
    mode: 'write',
    input: z.strictObject({ ...dans, parent: idSection.nullable(), ordre: z.array(idSection).max(500) }),
    output: liste,
  },
  /** A section of the user's, after another of the same parent (null: first). */
  'textes.ajouter': {
    mode: 'write',
    input: z.strictObject({ ...dans, parent: idSection.nullable(), apres: idSection.nullable(), titre }),
    output: liste.extend({ section: idSection }),
  },
  /** One of the user's, with its text. */
  'textes.retirer': { mode: 'write', input: z.strictObject(uneSection), output: liste },
  'textes.repondre': {
    mode: 'write',
    input: z.strictObject({
      ...uneSection,
      place,
      signal: z.string().max(2000),
      choix: z.enum(['accepter', 'garder']),
    }),
    output: lues,
  },
  /** Figures that may be put in a text, by the words of the screens, with what they say today. */
  'textes.chiffres': {
    mode: 'read',
    input: z.strictObject({ fichier: cheminDossier, cpts: quelleCpts }),
    output: z.array(
      z.object({ reference, theme: z.string(), libelle: z.string(), lieu: z.string(), texte: z.string() }),
    ),
  },
} as const
