/** What a list names and that is only a part of a commune: kept by every road, undone, told in each document. */
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'

const AUTRANS_MEAUDRE = '38225'
/** Autrans was a commune until 2016, then a commune déléguée of Autrans-Méaudre en Vercors. */
const PHRASE = 'Autrans, commune déléguée\u00a0: comptée avec Autrans-Méaudre en Vercors entière'

async function ouvrir() {
  const fenetre = await testBackend()
  return { ...fenetre, fichier: fenetre.file('a.maillage') }
}
type Fenetre = Awaited<ReturnType<typeof ouvrir>>

const phrases = async ({ backend, fichier }: Fenetre, cpts = 'A') =>
  (await backend.call('portrait.lire', { fichier, cpts })).elargissements.map(({ phrase }) => phrase)

describe.each([['38021'], ['Autrans'], ['AUTRANS']])('given as %s', (ecrit) => {
  it('is kept when the dossier is made, and when a CPTS is', async () => {
    const fenetre = await ouvrir()
    const { backend, fichier } = fenetre
    await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'A', communes: [ecrit, '38185'] }] })
    expect(await phrases(fenetre)).toEqual([PHRASE])
  })

  it('is kept when a pasted list is added, leaves with its commune, and comes back with it', async () => {
    const fenetre = await ouvrir()
    const { backend, fichier } = fenetre
    await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'A', communes: ['38185'] }] })
    await backend.call('dossier.ouvrir', { fichier })
    const lue = await backend.call('territoire.lireListe', { texte: `${ecrit}\nGrenoble` })
    const ecrits = lue.reconnues.flatMap(({ commune, ecrit }) =>
      ecrit === null ? [] : [{ code: commune.code, ecrit }],
    )
    expect(ecrits).toEqual([{ code: AUTRANS_MEAUDRE, ecrit: 'Autrans' }])
    const ou = { fichier, cpts: 'A' }
    await backend.call('territoire.modifier', { ...ou, ajouter: [AUTRANS_MEAUDRE], ecrits })
    expect(await phrases(fenetre)).toEqual([PHRASE])
    await backend.call('territoire.modifier', { ...ou, retirer: [AUTRANS_MEAUDRE] })
    expect(await phrases(fenetre)).toEqual([])
    await backend.call('dossier.annuler', { fichier })
    expect(await phrases(fenetre)).toEqual([PHRASE])
    await backend.call('dossier.annuler', { fichier })
    expect(await phrases(fenetre)).toEqual([])
    await backend.call('dossier.refaire', { fichier })
    expect(await phrases(fenetre)).toEqual([PHRASE])
  })
})

it('an old code added, and a list of several CPTS, by the command and by the window', async () => {
  const fenetre = await ouvrir()
  const { backend, fichier, file } = fenetre
  const liste = file('liste.csv')
  writeFileSync(liste, 'cpts;code_insee;commune\nA;38021;Autrans\nA;38185;Grenoble\nB;69385;Lyon 5e\n')
  await backend.call('dossier.creer', { fichier, liste })
  expect(await phrases(fenetre)).toEqual([PHRASE])
  expect(await phrases(fenetre, 'B')).toEqual([])
  const autre = await ouvrir()
  await autre.backend.call('dossier.creer', { fichier: autre.fichier, cpts: [{ nom: 'Z', communes: ['38185'] }] })
  for (const source of [liste, fichier]) {
    const lu = await autre.backend.call('territoire.lireFichier', { source })
    const cpts = lu.cpts
      .filter(({ nom }) => nom === 'A')
      .map(({ perimetre, communes, secteurs, ecrits }) => ({
        nom: source === liste ? 'A' : 'A2',
        dans: null,
        mode: 'completer' as const,
        perimetre,
        communes,
        secteurs,
        ecrits,
      }))
    await autre.backend.call('territoire.reprendre', { fichier: autre.fichier, cpts })
  }
  expect(await phrases(autre, 'A')).toEqual([PHRASE])
  expect(await phrases(autre, 'A2')).toEqual([PHRASE])
  await autre.backend.call('territoire.modifier', { fichier: autre.fichier, cpts: 'Z', ajouter: ['38021'] })
  expect(await phrases(autre, 'Z')).toEqual([PHRASE])
})

it.each([
  ['the commune itself', AUTRANS_MEAUDRE],
  ['a code that only changed', '27058'], // Les Trois Lacs, another chef-lieu: 27676
  ['a former name of the same commune', 'Châlons-sur-Marne'],
  ['an arrondissement', '75113'],
])('%s is no widening', async (_cas, ecrit) => {
  const fenetre = await ouvrir()
  await fenetre.backend.call('dossier.creer', { fichier: fenetre.fichier, cpts: [{ nom: 'A', communes: [ecrit] }] })
  expect(await phrases(fenetre)).toEqual([])
})

it('stands with each figure of population, where it is explained', async () => {
  const { backend, fichier } = await ouvrir()
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'A', communes: ['38021', '38185'] }] })
  const { population, densite, populations } = await backend.call('portrait.lire', { fichier, cpts: 'A' })
  for (const figure of [population, ...populations.map((une) => une.population)])
    expect(figure.formula).toContain(PHRASE)
  expect(densite.kind === 'missing' || densite.formula.includes(PHRASE)).toBe(true)
})

it('the proof-reader tells it, for the command and for the window', async () => {
  const fenetre = await ouvrir()
  const { backend, fichier } = fenetre
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'A', communes: ['38021', '38185'] }] })
  for (const cpts of [undefined, 'A']) {
    const { points } = await backend.call('dossier.verifier', { fichier, ...(cpts === undefined ? {} : { cpts }) })
    expect(points.find(({ code }) => code === 'elargissement')).toMatchObject({
      level: 'attention',
      explication: `${PHRASE}. Les chiffres sont ceux des communes entières.`,
      codes: [AUTRANS_MEAUDRE],
    })
  }
})

describe('communes restored since', () => {
  // Celles, Chalinargues, Chavagnac and Sainte-Anastasie left Neussargues en Pinatelle on 1 January 2025.
  const TOUTES = ['15141', '15031', '15035', '15047', '15171']
  const population = async (communes: string[]) => {
    const fenetre = await ouvrir()
    await fenetre.backend.call('dossier.creer', { fichier: fenetre.fichier, cpts: [{ nom: 'A', communes }] })
    const lu = await fenetre.backend.call('portrait.lire', { fichier: fenetre.fichier, cpts: 'A' })
    return lu.populations.find(({ millesime }) => millesime === '2021')?.population
  }
  it('held together, have the population of their former whole', async () => {
    expect(await population(TOUTES)).toMatchObject({ kind: 'known', value: 1653, coverage: { known: 5, total: 5 } })
  })
  it('are known with the communes beside', async () => {
    // Murat, 15138: 1 854 inhabitants in 2021.
    const murat = await population(['15138'])
    const ensemble = await population([...TOUTES, '15138'])
    expect(ensemble).toMatchObject({ kind: 'known', value: 1653 + (murat?.kind === 'known' ? murat.value : 0) })
  })
  it('without one of them, are not known', async () => {
    expect(await population(TOUTES.slice(1))).toMatchObject({ kind: 'missing' })
  })
})
