/** What a reader of a portrait must know of its figures: gaps of coverage, mixed sources, counts that differ. */

import { phraseARedeposer } from '../a-redeposer.ts'
import { compterLieux } from '../arrondissements.ts'
import { communeOfArrondissement } from '../codes.ts'
import { formatNumber } from '../format.ts'
import { accord, compte } from '../francais.ts'
import { declaree } from '../listes.ts'
import { limitesListe } from '../listes-mots.ts'
import { direEcarts } from '../populations-contredites.ts'
import type { Portrait } from '../portrait-types.ts'
import { chiffre } from '../publies.ts'
import type { Quantity } from '../quantity.ts'
import { valeurOuMinimum } from '../quantity-ops.ts'
import { deLaCpts } from './chiffres.ts'
import type { Constat } from './perimetre.ts'
import type { ControlesInput, CptsAControler, CptsDetaillee, Trouvaille } from './types.ts'

export function listeIncomplete({ perimetre: etat, communes }: Portrait): readonly Constat[] {
  if (etat === 'complet') return []
  const connues = `${compterLieux(communes.map(({ code }) => code))} dans la liste`
  return [
    {
      titre: etat === 'partiel' ? 'La liste des communes est partielle' : 'La liste des communes n’est pas connue',
      explication: `${communes.length === 0 ? 'Aucune commune n’est inscrite' : connues}\u00a0: les chiffres de l’ensemble sont ceux publiés, ou des minimums.`,
    },
  ]
}

/** What was given as a part of a commune is counted with the whole. */
export function elargie({ elargissements }: Portrait): readonly Constat[] {
  if (elargissements.length === 0) return []
  const codes = [...new Set(elargissements.map(({ code }) => code))]
  return [
    {
      titre: `${codes.length > 1 ? `${formatNumber(codes.length)} communes sont comptées entières` : 'Une commune est comptée entière'}, une partie en était donnée`,
      explication: `${elargissements.map(({ phrase }) => phrase).join('. ')}. Les chiffres sont ceux des communes entières.`,
      codes,
    },
  ]
}

export function couverture(portrait: Portrait): readonly Constat[] {
  return [
    ...connue('population', portrait.population, portrait),
    ...connue('superficie', portrait.superficie, portrait),
  ]
}

function connue(nom: string, quantity: Quantity, portrait: Portrait): readonly Constat[] {
  const { known, total } = quantity.coverage
  if (portrait.perimetre !== 'complet' || known >= total) return []
  const manque = total - known
  const mot = portrait.communes.every(({ code }) => communeOfArrondissement(code) !== null)
    ? 'arrondissement'
    : 'commune'
  const sujet = nom === 'population' ? 'Population' : 'Superficie'
  return [
    {
      level: known === 0 && nom === 'superficie' ? 'information' : 'attention',
      titre:
        known === 0
          ? `${sujet} inconnue`
          : `${sujet} connue pour ${formatNumber(known)} ${mot}${accord(known, '', 's')} sur ${formatNumber(total)}`,
      explication: `${formatNumber(manque)} ${mot}${accord(manque, ' n’a', 's n’ont')} pas de ${nom}\u00a0: ${known === 0 ? 'importez un fichier qui la donne' : 'la somme est un minimum'}.`,
    },
  ]
}

/** Files read before a commune was of the territory, of which nothing was kept. */
export function aRedeposer({ cpts, aRedeposer: manques, nomCommune }: ControlesInput): readonly Trouvaille[] {
  return manques.map((une) => ({
    titre:
      une.codes.length > 1
        ? `${formatNumber(une.codes.length)} communes ajoutées après l’import de fichiers`
        : `${nomCommune(une.codes[0] ?? '')} ajoutée après l’import de fichiers`,
    explication: `${phraseARedeposer(une, nomCommune)} D’ici là, ce qui s’additionne est un minimum.`,
    codes: une.codes,
    cpts: cpts.filter(({ communes }) => une.codes.some((code) => communes.includes(code))).map(({ nom }) => nom),
  }))
}

/** Cadastral and computed areas differ by about 1 %: never mix them silently. */
export function superficiesMelees({ superficie }: Portrait): readonly Constat[] {
  const labels = [...new Set(superficie.sources.map((source) => source.label))]
  if (labels.length < 2) return []
  return [
    {
      titre: 'Des superficies de plusieurs sources',
      explication: `${labels.join(', ')}\u00a0: une superficie calculée sur des contours diffère d’environ 1\u00a0% de celle de l’Insee.`,
    },
  ]
}

/** Populations of a file that are not Insee's of the same year. */
export function populationsContredites({ ecartsPopulation = [] }: Portrait): readonly Constat[] {
  return direEcarts(ecartsPopulation).map(({ titre, explication, grave, codes }) => ({
    level: grave ? 'attention' : 'information',
    titre,
    explication,
    codes,
  }))
}

/** A published count that the import does not find in the communes. A lower bound below it contradicts nothing. */
export function offreContredite({ detail, publies }: CptsAControler): readonly Constat[] {
  if (detail === null) return []
  const figures = deLaCpts(publies)
  const { professions, structures } = detail.portrait
  const lignes = [
    ...professions.map((une) => ({ ...une, indicateur: `profession:${une.code}`, unite: 'personnes' as const })),
    ...structures.map((une) => ({ ...une, indicateur: `structure:${une.categorie}`, unite: 'structures' as const })),
  ]
  return lignes.flatMap(({ libelle, effectif, indicateur, unite }) => {
    const publie = chiffre(figures, indicateur, unite)
    const compte = valeurOuMinimum(effectif)
    if (publie === undefined || compte === null) return []
    if (compte === publie.valeur || (effectif.kind === 'interval' && compte < publie.valeur)) return []
    return [
      {
        titre: `${libelle}\u00a0: ${formatNumber(publie.valeur)} publié, ${formatNumber(compte)} importé`,
        explication: `Le nombre importé est retenu. Source publiée\u00a0: ${publie.source}.`,
        chiffres: [publie],
      },
    ]
  })
}

/** What the lists of people and places do not show, as their import told it. */
export function listesLimitees({ portrait: { communes }, listes }: CptsDetaillee): readonly Constat[] {
  return listes.flatMap(({ fichier, genre, portee }) => {
    const phrases = limitesListe(portee, genre, communes)
    if (phrases.length === 0) return []
    const touchees = communes.filter(
      ({ code }) =>
        !declaree(portee, code) &&
        (portee.partielles.includes(code) || portee.pertes.some((une) => une.commune === code)),
    )
    return [
      {
        titre: `«\u00a0${fichier}\u00a0» ne dit pas tout`,
        explication: phrases.map((phrase) => `Ce fichier ${phrase}`).join(' '),
        codes: touchees.map(({ code }) => code),
      },
    ]
  })
}

export function aPlacer({ aPlacer: nombre }: Portrait): readonly Constat[] {
  if (nombre === 0) return []
  return [
    {
      titre: `${compte(nombre, 'professionnel')} sans commune`,
      explication:
        nombre > 1
          ? 'Leur ligne ne donne pas de commune et leur code postal en couvre plusieurs\u00a0: ils ne sont comptés dans aucun territoire.'
          : 'Sa ligne ne donne pas de commune et son code postal en couvre plusieurs\u00a0: il n’est compté dans aucun territoire.',
    },
  ]
}
