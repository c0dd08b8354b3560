/** « < 11 » in a table of the Assurance maladie: bounds, kept as such from the cell to the sum. */
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lecture as schema } from '../../../../shared/contract/donnees.ts'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { listComparaisons } from '../../store/comparaisons.ts'
import { examiner } from '../generique/examiner.ts'
import { Memoire } from '../generique/memoire.ts'
import { lireNombre } from '../generique/nombre.ts'
import { bornesDe, type NumberCell, parseNumber, somme } from '../table/values.ts'

const GANNAT = '03118'
/** Méaudre (38225) holds Autrans (38021) since 2016. */
const MEAUDRE = '38225'

describe('a cell', () => {
  it.each([
    ['< 11', true, 0, 10],
    ['<11', false, 0, 11],
    ['moins de 11', true, 0, 10],
    ['≤ 10', true, 0, 10],
    ['entre 5 et 10', true, 5, 10],
    ['de 5 à 10', true, 5, 10],
    ['≥ 1 000', true, 1000, null],
    ['< 5 %', false, 0, 0.05],
  ])('%j, counted one by one: %s, lies between %d and %s', (cell, denombre, min, max) => {
    expect(parseNumber(cell, denombre)).toEqual({ kind: 'interval', min, max })
  })

  it('is refused where it may be a date or says nothing', () => {
    for (const cell of ['5-10', '5 - 10', '< 0', '<', '10 à 5', '< -3', `< ${'9'.repeat(30)}`]) {
      expect(parseNumber(cell, true), cell).toEqual({ kind: 'invalid', raw: cell })
    }
  })

  it('of a column chosen by hand follows its unit', () => {
    const choix = { vide: 'manquant', decimale: 'auto' } as const
    expect(lireNombre('< 11', { ...choix, unite: 'personnes' })).toEqual({ kind: 'interval', min: 0, max: 10 })
    expect(lireNombre('< 11 %', { ...choix, unite: 'pourcent' })).toEqual({ kind: 'interval', min: 0, max: 11 })
    expect(lireNombre('< 11 %', { ...choix, unite: 'part' })).toEqual({ kind: 'interval', min: 0, max: 0.11 })
  })
})

it('a sum lies between the sums of the bounds', () => {
  const cell = fc.nat(1000).chain((min) =>
    fc.oneof(
      fc.constant<NumberCell>({ kind: 'number', value: min }),
      fc.nat(1000).map((plus): NumberCell => ({ kind: 'interval', min, max: min + plus })),
    ),
  )
  fc.assert(
    fc.property(cell, cell, fc.double({ min: 0, max: 1, noNaN: true }), (une, autre, ou) => {
      const de = (c: NumberCell) => (c.kind === 'number' || c.kind === 'interval' ? bornesDe(c) : [Number.NaN, null])
      const vraie = (c: NumberCell) => (de(c)[0] ?? 0) + ou * ((de(c)[1] ?? 0) - (de(c)[0] ?? 0))
      const [min, max] = de(somme(une, autre))
      expect(vraie(une) + vraie(autre)).toBeGreaterThanOrEqual((min ?? Number.NaN) - 1e-9)
      expect(vraie(une) + vraie(autre)).toBeLessThanOrEqual((max ?? Number.NaN) + 1e-9)
    }),
  )
})

describe('a table with small counts hidden', () => {
  async function importer(shop: Workshop, texte: string) {
    const path = shop.file('ald.csv', texte)
    const memoire = new Memoire(join(shop.folder, 'bibliotheque'), (lue) => schema.safeParse(lue).data ?? null)
    const { lecture } = await examiner(path, shop.reference, { memoire })
    if (lecture === null) throw new Error('nothing was proposed')
    return shop.run(path, { lecture })
  }
  const observees = (shop: Workshop) =>
    listToutesObservations(shop.dossier, [GANNAT, MEAUDRE]).map(({ code, etat, valeur, min, max, parts }) => {
      return { code, etat, valeur, min, max, parts }
    })

  it('keeps the bounds of a commune, and adds them up through a merger', async () => {
    const shop = await workshop(GANNAT, MEAUDRE)
    const rapport = await importer(
      shop,
      'code;commune;Patients en ALD 2024\n03118;Gannat;< 11\n38225;Méaudre;20\n38021;Autrans;< 11\n',
    )
    expect(rapport).toMatchObject({ retenues: 3, ignorees: [] })
    const rien = { valeur: null, parts: null }
    expect(observees(shop)).toEqual([
      { code: GANNAT, etat: 'intervalle', min: 0, max: 10, ...rien },
      { code: MEAUDRE, etat: 'intervalle', min: 20, max: 30, ...rien },
    ])
  })

  it('bounds the total of an EPCI of which every commune has a line, from both sides', async () => {
    // The four communes of Belle-Île: 20 + 0 + 100 + 5 at least, 20 + 10 + 100 + 9 at most.
    const lignes = '56009;Bangor;20\n56114;Locmaria;< 11\n56152;Le Palais;100\n56241;Sauzon;de 5 à 9\n'
    const shop = await workshop('56009')
    await importer(shop, `code;commune;Patients en ALD 2024\n${lignes}`)
    const epci = () => listComparaisons(shop.dossier).find(({ niveau }) => niveau === 'epci')
    const bornes = { valeur: null, min: 125, max: 139 }
    expect(epci()).toMatchObject({ etat: 'intervalle', ...bornes, connues: 4, communes: 4, origine: 'somme' })
    const secret = await workshop('56009')
    await importer(secret, `code;commune;Patients en ALD 2024\n${lignes.replace('100', 's')}`)
    const [total] = listComparaisons(secret.dossier).filter(({ niveau }) => niveau === 'epci')
    expect(total).toMatchObject({ etat: 'intervalle', min: 25, max: null, connues: 3, communes: 4 })
  })

  it('has no upper bound where another part is secret', async () => {
    const shop = await workshop(MEAUDRE)
    await importer(shop, 'code;commune;Patients en ALD 2024\n38225;Méaudre;de 5 à 9\n38021;Autrans;s\n01004;A;4\n')
    expect(observees(shop)).toMatchObject([{ code: MEAUDRE, etat: 'intervalle', min: 5, max: null }])
  })
})
