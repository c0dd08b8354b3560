import { describe, expect, it } from 'vitest'
import { demandeAnnee as demandeDe, ordreDe } from '../../../electron/backend/imports/profiles/traits.ts'
import type { Lecture } from '../../../shared/domain/lecture.ts'
import { changerValeur, manque } from './colonnes/brouillon.ts'
import {
  type Apercu,
  aImporter,
  anneeDonnee,
  bilan,
  choixDe,
  demandeAnnee,
  empeche,
  estSimple,
  type Fichier,
  reduire,
} from './depot.ts'
import { direApport, direApports } from './profils.ts'
import { direRejets, reparationsEnMots, titreLaissees } from './reparations.ts'

const apercu = (profil: string | null, millesime: string | null = null): Apercu => ({
  fichier: 'f.csv',
  partie: null,
  parties: [],
  taille: 10,
  profil,
  libelle: '',
  apporte: [],
  millesime,
  annee: profil === null ? 'inutile' : demandeDe(profil, millesime),
  ordre: ordreDe(profil ?? ''),
  encodage: 'UTF-8',
  separateur: null,
  entete: [],
  lignes: [],
  accentsAbimes: false,
  incomplet: false,
  connu: profil !== null,
  lecture: null,
  memoire: null,
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
    ['insee-populations', '2021', 'facultative'],
    ['insee-populations-historique', '2013 à 2023', 'inutile'],
    ['contours', null, 'requise'],
    ['contours', '2022', 'requise'],
    ['annuaire-sante', null, 'facultative'],
    ['superficie', null, 'facultative'],
    ['cpts-liste', null, 'inutile'],
    [null, null, 'inutile'],
  ] as const)('of %s read as %s is %s', (profil, millesime, wanted) => {
    expect(demandeAnnee({ apercu: apercu(profil, millesime), lecture: null })).toBe(wanted)
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

  it('begins with the list that makes the territory, then keeps the order of the list', () => {
    const order = aImporter([pret('a', 'superficie'), pret('b', 'annuaire-sante'), pret('c', 'cpts-liste')])
    expect(order.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  it('puts the activities of establishments after their structures, whatever the order of the drop', () => {
    const order = aImporter([
      pret('a', 'finess-activites'),
      pret('b', 'finess-structures'),
      pret('c', 'insee-cog-mouvements', '2026'),
    ])
    expect(order.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })

  it('together leaves out what is doubtful or was refused, as the count of ready files does', () => {
    const coupe = { ...pret('a', 'superficie'), apercu: { ...apercu('superficie'), incomplet: true } }
    const refuse = {
      ...pret('b', 'superficie'),
      erreur: { kind: 'donnees-invalides', titre: '', explication: '', issue: '' } as const,
    }
    const fichiers = [coupe, refuse, pret('c', 'superficie')]
    expect(aImporter(fichiers).map(({ id }) => id)).toEqual(['c'])
    expect(bilan(fichiers)).toContain('1\u00a0prêt,')
    expect(empeche(coupe)).toBeNull() // by its own button
  })

  it('is shown in a line when there is nothing to choose or to read about it', () => {
    const simple = pret('a', 'superficie', '2023')
    const avec = (champs: Partial<Apercu>) =>
      estSimple({ ...simple, apercu: { ...apercu('superficie', '2023'), ...champs } })
    const partie = (id: string, profil: string | null) => ({ id, libelle: id, profil, libelleProfil: profil })
    expect(avec({})).toBe(true)
    expect(avec({ partie: 'a.csv', parties: [partie('a.csv', 'superficie'), partie('lisezmoi.txt', null)] })).toBe(true)
    expect(avec({ partie: 'a.csv', parties: [partie('a.csv', 'superficie'), partie('b.csv', 'superficie')] })).toBe(
      false,
    )
    const feuilles = [partie('Communes', 'insee-populations'), partie('Fractions cantonales', 'insee-populations')]
    expect(avec({ partie: 'Communes', parties: feuilles })).toBe(true) // the same communes, cut smaller
    expect(avec({ message: 'À savoir.' })).toBe(false)
    expect(avec({ accentsAbimes: true })).toBe(false)
    expect(estSimple({ ...simple, accents: true })).toBe(false) // repaired: it says so
    expect(estSimple({ ...simple, remplace: { id: 1, libelle: 'Avant' } })).toBe(false)
    expect(estSimple(pret('b', 'insee-populations'))).toBe(false) // its year is wanted
    expect(estSimple(pret('c', null))).toBe(false)
  })
})

describe('columns chosen by hand', () => {
  const lecture = (...annees: (string | null)[]): Lecture => ({
    ligneEntete: 1,
    libelle: 'Aidants',
    lieu: { type: 'code', code: 0, nom: null },
    valeurs: annees.map((millesime, i) => ({
      colonne: i + 1,
      indicateur: null,
      libelle: `Chiffre ${i}`,
      unite: 'nombre',
      nature: 'additif',
      millesime,
      vide: 'manquant',
      decimale: 'auto',
    })),
  })

  it('make a file that nobody knows importable, once every year is said', () => {
    const inconnu = pret('a', null)
    expect(empeche(inconnu)).toContain('reconnu')
    expect(empeche({ ...inconnu, lecture: lecture('2023') })).toBeNull()
    expect(empeche({ ...inconnu, lecture: lecture('2023', null) })).toContain('année')
    expect(empeche({ ...inconnu, lecture: lecture(null), annee: '2024' })).toBeNull()
  })

  it('travel with the import, with what else was chosen and nothing more', () => {
    expect(choixDe(pret('a', 'superficie'))).toEqual({})
    const tout = {
      ...pret('a', null, null, '2024'),
      lecture: lecture(null),
      accents: true,
      doublons: 'sommer' as const,
      refus: ['zeros' as const],
      remplace: { id: 7, libelle: 'Avant', memeContenu: true },
    }
    expect(choixDe(tout)).toEqual({
      millesime: '2024',
      doublons: 'sommer',
      lecture: lecture(null),
      accents: true,
      sansReparations: ['zeros'],
      remplace: 7,
      memeContenu: true,
    })
  })

  it('ask for what is missing, in the order of the form', () => {
    expect(manque(lecture())).toContain('au moins une colonne')
    expect(manque(lecture('202'))).toContain('année')
    expect(manque({ ...lecture('2023'), libelle: ' ' })).toContain('source')
    const double = lecture('2023', '2023')
    expect(manque(double)).toBeNull()
    expect(manque({ ...double, valeurs: double.valeurs.map((une) => ({ ...une, libelle: 'Même' })) })).toContain(
      'Deux colonnes',
    )
  })

  it('give the year typed once to all the figures that had none', () => {
    const une = changerValeur(lecture(null, null, '2020'), 1, { millesime: '2023' })
    expect(une.valeurs.map(({ millesime }) => millesime)).toEqual(['2023', '2023', '2020'])
  })
})

it('counts the files in each state', () => {
  const importe = { ...pret('c', 'superficie'), etape: 'fait' as const }
  expect(bilan([pret('a', 'superficie'), pret('b', null), importe, { ...importe, id: 'd' }])).toBe(
    '1\u00a0prêt, 1\u00a0à compléter, 2\u00a0importés',
  )
  const refuse = { kind: 'donnees-invalides', titre: '', explication: '', issue: '' } as const
  expect(bilan([{ ...pret('a', 'superficie'), erreur: refuse }, importe])).toBe('1\u00a0non importé, 1\u00a0importé')
})

it('says what was mended, and nothing when nothing was', () => {
  const rien = {
    zeros: 0,
    ecriture: 0,
    noms: 0,
    anciennes: 0,
    arrondissements: 0,
    totaux: 0,
    notes: 0,
    marques: [],
    refusees: [],
    exemples: [],
  }
  expect(reparationsEnMots(rien)).toEqual([])
  expect(reparationsEnMots({ ...rien, zeros: 1200, totaux: 1, marques: [{ motif: 'secret', cellules: 3 }] })).toEqual([
    '1\u202f200 codes ont retrouvé leur zéro',
    '1 ligne de total, mise à part',
    '3 valeurs sous secret statistique, gardées comme telles',
  ])
  expect(reparationsEnMots({ ...rien, refusees: [{ genre: 'zeros', lignes: 2 }] })).toEqual([
    'réparation refusée (zéro du début à remettre)\u00a0: 2 lignes rejetées',
  ])
})

it('says once how many communes the figures of a file have, when it is the same for all', () => {
  const apportes = ['PMUN 2021\u00a0: 25\u00a0communes', 'SUPERF 2023\u00a0: 3\u00a0communes']
  expect(direApports(apportes, 25)).toBe('Population municipale 2021 · Superficie 2023\u00a0: 3\u00a0communes')
  expect(direApports(['Logements 2021\u00a0: 1\u00a0commune'], 1)).toBe('Logements 2021')
})

describe('lines left out', () => {
  const cause = (mots: string, lignes: number, rejet: boolean, premieres: number[]) => ({
    cause: mots,
    lignes,
    rejet,
    premieres,
  })

  it('are told with their place when they could not be read', () => {
    expect(direRejets([cause('hors du territoire', 900, false, [2])])).toBeNull()
    expect(direRejets([cause('réparation refusée\u00a0: zéro du début à remettre', 2, true, [2, 3])])).toBeNull()
    expect(direRejets([cause('code de commune inconnu', 1, true, [7])])).toBe(
      '1 ligne rejetée, qui n’est pas comptée\u00a0: code de commune inconnu (ligne 7).',
    )
    const deux = [
      cause('nombre de colonnes différent de l’en-tête', 106, true, [2, 5, 8, 11, 14, 17]),
      cause('code de commune inconnu', 1, true, [1300]),
    ]
    expect(direRejets(deux)).toBe(
      '107 lignes rejetées, qui ne sont pas comptées\u00a0: nombre de colonnes différent de l’en-tête (lignes 2, 5, 8, 11, 14…)\u00a0; code de commune inconnu (ligne 1\u202f300).',
    )
  })

  it('frighten nobody when they are only of other communes', () => {
    expect(titreLaissees([cause('hors du territoire', 900, false, [2])])).toContain('d’autres communes')
    expect(titreLaissees([cause('ligne de total', 1, false, [9])])).toBe('Lignes laissées de côté')
  })
})

it('says in words what an import brought, and leaves the rest as it is', () => {
  expect(direApport('PMUN 2021\u00a0: 25\u00a0communes')).toBe('Population municipale 2021\u00a0: 25\u00a0communes')
  expect(direApport('138 professionnels')).toBe('138 professionnels')
})
