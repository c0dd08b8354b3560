/** The sources that a dossier holds. */
import { z } from 'zod'
import { GENRES_REPARATION } from '../domain/reparations.ts'
import { etatDossier } from './application.ts'
import { cheminDossier } from './chemins.ts'

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
  /** Communes of the study area that the source covers; `partielles`: of which a list has lines without covering them. */
  couverture: z.object({ connues: z.number(), partielles: z.number(), total: z.number() }),
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

export const sourcesMethods = {
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
} as const
