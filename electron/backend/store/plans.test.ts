/** The hot queries go through their index: what the repositories really run is caught and explained by SQLite. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { offreRetenue } from '../../../test/lire-dossier.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createDossier } from './dossier.ts'
import { listObservations } from './observations.ts'
import { insertActivites, structuresRetenues } from './offre.ts'
import { addCouverture, insertSource } from './sources.ts'
import { createCpts, findCpts, listCpts } from './territoire.ts'
import type { Dossier } from './types.ts'

/** The query plans of the statements that `work` prepares on a dossier. */
function plansOf(dossier: Dossier, work: (spied: Dossier) => void, prepared: string[] = []): string[] {
  const db = new Proxy(dossier.db, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (name === 'prepare') {
        return (sql: string) => {
          prepared.push(sql)
          return target.prepare(sql)
        }
      }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  work(Object.assign(Object.create(dossier) as Dossier, { db }))
  return prepared.flatMap((sql) => {
    const parameters = sql.split('?').length - 1
    const rows = dossier.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array<string>(parameters).fill('[]'))
    return rows.map((row) => (row as { detail: string }).detail)
  })
}

it('observations and supply of many communes are read through their indexes', () => {
  const dossier = createDossier(join(tempFolder(), 'a.maillage'), { nom: 'Essai' })
  dossier.transaction('test', null, () => {
    for (const contenu of ['offre', 'structures'] as const) {
      const id = insertSource(dossier, {
        contenu,
        nomFichier: 'f',
        partie: null,
        taille: 1,
        sha256: '0'.repeat(64),
        profil: 'p',
        libelle: 'l',
        producteur: null,
        licence: null,
        millesime: null,
        importeLe: '2026-03-01T10:00:00.000Z',
        lues: 0,
        retenues: 0,
        rapport: null,
      })
      addCouverture(dossier, id, ['01004'])
    }
    insertActivites(dossier, 1, [])
  })
  const observations = plansOf(dossier, (spied) => listObservations(spied, 'PMUN', ['01004']))
  expect(observations.join('\n')).toContain('SEARCH o USING INDEX observation_indicateur (indicateur=? AND code=?)')
  const offre = plansOf(dossier, (spied) => offreRetenue(spied, ['01004']))
  expect(
    offre.filter((plan) => plan === 'SEARCH activite USING INDEX activite_code (source_id=? AND code=?)'),
  ).toHaveLength(3)
  const structures = plansOf(dossier, (spied) => structuresRetenues(spied, ['01004']))
  expect(structures.join('\n')).toContain('SEARCH s USING INDEX structure_code (source_id=? AND code=?)')
  const scans = [...observations, ...offre, ...structures].filter((plan) => plan.startsWith('SCAN'))
  // The list of codes asked for, the few sources, newest first, and the study area.
  const petits = /^SCAN (voulu|json_each|source|cpts|cpts_commune|commune_etude)( |$)/
  expect(scans.filter((plan) => !petits.test(plan))).toEqual([])
  dossier.close()
})

it('the CPTS are read in one query, through the indexes of their communes and sectors', () => {
  const dossier = createDossier(join(tempFolder(), 'a.maillage'), { nom: 'Essai' })
  for (const lire of [(lu: Dossier) => listCpts(lu), (lu: Dossier) => findCpts(lu, 1)]) {
    dossier.transaction('test', null, () => createCpts(dossier, { nom: `${Math.random()}`, communes: ['03118'] }))
    const prepared: string[] = []
    const plans = plansOf(dossier, (spied) => void lire(spied), prepared)
    expect(prepared).toHaveLength(1)
    // The rows of the subquery were found by their index, in order.
    expect(plans.filter((plan) => plan.startsWith('SCAN') && !/^SCAN (c|\(subquery-1\))( |$)/.test(plan))).toEqual([])
  }
  dossier.close()
})
