/**
 * What a contract and its projet de santé still lack, say against themselves, or wait to have confirmed. Each point says
 * where it is mended. Nothing here stops a document from being made.
 */
import { missionsDe } from '../aci.ts'
import { jourExiste } from '../dates.ts'
import { CRISE } from '../financement/crise.ts'
import { euros } from '../financement/mots.ts'
import { type Contexte, missionsDuContrat, montantsContrat } from '../financement/reglages.ts'
import { formatDate } from '../format.ts'
import type { MontantAci, Perimetre, Taille } from '../portrait-types.ts'
import type { AvisProjet } from './avis.ts'
import type { Genre } from './lignes.ts'

export const ETATS_POINT = ['contradiction', 'manque', 'a_confirmer'] as const
export const LIEUX_POINT = ['territoire', 'contrat', 'financement', 'projet'] as const

export interface PointCompletude {
  readonly etat: (typeof ETATS_POINT)[number]
  /** Where it is mended. */
  readonly lieu: (typeof LIEUX_POINT)[number]
  /** The setting to give or to look at; null: none. */
  readonly cle: string | null
  /** The row of the projet de santé to open; null: none. */
  readonly ligne: { readonly genre: Genre; readonly id: number } | null
  readonly phrase: string
}

export interface EntreeCompletude {
  readonly contexte: Contexte
  /** The settings that the contract's form has. */
  readonly champs: readonly { readonly groupe: string; readonly cle: string; readonly libelle: string }[]
  readonly perimetre: Perimetre
  readonly taille: Taille
  readonly avis: readonly (AvisProjet & { readonly phrase: string })[]
  /** Fiches-actions written. */
  readonly fiches: number
  readonly membres: number
}

const NBSP = '\u00a0'
const jour = (iso: string): string => formatDate(iso).replace(' ', NBSP)
/** Fields that a contract may do without. */
const FACULTATIFS = new Set(['msa.temoin', 'msa.representant', 'cpts.coordination', 'cpts.adherents'])
const GROUPES = new Set(['Communauté', 'Caisse', 'Agence', 'Contrat', 'Missions'])

const point = (
  etat: PointCompletude['etat'],
  lieu: PointCompletude['lieu'],
  phrase: string,
  cle: string | null = null,
): PointCompletude => ({ etat, lieu, cle, ligne: null, phrase })

/** Contradictions first, then what is missing, then what waits for the CPAM. */
export function completude(entree: EntreeCompletude): PointCompletude[] {
  const tous = [...territoire(entree), ...champs(entree), ...dates(entree), ...argent(entree), ...projet(entree)]
  return ETATS_POINT.flatMap((etat) => tous.filter((un) => un.etat === etat))
}

function territoire({ perimetre, taille }: EntreeCompletude): PointCompletude[] {
  const points: PointCompletude[] = []
  if (perimetre !== 'complet')
    points.push(point('manque', 'territoire', 'La liste des communes reste à compléter, ou à déclarer complète.'))
  if (taille.classe === null)
    points.push(
      point('manque', 'territoire', 'La taille ne peut pas être déterminée tant que la population n’est pas connue.'),
    )
  if (taille.alerte)
    points.push(
      point(
        'a_confirmer',
        'territoire',
        `La population est à moins de 2${NBSP}% d’un seuil de taille${NBSP}: elle est à convenir avec la CPAM.`,
      ),
    )
  return points
}

const donne = (reglages: Contexte['reglages'], cle: string): string | null => {
  const valeur = reglages[cle]?.trim()
  return valeur === undefined || valeur === '' ? null : valeur
}

/** Fields of the contract that wait. The days of a mission that is not taken do not. */
function champs({ contexte, champs: connus }: EntreeCompletude): PointCompletude[] {
  const prises = new Set(missionsDuContrat(contexte).flatMap(({ cle, prise }) => (prise ? [cle] : [])))
  return connus
    .filter(({ groupe, cle }) => {
      const mission = /^mission\.(.+)\.debut$/.exec(cle)?.[1]
      if (!GROUPES.has(groupe) || FACULTATIFS.has(cle) || donne(contexte.reglages, cle) !== null) return false
      return mission === undefined || (prises.has(mission) && mission !== CRISE)
    })
    .map(({ libelle, cle }) => point('manque', 'contrat', `À compléter${NBSP}: ${libelle}.`, cle))
}

/** Starts before the signature or after their last day; two days for the crisis plan. */
function dates({ contexte }: EntreeCompletude): PointCompletude[] {
  const { reglages, version } = contexte
  const points: PointCompletude[] = []
  const signature = donne(reglages, 'contrat.dateSignature')
  for (const { cle, court, prise, debut, limite } of missionsDuContrat(contexte)) {
    const reglage = cle === CRISE ? 'crise.redaction' : `mission.${cle}.debut`
    if (!prise || debut === null) continue
    if (signature !== null && jourExiste(signature) && debut < signature)
      points.push(
        point(
          'contradiction',
          'contrat',
          `«${NBSP}${court}${NBSP}» commence le ${jour(debut)}, avant la signature du ${jour(signature)}.`,
          reglage,
        ),
      )
    if (limite !== null && debut > limite)
      points.push(
        point(
          'contradiction',
          'contrat',
          `«${NBSP}${court}${NBSP}» commence le ${jour(debut)}, après la date limite du ${jour(limite)}.`,
          reglage,
        ),
      )
  }
  const [prevue, redaction] = [donne(reglages, `mission.${CRISE}.debut`), donne(reglages, 'crise.redaction')]
  const aUneCrise = missionsDe(version).some(({ cle }) => cle === CRISE)
  if (aUneCrise && prevue !== null && redaction !== null && prevue !== redaction)
    points.push(
      point(
        'contradiction',
        'contrat',
        `La mission de crise a deux dates${NBSP}: début prévu le ${jour(prevue)}, plan rédigé le ${jour(redaction)}${NBSP}; le contrat et les versements suivent la seconde.`,
        `mission.${CRISE}.debut`,
      ),
    )
  if (aUneCrise && redaction === null)
    points.push(
      point('manque', 'financement', 'La date de rédaction du plan de crise reste à donner.', 'crise.redaction'),
    )
  return points
}

function argent({ contexte }: EntreeCompletude): PointCompletude[] {
  if (contexte.taille === null) return []
  const montants = montantsContrat(contexte.version, contexte.taille, contexte.reglages)
  const prises = new Set(missionsDuContrat(contexte).flatMap(({ cle, prise }) => (prise ? [cle] : [])))
  const siens = montants.filter(({ cle }) => {
    const mission = /^mission:([^:]+):/.exec(cle)?.[1]
    return mission === undefined || prises.has(mission)
  })
  const depasse = plafondDepasse(siens)
  return [
    ...(depasse === null ? [] : [point('contradiction', 'financement', depasse)]),
    ...siens.flatMap(({ cle, libelle, montant, statut }) =>
      montant === null || statut === 'to_check'
        ? [point('a_confirmer', 'financement', `${libelle}${NBSP}: montant à confirmer par la CPAM.`, `montant.${cle}`)]
        : statut === 'seen_in_contract'
          ? [
              point(
                'a_confirmer',
                'financement',
                `${libelle}${NBSP}: montant relevé dans des annexes de contrats, à vérifier avec la CPAM.`,
                `montant.${cle}`,
              ),
            ]
          : [],
    ),
  ]
}

const cents = (montants: readonly MontantAci[], cle: string): number => {
  const ligne = montants.find((un) => un.cle === cle)
  return ligne === undefined || ligne.montant === null || ligne.statut === 'to_check'
    ? 0
    : Math.round(ligne.montant * 100)
}

/**
 * The most that a year can bring, beside the ceiling: running costs, both parts of each mission, a recognised crisis, and
 * the plan written or brought up to date, which never fall in the same year. Amounts not known count for nothing: what is
 * over the ceiling without them is over it. Null: not over, or no ceiling is known.
 */
export function plafondDepasse(montants: readonly MontantAci[]): string | null {
  const plafond = cents(montants, 'plafond')
  if (plafond === 0) return null
  const plan = [`mission:${CRISE}:redaction`, `mission:${CRISE}:mise-a-jour`] as const
  const autres = montants.filter(({ cle }) => cle !== 'plafond' && !plan.some((une) => une === cle))
  const annee =
    autres.reduce((somme, { cle }) => somme + cents(montants, cle), 0) +
    Math.max(...plan.map((une) => cents(montants, une)))
  return annee <= plafond
    ? null
    : `Les montants d’une année peuvent atteindre ${euros(annee)}, au-dessus du plafond de ${euros(plafond)}.`
}

const CONTRADICTOIRES: ReadonlySet<AvisProjet['type']> = new Set([
  'ecart-faux',
  'cible-a-rebours',
  'cible-irrealiste',
  'paliers-desordre',
  'somme-prix',
  'mission-non-prise',
])

function projet({ avis, fiches, membres }: EntreeCompletude): PointCompletude[] {
  const rien =
    fiches === 0 ? [point('manque', 'projet', 'Le projet de santé attend sa première fiche-action (annexe 3).')] : []
  const seuls = membres === 0 ? [point('manque', 'projet', 'La liste des membres reste à écrire (annexe 4).')] : []
  return [
    ...rien,
    ...seuls,
    ...avis.map(
      (un): PointCompletude => ({
        etat: CONTRADICTOIRES.has(un.type) ? 'contradiction' : 'manque',
        lieu: 'projet',
        cle: null,
        // An indicator is read on its fiche.
        ligne: 'indicateur' in un ? { genre: 'action', id: un.indicateur.action } : un.ligne,
        phrase: un.phrase,
      }),
    ),
  ]
}
