/**
 * Search of communes by code, postcode or name, ranked: exact, then beginning of the name, then beginning of words,
 * then anywhere; at the same rank today's names before old ones, then by population. Under 5 ms.
 */
import type Database from 'better-sqlite3'
import { normaliserNom, sansArticle } from '../../../shared/domain/nom-commune.ts'
import type { SearchHit } from './types.ts'

interface Trouvaille {
  readonly commune: string
  readonly ancien: string | null
}

/** Words of the query that are not of the name: a code, a postcode, or a département to narrow to. */
interface Demande {
  readonly nom: string
  readonly chiffres: string | null
}

const CODE = /^(?:\d{2,5}|2[ab]\d{0,3})$/
/** Greater than any letter or digit of a normalised name: closes a range of prefixes. */
const FIN = '{'

function lireDemande(query: string): Demande {
  const nombres: string[] = []
  const lettres = normaliserNom(query)
    .split(' ')
    .filter((mot) => {
      if (CODE.test(mot)) nombres.push(mot.toUpperCase())
      return !CODE.test(mot)
    })
  return { nom: lettres.join(' '), chiffres: nombres[0] ?? null }
}

export class Recherche {
  readonly #db: Database.Database
  readonly #ordres = new Map<string, Database.Statement<unknown[], Trouvaille>>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** At most `limit` communes of today, best first, each once. */
  chercher(query: string, limit: number): SearchHit[] {
    const { nom, chiffres } = lireDemande(query)
    const trouves = new Map<string, Trouvaille>()
    if (limit <= 0 || (nom === '' && chiffres === null)) return []
    const etapes = nom === '' ? this.#parChiffres(chiffres ?? '', limit) : this.#parNom(nom, chiffres, limit)
    for (const etape of etapes) {
      for (const trouvaille of etape()) {
        if (!trouves.has(trouvaille.commune)) trouves.set(trouvaille.commune, trouvaille)
        if (trouves.size >= limit) return this.#completer(trouves)
      }
    }
    return this.#completer(trouves)
  }

  #lire(sql: string, ...parametres: unknown[]): Trouvaille[] {
    let ordre = this.#ordres.get(sql)
    if (ordre === undefined) {
      ordre = this.#db.prepare<unknown[], Trouvaille>(sql)
      this.#ordres.set(sql, ordre)
    }
    return ordre.all(...parametres)
  }

  #parChiffres(chiffres: string, limit: number): (() => Trouvaille[])[] {
    const population = '(SELECT max(population) FROM nom n WHERE n.commune = c.code AND n.ancien IS NULL)'
    const codeExact = () => this.#lire('SELECT code AS commune, NULL AS ancien FROM commune WHERE code = ?', chiffres)
    // A moved code names itself: the commune it leads to is the hit.
    const ancienCode = () =>
      this.#lire("SELECT vers AS commune, code AS ancien FROM passage WHERE code = ? AND sort = 'moved'", chiffres)
    const postal = () =>
      this.#lire(
        `SELECT p.commune, NULL AS ancien FROM code_postal p JOIN commune c ON c.code = p.commune
         WHERE p.code_postal >= ? AND p.code_postal < ? ORDER BY p.code_postal, ${population} DESC LIMIT ?`,
        chiffres,
        chiffres + FIN,
        limit,
      )
    const debutCode = () =>
      this.#lire(
        'SELECT code AS commune, NULL AS ancien FROM commune WHERE code >= ? AND code < ? ORDER BY code LIMIT ?',
        chiffres,
        chiffres + FIN,
        limit,
      )
    return chiffres.length === 5 ? [codeExact, postal, ancienCode] : [debutCode, postal]
  }

  #parNom(nom: string, chiffres: string | null, limit: number): (() => Trouvaille[])[] {
    // More rows than asked, since several names may lead to one commune.
    const lot = limit * 3
    const filtre =
      chiffres === null
        ? ''
        : `AND (n.commune >= @c AND n.commune < @f OR EXISTS
           (SELECT 1 FROM code_postal p WHERE p.commune = n.commune AND p.code_postal >= @c AND p.code_postal < @f))`
    const bornes = chiffres === null ? {} : { c: chiffres, f: chiffres + FIN }
    const choix = (condition: string, parametres: Record<string, unknown>) => () =>
      this.#lire(
        `SELECT n.commune, n.ancien FROM nom n WHERE ${condition} ${filtre}
         ORDER BY n.ancien IS NOT NULL, n.population DESC LIMIT @lot`,
        { ...parametres, ...bornes, lot },
      )
    const sans = sansArticle(nom)
    const etapes = [
      choix('n.norme = @q', { q: nom }),
      choix('n.sans_article = @q', { q: nom }),
      choix('n.norme >= @q AND n.norme < @fin', { q: nom, fin: nom + FIN }),
      choix('n.sans_article >= @q AND n.sans_article < @fin', { q: nom, fin: nom + FIN }),
    ]
    if (sans !== nom) etapes.push(choix('n.sans_article >= @q AND n.sans_article < @fin', { q: sans, fin: sans + FIN }))
    etapes.push(
      choix('n.id IN (SELECT rowid FROM nom_mots WHERE nom_mots MATCH @q)', {
        q: nom
          .split(' ')
          .map((mot) => `${mot}*`)
          .join(' '),
      }),
    )
    const compact = nom.replaceAll(' ', '')
    if (compact.length >= 3) etapes.push(choix('instr(n.compact, @q) > 0', { q: compact }))
    return etapes
  }

  #completer(trouves: ReadonlyMap<string, Trouvaille>): SearchHit[] {
    const ordre = this.#db.prepare<[string], { nom: string; departement: string; codes_postaux: string }>(
      'SELECT nom, departement, codes_postaux FROM commune WHERE code = ?',
    )
    return [...trouves.values()].flatMap(({ commune, ancien }) => {
      const ligne = ordre.get(commune)
      if (ligne === undefined) return []
      const codesPostaux = ligne.codes_postaux === '' ? [] : ligne.codes_postaux.split(' ')
      return [{ code: commune, nom: ligne.nom, departement: ligne.departement, codesPostaux, ancienNom: ancien }]
    })
  }
}
