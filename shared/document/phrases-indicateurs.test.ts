/** Sentences read by eye: gap, elision, coverage, two départements, what says nothing. */
import { describe, expect, it } from 'vitest'
import type { Comparaison } from '../domain/chiffres/faits.ts'
import { entree } from '../domain/indicateurs/catalogue.ts'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import type { Quantity } from '../domain/quantity.ts'
import { interval, known, missing } from '../domain/quantity-ops.ts'
import { phraseComparee } from './phrases-indicateurs.ts'
import { enTexte } from './plan/phrase.ts'

type Repere = readonly [niveau: Comparaison['niveau'], code: string, nom: string, valeur: number | Quantity]

const [ALLIER, RHONE, REUNION, AURA, FRANCE] = [
  ['departement', '03', 'Allier'],
  ['departement', '69', 'Rhône'],
  ['departement', '974', 'La Réunion'],
  ['region', '84', 'Auvergne-Rhône-Alpes'],
  ['france', 'FR', 'France'],
] as const

function dire(id: string, valeur: number | Quantity, reperes: readonly Repere[]): string {
  const definition = entree(id)
  if (definition === undefined) throw new Error(id)
  const { unite, nature, theme, libelle, decimales = null } = definition
  const quantite = (une: number | Quantity) => (typeof une === 'number' ? known(une, unite) : une)
  const une: SyntheseIndicateur = {
    ...{ id, libelle, unite, nature, theme, decimales },
    derive: true,
    millesime: '2023',
    source: null,
    libelleSource: 'Insee',
    valeur: quantite(valeur),
    secteurs: [],
    comparaisons: reperes.map(([niveau, territoire, nom, sien]) => ({
      niveau,
      territoire,
      nom,
      valeur: quantite(sien),
    })),
    anciens: [],
    autres: [],
    repartition: [],
    seulement: null,
  }
  return enTexte(phraseComparee(une)).replaceAll(/[\u00a0\u202f]/g, ' ')
}

describe('a rate beside those of larger territories', () => {
  it.each([
    [
      dire('part:75P', 0.093, [
        [...FRANCE, 0.104],
        [...ALLIER, 0.121],
      ]),
      'La part des 75 ans ou plus est de 9,3 %, contre 12,1 % dans l’Allier et 10,4 % en France, soit un niveau plus faible que dans l’Allier et qu’en France.',
    ],
    [
      // 10 is 5 % under 10.5263: close; 25 % over 8; 20 % under 12.5.
      dire('taux:chomage', 0.1, [
        [...ALLIER, 0.08],
        [...AURA, 0.105],
        [...FRANCE, 0.125],
      ]),
      'Le taux de chômage au sens du recensement (15 à 64 ans) est de 10,0 %, contre 8,0 % dans l’Allier, 10,5 % en Auvergne-Rhône-Alpes et 12,5 % en France, soit un niveau plus élevé que dans l’Allier, plus faible qu’en France, et proche de celui observé en Auvergne-Rhône-Alpes.',
    ],
    [
      dire('part:0014', 0.2, [[...REUNION, 0.3]]),
      'La part des moins de 15 ans est de 20,0 %, contre 30,0 % à La Réunion, soit un niveau plus faible qu’à La Réunion.',
    ],
    [
      dire('APL:MG', 3.7, [[...FRANCE, 3.3]]),
      'L’accessibilité potentielle localisée (APL) aux médecins généralistes est de 3,7 consultations par an et par habitant standardisé, contre 3,3 en France, soit un niveau plus élevé qu’en France.',
    ],
    [
      dire('part:monoparentales', 0, [[...FRANCE, 0]]),
      'La part des familles monoparentales est de 0,0 %, contre 0,0 % en France, soit un niveau proche de celui observé en France.',
    ],
  ])('%s', (dite, attendue) => expect(dite).toBe(attendue))

  it('is said of communes that are known, with how many', () => {
    const partielle: Quantity = {
      ...known(0.093, 'part'),
      kind: 'partial',
      weight: 0.99,
      coverage: { known: 8, total: 9 },
    }
    expect(dire('part:75P', partielle, [[...FRANCE, 0.104]])).toContain('est de 9,3 % (8 sur 9 communes), contre')
  })

  it('is compared with two départements, not with three', () => {
    const trois: Repere[] = [
      [...ALLIER, 0.1],
      [...RHONE, 0.2],
      [...REUNION, 0.3],
    ]
    expect(dire('part:75P', 0.2, trois.slice(0, 2))).toContain(
      'contre 10,0 % dans l’Allier et 20,0 % dans le Rhône, soit',
    )
    expect(dire('part:75P', 0.2, trois)).toBe('')
    expect(dire('part:75P', 0.2, [...trois, [...FRANCE, 0.1]])).toContain(
      'contre 10,0 % en France, soit un niveau plus élevé',
    )
  })

  it.each([
    ['a value that is not known', dire('part:75P', missing('secret', 'part'), [[...FRANCE, 0.1]])],
    ['an interval', dire('part:75P', interval(0.1, 0.2, 'part'), [[...FRANCE, 0.1]])],
    ['no larger territory', dire('part:75P', 0.1, [])],
    ['a larger territory without value', dire('part:75P', 0.1, [[...FRANCE, missing('absent', 'part')]])],
    ['a figure without subject', dire('part:1529', 0.1, [[...FRANCE, 0.1]])],
  ])('says nothing of %s', (_de, dite) => expect(dite).toBe(''))
})
