/** The known figures by commune. Figures of a dossier's own ("perso:…") are read from the dossier. */
import { OFFRE } from './offre.ts'
import { DERIVES_POPULATION, POPULATION } from './population.ts'
import { DERIVES_SOCIETE, SOCIETE } from './societe.ts'
import type { Indicateur, IndicateurDerive } from './types.ts'

export const INDICATEURS: readonly Indicateur[] = [...POPULATION, ...SOCIETE, ...OFFRE]

export const DERIVES: readonly IndicateurDerive[] = [...DERIVES_POPULATION, ...DERIVES_SOCIETE]

const parId: ReadonlyMap<string, Indicateur> = new Map(INDICATEURS.map((un) => [un.id, un]))

/** "BPE:D265": an equipment of a code that no label is known for keeps its code. */
const EQUIPEMENT = /^BPE:([A-G]\d{3})$/

/** The figure of this id; undefined when neither the catalogue nor `propres` (the dossier's own) knows it. */
export function indicateur(id: string, propres: readonly Indicateur[] = []): Indicateur | undefined {
  const connu = parId.get(id) ?? propres.find((un) => un.id === id)
  if (connu !== undefined) return connu
  const code = EQUIPEMENT.exec(id)?.[1]
  return code === undefined
    ? undefined
    : { id, libelle: `Équipements de type ${code}`, unite: 'equipements', nature: 'additif', theme: 'equipements' }
}
