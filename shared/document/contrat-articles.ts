/**
 * Articles 1 to 6 of the draft contract, in original wording, and the list of the thirteen. Headings follow the
 * reconstruction of the contract's shape; deadlines, payment terms and amounts are those that a sure source gives,
 * everything else says "à confirmer".
 */

import { AVANCE } from '../domain/aci.ts'
import { POPULATION } from '../domain/chiffres/ids.ts'
import { anniversaires } from '../domain/echeances.ts'
import { enumeration } from '../domain/francais.ts'
import { A_CALCULER, aConfirmer, article, libre, liste } from './contrat-blocs.ts'
import {
  A_COMPLETER,
  dateSignature,
  debutsAvantSignature,
  debutsTardifs,
  missionsContrat,
  tableCalendrier,
  tableMontants,
} from './contrat-tableaux.ts'
import { article7, article8, article9, article10, article11, article12, article13 } from './contrat-vie.ts'
import { phraseCommunes } from './diagnostic-territoire.ts'
import { tableEcheancier } from './echeancier.ts'
import { type EntreeDocument, paragraphe, reglage, texte } from './entree.ts'
import { imprimable, montant, tailleTexte } from './financement.ts'
import type { Block, Inline, List } from './model.ts'
import { blocElargissements, intituleLieux } from './perimetre.ts'
import { mentionPopulation } from './phrases.ts'
import { chiffre, type Phrase, phrase } from './plan/phrase.ts'
import { dateLongue, enToutes, valeurUnite } from './valeurs.ts'

const sous = (text: string, id: string): Block => ({ type: 'heading', level: 2, text, id })

function article1(entree: EntreeDocument): Block[] {
  const { portrait } = entree
  const communes = phraseCommunes(portrait)
  const habitants = enToutes(portrait.population)
  const population: Phrase =
    habitants === null
      ? [A_COMPLETER]
      : phrase`${chiffre(habitants, POPULATION, 'unite')} (${mentionPopulation(portrait) ?? ''})`
  return [
    article(1, 'Champ du contrat et pièces justificatives'),
    paragraphe(
      'Le présent contrat fixe les engagements réciproques de la communauté professionnelle territoriale de santé, de l’assurance maladie et de l’agence régionale de santé pour la mise en œuvre du projet de santé validé, et les conditions du financement correspondant.',
    ),
    paragraphe(
      'Le territoire d’action couvre ',
      communes ?? A_COMPLETER,
      ', soit ',
      ...population,
      `. La communauté relève de la ${tailleTexte(portrait)}. La liste des ${intituleLieux(portrait.communes).toLowerCase()} et la carte figurent en annexe 1.`,
    ),
    ...blocElargissements(portrait),
    paragraphe('La communauté joint à sa demande les pièces suivantes\u00a0:'),
    liste(
      'les statuts de l’association et le récépissé de sa déclaration\u00a0;',
      'le projet de santé validé par l’agence régionale de santé\u00a0;',
      'la liste des membres de la communauté\u00a0;',
      'le relevé d’identité bancaire de l’association\u00a0;',
      'la décision donnant mandat de signer au représentant de l’association.',
    ),
    paragraphe(aConfirmer('La liste des pièces exigées est à confirmer par la CPAM.')),
    ...libre(entree, 1),
  ]
}

/** What each mission is about, in our own words. */
const OBJETS: Readonly<Record<string, string>> = {
  'acces-soins':
    'repérer et orienter les patients sans médecin traitant, en commençant par les plus fragiles\u00a0; organiser en ville la réponse aux demandes de soins non programmés\u00a0; développer le recours à la télésanté.',
  parcours:
    'repérer les risques de rupture de soins et écrire, entre professions, les parcours qui les préviennent\u00a0: sortie d’hospitalisation, maintien à domicile, situations complexes.',
  prevention:
    'conduire des actions de prévention, de dépistage et de promotion de la santé adaptées à la population du territoire.',
  crise:
    'rédiger et tenir à jour un plan de réponse aux crises sanitaires, et agir lorsqu’une crise locale, régionale ou nationale survient.',
  qualite: 'organiser des groupes d’analyse de pratiques, de retour d’expérience et d’échange entre professionnels.',
  accompagnement: 'faciliter l’installation, accueillir des stagiaires et renforcer l’attractivité du territoire.',
}

function article2(entree: EntreeDocument): Block[] {
  const missions = missionsContrat(entree)
  const items = (retenues: typeof missions): List =>
    liste(
      ...retenues.map((m): readonly Inline[] => [
        { text: `${m.titre}\u00a0:`, strong: true },
        ` ${OBJETS[m.cle] ?? 'objet à compléter.'}`,
      ]),
    )
  const socle = missions.filter((m) => m.choix === 'socle')
  const choisies = missions.filter((m) => m.choix === 'retenue')
  const indecises = missions.filter((m) => m.choix === null)
  const blocs: Block[] = [
    article(2, 'Engagements de la communauté'),
    paragraphe('La communauté s’engage à mettre en œuvre les missions socles suivantes\u00a0:'),
    { ...items(socle), id: 'socle' },
  ]
  if (choisies.length > 0)
    blocs.push(
      texte('choisies', [
        choisies.length === 1
          ? 'Elle choisit en outre la mission complémentaire suivante\u00a0:'
          : 'Elle choisit en outre les missions complémentaires suivantes\u00a0:',
      ]),
      { ...items(choisies), id: 'liste-choisies' },
    )
  if (choisies.length === 0 && indecises.length === 0)
    blocs.push(texte('aucune', ['Elle ne retient aucune mission complémentaire.']))
  if (indecises.length > 0)
    blocs.push(
      texte('indecises', ['Missions complémentaires retenues, au choix de la communauté\u00a0: ', A_COMPLETER, '.']),
      { ...items(indecises), id: 'liste-indecises' },
    )
  return [
    ...blocs,
    paragraphe(
      'Pour chaque mission, l’annexe 3 précise l’objectif, les actions, les moyens, le pilote, les partenaires, les indicateurs, leurs valeurs de départ et leurs cibles annuelles.',
    ),
    paragraphe('La communauté respecte en toute circonstance le libre choix du professionnel par le patient.'),
    ...libre(entree, 2),
  ]
}

function article3(entree: EntreeDocument): Block[] {
  const signature = dateSignature(entree)
  const tardifs = debutsTardifs(entree)
  const precoces = debutsAvantSignature(entree)
  const incertaines = missionsContrat(entree).filter((m) => !m.delaisSurs)
  const blocs: Block[] = [article(3, 'Calendrier de déploiement')]
  blocs.push(
    signature === null
      ? paragraphe('Les dates limites sont ', A_CALCULER, '. Le tableau donne les délais après la signature.')
      : paragraphe(`Les dates limites sont comptées à partir de la signature, le ${dateLongue(signature)}.`),
    tableCalendrier(entree),
    paragraphe('Les missions complémentaires commencent à la date que choisit la communauté.'),
  )
  if (incertaines.length > 0) {
    blocs.push(
      texte('delais', [
        aConfirmer(
          `Délais à confirmer par la CPAM pour cette version de l’accord\u00a0: ${enumeration(incertaines.map((m) => m.court.charAt(0).toLocaleLowerCase('fr') + m.court.slice(1)))}.`,
        ),
      ]),
    )
  }
  if (precoces.length > 0) {
    blocs.push({
      type: 'note',
      tone: 'attention',
      title: 'Début prévu avant la signature',
      content: [`${precoces.join('\u00a0; ')}.`],
    })
  }
  if (tardifs.length > 0) {
    blocs.push({
      type: 'note',
      tone: 'attention',
      title: 'Début prévu après la date limite',
      content: [`${tardifs.join('\u00a0; ')}.`],
    })
  }
  return [...blocs, ...libre(entree, 3)]
}

function article4(entree: EntreeDocument): Block[] {
  return [
    article(4, 'Engagements de l’assurance maladie et de l’agence régionale de santé'),
    paragraphe('L’assurance maladie et l’agence régionale de santé s’engagent à\u00a0:'),
    liste(
      'fournir à la communauté les données utiles à son diagnostic et au suivi de ses indicateurs, sans donnée nominative de santé\u00a0;',
      'apporter un appui méthodologique à la conduite des missions\u00a0;',
      'faciliter les relations avec les établissements, les services et les collectivités du territoire\u00a0;',
      'désigner chacune un interlocuteur.',
    ),
    {
      type: 'fields',
      items: [
        { label: 'Interlocuteur à la caisse', value: reglage(entree, 'cpam.referent') },
        { label: 'Interlocuteur à l’agence', value: reglage(entree, 'ars.referent') },
      ],
    },
    ...libre(entree, 4),
  ]
}

/** "l’ACI du 20 juin 2019 et son avenant 2". */
function accordTexte(libelle: string): string {
  const phrase = libelle.replace(' et avenant', ' et son avenant')
  return phrase.startsWith('ACI') ? `l’${phrase}` : `«\u00a0${phrase}\u00a0»`
}

function article5(entree: EntreeDocument): Block[] {
  const { portrait } = entree
  const nonConfirmes = portrait.montants.some((m) => !imprimable(m))
  const blocs: Block[] = [article(5, 'Montants alloués')]
  if (portrait.taille.classe === null) {
    blocs.push(
      texte('taille', ['La taille de la communauté n’est pas déterminée\u00a0: les montants sont ', A_COMPLETER, '.']),
    )
    return [...blocs, ...libre(entree, 5)]
  }
  blocs.push(
    paragraphe(
      `Seules figurent les lignes de la ${tailleTexte(portrait)}, selon ${accordTexte(portrait.versionAci.libelle)}. La part variable dépend de l’atteinte des objectifs fixés en annexe 3.`,
    ),
    tableMontants(entree),
  )
  if (nonConfirmes) {
    blocs.push({
      type: 'note',
      tone: 'information',
      title: 'À confirmer par la CPAM.',
      content: [
        'Les lignes «\u00a0montant à confirmer\u00a0» sont à reprendre de la grille que la caisse communique pour cette taille. Aucun montant n’a été estimé.',
      ],
    })
  }
  return [...blocs, ...libre(entree, 5)]
}

/** "soit 37 500 € pour un fonctionnement de 50 000 €", only when the amount is confirmed. */
function avance(entree: EntreeDocument): string {
  const m = montant(entree.portrait, 'fonctionnement')
  if (m === null || !imprimable(m)) return ''
  return `, soit ${valeurUnite((m.montant * AVANCE) / 100, 'euros')} pour un montant annuel de ${valeurUnite(m.montant, 'euros')}`
}

function article6(entree: EntreeDocument): Block[] {
  const signature = dateSignature(entree)
  const dates = signature === null ? null : enumeration(anniversaires(signature).map(dateLongue))
  const table = tableEcheancier(entree)
  return [
    article(6, 'Modalités de versement'),
    sous('6.1. Fonctionnement', 'article6.fonctionnement'),
    paragraphe(
      'Avant le démarrage des missions, le montant du fonctionnement est versé en totalité à la signature du contrat, dès que l’assurance maladie a vérifié que le dossier est complet.',
    ),
    paragraphe(
      `Ensuite, il est dû chaque année à la date anniversaire du contrat. Une avance de ${AVANCE}\u00a0% est versée au début de chaque année du contrat${avance(entree)}\u00a0; le solde est versé avec celui de la rémunération de l’année précédente.`,
    ),
    sous('6.2. Missions', 'article6.missions'),
    paragraphe(
      `Part fixe\u00a0: à la date de démarrage de chaque mission, une avance de ${AVANCE}\u00a0% du montant fixe est versée, au prorata de la durée qui sépare cette date de la prochaine date anniversaire. À chaque anniversaire sont versés le solde de la part fixe de l’année écoulée et ${AVANCE}\u00a0% de celle de l’année qui commence.`,
    ),
    paragraphe(
      'Part variable\u00a0: elle est versée après le dialogue de gestion annuel, selon les indicateurs fixés pour chaque mission et l’intensité des moyens mis en œuvre.',
    ),
    paragraphe('Dates anniversaires\u00a0: ', dates ?? A_CALCULER, '.'),
    ...(table === null ? [] : [table]),
    paragraphe(
      aConfirmer(
        'À confirmer par la CPAM\u00a0: l’unité du prorata (jours ou mois) et la formule de la part variable.',
      ),
    ),
    ...libre(entree, 6),
  ]
}

/** Articles 1 to 13, in order. */
export function articles(entree: EntreeDocument): Block[] {
  return [
    article1,
    article2,
    article3,
    article4,
    article5,
    article6,
    article7,
    article8,
    article9,
    article10,
    article11,
    article12,
    article13,
  ].flatMap((f) => f(entree))
}
