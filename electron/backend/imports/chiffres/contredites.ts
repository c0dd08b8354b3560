/** Says at import which municipal populations are not those of Insee for the same year, and which are published. */
import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import { direEcarts, type EcartPopulation } from '../../../../shared/domain/populations-contredites.ts'
import { communesReunies, comparerPopulation } from '../../reference/contredites.ts'
import type { ObservationRow } from '../../store/types.ts'
import type { ImportContext } from '../context.ts'

export function direContredites({ reference, source, tally }: ImportContext, rows: readonly ObservationRow[]): void {
  const populations = rows.filter(({ indicateur }) => indicateur === POPULATION)
  if (populations.length === 0) return
  const reunies = communesReunies(reference)
  const ecarts = populations.flatMap((row): Omit<EcartPopulation, 'publie'>[] => {
    const jugee = comparerPopulation(reference, reunies, row)
    if (jugee === null || jugee.jugement === 'accord') return []
    const { embarquee, lue, jugement } = jugee
    const nom = reference.commune(row.code)?.nom ?? row.code
    return [{ code: row.code, nom, millesime: row.millesime, embarquee, lue, jugement, fichier: source.nom }]
  })
  const contredits = new Set(ecarts.flatMap(({ jugement, millesime }) => (jugement === 'contredit' ? millesime : [])))
  const dits = direEcarts(ecarts.map((un) => ({ ...un, publie: !contredits.has(un.millesime) })))
  for (const { titre, explication } of dits) tally.warn(`${titre}. ${explication}`)
}
