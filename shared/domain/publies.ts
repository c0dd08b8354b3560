/** Figures published by a third party, read as quantities that name their publication. */
import { exactProduct } from './decimal.ts'
import type { ChiffrePublie } from './portrait-types.ts'
import type { KnownQuantity, Unit } from './quantity.ts'
import { known } from './quantity-ops.ts'

/** The figure as published, its publication as its only source. */
export function quantitePubliee(chiffre: ChiffrePublie): KnownQuantity {
  return known(chiffre.valeur, chiffre.unite, {
    millesime: chiffre.millesime,
    sources: [{ label: chiffre.source, millesime: chiffre.millesime, file: null, line: null }],
    formula: 'chiffre publié',
  })
}

/** A published share or percentage in percent (30.2 for « 30,2 % »); null for any other unit. */
export function enPourcent(chiffre: ChiffrePublie): number | null {
  if (chiffre.unite === 'pourcent') return chiffre.valeur
  return chiffre.unite === 'part' ? exactProduct(chiffre.valeur, 100) : null
}

/** Figures of one CPTS as a whole, or of one of its sectors. */
export function chiffresDe(
  publies: readonly ChiffrePublie[],
  cpts: string,
  secteur: string | null = null,
): readonly ChiffrePublie[] {
  const territoire = secteur === null ? 'cpts' : 'secteur'
  return publies.filter((one) => one.cpts === cpts && one.secteur === secteur && one.territoire === territoire)
}

/** The figure of an indicator in a unit: that of the wanted vintage when there are several, else the last entered. */
export function chiffre(
  publies: readonly ChiffrePublie[],
  indicateur: string,
  unite: Unit,
  millesime: string | null = null,
): ChiffrePublie | undefined {
  const found = publies.filter((one) => one.indicateur === indicateur && one.unite === unite)
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
