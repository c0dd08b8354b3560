/** From a code of the past, or one born since, to the communes of today. */
import { type Mouvement, MouvementsRecents } from '../../../shared/domain/mouvements.ts'
import { ancienneCommune } from './anciennes.ts'
import { EVENEMENTS } from './evenements.ts'
import { mots, type Ordres } from './ordres.ts'
import type { AncienneCommune, Resolution, Retablie } from './types.ts'

export type Deplace = Extract<Resolution, { kind: 'moved' }>

export class Passages {
  readonly #ordres: Ordres
  readonly #cog: string
  #mouvements: MouvementsRecents | null = null

  /** @param cog year of the communes of today. */
  constructor(ordres: Ordres, cog: string) {
    this.#ordres = ordres
    this.#cog = cog
  }

  resolve(code: string): Resolution {
    if (this.#ordres.prendre<{ v: string }>('SELECT code AS v FROM commune WHERE code = ?').get(code) !== undefined) {
      return { kind: 'today', code }
    }
    const passage = this.#ordres
      .prendre<{ sort: string; vers: string; date: string | null; evenement: string }>(
        'SELECT sort, vers, date, evenement FROM passage WHERE code = ?',
      )
      .get(code)
    if (passage === undefined) return this.#recente(code)
    const { sort, vers, date, evenement: event } = passage
    return sort === 'moved'
      ? { kind: 'moved', code, to: vers, date, event }
      : { kind: 'split', code, to: mots(vers), date, event }
  }

  get mouvements(): MouvementsRecents | null {
    return this.#mouvements
  }

  /** @param codes the communes of today. */
  suivre(lignes: readonly Mouvement[], codes: readonly string[]): void {
    const connues = new Set(codes)
    const recents = new MouvementsRecents(lignes, `${this.#cog}-01-01`, (code) => connues.has(code))
    this.#mouvements = recents.mouvements.evenements.length === 0 ? null : recents
  }

  /** A code born since: not one of today's, nor of the past. */
  #recente(code: string): Resolution {
    const origine = this.#mouvements?.origine(code)
    if (origine === undefined) return { kind: 'unknown', code }
    const { date, mod } = origine.evenement
    const event = EVENEMENTS.get(mod) ?? 'Changement de code'
    const [to] = origine.communes
    return to !== undefined && origine.communes.length === 1
      ? { kind: 'moved', code, to, date, event }
      : { kind: 'split', code, to: origine.communes, date, event }
  }

  anciennes(): { code: string; nom: string; commune: string }[] {
    const sql = `SELECT code, nom, commune FROM commune_partie
      UNION SELECT code, nom, commune FROM population_ligne WHERE code <> commune
        AND code NOT IN (SELECT code FROM arrondissement_municipal) ORDER BY code, nom`
    return this.#ordres.prendre<{ code: string; nom: string; commune: string }>(sql).all()
  }

  ancienne(ecrit: string, commune: string): AncienneCommune | undefined {
    return ancienneCommune(
      (sql) => this.#ordres.prendre(sql),
      ecrit,
      commune,
      (code) => this.resolve(code),
    )
  }

  retablies(): Retablie[] {
    return this.#ordres.prendre<Retablie>('SELECT commune, parent, cog FROM retablie ORDER BY commune').all()
  }

  deplaces(): Deplace[] {
    return this.#ordres
      .prendre<{ code: string; to: string; date: string | null; event: string }>(
        'SELECT code, vers AS "to", date, evenement AS event FROM passage WHERE sort = \'moved\' ORDER BY code',
      )
      .all()
      .map((ligne) => ({ kind: 'moved', ...ligne }))
  }
}
