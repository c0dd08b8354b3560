/** Professions and structures of a portrait: what was imported, or what was published when it says more. */
import { PROFESSIONS, STRUCTURES } from './catalogues.ts'
import { densite10000, densite100000, densitesEffectif, effectif, effectifTotal, indexerOffre } from './offre.ts'
import type {
  ChiffrePublie,
  Perimetre,
  PortraitInput,
  PortraitProfession,
  PortraitStructure,
} from './portrait-types.ts'
import { publie } from './publies.ts'
import type { KnownQuantity, Quantity, Unit } from './quantity.ts'
import { interval, mergeSources, missing, valeurOuMinimum } from './quantity-ops.ts'
import { indexerStructures, nombreStructures } from './structures.ts'
import { populationCommune } from './territoire.ts'

export interface PortraitOffre {
  readonly professions: readonly PortraitProfession[]
  readonly professionnels: Quantity
  readonly structures: readonly PortraitStructure[]
  readonly aPlacer: number
}

/** How much of the CPTS the list of communes is. */
export interface Liste {
  readonly perimetre: Perimetre
  /** Number of communes of the whole CPTS, when a publication gives it. */
  readonly annoncees: number | null
}

/**
 * A sum over a list of communes that is not the whole CPTS is only a lower bound of it; a lower bound of 0 says
 * nothing and is "non disponible".
 */
export function selonPerimetre(quantity: Quantity, { perimetre, annoncees }: Liste): Quantity {
  const min = valeurOuMinimum(quantity)
  if (perimetre === 'complet' || min === null) return quantity
  const { known, total } = quantity.coverage
  const provenance = {
    ...quantity,
    coverage: { known, total: Math.max(total, annoncees ?? 0) },
    formula: `${quantity.formula} (communes connues seulement)`,
  }
  return min === 0
    ? missing('non_disponible', quantity.unit, provenance)
    : interval(min, null, quantity.unit, provenance)
}

/**
 * The imported count wins when it covers the whole CPTS. When it covers only a part, a published figure that it does
 * not contradict says more; one that it exceeds is set aside (the checks tell it).
 */
function retenir(imported: Quantity | null, published: KnownQuantity | null, unit: Unit): Quantity {
  const min = imported === null ? null : valeurOuMinimum(imported)
  if (imported === null || min === null) return published ?? imported ?? missing('non_importe', unit)
  if (imported.kind === 'known' || published === null || published.value < min) return imported
  if (published.value > min) return published
  const sources = mergeSources([published.sources, imported.sources])
  return { ...published, sources, formula: 'chiffre publié, retrouvé dans les communes connues' }
}

/** `population` is the one printed in the portrait: densities are sums over it. */
export function portraitOffre(
  input: PortraitInput,
  publies: readonly ChiffrePublie[],
  population: Quantity,
  liste: Liste,
): PortraitOffre {
  const communes = input.communes.map((commune) => commune.info.code)
  const offre = input.offre === null ? null : indexerOffre(input.offre)
  const compte = (profession: string) =>
    offre === null ? null : selonPerimetre(effectif(offre, profession, communes), liste)
  const total = offre === null ? null : selonPerimetre(effectifTotal(offre, communes), liste)

  const peuplees = input.communes.map((commune) => ({
    code: commune.info.code,
    population: populationCommune(commune, input.millesime),
  }))
  const present = [...(offre?.parProfession ?? [])]
    .filter(([, parCommune]) => communes.some((code) => parCommune.has(code)))
    .map(([profession]) => profession)
  const codes = lister(PROFESSIONS, [...present, ...indicateurs(publies, 'profession:')])
  return {
    professions: codes.map((code): PortraitProfession => {
      const compteur = compte(code)
      const valeur = retenir(compteur, publie(publies, `profession:${code}`, 'personnes'), 'personnes')
      const densites =
        offre !== null && valeur === compteur && liste.perimetre === 'complet'
          ? densitesEffectif((ici) => effectif(offre, code, ici), peuplees)
          : { densite10000: densite10000(valeur, population), densite100000: densite100000(valeur, population) }
      return {
        code,
        libelle: PROFESSIONS.find((one) => one.code === code)?.pluriel ?? libellePublie(publies, `profession:${code}`),
        effectif: valeur,
        ...densites,
      }
    }),
    professionnels: retenir(total, publie(publies, 'professionnels', 'personnes'), 'personnes'),
    structures: portraitStructures(input, publies, liste),
    aPlacer: offre?.aPlacer ?? 0,
  }
}

function portraitStructures(
  input: PortraitInput,
  publies: readonly ChiffrePublie[],
  liste: Liste,
): readonly PortraitStructure[] {
  const communes = input.communes.map((commune) => commune.info.code)
  const structures = input.structures === null ? null : indexerStructures(input.structures)
  const presentes = [...(structures?.parCategorie ?? [])]
    .filter(([, parCommune]) => communes.some((code) => parCommune.has(code)))
    .map(([code]) => code)
  const publiees = indicateurs(publies, 'structure:')
  return lister(STRUCTURES, [...presentes, ...publiees]).map((code): PortraitStructure => {
    const compte = structures === null ? null : selonPerimetre(nombreStructures(structures, code, communes), liste)
    return {
      categorie: code,
      libelle: STRUCTURES.find((one) => one.code === code)?.pluriel ?? libellePublie(publies, `structure:${code}`),
      effectif: retenir(compte, publie(publies, `structure:${code}`, 'structures'), 'structures'),
    }
  })
}

/** Codes after a prefix: "profession:60" → "60". */
function indicateurs(publies: readonly ChiffrePublie[], prefix: string): readonly string[] {
  return publies.filter((one) => one.indicateur.startsWith(prefix)).map((one) => one.indicateur.slice(prefix.length))
}

function libellePublie(publies: readonly ChiffrePublie[], indicateur: string): string {
  const code = indicateur.slice(indicateur.indexOf(':') + 1)
  return publies.find((one) => one.indicateur === indicateur)?.libelle ?? `Code ${code}`
}

/** The minimum list, plus what is present, in the order of the catalogue; codes out of it come last. */
function lister(
  catalogue: readonly { readonly code: string; readonly minimum: boolean }[],
  present: readonly string[],
): readonly string[] {
  const presents = new Set(present)
  const listed = catalogue.filter((one) => one.minimum || presents.has(one.code)).map((one) => one.code)
  const others = [...presents].filter((code) => !catalogue.some((one) => one.code === code)).sort()
  return [...listed, ...others]
}
