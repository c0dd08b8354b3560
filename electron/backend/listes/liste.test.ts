/** Lists as people paste them. */
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../test/backend.ts'
import { distance } from './proches.ts'

async function read(texte: string, departement?: string) {
  const { backend } = await testBackend()
  const lu = await backend.call('territoire.lireListe', {
    texte,
    ...(departement === undefined ? {} : { departement }),
  })
  return {
    codes: lu.reconnues.map(({ commune }) => commune.code),
    notes: lu.reconnues.map(({ note }) => note),
    ambigues: lu.ambigues.map(({ element, choix }) => [element, choix.map(({ code }) => code)] as const),
    inconnues: lu.inconnues.map(({ element, proches }) => [element, proches.map(({ nom }) => nom)] as const),
  }
}

const SEG = ['38421', '38158', '38309'] // Saint-Martin-d'Hères, Eybens, Poisat

describe('a pasted list', () => {
  it.each([
    ['names', "Saint-Martin-d'Hères\nEybens\nPoisat"],
    ['names as typed', 'st martin d’heres ; EYBENS ; poisat'],
    ['bullets', "• Saint-Martin-d'Hères\n- Eybens\n* Poisat"],
    ['more bullets', "– Saint-Martin-d'Hères\r\n1. Eybens\r\n2) Poisat."],
    ['commas and "et"', "Saint-Martin-d'Hères, Eybens et Poisat"],
    ['codes', '38421\n38158\n38309'],
    ['codes on one line', '38421, 38158, 38309'],
    ['code and name', "38421 Saint-Martin-d'Hères\n38158 - Eybens\nPoisat (38309)"],
    ['postcode and name', "Saint-Martin-d'Hères 38400\n38320 Eybens\nPoisat (38320)"],
    ['name and département', "Saint-Martin-d'Hères (38)\nEybens (Isère)\nPoisat 38"],
    ['quotes', '"Saint-Martin-d\'Hères"\n« Eybens »\n“Poisat”'],
    [
      'Excel cells',
      "Code Insee\tCommune\tEPCI\tPopulation\n38421\tSaint-Martin-d'Hères\tGrenoble-Alpes-Métropole\t38 398\n38158\tEybens\tGrenoble-Alpes-Métropole\t9853\n38309\tPoisat\tGrenoble-Alpes-Métropole\t2050",
    ],
    [
      'Excel cells without code',
      "Saint-Martin-d'Hères\tIsère\tMétropole\nEybens\tIsère\tMétropole\nPoisat\tIsère\tMétropole",
    ],
    ['Excel postcodes', "38400\tSaint-Martin-d'Hères\n38320\tEybens\n38320\tPoisat"],
    ['CSV', 'commune;code postal\nSaint-Martin-d’Hères;38400\nEybens;38320\nPoisat;38320'],
    ['one row of cells', "Saint-Martin-d'Hères\tEybens\tPoisat"],
    ['town halls', "Ville de Saint-Martin-d'Hères\nCommune d’Eybens\nMairie de Poisat"],
    ['duplicates', "Eybens\n38421\n38158\nPoisat\neybens\nSaint-Martin-d'Hères"],
  ])('%s', async (_name, texte) => {
    const { codes, ambigues, inconnues } = await read(texte)
    expect([[...codes].sort(), ambigues, inconnues]).toEqual([[...SEG].sort(), [], []])
  })

  it('brackets may be of the name itself', async () => {
    const { codes } = await read('Castillon (Canton de Lembeye)\n64182 Castillon (Canton de Lembeye)\nGarde (La)\tVar')
    expect(codes).toEqual(['64182', '83062'])
    const table = 'Commune;Dép\nCastillon (Canton d’Arthez-de-Béarn);64\nPau;64\n'
    expect((await read(table)).codes).toEqual(['64181', '64445'])
  })

  it('says where an old commune has gone', async () => {
    // Autrans (38021) merged into Autrans-Méaudre en Vercors (38225) on 1 January 2016.
    const { codes, notes } = await read('38021')
    expect(codes).toEqual(['38225'])
    expect(notes[0]).toContain('38021 est un ancien code (')
    expect(notes[0]).toContain('01/01/2016')
    const named = await read('Autrans')
    expect([named.codes, named.notes[0]]).toEqual([
      ['38225'],
      'Autrans est aujourd’hui dans la commune Autrans-Méaudre en Vercors.',
    ])
  })

  it.each([
    ['75101', '75101'],
    ['Paris 1er', '75101'],
    ['Paris 20e arrondissement', '75120'],
    ['Lyon 3ème', '69383'],
    ['Marseille 16e', '13216'],
  ])('%s is that arrondissement, not the whole commune', async (texte, code) => {
    const { codes, notes } = await read(texte)
    expect([codes, notes]).toEqual([[code], [null]])
  })

  it('an arrondissement that does not exist is not a commune', async () => {
    expect((await read('Paris 21e\nLyon 0')).codes).toEqual([])
  })

  it('gives the choice where a name is borne by several, the département first', async () => {
    const { ambigues, codes } = await read('Saint-Denis\nClaix', '16')
    expect(codes).toEqual([])
    expect(ambigues.map(([element]) => element)).toEqual(['Saint-Denis', 'Claix'])
    expect(ambigues[1]?.[1]).toEqual(['16101', '38111'])
    expect((await read('Claix', '38')).ambigues[0]?.[1]).toEqual(['38111', '16101'])
    // One sure commune tells nothing of where the others are.
    expect((await read('Eybens\nClaix')).ambigues[0]?.[1]).toEqual(['38111', '16101'])
    expect((await read('Claix (38)')).codes).toEqual(['38111'])
    expect((await read('Claix\tCharente\nAngoulême\tCharente')).codes.sort()).toEqual(['16015', '16101'])
  })

  it('Saint-Martin is a commune before it is a département', async () => {
    const { ambigues, codes } = await read('Saint-Martin, Gannat, Vichy')
    expect(codes.sort()).toEqual(['03118', '03310'])
    expect(ambigues[0]?.[0]).toBe('Saint-Martin')
    expect((await read('Paris, Lyon')).codes).toEqual(['75056', '69123'])
    expect((await read('Vichy, Allier')).codes).toEqual(['03310'])
  })

  it('reads a number as a code or a postcode only when the list tells which', async () => {
    // 38400 is the postcode of Saint-Martin-d'Hères and the code of Saint-Jean-de-Moirans.
    expect((await read('38400')).ambigues[0]?.[1]).toEqual(['38400', '38421'])
    expect((await read('38400\n38158')).codes).toEqual(['38400', '38158']) // 38158 is no postcode
    const postal = await read('38400\n38610') // 38610 is no commune code
    expect(postal.codes).toEqual(['38421'])
    expect(postal.notes[0]).toBe("38400 est le code postal de Saint-Martin-d'Hères.")
    expect(postal.ambigues[0]?.[1]).toEqual(['38179', '38533'])
    expect((await read('1004\n2a004')).codes.sort()).toEqual(['01004', '2A004'])
  })

  it('a name and a number that disagree are a choice', async () => {
    expect((await read('38421 Grenoble')).ambigues).toEqual([['38421 Grenoble', ['38185', '38421']]])
  })

  it('offers near names for what is unknown, the département first', async () => {
    const { inconnues, codes } = await read('Vichi\nGanat\nSaint-Martin d’Hère\nCusset', '03')
    expect(codes).toEqual(['03095'])
    expect(inconnues.map(([element, proches]) => [element, proches[0]])).toEqual([
      ['Vichi', 'Vichy'],
      ['Ganat', 'Gannat'],
      ['Saint-Martin d’Hère', "Saint-Martin-d'Hères"],
    ])
    const elsewhere = await read('Cusset\nVichy\nGénat')
    expect(elsewhere.notes[2]).toBe('Génat est dans un autre département (09).')
  })

  it('what is no commune is given back as it was written', async () => {
    const rubbish = [
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("a")',
      '12345',
      '8 500',
      'Gan\u0000zzzzzz',
      '🏥🏥',
      "'; DROP TABLE cpts",
    ]
    const { inconnues, codes, ambigues } = await read(rubbish.join('\n'))
    expect([codes, ambigues]).toEqual([[], []])
    expect(inconnues.map(([element]) => element)).toEqual(expect.arrayContaining(rubbish.slice(0, 5)))
    expect(await read('')).toEqual({ codes: [], notes: [], ambigues: [], inconnues: [] })
    expect(await read(' \n\t;;\n-\n•')).toMatchObject({ codes: [], ambigues: [] })
  })
})

describe('distance', () => {
  it.each([
    ['vichy', 'vichy', 0],
    ['vichi', 'vichy', 1],
    ['ganat', 'gannat', 1],
    ['gnanat', 'gannat', 1],
    ['', 'abc', 3],
    ['lyon', 'nyon', 1],
  ])('%s and %s: %i', (a, b, expected) => {
    expect([distance(a, b), distance(b, a)]).toEqual([expected, expected])
  })
})

describe('a pasted table of several CPTS', () => {
  const lire = async (texte: string) => {
    const { backend } = await testBackend()
    return backend.call('territoire.lireListe', { texte })
  }

  it('says so, with their names: one list would mix them', async () => {
    const lu = await lire('Nom CPTS\tCommune\tdpt\nRosanais\tRosans\t5\nSans CPTS\tGap\t5\nToulon Est\tLa Garde\t83\n')
    expect(lu.cpts).toEqual(['Rosanais', 'Toulon Est'])
    // The window says it beside the button that makes several of them; once is enough.
    expect(lu.remarques.filter((une) => une.includes('CPTS'))).toEqual([])
    // Who cannot be asked is told.
    const { backend, file } = await testBackend()
    const texte = 'Nom CPTS\tCommune\tdpt\nRosanais\tRosans\t5\nToulon Est\tLa Garde\t83\n'
    const { remarques } = await backend.call('dossier.creer', {
      fichier: file('a.maillage'),
      cpts: [{ nom: 'A', texte }],
    })
    expect(remarques).toContain(
      'Ce tableau décrit 2 CPTS («\u00a0Rosanais\u00a0», «\u00a0Toulon Est\u00a0»)\u00a0: leurs communes sont ici dans une seule liste.',
    )
  })

  it('of one CPTS, or without that column, is a list', async () => {
    const une = await lire('CPTS\tCommune\nRosanais\tRosans\nRosanais\tMontmorin\n')
    const sans = await lire('Commune\tdpt\nRosans\t5\nLa Garde\t83\n')
    expect([une.cpts, sans.cpts]).toEqual([undefined, undefined])
  })
})
