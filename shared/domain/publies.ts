/** Figures published by a third party, read as quantities that name their publication. */
import { exactProduct } from './decimal.ts'
import type { ChiffrePublie } from './portrait-types.ts'
import type { KnownQuantity, Quantity, Unit } from './quantity.ts'
import { interval, known, missing } from './quantity-ops.ts'

/** A figure whose value is given. */
export type ChiffreConnu = ChiffrePublie & { readonly valeur: number }

export function estDonne(chiffre: ChiffrePublie): chiffre is ChiffreConnu {
  return chiffre.valeur !== null
}

/** How a figure is made that a third party printed; some words may follow. */
export const PUBLIE = 'chiffre publié'

/** The figure as published, its publication as its only source. */
export function quantitePubliee(chiffre: ChiffreConnu): KnownQuantity
export function quantitePubliee(chiffre: ChiffrePublie): Quantity
export function quantitePubliee({ valeur, intervalle, motif, unite, millesime, source }: ChiffrePublie): Quantity {
  const provenance = {
    millesime,
    sources: [{ label: source, millesime, file: null, line: null }],
    formula: PUBLIE,
  }
  if (valeur !== null) return known(valeur, unite, provenance)
  if (intervalle === undefined) return missing(motif ?? 'non_disponible', unite, provenance)
  return interval(intervalle.min, intervalle.max, unite, {
    ...provenance,
    // The publication speaks of it: nothing is lacking but the number.
    coverage: { known: 1, total: 1 },
    formula: `${PUBLIE}, connu entre deux bornes seulement`,
  })
}

/** A published share or percentage in percent (30.2 for « 30,2 % »); null for any other unit. */
export function enPourcent(chiffre: ChiffreConnu): number | null {
  if (chiffre.unite === 'pourcent') return chiffre.valeur
  return chiffre.unite === 'part' ? exactProduct(chiffre.valeur, 100) : null
}

/**
 * Known figures of one CPTS as a whole, or of one of its sectors: that of this number; of this name where the sector was
 * read from no dossier, and has none.
 */
export function chiffresDe(
  publies: readonly ChiffrePublie[],
  cpts: number,
  secteur: { readonly id?: number; readonly nom: string } | null = null,
): readonly ChiffreConnu[] {
  const territoire = secteur === null ? 'cpts' : 'secteur'
  const sien = ({ secteurId, secteur: nom }: ChiffrePublie) =>
    secteur === null ? nom === null : secteur.id === undefined ? nom === secteur.nom : secteurId === secteur.id
  return publies.filter(estDonne).filter((one) => one.cptsId === cpts && one.territoire === territoire && sien(one))
}

/** The known figure of an indicator in a unit: that of the wanted vintage when there are several, else the last entered. */
export function chiffre(
  publies: readonly ChiffrePublie[],
  indicateur: string,
  unite: Unit,
  millesime: string | null = null,
): ChiffreConnu | undefined {
  const found = publies.filter(estDonne).filter((one) => one.indicateur === indicateur && one.unite === unite)
  return found.findLast((one) => one.millesime === millesime) ?? found.at(-1)
}

/** chiffre() as a quantity, or null. */
export function publie(
  publies: readonly ChiffrePublie[],
  indicateur: string,
  unite: Unit,
  millesime: string | null = null,
): KnownQuantity | null {
  const found = chiffre(publies, indicateur, unite, millesime)
  return found === undefined ? null : quantitePubliee(found)
}

/**
 * What a published figure is compared with in a larger territory: the same figure, of the same year and over the same
 * base; of the same publication where it has one, else of another. A rate of 2021 is not set beside one of 2023.
 */
export function comparateur(
  publies: readonly ChiffrePublie[],
  { indicateur, unite, millesime, base, libelle, source }: ChiffrePublie,
  territoire: ChiffrePublie['territoire'],
): ChiffrePublie | undefined {
  const memes = publies.filter(
    (un) =>
      un.territoire === territoire &&
      un.indicateur === indicateur &&
      un.unite === unite &&
      un.millesime === millesime &&
      un.base === base,
  )
  const siens = memes.filter((un) => un.source === source)
  return siens.findLast((un) => un.libelle === libelle) ?? siens.at(-1) ?? memes.at(-1)
}
