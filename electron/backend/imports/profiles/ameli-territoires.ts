/** How the sets of data.ameli.fr name their territories: 999 is all départements of a région, 99 all régions. */
import type { NiveauLigne } from './types-mesures.ts'

const TOUTES_REGIONS = '99'
const TOUS_DEPARTEMENTS = '999'

/** Null where the producer does not know the territory ("inconnu"). */
export function niveauAmeli(laRegion: string | undefined, leDepartement: string | undefined): NiveauLigne | null {
  const region = (laRegion ?? '').trim()
  const departement = (leDepartement ?? '').trim().toUpperCase()
  if (departement !== TOUS_DEPARTEMENTS) {
    return /^(?:\d|\d[\dAB]|9[78]\d)$/.test(departement)
      ? { niveau: 'departement', territoire: departement.padStart(2, '0') }
      : null
  }
  if (region === TOUTES_REGIONS) return { niveau: 'france', territoire: 'FR' }
  return /^\d{1,2}$/.test(region) ? { niveau: 'region', territoire: region.padStart(2, '0') } : null
}
