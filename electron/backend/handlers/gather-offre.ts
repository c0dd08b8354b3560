/** Gathers the supply of care: the source that the dossier publishes, and what the others say of the same professions. */

import { agreger } from '../../../shared/domain/indicateurs/agreger.ts'
import { PROFESSION_DE_BPE } from '../../../shared/domain/indicateurs/offre.ts'
import type { Serie } from '../../../shared/domain/indicateurs/synthese.ts'
import type { ComparaisonOffre, EquipementsOffre, OffresInput } from '../../../shared/domain/offres-comparees.ts'
import type { OffreFacts, StructuresFacts } from '../../../shared/domain/portrait-types.ts'
import type { SourceRef } from '../../../shared/domain/quantity.ts'
import { missing } from '../../../shared/domain/quantity-ops.ts'
import type { Reference } from '../reference/types.ts'
import { choixProfessions } from '../store/choix-source.ts'
import { lireOffre, listOffres, type Offre, offreRetenue, structuresRetenues } from '../store/offre.ts'
import { listSources } from '../store/sources.ts'
import type { CptsRow, Dossier, SourceRow } from '../store/types.ts'
import { gatherIndicateurs } from './gather-indicateurs.ts'

/** Files of one category of structures only. */
const CATEGORIES: ReadonlyMap<string, readonly string[]> = new Map([['ameli-centres', ['124']]])

export function gatherOffre(dossier: Dossier, codes: readonly string[]): OffreFacts | null {
  const offre = offreRetenue(dossier, codes)
  if (offre === null) return null
  const lues = new Map<Offre, OffreFacts>()
  const ailleurs = new Map<string, OffreFacts>()
  for (const [profession, autre] of offre.ailleurs) {
    const connue = lues.get(autre) ?? faits(autre)
    lues.set(autre, connue)
    ailleurs.set(profession, connue)
  }
  return { ...faits(offre), ailleurs }
}

export function gatherStructures(dossier: Dossier, codes: readonly string[]): StructuresFacts | null {
  const found = structuresRetenues(dossier, codes)
  if (found === null) return null
  return {
    source: sourceRef(found.source),
    couverture: found.couverture,
    structures: found.structures.map(({ code, categorie, finess }) => ({ commune: code, categorie, finess })),
    categories: CATEGORIES.get(found.source.profil) ?? null,
  }
}

/** Every source of professionals of the dossier on one CPTS, and which is published for which profession. */
export function gatherOffres(dossier: Dossier, cpts: CptsRow, reference: Reference): OffresInput {
  const { series } = gatherIndicateurs(dossier, cpts, reference)
  return {
    communes: cpts.communes,
    offres: listOffres(dossier, cpts.communes).map((source) => ({
      id: source.id,
      facts: faits(lireOffre(dossier, source, cpts.communes)),
    })),
    choix: choixProfessions(dossier),
    equipements: equipements(dossier, cpts.communes, series),
    comparaisons: comparaisons(series),
  }
}

function faits({ source, couverture, activites }: Offre): OffreFacts {
  return {
    source: sourceRef(source),
    couverture,
    activites: activites.map(({ code, profession, savoirFaire, mode, personne }) => ({
      commune: code,
      profession,
      savoirFaire,
      mode,
      personne,
    })),
  }
}

function sourceRef(source: SourceRow): SourceRef {
  return { label: source.libelle, millesime: source.millesime, file: source.nomFichier, line: null }
}

/** Of each base of equipments, its newest year. Where a commune has none, the import has said so. */
function equipements(dossier: Dossier, communes: readonly string[], series: readonly Serie[]): EquipementsOffre[] {
  const parSource = Map.groupBy(
    series.filter(({ definition }) => PROFESSION_DE_BPE.has(definition.id)),
    ({ source }) => source,
  )
  const sources = new Map(listSources(dossier).map((source) => [source.id, source]))
  return [...parSource].flatMap(([id, siennes]): EquipementsOffre[] => {
    const source = id === null ? undefined : sources.get(id)
    const millesime = siennes
      .map((serie) => serie.millesime)
      .sort()
      .at(-1)
    if (source === undefined || millesime === undefined) return []
    const effectifs = siennes
      .filter((serie) => serie.millesime === millesime)
      .map(({ definition, valeurs }) => {
        const parCommune = communes.map(
          (code) => valeurs.get(code) ?? missing('non_importe', definition.unite, { millesime }),
        )
        return [PROFESSION_DE_BPE.get(definition.id) ?? '', agreger(definition, parCommune, null)] as const
      })
    return [{ id: source.id, source: { ...sourceRef(source), millesime }, effectifs: new Map(effectifs) }]
  })
}

const DEMOGRAPHIE = /^DEMO:(?<profession>[^:]+)(?<densite>:densite)?$/

/** Numbers and densities of the territories around, by profession: the newest year of the newest file. */
function comparaisons(series: readonly Serie[]): ComparaisonOffre[] {
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
