/** One value for one commune of today, from the lines that lead to it. Numbers worked by hand. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indicateur } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import type { ObservationRow } from '../../store/types.ts'
import { Tally } from '../bilan/tally.ts'
import { Zone } from '../communes/zone.ts'
import type { ImportContext } from '../context.ts'
import { openSource } from '../octets/bytes.ts'
import type { ImportOptions } from '../types.ts'
import { combine, direSansSomme, type Part } from './combine.ts'

const LOGEMENTS = definition('RP:LOG')
const MEDIANE = definition('FILO:MED')

function definition(id: string) {
  const found = indicateur(id)
  if (found === undefined) throw new Error(id)
  return found
}

async function contexte(shop: Workshop, options: ImportOptions = {}): Promise<ImportContext> {
  return {
    dossier: shop.dossier,
    reference: shop.reference,
    zone: new Zone(shop.reference, ['38225']),
    source: await openSource(shop.file('a.csv', 'x')),
    options,
    tally: new Tally(),
    ailleurs: new Tally(),
    tables: new Set(['38225']),
    garde: { departements: [], communes: ['38225'], sauf: [] },
    doutes: new Set(),
    reading: () => ({}),
  }
}

const ligne = (code: string, ligneDuFichier: number, value: number | 'secret', note: string | null = null): Part => ({
  code,
  ligne: ligneDuFichier,
  value: value === 'secret' ? { kind: 'missing', reason: 'secret', mark: 's' } : { kind: 'number', value },
  note,
  arrondissement: false,
})

const etat = (row: ObservationRow | null) => row && [row.etat, row.valeur ?? row.min ?? row.motif]

describe('counts', () => {
  it('adds the lines of a merger without the noise of floats, and keeps the trace and the notes', async () => {
    const context = await contexte(await workshop('38225'))
    const row = combine(
      context,
      LOGEMENTS,
      '2013',
      '38225',
      [ligne('38225', 2, 15.95, 'a'), ligne('38021', 3, 9.15, 'b')],
      { sommer: false },
    )
    expect(row).toMatchObject({ etat: 'connue', valeur: 25.1, ligne: null, note: 'a, b' })
    expect(row?.parts).toEqual([
      { code: '38225', valeur: 15.95, ligne: 2 },
      { code: '38021', valeur: 9.15, ligne: 3 },
    ])
  })

  it('keeps a single weighted figure to its last digit', async () => {
    const context = await contexte(await workshop('38225'))
    const row = combine(context, LOGEMENTS, '2013', '38225', [ligne('38225', 2, 243.120394811)], { sommer: false })
    expect(row).toMatchObject({ valeur: 243.120394811, ligne: 2, parts: null })
  })

  it('is a lower bound with a secret line, missing with secrets only', async () => {
    const context = await contexte(await workshop('38225'))
    const parts = [ligne('38225', 2, 10), ligne('38021', 3, 'secret')]
    expect(etat(combine(context, LOGEMENTS, '2013', '38225', parts, { sommer: false }))).toEqual(['intervalle', 10])
    const secrets = [ligne('38225', 2, 'secret'), ligne('38021', 3, 'secret')]
    expect(etat(combine(context, LOGEMENTS, '2013', '38225', secrets, { sommer: false }))).toEqual([
      'manquante',
      'secret',
    ])
    expect(combine(context, LOGEMENTS, '2013', '38225', [], { sommer: false })).toBeNull()
  })

  it('does not depend on the order of the lines', async () => {
    const context = await contexte(await workshop('38225'))
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 8 }), (valeurs) => {
        const parts = valeurs.map((valeur, i) => ligne(String(10_000 + i), i + 2, valeur))
        const a = combine(context, LOGEMENTS, '2013', '38225', parts, { sommer: false })
        const b = combine(context, LOGEMENTS, '2013', '38225', [...parts].reverse(), { sommer: false })
        return a?.valeur === valeurs.reduce((x, y) => x + y, 0) && a.valeur === b?.valeur
      }),
    )
  })
})

describe('medians and rates', () => {
  it('have no value when two lines lead to the commune, and the report says so once', async () => {
    const context = await contexte(await workshop('38225'))
    const parts = [ligne('38225', 2, 20_100), ligne('38021', 3, 21_300)]
    expect(etat(combine(context, MEDIANE, '2012', '38225', parts, { sommer: false }))).toEqual([
      'manquante',
      'non_disponible',
    ])
    combine(context, MEDIANE, '2012', '38225', parts, { sommer: false })
    direSansSomme(context)
    expect(context.tally.avertissements).toEqual([
      '« Médiane du niveau de vie, par an » ne s’additionne pas : Autrans-Méaudre en Vercors (38225), que le fichier donne en plusieurs lignes, n’a pas de valeur.',
    ])
  })

  it('have none either when one of the two is secret: it speaks of a part of the commune', async () => {
    const context = await contexte(await workshop('38225'))
    const parts = [ligne('38225', 2, 20_100), ligne('38021', 3, 'secret')]
    expect(etat(combine(context, MEDIANE, '2012', '38225', parts, { sommer: false }))).toEqual([
      'manquante',
      'non_disponible',
    ])
  })

  it('are kept from a single line', async () => {
    const context = await contexte(await workshop('38225'))
    expect(etat(combine(context, MEDIANE, '2021', '38225', [ligne('38225', 2, 23_450.5)], { sommer: false }))).toEqual([
      'connue',
      23_450.5,
    ])
  })
})

describe('the same code on two lines', () => {
  const twice = [ligne('38225', 2, 10), ligne('38225', 7, 12)]

  it('is refused, naming code and lines, unless the user says what to do', async () => {
    const shop = await workshop('38225')
    const context = await contexte(shop)
    const body = await maillageError(() => combine(context, LOGEMENTS, '2021', '38225', twice, { sommer: false }))
    expect(`${body.explication}`).toContain('38225')
    expect(`${body.explication}`).toMatch(/2.*7/)
    const sommer = await contexte(shop, { doublons: 'sommer' })
    expect(etat(combine(sommer, LOGEMENTS, '2021', '38225', twice, { sommer: false }))).toEqual(['connue', 22])
    const remplacer = await contexte(shop, { doublons: 'remplacer' })
    expect(etat(combine(remplacer, LOGEMENTS, '2021', '38225', twice, { sommer: false }))).toEqual(['connue', 12])
  })

  it('is a sum where each line is a part: one per equipment', async () => {
    const context = await contexte(await workshop('38225'))
    const row = combine(context, LOGEMENTS, '2021', '38225', twice, { sommer: true })
    expect(row).toMatchObject({ etat: 'connue', valeur: 22, parts: null })
  })
})

it('takes the commune rather than its arrondissements', async () => {
  const context = await contexte(await workshop('75056'))
  const parts = [ligne('75056', 2, 100), { ...ligne('75101', 3, 40), arrondissement: true }]
  expect(etat(combine(context, LOGEMENTS, '2021', '75056', parts, { sommer: false }))).toEqual(['connue', 100])
  const seuls = [
    { ...ligne('75101', 3, 40), arrondissement: true },
    { ...ligne('75102', 4, 2), arrondissement: true },
  ]
  expect(etat(combine(context, LOGEMENTS, '2021', '75056', seuls, { sommer: false }))).toEqual(['intervalle', 42])
  expect(context.tally.avertissements.join()).toContain('il manque 75103, 75104')
  // Of a list of all there is, the others have none.
  const liste = { sommer: true, couverte: true }
  expect(etat(combine(context, LOGEMENTS, '2021', '75056', seuls, liste))).toEqual(['connue', 42])
  const tous = Array.from({ length: 20 }, (_, i) => ({ ...ligne(String(75_101 + i), i + 2, 2), arrondissement: true }))
  expect(etat(combine(context, LOGEMENTS, '2021', '75056', tous, { sommer: false }))).toEqual(['connue', 40])
})

it('tells no rate, mean or class of Paris from one arrondissement', async () => {
  const context = await contexte(await workshop('75056'))
  const seul = [{ ...ligne('75101', 3, 2), arrondissement: true }]
  for (const nature of ['rapport', 'mediane', 'moyenne', 'classe'] as const) {
    const options = { sommer: false, poids: () => 1 }
    expect(etat(combine(context, { ...MEDIANE, nature }, '2021', '75056', seul, options))).toEqual([
      'manquante',
      'non_disponible',
    ])
  }
})
