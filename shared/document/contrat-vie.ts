/** Articles 7 to 13 of the draft contract: follow-up, funds, data, duration, amendment, termination, disputes. */
import { finContrat } from '../domain/echeances.ts'
import { A_CALCULER, aConfirmer, article, libre } from './contrat-blocs.ts'
import { champ, dateSignature } from './contrat-tableaux.ts'
import { type EntreeDocument, paragraphe } from './entree.ts'
import type { Block, Inline } from './model.ts'
import { dateLongue } from './valeurs.ts'

export function article7(entree: EntreeDocument): Block[] {
  return [
    article(7, 'Suivi, évaluation et dialogue de gestion'),
    paragraphe(
      'Les parties se réunissent chaque année, en fin d’exercice, pour un dialogue de gestion. Elles examinent l’avancement des missions, les indicateurs de l’annexe 3 et les pièces qui les justifient, et peuvent réviser les cibles de l’année suivante.',
    ),
    paragraphe(
      'La communauté remet avant cette réunion son rapport d’activité et les justificatifs utiles. Période retenue\u00a0: ',
      champ(entree, 'contrat.dateDialogue'),
      '.',
    ),
    ...libre(entree, 7),
  ]
}

export function article8(entree: EntreeDocument): Block[] {
  return [
    article(8, 'Utilisation des fonds et transparence'),
    paragraphe(
      'La communauté affecte librement les sommes reçues à la réalisation de ses missions et à son fonctionnement. Elle tient une comptabilité et rend compte chaque année de l’emploi des fonds.',
    ),
    paragraphe(
      'Le total des indemnités et rémunérations versées à un même professionnel au cours d’une année civile ne dépasse pas le plafond annuel de la sécurité sociale (décret n° 2022-375 du 16 mars 2022).',
    ),
    ...libre(entree, 8),
  ]
}

export function article9(entree: EntreeDocument): Block[] {
  return [
    article(9, 'Données et confidentialité'),
    paragraphe(
      'Les échanges prévus par le présent contrat et ses annexes ne comportent aucune donnée de santé nominative. Chaque partie est responsable des traitements qu’elle met en œuvre et respecte le règlement général sur la protection des données.',
    ),
    ...libre(entree, 9),
  ]
}

export function article10(entree: EntreeDocument): Block[] {
  const signature = dateSignature(entree)
  const fin: Inline[] =
    signature === null
      ? ['. Échéance\u00a0: ', A_CALCULER, '.']
      : [`, du ${dateLongue(signature)} au ${dateLongue(finContrat(signature))}.`]
  return [
    article(10, 'Durée et renouvellement'),
    paragraphe('Le contrat est conclu pour cinq ans à compter de sa signature', ...fin),
    paragraphe(
      'Les parties examinent son renouvellement avant l’échéance. ',
      aConfirmer('Conditions et délai de renouvellement à confirmer par la CPAM.'),
    ),
    ...libre(entree, 10),
  ]
}

export function article11(entree: EntreeDocument): Block[] {
  return [
    article(11, 'Modification par avenant'),
    paragraphe(
      'Toute modification du territoire, des missions retenues ou de la taille de la communauté fait l’objet d’un avenant signé par les trois parties. Un changement de taille en cours de contrat est signalé sans délai\u00a0; ',
      aConfirmer('ses effets sur les montants sont à confirmer par la CPAM.'),
    ),
    ...libre(entree, 11),
  ]
}

export function article12(entree: EntreeDocument): Block[] {
  return [
    article(12, 'Manquement et résiliation'),
    paragraphe(
      'Le contrat peut être résilié à la demande de la communauté. Il peut aussi l’être lorsque des missions ne sont pas mises en œuvre, que les délais de l’article 3 ne sont pas tenus ou que les conditions d’éligibilité ne sont plus remplies.',
    ),
    paragraphe(
      'Aucune décision n’est prise sans un échange écrit préalable qui permette à la communauté de présenter ses observations. En cas de résiliation, les avances sont remboursées prorata temporis. ',
      aConfirmer('Délais de préavis à confirmer par la CPAM.'),
    ),
    ...libre(entree, 12),
  ]
}

export function article13(entree: EntreeDocument): Block[] {
  return [
    article(13, 'Litiges'),
    paragraphe(
      'Les parties recherchent d’abord un accord amiable, au besoin devant la commission paritaire compétente. À défaut, le litige est porté devant la juridiction compétente\u00a0: ',
      champ(entree, 'contrat.tribunal'),
      '.',
    ),
    ...libre(entree, 13),
  ]
}
