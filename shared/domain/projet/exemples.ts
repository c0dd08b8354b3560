/**
 * Examples of fiches-actions: ideas that CPTS have told of in their press releases, reworded. Steps and indicators are
 * illustrations of Maillage's. A fiche made from one is marked as an example until its user says it is theirs.
 */
import { z } from 'zod'
import donnees from '../../../assets/aci/exemples-actions.json' with { type: 'json' }
import { GENRES_INDICATEUR } from './lignes.ts'

const exemple = z.strictObject({
  cle: z.string(),
  mission: z.string(),
  titre: z.string(),
  objectif: z.string(),
  public: z.string(),
  moyens: z.string(),
  partenaires: z.string(),
  etapes: z.array(z.string()),
  indicateurs: z.array(
    z.strictObject({
      titre: z.string(),
      genre: z.enum(GENRES_INDICATEUR),
      unite: z.string(),
      base: z.string(),
      sens: z.enum(['hausse', 'baisse']),
      livrables: z.string(),
    }),
  ),
  /** Who told of it, and where. */
  source: z.string(),
})

export type Exemple = Readonly<z.output<typeof exemple>>

export const EXEMPLES: readonly Exemple[] = z.array(exemple).parse(donnees)

/** The rows of a fiche made from it, as `projet.ecrire` takes them: the fiche is -1, its indicators -2, -3… */
export function lignesExemple({ cle: _, etapes, indicateurs, source: __, ...champs }: Exemple) {
  return [
    { genre: 'action' as const, id: -1, champs: { ...champs, exemple: true } },
    ...etapes.map((titre) => ({ genre: 'etape' as const, champs: { action: -1, titre } })),
    ...indicateurs.map((un, rang) => ({ genre: 'indicateur' as const, id: -2 - rang, champs: { action: -1, ...un } })),
  ]
}
