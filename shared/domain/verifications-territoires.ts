/** Checks of perimeters: overlaps, size class, thresholds, published population against the sum of the communes. */
import { compterLieux, comptesAvecLeurCommune } from './arrondissements.ts'
import { communeOfArrondissement } from './codes.ts'
import { formatNumber } from './format.ts'
import type { Check } from './portrait-types.ts'
import { chiffresDe, publie } from './publies.ts'
import type { Quantity } from './quantity.ts'
import { tailleOf } from './taille.ts'
import type { CptsAVerifier, VerificationInput } from './verifications-types.ts'

export function verifierTerritoires(input: VerificationInput): readonly Check[] {
  return [
    ...chevauchements(input),
    ...input.cpts.flatMap((cpts) => communeEtArrondissements(cpts, input)),
    ...input.cpts.flatMap((cpts) => populationPubliee(cpts)),
    ...input.cpts.flatMap((cpts) => taillePubliee(cpts)),
    ...input.cpts.flatMap((cpts) => seuil(cpts)),
    ...millesimesMeles(input),
  ]
}

/** Population to judge the size on: the sum when the list is complete, else as published. */
function populationRetenue({ nom, perimetre, population, publies }: CptsAVerifier): Quantity | null {
  if (perimetre === 'complet' && population !== null) return population
  return publie(chiffresDe(publies, nom), 'population', 'habitants') ?? population
}

/** A commune belongs to one CPTS at most. */
function chevauchements({ cpts, noms }: VerificationInput): readonly Check[] {
  const owners = new Map<string, string[]>()
  const perimetres = cpts.map(({ nom, communes }) => ({ nom, codes: new Set(communes) }))
  for (const code of new Set(perimetres.flatMap(({ codes }) => [...codes]))) {
    // Of a whole commune and its arrondissements, the arrondissements are what is counted twice.
    const tenants = perimetres.filter(({ codes }) => codes.has(code) || codes.has(communeOfArrondissement(code) ?? ''))
    owners.set(
      code,
      tenants.map(({ nom }) => nom),
    )
  }
  const shared = [...owners].filter(([, names]) => names.length > 1)
  const groups = Map.groupBy(shared, ([, names]) => names.join(' et '))
  return [...groups].map(([names, entries]) => {
    const listed = entries.slice(0, 5).map(([code]) => `${noms?.get(code) ?? 'commune'} (${code})`)
    const more = entries.length - listed.length
    return {
      code: 'perimetre',
      level: 'erreur',
      titre: comptesDeuxFois(entries.map(([code]) => code)),
      explication: `Dans ${names}\u00a0: ${listed.join(', ')}${more > 0 ? ` et ${more} autre${more > 1 ? 's' : ''}` : ''}. Une commune, ou un arrondissement, n’appartient qu’à une CPTS.`,
    }
  })
}

function comptesDeuxFois(codes: readonly string[]): string {
  const e = codes.every((code) => communeOfArrondissement(code) === null) ? 'e' : ''
  return `${compterLieux(codes)} compté${e}${codes.length > 1 ? 's' : ''} deux fois`
}

/** A CPTS that holds a commune and some of its arrondissements: these are in the commune already. */
function communeEtArrondissements({ nom, communes }: CptsAVerifier, { noms }: VerificationInput): readonly Check[] {
  const doubles = comptesAvecLeurCommune(communes)
  if (doubles.length === 0) return []
  return [
    {
      code: 'perimetre',
      level: 'erreur',
      titre: `${nom}\u00a0: ${compterLieux(doubles)} en plus de la commune entière`,
      explication: `${doubles.map((code) => `${noms?.get(code) ?? 'arrondissement'} (${code})`).join(', ')}\u00a0: déjà ${doubles.length > 1 ? 'comptés' : 'compté'} avec la commune entière. Retirez l’une ou ${doubles.length > 1 ? 'les autres' : 'l’autre'}.`,
      codes: doubles,
    },
  ]
}

/** Same vintage, complete list: the published population must be the sum. */
function populationPubliee({ nom, perimetre, population, publies }: CptsAVerifier): readonly Check[] {
  if (perimetre !== 'complet' || population?.kind !== 'known' || population.millesime === null) return []
  return chiffresDe(publies, nom)
    .filter((one) => one.indicateur === 'population' && one.millesime === population.millesime)
    .filter((one) => one.valeur !== population.value)
    .map((one) => ({
      code: 'population',
      level: 'attention',
      titre: `${nom}\u00a0: ${formatNumber(one.valeur)} habitants publiés, ${formatNumber(population.value)} calculés`,
      explication: `Somme des populations municipales ${population.millesime} des communes\u00a0: ${formatNumber(population.value)}. Écart\u00a0: ${formatNumber(one.valeur - population.value)}. La liste des communes ou le millésime diffère.`,
    }))
}

/** A stated size class against the one of the population. */
function taillePubliee(cpts: CptsAVerifier): readonly Check[] {
  const { nom, publies } = cpts
  const habitants = populationRetenue(cpts)
  const calculee = habitants === null ? null : tailleOf(habitants)
  return chiffresDe(publies, nom)
    .filter((one) => one.indicateur === 'taille' && calculee?.classe != null && one.valeur !== calculee.classe)
    .map((one) => ({
      code: 'taille',
      level: 'erreur',
      titre: `${nom}\u00a0: taille ${formatNumber(one.valeur)} annoncée, taille ${calculee?.classe} calculée`,
      explication: `La population ${habitants?.kind === 'known' ? `(${formatNumber(habitants.value)} habitants) ` : ''}correspond à la taille ${calculee?.classe}\u00a0: ${calculee?.libelle}.`,
    }))
}

/** Within 2 % of a threshold, one commune or one vintage may change the funding. */
function seuil(cpts: CptsAVerifier): readonly Check[] {
  const habitants = populationRetenue(cpts)
  if (habitants?.kind !== 'known') return []
  const taille = tailleOf(habitants)
  if (!taille.alerte || taille.seuilProche === null || taille.margeSeuil === null) return []
  const position = taille.direction === 'au-dessus' ? 'au-dessus' : 'au-dessous'
  return [
    {
      code: 'seuil',
      level: 'attention',
      titre: `${cpts.nom}\u00a0: à ${formatNumber(taille.margeSeuil)} habitants d’un seuil de taille`,
      explication: `${formatNumber(habitants.value)} habitants, taille ${taille.classe} (${taille.libelle})\u00a0: ${formatNumber(taille.margeSeuil)} ${position} du seuil de ${formatNumber(taille.seuilProche)}, soit moins de 2\u00a0%. Une commune ou un millésime de plus peut changer la taille et le plafond.`,
    },
  ]
}

/** Populations of different years do not compare. */
function millesimesMeles({ cpts }: VerificationInput): readonly Check[] {
  const years = cpts.flatMap(({ nom, publies }) =>
    chiffresDe(publies, nom)
      .filter((one) => one.indicateur === 'population')
      .flatMap((one) => (one.millesime === null ? [] : [one.millesime])),
  )
  const distinct = [...new Set(years)].sort()
  if (cpts.length < 2 || distinct.length < 2) return []
  return [
    {
      code: 'millesime',
      level: 'information',
      titre: 'Des populations de millésimes différents',
      explication: `Les populations publiées des CPTS portent sur ${distinct.join(', ')}\u00a0: elles ne se comparent ni ne s’additionnent exactement.`,
    },
  ]
}
