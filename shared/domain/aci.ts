/**
 * The ACI as dated data: versions, amounts by size, missions (assets/aci/). An amount that no sure source gives is
 * null and `to_check`: it prints "montant à confirmer par la CPAM". One seen in annexes of contracts prints with that said.
 */
import missionsData from '../../assets/aci/missions.json' with { type: 'json' }
import montantsData from '../../assets/aci/montants.json' with { type: 'json' }
import versements from '../../assets/aci/versements.json' with { type: 'json' }
import versionsData from '../../assets/aci/versions.json' with { type: 'json' }
import { STATUTS_MONTANT } from './financement/types.ts'
import type { MontantAci, TailleClasse } from './portrait-types.ts'

/** Anything that is not plainly confirmed, or seen in a contract, is to be checked. */
function statut(status: string): MontantAci['statut'] {
  return STATUTS_MONTANT.find((connu) => connu === status) ?? 'to_check'
}

export interface VersionAci {
  readonly id: string
  readonly libelle: string
  /** ISO date from which it applies; null: not known. */
  readonly debut: string | null
  readonly statut: MontantAci['statut']
  readonly source: string
}

/** Known versions, oldest first. */
export const VERSIONS: readonly VersionAci[] = versionsData.map((version) => ({
  id: version.id,
  libelle: version.libelle,
  debut: version.debut,
  statut: statut(version.status),
  source: version.source,
}))

/** Dossiers of before kept "amounts typed by hand" as a version of its own; amounts are typed in any version now. */
const ANCIENS: Readonly<Record<string, string>> = { custom: 'aci-2019+avenant2' }

/** A version by its id; an unknown id comes back as itself, with nothing confirmed. */
export function versionAci(ecrit: string): VersionAci {
  const id = ANCIENS[ecrit] ?? ecrit
  return (
    VERSIONS.find((version) => version.id === id) ?? { id, libelle: id, debut: null, statut: 'to_check', source: '' }
  )
}

/** Rows of one version and size, euros per year: ceiling, running costs, then the missions. */
export function montants(version: string, taille: TailleClasse | null): readonly MontantAci[] {
  return montantsData
    .filter((row) => row.version === version && row.taille === taille)
    .map((row) => ({
      cle: row.cle,
      libelle: row.libelle,
      montant: row.montant,
      statut: statut(row.status),
      source: row.source,
    }))
}

/** Share of an amount that is paid in advance, percent. */
export const AVANCE: number = versements.avance

/** Every row of amounts that a version has, once, in order: what the user may type from the sheet of the CPAM. */
export const CLES_MONTANTS: readonly { readonly cle: string; readonly libelle: string }[] = [
  ...new Map(montantsData.map(({ cle, libelle }) => [cle, { cle, libelle }])).values(),
]

/** A mission as one version of the ACI words and delays it. Delays in months after signature; null: free choice. */
export interface VersionMission {
  readonly titre: string
  readonly type: 'socle' | 'complementaire'
  readonly demarrageMois: number | null
  readonly deploiementMois: number | null
  readonly statut: MontantAci['statut']
  readonly source: string
}

export interface Mission {
  readonly cle: string
  readonly numero: number
  /** Short title for narrow tables. */
  readonly court: string
  readonly versions: ReadonlyMap<string, VersionMission>
}

interface VersionMissionData extends Omit<VersionMission, 'type' | 'statut'> {
  readonly type: string
  readonly status: string
}

/** The six missions, in the order of the code de la santé publique art. L.1434-12-2 as the ACI numbers them. */
export const MISSIONS: readonly Mission[] = missionsData.map((ligne) => {
  const versions: [string, VersionMissionData | undefined][] = Object.entries(ligne.versions)
  return {
    cle: ligne.cle,
    numero: ligne.numero,
    court: ligne.court,
    versions: new Map(
      versions.flatMap(([id, version]) =>
        version === undefined
          ? []
          : [
              [
                id,
                {
                  titre: version.titre,
                  type: version.type === 'socle' ? 'socle' : 'complementaire',
                  demarrageMois: version.demarrageMois,
                  deploiementMois: version.deploiementMois,
                  statut: statut(version.status),
                  source: version.source,
                },
              ] as const,
            ],
      ),
    ),
  }
})

/** Missions of one version, in order. */
export function missionsDe(version: string): readonly (Mission & VersionMission)[] {
  const { id } = versionAci(version)
  return MISSIONS.flatMap((one) => {
    const wording = one.versions.get(id)
    return wording === undefined ? [] : [{ ...one, ...wording }]
  })
}

/** "qualite, accompagnement" -> keys; "aucune" -> none chosen. */
export function missionsOptionnelles(valeur: string): string[] {
  const cles = valeur
    .split(/[,;\s]+/)
    .map((m) => m.trim().toLowerCase().replaceAll('é', 'e'))
    .filter((m) => m !== '' && m !== 'aucune')
  return [...new Set(cles)]
}
