/** Gathers the supply of care: the source that the dossier publishes, and what the others say of the same professions. */

import { arrondissementsOf, departementOfCode } from '../../../shared/domain/codes.ts'
import { agreger } from '../../../shared/domain/indicateurs/agreger.ts'
import { PROFESSION_DE_BPE } from '../../../shared/domain/indicateurs/catalogue.ts'
import type { Serie } from '../../../shared/domain/indicateurs/synthese.ts'
import type { ComparaisonOffre, EquipementsOffre, OffresInput } from '../../../shared/domain/offres-comparees.ts'
import type { OffreFacts, StructuresFacts } from '../../../shared/domain/portrait-types.ts'
import type { SourceRef } from '../../../shared/domain/quantity.ts'
import { missing } from '../../../shared/domain/quantity-ops.ts'
import type { Reference } from '../reference/types.ts'
import { choixProfessions } from '../store/choix-source.ts'
import {
  complementsDe,
  estImposee,
  familleDe,
  lireOffre,
  listOffres,
  type Offre,
  offreRetenue,
  type Structures,
  structuresRetenues,
} from '../store/offre.ts'
import { listSources } from '../store/sources.ts'
import type { CptsRow, Dossier, SourceRow } from '../store/types.ts'
import { gatherIndicateurs } from './gather-indicateurs.ts'

/** Files of one category of structures only, imported before the categories of a file were kept. */
const CATEGORIES: ReadonlyMap<string, readonly string[]> = new Map([['ameli-centres', ['124']]])

export function gatherOffre(dossier: Dossier, codes: readonly string[], reference: Reference): OffreFacts | null {
  const offre = offreRetenue(dossier, codes)
  if (offre === null) return null
  const faits = new Faits(codes, reference)
  const ailleurs = new Map([...offre.ailleurs].map(([profession, autre]) => [profession, faits.de(autre)] as const))
  const complements = offre.complements.map((une) => faits.de(une))
  return { ...faits.de(offre), imposee: offre.imposee, complements, ailleurs }
}

export function gatherStructures(dossier: Dossier, codes: readonly string[]): StructuresFacts | null {
  const found = structuresRetenues(dossier, codes)
  return found === null ? null : { ...desStructures(found), complements: found.complements.map(desStructures) }
}

function desStructures({ source, couverture, portee, structures }: Structures): StructuresFacts {
  const categories = CATEGORIES.get(source.profil)
  return {
    source: sourceRef(source),
    famille: familleDe(source),
    couverture,
    portee: portee ?? (categories === undefined ? null : { categories, bornees: [], partielles: [], pertes: [] }),
    structures: structures.map(({ code, categorie, finess }) => ({ commune: code, categorie, finess })),
  }
}

/** Every source of professionals of the dossier on one CPTS, and which is published for which profession. */
export function gatherOffres(dossier: Dossier, cpts: CptsRow, reference: Reference): OffresInput {
  const { series } = gatherIndicateurs(dossier, cpts, reference)
  const [premiere, ...autres] = listOffres(dossier, cpts.communes)
  const faits = new Faits(cpts.communes, reference)
  const choix = choixProfessions(dossier)
  const offres = [...(premiere === undefined ? [] : [premiere]), ...autres].map((source) => ({
    id: source.id,
    facts: faits.de(lireOffre(dossier, source, cpts.communes)),
  }))
  const choisies = new Set(choix.values())
  return {
    communes: cpts.communes,
    offres: offres.map(({ id, facts }, rang) => {
      if (rang > 0 || premiere === undefined) return { id, facts }
      const complements = complementsDe(premiere, autres).flatMap(
        (une) => offres.find((o) => o.id === une.id)?.facts ?? [],
      )
      return { id, facts: { ...facts, imposee: estImposee(dossier, premiere), complements } }
    }),
    // What only says the rest of the first is read with it, and is no other opinion.
    restes: new Set(
      (premiere === undefined ? [] : complementsDe(premiere, autres))
        .filter(({ id }) => !choisies.has(id))
        .map(({ id }) => id),
    ),
    choix,
    equipements: equipements(dossier, cpts.communes, series),
    comparaisons: comparaisons(series),
  }
}

/** The facts of each list once, with the communes where the people it could not place may be. */
class Faits {
  readonly #communes: ReadonlySet<string>
  readonly #reference: Reference
  readonly #faits = new Map<Offre, OffreFacts>()

  constructor(communes: readonly string[], reference: Reference) {
    this.#communes = new Set(communes)
    this.#reference = reference
  }

  de(offre: Offre): OffreFacts {
    const connus = this.#faits.get(offre)
    if (connus !== undefined) return connus
    const { source, couverture, portee } = offre
    const activites = offre.activites.flatMap((une): OffreFacts['activites'][number][] => {
      const { code, profession, savoirFaire, mode, personne, codePostal, comptee } = une
      const activite = { commune: code, profession, savoirFaire, mode, personne }
      if (code !== null) return [activite]
      const possibles = codePostal === null ? null : this.#possibles(codePostal)
      // Who is elsewhere for sure is nobody of this territory.
      if (possibles !== null && !possibles.some((commune) => this.#communes.has(commune))) return []
      return [{ ...activite, possibles, comptee: comptee === 1 }]
    })
    const faits = { source: sourceRef(source), famille: familleDe(source), couverture, portee, activites }
    this.#faits.set(offre, faits)
    return faits
  }

  /** Communes of a postcode; of a CEDEX, all those of its département. */
  #possibles(codePostal: string): readonly string[] {
    const communes = this.#reference.communesOfPostcode(codePostal)
    const toutes = communes.length > 0 ? communes : this.#reference.communesOfDepartement(departementOfCode(codePostal))
    const precis = this.#reference.arrondissementOfPostcode(codePostal)
    return toutes.flatMap((code) => [code, ...(precis === undefined ? arrondissementsOf(code) : [precis])])
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
