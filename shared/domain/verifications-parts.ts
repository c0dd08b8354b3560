/**
 * Published shares: against their base, against each other, against the text. The base is the known total whose
 * vintage is that of the populations; when none is known, a base is looked for that explains the most shares.
 */
import { arrondi, exactProduct, exactRatio, exactSum } from './decimal.ts'
import { formatNumber } from './format.ts'
import type { Check } from './portrait-types.ts'
import { type ChiffreConnu, chiffre, chiffresDe, enPourcent } from './publies.ts'
import type { BaseConnue, VerificationInput } from './verifications-types.ts'

/** One line of the table: a population and its published share. */
interface Part {
  readonly nom: string
  readonly population: number
  readonly millesime: string | null
  readonly pourcent: number
  readonly decimales: number
}

const pour = (valeur: number, decimales: number) => `${formatNumber(valeur, decimales)}\u00a0%`

export function verifierParts(input: VerificationInput): readonly Check[] {
  const parts = input.cpts.flatMap(({ nom, publies }) => part(nom, chiffresDe(publies, nom)))
  if (parts.length === 0) return []
  const base = baseRetenue(parts, input)
  return [
    ...(base === null ? partsSansBase(parts) : parts.flatMap((one) => partContreBase(one, base))),
    ...totalDesParts(parts),
    ...texteContreTotal(parts, base, input),
  ]
}

function part(nom: string, figures: readonly ChiffreConnu[]): readonly Part[] {
  const published = figures.findLast((one) => one.indicateur === 'part_population')
  const habitants = chiffre(figures, 'population', 'habitants', published?.millesime)
  const pourcent = published === undefined ? null : enPourcent(published)
  if (published === undefined || habitants === undefined || pourcent === null) return []
  const { decimales } = published
  return [{ nom, population: habitants.valeur, millesime: habitants.millesime, pourcent, decimales }]
}

/** Half a unit of the last printed digit, in points of percentage. */
function demiUnite(decimales: number): number {
  return exactProduct(0.5, 10 ** -decimales)
}

function exact(one: Part, base: number): number {
  return exactRatio(one.population, base, 100)
}

function explique(one: Part, base: number): boolean {
  return arrondi(exact(one, base), one.decimales) === one.pourcent
}

/** The right base, even for a share wrongly rounded: within one unit of the last digit. */
function proche(one: Part, base: number): boolean {
  return Math.abs(exact(one, base) - one.pourcent) < 3 * demiUnite(one.decimales)
}

/** Known base of the vintage of the populations that explains most shares; null when none comes close to most. */
function baseRetenue(parts: readonly Part[], input: VerificationInput): BaseConnue | null {
  const stated = input.publies
    .filter((one) => one.territoire === 'departement' && one.indicateur === 'population' && one.unite === 'habitants')
    .map((one) => ({ libelle: one.libelle, millesime: one.millesime, valeur: one.valeur }))
  const bases = [...stated, ...(input.bases ?? [])].filter((base) => base.valeur > 0)
  const vintages = new Set(parts.map((one) => one.millesime ?? input.millesime ?? null))
  const sameVintage = bases.filter((base) => vintages.has(base.millesime))
  const candidates = (sameVintage.length > 0 ? sameVintage : bases)
    .map((base) => ({
      base,
      explained: parts.filter((one) => explique(one, base.valeur)).length,
      close: parts.filter((one) => proche(one, base.valeur)).length,
    }))
    .filter(({ close }) => close * 2 > parts.length)
    .sort((a, b) => b.explained - a.explained || b.close - a.close)
  return candidates[0]?.base ?? null
}

function partContreBase(one: Part, base: BaseConnue): readonly Check[] {
  if (explique(one, base.valeur)) return []
  const ratio = exact(one, base.valeur)
  const juste = arrondi(ratio, one.decimales)
  const intermediaire = arrondi(ratio, one.decimales + 1)
  const calcul = `${formatNumber(one.population)} ÷ ${formatNumber(base.valeur)} (${base.libelle}) = ${pour(ratio, one.decimales + 2)}`
  if (arrondi(intermediaire, one.decimales) === one.pourcent) {
    return [
      {
        code: 'double-arrondi',
        level: 'attention',
        titre: `${one.nom}\u00a0: ${pour(one.pourcent, one.decimales)} publié au lieu de ${pour(juste, one.decimales)}`,
        explication: `${calcul}, soit ${pour(juste, one.decimales)}. Le chiffre publié s’obtient en arrondissant deux fois\u00a0: ${pour(intermediaire, one.decimales + 1)}, puis ${pour(one.pourcent, one.decimales)}.`,
      },
    ]
  }
  return [
    {
      code: 'part',
      level: 'attention',
      titre: `${one.nom}\u00a0: part publiée ${pour(one.pourcent, one.decimales)}, calculée ${pour(juste, one.decimales)}`,
      explication: `${calcul}, soit ${pour(juste, one.decimales)}.`,
    },
  ]
}

/** Bases that give exactly the published share: ]100 p / (s + u), 100 p / (s − u)]. */
function basesPossibles(one: Part): readonly [number, number] {
  const demi = demiUnite(one.decimales)
  const least = (100 * one.population) / (one.pourcent + demi)
  const rest = one.pourcent - demi
  return [least, rest > 0 ? (100 * one.population) / rest : Number.POSITIVE_INFINITY]
}

/**
 * Without a known base: the one that explains the most shares (the upper end of one of their ranges). The shares it
 * leaves out are doubtful, but only when it explains nearly all of the others.
 */
function partsSansBase(parts: readonly Part[]): readonly Check[] {
  if (parts.length < 3) return []
  const ranges = parts.map((one) => ({ one, range: basesPossibles(one) }))
  const inside = (base: number) => ranges.filter(({ range: [least, most] }) => base > least && base <= most)
  const ends = ranges.map(({ range }) => range[1]).filter(Number.isFinite)
  const best = ends.reduce<number | null>(
    (found, end) => (found === null || inside(end).length > inside(found).length ? end : found),
    null,
  )
  if (best === null) return []
  const explained = new Set(inside(best).map(({ one }) => one))
  if (explained.size < 2 || explained.size * 4 < parts.length * 3) return []
  return parts
    .filter((one) => !explained.has(one))
    .map((one) => ({
      code: 'part',
      level: 'attention',
      titre: `${one.nom}\u00a0: la part publiée ne suit pas la même base que les autres`,
      explication: `${explained.size} parts sur ${parts.length} s’expliquent par une base d’environ ${formatNumber(best)} habitants\u00a0; avec elle, ${formatNumber(one.population)} habitants font ${pour(exact(one, best), one.decimales)} et non ${pour(one.pourcent, one.decimales)}.`,
    }))
}

function sommeParts(parts: readonly Part[]): {
  readonly valeur: number
  readonly tolerance: number
  readonly decimales: number
} {
  return {
    valeur: exactSum(parts.map((one) => one.pourcent)),
    tolerance: exactSum(parts.map((one) => demiUnite(one.decimales))),
    decimales: Math.max(...parts.map((one) => one.decimales)),
  }
}

function totalDesParts(parts: readonly Part[]): readonly Check[] {
  const total = sommeParts(parts)
  if (total.valeur <= 100 + total.tolerance) return []
  return [
    {
      code: 'part',
      level: 'erreur',
      titre: `Les parts publiées font ${pour(total.valeur, total.decimales)}`,
      explication: 'Des parts disjointes d’un même ensemble ne peuvent pas dépasser 100\u00a0%.',
    },
  ]
}

/** The sum of the shares against a share stated in the text for the whole. */
function texteContreTotal(parts: readonly Part[], base: BaseConnue | null, input: VerificationInput): readonly Check[] {
  if (parts.length < 2) return []
  const total = sommeParts(parts)
  const habitants = exactSum(parts.map((one) => one.population))
  return input.publies
    .filter((one) => one.cpts === null && one.territoire === 'departement' && one.indicateur.startsWith('part_'))
    .flatMap((claim): readonly Check[] => {
      const annonce = enPourcent(claim)
      if (annonce === null) return []
      const ecart = Math.abs(exactSum([annonce, -total.valeur]))
      if (ecart <= total.tolerance + demiUnite(claim.decimales)) return []
      const meme = claim.indicateur === 'part_population'
      const surBase =
        base === null
          ? ''
          : ` (${formatNumber(habitants)} habitants sur ${formatNumber(base.valeur)}, ${base.libelle}\u00a0: ${pour(exactRatio(habitants, base.valeur, 100), total.decimales)})`
      const suite = meme
        ? 'Les deux portent sur la population\u00a0: l’un des deux est faux.'
        : `L’arrondi n’explique pas l’écart\u00a0: la base des ${pour(annonce, claim.decimales)} n’est sans doute pas la population (communes ou superficie). Précisez-la.`
      return [
        {
          code: 'contradiction',
          level: meme ? 'erreur' : 'attention',
          titre: `Le tableau fait ${pour(total.valeur, total.decimales)}, le texte annonce ${pour(annonce, claim.decimales)}`,
          explication: `La somme des ${parts.length} parts publiées est ${pour(total.valeur, total.decimales)} de la population${surBase}. ${claim.libelle}\u00a0: ${pour(annonce, claim.decimales)}. ${suite}`,
        },
      ]
    })
}
