/** Cities with arrondissements, and communes that gave their code to a larger one: never the whole in silence. */
import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../test/backend.ts'

async function lire(texte: string) {
  const { backend } = await testBackend()
  const lu = await backend.call('territoire.lireListe', { texte })
  return {
    codes: lu.reconnues.map(({ commune }) => commune.code),
    ecrits: lu.reconnues.flatMap(({ ecrit }) => ecrit ?? []),
    notes: lu.reconnues.flatMap(({ note }) => note ?? []),
    questions: lu.ambigues.map(({ choix }) => choix.map(({ code }) => code).sort()),
    inconnues: lu.inconnues.length,
  }
}

async function fichier(contenu: string) {
  const { backend, file } = await testBackend()
  writeFileSync(file('cpts.csv'), contenu)
  const lu = await backend.call('territoire.lireFichier', { source: file('cpts.csv') })
  return { ...lu, codes: Object.fromEntries(lu.cpts.map(({ nom, communes }) => [nom, communes])) }
}

describe('arrondissements in a sentence or a table', () => {
  it.each([
    ['Paris 5 à 7', ['75105', '75106', '75107']],
    ['Marseille 1er au 3e', ['13201', '13202', '13203']],
    ['Les 5e et 9e arrondissements de Lyon', ['69385', '69389']],
    ['Les 1er, 2e et 4e arrondissements de Lyon', ['69381', '69382', '69384']],
    ['Arrondissements 4 et 5 de Marseille', ['13204', '13205']],
    ['Notre CPTS couvre le 5e arrondissement de Lyon.', ['69385']],
    ['Notre CPTS couvre Lyon 5e et Sainte-Foy-lès-Lyon', ['69385', '69202']],
    ['Lyon 5e Lyon 9e', ['69385', '69389']],
    ['69385 Lyon', ['69385']],
    ['Paris;75;13e', ['75113']],
  ])('%s', async (texte, codes) => {
    expect(await lire(texte)).toMatchObject({ codes, questions: [], inconnues: 0 })
  })

  it('« Lyon 5 Est » is a name, never the 5e in silence; « Lyon 5e est » is a sentence', async () => {
    for (const texte of ['Lyon 5 Est', 'Lyon 5e EST'])
      expect(await lire(texte)).toMatchObject({ codes: [], questions: [['69123', '69385']] })
    for (const texte of ['CPTS Lyon 5e Ouest', 'lyon 5 centre', 'Lyon 7 Gerland'])
      expect((await lire(texte)).codes).toEqual([])
    expect((await lire('Lyon 5e est couvert, Lyon 9e aussi')).codes).toEqual(['69385', '69389'])
  })

  it('a number beside a city is asked, and so is the city beside its arrondissement', async () => {
    expect(await lire('Lyon\t5')).toMatchObject({ codes: [], questions: [['69123', '69385']] })
    expect(await lire('LYON 09\t69385')).toMatchObject({ codes: [], questions: [['69123', '69385']] })
    expect(await lire('Lyon 5e\nLyon')).toMatchObject({ codes: ['69385'], questions: [['69123']] })
    expect((await lire('Marseille 1-3')).codes).toEqual([])
    expect(await lire('Ville de Lyon (5e)')).toMatchObject({ codes: [], questions: [['69123']] })
    expect(await lire('Marseille 12-13')).toMatchObject({ codes: ['13212'], questions: [['13213']] })
  })

  it('the postcode or the arrondissement in a column of its own decides', async () => {
    const postaux = await fichier(
      'CPTS;Commune;Code postal\nA;Lyon;69005\nA;Écully;69130\nB;Paris;75013\nC;Saint-Denis;97400\nD;Vichy, Cusset;03200\n',
    )
    expect(postaux.codes).toEqual({ A: ['69081', '69385'], B: ['75113'], C: ['97411'], D: ['03095', '03310'] })
    const rangs = await fichier('CPTS;Ville;Arrondissement\nA;Lyon;5\nB;Marseille;4-5\nC;Écully;\nD;Lyon;Lyon\n')
    expect(rangs.codes).toEqual({ A: ['69385'], B: ['13204', '13205'], C: ['69081'], D: ['69123'] })
  })
})

describe('a list of several CPTS', () => {
  it('a CPTS of which nothing is sure is not made, and it is said', async () => {
    const { codes, avertissements } = await fichier(
      'CPTS;Code Insee;Commune\nA;69385;Lyon\nB;69123;Lyon 5e\nC;69123;Lyon\nC;69389;Lyon 9e\n',
    )
    expect(codes).toEqual({ A: ['69385'], C: ['69389'] })
    expect(avertissements.join()).toContain('«\u00A0B\u00A0» n’est pas créée')
  })

  it('« Sans CPTS », « A / B » and a code that its name contradicts make none when the list is imported either', async () => {
    const { backend, file } = await testBackend()
    const dossier = { fichier: file('d.maillage') }
    await backend.call('dossier.creer', { ...dossier, cpts: [{ nom: 'Z', communes: ['38185'] }] })
    writeFileSync(
      file('liste.csv'),
      'cpts;code_insee;commune\nA;69389;Lyon 9e\nA;69123;Lyon 5e\nB;69081;Écully\nA / B;69244;Tassin\nSans CPTS;69202;Sainte-Foy\n',
    )
    const rapport = await backend.call('dossier.importer', { ...dossier, source: file('liste.csv') })
    const { cpts } = await backend.call('dossier.decrire', dossier)
    expect(cpts.map(({ nom, communes, perimetre }) => [nom, communes, perimetre])).toEqual([
      ['Z', 1, 'complet'],
      ['A', 1, 'partiel'],
      ['B', 1, 'partiel'],
    ])
    expect(JSON.stringify(rapport)).toContain('le nom celui d’un arrondissement')
  })

  it('names and codes mixed under « Commune » are read', async () => {
    const { codes } = await fichier('CPTS;Commune\nLyon 5;Lyon 5\nP13;Paris 13e\nM45;Marseille 4-5\nM;13204\nW;03095\n')
    expect(codes).toEqual({
      'Lyon 5': ['69385'],
      P13: ['75113'],
      M45: ['13204', '13205'],
      M: ['13204'],
      W: ['03095'],
    })
  })

  it('« Nord / Sud » beside « Nord » is a commune between two, even when Sud has none of its own', async () => {
    const { codes, avertissements } = await fichier(
      'CPTS;Commune\nNord;Vichy\nNord / Sud;Cusset\nEst/Ouest;Gannat\nProjet de CPTS;Bellerive-sur-Allier\n',
    )
    expect(codes).toEqual({ Nord: ['03310'], 'Est/Ouest': ['03118'] })
    expect(avertissements.join()).toContain('Cusset est écrite pour «\u00A0Nord\u00A0» et «\u00A0Sud\u00A0»')
  })
})

describe('a name under the same code', () => {
  it('of the commune that a commune nouvelle took it from is a part, and is kept as such', async () => {
    const lu = await lire('Bruis, Rosans, Ancenis')
    expect(lu).toMatchObject({ codes: ['05024', '05126', '44003'], ecrits: ['Bruis', 'Ancenis'] })
    expect(lu.notes.join()).toContain('Bruis est aujourd’hui dans la commune Valdoule')
  })

  it('is told with the figures too', async () => {
    const { backend, file } = await testBackend()
    const fichier = file('d.maillage')
    await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'A', texte: 'Bruis, Rosans' }] })
    const { cpts } = await backend.call('dossier.chiffres', { fichier })
    expect(cpts[0]?.elargissements).toEqual([
      { code: '05024', phrase: 'Bruis, ancienne commune\u00A0: comptée avec Valdoule entière' },
    ])
  })

  it('of the whole before or after is no part', async () => {
    expect(await lire('Commune nouvelle d’Arrou')).toMatchObject({ codes: ['28012'], ecrits: [] })
    expect(await lire('Laval (38)')).toMatchObject({ codes: ['38206'], ecrits: [] })
  })

  it('of communes that are restored since is asked', async () => {
    const { codes, questions } = await lire('Neussargues en Pinatelle')
    expect(codes).toEqual([])
    expect(questions).toEqual([['15031', '15035', '15047', '15141', '15171']])
  })
})

it.each([
  ['Savigny lez Beaune', '21590'],
  ['Epinay/Seine', '93031'],
  ['Beaumont-lez-Valence', '26037'],
  ['Saint-Rémy-les-Chevreuse', '78575'],
])('« lès », « lez », « les » are one word, a slash is « sur »: %s', async (texte, code) => {
  expect(await lire(texte)).toMatchObject({ codes: [code], questions: [], inconnues: 0 })
})

describe('a column that its title calls codes', () => {
  it('keeps the place of communes where half its codes are nobody’s and the sectors bear names of communes', async () => {
    const lu = await fichier('cpts;code_insee;secteur\nVoisine;38185;Ville\nVoisine;99999;\n')
    expect(lu.codes).toEqual({ Voisine: ['38185'] })
    expect(lu.cpts[0]).toMatchObject({ perimetre: 'partiel', secteurs: [{ nom: 'Ville', communes: ['38185'] }] })
  })
})

it('what a CPTS is made of is said as it is', async () => {
  const { backend, file } = await testBackend()
  const cpts = [
    { nom: 'Lyon 5', texte: 'Lyon 5e' },
    { nom: 'Ouest', texte: 'Lyon 5e, Lyon 9e, Sainte-Foy-lès-Lyon' },
  ]
  const cree = await backend.call('dossier.creer', { fichier: file('a.maillage'), cpts })
  expect(cree.cpts.map(({ lieux }) => lieux)).toEqual([
    '1\u00a0arrondissement de Lyon',
    '1\u00a0commune et 2\u00a0arrondissements de Lyon',
  ])
})

it.each([
  // Gerland is a commune of the Côte-d’Or (21294), and a quarter of Lyon.
  ['Lyon 7e, Gerland', ['69387']],
  ['Gerland, Lyon 7e', ['69387']],
  ['Lyon 7 - Gerland', ['69387']],
  ['Lyon Gerland', ['69123']],
  ['Gerland (Lyon 7e)', ['69387']],
  ['Lyon 7e\nLyon 8e\nGerland', ['69387', '69388']],
  ['Lyon, Gerland, Villeurbanne', ['69123', '69266']],
])('%s: a quarter that bears the name of a commune of elsewhere is asked', async (texte, codes) => {
  const { backend } = await testBackend()
  const lu = await backend.call('territoire.lireListe', { texte })
  expect(lu.reconnues.map(({ commune }) => commune.code)).toEqual(codes)
  expect(lu.ambigues.map(({ choix }) => choix.map(({ code }) => code))).toEqual([['21294']])
})

it('the commune itself, told by its code or its département, or in a list of elsewhere, is taken', async () => {
  const { backend } = await testBackend()
  for (const texte of [
    'Lyon 7e, 21294 Gerland',
    'Lyon 7e, Gerland (21)',
    'Gerland, Argilly',
    'Gerland, Lyon, Grenoble',
  ]) {
    const lu = await backend.call('territoire.lireListe', { texte })
    expect([lu.ambigues, lu.reconnues.map(({ commune }) => commune.code)]).toEqual([
      [],
      expect.arrayContaining(['21294']),
    ])
  }
})

it.each([
  ['Lyon 7e Gerland', '69387'],
  ['Paris XVI', '75116'],
])('%s proposes its arrondissement, and takes nothing', async (texte, code) => {
  const { backend } = await testBackend()
  const lu = await backend.call('territoire.lireListe', { texte })
  expect(lu.reconnues).toEqual([])
  expect(lu.inconnues[0]?.proches[0]?.code).toBe(code)
})
