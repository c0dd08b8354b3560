/** FINESS activities: hand-made places and zones, and the invented file kept aside. */
import { describe, expect, it } from 'vitest'
import { syntheses } from '../../../../shared/domain/indicateurs/synthese.ts'
import { workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { lireFaits } from '../../lecture/faits.ts'
import { listCpts } from '../../store/territoire.ts'

const GANNAT = '03118'
const EBREUIL = '03107'
const STRUCTURES = '2026/finess-structures-journalier-20260911_SYNTHETIQUE.json.gz'
const ACTIVITES = '2026/finess-activites-journalier-20260911_SYNTHETIQUE.json.gz'

type Shop = Awaited<ReturnType<typeof workshop>>
const plat = (texte: string) => texte.replace(/[\u00a0\u202f]/g, ' ')

/** [state, value or least, note] of a figure by commune. */
const lues = ({ dossier }: Shop, id: string, ...communes: string[]) =>
  Object.fromEntries(
    listToutesObservations(dossier, communes)
      .filter(({ indicateur }) => indicateur === id)
      .map(({ code, etat, valeur, min, note }) => [code, note === null ? [etat, valeur ?? min] : [etat, valeur, note]]),
  )

const structures = (...eges: [string, string, string, string][]) =>
  JSON.stringify({
    schemaVersion: 'v1.0.0',
    generatedAt: '2026-09-11T02:07:30Z',
    pmej: eges.map(([numero, categorie, commune, nom]) => ({
      informationsGeneralesPMEJ: {},
      ege: [
        {
          informationsGeneralesEGE: { numFinessEge: numero, nomEgeLong: nom },
          categorieentiteGeographiqueExercice: categorie,
          adresse: [{ usageAdresse: '03', cogCommune: commune }],
          etatObjet: 'A',
        },
      ],
    })),
  })

const capacite = (statutCapacite: string, nombre: string, detail: string | null = null, unite = '02') => ({
  nombre,
  statutCapacite,
  uniteMesureCapacite: unite,
  habilitation: detail,
  modeFinancement: null,
  typeLogement: null,
  genre: null,
})
const generales = (id: string, plus: object = {}) => ({
  caracteristiquesGeneriques: {
    activiteAeId: id,
    etatObjet: 'A',
    identifiantAutorisation: null,
    dateFinEffectiveActivite: null,
    ...plus,
  },
})
const ege = (numFinessEge: string, ...activitesExercees: object[]) => ({ numFinessEge, activitesExercees })
const fichier = (...pmej: object[]) =>
  JSON.stringify({ schemaVersion: 'v1.0.0', generatedAt: '2026-09-11T02:16:50Z', pmej })
const personne = (eges: object[], autorisees: object[] = []) => ({
  numFiness: '030000099',
  activitesAutorisees: autorisees,
  ege: eges,
})

const EHPAD = '030000001'
const SERVICE = '030000002'

describe('finess-activites', () => {
  it('counts places once, at the establishment that exercises, and says who may come', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    await shop.run(
      shop.file(
        's.json',
        structures([EHPAD, '500', GANNAT, 'LES TILLEULS'], [SERVICE, '354', EBREUIL, 'SOINS DU VAL']),
      ),
    )
    const texte = fichier(
      personne(
        [
          ege(
            EHPAD,
            // The same sixty, told twice; and another activity of eight.
            {
              ...generales('11', { identifiantAutorisation: '1' }),
              capacite: [
                capacite('08', '60'),
                capacite('08', '60', '02'),
                capacite('09', '62'),
                capacite('08', '5', null, '01'),
              ],
            },
            { ...generales('12'), capacite: [capacite('08', '8'), capacite('09', '8')] },
            { ...generales('13', { etatObjet: 'I' }), capacite: [capacite('08', '30')] },
            { ...generales('14', { dateFinEffectiveActivite: '2026-09-11' }), capacite: [capacite('08', '40')] },
          ),
        ],
        [{ ...generales('1'), capacite: [capacite('09', '62')] }],
      ),
      personne(
        [ege(SERVICE, { ...generales('21', { identifiantAutorisation: '2' }), capacite: [capacite('08', '40')] })],
        [
          { ...generales('2'), zoneIntervention: { communeZI: [{ commune: GANNAT }, { commune: EBREUIL }] } },
          { ...generales('3'), zoneIntervention: { communeZI: [{ commune: GANNAT }] } },
          { ...generales('4', { etatObjet: 'I' }), zoneIntervention: { communeZI: [{ commune: EBREUIL }] } },
        ],
      ),
    )
    const rapport = await shop.run(shop.file('a.json', texte))
    expect(rapport).toMatchObject({ profil: 'finess-activites', millesimes: ['2026'], encodage: 'JSON' })
    // Five lines do not show a whole register: what it has is a minimum.
    expect(lues(shop, 'PLACES:500', GANNAT, EBREUIL)).toEqual({ [GANNAT]: ['intervalle', 68] })
    expect(lues(shop, 'PLACES_AUT:500', GANNAT)).toEqual({ [GANNAT]: ['intervalle', 70] })
    expect(lues(shop, 'PLACES:354+209', EBREUIL)).toEqual({ [EBREUIL]: ['intervalle', 40] })
    expect(lues(shop, 'DOMICILE:SERVICES', GANNAT, EBREUIL)).toEqual({
      [GANNAT]: ['connue', 2, 'SOINS DU VAL, entité juridique 030000099'],
      [EBREUIL]: ['connue', 1, 'SOINS DU VAL'],
    })
    expect(rapport.apports.map(plat)).toEqual([
      'Ehpad : au moins 68 places installées, au moins 70 places autorisées (1 établissement)',
      'Services de soins à domicile (SSIAD et SAAS) : au moins 40 places installées (1 établissement)',
      'Peuvent intervenir à domicile : 2 services, 2 communes',
    ])
  })

  it('says « au moins » of what it cannot count', async () => {
    const shop = await workshop(GANNAT)
    await shop.run(
      shop.file(
        's.json',
        structures([EHPAD, '500', GANNAT, 'A'], ['030000003', '500', GANNAT, 'B'], [SERVICE, '354', GANNAT, 'C']),
      ),
    )
    const texte = fichier(
      personne([
        // Two totals for one activity: no less than the smaller; details alone: no less than the greater.
        ege(EHPAD, { ...generales('1'), capacite: [capacite('08', '50'), capacite('08', '55')] }),
        ege(SERVICE, { ...generales('2'), capacite: [capacite('08', '12', '01'), capacite('08', '20', '02')] }),
      ]),
    )
    const { apports } = await shop.run(shop.file('a.json', texte))
    expect(apports.map(plat)).toEqual([
      'Ehpad : au moins 50 places installées (2 établissements)',
      'Services de soins à domicile (SSIAD et SAAS) : au moins 20 places installées (1 établissement)',
    ])
  })

  const AGES = '2026/DS_RP_TD_POPULATION_AGESEX_PRINC_2023_CSV_FR_SYNTHETIQUE.zip'
  const tout = hasSharedData(STRUCTURES, ACTIVITES, AGES)
  it.skipIf(!tout)('with the ages of a census, places for 1 000 people of 75 or more', async () => {
    const shop = await workshop(GANNAT, '63032')
    for (const nom of [STRUCTURES, ACTIVITES, AGES]) await shop.run(sharedData(nom))
    const [cpts] = listCpts(shop.dossier)
    if (cpts === undefined) throw new Error('no CPTS')
    const contexte = { reference: shop.reference, espace: { bibliotheque: shop.folder } }
    const rendues = syntheses(lireFaits(shop.dossier, cpts, contexte))
    const de = (id: string) => rendues.find((une) => une.id === id)
    // 60 places at Gannat for its 500 people and the 1 100 of Beaumont; a register of 23 lines is not whole.
    expect(de('PLACES:500:75P')?.valeur).toMatchObject({ kind: 'interval', min: 37.5 })
    // Home care: 40 places at Beaumont for 1 600.
    expect(de('PLACES:354+209:75P')?.valeur).toMatchObject({ kind: 'interval', min: 25 })
    expect(plat(de('PLACES:500:75P')?.libelleSource ?? '')).toMatch(/activités.*; .*2023/)
  })

  it('is refused without the register that places its establishments, and changes nothing', async () => {
    const shop = await workshop(GANNAT)
    const refus = await shop.refusal(
      shop.file('a.json', fichier(personne([ege(EHPAD, { ...generales('1'), capacite: [capacite('08', '50')] })]))),
    )
    expect(refus.titre).toBe('Importez d’abord les structures de Finess.')
    expect(plat(refus.issue)).toContain('finess-structures-…')
  })

  it.skipIf(!hasSharedData(STRUCTURES, ACTIVITES))('as the README of the invented file says', async () => {
    const shop = await workshop(GANNAT, '63032', '63047')
    await shop.run(sharedData(STRUCTURES))
    const { apports } = await shop.run(sharedData(ACTIVITES))
    expect(apports.map(plat)).toEqual([
      'Ehpad : au moins 60 places installées, au moins 62 places autorisées (1 établissement)',
      'Services de soins à domicile (SSIAD et SAAS) : au moins 40 places installées, au moins 41 places autorisées (1 établissement)',
      'Peuvent intervenir à domicile : 1 service, 2 communes',
    ])
    expect(Object.keys(lues(shop, 'DOMICILE:SERVICES', GANNAT, '63032', '63047'))).toEqual(['63032', '63047'])
  })
})
