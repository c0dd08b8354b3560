/** Fields of the contract under their headings, in the order given. */
import type { Output } from '../../shared/contract/methods.ts'

export type Reglage = Output<'dossier.reglages'>['cles'][number]

export interface Groupe {
  readonly nom: string
  readonly cles: readonly Reglage[]
  /** How many have a value. */
  readonly remplis: number
}

export function grouper(cles: readonly Reglage[]): readonly Groupe[] {
  const noms = [...new Set(cles.map(({ groupe }) => groupe))]
  return noms.map((nom) => {
    const siens = cles.filter(({ groupe }) => groupe === nom)
    return { nom, cles: siens, remplis: siens.filter(({ valeur }) => valeur !== null && valeur !== '').length }
  })
}

/** The two optional missions of the agreement; the stored value lists those kept. */
export const MISSIONS = [
  { value: '', label: 'à compléter' },
  { value: 'aucune', label: 'aucune' },
  { value: 'qualite', label: 'qualité et pertinence' },
  { value: 'accompagnement', label: 'accompagnement des professionnels' },
  { value: 'qualite, accompagnement', label: 'les deux' },
]

/** What the other closed choices offer; '' leaves the choice open. */
export const CHOIX = {
  prorata: [
    { value: '', label: 'par jours, sauf autre accord' },
    { value: 'jours', label: 'par jours' },
    { value: 'mois', label: 'par mois entamés' },
  ],
  taille: [
    { value: '', label: 'inchangée' },
    ...[1, 2, 3, 4].map((taille) => ({ value: String(taille), label: `taille ${taille}` })),
  ],
}

/** Groups of the screen « Financement »; the others are those of the contract’s form. */
export const GROUPES_FINANCEMENT: readonly string[] = ['Crises', 'Montants', 'Simulation']
