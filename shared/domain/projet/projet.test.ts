/** Prices, differences and warnings of a projet de santé, worked by hand on figures seen in real contracts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { avisProjet } from './avis.ts'
import { aRebours, ecartFaux, ecartRecalcule, paliersEnDesordre, soustraire } from './ecarts.ts'
import { type Action, type Cible, DEFAUTS, type Indicateur, type Projet, schemas } from './lignes.ts'
import { cibleEcrite, ecartEcrit, niveauEcrit, nombreTel, nomMembre, phraseAvisProjet } from './mots.ts'
import { palierAtteint, prixCible, prixMission, prixPlein } from './prix.ts'

const PROJET_VIDE: Projet = {
  besoin: [],
  axe: [],
  action: [],
  etape: [],
  indicateur: [],
  cible: [],
  preuve: [],
  membre: [],
}

const indicateur = (champs: Partial<Indicateur>): Indicateur => ({
  id: 1,
  ...schemas.indicateur.parse({ ...DEFAUTS.indicateur, action: 1, titre: 'Indicateur' }),
  ...champs,
})
const cible = (champs: Partial<Cible>): Cible => ({
  id: 1,
  ...schemas.cible.parse({ ...DEFAUTS.cible, indicateur: 1, annee: 1 }),
  ...champs,
})
const action = (champs: Partial<Action>): Action => ({
  id: 1,
  ...schemas.action.parse({ ...DEFAUTS.action, mission: 'acces-soins', titre: 'Action' }),
  ...champs,
})
const euros = (n: number) => n * 100

/** 219 patients in ALD at the start: 101 to 219 pays 3 000 €, 51 to 100 pays 6 000 €, 50 or less 9 000 €. */
const ALD = indicateur({
  genre: 'paliers',
  sens: 'baisse',
  depart: 219,
  paliers: {
    socle: { seuil: 219, prix: euros(3000) },
    intermediaire: { seuil: 100, prix: euros(6000) },
    objectif: { seuil: 50, prix: euros(9000) },
  },
})
/** Breast screening from 66,26 %: 69,70 % pays 1 000 €, 72,40 % 2 500 €, 75 % 3 500 €. */
const SEIN = indicateur({
  genre: 'paliers',
  unite: '%',
  depart: 66.26,
  paliers: {
    socle: { seuil: 69.7, prix: euros(1000) },
    intermediaire: { seuil: 72.4, prix: euros(2500) },
    objectif: { seuil: 75, prix: euros(3500) },
  },
})

describe('prices', () => {
  it.each([
    [ALD, 220, null, 0],
    [ALD, 219, 'socle', 3000],
    [ALD, 101, 'socle', 3000],
    [ALD, 100, 'intermediaire', 6000],
    [ALD, 50, 'objectif', 9000],
    [SEIN, 69.69, null, 0],
    [SEIN, 69.7, 'socle', 1000],
    [SEIN, 75, 'objectif', 3500],
  ] as const)('a level opens the highest step it reaches, and its price alone', (un, niveau, palier, prix) => {
    expect(palierAtteint(un, niveau)).toBe(palier)
    expect(prixCible(un, { niveau })).toBe(euros(prix))
  })

  it('what nobody priced is unknown, not zero', () => {
    expect(prixCible(indicateur({}), { niveau: 9 })).toBeNull()
    expect(prixCible(indicateur({ genre: 'paliers' }), { niveau: 9 })).toBeNull()
    expect(prixCible(ALD, { niveau: null })).toBeNull()
    expect(prixPlein(indicateur({ genre: 'paliers' }))).toBeNull()
    expect(prixCible(indicateur({ prix: 0 }), { niveau: 9 })).toBe(0)
  })

  it('those of a mission are set beside its variable part: 9 + 5 + 3 + 5 + 2 + 3 + 5 + 3 make 35 thousand', () => {
    const prix = [5, 3, 5, 2, 3, 5, 3].map((milliers, rang) =>
      indicateur({ id: rang + 2, prix: euros(milliers * 1000) }),
    )
    const projet: Projet = { ...PROJET_VIDE, action: [action({})], indicateur: [ALD, ...prix] }
    expect(prixMission(projet, 'acces-soins', euros(35_000))).toMatchObject({
      plein: { cents: euros(35_000), inconnus: 0 },
      ecart: 0,
      annees: [null, null, null, null, null],
    })
    expect(prixMission(projet, 'acces-soins', euros(20_000)).ecart).toBe(euros(15_000))
    expect(prixMission(projet, 'acces-soins', null).ecart).toBeNull()
    expect(prixMission(projet, 'parcours', euros(45_000))).toMatchObject({ plein: { cents: 0 }, ecart: null })
    // One without a price: the sum is a minimum, and no gap is told.
    const incomplet = { ...projet, indicateur: [...projet.indicateur, indicateur({ id: 99 })] }
    expect(prixMission(incomplet, 'acces-soins', euros(35_000))).toMatchObject({
      plein: { cents: euros(35_000), inconnus: 1 },
      ecart: null,
    })
  })

  it('of a year: 95 patients left in year 1 open the intermediate step, 45 in year 5 the last one', () => {
    const projet: Projet = {
      ...PROJET_VIDE,
      action: [action({})],
      indicateur: [ALD, indicateur({ id: 2, prix: euros(2000) })],
      cible: [
        cible({ niveau: 95 }),
        cible({ id: 2, annee: 5, niveau: 45 }),
        cible({ id: 3, indicateur: 2, annee: 1, mention: 'convention signée' }),
      ],
    }
    expect(prixMission(projet, 'acces-soins', null).annees).toEqual([
      { cents: euros(8000), inconnus: 0 },
      null,
      null,
      null,
      { cents: euros(9000), inconnus: 0 },
    ])
  })
})

describe('differences', () => {
  it('68 811 less 66 111 is 2 700: « + 700 » is told', () => {
    const assures = { depart: 66_111 }
    expect(ecartRecalcule(assures, { niveau: 68_811 })).toBe(2700)
    expect(ecartFaux(assures, { niveau: 68_811, ecart: 700 })).toBe(true)
    expect(ecartFaux(assures, { niveau: 68_811, ecart: 2700 })).toBe(false)
    expect(ecartFaux(assures, { niveau: 68_811, ecart: null })).toBe(false)
    expect(ecartFaux({ depart: null }, { niveau: 68_811, ecart: 700 })).toBe(false)
  })
  it('decimals are those typed: 69,70 less 66,26 is 3,44', () => {
    expect(soustraire(69.7, 66.26)).toBe(3.44)
    expect(ecartFaux(SEIN, { niveau: 69.7, ecart: 3.44 })).toBe(false)
  })
  it('a target typed as baseline plus difference is never wrong, whatever the two decimals', () => {
    const deux = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(
      fc.property(deux, deux, (a, b) => {
        expect(ecartFaux({ depart: a / 100 }, { niveau: (a + b) / 100, ecart: b / 100 })).toBe(false)
        expect(ecartFaux({ depart: a / 100 }, { niveau: (a + b) / 100, ecart: (b + 1) / 100 })).toBe(true)
      }),
    )
  })
  it('steps go from the easiest to the hardest; a target is not easier than the start', () => {
    expect(paliersEnDesordre(ALD)).toBe(false)
    expect(paliersEnDesordre({ ...ALD, sens: 'hausse' })).toBe(true)
    expect(paliersEnDesordre({ ...SEIN, paliers: { ...SEIN.paliers, objectif: { seuil: 75, prix: 1 } } })).toBe(true)
    expect([aRebours(ALD, { niveau: 220 }), aRebours(ALD, { niveau: 219 })]).toEqual([true, false])
  })
})

describe('warnings', () => {
  const MISSIONS = [
    { cle: 'acces-soins', prise: true },
    { cle: 'qualite', prise: false },
  ]
  const avis = (projet: Partial<Projet>) =>
    avisProjet({ ...PROJET_VIDE, ...projet }, MISSIONS, new Map()).map((un) => phraseAvisProjet(un, (cle) => cle))

  it('an empty projet is told nothing', () => expect(avis({})).toEqual([]))

  it('name the fiche without a pilot or an indicator, the need without a fiche, the mission that is not taken', () => {
    const besoin = { id: 1, titre: 'Délais', constat: [], chiffres: [] }
    expect(avis({ besoin: [besoin], action: [action({ mission: 'qualite' })] })).toEqual([
      'La mission «\u00a0acces-soins\u00a0» attend une fiche-action.',
      '1\u00a0fiche de la mission «\u00a0qualite\u00a0», que le contrat ne retient pas.',
      '«\u00a0Action\u00a0» attend un pilote.',
      '«\u00a0Action\u00a0» attend un indicateur.',
      'Le besoin «\u00a0Délais\u00a0» attend une fiche-action.',
    ])
    expect(avis({ besoin: [besoin], action: [action({ besoins: [1], piloteMembre: 4 })] })).toEqual([
      '«\u00a0Action\u00a0» attend un indicateur.',
    ])
  })

  it('write the difference as it is, and as it should be', () => {
    const faux = indicateur({ genre: 'resultat', titre: 'Assurés', depart: 66_111, base: '16 ans et plus', prix: 1 })
    expect(
      avis({
        action: [action({ pilote: 'Un médecin' })],
        indicateur: [faux],
        cible: [cible({ niveau: 68_811, ecart: 700 })],
      }),
    ).toEqual([
      '«\u00a0Assurés\u00a0», année\u00a01\u00a0: l’écart écrit, +\u00a0700, n’est pas celui des niveaux\u00a0; de 66\u202f111 à 68\u202f811, il est de +\u00a02\u202f700.',
    ])
  })

  it('4 to 5 % want no médecin traitant: said of all patients, in percent, and of no group that has another rule', () => {
    const trop = (titre: string, niveau: number, unite = '%', sens: 'hausse' | 'baisse' = 'baisse') =>
      avis({
        action: [action({ pilote: 'x' })],
        indicateur: [indicateur({ titre, unite, sens, base: '17 ans et plus', prix: 1 })],
        cible: [cible({ niveau })],
      }).filter((phrase) => phrase.includes('hors d’atteinte')).length
    expect(trop('Patients sans médecin traitant', 3.9)).toBe(1)
    expect(trop('Patients sans médecin traitant', 4)).toBe(0)
    expect(trop('Patients ayant un médecin traitant', 97, '%', 'hausse')).toBe(1)
    expect(trop('Patients ayant un médecin traitant', 96, '%', 'hausse')).toBe(0)
    expect(trop('Patients en ALD sans médecin traitant', 1)).toBe(0)
    expect(trop('Patients sans médecin traitant', 3, 'patients')).toBe(0)
    expect(trop('Dépistage du sein', 1)).toBe(0)
  })

  it('five indicators are too many for one fiche, four are not; a rate says who it counts', () => {
    const types = (nombre: number) =>
      avisProjet(
        {
          ...PROJET_VIDE,
          action: [action({})],
          indicateur: Array.from({ length: nombre }, (_, rang) => indicateur({ id: rang + 1, unite: '%' })),
        },
        MISSIONS,
        new Map(),
      ).map(({ type }) => type)
    expect(types(4)).not.toContain('trop-indicateurs')
    expect(types(5)).toContain('trop-indicateurs')
    expect(types(1)).toContain('base-non-dite')
  })
})

describe('words', () => {
  it('levels keep the decimals that were typed', () => {
    expect([nombreTel(2700), nombreTel(66.26), nombreTel(0.1), nombreTel(-3.5)]).toEqual([
      '2\u202f700',
      '66,26',
      '0,1',
      '−3,5',
    ])
    expect([ecartEcrit(-75), ecartEcrit(0), niveauEcrit(120, 'patients')]).toEqual([
      '−\u00a075',
      '0',
      '120\u00a0patients',
    ])
    expect(cibleEcrite(ALD, cible({ niveau: 45 }))).toBe('≤\u00a045')
    expect(cibleEcrite(SEIN, cible({ niveau: 75, effectif: 1204 }))).toBe(
      '≥\u00a075\u00a0% (1\u202f204\u00a0personnes)',
    )
    expect(cibleEcrite(indicateur({}), cible({ mention: 'plan rédigé' }))).toBe('plan rédigé')
  })
  it('a person is named with their agreement alone', () => {
    const membre = { id: 1, ...schemas.membre.parse({ ...DEFAUTS.membre, profession: '60', fonction: 'trésorière' }) }
    const nomme = { ...membre, nom: 'Zoé Quartz' }
    expect(nomMembre(membre, 'Infirmier', 'Gannat')).toBe('infirmier, trésorière, Gannat')
    expect(nomMembre(nomme, 'Infirmier', 'Gannat')).toBe('infirmier, trésorière, Gannat')
    expect(nomMembre({ ...nomme, consentement: '2026-03-01' }, 'Infirmier', null)).toBe(
      'Zoé Quartz, infirmier, trésorière',
    )
    expect(schemas.membre.safeParse({ ...DEFAUTS.membre, nom: 'Zoé Quartz' }).success).toBe(false)
    expect(schemas.membre.safeParse({ ...DEFAUTS.membre, type: 'structure', nom: 'Ehpad' }).success).toBe(true)
  })
})
