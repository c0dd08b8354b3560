/** The repairs of a source listed, refused afterwards with its own file, and the choice undone. */
import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { openDossier } from '../../store/dossier.ts'
import { updateSource } from '../../store/sources.ts'

const TEXTE = 'CODGEO;LIBGEO;P21_LOG\n3118;Gannat;5700\n03310;Vichy;25000\n38021;Autrans;1600\n38225;Méaudre;1300\n'

async function importe(texte = TEXTE) {
  const window = await testBackend()
  const fichier = window.file('a.maillage')
  const source = window.file('logements.csv')
  writeFileSync(source, texte)
  const { backend } = window
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'CPTS', communes: ['03118', '03310', '38225'] }] })
  await backend.call('dossier.ouvrir', { fichier })
  const { sourceId } = await backend.call('dossier.importer', { fichier, source, millesime: '2021' })
  const sources = () => backend.call('donnees.sources', { fichier })
  return { ...window, fichier, source, sourceId, sources }
}

it('are listed by the dossier alone, with what was and what became of it, as a CSV too', async () => {
  const { backend, fichier, sourceId, sources } = await importe(TEXTE.replace('3118;', '3118.0;'))
  expect(await sources()).toMatchObject([{ id: sourceId, reparees: 3, refusees: [] }])
  const lues = await backend.call('donnees.reparations', { fichier, source: sourceId })
  expect(lues.reparations).toMatchObject({ zeros: 1, ecriture: 1, anciennes: 1, arrondissements: 0 })
  expect(lues.choix).toEqual({ millesime: '2021' })
  expect(lues.csv?.nom).toBe('Réparations logements.csv')
  expect(Buffer.from(lues.csv?.base64 ?? '', 'base64').toString()).toBe(
    '\uFEFFligne;réparation;dans le fichier;lu comme\r\n' +
      '2;Code de commune nettoyé;3118.0;03118\r\n2;Zéro du début remis;3118.0;03118\r\n' +
      '4;Ancienne commune ramenée à celle d’aujourd’hui;38021;38225\r\n',
  )
})

it('one is refused afterwards with the same file, and taken back by undoing', async () => {
  const { backend, fichier, source, sourceId, sources } = await importe()
  const choix = { fichier, source, remplace: sourceId, memeContenu: true, sansReparations: ['zeros' as const] }
  const essai = await backend.call('donnees.essayer', choix)
  expect(essai.rejetees).toMatchObject([{ ligne: 2, cause: 'réparation refusée\u00a0: zéro du début à remettre' }])
  // 5 700 + 25 000 + 1 600 + 1 300; without Gannat, at least 27 900.
  expect(essai.effets?.chiffres).toContainEqual(
    expect.objectContaining({ chiffre: expect.stringContaining('Logements'), avant: expect.stringMatching(/33\s600/) }),
  )
  await backend.call('dossier.importer', choix)
  const [apres, ...autres] = await sources()
  expect(autres).toEqual([])
  expect(apres).toMatchObject({ reparees: 1, refusees: ['zeros'], couverture: { connues: 2, total: 3 } })
  await backend.call('dossier.annuler', { fichier })
  expect(await sources()).toMatchObject([{ id: sourceId, reparees: 2, refusees: [], couverture: { connues: 3 } }])
  await backend.call('dossier.refaire', { fichier })
  expect(await sources()).toMatchObject([{ refusees: ['zeros'] }])
})

it('a file that has changed since is refused: only the repairs are chosen', async () => {
  const { backend, fichier, source, sourceId, sources } = await importe()
  writeFileSync(source, TEXTE.replace('25000', '26000'))
  const error = await maillageError(() =>
    backend.call('dossier.importer', { fichier, source, remplace: sourceId, memeContenu: true }),
  )
  expect(error).toMatchObject({ kind: 'donnees-invalides', explication: expect.stringContaining('logements.csv') })
  expect(await sources()).toMatchObject([{ id: sourceId }])
})

it.each([
  null,
  'n’importe quoi',
  { reparations: { zeros: 4, totaux: 0 } },
  { reparations: { exemples: 'x' }, choix: 3 },
])('a report from before, or from elsewhere (%j), lists what it can', async (rapport) => {
  const { backend, fichier, sourceId } = await importe()
  await backend.call('dossier.fermer', { fichier })
  const dossier = openDossier(fichier)
  dossier.transaction('essai', null, () => updateSource(dossier, sourceId, { rapport }))
  dossier.close()
  const lues = await backend.call('donnees.reparations', { fichier, source: sourceId })
  const zeros = rapport !== null && typeof rapport === 'object' && 'zeros' in rapport.reparations ? 4 : 0
  expect(lues).toMatchObject({ reparations: { zeros, exemples: [] }, choix: {}, csv: null })
})
