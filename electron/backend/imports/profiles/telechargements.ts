/**
 * The public files that feed Maillage, under their producers' own names: what to download before leaving the network. The list
 * is data (`assets/telechargements.json`), with the day on which it was checked: producers change names and forms. Names,
 * producers and licences are those of the fact sheets; a licence that no source states is null.
 */
import donnees from '../../../../assets/telechargements.json' with { type: 'json' }

export interface Telechargement {
  /** Named by the profiles that read it (`telecharger`). */
  readonly id: string
  /** Headings of figures: it is here once a source has brought one of them, whatever its form. Absent: once its profile was read. */
  readonly themes?: readonly string[]
  readonly nom: string
  readonly producteur: string
  /** Where to look for it, in words: the application opens no page. */
  readonly ou: string
  /** Name of the file, as downloaded. */
  readonly fichier: string
  /** One line: what it brings. */
  readonly apporte: string
  readonly licence: string | null
}

export interface GroupeTelechargements {
  readonly titre: string
  readonly fichiers: readonly Telechargement[]
}

/** Day of the last check, YYYY-MM-DD. */
export const VERIFIES: string = donnees.verifie

export const TELECHARGEMENTS: readonly GroupeTelechargements[] = donnees.groupes
