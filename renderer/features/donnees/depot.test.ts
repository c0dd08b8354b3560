import { describe, expect, it } from 'vitest'
import {
  type Apercu,
  aImporter,
  anneeDonnee,
  demandeAnnee,
  empeche,
  type Fichier,
  proposeDoublons,
  reduire,
} from './depot.ts'
import { apports, direApport } from './profils.ts'

const apercu = (profil: string | null, millesime: string | null = null): Apercu => ({
  fichier: 'f.csv',
  partie: null,
  parties: [],
  taille: 10,
  profil,
  libelle: '',
  millesime,
  encodage: 'UTF-8',
  separateur: null,
  entete: [],
  lignes: [],
  message: null,
})
function pret(id: string, profil: string | null, millesime: string | null = null, annee = ''): Fichier {
  const [neuf] = reduire([], { type: 'ajouter', fichiers: [{ id, nom: `${id}.csv`, taille: 10 }] })
  if (neuf === undefined) throw new Error('no file')
  return { ...neuf, etape: 'pret', source: id, apercu: apercu(profil, millesime), annee }
}

describe('the list of files', () => {
  it('puts the newest first and changes one at a time', () => {
    const un = reduire([], { type: 'ajouter', fichiers: [{ id: 'a', nom: 'a.csv', taille: 1 }] })
    const deux = reduire(un, { type: 'ajouter', fichiers: [{ id: 'b', nom: 'b.csv', taille: 2 }] })
    expect(deux.map(({ id, etape }) => [id, etape])).toEqual([
      ['b', 'envoi'],
      ['a', 'envoi'],
    ])
    const change = reduire(deux, { type: 'changer', id: 'a', champs: { etape: 'pret' } })
    expect(change.map(({ etape }) => etape)).toEqual(['envoi', 'pret'])
    expect(reduire(change, { type: 'retirer', id: 'b' }).map(({ id }) => id)).toEqual(['a'])
  })
})

describe('the year', () => {
  it.each([
    ['insee-populations', null, 'requise'],
    ['insee-populations', '2021', 'inutile'],
    ['insee-populations-historique', '2013 à 2023', 'inutile'],
    ['contours', null, 'requise'],
    ['contours', '2022', 'requise'],
    ['annuaire-sante', null, 'facultative'],
    ['superficie', null, 'facultative'],
    ['cpts-liste', null, 'inutile'],
    [null, null, 'inutile'],
  ] as const)('of %s read as %s is %s', (profil, millesime, wanted) => {
    expect(demandeAnnee(apercu(profil, millesime))).toBe(wanted)
  })

  it('typed wins; that of a map file is given back, others are left to the import', () => {
    expect(anneeDonnee(pret('a', 'contours', '2022'))).toBe('2022')
    expect(anneeDonnee(pret('a', 'contours', '2022', '2018'))).toBe('2018')
    expect(anneeDonnee(pret('a', 'insee-populations', '2021'))).toBeUndefined()
  })
})

describe('what may be imported', () => {
  it('waits for a year that nothing tells', () => {
    expect(empeche(pret('a', 'insee-populations'))).toContain('année')
    expect(empeche(pret('a', 'insee-populations', null, '21'))).toContain('quatre chiffres')
    expect(empeche(pret('a', 'insee-populations', null, '2021'))).toBeNull()
  })

  it('is never a file that is not recognised', () => {
    expect(empeche(pret('a', null))).not.toBeNull()
    expect(aImporter([pret('a', null), { ...pret('b', 'superficie'), etape: 'refuse' }])).toEqual([])
  })

  it('begins with the list that makes the territory, then keeps the order of arrival', () => {
    const order = aImporter([pret('c', 'cpts-liste'), pret('b', 'superficie'), pret('a', 'annuaire-sante')])
    expect(order.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })
})

it('offers to pass over duplicates only where that helps', () => {
  const erreur = {
    kind: 'donnees-invalides',
    titre: '',
    explication: '',
    issue: 'choisissez de les additionner',
  } as const
  expect(proposeDoublons(erreur)).toBe(true)
  expect(proposeDoublons({ ...erreur, issue: 'Corrigez cette ligne.' })).toBe(false)
  expect(proposeDoublons(null)).toBe(false)
})

it('says in words what an import brought, and leaves the rest as it is', () => {
  expect(direApport('PMUN 2021\u00a0: 25\u00a0communes')).toBe('Population municipale 2021\u00a0: 25\u00a0communes')
  expect(direApport('138 professionnels')).toBe('138 professionnels')
})

it('tells what each profile brings, also two in one file', () => {
  expect(apports('insee-populations-historique+superficie')).toHaveLength(2)
  for (const profil of [
    'annuaire-sante',
    'finess-stock',
    'finess-derive',
    'cpts-liste',
    'contours',
    'insee-populations',
  ])
    expect(apports(profil)).toHaveLength(1)
})
