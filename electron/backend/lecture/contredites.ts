/** Files whose populations contradict the embedded ones of their year: what is published in their place, and the gaps. */
import { POPULATION } from '../../../shared/domain/chiffres/ids.ts'
import type { EcartPopulation } from '../../../shared/domain/populations-contredites.ts'
import { communesReunies, comparerPopulation } from '../reference/contredites.ts'
import type { Reference } from '../reference/types.ts'
import { retenues } from '../store/choix-source.ts'
import { listEtude } from '../store/etude.ts'
import { listObservations } from '../store/observations.ts'
import { listSources } from '../store/sources.ts'
import type { Dossier } from '../store/types.ts'

export interface Contredites {
  /** Is this source's year left to the embedded populations? The same for all the CPTS of the dossier. */
  ecartee(source: number, millesime: string): boolean
  readonly ecarts: readonly EcartPopulation[]
}

export function populationsContredites(dossier: Dossier, reference: Reference): Contredites {
  const choix = retenues(dossier)
  const choisie = choix.get(POPULATION)
  const fichiers = new Map(listSources(dossier).map(({ id, nomFichier }) => [id, nomFichier]))
  const lignes = listObservations(dossier, POPULATION, listEtude(dossier)) // the newest source first
  const reunies = lignes.length === 0 ? new Set<string>() : communesReunies(reference)
  const jugees = lignes.flatMap((row) => {
    const jugee = comparerPopulation(reference, reunies, row)
    return jugee === null ? [] : [{ row, jugee }]
  })
  const cle = (source: number, millesime: string) => `${source} ${millesime}`
  const contredites = new Set(
    jugees.flatMap(({ row, jugee }) => (jugee.jugement === 'contredit' ? cle(row.sourceId, row.millesime) : [])),
  )
  const ecartee = (source: number, millesime: string) => choisie !== source && contredites.has(cle(source, millesime))
  /** By year, the source that is published. */
  const publiees = new Map<string, number>()
  for (const { row } of jugees) {
    if (choisie === null && choix.has(POPULATION)) break
    const { sourceId, millesime } = row
    if (sourceId === choisie) publiees.set(millesime, sourceId)
    else if (!publiees.has(millesime) && !ecartee(sourceId, millesime)) publiees.set(millesime, sourceId)
  }
  const ecarts = jugees.flatMap(({ row, jugee: { embarquee, lue, jugement } }): EcartPopulation[] =>
    jugement === 'accord'
      ? []
      : [
          {
            code: row.code,
            nom: reference.commune(row.code)?.nom ?? row.code,
            millesime: row.millesime,
            embarquee,
            lue,
            jugement,
            fichier: fichiers.get(row.sourceId) ?? 'fichier importé',
            publie: publiees.get(row.millesime) === row.sourceId,
          },
        ],
  )
  return { ecartee, ecarts }
}
