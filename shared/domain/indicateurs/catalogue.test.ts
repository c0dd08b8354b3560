import { describe, expect, it } from 'vitest'
import catalogueData from '../../../assets/catalogues/indicateurs.json' with { type: 'json' }
import { CATALOGUE, DERIVES, effectifsDe, entree, INDICATEURS, indicateur, REPARTITIONS, sujetDe } from './catalogue.ts'
import { lireCatalogue } from './schema.ts'

describe('the catalogue of figures', () => {
  it('finds an entry by its id, with what its unit and nature say of it', () => {
    expect(entree('PMUN')).toMatchObject({
      libelle: 'Population municipale',
      mots: { court: 'Population' },
      forme: 'cercles',
      ditAilleurs: 'territoire',
    })
    expect(entree('part:femmes')).toMatchObject({
      calcul: 'termes',
      nature: 'rapport',
      base: 'Population au recensement',
      forme: 'aplats',
    })
    expect(entree('part:femmes')?.familles.map(({ id }) => id)).toEqual(['recensement'])
    expect(entree('evolution')).toMatchObject({ forme: 'aplats', decimales: 2 })
    expect(entree('FILO:MED')).toMatchObject({ forme: 'aplats' })
    expect(entree('jamais')).toBeUndefined()
  })

  it('says what a figure is with its source, or nothing', () => {
    expect(entree('APL:MG')?.mots.definition).toMatchObject({
      texte: expect.stringContaining('Accessibilité potentielle localisée'),
      source: expect.stringContaining('DREES'),
    })
    expect(entree('profession:60')?.mots.definition?.texte).toContain('chacune comptée une fois')
    expect(entree('taux:sans_mt')?.mots.definition).toBeNull()
  })

  it('has an entry for each profession and structure, and for a code that its catalogue does not have', () => {
    expect(entree('profession:10-MG:densite')).toMatchObject({
      libelle: 'Médecins généralistes, densité',
      code: '10-MG',
      numerateur: ['profession:10-MG'],
      facteur: 10_000,
    })
    expect(entree('profession:99')).toMatchObject({ libelle: 'Profession 99', calcul: 'effectif', nature: 'distinct' })
    expect(entree('structure:603')?.libelle).toBe('Maisons de santé pluriprofessionnelles')
    expect(entree('structure:9999')?.libelle).toBe('Catégorie Finess 9999')
    expect(entree('BPE:D106')?.libelle).toBe('Urgences, base des équipements')
    expect(entree('BPE:D999')?.libelle).toBe('Équipements de type D999')
    expect(entree('BPE:Z999')).toBeUndefined()
    // The health insurance publishes doctors other than general practitioners speciality by speciality.
    expect(entree('DEMO:10-SPE')).toBeUndefined()
    const demo = CATALOGUE.filter(({ id }) => id.startsWith('DEMO:')).map(({ id }) => id)
    expect(demo.slice(0, 4)).toEqual(['DEMO:10-MG', 'DEMO:10-MG:densite', 'DEMO:60', 'DEMO:60:densite'])
  })

  it('gives files only what is read in files', () => {
    expect(indicateur('RP:POP')?.unite).toBe('personnes')
    expect(['densite', 'part:femmes', 'profession:60', 'taux:c2s'].map((id) => indicateur(id))).toEqual(
      Array(4).fill(undefined),
    )
    expect(INDICATEURS.every(({ calcul }) => calcul === 'lu')).toBe(true)
    expect(DERIVES.every(({ numerateur, denominateur }) => [numerateur, denominateur].every((t) => t.length > 0))).toBe(
      true,
    )
  })

  it('writes each id once, and no figure in two groups of one population', () => {
    expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length)
    for (const { groupes } of REPARTITIONS) {
      const dits = groupes.flatMap(({ mots: _, ...ids }) => Object.values(ids))
      expect(new Set(dits).size).toBe(dits.length)
    }
    expect(effectifsDe('ages-2023')).toEqual([
      ...['1524', '2539', '4054', '5564', '6579', '80P'].map((age) => `RP:POP${age}`),
    ])
  })

  it('tells the subject of a figure in a file of several', () => {
    expect(['EC:NAIS', 'FILO:MED', 'taux:chomage', 'APL:MG', 'jamais'].map(sujetDe)).toEqual([
      'état civil',
      'Filosofi',
      'recensement',
      null,
      null,
    ])
  })
})

describe('a wrong entry', () => {
  type Ecrit = { [champ: string]: unknown }
  /** The catalogue with one entry changed. */
  const avec = (id: string, champs: Ecrit) => () =>
    lireCatalogue({
      ...catalogueData,
      indicateurs: (catalogueData.indicateurs as Ecrit[]).map((un) => (un.id === id ? { ...un, ...champs } : un)),
    })

  it.each([
    ['a unit that is none', 'RP:POPH', { unite: 'litres' }, /indicateurs\[\d+\]\.unite \(RP:POPH\)/],
    ['a field that is none', 'RP:POPH', { couleur: 'vert' }, /indicateurs\[\d+\] \(RP:POPH\): .*couleur/],
    ['no words', 'RP:POPH', { mots: {} }, /indicateurs\[\d+\]\.mots\.long \(RP:POPH\)/],
    [
      'a definition without source',
      'PMUN',
      { mots: { long: 'x', definition: { texte: 'y' } } },
      /definition\.source \(PMUN/,
    ],
    [
      'a term that is no figure',
      'part:femmes',
      { numerateur: ['RP:FEMMES'] },
      /numerateur \(part:femmes\): no figure "RP:F/,
    ],
    ['a weight that is no figure', 'APL:MG', { poids: 'APL:RIEN' }, /poids \(APL:MG\): no figure "APL:RIEN"/],
    ['a mean without weight', 'APL:MG', { poids: undefined }, /poids \(APL:MG\): a mean has a weight/],
    ['labels of what is no zoning', 'RP:POP', { classes: ['a', 'b'] }, /classes \(RP:POP\)/],
    ['terms of what is read', 'RP:POP', { numerateur: ['PMUN'] }, /numerateur \(RP:POP\)/],
    ['a rate that adds up', 'part:femmes', { nature: 'additif' }, /nature \(part:femmes\)/],
    ['a family that is none', 'RP:POP', { sources: ['recencement'] }, /sources \(RP:POP\): no family "recencement"/],
    ['no family', 'RP:POP', { sources: undefined }, /sources \(RP:POP\)/],
    ['a key without words', 'DEMO:{code}', { cle: undefined }, /cle \(DEMO:\{code\}\)/],
    ['a code that is no profession', 'DEMO:{code}', { cle: { catalogue: 'professions', parmi: ['1'] } }, /no code "1"/],
    ['an id given twice', 'RP:POPH', { id: 'RP:POPF' }, /id \(RP:POPF\): given twice/],
  ])('is refused with its place: %s', (_, id, champs, place) => {
    expect(avec(id, champs)).toThrow(place)
  })

  it('is refused among the groups too', () => {
    const [ages, ...autres] = catalogueData.repartitions
    const faux = { ...ages, groupes: [{ mots: '0 à 14 ans', effectif: 'RP:POP0014', part: 'part:0015' }] }
    expect(() => lireCatalogue({ ...catalogueData, repartitions: [faux, ...autres] })).toThrow(
      'repartitions[0].groupes[0].part (0 à 14 ans): no figure "part:0015"',
    )
  })
})
