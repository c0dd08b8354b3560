import { describe, expect, it } from 'vitest'
import { luminance } from '../../../shared/dessins/couleurs.ts'
import { echelleCercles, rayonMaximal } from '../../../shared/dessins/habillage.ts'
import type { MissingReason, Quantity } from '../../../shared/domain/quantity.ts'
import type { Valeurs } from '../types.ts'
import { CLAIR, couleurSecteurEcran, couleursBornes, couleursClasses, melanger, SOMBRE } from './couleurs.ts'
import { type EntreeHabillage, habiller } from './habillage.ts'
import { type Nommable, placerNoms } from './noms.ts'
import { fondsPales } from './tuile.ts'

const base = { unit: 'hab_km2', coverage: { known: 1, total: 1 }, millesime: null, sources: [], formula: '' } as const
const connue = (value: number): Quantity => ({ ...base, kind: 'known', value })
const absente = (reason: MissingReason): Quantity => ({ ...base, kind: 'missing', reason })
const entre = (min: number, max: number | null): Quantity => ({ ...base, kind: 'interval', min, max })

const valeurs = (paires: readonly (readonly [string, Quantity])[]): Valeurs => ({
  titre: 'Densité',
  unite: 'hab_km2',
  parCommune: new Map(paires),
  classes: { methode: 'manuelle', limites: [50, 100] },
})
const CODES = ['a', 'b', 'c', 'd', 'e', 'f', 'voisin']
const entree = (autres: Partial<EntreeHabillage>): EntreeHabillage => ({
  codes: CODES,
  selection: new Set(['a', 'b', 'c', 'd', 'e', 'f']),
  secteurs: [],
  valeurs: null,
  representation: 'aplats',
  sombre: false,
  palette: CLAIR,
  rayonMax: 20,
  ...autres,
})
const fonds = (h: ReturnType<typeof habiller>) => CODES.map((_, i) => h.palette[h.fonds[i] ?? 0])

describe('lines between communes', () => {
  it('are drawn otherwise where both sides are as pale as the line: white on white, dark on dark', () => {
    const blancs = [CLAIR.terre, CLAIR.sansSecteur, CLAIR.zero, CLAIR.uni].map((couleur) => ({ couleur }))
    expect(fondsPales([...blancs, { hachure: 'manquant' }], CLAIR)).toEqual([true, true, true, false, true])
    for (const [palette, sombre] of [
      [CLAIR, false],
      [SOMBRE, true],
    ] as const) {
      const fonds = [...couleursClasses(5, sombre), palette.zero].map((couleur) => ({ couleur }))
      const pales = fondsPales(fonds, palette)
      expect(pales.at(-1)).toBe(true)
      expect(pales.slice(1, 5)).toEqual([false, false, false, false])
      const contraste = (a: string, b: string) => {
        const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05]
        return Math.max(x, y) / Math.min(x, y)
      }
      expect(contraste(palette.internePale, palette.zero)).toBeGreaterThan(1.7)
    }
  })
})

describe('habiller', () => {
  it('gives separate boxes to 0, secret and missing, highest class first', () => {
    const h = habiller(
      entree({
        valeurs: valeurs([
          ['a', connue(10)],
          ['b', connue(60)],
          ['c', connue(300)],
          ['d', connue(0)],
          ['e', absente('secret')],
        ]),
      }),
    )
    expect(h.titre).toBe('Densité (hab./km²)')
    expect(h.caissons.map((c) => c.libelle)).toEqual([
      '100 et plus',
      '50–100',
      'moins de 50',
      '0',
      'secret statistique',
      'donnée manquante',
    ])
    const [clair, moyen, fonce] = couleursClasses(3, false)
    expect(fonds(h)).toEqual([
      { couleur: clair },
      { couleur: moyen },
      { couleur: fonce },
      { couleur: CLAIR.zero },
      { hachure: 'secret' },
      { hachure: 'manquant' },
      { couleur: CLAIR.terre },
    ])
  })
  it('keeps 0 inside the classes when values go below it', () => {
    const h = habiller(
      entree({
        valeurs: valeurs([
          ['a', connue(-5)],
          ['b', connue(0)],
          ['c', connue(80)],
        ]),
      }),
    )
    expect(h.caissons.map((c) => c.libelle)).not.toContain('0')
  })
  it('gives losses and gains two ramps that part at zero, in both themes', () => {
    const paires = [-3, -1, 1, 2, 4, 6].map((v, i) => [CODES[i] ?? '', connue(v)] as const)
    for (const sombre of [false, true]) {
      const methode = { methode: 'quantiles', nombre: 3 } as const
      const h = habiller(entree({ valeurs: { ...valeurs(paires), classes: methode }, sombre }))
      expect(h.classes?.bornes[1]).toBe(0)
      expect(
        fonds(h)
          .slice(0, 6)
          .map((f) => f && 'couleur' in f && f.couleur),
      ).toEqual(([0, 0, 1, 1, 2, 2] as const).map((k) => couleursBornes(h.classes?.bornes ?? [], sombre)[k]))
    }
  })
  it('colours a zoning by its labels, those that occur only', () => {
    const v = {
      ...valeurs([
        ['a', connue(2)],
        ['b', connue(0)],
        ['c', absente('secret')],
      ]),
      unite: 'ratio' as const,
      categories: ['Hors zonage', 'ZIP', 'ZAC'],
    }
    const h = habiller(entree({ valeurs: v, selection: new Set(['a', 'b', 'c']) }))
    expect(h.caissons.map((c) => c.libelle)).toEqual(['Hors zonage', 'ZAC', 'secret statistique'])
    expect(fonds(h)[0]).not.toEqual(fonds(h)[1])
  })
  it('shades a zoning that has an order, the tensest the darkest and the first', () => {
    const v = {
      ...valeurs([
        ['a', connue(2)],
        ['b', connue(0)],
        ['c', connue(1)],
      ]),
      unite: 'ratio' as const,
      categories: ['Hors zonage', 'ZIP', 'ZAC'],
      ordre: [1, 2, 0],
    }
    const h = habiller(entree({ valeurs: v, selection: new Set(['a', 'b', 'c']) }))
    expect(h.caissons.map((c) => c.libelle)).toEqual(['ZIP', 'ZAC', 'Hors zonage'])
    const [pale, moyen, fonce] = couleursBornes([0, 1, 2, 3], false)
    expect(h.caissons.map(({ fond }) => 'couleur' in fond && fond.couleur)).toEqual([fonce, moyen, pale])
  })
  it('says no box that does not occur, on one commune as on equal values', () => {
    const seule = habiller(
      entree({
        selection: new Set(['a']),
        valeurs: { ...valeurs([['a', connue(7)]]), classes: { methode: 'quantiles' } },
      }),
    )
    expect(seule.caissons.map((c) => c.libelle)).toEqual(['7'])
    const zeros = habiller(
      entree({
        selection: new Set(['a', 'b']),
        valeurs: {
          ...valeurs([
            ['a', connue(0)],
            ['b', connue(0)],
          ]),
          classes: { methode: 'quantiles' },
        },
      }),
    )
    expect(zeros.caissons.map((c) => c.libelle)).toEqual(['0'])
  })
  it('does not place an interval that spans two classes', () => {
    const h = habiller(
      entree({
        valeurs: valeurs([
          ['a', connue(10)],
          ['b', entre(40, 60)],
          ['c', entre(60, 70)],
          ['d', connue(200)],
        ]),
      }),
    )
    expect(fonds(h)[1]).toEqual({ hachure: 'encadre' })
    expect(fonds(h)[2]).toEqual({ couleur: couleursClasses(3, false)[1] })
  })
  it('keeps a locked scale whatever the values', () => {
    const verrouillees = { methode: 'manuelle', bornes: [0, 1000, 2000], effectifs: [1, 1] } as const
    const h = habiller(entree({ valeurs: { ...valeurs([['a', connue(10)]]), verrouillees } }))
    expect(h.classes).toBe(verrouillees)
    expect(h.caissons.map((c) => c.libelle)).toEqual(['1\u202f000 et plus', 'moins de 1\u202f000', 'donnée manquante'])
  })
  it('colours a neighbour that has a value', () => {
    const h = habiller(
      entree({
        valeurs: valeurs([
          ['voisin', connue(10)],
          ['a', connue(60)],
        ]),
      }),
    )
    expect(fonds(h)[6]).toEqual({ couleur: couleursClasses(3, false)[0] })
  })
  it('shows sectors without values, and says which communes have none', () => {
    const h = habiller(
      entree({
        secteurs: [
          { nom: '<b>Nord</b>', couleur: '#123456', communes: ['a', 'b', 'voisin'] },
          { nom: 'Vide', couleur: null, communes: [] },
        ],
      }),
    )
    expect(h.caissons.map((c) => c.libelle)).toEqual(['<b>Nord</b>', 'Vide', 'sans secteur'])
    expect(fonds(h)[0]).toEqual({ couleur: '#123456' })
    expect(fonds(h)[2]).toEqual({ couleur: CLAIR.sansSecteur })
    expect(fonds(h)[6]).toEqual({ couleur: CLAIR.terre })
  })
  it('paints nothing in the colour of a sector that has no commune yet', () => {
    const h = habiller(entree({ secteurs: [{ nom: 'Nord', couleur: '#7fb3a6', communes: [] }] }))
    expect(fonds(h).slice(0, 6)).toEqual(Array(6).fill({ couleur: CLAIR.sansSecteur }))
    expect(h.caissons).toEqual([
      { libelle: 'Nord', fond: { couleur: '#7fb3a6' } },
      { libelle: 'sans secteur', fond: { couleur: CLAIR.sansSecteur } },
    ])
  })
  it('refuses a colour that is none', () => {
    const h = habiller(entree({ secteurs: [{ nom: 'S', couleur: 'url(x)', communes: ['a'] }] }))
    expect(fonds(h)[0]).toEqual({ couleur: '#7fb3a6' })
  })
})

describe('circles', () => {
  const v = {
    ...valeurs([
      ['a', connue(400)],
      ['b', connue(100)],
      ['c', connue(0)],
      ['d', absente('secret')],
    ]),
    unite: 'habitants' as const,
  }
  it('makes areas follow values', () => {
    const { rayon, etapes } = echelleCercles(v.parCommune.values(), v.unite, 20)
    expect(rayon(400)).toBe(20)
    expect(rayon(100)).toBe(10)
    expect(rayon(0)).toBe(0)
    expect(rayon(0.001)).toBe(1.5)
    expect(etapes.map((e) => e.libelle)).toEqual(['10', '50', '200'])
    expect(etapes.at(-1)?.rayon).toBeCloseTo(20 / Math.SQRT2)
  })
  it('draws what is below zero in another colour, its area following its size', () => {
    const signe = { ...v, parCommune: new Map([['a', connue(-400)] as const, ['b', connue(100)] as const]) }
    const h = habiller(entree({ valeurs: signe, representation: 'cercles', selection: new Set(['a', 'b']) }))
    expect([h.rayon('a'), h.rayon('b')]).toEqual([20, 10])
    expect([h.negatif('a'), h.negatif('b')]).toEqual([true, false])
    expect(h.caissons.at(-1)?.libelle).toBe('sous zéro')
  })
  it('hatches what is missing and says 0', () => {
    const h = habiller(entree({ valeurs: v, representation: 'cercles' }))
    expect(fonds(h)[3]).toEqual({ hachure: 'secret' })
    expect(h.caissons.map((c) => c.libelle)).toEqual(['200', '50', '10', '0', 'secret statistique', 'donnée manquante'])
    expect(h.rayon('d')).toBe(0)
  })
  it('draws smaller circles on small maps and for many communes', () => {
    expect(rayonMaximal(1000, 500, 25)).toBe(25)
    expect(rayonMaximal(1000, 500, 400)).toBe(17.5)
    expect(rayonMaximal(100, 100, 25)).toBe(9)
  })
})

describe('colours', () => {
  it('darkens class after class in the light, brightens in the dark', () => {
    for (const n of [2, 3, 5, 7]) {
      const clair = couleursClasses(n, false).map(luminance)
      const sombre = couleursClasses(n, true).map(luminance)
      expect(clair).toEqual([...clair].sort((a, b) => b - a))
      expect(sombre).toEqual([...sombre].sort((a, b) => a - b))
      expect(new Set(clair).size).toBe(n)
      expect(new Set(sombre).size).toBe(n)
    }
  })
  it('tells the territory from its neighbours in both themes', () => {
    const contraste = (a: string, b: string) => {
      const [haut = 0, bas = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
      return (haut + 0.05) / (bas + 0.05)
    }
    for (const p of [CLAIR, SOMBRE]) {
      expect(contraste(p.contour, p.terre)).toBeGreaterThan(7)
      expect(contraste(p.texte, p.halo)).toBeGreaterThan(7)
      expect(contraste(p.texteVoisin, p.haloVoisin)).toBeGreaterThan(4.5)
    }
  })
  it('mixes channel by channel', () => {
    expect(melanger('#000000', '#ff8000', 0.5)).toBe('#804000')
    expect(couleurSecteurEcran('#7fb3a6', false)).toBe('#7fb3a6')
  })
})

describe('names', () => {
  const nommable = (nom: string, x: number, y: number, autres: Partial<Nommable> = {}): Nommable => ({
    nom,
    population: 1000,
    dedans: true,
    point: [x, y],
    largeur: 80,
    hauteur: 60,
    rayon: 0,
    ...autres,
  })
  const noms = (communes: Nommable[], zoom: number) =>
    placerNoms(communes, zoom, [0, 0, 800, 600], []).map((e) => e.demande.texte)
  it('keeps the most populated of two that collide, those of the territory first', () => {
    const lieux = [nommable('Petite', 100, 100), nommable('Grande', 104, 102, { population: 5000 })]
    expect(noms(lieux, 11)).toEqual(['Grande'])
    const voisine = nommable('Ville', 104, 102, { population: 500_000, dedans: false })
    expect(noms([nommable('Petite', 100, 100), voisine], 11)).toEqual(['Petite'])
  })
  it('never lets two boxes touch', () => {
    const lieux = Array.from({ length: 300 }, (_, i) => nommable(`Saint-Martin-${i}`, (i * 37) % 800, (i * 53) % 600))
    const boites = placerNoms(lieux, 11, [0, 0, 800, 600], []).map((e) => e.boite)
    expect(boites.length).toBeGreaterThan(10)
    for (const [i, a] of boites.entries())
      for (const b of boites.slice(i + 1)) expect(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]).toBe(false)
  })
  it('names from afar the communes of the territory that are wide, or that a circle points at', () => {
    const guyane = [
      nommable('Maripasoula', 100, 100, { largeur: 60, hauteur: 90 }),
      nommable('Cayenne', 400, 300, { largeur: 4, hauteur: 4, rayon: 28 }),
      nommable('Petite', 600, 500, { largeur: 20, hauteur: 20 }),
    ]
    expect(noms(guyane, 7)).toEqual(['Maripasoula', 'Cayenne'])
  })
  it('shows from afar large cities only', () => {
    const lieux = [
      nommable('Lyon', 100, 100, { population: 520_000, dedans: false, largeur: 5, hauteur: 5 }),
      nommable('Bourg', 400, 300, { dedans: false, largeur: 5, hauteur: 5 }),
    ]
    expect(noms(lieux, 6)).toEqual(['Lyon'])
    expect(noms(lieux, 10)).toEqual(['Lyon', 'Bourg'])
  })
})
