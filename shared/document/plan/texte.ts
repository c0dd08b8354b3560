/**
 * A text as the user may write it in a document: paragraphs, headings, lists, bold, italics, and live figures. It is
 * data: what it holds is printed as typed, and nothing in it is ever read as a language. This file imports nothing of the
 * documents: the contract and the window's editor share it.
 */
import { z } from 'zod'
import { NIVEAUX } from '../../domain/niveaux.ts'
import { nettoyer } from '../../domain/texte-propre.ts'

/** Largest text of one place (paragraphs, pieces of one, letters): a chapter of a hundred pages holds in it. */
export const BORNES_TEXTE = { paragraphes: 2000, morceaux: 2000, lettres: 400_000, titre: 300 } as const

/** Where a figure is asked of. A sector by its number, which outlives its name; a territory around by its code. */
const lieu = z.union([
  z.strictObject({ type: z.literal('cpts') }),
  z.strictObject({ type: z.literal('secteur'), secteur: z.number().int().positive() }),
  z.strictObject({ type: z.literal('commune'), code: z.string().regex(/^[0-9AB]{5}$/) }),
  z.strictObject({ type: z.literal('niveau'), niveau: z.enum(NIVEAUX), code: z.string().min(1).max(20) }),
])

/**
 * How the figure is written. `valeur`: « 25 987 »; `unite`: « 25 987 habitants »; `part`: what it is of the same figure
 * `avec`, « 11,8 % »; `ecart`: how far it stands from it, « +1,2 point »; `croissance`: change since the vintage `avec`.
 */
export const FORMES = ['valeur', 'unite', 'part', 'ecart', 'croissance'] as const

export const reference = z.strictObject({
  /** Id of the catalogue, or of the dossier's own figures; `communes`, `marge`: number of communes, people to the threshold. */
  indicateur: z.string().min(1).max(200),
  ou: lieu,
  /** Null: the one that documents print, whatever it becomes. */
  millesime: z.string().min(1).max(40).nullable(),
  forme: z.enum(FORMES),
  /** The other term of `part`, `ecart` and `croissance`; what it does not say is as in the figure itself. */
  avec: z.strictObject({ ou: lieu.optional(), millesime: z.string().min(1).max(40).optional() }).optional(),
})

export const morceau = z.union([
  z.strictObject({
    texte: z.string().overwrite(nettoyer).max(BORNES_TEXTE.lettres),
    gras: z.literal(true).optional(),
    italique: z.literal(true).optional(),
  }),
  /** `vu`: the figure as it was written when somebody last read it here. What is printed is always today's. */
  z.strictObject({
    chiffre: reference,
    vu: z.string().overwrite(nettoyer).max(300),
    gras: z.literal(true).optional(),
    italique: z.literal(true).optional(),
  }),
])

const morceaux = z.array(morceau).max(BORNES_TEXTE.morceaux)

export const paragrapheTexte = z.union([
  z.strictObject({ type: z.enum(['paragraphe', 'puce', 'numero']), morceaux }),
  /** `niveau` 1 is right below the title of the section. */
  z.strictObject({ type: z.literal('titre'), niveau: z.number().int().min(1).max(3), morceaux }),
])

export const texteSchema = z
  .array(paragrapheTexte)
  .max(BORNES_TEXTE.paragraphes, 'un texte a 2 000 paragraphes au plus')
  .refine(
    (texte) => texte.every((un) => un.type !== 'titre' || lettres([un]) <= BORNES_TEXTE.titre),
    'un titre a 300 caractères au plus',
  )
  .refine((texte) => lettres(texte) <= BORNES_TEXTE.lettres, 'un texte a 400 000 lettres au plus')

export type Lieu = Readonly<z.output<typeof lieu>>
export type Reference = Readonly<z.output<typeof reference>>
export type Morceau = z.output<typeof morceau>
export type Paragraphe = z.output<typeof paragrapheTexte>
export type Texte = readonly Paragraphe[]

/** What the user changed of a section. */
export interface EditionSection {
  /** Null: the generated one. */
  readonly titre: string | null
  /** The generated title when the user gave another. */
  readonly titreGenere: string | null
  readonly active: boolean
  /** Of the user's own; `parent` null: at the first level. */
  readonly propre: { readonly parent: string | null } | null
}

/** A text of the user's. */
export interface EditionTexte {
  readonly texte: Texte
  /** What was generated there when the user last agreed with it; null: nothing is. */
  readonly genere: Texte | null
}

/** All that the user changed of a document; nothing: it is made from the figures alone. */
export interface Editions {
  readonly sections: Readonly<Record<string, EditionSection>>
  /** By section, then by place: id of a generated text, `avant`, `apres`, `corps`. */
  readonly textes: Readonly<Record<string, Readonly<Record<string, EditionTexte>>>>
  /** Order of the sections of a parent ('' at the first level), as the user left it. */
  readonly ordres: Readonly<Record<string, readonly string[]>>
}

function lettres(texte: Texte): number {
  return texte.reduce(
    (n, { morceaux: siens }) => siens.reduce((m, un) => m + ('texte' in un ? un.texte : un.vu).length, n),
    0,
  )
}

/** The same string for the same figure, in the same form: tells two chips apart. */
export function cleReference({ indicateur, ou, millesime, forme, avec }: Reference): string {
  const cle = (un: Lieu | undefined): unknown => un && Object.values(un)
  return JSON.stringify([indicateur, cle(ou), millesime, forme, cle(avec?.ou) ?? null, avec?.millesime ?? null])
}
