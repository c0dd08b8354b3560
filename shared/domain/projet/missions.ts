/** The missions of a contract as the projet de santé fills them: taken or not, their days, their variable part, their prices. */
import { missionsDe } from '../aci.ts'
import { addMonths } from '../echeances.ts'
import { CRISE } from '../financement/crise.ts'
import { type Contexte, missionsDuContrat, montantsContrat } from '../financement/reglages.ts'
import type { StatutMontant } from '../financement/types.ts'
import type { Projet } from './lignes.ts'
import { type PrixMission, prixMission } from './prix.ts'

export interface MissionProjet extends PrixMission {
  readonly cle: string
  readonly numero: number
  readonly court: string
  readonly titre: string
  readonly type: 'socle' | 'complementaire'
  /** The contract takes it. */
  readonly prise: boolean
  readonly debut: string | null
  /** Latest days for its start and its full deployment; null: free, or no signature. */
  readonly demarrage: string | null
  readonly deploiement: string | null
  /** Of the variable part. */
  readonly statut: StatutMontant | null
}

/** Every mission of the accord, in order. */
export function missionsProjet(projet: Projet, contexte: Contexte, signature: string | null): MissionProjet[] {
  const montants = montantsContrat(contexte.version, contexte.taille, contexte.reglages)
  const vues = new Map(missionsDuContrat(contexte).map((une) => [une.cle, une]))
  return missionsDe(contexte.version).map(({ cle, numero, court, titre, type, demarrageMois, deploiementMois }) => {
    const vue = vues.get(cle)
    // The crisis mission is paid by events: its amounts are no variable part that indicators share out.
    const part = cle === CRISE ? undefined : montants.find((un) => un.cle === `mission:${cle}:variable`)
    const connu = part !== undefined && part.montant !== null && part.statut !== 'to_check'
    const variable = connu ? Math.round((part.montant ?? 0) * 100) : null
    const apres = (mois: number | null) => (signature === null || mois === null ? null : addMonths(signature, mois))
    return {
      cle,
      numero,
      court,
      titre,
      type,
      prise: vue?.prise ?? false,
      debut: vue?.debut ?? null,
      demarrage: apres(demarrageMois),
      deploiement: apres(deploiementMois),
      statut: part?.statut ?? null,
      ...prixMission(projet, cle, variable),
    }
  })
}
