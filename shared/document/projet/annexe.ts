/** One landscape table per mission: objective – action – means – pilot – partners – indicator – baseline – A1…A5 – proof. */
import { CRISE } from '../../domain/financement/crise.ts'
import { euros } from '../../domain/financement/mots.ts'
import { compte } from '../../domain/francais.ts'
import type { Action, Indicateur } from '../../domain/projet/lignes.ts'
import type { MissionProjet } from '../../domain/projet/missions.ts'
import { cibleEcrite, ecartMots, GENRES_MOTS, nombreTel, prixEcrit } from '../../domain/projet/mots.ts'
import { prixCible } from '../../domain/projet/prix.ts'
import type { Block, Cell, Inline, Table } from '../model.ts'
import { dateLongue, TIRET } from '../valeurs.ts'
import { actionsDe, type EntreeProjet, piloteDe } from './entree.ts'

const ANNEES = [1, 2, 3, 4, 5] as const
const VIDE: Cell = { content: [TIRET], tone: 'muted' }
/** Columns of words share what the numbers leave, the indicator most. */
const LARGEURS = [
  ['Objectif', 13],
  ['Action', 12],
  ['Moyens', 13],
  ['Pilote', 10],
  ['Partenaires', 11],
  ['Indicateur', 17],
] as const
/** Columns that say the fiche, one cell for all its indicators. */
const DE_LA_FICHE = 5

/** Missions that have fiches, each with its heading, its days, its table. */
export function tableauxMissions(projet: EntreeProjet, prefixe: string): Block[] {
  return projet.missions
    .filter(({ cle }) => actionsDe(projet, cle).length > 0)
    .flatMap((mission, rang): Block[] => [
      ...(rang === 0 ? [] : [{ type: 'pageBreak' } as const]),
      {
        type: 'heading',
        level: 2,
        text: `${mission.numero}. ${mission.court}`,
        id: `${prefixe}.${mission.cle}`,
      },
      reperes(projet, mission),
      tableau(projet, mission),
      {
        type: 'paragraph',
        content: [
          {
            text: 'Sous chaque cible, le prix qu’elle ouvre si elle est atteinte. Les prix se négocient avec la CPAM et l’ARS.',
            muted: true,
          },
        ],
      },
    ])
}

function reperes(projet: EntreeProjet, mission: MissionProjet): Block {
  const fiches = actionsDe(projet, mission.cle)
  const indicateurs = fiches.flatMap(({ id }) => projet.lignes.indicateur.filter(({ action }) => action === id))
  const { cle, debut, demarrage, deploiement, variable, statut } = mission
  const jour = (date: string | null) => (date === null ? 'à fixer' : dateLongue(date))
  return {
    type: 'keyFigures',
    items: [
      {
        value: jour(debut),
        label: 'début',
        detail: demarrage === null ? null : `au plus tard le ${dateLongue(demarrage)}`,
      },
      ...(deploiement === null
        ? []
        : [{ value: dateLongue(deploiement), label: 'déploiement complet', detail: 'au plus tard' }]),
      ...(cle === CRISE
        ? []
        : [
            {
              value: variable === null ? 'à confirmer' : euros(variable),
              label: 'part variable par an, au plus',
              detail:
                variable === null ? 'par la CPAM' : statut === 'seen_in_contract' ? 'à vérifier avec la CPAM' : null,
            },
          ]),
      {
        value: compte(fiches.length, 'fiche'),
        label: compte(indicateurs.length, 'indicateur'),
        detail: null,
      },
    ],
  }
}

function tableau(projet: EntreeProjet, mission: MissionProjet): Table {
  const fiches = actionsDe(projet, mission.cle)
  const groupes = fiches.map((action, rang) => lignesFiche(projet, action, `${mission.numero}.${rang + 1}`))
  return {
    type: 'table',
    caption: null,
    columns: [
      ...LARGEURS.map(([label, width]) => ({ label, width, align: 'left' as const })),
      { label: 'Départ', align: 'right' },
      ...ANNEES.map((annee) => ({ label: `An${'\u00a0'}${annee}`, align: 'right' as const })),
      { label: 'Preuve', width: 10, align: 'left' },
    ],
    rows: groupes.flat(),
    groupes: { colonnes: DE_LA_FICHE, tailles: groupes.map(({ length }) => length) },
    total: total(mission),
    rowHeader: false,
    panes: 1,
    source: null,
  }
}

/** A row per indicator; a fiche that has none has one row. */
function lignesFiche(projet: EntreeProjet, action: Action, repere: string): Cell[][] {
  const fiche: Cell[] = [
    action.objectif,
    [{ text: `${repere} ${action.titre}`, strong: true }],
    action.moyens,
    piloteDe(projet, action) ?? VIDE,
    action.partenaires,
  ].map((cellule) => (cellule === '' ? VIDE : cellule))
  const indicateurs = projet.lignes.indicateur.filter((un) => un.action === action.id)
  const lignes = indicateurs.map((indicateur) => ligneIndicateur(projet, indicateur))
  return (lignes.length === 0 ? [Array.from({ length: 8 }, () => VIDE)] : lignes).map((ligne) => [...fiche, ...ligne])
}

const sous = (text: string): Inline => ({ text: `\n${text}`, muted: true })

function ligneIndicateur(projet: EntreeProjet, indicateur: Indicateur): Cell[] {
  const { titre, genre, unite, base, depart, departDate, livrables } = indicateur
  const cibles = ANNEES.map((annee): Cell => {
    const cible = projet.lignes.cible.find((une) => une.indicateur === indicateur.id && une.annee === annee)
    const dit = cible === undefined ? '' : cibleEcrite(indicateur, cible)
    if (cible === undefined || (dit === '' && genre !== 'tout_ou_rien')) return VIDE
    const ecart = ecartMots(indicateur, cible)
    return [
      dit === '' ? 'oui' : dit,
      ...(ecart === null ? [] : [sous(`(${ecart})`)]),
      sous(prixEcrit(prixCible(indicateur, cible))),
    ]
  })
  const precision = [base, unite === '' || unite === '%' ? '' : unite].filter((un) => un !== '').join(', ')
  return [
    [titre, ...(precision === '' ? [] : [sous(precision)]), sous(GENRES_MOTS[genre])],
    depart === null
      ? VIDE
      : [`${nombreTel(depart)}${unite === '%' ? '\u00a0%' : ''}`, ...(departDate === '' ? [] : [sous(departDate)])],
    ...cibles,
    livrables === '' ? VIDE : livrables,
  ]
}

/** What reaching every target of the year would pay; « au moins » where a price waits. */
function total({ annees, variable }: MissionProjet): Cell[] {
  const somme = annees.map((annee): Cell => {
    if (annee === null) return TIRET
    return annee.inconnus === 0 ? euros(annee.cents) : annee.cents === 0 ? 'à négocier' : `≥\u00a0${euros(annee.cents)}`
  })
  return [
    'Si chaque cible est atteinte',
    '',
    '',
    '',
    '',
    variable === null ? '' : `sur ${euros(variable)} par an`,
    '',
    ...somme,
    '',
  ]
}
