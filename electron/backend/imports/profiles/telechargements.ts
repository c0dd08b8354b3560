/**
 * The public files that feed Maillage, under their producers' own names: what to download before leaving the network. The list
 * is data (`assets/fichiers-utiles.json`), with the day on which it was checked. Names, producers and licences are those of
 * the fact sheets; a licence that no source states is null. A newer list may stand in the application's library.
 */
import donnees from '../../../../assets/fichiers-utiles.json' with { type: 'json' }
import type { FichiersUtiles } from '../../../../shared/domain/fichiers-utiles.ts'

export const FICHIERS_UTILES: FichiersUtiles = donnees
