/** What stands beside the professionals of a territory: the base of equipments, and the numbers of larger territories. */
import { agreger } from '../indicateurs/agreger.ts'
import { PROFESSION_DE_BPE } from '../indicateurs/catalogue.ts'
import type { Niveau } from '../niveaux.ts'
import type { Quantity, SourceRef } from '../quantity.ts'
import { missing } from '../quantity-ops.ts'
import type { Faits } from './faits.ts'

/** Equipments that are people of one profession, already counted on the territory. */
export interface EquipementsOffre {
  readonly id: number
  readonly source: SourceRef
  /** By profession of the catalogue ("60", "10-MG"). */
  readonly effectifs: ReadonlyMap<string, Quantity>
}

export interface ComparaisonOffre {
  readonly profession: string
  readonly millesime: string
  readonly niveau: Niveau
  readonly territoire: string
  readonly nom: string
  readonly effectif: Quantity | null
  /** Per 100 000 inhabitants. */
  readonly densite: Quantity | null
}

/** Of each base of equipments, its newest year. Where a commune has none, the import has said so. */
export function equipements({ communes, series, sources }: Faits): EquipementsOffre[] {
  const parSource = Map.groupBy(
    series.filter(({ definition }) => PROFESSION_DE_BPE.has(definition.id)),
    ({ source }) => source,
  )
  return [...parSource].flatMap(([id, siennes]): EquipementsOffre[] => {
    const source = id === null ? undefined : sources.get(id)
    const millesime = siennes
      .map((serie) => serie.millesime)
      .sort()
      .at(-1)
    if (id === null || source === undefined || millesime === undefined) return []
    const effectifs = siennes
      .filter((serie) => serie.millesime === millesime)
      .map(({ definition, valeurs }) => {
        const parCommune = communes.map(
          (code) => valeurs.get(code) ?? missing('non_importe', definition.unite, { millesime }),
        )
        return [PROFESSION_DE_BPE.get(definition.id) ?? '', agreger(definition, parCommune, null)] as const
      })
    return [{ id, source: { ...source, millesime }, effectifs: new Map(effectifs) }]
  })
}

const DEMOGRAPHIE = /^DEMO:(?<profession>[^:]+)(?<densite>:densite)?$/

/** Numbers and densities of the territories around, by profession: the newest year of the newest file. */
export function comparaisonsOffre({ series }: Faits): ComparaisonOffre[] {
  const lues = series.flatMap((serie) => {
    const groups = DEMOGRAPHIE.exec(serie.definition.id)?.groups
    return groups?.profession === undefined
      ? []
      : [{ serie, profession: groups.profession, densite: groups.densite !== undefined }]
  })
  return [...Map.groupBy(lues, ({ profession }) => profession)].flatMap(([profession, siennes]) => {
    const source = siennes[0]?.serie.source
    const duFichier = siennes.filter(({ serie }) => serie.source === source)
    const millesime =
      duFichier
        .map(({ serie }) => serie.millesime)
        .sort()
        .at(-1) ?? ''
    const [effectif, densite] = [false, true].map((voulue) =>
      duFichier.find((une) => une.densite === voulue && une.serie.millesime === millesime),
    )
    return (
      (effectif ?? densite)?.serie.comparaisons.map(({ niveau, territoire, nom }) => {
        const valeur = (une: typeof effectif) =>
          une?.serie.comparaisons.find((c) => c.niveau === niveau && c.territoire === territoire)?.valeur ?? null
        return { profession, millesime, niveau, territoire, nom, effectif: valeur(effectif), densite: valeur(densite) }
      }) ?? []
    )
  })
}
