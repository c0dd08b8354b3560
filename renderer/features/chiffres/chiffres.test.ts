import { describe, expect, it } from 'vitest'
import { interval, known, missing } from '../../../shared/domain/quantity-ops.ts'
import { type Cellule, type Ligne, tableaux } from '../../../shared/domain/tableaux.ts'
import { commune, portrait, q } from '../../../test/portraits.ts'
import { tableauTsv } from './copie.ts'
import { figureDe, partsDe, partsLues } from './parts.ts'
import { trier, trierPar } from './tri.ts'
import { rienDImporte } from './vide.ts'

const texte = (t: string): Cellule => ({ type: 'texte', texte: t })
const nombre = (quantite: ReturnType<typeof q>): Cellule => ({ type: 'quantite', quantite })
const ligne = (cle: string, ...cellules: Cellule[]): Ligne => ({ cle, total: false, cellules })

describe('trier', () => {
  const lignes = [
    ligne('a', texte('Évaux'), nombre(known(10, 'habitants'))),
    ligne('b', texte('Zinal'), nombre(missing('non_importe', 'habitants'))),
    ligne('c', texte('Ébreuil'), nombre(interval(20, null, 'habitants'))),
    ligne('d', texte('Étang 10'), nombre(known(0, 'habitants'))),
    { ...ligne('t', texte('Ensemble'), nombre(known(30, 'habitants'))), total: true },
  ]
  const cles = (...args: Parameters<typeof trier>) =>
    trier(...args)
      .map(({ cle }) => cle)
      .join('')

  it('puts what is missing last either way, zero at its place, an interval at its lower bound', () => {
    expect(cles(lignes, { colonne: 1, sens: 'decroissant' })).toBe('cadbt')
    expect(cles(lignes, { colonne: 1, sens: 'croissant' })).toBe('dacbt')
  })

  it('sorts words as in French, accents apart', () => {
    expect(cles(lignes, { colonne: 0, sens: 'croissant' })).toBe('cdabt')
  })

  it('keeps a total that comes first at the top, and changes nothing without a sort', () => {
    const [a, , , , t] = lignes
    expect(
      cles(
        [t, a].filter((un) => un !== undefined),
        { colonne: 0, sens: 'croissant' },
      ),
    ).toBe('ta')
    expect(trier(lignes, null)).toBe(lignes)
  })

  it('goes largest first, smallest first, then back', () => {
    const un = trierPar(null, 2, 'nombre')
    expect(un?.sens).toBe('decroissant')
    const deux = trierPar(un, 2, 'nombre')
    expect(deux?.sens).toBe('croissant')
    expect(trierPar(deux, 2, 'nombre')).toBeNull()
    expect(trierPar(deux, 0, 'texte')).toEqual({ colonne: 0, sens: 'croissant' })
  })
})

describe('tableauTsv', () => {
  it('gives numbers that a spreadsheet reads, words for the rest, and no formula', () => {
    const [, communes] = tableaux([
      portrait({
        communes: [
          commune('01004', '=1+1', q(12345, 'habitants'), q(10.25, 'km2'), missing('secret', 'hab_km2')),
          commune(
            '01005',
            'A\tB\nC',
            interval(5, null, 'habitants', { millesime: '2021' }),
            q(2, 'km2'),
            q(2.5, 'hab_km2'),
          ),
        ],
      }),
    ])
    if (communes === undefined) throw new Error('no table')
    expect(tableauTsv(communes, communes.lignes).split('\r\n')).toEqual([
      'Commune\tCode\tPopulation (2021)\tSuperficie (km²)\tDensité (hab./km²)',
      "'=1+1\t01004\t12345\t10,3\tsecret statistique",
      'A B C\t01005\tau moins 5\t2,0\t2,5',
    ])
  })
})

describe('partsDe', () => {
  it('finds the communes behind the population of the CPTS and of a sector', () => {
    const secteur = {
      nom: 'Nord',
      couleur: null,
      communes: ['03003'],
      population: q(500, 'habitants'),
      superficie: q(20, 'km2'),
      densite: q(25, 'hab_km2'),
    }
    const un = portrait({ secteurs: [secteur] })
    expect(partsDe([un], un.population).map(({ nom }) => nom)).toEqual(["L'Abbaye-d'Ébreuil", 'Le Bourg', 'Hérisson'])
    expect(partsDe([un], secteur.population).map(({ nom }) => nom)).toEqual(['Hérisson'])
    expect(partsDe([un], q(4500, 'habitants'))).toEqual([])
  })
})

describe('partsLues', () => {
  const compte = { code: '60', libelle: 'Infirmiers', effectif: q(5, 'personnes'), densites: {} as never }
  it('finds the figure by its very quantity, and its communes, the fullest first', () => {
    const un = portrait({ professions: [compte] })
    expect(figureDe([un], compte.effectif)?.figure).toBe('profession:60')
    expect(figureDe([un], q(5, 'personnes'))).toBeNull()
    const lues = {
      codes: ['03001', '03002', '03003'],
      etats: ['zero', 'connue', 'secret'],
      valeurs: [0, 5, null],
      bornes: [null, null, null],
    }
    const parts = partsLues(un, 'personnes', lues as never)
    expect(parts.map(({ nom }) => nom)).toEqual(['Le Bourg', 'L’Abbaye-d’Ébreuil', 'Hérisson'])
    expect(parts.map(({ quantite }) => quantite.kind)).toEqual(['known', 'known', 'missing'])
    expect(partsLues(un, 'personnes', { ...lues, valeurs: [0, 0, null] } as never)).toEqual([])
  })
})

describe('rienDImporte', () => {
  it('is true when every figure waits for an import, false as soon as one says something', () => {
    const [, , professions] = tableaux([
      portrait({ professions: [], professionnels: missing('non_importe', 'personnes') }),
    ])
    const [, , connues] = tableaux([portrait({ professions: [], professionnels: q(0, 'personnes') })])
    if (professions === undefined || connues === undefined) throw new Error('no table')
    expect(rienDImporte(professions)).toBe(true)
    expect(rienDImporte(connues)).toBe(false)
  })
})
