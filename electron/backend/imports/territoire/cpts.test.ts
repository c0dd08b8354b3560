/** Lists of several CPTS, imported: what they make is what the window and `nouveau` make of them. */
import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { workshop } from '../../../../test/import-helper.ts'
import { listCpts } from '../../store/territoire.ts'

async function importer(contenu: string, nom = 'liste.csv') {
  const shop = await workshop()
  const rapport = await shop.run(shop.file(nom, contenu))
  const cpts = listCpts(shop.dossier).map(({ nom: sien, communes, perimetre }) => [sien, communes, perimetre])
  return { rapport, cpts }
}
const dits = (rapport: Awaited<ReturnType<typeof importer>>['rapport']) => rapport.avertissements.join('\n')

it('« Sans CPTS », « Hors CPTS », « Zone blanche » make none, and their lines are counted', async () => {
  const { rapport, cpts } = await importer(
    'cpts;code_insee\nA;03118\nSans CPTS;03310\nHors CPTS;03095\nZone blanche;03321\nB;03254\n',
  )
  expect(cpts).toEqual([
    ['A', ['03118'], 'complet'],
    ['B', ['03254'], 'complet'],
  ])
  expect([rapport.lues, rapport.retenues]).toEqual([5, 2])
  expect(rapport.ignorees).toEqual([
    expect.objectContaining({
      lignes: 3,
      premieres: [3, 4, 5],
      rejet: false,
      cause: expect.stringContaining('aucune CPTS'),
    }),
  ])
})

it('« A / B » is none of its own: its communes are to be placed by hand and both are partial', async () => {
  const { rapport, cpts } = await importer('cpts;code_insee\nA;03118\nA / B;03310\nB;03254\nCusset / Bost;03095\n')
  expect(cpts).toEqual([
    ['A', ['03118'], 'partiel'],
    ['B', ['03254'], 'partiel'],
    ['Cusset / Bost', ['03095'], 'complet'],
  ])
  expect(rapport.retenues).toBe(3)
  expect(dits(rapport)).toMatch(/Vichy.*pour «\u00a0A\u00a0» et «\u00a0B\u00a0», à placer à la main/)
})

const NOMS = [
  'Liste au 1er janvier;;',
  'Nom CPTS;Territoire CPTS;dpt',
  'Rosanais;Montmorin;5',
  'Rosanais;Rosans;05',
  'Toulon Est;La Garde;Var',
  'Sans CPTS;Gap;5',
  'Lyon 5;Lyon 5e;69',
  'Belledonne;Theys;38',
  'Belledonne;Laval;38',
  'Belledonne;Trifouilly;38',
  '',
].join('\n')

it('names and département are enough: names of the past, arrondissements, what is unknown', async () => {
  const { rapport, cpts } = await importer(NOMS)
  expect(cpts).toEqual([
    ['Rosanais', ['05024', '05126'], 'complet'],
    ['Toulon Est', ['83062'], 'complet'],
    ['Lyon 5', ['69385'], 'complet'],
    ['Belledonne', ['38206', '38504'], 'partiel'],
  ])
  expect([rapport.profil, rapport.lues, rapport.retenues]).toEqual(['cpts-liste', 8, 6])
  expect(rapport.ignorees.map(({ lignes, premieres, rejet }) => [lignes, premieres, rejet])).toEqual([
    [1, [6], false],
    [1, [10], true],
  ])
  expect(dits(rapport)).toContain('Trifouilly')
  expect(dits(rapport)).toContain('Laval-en-Belledonne')
})

it('makes of a list by names what the window reads in it', async () => {
  const { backend, file } = await testBackend()
  const [fichier, source] = [file('a.maillage'), file('liste.csv')]
  writeFileSync(source, NOMS)
  await backend.call('dossier.creer', { fichier, nom: 'x' })
  const { cpts: lues } = await backend.call('territoire.lireFichier', { source })
  await backend.call('dossier.importer', { fichier, source })
  const { cpts } = await backend.call('dossier.chiffres', { fichier })
  const tri = (une: readonly { readonly nom: string }[]) => une.map(({ nom }) => nom).sort()
  expect(tri(cpts)).toEqual(tri(lues))
})

it('a table of figures by CPTS with a number of communes is no list of communes', async () => {
  const shop = await workshop('03118')
  const rapport = await shop.run(shop.file('t.csv', 'cpts;Communes;Population\nA;42;12000\nB;17;9000\n'))
  expect(rapport.profil).toBe('cpts-publies')
})
