/** What a source brings to the territory as it is now, in the words of its import. */
import { compte } from '../../../../shared/domain/francais.ts'
import { indicateur as catalogue } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { apportsDe } from '../../imports/bilan/apports.ts'
import { francais } from '../../imports/bilan/french.ts'
import { listIndicateurs } from '../../store/indicateurs.ts'
import { compterObservations } from '../../store/observations.ts'
import { compterOffre } from '../../store/offre.ts'
import type { Dossier, SourceRow } from '../../store/types.ts'

/** @param dits those of its report, of the territory that it was imported for. */
export function apportsActuels(dossier: Dossier, source: SourceRow, dits: readonly string[]): string[] {
  switch (source.contenu) {
    case 'observations': {
      const propres = listIndicateurs(dossier)
      const comptes = compterObservations(dossier, source.id).flatMap(({ indicateur, millesime, communes }) => {
        const definition = catalogue(indicateur, propres)
        return definition === undefined ? [] : [{ definition, millesime, communes }]
      })
      // Of larger territories only: the report says it all.
      return comptes.length === 0 ? [...dits] : apportsDe(comptes).map(francais)
    }
    case 'offre': {
      const { personnes, activites } = compterOffre(dossier, source.id)
      return [francais(`${compte(personnes, 'professionnel')}, ${compte(activites, 'activité')}`)]
    }
    default:
      return [...dits]
  }
}
