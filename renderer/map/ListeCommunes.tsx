import type { ListeCommunesProps } from './types.ts'
export function ListeCommunes(_: ListeCommunesProps) {
  return null
}
