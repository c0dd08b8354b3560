/**
 * The wholes a territory is built from: EPCI, arrondissements, départements. Some 1 700 names, read once, searched in
 * memory with the rule that compares the names of communes.
 */
import type Database from 'better-sqlite3'
import { arrondissementsOf, nomPlm } from '../../../shared/domain/codes.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { Ensemble } from './types.ts'

type Type = Exclude<Ensemble['type'], 'municipaux'>

interface Tete {
  readonly type: Type
  readonly code: string
  readonly nom: string
  readonly norme: string
  readonly communes: number
}

/** Legal forms that nobody types, or types in full: "CC Aunis Sud", "communauté de communes Aunis Sud". */
const FORMES: readonly (readonly [RegExp, string])[] = [
  [/^communaute de communes (?:du |de la |de l |des |de |d )?/, 'cc '],
  [/^communaute d agglomeration (?:du |de la |de l |des |de |d )?/, 'ca '],
  [/^communaute urbaine (?:du |de la |de l |des |de |d )?/, 'cu '],
  [/^(?:arrondissement|departement) (?:du |de la |de l |des |de |d )?/, ''],
]
const SIGLE = /^(?:cc|ca|cu) (?:du |de la |de l |des |de |d )?/

const MEMBRES: Readonly<Record<Type, string>> = {
  epci: 'SELECT code FROM commune WHERE epci = ? ORDER BY code',
  arrondissement: 'SELECT code FROM commune WHERE arrondissement = ? ORDER BY code',
  departement: 'SELECT code FROM commune WHERE departement = ? ORDER BY code',
}

/** Paris, Lyon and Marseille, to be taken by arrondissement. */
const DECOUPEES = ['75056', '13055', '69123'] as const

function decoupee(commune: string): Ensemble {
  const communes = arrondissementsOf(commune)
  return {
    type: 'municipaux',
    code: commune,
    nom: `${nomPlm(commune)} en ${communes.length} arrondissements`,
    communes,
  }
}

export class Ensembles {
  readonly #db: Database.Database
  #tetes: readonly Tete[] | undefined

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** Those of a commune of today: EPCI (unless none), arrondissement (none in the COM), département. */
  deCommune(code: string): Ensemble[] {
    const ligne = this.#db
      .prepare<[string], Record<Type, string | null>>(
        'SELECT epci, arrondissement, departement FROM commune WHERE code = ?',
      )
      .get(code)
    if (ligne === undefined) return []
    const types = ['epci', 'arrondissement', 'departement'] as const
    const siens = types.flatMap((type) => {
      const tete = this.#lire().find((t) => t.type === type && t.code === ligne[type])
      return tete === undefined ? [] : [this.#complet(tete)]
    })
    return DECOUPEES.some((commune) => commune === code) ? [decoupee(code), ...siens] : siens
  }

  /** At most `limite`, best first: the very name or code, its beginning, the beginning of words; then the largest. */
  chercher(requete: string, limite: number): Ensemble[] {
    let voulu = normaliserNom(requete)
    for (const [forme, court] of FORMES) voulu = voulu.replace(forme, court)
    voulu = voulu.trim()
    if (voulu === '') return []
    const rangs = new Map<Tete, number>()
    for (const tete of this.#lire()) {
      const rang = rangDe(tete, voulu)
      if (rang < 4) rangs.set(tete, rang)
    }
    const trouves = [...rangs]
      .sort(([a, ra], [b, rb]) => ra - rb || b.communes - a.communes || (a.code < b.code ? -1 : 1))
      .slice(0, limite)
      .map(([tete]) => this.#complet(tete))
    const villes = DECOUPEES.filter((commune) => normaliserNom(nomPlm(commune)).startsWith(voulu.replace(/ .*/, '')))
    return [...(voulu.length < 3 ? [] : villes.map(decoupee)), ...trouves].slice(0, limite)
  }

  #complet({ type, code, nom }: Tete): Ensemble {
    return { type, code, nom, communes: this.#db.prepare<[string], string>(MEMBRES[type]).pluck().all(code) }
  }

  #lire(): readonly Tete[] {
    this.#tetes ??= this.#db
      .prepare<[], Omit<Tete, 'norme'>>(
        `SELECT 'epci' AS type, siren AS code, e.nom, count(c.code) AS communes
           FROM epci e JOIN commune c ON c.epci = e.siren GROUP BY siren
         UNION ALL SELECT 'arrondissement', a.code, a.nom, count(c.code)
           FROM arrondissement a JOIN commune c ON c.arrondissement = a.code GROUP BY a.code
         UNION ALL SELECT 'departement', d.code, d.nom, count(c.code)
           FROM departement d JOIN commune c ON c.departement = d.code GROUP BY d.code`,
      )
      .all()
      .map((tete) => ({ ...tete, norme: normaliserNom(tete.nom) }))
    return this.#tetes
  }
}

/** 0: the very name or code; 1: begins so; 2: each word begins a word of the name; 3: holds these letters; 4: no. */
function rangDe({ code, norme, type }: Tete, voulu: string): number {
  const court = type === 'epci' ? norme.replace(SIGLE, '') : norme
  if (norme === voulu || court === voulu || code.toLowerCase() === voulu) return 0
  if (norme.startsWith(voulu) || court.startsWith(voulu)) return 1
  const mots = norme.split(' ')
  if (voulu.split(' ').every((mot) => mots.some((autre) => autre.startsWith(mot)))) return 2
  return voulu.length >= 3 && norme.includes(voulu) ? 3 : 4
}
