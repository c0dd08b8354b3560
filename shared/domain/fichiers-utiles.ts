/**
 * The list of public files to have before leaving the network (`assets/fichiers-utiles.json`): producers change names and
 * forms, so the list is data, with the day on which it was checked, and a newer one of the same shape takes its place.
 */
import { z } from 'zod'
import { nettoyer } from './texte-propre.ts'

/** Words on a line, with nothing in them that hides or reorders. */
const mots = (max: number) => z.string().overwrite(nettoyer).trim().min(1).max(max)
const jour = z.iso.date()
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

const fichierUtile = z.strictObject({
  /** Named by the profiles that read it (`telecharger`). */
  id,
  /** Headings of figures: it is here once a source has brought one of them, whatever its form. Absent: once its profile was read. */
  themes: z.array(z.string().min(1).max(40)).max(20).optional(),
  nom: mots(200),
  producteur: mots(100),
  /** Where to look for it, in words: the application opens no page. */
  ou: mots(300),
  /** Name of the file, as downloaded. */
  fichier: mots(300),
  /** One line: what it brings. */
  apporte: mots(300),
  /** null: no source states it. */
  licence: mots(100).nullable(),
})

const uniques = (liste: { readonly groupes: readonly { readonly fichiers: readonly { readonly id: string }[] }[] }) => {
  const ids = liste.groupes.flatMap(({ fichiers }) => fichiers.map((un) => un.id))
  return new Set(ids).size === ids.length
}

const schema = z
  .strictObject({
    /** Day of the last check, YYYY-MM-DD. */
    verifie: jour,
    groupes: z
      .array(z.strictObject({ titre: mots(100), fichiers: z.array(fichierUtile).min(1).max(100) }))
      .min(1)
      .max(20),
  })
  .refine(uniques, { path: ['groupes'], error: 'id' })

export type FichiersUtiles = z.infer<typeof schema>

/** Where the first fault of a list is (« groupes[2].fichiers[0].nom »), or the list. */
export function lireFichiersUtiles(contenu: unknown): { readonly liste: FichiersUtiles } | { readonly faute: string } {
  const lu = schema.safeParse(contenu)
  if (lu.success) return { liste: lu.data }
  const [premiere] = lu.error.issues
  const cle = premiere?.code === 'unrecognized_keys' ? premiere.keys.slice(0, 1) : []
  const chemin = [...(premiere?.path ?? []), ...cle].map((pas) =>
    typeof pas === 'number' ? `[${pas}]` : `.${String(pas)}`,
  )
  return { faute: chemin.join('').replace(/^\./, '') }
}

export const nombreDeFichiers = ({ groupes }: FichiersUtiles): number =>
  groupes.reduce((n, { fichiers }) => n + fichiers.length, 0)
