/** Lists as they are published, by the command and by the window's own methods: the communes worked by hand. */
import { writeFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../test/backend.ts'
import { maillageError } from '../../../test/maillage-error.ts'

async function lire(texte: string, communes: string[] = []) {
  const { backend, file } = await testBackend()
  const fichier = communes.length === 0 ? {} : { fichier: file('d.maillage') }
  if (communes.length > 0)
    await backend.call('dossier.creer', { fichier: file('d.maillage'), cpts: [{ nom: 'X', communes }] })
  const lu = await backend.call('territoire.lireListe', { texte, ...fichier })
  return {
    ...lu,
    codes: lu.reconnues.map(({ commune }) => commune.code),
    questions: lu.ambigues.map(({ element, choix }) => [element, choix.map(({ code }) => code).sort()] as const),
  }
}

describe('a name of the past', () => {
  it('is that of the neighbours, not its homonym at the other end of the country, and it is said', async () => {
    const { codes, reconnues } = await lire('Theys\nLaval\nGoncelin\nTencin\nFroges')
    expect(codes).toEqual(['38504', '38206', '38181', '38501', '38175'])
    expect(reconnues[1]?.note).toContain('et non Laval (53)')
  })

  it.each([
    ['Segré-en-Anjou Bleu, Le Lion-d’Angers, Marans, Candé', ['49331', '49176', '49054']],
    ['Saint-Flour, Vic-le-Comte, Billom', ['63343', '63457', '63040']],
    ['Saint-Flour, Pierrefort, Chaudes-Aigues', ['15187', '15152', '15045']],
    ['Sceaux, Antony, Bourg-la-Reine', ['92071', '92002', '92014']],
  ])('%s', async (texte, codes) => {
    expect((await lire(texte)).codes).toEqual(codes)
  })

  it('of a commune counted already is told all the same', async () => {
    const { remarques } = await lire('Segré-en-Anjou Bleu, Le Lion-d’Angers, Marans')
    expect(remarques.join()).toContain('Marans est aujourd’hui dans la commune Segré-en-Anjou Bleu')
  })

  it('is asked where nothing tells: alone, or with one commune only', async () => {
    expect((await lire('Laval')).questions).toEqual([['Laval', ['38206', '51317', '53130']]])
    expect((await lire('Laval\nTheys')).questions).toEqual([['Laval', ['38206', '51317', '53130']]])
  })

  it('is looked for in the dossier first', async () => {
    expect((await lire('Laval', ['53130'])).codes).toEqual(['53130'])
    expect((await lire('Laval', ['38206'])).codes).toEqual(['38206'])
  })
})

describe('a département', () => {
  it.each([
    'La Garde (83)',
    'La Garde, Var',
    'La Garde 83',
    'La Garde - Var',
    'La Garde\t83',
    'commune;dpt\nLa Garde;83',
    'commune\tdép.\nLa Garde\t83 - Var',
    'Garde (La), 83',
  ])('%j decides', async (texte) => {
    expect((await lire(texte)).codes).toEqual(['83062'])
  })

  it('without its zero decides, by a whole column', async () => {
    expect((await lire('Montmorin\t5\nRosans\t5\nLa Garde\t83')).codes).toEqual(['05024', '05126', '83062'])
  })

  it('that has no commune of the name is a question', async () => {
    const { codes, questions } = await lire('La Garde (2A)')
    expect([codes, questions.map(([element]) => element)]).toEqual([[], ['La Garde (2A)']])
  })

  it('figures beside names are no département', async () => {
    const { codes, questions } = await lire('Gannat\t12\nVichy\t40\nCusset\t3\nBellerive-sur-Allier\t7')
    expect([codes, questions]).toEqual([['03118', '03310', '03095', '03023'], []])
  })
})

describe('as published', () => {
  it.each([
    'Cachan – Chevilly-Larue – Rungis',
    'Cachan — Chevilly-Larue — Rungis',
    'Cachan - Chevilly-Larue - Rungis',
    'Cachan · Chevilly-Larue • Rungis',
    'Cachan/Chevilly-Larue/Rungis',
    '1/ Cachan\n2/ Chevilly-Larue\n3/ Rungis',
    '3 communes (Cachan, Chevilly-Larue et Rungis)',
    'Communes : Cachan, Chevilly-Larue et Rungis.',
    'La CPTS couvre Cachan, Chevilly-Larue et Rungis, dans le Val-de-Marne, en Île-de-France.',
    'Cachan - 30 000 habitants\nChevilly-Larue - 20 000 hab.\nRungis (5 600 habitants)',
    'CACHAN CHEVILLY-LARUE RUNGIS',
    'Cachan ; Chevilly-Larue, Rungis',
  ])('%j', async (texte) => {
    const { codes, questions, inconnues, remarques } = await lire(texte)
    expect([codes, questions, inconnues, remarques]).toEqual([['94016', '94021', '94065'], [], [], []])
  })

  it.each([
    ['Fère (La)', '02304'],
    ['Abergement-Clémenciat (L’)', '01001'],
    ['HAVRE (LE)', '76351'],
    ['Fontenay s/s Bois', '94033'],
    ['Lyon 5', '69385'],
    ['Lyon, 5e arr.', '69385'],
    ['Paris XIIIe', '75113'],
    ['Marseille 04', '13204'],
    ['Paris 75013', '75113'],
  ])('%s', async (texte, code) => {
    expect((await lire(texte)).codes).toEqual([code])
  })

  it('arrondissements that follow each other are of the same city', async () => {
    expect((await lire('Paris 13e, 14e et 15e')).codes).toEqual(['75113', '75114', '75115'])
    expect((await lire('Marseille 4-5')).codes).toEqual(['13204', '13205'])
  })

  it('what a sentence holds is not lost with a half that is unknown', async () => {
    const texte = 'Notre CPTS couvre Mérignac, Pessac, Martignas en Jalles et Saint-Jean-d’Illac.'
    const { codes, inconnues } = await lire(texte)
    expect(codes).toEqual(['33281', '33318', '33422'])
    expect(inconnues.map(({ element, proches }) => [element, proches[0]?.code])).toEqual([
      ['Martignas en Jalles', '33273'],
    ])
  })

  it('the number written is set against the number found', async () => {
    expect((await lire('Nos 4 communes : Cachan, Chevilly-Larue, Rungis')).remarques).toHaveLength(1)
    expect((await lire('Cachan et 2 autres communes')).remarques[0]).toContain('2\u00A0autres communes')
  })

  it('a part of a commune is a question', async () => {
    expect((await lire('Pessac (en partie), Bègles')).questions).toEqual([['Pessac (en partie)', ['33318']]])
  })
})

describe('a list of several CPTS', () => {
  const rangs = [
    ['Listing des CPTS, janvier 2026'],
    ['Nom CPTS', 'Territoire CPTS', 'dpt'],
    ['CPTS A', 'Montmorin', 5],
    ['CPTS A', 'Sainte-Marie', 5],
    ['CPTS B', 'Saint-Firmin', 5],
    ['CPTS C', 'La Garde', 83],
    ['CPTS D', 'Marseille 14e Arrondissement', 13],
    ['Sans CPTS', 'Rosans', 5],
    ['CPTS B / CPTS C', 'Le Pradet', 83],
  ]
  const attendu = [
    ['CPTS A', 'complet', ['05024']],
    ['CPTS B', 'partiel', ['05142']],
    ['CPTS C', 'partiel', ['83062']],
    ['CPTS D', 'complet', ['13214']],
  ]

  it.each(['xlsx', 'ods', 'csv'] as const)(
    '%s: names and départements, a title above, no CPTS that is none',
    async (type) => {
      const { backend, file } = await testBackend()
      const book = utils.book_new()
      utils.book_append_sheet(book, utils.aoa_to_sheet(rangs), 'Liste')
      writeFileSync(file(`l.${type}`), write(book, { type: 'buffer', bookType: type }) as Buffer)
      const lu = await backend.call('territoire.lireFichier', { source: file(`l.${type}`) })
      expect(lu.cpts.map(({ nom, perimetre, communes }) => [nom, perimetre, communes])).toEqual(attendu)
      expect(lu.avertissements.join(' ')).toContain('«\u00A0Sans CPTS\u00A0»')
      const { cpts, remarques } = await backend.call('dossier.creer', {
        fichier: file('d.maillage'),
        liste: file(`l.${type}`),
      })
      expect(cpts.map(({ nom, communes }) => [nom, communes])).toEqual(attendu.map(([nom]) => [nom, 1]))
      expect(remarques.join(' ')).toContain('Le Pradet est écrite pour «\u00A0CPTS B\u00A0» et «\u00A0CPTS C\u00A0»')
    },
  )

  it('the file of one CPTS is refused as a list of several, and the reverse', async () => {
    const { backend, file } = await testBackend()
    writeFileSync(file('une.csv'), 'commune;dep\nLa Garde;83\n')
    writeFileSync(file('deux.csv'), 'cpts;commune;dep\nA;La Garde;83\nB;Le Pradet;83\n')
    const creer = (liste: string, cpts: { nom: string }[]) =>
      maillageError(() => backend.call('dossier.creer', { fichier: file('x.maillage'), liste: file(liste), cpts }))
    expect((await creer('une.csv', [])).titre).toContain('n’est pas une liste de plusieurs CPTS')
    expect((await creer('deux.csv', [{ nom: 'X' }])).titre).toContain('n’est pas la liste d’une seule CPTS')
  })
})

it('« Territoire CPTS » beside a column of communes is the name of the CPTS; alone, it lists its communes', async () => {
  const { backend, file } = await testBackend()
  const lire = async (texte: string) => {
    writeFileSync(file('l.csv'), texte)
    return backend.call('territoire.lireFichier', { source: file('l.csv') })
  }
  const table = await lire('Territoire CPTS;Nom commune;Num dép\nA;Chorges;05\nA;La Salle-les-Alpes;5\nB;Gap;5\n')
  expect(table.cpts.map(({ nom, communes }) => [nom, communes])).toEqual([
    ['A', ['05040', '05161']],
    ['B', ['05061']],
  ])
  const liste = await lire('Territoire CPTS\nChorges\nGap\n')
  expect(liste).toMatchObject({ nature: 'liste', cpts: [] })
})

describe('what a text leaves out', () => {
  it.each([
    ['Nous couvrons Nantes, Rezé et Saint-Herblain, à l’exception de Vertou.', ['44109', '44143', '44162'], ['44215']],
    ['Toutes les communes du pays sauf Lapalisse', [], ['03138']],
    ['Communes hors CPTS : Gannat, Ébreuil\nCommunes CPTS : Vichy, Cusset', ['03310', '03095'], ['03118', '03107']],
    ['Hors périmètre :\nGannat\nÉbreuil\nPérimètre :\nVichy', ['03310'], ['03118', '03107']],
    ['Vichy, Cusset (non comprise), Gannat', ['03310'], ['03095', '03118']],
  ])('is asked, never taken: %s', async (texte, codes, demandees) => {
    const { reconnues, ambigues } = await lire(texte)
    expect(reconnues.map(({ commune }) => commune.code)).toEqual(codes)
    const posees = ambigues.map(({ choix, homonymes }) => [choix[0]?.code, homonymes])
    expect(posees).toEqual(demandees.map((code) => [code, false]))
  })

  it.each([
    ['codes with a space between them', '03118 03107 03310', ['03118', '03107', '03310']],
    ['codes that a program took for numbers', '3118.0\n3107,0', ['03118', '03107']],
    ['shares beside the names', 'Gannat 12 %, Ébreuil (8,5 %)', ['03118', '03107']],
  ])('%s', async (_cas, texte, codes) => {
    const lu = await lire(texte)
    expect([lu.reconnues.map(({ commune }) => commune.code), lu.inconnues]).toEqual([codes, []])
  })
})

describe('the work is bounded', () => {
  it('lists twenty of what it does not know, and counts the others', async () => {
    const texte = Array.from({ length: 90 }, (_, i) => `Xqz${String.fromCharCode(97 + (i % 26))}wk${'y'.repeat(i)}`)
    const { inconnues, autres } = await lire(texte.join('\n'))
    expect([inconnues.length, autres.inconnues]).toEqual([20, 70])
  })

  it('a long text that is no list is refused, whatever cuts it', async () => {
    const { backend } = await testBackend()
    const mots = Array.from({ length: 4000 }, (_, i) => `Zk${i.toString(26).replace(/\d/g, 'q')}xw${'v'.repeat(i % 7)}`)
    for (const signe of ['\n', ', ', '\t', ' et ']) {
      const texte = mots.join(signe)
      expect((await maillageError(() => backend.call('territoire.lireListe', { texte }))).titre).toBe(
        'Ce texte n’est pas une liste de communes.',
      )
    }
  })

  it('can be given up', async () => {
    const { backend } = await testBackend()
    const stop = new AbortController()
    const lecture = backend.call(
      'territoire.lireListe',
      { texte: 'Vichy, Cusset, '.repeat(13_000) },
      { signal: stop.signal },
    )
    stop.abort()
    expect((await maillageError(() => lecture)).kind).toBe('annule')
  })

  it('what is recognised does not depend on the order of the lines', async () => {
    const noms = ['Theys', 'Laval', 'Goncelin', 'Tencin', 'Froges', 'Marans', 'La Garde (83)', '38039']
    const { backend } = await testBackend()
    const dans = async (ordre: readonly string[]) => {
      const lu = await backend.call('territoire.lireListe', { texte: ordre.join('\n') })
      return [lu.reconnues.map(({ commune }) => commune.code).sort(), lu.ambigues.map(({ element }) => element)]
    }
    const une = await dans(noms)
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(noms, { minLength: noms.length }), async (ordre) => {
        expect(await dans(ordre)).toEqual(une)
      }),
      { numRuns: 10 },
    )
  })
})
