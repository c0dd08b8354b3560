/**
 * The portrait of a CPTS: a view of its figures (`chiffres/resoudre.ts`) beside what the reference says of its communes.
 * Published figures stand in where the list of communes is not complete; sums take over as soon as it is.
 */
import { montants, versionAci } from './aci.ts'
import { PROFESSIONS, STRUCTURES } from './catalogues.ts'
import { phrasesElargies } from './chiffres/elargies.ts'
import type { Faits } from './chiffres/faits.ts'
import { DENSITE, POPULATION, PROFESSION, PROFESSIONNELS, STRUCTURE, SUPERFICIE } from './chiffres/ids.ts'
import { DENSITE_10000, DENSITE_100000, offreDe, professions, structures } from './chiffres/offre.ts'
import { comptees } from './chiffres/population.ts'
import { calcul, quantite } from './chiffres/resoudre.ts'
import { annees } from './chiffres/source.ts'
import { laCpts, leSecteur, nombreCommunes, surCommunes, type Territoire } from './chiffres/territoire.ts'
import { communeOfArrondissement } from './codes.ts'
import type { Mesure } from './evolution.ts'
import { aPlacer } from './offre.ts'
import type { CommuneInfo, Portrait, PortraitCommune, PortraitProfession, PortraitStructure } from './portrait-types.ts'
import { quantitePubliee } from './publies.ts'
import type { Quantity } from './quantity.ts'
import { mergeSources, missing, share } from './quantity-ops.ts'
import { tailleOf } from './taille.ts'

/** Groups by key, in order of first appearance. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  return [...Map.groupBy(items, keyOf).values()]
}

const mesures = (faits: Faits, ou: Territoire) => ({
  population: quantite(faits, POPULATION, ou),
  superficie: quantite(faits, SUPERFICIE, ou),
  densite: quantite(faits, DENSITE, ou),
})

/** Population by vintage: sums when the list is complete, else the published figures that name their year. */
function populations(faits: Faits, ou: Territoire): readonly Mesure[] {
  if (faits.perimetre === 'complet') {
    const annee = comptees(faits, faits.communes)
    const vides = faits.communes.length === 0
    return (vides ? [] : annees(faits, POPULATION)).map((millesime) => ({
      millesime,
      population: quantite(faits, POPULATION, ou, millesime),
      comptee: annee.get(millesime) ?? null,
    }))
  }
  return ou.publies
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
function partsDepartements(faits: Faits, total: Quantity): Portrait['partsDepartements'] {
  const groupes = groupBy(faits.infos, (commune) => commune.departement.code)
  return groupes.flatMap((dedans) => {
    const [first] = dedans
    if (first === undefined) return []
    const { departement } = first
    const base = faits.departementPopulations.get(departement.code) ?? missing('non_disponible', 'habitants')
    if (faits.perimetre === 'complet') {
      const seul = groupes.length === 1
      const siens = seul ? total : quantite(faits, POPULATION, surCommunes(dedans.map(({ code }) => code)))
      const formula = 'population des communes de la CPTS dans le département ÷ population du département'
      return [{ departement, part: share(siens, base, { inside: true, formula }) }]
    }
    if (groupes.length > 1 || total.kind === 'missing' || total.millesime !== base.millesime) return []
    const formula = 'population publiée de la CPTS ÷ population du département'
    return [{ departement, part: share(total, base, { inside: true, formula }) }]
  })
}

/** Communes of an EPCI that are held whole: an arrondissement is a part of one. */
function entieres(communes: readonly CommuneInfo[], siren: string): number {
  return communes.filter(({ epci, code }) => epci?.siren === siren && communeOfArrondissement(code) === null).length
}

/** By commune, as it is printed. */
function communes(faits: Faits): readonly PortraitCommune[] {
  const lire = (id: string) => calcul(faits, id)?.commune(faits.millesime)
  const [population, superficie, densite] = [POPULATION, SUPERFICIE, DENSITE].map(lire)
  if (population === undefined || superficie === undefined || densite === undefined) return []
  const secteurs = new Map(faits.secteurs.flatMap(({ nom, communes: siennes }) => siennes.map((code) => [code, nom])))
  return faits.infos.map((info) => ({
    ...info,
    population: population(info.code),
    superficie: superficie(info.code),
    densite: densite(info.code),
    secteur: secteurs.get(info.code) ?? null,
  }))
}

/** The words of a publication where the catalogue has none. */
function libelle(catalogue: readonly { code: string; pluriel: string }[], code: string, id: string, ou: Territoire) {
  const connu = catalogue.find((une) => une.code === code)?.pluriel
  return connu ?? ou.publies.find(({ indicateur }) => indicateur === id)?.libelle ?? `Code ${code}`
}

function portraitOffre(faits: Faits, ou: Territoire) {
  const lue = offreDe(faits)
  return {
    professions: professions(faits, true).map((code): PortraitProfession => {
      const id = `${PROFESSION}${code}`
      return {
        code,
        libelle: libelle(PROFESSIONS, code, id, ou),
        effectif: quantite(faits, id, ou),
        densites: {
          pour_10000: quantite(faits, `${id}${DENSITE_10000}`, ou),
          pour_100000: quantite(faits, `${id}${DENSITE_100000}`, ou),
        },
      }
    }),
    professionnels: quantite(faits, PROFESSIONNELS, ou),
    structures: structures(faits, true).map((code): PortraitStructure => {
      const id = `${STRUCTURE}${code}`
      return { categorie: code, libelle: libelle(STRUCTURES, code, id, ou), effectif: quantite(faits, id, ou) }
    }),
    aPlacer: lue === null ? 0 : aPlacer(lue, ou.communes),
  }
}

/** The figures of a portrait one by one, each in the words that tell it apart from the others. */
export function chiffresDuPortrait(portrait: Portrait): { readonly mots: string; readonly quantite: Quantity }[] {
  const { population, superficie, densite, populations: annuelles, professionnels } = portrait
  return [
    { mots: 'Population', quantite: population },
    { mots: 'Superficie', quantite: superficie },
    { mots: 'Densité', quantite: densite },
    ...annuelles.map((une) => ({ mots: `Population ${une.millesime}`, quantite: une.population })),
    ...portrait.professions.map(({ libelle: mots, effectif }) => ({ mots, quantite: effectif })),
    { mots: 'Professionnels de santé', quantite: professionnels },
    ...portrait.structures.map(({ libelle: mots, effectif }) => ({ mots, quantite: effectif })),
  ]
}

/** Pure: same facts, same portrait. */
export function buildPortrait(faits: Faits): Portrait {
  const { infos } = faits
  const ou = laCpts(faits)
  const total = mesures(faits, ou)
  const offre = portraitOffre(faits, ou)
  const taille = tailleOf(total.population)
  const version = versionAci(faits.versionAci)
  return {
    id: faits.id,
    nom: faits.nom,
    perimetre: faits.perimetre,
    nombreCommunes: nombreCommunes(faits),
    millesime: faits.millesime,
    departements: groupBy(infos, (commune) => commune.departement.code).flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ ...first.departement, communes: others.length + 1 }],
    ),
    regions: groupBy(infos, (commune) => commune.region.code).flatMap(([first]) =>
      first === undefined ? [] : [first.region],
    ),
    epci: groupBy(
      infos.flatMap((commune) => (commune.epci === null ? [] : [commune.epci])),
      (epci) => epci.siren,
    ).flatMap((group) => {
      const [epci] = group
      if (epci === undefined) return []
      return [
        { ...epci, communes: entieres(infos, epci.siren), total: faits.epciTotaux.get(epci.siren) ?? group.length },
      ]
    }),
    communes: communes(faits),
    ...total,
    populations: populations(faits, ou),
    partsDepartements: partsDepartements(faits, total.population),
    secteurs: faits.secteurs.map((secteur) => {
      const la = leSecteur(faits, secteur)
      return {
        ...(secteur.id === undefined ? {} : { id: secteur.id }),
        nom: secteur.nom,
        couleur: secteur.couleur,
        communes: la.communes,
        ...mesures(faits, la),
      }
    }),
    ...offre,
    taille,
    versionAci: { id: version.id, libelle: version.libelle },
    montants: montants(version.id, taille.classe),
    publies: faits.publies,
    elargissements: phrasesElargies(faits),
    ecartsPopulation: faits.ecartsPopulation,
    sources: mergeSources([
      total.population.sources,
      total.superficie.sources,
      offre.professionnels.sources,
      ...offre.professions.map((profession) => profession.effectif.sources),
      ...offre.structures.map((structure) => structure.effectif.sources),
    ]),
    passeport: faits.passeport,
  }
}
