/** A line of a file, and what it gives of a larger territory, as bounds and as a row of the dossier. */
import type { ComparaisonRow } from '../../store/types.ts'
import { bornesDe, type NumberCell } from '../table/values.ts'

export type Base = Omit<ComparaisonRow, 'etat' | 'connues' | 'communes' | 'origine' | 'empreinte'>

/** Least and greatest that a line may be worth; infinite when nothing of it is known. */
export function bornesOuRien(value: NumberCell): readonly [number, number] {
  const rien = Number.POSITIVE_INFINITY
  if (value.kind !== 'number' && value.kind !== 'interval') return [rien, rien]
  const [min, max] = bornesDe(value)
  return [min, max ?? rien]
}

type Donnee = Exclude<NumberCell, { readonly kind: 'invalid' }>

/** What the file itself gives for a territory of so many communes. */
export function donneeTelle(base: Base, donnee: Donnee, communes: number): ComparaisonRow {
  const telle = { ...base, origine: 'donnee', empreinte: null, connues: communes, communes } as const
  if (donnee.kind === 'number') return { ...telle, etat: 'connue', valeur: donnee.value }
  if (donnee.kind === 'interval') return { ...telle, etat: 'intervalle', min: donnee.min, max: donnee.max }
  return { ...telle, etat: 'manquante', motif: donnee.reason, connues: 0 }
}
