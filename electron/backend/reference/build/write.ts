/** Writes reference.sqlite: one function per group of tables, all in one transaction. */
import Database from 'better-sqlite3'
import { sansArticle } from '../../../../shared/domain/nom-commune.ts'
import { BUILD_VERSION, COG, TABLES } from '../schema.ts'
import type { DonneesReference } from './compute.ts'
import { nomArrondissement } from './names.ts'

/** Runs the statement for every row and adds to the count of that name. */
type Remplir = (intitule: string, sql: string, lignes: readonly (readonly unknown[])[]) => void

function ecrireDecoupage(remplir: Remplir, donnees: DonneesReference): void {
  remplir(
    'régions et collectivités',
    'INSERT INTO region VALUES (?, ?)',
    donnees.regions.map((r) => [r.code, r.nom]),
  )
  remplir(
    'départements et collectivités',
    'INSERT INTO departement VALUES (?, ?, ?)',
    donnees.departements.map((d) => [d.code, d.nom, d.region]),
  )
  remplir(
    'arrondissements',
    'INSERT INTO arrondissement VALUES (?, ?, ?)',
    donnees.arrondissements.map((a) => [a.code, a.nom, a.departement]),
  )
  remplir(
    'EPCI',
    'INSERT INTO epci VALUES (?, ?, ?)',
    donnees.epci.map((e) => [e.code, e.nom, e.type]),
  )
  const epciDe = new Map(donnees.epci.flatMap((e) => e.membres.map((m) => [m.code, e.code] as const)))
  remplir(
    'communes',
    'INSERT INTO commune VALUES (?,?,?,?,?,?,?,?,?,?,?)',
    donnees.communes.map((c) => {
      const centre = donnees.centres.get(c.code)
      const lieu = centre === undefined ? [null, null, null] : [centre.lon, centre.lat, centre.origine]
      const codesPostaux = (c.codesPostaux ?? []).join(' ')
      // Communes of Mayotte have an empty arrondissement, those of the COM none.
      const arrondissement = c.arrondissement === '' ? null : (c.arrondissement ?? null)
      const rattachement = [c.departement, c.region, arrondissement, epciDe.get(c.code) ?? null]
      return [c.code, c.nom, ...rattachement, c.zone, codesPostaux, ...lieu]
    }),
  )
  remplir(
    'communes déléguées et associées',
    'INSERT INTO commune_partie VALUES (?, ?, ?, ?)',
    donnees.parties.map((c) => [c.code, c.nom, c.type.replace('commune-', ''), c.chefLieu]),
  )
  remplir(
    'arrondissements municipaux',
    'INSERT INTO arrondissement_municipal VALUES (?, ?, ?, ?)',
    donnees.arrondissementsMunicipaux.map((c) => [
      c.code,
      nomArrondissement(c.nom),
      c.commune,
      (c.codesPostaux ?? []).join(' '),
    ]),
  )
  remplir(
    'couples code postal et commune',
    'INSERT OR IGNORE INTO code_postal VALUES (?, ?)',
    donnees.communes.flatMap((c) => (c.codesPostaux ?? []).map((codePostal) => [codePostal, c.code])),
  )
}

function ecrirePopulations(remplir: Remplir, donnees: DonneesReference): void {
  for (const { millesime, communes, departements, reunies } of donnees.populations) {
    const detaillees = new Set(communes.filter((p) => p.lignes.length > 1 || p.lignes[0]?.code !== p.commune))
    remplir(
      `populations ${millesime}`,
      'INSERT INTO population VALUES (?, ?, ?, ?, ?)',
      communes.map((p) => [p.commune, millesime, p.valeur, p.recensement, detaillees.has(p) ? 1 : 0]),
    )
    remplir(
      'lignes de populations sommées',
      'INSERT INTO population_ligne VALUES (?, ?, ?, ?, ?)',
      [...detaillees].flatMap((p) =>
        p.lignes.map((l) => [p.commune, millesime, l.code, nomArrondissement(l.nom), l.valeur]),
      ),
    )
    remplir(
      'populations de communes rétablies depuis',
      'INSERT INTO population_reunie VALUES (?, ?, ?, ?)',
      reunies.flatMap(({ communes: siennes, valeur }) =>
        siennes.map((commune) => [siennes[0], millesime, commune, valeur]),
      ),
    )
    remplir(
      'populations de départements',
      'INSERT INTO population_departement VALUES (?, ?, ?)',
      [...departements].map(([departement, valeur]) => [departement, millesime, valeur]),
    )
  }
}

function ecrireNoms(remplir: Remplir, db: Database.Database, { noms, passages, retablies }: DonneesReference): void {
  remplir(
    'communes rétablies',
    'INSERT INTO retablie VALUES (?, ?, ?)',
    retablies.map(({ commune, parent, cog }) => [commune, parent, cog]),
  )
  remplir(
    'anciens codes',
    'INSERT INTO passage VALUES (?, ?, ?, ?, ?)',
    passages.flatMap((r) => {
      if (r.kind === 'moved') return [[r.code, r.kind, r.to, r.date, r.event]]
      return r.kind === 'split' ? [[r.code, r.kind, r.to.join(' '), r.date, r.event]] : []
    }),
  )
  remplir(
    'noms cherchés',
    'INSERT INTO nom VALUES (?, ?, ?, ?, ?, ?)',
    noms.map((n, rang) => [
      rang + 1,
      n.norme,
      sansArticle(n.norme),
      n.commune,
      n.ancien ? n.nom : null,
      n.ancien ? n.code : null,
    ]),
  )
  const parMots = db.prepare('INSERT INTO nom_mots (rowid, norme) VALUES (?, ?)')
  for (const [rang, { norme }] of noms.entries()) parMots.run(rang + 1, norme)
  const compact = noms.map(({ norme }, rang) => `${norme.replaceAll(' ', '')}=${rang + 1}\n`)
  db.prepare('INSERT INTO nom_compact VALUES (1, ?)').run(compact.join(''))
}

/** Writes a new database at `chemin`; `paquets` is kept in `meta`. Returns what was written → how many. */
export function ecrire(chemin: string, donnees: DonneesReference, paquets: string): Record<string, number> {
  const db = new Database(chemin)
  const comptes: Record<string, number> = {}
  const remplir: Remplir = (intitule, sql, lignes) => {
    const ordre = db.prepare(sql)
    for (const ligne of lignes) ordre.run(...ligne)
    comptes[intitule] = (comptes[intitule] ?? 0) + lignes.length
  }
  try {
    // The file is put in place only when whole: nothing to protect while it is written.
    db.pragma('journal_mode = OFF')
    db.pragma('synchronous = OFF')
    db.exec(TABLES)
    db.transaction(() => {
      ecrireDecoupage(remplir, donnees)
      comptes['centres de communes'] = donnees.centres.size
      ecrirePopulations(remplir, donnees)
      ecrireNoms(remplir, db, donnees)
      db.prepare('INSERT INTO terre VALUES (1, ?)').run(donnees.terre)
      const meta = db.prepare('INSERT INTO meta VALUES (?, ?)')
      meta.run('construction', BUILD_VERSION)
      meta.run('cog', COG)
      meta.run('paquets', paquets)
    })()
    db.exec('ANALYZE')
  } finally {
    db.close()
  }
  return comptes
}
