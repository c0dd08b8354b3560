/** Municipal populations of the reference, by commune, arrondissement municipal and département. */

import type Database from 'better-sqlite3'
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { Ordres } from './ordres.ts'
import type { PopulationRef, PopulationReunie } from './types.ts'

interface Part {
  code: string
  nom: string
  value: number
}

export class Populations {
  readonly #ordres: Ordres
  #millesimes: readonly string[] | undefined

  constructor(db: Database.Database) {
    this.#ordres = new Ordres(db)
  }

  millesimes(): string[] {
    this.#millesimes ??= this.#ordres
      .prendre<{ v: string }>('SELECT DISTINCT millesime AS v FROM population_departement ORDER BY v')
      .all()
      .map(({ v }) => v)
    return [...this.#millesimes]
  }

  lire(code: string, millesime: string): PopulationRef | undefined {
    const commune = communeOfArrondissement(code)
    if (commune !== null) return this.#arrondissement(commune, millesime, code)
    const ligne = this.#ordres
      .prendre<{ valeur: number; recensement: string | null; detail: number }>(
        'SELECT valeur, recensement, detail FROM population WHERE commune = ? AND millesime = ?',
      )
      .get(code, millesime)
    if (ligne === undefined) return undefined
    const { valeur: value, recensement, detail } = ligne
    if (detail === 0) {
      const nom = this.#ordres.prendre<{ nom: string }>('SELECT nom FROM commune WHERE code = ?').get(code)?.nom ?? ''
      return { value, parts: [{ code, nom, value }], recensement }
    }
    const parts = this.#ordres
      .prendre<Part>(
        'SELECT code, nom, valeur AS value FROM population_ligne WHERE commune = ? AND millesime = ? ORDER BY code',
      )
      .all(code, millesime)
    return { value, parts, recensement }
  }

  #arrondissement(commune: string, millesime: string, code: string): PopulationRef | undefined {
    const part = this.#ordres
      .prendre<Part>(
        'SELECT code, nom, valeur AS value FROM population_ligne WHERE commune = ? AND millesime = ? AND code = ?',
      )
      .get(commune, millesime, code)
    return part === undefined ? undefined : { value: part.value, parts: [part], recensement: null }
  }

  reunie(code: string, millesime: string): PopulationReunie | undefined {
    return this.#ordres
      .prendre<PopulationReunie>(
        `SELECT r.groupe || ' ' || r.millesime AS cle, r.valeur AS value,
         (SELECT count(*) FROM population_reunie a WHERE a.groupe = r.groupe AND a.millesime = r.millesime) AS membres
       FROM population_reunie r WHERE r.commune = ? AND r.millesime = ?`,
      )
      .get(code, millesime)
  }

  departement(code: string, millesime: string): number | undefined {
    return this.#ordres
      .prendre<{ valeur: number }>('SELECT valeur FROM population_departement WHERE departement = ? AND millesime = ?')
      .get(code, millesime)?.valeur
  }
}
