/** Tables of the contract: calendar of the missions (article 3) and amounts (article 5). */

import { missionsDe, missionsOptionnelles } from '../domain/aci.ts'
import { jourExiste } from '../domain/dates.ts'
import { addMonths } from '../domain/echeances.ts'
import { CRISE } from '../domain/financement/crise.ts'
import { compte } from '../domain/francais.ts'
import { type EntreeDocument, reglage } from './entree.ts'
import { montantCellule, sourceMontants, tailleTexte } from './financement.ts'
import type { Cell, Inline, Table } from './model.ts'
import { dateLongue } from './valeurs.ts'

export const A_COMPLETER: Inline = { text: 'à compléter', champ: true }

/** A field inside a sentence: its value, or "à compléter" marked as such. */
export function champ(entree: EntreeDocument, cle: string, vide = 'à compléter'): Inline {
  return reglage(entree, cle) ?? { text: vide, champ: true }
}

export function champDate(entree: EntreeDocument, cle: string, vide = 'à compléter'): Inline {
  const valeur = reglage(entree, cle)
  return valeur === null ? { text: vide, champ: true } : dateLongue(valeur)
}

/** ISO date of the signature, or null: absent, or not a date (then it prints as typed, and nothing is computed). */
export function dateSignature(entree: EntreeDocument): string | null {
  const valeur = reglage(entree, 'contrat.dateSignature')
  if (valeur === null) return null
  try {
    return addMonths(valeur, 0)
  } catch {
    return null
  }
}

/** retenue / non retenue are choices; null: the choice has not been made yet. */
export type Choix = 'socle' | 'retenue' | 'non retenue' | null

export interface MissionContrat {
  readonly cle: string
  readonly titre: string
  readonly court: string
  readonly choix: Choix
  /** ISO; null: no date yet, or free choice. */
  readonly demarrage: string | null
  readonly deploiement: string | null
  readonly demarrageMois: number | null
  readonly deploiementMois: number | null
  /** Delays read in a sure source for this version of the accord. */
  readonly delaisSurs: boolean
}

/** Missions of the contract's version with their latest dates. */
export function missionsContrat(entree: EntreeDocument): MissionContrat[] {
  const signature = dateSignature(entree)
  const choisies = reglage(entree, 'missions.optionnelles')
  const cles = choisies === null ? null : missionsOptionnelles(choisies)
  const date = (mois: number | null) => (signature === null || mois === null ? null : addMonths(signature, mois))
  return missionsDe(entree.portrait.versionAci.id).map((m) => ({
    cle: m.cle,
    titre: m.titre,
    court: m.court,
    choix: m.type === 'socle' ? 'socle' : cles === null ? null : cles.includes(m.cle) ? 'retenue' : 'non retenue',
    demarrage: date(m.demarrageMois),
    deploiement: date(m.deploiementMois),
    demarrageMois: m.demarrageMois,
    deploiementMois: m.deploiementMois,
    delaisSurs: m.statut === 'confirmed',
  }))
}

function genre(m: MissionContrat): Inline {
  if (m.choix === 'socle') return 'socle'
  if (m.choix === null) return { text: 'complémentaire, choix à compléter', champ: true }
  return `complémentaire, ${m.choix}`
}

function limite(m: MissionContrat, date: string | null, mois: number | null): Cell {
  if (m.choix === 'non retenue') return { content: ['–'], tone: 'muted' }
  if (mois === null) return { content: ['libre'], tone: 'muted' }
  return date === null ? { content: [compte(mois, 'mois', 'mois')], tone: 'muted' } : dateLongue(date)
}

/** Article 3. Without a signature date the columns give the delays, never an invented date. */
export function tableCalendrier(entree: EntreeDocument): Table {
  const missions = missionsContrat(entree)
  const signee = dateSignature(entree) !== null
  return {
    type: 'table',
    caption: signee
      ? 'Calendrier de déploiement des missions'
      : 'Calendrier de déploiement des missions (délais après la signature)',
    columns: [
      { label: 'Mission', align: 'left' },
      { label: 'Début prévu', align: 'right' },
      { label: 'Début au plus tard', align: 'right' },
      { label: 'Déploiement complet au plus tard', align: 'right' },
    ],
    rows: missions.map((m) => [
      [
        { text: m.titre, strong: true },
        ', ',
        typeof genre(m) === 'string' ? { text: String(genre(m)), muted: true } : genre(m),
      ],
      m.choix === 'non retenue' ? { content: ['–'], tone: 'muted' } : [champDate(entree, cleDebut(entree, m.cle))],
      limite(m, m.demarrage, m.demarrageMois),
      limite(m, m.deploiement, m.deploiementMois),
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: null,
  }
}

/** The setting that says when a mission starts: that of crises begins with its plan, which is what the money follows. */
function cleDebut(entree: EntreeDocument, mission: string): string {
  return mission === CRISE && reglage(entree, 'crise.redaction') !== null
    ? 'crise.redaction'
    : `mission.${mission}.debut`
}

/** Missions that start before there is a contract. */
export function debutsAvantSignature(entree: EntreeDocument): string[] {
  const signature = dateSignature(entree)
  return missionsContrat(entree).flatMap((m) => {
    const prevu = reglage(entree, cleDebut(entree, m.cle))
    if (signature === null || prevu === null || m.choix === 'non retenue' || !jourExiste(prevu) || prevu >= signature)
      return []
    return [
      `«\u00a0${m.court}\u00a0»\u00a0: début prévu le ${dateLongue(prevu)}, signature le ${dateLongue(signature)}`,
    ]
  })
}

/** Missions whose planned start is later than the contract allows. */
export function debutsTardifs(entree: EntreeDocument): string[] {
  return missionsContrat(entree).flatMap((m) => {
    const prevu = reglage(entree, cleDebut(entree, m.cle))
    if (prevu === null || m.demarrage === null || !/^\d{4}-\d{2}-\d{2}$/.test(prevu) || prevu <= m.demarrage) return []
    return [
      `«\u00a0${m.court}\u00a0»\u00a0: début prévu le ${dateLongue(prevu)}, au plus tard le ${dateLongue(m.demarrage)}`,
    ]
  })
}

function cleMission(cle: string): string | null {
  return /^mission:([^:]+):/.exec(cle)?.[1] ?? null
}

/** Article 5: only the rows of the size; a mission that is not chosen has no row. */
export function tableMontants(entree: EntreeDocument): Table {
  const { portrait } = entree
  const ecartees = new Set(
    missionsContrat(entree)
      .filter((m) => m.choix === 'non retenue')
      .map((m) => m.cle),
  )
  const lignes = portrait.montants.filter((m) => {
    const mission = cleMission(m.cle)
    return m.cle !== 'plafond' && (mission === null || !ecartees.has(mission))
  })
  const plafond = portrait.montants.find((m) => m.cle === 'plafond')
  return {
    type: 'table',
    caption: `Montants annuels, ${tailleTexte(portrait)}, en euros`,
    columns: [
      { label: 'Volet', align: 'left' },
      { label: 'Montant annuel', align: 'right' },
    ],
    rows: lignes.map((m) => [m.libelle, montantCellule(m)]),
    total: plafond === undefined ? null : ['Plafond annuel, toutes missions', montantCellule(plafond)],
    rowHeader: true,
    panes: 1,
    source: sourceMontants(portrait.montants),
  }
}
