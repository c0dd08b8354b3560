/** Where a figure is asked of: the CPTS, one of its sectors, or communes and nothing more. */

import type { Perimetre } from '../portrait-types.ts'
import type { ChiffreConnu } from '../publies.ts'
import { chiffresDe, publie } from '../publies.ts'
import type { Quantity } from '../quantity.ts'
import { interval, known, knownValue, missing } from '../quantity-ops.ts'
import type { Faits } from './faits.ts'
import { memoriser } from './memoire.ts'

export interface Territoire {
  readonly communes: readonly string[]
  /** How much of it these communes are. */
  readonly perimetre: Perimetre
  /** Number of communes of the whole, when a publication gives it. */
  readonly annoncees: number | null
  /** What was published of it: it stands in while the list is not whole. */
  readonly publies: readonly ChiffreConnu[]
}

/** These communes, as if they were all there is. */
export const surCommunes = (communes: readonly string[]): Territoire => ({
  communes,
  perimetre: 'complet',
  annoncees: null,
  publies: [],
})

/** The whole CPTS. */
export function laCpts(faits: Faits): Territoire {
  return memoriser(faits, 'territoire', () => {
    const { communes, perimetre } = faits
    const publies = chiffresDe(faits.publies, faits.id)
    return { communes, perimetre, annoncees: knownValue(nombreCommunes(faits)), publies }
  })
}

export function leSecteur(faits: Faits, secteur: Faits['secteurs'][number]): Territoire {
  const siennes = new Set(secteur.communes)
  return {
    communes: faits.communes.filter((code) => siennes.has(code)),
    perimetre: faits.perimetre,
    annoncees: null,
    publies: chiffresDe(faits.publies, faits.id, secteur),
  }
}

/** Of the list when it is whole, else as published. */
export function nombreCommunes({ communes, perimetre, publies, id }: Faits): Quantity {
  const total = communes.length
  const provenance = { coverage: { known: total, total }, formula: 'nombre de communes de la liste' }
  if (perimetre === 'complet') return known(total, 'communes', provenance)
  const dit = publie(chiffresDe(publies, id), 'communes', 'communes')
  if (dit !== null) return dit
  return total > 0 ? interval(total, null, 'communes', provenance) : missing('absent', 'communes', provenance)
}
