/** Areas of the communes of today, in km², exactly as the table of 2024 writes them; null: only known with another one. */
import { decimal, entier, type Fraction, plus } from './exact.ts'
import type { Geographie } from './geographie.ts'
import { tableau } from './lire.ts'

export const FICHIER_SUPERFICIES = 'insee/france_communes_2024_consolide.csv'

export interface Superficies {
  readonly communes: ReadonlyMap<string, Fraction | null>
  /** Communes that the table only gives together, because they were restored since. */
  readonly ensembles: readonly { readonly membres: readonly string[]; readonly valeur: Fraction }[]
}

export function superficies(geo: Geographie): Superficies {
  const lignes = tableau(FICHIER_SUPERFICIES, ';').filter((l) => (l.superficie_km2 ?? '') !== '')
  const sommes = new Map<string, Fraction | null>()
  for (const { code_insee = '', superficie_km2 = '' } of lignes) {
    const cible = geo.aujourdhui(code_insee)
    if (cible === null) continue
    const avant = sommes.get(cible)
    const valeur = decimal(superficie_km2)
    sommes.set(cible, avant ? plus(avant, valeur) : valeur)
  }
  const donnees = new Set(lignes.map((l) => l.code_insee))
  const ensembles = [...geo.ensembles((code) => donnees.has(code)).values()].map((membres) => ({
    membres,
    valeur: membres.reduce((total, code) => plus(total, sommes.get(code) ?? entier(0)), entier(0)),
  }))
  for (const code of ensembles.flatMap(({ membres }) => membres)) sommes.set(code, null)
  return { communes: sommes, ensembles }
}
