/** Cantons and bassins de vie, once a dossier holds a table d'appartenance. */
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../test/backend.ts'

/** The table as an import leaves it: Gannat and Ébreuil in one canton, Vichy in another, an old code in the first. */
function importer(fichier: string): void {
  const db = new Database(fichier)
  db.exec(`CREATE TABLE IF NOT EXISTS appartenance (
    code TEXT NOT NULL, type TEXT NOT NULL, valeur TEXT NOT NULL, libelle TEXT) STRICT`)
  const put = db.prepare('INSERT INTO appartenance (code, type, valeur, libelle) VALUES (?, ?, ?, ?)')
  for (const [code, type, valeur, libelle] of [
    ['03118', 'canton', '0308', 'Gannat'],
    ['03107', 'canton', '0308', 'Gannat'],
    ['03310', 'canton', '0318', null],
    ['17272', 'canton', '1720', 'Surgères'], // merged into 17340 in 2018
    ['17340', 'canton', '1720', 'Surgères'],
    ['03118', 'bassin', '03118', 'Gannat'],
    ['03118', 'zone', '1', 'Autre chose'],
  ])
    put.run(code, type, valeur, libelle)
  db.close()
}

async function opened() {
  const { backend, file } = await testBackend()
  const fichier = file('a.maillage')
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'A', communes: ['03118'] }] })
  return { backend, fichier }
}

describe('wholes of an imported table', () => {
  it('are unknown before it is there', async () => {
    const { backend, fichier } = await opened()
    expect(await backend.call('territoire.appartenances', { fichier })).toEqual([])
    const types = (await backend.call('territoire.ensembles', { code: '03118', fichier })).map(({ type }) => type)
    expect(types).toEqual(['epci', 'arrondissement', 'departement'])
  })

  it('come between the EPCI and the arrondissement, with communes of today', async () => {
    const { backend, fichier } = await opened()
    importer(fichier)
    expect(await backend.call('territoire.appartenances', { fichier })).toEqual(['canton', 'bassin'])
    const gannat = await backend.call('territoire.ensembles', { code: '03118', fichier })
    expect(gannat.map(({ type, nom }) => [type, nom]).slice(1, 3)).toEqual([
      ['canton', 'Gannat'],
      ['bassin', 'Gannat'],
    ])
    expect(gannat.find(({ type }) => type === 'canton')?.communes).toEqual(['03107', '03118'])
    const [vichy] = (await backend.call('territoire.ensembles', { code: '03310', fichier })).filter(
      ({ type }) => type === 'canton',
    )
    expect(vichy?.nom).toBe('Canton 0318')
    const surgeres = await backend.call('territoire.ensembles', { code: '17340', fichier })
    expect(surgeres.find(({ type }) => type === 'canton')?.communes).toEqual(['17340'])
  })

  it('are found by name and by code, the exact ones first', async () => {
    const { backend, fichier } = await opened()
    importer(fichier)
    const search = async (requete: string) =>
      (await backend.call('territoire.chercherEnsembles', { requete, fichier, limite: 4 })).map(
        ({ type, code }) => `${type} ${code}`,
      )
    expect((await search('canton de Gannat')).slice(0, 2)).toEqual(['canton 0308', 'bassin 03118'])
    expect(await search('0318')).toContain('canton 0318')
    expect(await search('surg')).toContain('canton 1720')
  })
})
