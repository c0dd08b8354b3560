/** Communes counted to have no general practitioner, and who lives there: the sentence that access to care is read by. */
import { GENERALISTE } from './catalogues.ts'
import type { Faits } from './chiffres/faits.ts'
import { PROFESSION } from './chiffres/ids.ts'
import { resoudre } from './chiffres/resoudre.ts'
import { surCommunes } from './chiffres/territoire.ts'

export interface SansGeneraliste {
  /** Communes whose number of practitioners is known exactly, and those of them that have none. */
  readonly connues: number
  readonly sans: number
  readonly total: number
  /** People of the communes without; null: not known of all. */
  readonly habitants: number | null
}

/** Null where the list is not complete, or nothing exact is known of any commune. */
export function sansGeneraliste(faits: Faits): SansGeneraliste | null {
  if (faits.perimetre !== 'complet') return null
  const parCommune = resoudre(faits, `${PROFESSION}${GENERALISTE}`, surCommunes(faits.communes))?.parCommune
  const connues = faits.communes.flatMap((code) => {
    const lue = parCommune?.get(code)
    return lue?.kind === 'known' ? [{ code, n: lue.value }] : []
  })
  if (connues.length === 0) return null
  const sans = connues.filter(({ n }) => n === 0)
  const habitants = sans.reduce<number | null>((somme, { code }) => {
    const siens = faits.habitants.get(code)
    return somme === null || siens === undefined ? null : somme + siens
  }, 0)
  return { connues: connues.length, sans: sans.length, total: faits.communes.length, habitants }
}
