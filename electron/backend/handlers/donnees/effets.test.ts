/** What a change of the sources would do, told before it is done. */
import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'

it('the same file read without a repair changes the sum: 33 600 becomes at least 32 000', async () => {
  const { backend, file } = await testBackend()
  const fichier = file('effets.maillage')
  await backend.call('dossier.creer', {
    fichier,
    nom: 'C',
    cpts: [{ nom: 'C', communes: ['03118', '03310', '38225'] }],
  })
  const source = file('logements.csv')
  // Autrans (38021) is in Autrans-Méaudre (38225) now: 5 700 + 25 000 + 1 600 + 1 300 = 33 600.
  writeFileSync(
    source,
    'CODGEO;LIBGEO;P21_LOG\n03118;Gannat;5700\n03310;Vichy;25000\n38021;Autrans;1600\n38225;Méaudre;1300\n',
  )
  await backend.call('dossier.importer', { fichier, source })
  const [importee] = await backend.call('donnees.sources', { fichier })
  const essai = { fichier, source, remplace: importee?.id ?? 0 }
  const { effets } = await backend.call('donnees.essayer', { ...essai, sansReparations: ['anciennes'] })
  expect(effets?.chiffres.map(({ chiffre, avant, apres }) => [chiffre, avant, apres])).toEqual([
    ['Logements 2021', '33\u202f600\u00a0logements', 'au moins 32\u202f000\u00a0logements'],
  ])
  expect(effets?.documents).toEqual(['Diagnostic'])
  expect((await backend.call('donnees.essayer', essai)).effets).toMatchObject({ chiffres: [], documents: [] })
})
