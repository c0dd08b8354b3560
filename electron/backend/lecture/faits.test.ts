/** What is kept of a dossier between two calls never outlives what it says: after each change, it is what a fresh reading gives. */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BackendParNom, parNom } from '../../../test/backend.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { openBackend } from '../backend.ts'

let gardien: BackendParNom
let frais: BackendParNom
beforeAll(async () => {
  ;[gardien, frais] = (await Promise.all([openBackend(), openBackend()])).map(parNom) as [BackendParNom, BackendParNom]
})
afterAll(() => Promise.all([gardien.close(), frais.close()]))

async function tout(backend: BackendParNom, fichier: string, cpts: string) {
  const demande = { fichier, cpts }
  return {
    portrait: await backend.call('portrait.lire', demande),
    indicateurs: await backend.call('indicateurs.lire', demande),
    offres: await backend.call('offre.comparer', demande),
    figures: await backend.call('carte.figures', demande),
    valeurs: await backend.call('carte.valeurs', { ...demande, figure: 'RP:POP' }).catch(() => null),
  }
}

it('reads again what a change touches, and nothing old is told', async () => {
  const folder = tempFolder()
  const fichier = `${folder}/a.maillage`
  const file = (nom: string, texte: string) => {
    writeFileSync(`${folder}/${nom}`, texte)
    return `${folder}/${nom}`
  }
  const [un, deux] = ['Un', 'Deux']
  await gardien.call('dossier.creer', {
    fichier,
    cpts: [
      { nom: un, communes: ['01004', '01053'] },
      { nom: deux, communes: ['01004'] },
    ],
  })
  await gardien.call('dossier.ouvrir', { fichier })
  const vus: string[] = []
  const comparer = async () => {
    for (const cpts of [un, deux]) {
      const garde = await tout(gardien, fichier, cpts)
      // Another backend opens the file for each call, and keeps nothing of it.
      expect(garde).toEqual(await tout(frais, fichier, cpts))
      if (cpts === un) vus.push(JSON.stringify([garde.portrait.population, garde.indicateurs]))
    }
  }
  const importer = (nom: string, texte: string) =>
    gardien.call('dossier.importer', { fichier, source: file(nom, texte), millesime: '2021' })
  const modifier = (avec: { ajouter?: string[]; retirer?: string[] }) =>
    gardien.call('territoire.modifier', { fichier, cpts: un, ...avec })

  await comparer()
  const { sourceId: source } = await importer('a.csv', 'CODGEO;P21_POP;P21_POPF\n01004;15000;7500\n01053;42000;21000\n')
  await comparer()
  await modifier({ retirer: ['01053'] })
  await comparer()
  await modifier({ ajouter: ['01053', '01283'] })
  await comparer()
  await importer('b.csv', 'CODGEO;P21_POP\n01004;15100\n01283;23000\n')
  await comparer()
  await gardien.call('indicateurs.retenir', { fichier, indicateur: 'RP:POP', source })
  await comparer()
  // What is only tried leaves no trace.
  await gardien.call('donnees.effets', { fichier, retirer: source })
  await comparer()
  await gardien.call('dossier.annuler', { fichier })
  await comparer()
  await gardien.call('donnees.retirer', { fichier, source })
  await comparer()
  await gardien.call('dossier.annuler', { fichier })
  await comparer()
  // A change made by another program.
  await gardien.call('dossier.fermer', { fichier })
  await comparer()
  expect(new Set(vus).size).toBeGreaterThan(5)
  await modifier({ retirer: ['01283'] })
  await comparer()
})
