/** Do the parts of a published table add up to its stated totals? */
import { exactSum } from './decimal.ts'
import { formatNumber } from './format.ts'
import type { Check } from './portrait-types.ts'
import { type ChiffreConnu, chiffre, chiffresDe } from './publies.ts'
import { sAdditionne } from './unites.ts'
import type { CptsAVerifier, VerificationInput } from './verifications-types.ts'

export function verifierSommes(input: VerificationInput): readonly Check[] {
  return [
    ...input.cpts.flatMap(sommeSecteurs),
    ...input.cpts.flatMap(sommeProfessions),
    ...sommeDepartement(input),
    ...input.cpts.flatMap(densitesPubliees),
  ]
}

function somme(chiffres: readonly ChiffreConnu[]): number {
  return exactSum(chiffres.map((one) => one.valeur))
}

/** Largest gap that rounding alone explains: half a unit of the last printed digit for each rounded figure. */
function tolerance(chiffres: readonly ChiffreConnu[]): number {
  return exactSum(chiffres.map((one) => (one.decimales > 0 ? 0.5 * 10 ** -one.decimales : 0)))
}

function print(valeur: number): string {
  return formatNumber(valeur, Number.isInteger(valeur) ? 0 : 1)
}

function terme(chiffres: readonly ChiffreConnu[]): string {
  return chiffres.map((one) => print(one.valeur)).join(' + ')
}

/** Sectors against the CPTS, indicator by indicator; nothing is said when a figure is missing for a sector. */
function sommeSecteurs({ nom, publies }: CptsAVerifier): readonly Check[] {
  const noms = [...new Set(publies.flatMap((one) => (one.secteur === null ? [] : [one.secteur])))]
  if (noms.length < 2) return []
  return chiffresDe(publies, nom)
    .filter((total) => sAdditionne(total.unite))
    .flatMap((total) => {
      const parts = noms.flatMap((secteur) => {
        const found = chiffre(chiffresDe(publies, nom, secteur), total.indicateur, total.unite, total.millesime)
        return found === undefined ? [] : [found]
      })
      const ecart = exactSum([somme(parts), -total.valeur])
      if (parts.length < noms.length || Math.abs(ecart) <= tolerance([...parts, total])) return []
      return [
        {
          code: 'somme',
          level: 'erreur',
          titre: `${nom}\u00a0: les secteurs ne font pas le total publié`,
          explication: `${total.libelle}\u00a0: ${terme(parts)} = ${print(somme(parts))}, le total publié est ${print(total.valeur)}.`,
        },
      ]
    })
}

/** Professions of a CPTS against its stated number of professionals. */
function sommeProfessions({ nom, publies }: CptsAVerifier): readonly Check[] {
  const figures = chiffresDe(publies, nom)
  const total = chiffre(figures, 'professionnels', 'personnes')
  const listed = figures.filter((one) => one.indicateur.startsWith('profession:') && one.unite === 'personnes')
  const allDoctors = listed.some((one) => one.indicateur === 'profession:10')
  const detail = listed.filter((one) => !(allDoctors && one.indicateur.startsWith('profession:10-')))
  if (total === undefined || detail.length === 0 || somme(detail) === total.valeur) return []
  const over = somme(detail) > total.valeur
  return [
    {
      code: 'somme',
      level: over ? 'attention' : 'information',
      titre: `${nom}\u00a0: les professions font ${print(somme(detail))}, le total publié est ${print(total.valeur)}`,
      explication: over
        ? `${terme(detail)} = ${print(somme(detail))}\u00a0: la somme des professions dépasse le nombre de professionnels publié.`
        : `${terme(detail)} = ${print(somme(detail))}\u00a0: des professions ne sont sans doute pas détaillées.`,
    },
  ]
}

/** The CPTS together cannot exceed a figure stated for their département. */
function sommeDepartement(input: VerificationInput): readonly Check[] {
  const totals = input.publies.filter((one) => one.territoire === 'departement' && sAdditionne(one.unite))
  return totals.flatMap((total) => {
    const parts = input.cpts.flatMap(({ nom, publies }) => {
      const found = chiffre(chiffresDe(publies, nom), total.indicateur, total.unite, total.millesime)
      return found === undefined ? [] : [found]
    })
    if (parts.length < 2 || exactSum([somme(parts), -total.valeur]) <= tolerance([...parts, total])) return []
    return [
      {
        code: 'somme',
        level: 'erreur',
        titre: 'Les CPTS dépassent ensemble leur département',
        explication: `${total.libelle}\u00a0: les ${parts.length} CPTS font ${print(somme(parts))}, le département ${print(total.valeur)}.`,
      },
    ]
  })
}

/** A published density against the population and area published beside it. */
function densitesPubliees({ nom, publies }: CptsAVerifier): readonly Check[] {
  return publies
    .filter((one) => one.indicateur === 'densite' && one.unite === 'hab_km2')
    .flatMap((densite) => {
      const beside = chiffresDe(publies, nom, densite.secteur)
      const habitants = chiffre(beside, 'population', 'habitants', densite.millesime)
      const km2 = chiffre(beside, 'superficie', 'km2', densite.millesime)
      if (habitants === undefined || km2 === undefined || km2.valeur <= 0) return []
      const demi = 0.5 * 10 ** -km2.decimales
      const least = habitants.valeur / (km2.valeur + demi)
      const most = km2.valeur > demi ? habitants.valeur / (km2.valeur - demi) : Number.POSITIVE_INFINITY
      const arrondi = 0.5 * 10 ** -densite.decimales
      if (densite.valeur >= least - arrondi && densite.valeur <= most + arrondi) return []
      const calcul = formatNumber(habitants.valeur / km2.valeur, densite.decimales)
      return [
        {
          code: 'densite',
          level: 'attention',
          titre: `${densite.secteur ?? nom}\u00a0: densité publiée ${formatNumber(densite.valeur, densite.decimales)}, calculée ${calcul}`,
          explication: `${print(habitants.valeur)} habitants sur ${print(km2.valeur)}\u00a0km² font ${calcul}\u00a0habitants au km².`,
        },
      ]
    })
}
