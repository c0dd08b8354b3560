/** What every reader of one import shares, and what it gives back. */
import type { Indicateur } from '../../../shared/domain/indicateurs/types.ts'
import type { Reference } from '../reference/types.ts'
import type { Garde } from '../store/garde.ts'
import type { Dossier, ObservationRow, SourceContenu } from '../store/types.ts'
import type { Tally } from './bilan/tally.ts'
import type { Zone } from './communes/zone.ts'
import type { Empreinte, ReadOptions, SourceFile } from './octets/bytes.ts'
import { ENCODING_LABELS, type Encoding } from './octets/encoding.ts'
import type { ImportOptions } from './types.ts'

export interface ImportContext {
  readonly dossier: Dossier
  readonly reference: Reference
  readonly zone: Zone
  readonly source: SourceFile
  readonly options: ImportOptions
  readonly tally: Tally
  /** Of lines around the study area: kept, and told by nobody. */
  readonly ailleurs: Tally
  /** Communes whose rows stand in the tables of the dossier: those of the study area, and those that were of it. */
  readonly tables: ReadonlySet<string>
  readonly garde: Garde
  /** Communes around that the file does not tell surely: asked of nobody, they are not kept. */
  readonly doutes: Set<string>
  /** Reading options that report progress under this step (French). */
  reading(step: string): ReadOptions
}

/** Everything read and kept in memory, the study area's part and what is around; `write` puts it in the dossier. */
export interface Gathered {
  readonly contenu: SourceContenu
  readonly profil: string
  readonly libelle: string
  readonly producteur: string | null
  readonly licence: string | null
  readonly empreinte: Empreinte
  readonly encodage: string
  readonly millesimes: readonly string[]
  /** Communes the file speaks of, inside the study area. */
  readonly couverture: ReadonlySet<string>
  /** Communes with something known, for the report. */
  readonly connues: ReadonlySet<string>
  readonly apports: readonly string[]
  /** Names of the cells of the rejected lines. */
  readonly colonnes: readonly string[]
  /** What observations would be written of the study area, and the figures that they are of. */
  readonly valeurs?: { readonly rows: readonly ObservationRow[]; readonly definitions: readonly Indicateur[] }
  /** A vintage of the population newer than the one that the dossier shows. */
  readonly plusRecente?: string
  /** Runs inside the transaction. */
  write(dossier: Dossier, sourceId: number): void
}

/** The same import, where what it says of these communes is told only if one is of the study area. */
export function selon(context: ImportContext, codes: Iterable<string>): ImportContext {
  for (const code of codes) if (context.zone.etude.has(code)) return context
  return { ...context, tally: context.ailleurs }
}

type Profil = Pick<Gathered, 'libelle' | 'producteur' | 'licence'> & { readonly id: string }

/** What a file of one profile says of itself, and the communes that it speaks of. `millesime` null: it does not say. */
export function passeport(
  { id, libelle, producteur, licence }: Profil,
  lu: { readonly empreinte: Empreinte; readonly encodage: Encoding },
  millesime: string | null,
  couverture: ReadonlySet<string>,
  /** Those that it speaks of as a whole. */
  connues: ReadonlySet<string> = couverture,
): Omit<Gathered, 'contenu' | 'apports' | 'colonnes' | 'valeurs' | 'write'> {
  return {
    profil: id,
    libelle,
    producteur,
    licence,
    empreinte: lu.empreinte,
    encodage: ENCODING_LABELS[lu.encodage],
    millesimes: millesime === null ? [] : [millesime],
    couverture,
    connues,
  }
}

export const HORS_ZONE = 'hors du territoire'
export const COLONNES = 'nombre de colonnes différent de l’en-tête'
export const CODE_ILLISIBLE = 'code de commune illisible ou absent'
export const CODES_ENSEMBLE = 'plusieurs codes de commune dans une cellule'
export const CODE_INCONNU = 'code de commune inconnu'
export const CODE_PARTAGE = 'ancienne commune partagée entre plusieurs communes d’aujourd’hui'
export const COMMUNE_ENTIERE = 'commune entière, dont le territoire n’a que des arrondissements'
export const LIEU_INCONNU = 'commune introuvable par son nom ou son code postal'
export const LIEU_AMBIGU = 'plusieurs communes possibles pour ce nom ou ce code postal'
export const LIGNE_TOTAL = 'ligne de total'
export const NOTE = 'ligne de note'
export const AUTRE_CHIFFRE = 'chiffre que Maillage ne garde pas'
export const AUTRE_NIVEAU = 'ni commune, ni EPCI, ni département, ni région, ni France'
export const COMPARAISON = 'territoire plus grand qu’une commune, gardé pour comparer s’il contient le vôtre'
