import { describe, expect, it } from 'vitest'
import { accord, compte, deCommune, elide, enumeration, minuscule, nomPropre } from '../domain/francais.ts'
import { dansDepartement, dansRegion, deDepartement } from './lieux.ts'
import { comparaison, ecart, nomCpts } from './phrases.ts'

describe('place names', () => {
  it('elides before a vowel or a mute h, not before an aspirated one', () => {
    expect(deCommune('Aigrefeuille')).toBe('d’Aigrefeuille')
    expect(deCommune('Ébreuil')).toBe('d’Ébreuil')
    expect(deCommune('Yzeure')).toBe('d’Yzeure')
    expect(deCommune('Hérisson')).toBe('d’Hérisson')
    expect(deCommune('Œuilly')).toBe('d’Œuilly')
    expect(deCommune('Haguenau')).toBe('de Haguenau')
    expect(deCommune('Billom')).toBe('de Billom')
    expect(elide('onze')).toBe(false)
  })

  it('contracts the masculine and plural articles, keeps the others', () => {
    expect(deCommune('Le Mans')).toBe('du Mans')
    expect(deCommune('Les Abymes')).toBe('des Abymes')
    expect(deCommune('La Rochelle')).toBe('de La Rochelle')
    expect(deCommune("L'Isle-d'Abeau")).toBe('de L’Isle-d’Abeau')
    expect(nomPropre("Saint-Dier-d'Auvergne")).toBe('Saint-Dier-d’Auvergne')
  })

  it('says départements and régions as people do', () => {
    const cas: [string, string, string, string][] = [
      ['03', 'Allier', 'de l’Allier', 'dans l’Allier'],
      ['38', 'Isère', 'de l’Isère', 'en Isère'],
      ['63', 'Puy-de-Dôme', 'du Puy-de-Dôme', 'dans le Puy-de-Dôme'],
      ['17', 'Charente-Maritime', 'de la Charente-Maritime', 'en Charente-Maritime'],
      ['40', 'Landes', 'des Landes', 'dans les Landes'],
      ['75', 'Paris', 'de Paris', 'à Paris'],
      ['974', 'La Réunion', 'de La Réunion', 'à La Réunion'],
      ['22', "Côtes-d'Armor", 'des Côtes-d’Armor', 'dans les Côtes-d’Armor'],
      ['26', 'Drôme', 'de la Drôme', 'dans la Drôme'],
    ]
    for (const [code, nom, de, dans] of cas) {
      expect(deDepartement({ code, nom })).toBe(de)
      expect(dansDepartement({ code, nom })).toBe(dans)
    }
    expect(dansRegion({ code: '84', nom: 'Auvergne-Rhône-Alpes' })).toBe('en Auvergne-Rhône-Alpes')
    expect(dansRegion({ code: '44', nom: 'Grand Est' })).toBe('dans le Grand Est')
  })
})

describe('words and figures', () => {
  it('puts the plural from two on', () => {
    expect(compte(0, 'commune')).toBe('0\u00a0commune')
    expect(compte(1, 'commune')).toBe('1\u00a0commune')
    expect(compte(24, 'commune')).toBe('24\u00a0communes')
    expect(compte(25987, 'habitant')).toBe('25\u202f987\u00a0habitants')
    expect(accord(1.9, 'million')).toBe('million')
  })

  it('enumerates, and counts what it leaves out', () => {
    expect(enumeration([])).toBe('')
    expect(enumeration(['a'])).toBe('a')
    expect(enumeration(['a', 'b', 'c'])).toBe('a, b et c')
    expect(enumeration(['a', 'b', 'c', 'd'], 2)).toBe('a, b et 2\u00a0autres')
    expect(enumeration(['a', 'b', 'c'], 2)).toBe('a, b et 1\u00a0autre')
  })

  it('keeps acronyms and names of CPTS as typed', () => {
    expect(minuscule('EHPAD')).toBe('EHPAD')
    expect(minuscule('Médecins généralistes')).toBe('médecins généralistes')
    expect(nomCpts('Sud Allier')).toBe('CPTS Sud Allier')
    expect(nomCpts('CPTS Sud Allier')).toBe('CPTS Sud Allier')
  })

  it('calls close a gap of 5 % of the reference at most, on both sides', () => {
    expect(ecart(10.5, 10)).toBe('proche')
    expect(ecart(9.5, 10)).toBe('proche')
    expect(ecart(10.51, 10)).toBe('superieur')
    expect(ecart(9.49, 10)).toBe('inferieur')
    expect(ecart(0, 0)).toBe('proche')
    expect(ecart(0.1, 0)).toBe('superieur')
  })

  it('compares as the press release of Sud-Est Grenoblois does: 10,3 against 6,9 / 7,7 / 10,1', () => {
    const phrase = comparaison('10,3\u00a0%', 10.3, [
      { valeur: 6.9, texte: '6,9\u00a0%', ou: 'en Isère' },
      { valeur: 7.7, texte: '7,7\u00a0%', ou: 'en Auvergne-Rhône-Alpes' },
      { valeur: 10.1, texte: '10,1\u00a0%', ou: 'en France' },
    ])
    expect(phrase).toBe(
      '10,3\u00a0% contre 6,9\u00a0% en Isère, 7,7\u00a0% en Auvergne-Rhône-Alpes et 10,1\u00a0% en France\u00a0: une valeur supérieure à celle observée en Isère et en Auvergne-Rhône-Alpes et proche de celle observée en France',
    )
  })
})
