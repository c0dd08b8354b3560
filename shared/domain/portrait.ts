/**
 * The portrait of a CPTS, computed from the facts gathered by the backend. Published figures stand in where the list
 * of communes is not complete; sums take over as soon as it is.
 */
import { montants, versionAci } from './aci.ts'
import { communeOfArrondissement } from './codes.ts'
import { phraseElargissement } from './elargissements.ts'
import { anneesComptees } from './evolution.ts'
import { type Mesures, mesuresRetenues } from './mesures.ts'
import { type Liste, portraitOffre } from './portrait-offre.ts'
import type {
  ChiffrePublie,
  CommuneFacts,
  Perimetre,
  Portrait,
  PortraitInput,
  PortraitSecteur,
} from './portrait-types.ts'
import { chiffresDe, publie, quantitePubliee } from './publies.ts'
import type { Quantity } from './quantity.ts'
import { interval, known, knownValue, mergeSources, missing, share } from './quantity-ops.ts'
import { tailleOf } from './taille.ts'
import {
  communesDistinctes,
  densiteCommunes,
  millesimes,
  partDepartement,
  population,
  portraitCommune,
  superficie,
} from './territoire.ts'

/** Population, area and density of a list of communes, or as published when the list is not complete. */
function mesures(
  communes: readonly CommuneFacts[],
  liste: Liste,
  publies: readonly ChiffrePublie[],
  millesime: string,
): Mesures {
  const sommes = {
    population: population(communes, millesime),
    superficie: superficie(communes),
    densite: densiteCommunes(communes, millesime),
  }
  return mesuresRetenues(sommes, liste, publies, millesime)
}

/** Groups by key, in order of first appearance. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  return [...Map.groupBy(items, keyOf).values()]
}

function nombreCommunes(communes: readonly CommuneFacts[], perimetre: Perimetre, publies: readonly ChiffrePublie[]) {
  const total = communes.length
  const provenance = { coverage: { known: total, total }, formula: 'nombre de communes de la liste' }
  if (perimetre === 'complet') return known(total, 'communes', provenance)
  const published = publie(publies, 'communes', 'communes')
  if (published !== null) return published
  return total > 0 ? interval(total, null, 'communes', provenance) : missing('absent', 'communes', provenance)
}

function secteurs(
  input: PortraitInput,
  communes: readonly CommuneFacts[],
  sectorFigures: (secteur: string) => readonly ChiffrePublie[],
): readonly PortraitSecteur[] {
  return input.secteurs.map((secteur) => {
    const codes = new Set(secteur.communes)
    const inside = communes.filter((commune) => codes.has(commune.info.code))
    return {
      nom: secteur.nom,
      couleur: secteur.couleur,
      communes: inside.map((commune) => commune.info.code),
      ...mesures(inside, { perimetre: input.perimetre, annoncees: null }, sectorFigures(secteur.nom), input.millesime),
    }
  })
}

/** Population by vintage: sums when the list is complete, else the published figures that name their year. */
function populations(input: PortraitInput, communes: readonly CommuneFacts[], publies: readonly ChiffrePublie[]) {
  if (input.perimetre === 'complet') {
    const annees = millesimes(communes)
    const comptees = anneesComptees(communes, annees)
    return annees.map((millesime) => ({
      millesime,
      population: population(communes, millesime),
      comptee: comptees.get(millesime) ?? null,
    }))
  }
  return publies
    .filter((one) => one.indicateur === 'population' && one.unite === 'habitants')
    .flatMap((one) =>
      one.millesime === null
        ? []
        : [{ millesime: one.millesime, population: quantitePubliee(one), comptee: one.millesime }],
    )
    .sort((a, b) => a.millesime.localeCompare(b.millesime, 'en'))
}

/**
 * Share of each département. With an incomplete list, only the whole CPTS in its single département can be compared,
 * and only on the same vintage.
 */
function partsDepartements(input: PortraitInput, communes: readonly CommuneFacts[], total: Quantity) {
  const groupes = groupBy(communes, (commune) => commune.info.departement.code)
  return groupes.flatMap(([first]) => {
    if (first === undefined) return []
    const { departement } = first.info
    const base = input.departementPopulations.get(departement.code) ?? missing('non_disponible', 'habitants')
    if (input.perimetre === 'complet') {
      return [{ departement, part: partDepartement(communes, departement.code, input.millesime, base) }]
    }
    if (groupes.length > 1 || total.kind === 'missing' || total.millesime !== base.millesime) return []
    const formula = 'population publiée de la CPTS ÷ population du département'
    return [{ departement, part: share(total, base, { inside: true, formula }) }]
  })
}

/** Communes of an EPCI that are held whole: an arrondissement is a part of one. */
function entieres(communes: readonly CommuneFacts[], siren: string): number {
  return communes.filter(({ info }) => info.epci?.siren === siren && communeOfArrondissement(info.code) === null).length
}

function elargissements({ elargissements: donnes = [] }: PortraitInput, communes: readonly CommuneFacts[]) {
  return donnes.flatMap((un) => {
    const commune = communes.find(({ info }) => info.code === un.code)
    return commune === undefined ? [] : [{ code: un.code, phrase: phraseElargissement(un, commune.info.nom) }]
  })
}

/** Pure: same input, same portrait. */
export function buildPortrait(input: PortraitInput): Portrait {
  const communes = communesDistinctes(input.communes)
  const publies = chiffresDe(input.publies, input.nom)
  const nombre = nombreCommunes(communes, input.perimetre, publies)
  const liste = { perimetre: input.perimetre, annoncees: knownValue(nombre) }
  const total = mesures(communes, liste, publies, input.millesime)
  const offre = portraitOffre({ ...input, communes }, publies, total.population, liste)
  const taille = tailleOf(total.population)
  const version = versionAci(input.versionAci)
  return {
    nom: input.nom,
    perimetre: input.perimetre,
    nombreCommunes: nombre,
    millesime: input.millesime,
    departements: groupBy(communes, (commune) => commune.info.departement.code).flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ ...first.info.departement, communes: others.length + 1 }],
    ),
    regions: groupBy(communes, (commune) => commune.info.region.code).flatMap(([first]) =>
      first === undefined ? [] : [first.info.region],
    ),
    epci: groupBy(
      communes.flatMap((commune) => (commune.info.epci === null ? [] : [commune.info.epci])),
      (epci) => epci.siren,
    ).flatMap((group) => {
      const [epci] = group
      if (epci === undefined) return []
      return [
        { ...epci, communes: entieres(communes, epci.siren), total: input.epciTotaux.get(epci.siren) ?? group.length },
      ]
    }),
    communes: communes.map((commune) => portraitCommune(commune, input.millesime)),
    ...total,
    populations: populations(input, communes, publies),
    partsDepartements: partsDepartements(input, communes, total.population),
    secteurs: secteurs(input, communes, (secteur) => chiffresDe(input.publies, input.nom, secteur)),
    ...offre,
    taille,
    versionAci: { id: version.id, libelle: version.libelle },
    montants: montants(version.id, taille.classe),
    publies: input.publies,
    elargissements: elargissements(input, communes),
    ecartsPopulation: input.ecartsPopulation ?? [],
    sources: mergeSources([
      total.population.sources,
      total.superficie.sources,
      offre.professionnels.sources,
      ...offre.professions.map((profession) => profession.effectif.sources),
      ...offre.structures.map((structure) => structure.effectif.sources),
    ]),
    passeport: input.passeport,
  }
}
