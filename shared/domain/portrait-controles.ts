/** What a reader of a portrait must know: findings of the checks, gaps of coverage, mixed sources. */
import { formatNumber } from './format.ts'
import type { Check, ChiffrePublie, Portrait, PortraitInput } from './portrait-types.ts'
import { chiffre, chiffresDe, estDonne } from './publies.ts'
import type { Quantity } from './quantity.ts'
import { valeurOuMinimum } from './quantity-ops.ts'
import { population } from './territoire.ts'
import { verifier } from './verifications.ts'

export function controlesPortrait(portrait: Omit<Portrait, 'controles'>, input: PortraitInput): readonly Check[] {
  const own = input.publies.filter(estDonne).filter((one) => one.cpts === input.nom)
  return [
    ...verifier({
      cpts: [
        {
          nom: input.nom,
          communes: portrait.communes.map((commune) => commune.code),
          perimetre: input.perimetre,
          population: input.communes.length === 0 ? null : population(input.communes, input.millesime),
          publies: own,
        },
      ],
      // Shares of the whole study area are judged on the study area, not here.
      publies: [],
      bases: basesDepartements(portrait, input),
      millesime: input.millesime,
    }),
    ...perimetre(portrait),
    ...couverture('population', portrait.population, portrait),
    ...couverture('superficie', portrait.superficie, portrait),
    ...superficies(portrait),
    ...offreContredite(portrait, own, input),
    ...aPlacer(portrait),
  ]
}

function basesDepartements(portrait: Omit<Portrait, 'controles'>, input: PortraitInput) {
  return [...input.departementPopulations].flatMap(([code, quantity]) => {
    if (quantity.kind !== 'known') return []
    const nom = portrait.departements.find((one) => one.code === code)?.nom ?? code
    const libelle = `population municipale ${quantity.millesime ?? ''} du département ${nom}`
    return [{ libelle, millesime: quantity.millesime, valeur: quantity.value }]
  })
}

function perimetre({ perimetre: etat, communes }: Omit<Portrait, 'controles'>): readonly Check[] {
  if (etat === 'complet') return []
  const connues = `${communes.length} commune${communes.length > 1 ? 's sont inscrites' : ' est inscrite'}`
  return [
    {
      code: 'perimetre',
      level: 'information',
      titre: etat === 'partiel' ? 'La liste des communes est partielle' : 'La liste des communes n’est pas connue',
      explication: `${communes.length === 0 ? 'Aucune commune n’est inscrite' : connues}\u00a0: les chiffres de l’ensemble sont ceux publiés, ou des minimums.`,
    },
  ]
}

function couverture(nom: string, quantity: Quantity, portrait: Omit<Portrait, 'controles'>): readonly Check[] {
  const { known, total } = quantity.coverage
  if (portrait.perimetre !== 'complet' || known >= total) return []
  const manque = total - known
  return [
    {
      code: 'couverture',
      level: known === 0 && nom === 'superficie' ? 'information' : 'attention',
      titre: `${nom === 'population' ? 'Population' : 'Superficie'} connue pour ${formatNumber(known)} commune${known > 1 ? 's' : ''} sur ${formatNumber(total)}`,
      explication: `${formatNumber(manque)} commune${manque > 1 ? 's n’ont' : ' n’a'} pas de ${nom}\u00a0: ${known === 0 ? 'importez un fichier qui la donne' : 'la somme est un minimum'}.`,
    },
  ]
}

/** Cadastral and computed areas differ by about 1 %: never mix them silently. */
function superficies({ superficie }: Omit<Portrait, 'controles'>): readonly Check[] {
  const labels = [...new Set(superficie.sources.map((source) => source.label))]
  if (labels.length < 2) return []
  return [
    {
      code: 'superficie',
      level: 'attention',
      titre: 'Des superficies de plusieurs sources',
      explication: `${labels.join(', ')}\u00a0: une superficie calculée sur des contours diffère d’environ 1\u00a0% de celle de l’Insee.`,
    },
  ]
}

/** A published count below what the import finds in the communes. */
function offreContredite(
  portrait: Omit<Portrait, 'controles'>,
  own: readonly ChiffrePublie[],
  input: PortraitInput,
): readonly Check[] {
  const figures = chiffresDe(own, input.nom)
  const lines = [
    ...portrait.professions.map((one) => ({
      ...one,
      indicateur: `profession:${one.code}`,
      unite: 'personnes' as const,
    })),
    ...portrait.structures.map((one) => ({
      ...one,
      indicateur: `structure:${one.categorie}`,
      unite: 'structures' as const,
    })),
  ]
  return lines.flatMap(({ libelle, effectif, indicateur, unite }) => {
    const published = chiffre(figures, indicateur, unite)
    const compte = valeurOuMinimum(effectif)
    if (published === undefined || compte === null) return []
    if (compte === published.valeur || (effectif.kind === 'interval' && compte < published.valeur)) return []
    return [
      {
        code: 'ecart',
        level: 'information',
        titre: `${libelle}\u00a0: ${formatNumber(published.valeur)} publié, ${formatNumber(compte)} importé`,
        explication: `Le nombre importé est retenu. Source publiée\u00a0: ${published.source}.`,
      },
    ]
  })
}

function aPlacer({ aPlacer: nombre }: Omit<Portrait, 'controles'>): readonly Check[] {
  if (nombre === 0) return []
  return [
    {
      code: 'a-placer',
      level: 'attention',
      titre: `${formatNumber(nombre)} professionnel${nombre > 1 ? 's' : ''} sans commune`,
      explication:
        nombre > 1
          ? 'Leur ligne ne donne pas de commune et leur code postal en couvre plusieurs\u00a0: ils ne sont comptés dans aucun territoire.'
          : 'Sa ligne ne donne pas de commune et son code postal en couvre plusieurs\u00a0: il n’est compté dans aucun territoire.',
    },
  ]
}
