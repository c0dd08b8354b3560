/** Draft of the tripartite contract CPTS – Assurance maladie – ARS. Always marked PROJET: this is not the official form. */

import { POPULATION } from '../domain/chiffres/ids.ts'
import { majuscule } from '../domain/francais.ts'
import { articles } from './contrat-articles.ts'
import { champ, champDate } from './contrat-tableaux.ts'
import { type EntreeDocument, paragraphe, reglage, surtitre, texte, texteLibre } from './entree.ts'
import { figure } from './figures-portrait.ts'
import { phraseTaille } from './financement.ts'
import { phrasesManques } from './manques.ts'
import type { Block, DocumentModel, Heading, Signatures } from './model.ts'
import { blocElargissements, enLieux, intituleLieux } from './perimetre.ts'
import { mentionPopulation, nomCpts } from './phrases.ts'
import { chiffre, phrase } from './plan/phrase.ts'
import { tableauxMissions } from './projet/annexe.ts'
import { tableCommunes } from './tables.ts'
import { dateLongue, enToutes } from './valeurs.ts'

/** The draft contract; fields without a value print "à compléter", amounts without a sure source "à confirmer". */
export function buildContrat(entree: EntreeDocument): DocumentModel {
  const { portrait, date } = entree
  const numero = reglage(entree, 'contrat.numero')
  return {
    kind: 'contrat',
    eyebrow: surtitre(portrait),
    title: 'Contrat tripartite CPTS – Assurance maladie – ARS',
    subtitle: `${nomCpts(portrait.nom)}${numero === null ? '' : `, contrat n°\u00a0${numero}`}. ${portrait.versionAci.libelle}`,
    author: portrait.nom,
    date,
    cover: true,
    projet: true,
    footer: `Projet de contrat, ${nomCpts(portrait.nom)}, version du ${dateLongue(date)}`,
    numbering: false,
    blocks: [
      avertissement(entree),
      { type: 'contents', title: 'Sommaire' },
      { type: 'pageBreak' },
      ...parties(entree),
      ...vu(entree),
      ...articles(entree),
      ...signatures(entree),
      ...annexes(entree),
    ],
  }
}

const titre = (level: 1 | 2, text: string, id: string): Heading => ({ type: 'heading', level, text, id })

function avertissement(entree: EntreeDocument): Block {
  return {
    type: 'note',
    tone: 'attention',
    title: 'Projet préparé avec Maillage.',
    content: [
      `Ce document n’est pas le formulaire officiel de l’accord. Il prépare la discussion avec la CPAM et l’ARS\u00a0; sa rédaction est libre et reste à valider par les parties. Version de l’accord prise en compte\u00a0: ${entree.portrait.versionAci.libelle}. Les champs soulignés sont à compléter\u00a0; les montants sans source sûre sont à confirmer par la CPAM.`,
    ],
  }
}

type Champ = readonly [label: string, cle: string, date?: 'date']

function champs(entree: EntreeDocument, liste: readonly Champ[]): Block {
  return {
    type: 'fields',
    items: liste.map(([label, cle, type]) => {
      const valeur = reglage(entree, cle)
      return { label, value: valeur === null ? null : type === 'date' ? dateLongue(valeur) : valeur }
    }),
  }
}

const CAISSE: readonly Champ[] = [
  ['Caisse primaire d’assurance maladie', 'cpam.nom'],
  ['Adresse', 'cpam.adresse'],
  ['Représentée par', 'cpam.directeur'],
  ['En qualité de', 'cpam.qualite'],
]
const AGENCE: readonly Champ[] = [
  ['Agence régionale de santé', 'ars.nom'],
  ['Adresse', 'ars.adresse'],
  ['Représentée par', 'ars.representant'],
  ['En qualité de', 'ars.qualite'],
  ['Délégation départementale', 'ars.delegation'],
]
const COMMUNAUTE: readonly Champ[] = [
  ['Association', 'cpts.association'],
  ['Numéro RNA', 'cpts.rna'],
  ['Numéro SIRET', 'cpts.siret'],
  ['Numéro Finess (catégorie 604)', 'cpts.finess'],
  ['Siège social', 'cpts.adresse'],
  ['Représentée par', 'cpts.president'],
  ['En qualité de', 'cpts.qualite'],
  ['Mandat donné par l’assemblée générale du', 'cpts.dateMandat', 'date'],
]

function parties(entree: EntreeDocument): Block[] {
  return [
    titre(1, 'Parties', 'parties'),
    titre(2, 'Entre, d’une part, l’assurance maladie', 'parties.caisse'),
    champs(entree, CAISSE),
    titre(2, 'Et l’agence régionale de santé', 'parties.agence'),
    champs(entree, AGENCE),
    titre(2, `Et, d’autre part, la ${nomCpts(entree.portrait.nom)}`, 'parties.communaute'),
    champs(entree, COMMUNAUTE),
  ]
}

/** References of the accord; those of avenant 2 only when the contract follows it. */
function vu(entree: EntreeDocument): Block[] {
  const avenant2 = entree.portrait.versionAci.id.includes('avenant2')
  const reference = reglage(entree, 'contrat.referenceValidation')
  return [
    titre(1, 'Vu', 'vu'),
    {
      type: 'list',
      ordered: false,
      items: [
        ['le code de la santé publique, notamment ses articles L.\u00a01434-12 et suivants\u00a0;'],
        [
          'le code de la sécurité sociale, notamment ses articles L.\u00a0162-14-1, L.\u00a0162-14-1-2, L.\u00a0162-14-2 et L.\u00a0162-15\u00a0;',
        ],
        [
          'l’arrêté du 21\u00a0août 2019 (NOR SSAS1924409A, Journal officiel du 24\u00a0août 2019) portant approbation de l’accord conventionnel interprofessionnel en faveur du développement de l’exercice coordonné et du déploiement des communautés professionnelles territoriales de santé, signé le 20\u00a0juin 2019\u00a0;',
        ],
        ...(avenant2
          ? [
              [
                'l’avenant n°\u00a02 à cet accord, signé le 20\u00a0décembre 2021 (Journal officiel du 31\u00a0mars 2022)\u00a0;',
              ],
            ]
          : []),
        [
          'la décision validant le projet de santé de la communauté, en date du ',
          champDate(entree, 'contrat.dateValidationProjet', 'date à compléter'),
          ...(reference === null ? [] : [`, référence ${reference}`]),
          '.',
        ],
      ],
    },
    paragraphe('Il est convenu ce qui suit.'),
  ]
}

function signatures(entree: EntreeDocument): Block[] {
  const msa = reglage(entree, 'msa.temoin')
  const signataire = (role: string, nom: string, qualite: string): Signatures['items'][number] => ({
    role,
    name: reglage(entree, nom),
    quality: reglage(entree, qualite),
  })
  const items = [
    signataire('Pour l’assurance maladie', 'cpam.directeur', 'cpam.qualite'),
    signataire('Pour l’agence régionale de santé', 'ars.representant', 'ars.qualite'),
    signataire('Pour la communauté', 'cpts.president', 'cpts.qualite'),
  ]
  if (msa !== null)
    items.push({
      role: `En présence de la MSA, témoin\u00a0: ${msa}`,
      name: reglage(entree, 'msa.representant'),
      quality: null,
    })
  return [
    titre(1, 'Signatures', 'signatures'),
    paragraphe(
      'Fait à ',
      champ(entree, 'contrat.lieu', 'lieu à compléter'),
      ', le ',
      champDate(entree, 'contrat.dateSignature', 'date à compléter'),
      ', en trois exemplaires.',
    ),
    { type: 'signatures', items },
  ]
}

const ANNEXE_3 = 'Missions, actions, indicateurs et calendrier\u00a0: un tableau par mission'
const ANNEXES: readonly string[] = [
  'Territoire\u00a0: carte et liste des communes (jointe ci-après)',
  'Projet de santé validé',
  ANNEXE_3,
  'Membres de la communauté et structures',
  'Statuts, règlement intérieur et organigramme de la gouvernance',
  'Budget prévisionnel sur cinq ans',
  'Diagnostic territorial et fiche de données, avec leurs sources',
  'Plan de réponse aux crises sanitaires, lorsqu’il est rédigé',
]

function annexes(entree: EntreeDocument): Block[] {
  const trois = annexe3(entree)
  return [
    titre(1, 'Liste des annexes', 'annexes'),
    paragraphe('Liste d’usage, à adapter avec la CPAM\u00a0:'),
    {
      type: 'list',
      ordered: true,
      items: ANNEXES.map((a) => [a === ANNEXE_3 && trois.length > 0 ? `${a} (joints ci-après)` : a]),
    },
    ...annexe1(entree),
    ...trois,
  ]
}

/** Nothing until a fiche-action is written. */
function annexe3({ projet }: EntreeDocument): Block[] {
  const tableaux = projet === undefined ? [] : tableauxMissions(projet, 'annexe3')
  if (tableaux.length === 0) return []
  return [
    { type: 'pageBreak' },
    { ...titre(1, 'Annexe 3. Missions, actions et indicateurs', 'annexe3'), paysage: true },
    ...tableaux,
  ]
}

function annexe1(entree: EntreeDocument): Block[] {
  const { portrait, figures } = entree
  const habitants = enToutes(portrait.population)
  const communes = enLieux(portrait)
  const mention = mentionPopulation(portrait)
  const total = [communes, habitants].filter((x) => x !== null).join(', ')
  const dits =
    habitants === null
      ? [majuscule(total)]
      : phrase`${communes === null ? '' : `${majuscule(communes)}, `}${chiffre(communes === null ? majuscule(habitants) : habitants, POPULATION, 'unite')}`
  const blocs: Block[] = [{ type: 'pageBreak' }, titre(1, 'Annexe 1. Territoire', 'annexe1')]
  if (total !== '')
    blocs.push(
      texte('territoire', phrase`${dits}${mention === null ? '' : ` (${mention})`}. ${phraseTaille(portrait)}`),
    )
  blocs.push(
    ...blocElargissements(portrait),
    ...texteLibre(entree, 'contrat.annexe1'),
    ...figure(figures.carteCommunes ?? figures.carte),
  )
  if (portrait.communes.length === 0) {
    blocs.push(texte('communes', ['Liste des communes\u00a0: ', { text: 'à compléter', champ: true }, '.']))
    return blocs
  }
  blocs.push(
    tableCommunes(portrait, {
      colonnes: ['code', 'epci', 'population'],
      tri: 'nom',
      panes: portrait.epci.length > 1 || portrait.communes.length <= 10 ? 1 : 2,
      caption:
        portrait.perimetre === 'complet'
          ? `${intituleLieux(portrait.communes)} du territoire`
          : 'Communes identifiées (liste partielle, sans total)',
      source: true,
    }),
  )
  const manques = phrasesManques(portrait).slice(0, portrait.perimetre === 'complet' ? 0 : 1)
  if (manques.length > 0)
    blocs.push({ type: 'note', tone: 'attention', title: 'Liste à compléter avant la signature.', content: manques })
  return blocs
}
