/** The vintage passport: what is embedded, then each imported file, then the contours that gave areas. */
import type { SourcePassport } from '../../../shared/domain/portrait-types.ts'
import type { Contours } from '../contours/bibliotheque.ts'
import { licenceContours } from '../contours/producteur.ts'
import type { SourceRow } from '../store/types.ts'

const incluse = (label: string, millesime: string): SourcePassport => ({
  label,
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  millesime,
  file: null,
  size: null,
  sha256: null,
  importeLe: null,
  kept: null,
})

export function passeport(lu: {
  /** Year of the official geographic code. */
  readonly cog: string
  /** Vintage of the embedded populations shown; null: none is. */
  readonly populations: string | null
  readonly sources: readonly SourceRow[]
  /** Lines that each has of the study area. */
  readonly retenues: ReadonlyMap<number, number>
  readonly millesimes: ReadonlyMap<number, readonly string[]>
  readonly contours: readonly Contours[]
}): SourcePassport[] {
  return [
    incluse('Code officiel géographique', lu.cog),
    ...(lu.populations === null ? [] : [incluse('Populations municipales', lu.populations)]),
    ...lu.sources.map((source) => ({
      label: source.libelle,
      producteur: source.producteur,
      licence: source.licence,
      millesime: source.millesime ?? periode(lu.millesimes.get(source.id) ?? []),
      file: source.nomFichier,
      size: source.taille,
      sha256: source.sha256,
      importeLe: source.importeLe,
      kept: lu.retenues.get(source.id) ?? source.retenues,
    })),
    ...lu.contours.map((contours) => ({
      label: `Contours des communes ${contours.millesime}`,
      producteur: contours.producteur,
      licence: licenceContours(contours.producteur),
      millesime: contours.millesime,
      file: contours.fichier,
      size: contours.octets,
      sha256: contours.sha256,
      importeLe: contours.importeLe,
      kept: contours.communes,
    })),
  ]
}

/** "2013 à 2023", from the first year to the last of what a file brought; null: none. */
function periode(millesimes: readonly string[]): string | null {
  const annees = millesimes.flatMap((millesime) => millesime.match(/\d{4}/g) ?? []).sort()
  const [premiere, derniere] = [annees[0], annees.at(-1)]
  if (premiere === undefined || derniere === undefined) return null
  return premiere === derniere ? premiere : `${premiere} à ${derniere}`
}
