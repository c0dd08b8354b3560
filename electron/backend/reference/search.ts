/**
 * Search of communes by code, postcode or name, ranked: exact, then beginning of the name, then beginning of words,
 * then anywhere; at the same rank names of today before old ones, then by population (the order of `nom.id`).
 */

import type Database from 'better-sqlite3'
import { arrondissementNomme } from '../../../shared/domain/arrondissements-ecrits.ts'
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { normaliserNom, sansArticle } from '../../../shared/domain/nom-commune.ts'
import { Ordres } from './ordres.ts'
import type { Nommee, SearchHit } from './types.ts'

interface Trouvaille {
  readonly commune: string
  readonly ancien: string | null
}
type Etape = () => Trouvaille[]

/** A word that is a code, a postcode or a département (whole or begun), not part of a name. */
const CHIFFRES = /^(?:\d{2,5}|2[ab]\d{0,3})$/
/** Greater than any letter or digit of a normalised name: closes a range of prefixes. */
const FIN = '{'
/** Names looked at to narrow a search to a département. */
const LARGE = 2000

const COMMUNE_DE_NOM = 'SELECT n.commune, n.ancien FROM nom n WHERE'

export class Recherche {
  readonly #ordres: Ordres
  #compact: string | undefined

  constructor(db: Database.Database) {
    this.#ordres = new Ordres(db)
  }

  /**
   * At most `limit` communes of today, best first, each once. Words made of figures narrow a name to a département, a
   * code or a postcode ("saint denis 93"); alone, they are a code or a postcode, whole or begun.
   */
  chercher(query: string, limit: number): SearchHit[] {
    const mots = normaliserNom(query).split(' ')
    const nom = mots.filter((mot) => !CHIFFRES.test(mot)).join(' ')
    const chiffres = mots.find((mot) => CHIFFRES.test(mot))?.toUpperCase()
    if (limit <= 0 || (nom === '' && chiffres === undefined)) return []
    const etapes =
      nom === ''
        ? this.#parChiffres(chiffres ?? '', limit)
        : this.#parNom(nom, chiffres === undefined ? limit * 3 : LARGE)
    const vus = new Set<string>()
    const trouves = new Map<string, Trouvaille>()
    // "Paris 13": not Paris in the département 13.
    const nomme = arrondissementNomme(query)
    if (nomme !== undefined) trouves.set(nomme, { commune: nomme, ancien: null })
    for (const etape of etapes) {
      for (const trouvaille of etape()) {
        if (vus.has(trouvaille.commune)) continue
        vus.add(trouvaille.commune)
        if (nom !== '' && chiffres !== undefined && !this.#dans(trouvaille.commune, chiffres)) continue
        trouves.set(trouvaille.commune, trouvaille)
        if (trouves.size >= limit) return this.#completer(trouves)
      }
    }
    return this.#completer(trouves)
  }

  /** Who bears or bore this normal name, whole: today's first, then the most populated. One entry per commune of today. */
  nommees(norme: string): Nommee[] {
    return this.#ordres
      .prendre<Nommee>('SELECT commune, COALESCE(code, commune) AS code, ancien FROM nom WHERE norme = ? ORDER BY id')
      .all(norme)
  }

  /** Does a name begin with these whole words, and go on or not? */
  commence(norme: string): boolean {
    const sql = 'SELECT 1 AS v FROM nom WHERE norme = ? OR (norme >= ? AND norme < ?) LIMIT 1'
    return this.#ordres.prendre<{ v: number }>(sql).get(norme, `${norme} `, `${norme}!`) !== undefined
  }

  #dans(commune: string, chiffres: string): boolean {
    if (commune.startsWith(chiffres)) return true
    const codes = this.#lieu(commune)?.codes_postaux ?? ''
    return codes.split(' ').some((code) => code.startsWith(chiffres))
  }

  #parChiffres(chiffres: string, limit: number): Etape[] {
    const etape =
      (sql: string, ...parametres: unknown[]): Etape =>
      () =>
        this.#ordres.prendre<Trouvaille>(sql).all(...parametres)
    const postal = etape(
      `SELECT p.commune, NULL AS ancien FROM code_postal p JOIN nom n ON n.commune = p.commune AND n.ancien IS NULL
       WHERE p.code_postal >= ? AND p.code_postal < ? ORDER BY p.code_postal, n.id LIMIT ?`,
      chiffres,
      chiffres + FIN,
      limit,
    )
    const arrondissement = etape(
      `SELECT code AS commune, NULL AS ancien FROM arrondissement_municipal
       WHERE code >= ? AND code < ? OR ' ' || codes_postaux LIKE '% ' || ? || '%' ORDER BY code LIMIT ?`,
      chiffres,
      chiffres + FIN,
      chiffres,
      limit,
    )
    if (chiffres.length === 5) {
      const exact = etape('SELECT code AS commune, NULL AS ancien FROM commune WHERE code = ?', chiffres)
      if (communeOfArrondissement(chiffres) !== null) return [arrondissement, exact, postal]
      return [
        exact,
        postal,
        arrondissement,
        // A code of the past is shown in place of an old name.
        etape("SELECT vers AS commune, code AS ancien FROM passage WHERE code = ? AND sort = 'moved'", chiffres),
      ]
    }
    const code = `SELECT c.code AS commune, NULL AS ancien
      FROM commune c JOIN nom n ON n.commune = c.code AND n.ancien IS NULL
      WHERE c.code >= ? AND c.code < ? ORDER BY n.id LIMIT ?`
    return [etape(code, chiffres, chiffres + FIN, limit), postal, arrondissement]
  }

  #parNom(nom: string, lot: number): Etape[] {
    const lire = (condition: string, ...parametres: unknown[]): Trouvaille[] =>
      this.#ordres.prendre<Trouvaille>(`${COMMUNE_DE_NOM} ${condition} ORDER BY n.id LIMIT ?`).all(...parametres, lot)
    // The range gives ids alone from the index; only the best ones are then read.
    const debut = (colonne: string, texte: string): Etape => {
      const sql = `${COMMUNE_DE_NOM} n.id IN (SELECT id FROM nom WHERE ${colonne} >= ? AND ${colonne} < ? ORDER BY id LIMIT ?) ORDER BY n.id`
      return () => this.#ordres.prendre<Trouvaille>(sql).all(texte, texte + FIN, lot)
    }
    const sans = sansArticle(nom)
    const motsCommences = nom.split(' ').map((mot) => `${mot}*`)
    const sqlMots = `${COMMUNE_DE_NOM} n.id IN (SELECT rowid FROM nom_mots WHERE nom_mots MATCH ? ORDER BY rowid LIMIT ?) ORDER BY n.id`
    const etapes: Etape[] = [
      () => lire('n.norme = ?', nom),
      () => lire('n.sans_article = ?', nom),
      debut('norme', nom),
      debut('sans_article', nom),
    ]
    if (sans !== nom) etapes.push(debut('sans_article', sans))
    etapes.push(() => this.#ordres.prendre<Trouvaille>(sqlMots).all(motsCommences.join(' '), lot))
    const compact = nom.replaceAll(' ', '')
    if (compact.length >= 3) etapes.push(() => this.#contient(compact, lot))
    return etapes
  }

  /** Names that hold these letters anywhere, spaces left out: found in one text of all names, already by rank. */
  #contient(compact: string, lot: number): Trouvaille[] {
    this.#compact ??= this.#ordres.prendre<{ texte: string }>('SELECT texte FROM nom_compact').get()?.texte ?? ''
    const texte = this.#compact
    const trouvailles: Trouvaille[] = []
    const parId = this.#ordres.prendre<Trouvaille>(`${COMMUNE_DE_NOM} n.id = ?`)
    for (let i = texte.indexOf(compact); i >= 0 && trouvailles.length < lot; ) {
      const fin = texte.indexOf('\n', i)
      const trouvaille = parId.get(Number(texte.slice(texte.indexOf('=', i) + 1, fin)))
      if (trouvaille !== undefined) trouvailles.push(trouvaille)
      i = texte.indexOf(compact, fin)
    }
    return trouvailles
  }

  /** A commune of today, or an arrondissement municipal. */
  #lieu(code: string): { nom: string; departement: string; codes_postaux: string } | undefined {
    const sql = `SELECT nom, departement, codes_postaux FROM commune WHERE code = ?
      UNION ALL SELECT a.nom, c.departement, a.codes_postaux
        FROM arrondissement_municipal a JOIN commune c ON c.code = a.commune WHERE a.code = ?`
    return this.#ordres.prendre<{ nom: string; departement: string; codes_postaux: string }>(sql).get(code, code)
  }

  #completer(trouves: ReadonlyMap<string, Trouvaille>): SearchHit[] {
    return [...trouves.values()].flatMap(({ commune, ancien }) => {
      const ligne = this.#lieu(commune)
      if (ligne === undefined) return []
      const codesPostaux = ligne.codes_postaux === '' ? [] : ligne.codes_postaux.split(' ')
      return [{ code: commune, nom: ligne.nom, departement: ligne.departement, codesPostaux, ancienNom: ancien }]
    })
  }
}
