/**
 * A dossier that holds arrondissements of Lyon: each source tells them apart, or leaves them without figure; the whole
 * commune, where the dossier holds it too, and the département count each line once.
 */
import { describe, expect, it } from 'vitest'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { offreRetenue } from '../../../../test/lire-dossier.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'
import { structuresRetenues } from '../../store/offre.ts'

const LYON = '69123'
const LYON_5 = '69385'
const LYON_3 = '69383'
const VENISSIEUX = '69259'

/** Nine arrondissements of Lyon: 100, 200… 900 dwellings. */
const NEUF = Array.from({ length: 9 }, (_, i) => `${69_381 + i};${(i + 1) * 100}`)
const LOGEMENTS = 'CODGEO;P21_LOG\n'

describe('figures by commune', () => {
  it('a line of an arrondissement is its own, and adds to Lyon and to the Rhône once', async () => {
    const shop = await workshop(LYON, LYON_5, VENISSIEUX)
    await shop.run(shop.file('logements_2021.csv', `${LOGEMENTS}${NEUF.join('\n')}\n69259;30000\n`))
    expect(valeursPar(shop, 'RP:LOG', LYON_5)).toEqual({ 2021: 500 })
    expect(valeursPar(shop, 'RP:LOG', LYON)).toEqual({ 2021: 4500 })
    // 300 communes more make the EPCI: what is known of it is Lyon and Vénissieux, each once.
    expect(comparaisonsDe(shop, 'RP:LOG', '2021')['epci 200046977']).toBeUndefined()
  })

  it('Lyon alone is the sum of its arrondissements, as before; Lyon 5e alone is not Lyon', async () => {
    const texte = `${LOGEMENTS}${NEUF.join('\n')}\n`
    const entiere = await workshop(LYON)
    await entiere.run(entiere.file('logements_2021.csv', texte))
    expect(valeursPar(entiere, 'RP:LOG', LYON)).toEqual({ 2021: 4500 })
    const une = await workshop(LYON_5)
    const rapport = await une.run(une.file('logements_2021.csv', texte))
    expect(valeursPar(une, 'RP:LOG', LYON_5)).toEqual({ 2021: 500 })
    expect(rapport).toMatchObject({ retenues: 1, codesDeplaces: [] })
  })

  it('a file that gives Lyon as a whole leaves the arrondissement without figure, and says why', async () => {
    const shop = await workshop(LYON_5, VENISSIEUX)
    const rapport = await shop.run(shop.file('logements_2021.csv', `${LOGEMENTS}69123;4500\n69259;30000\n`))
    expect(valeursPar(shop, 'RP:LOG', LYON_5)).toEqual({ 2021: 'commune_entiere' })
    expect(valeursPar(shop, 'RP:LOG', VENISSIEUX)).toEqual({ 2021: 30_000 })
    expect(rapport.avertissements.join()).toContain('Lyon 5e arrondissement (69385) n’en a pas')
  })

  it('nothing but whole communes: the figure is missing, not the import refused', async () => {
    const shop = await workshop(LYON_5)
    await shop.run(shop.file('logements_2021.csv', `${LOGEMENTS}69123;4500\n`))
    expect(valeursPar(shop, 'RP:LOG', LYON_5)).toEqual({ 2021: 'commune_entiere' })
  })

  it('a file with both, Lyon and its arrondissements, gives each its line', async () => {
    const shop = await workshop(LYON, LYON_5)
    await shop.run(shop.file('logements_2021.csv', `${LOGEMENTS}69123;4500\n${NEUF.join('\n')}\n`))
    expect(valeursPar(shop, 'RP:LOG', LYON_5)).toEqual({ 2021: 500 })
    expect(valeursPar(shop, 'RP:LOG', LYON)).toEqual({ 2021: 4500 })
  })

  it('APL: the mean of the arrondissement is its own, that of Lyon is weighted', async () => {
    const shop = await workshop(LYON, LYON_5)
    // Eight of weight 1 and APL 2; the 5e of weight 8 and APL 4: (16 + 32) / 16 = 3.
    const lignes = Array.from({ length: 9 }, (_, i) => (i === 4 ? '69385;Lyon;4;8' : `${69_381 + i};Lyon;2;1`))
    const entete = 'Code commune;Commune;APL aux médecins généralistes;Population standardisée\n'
    await shop.run(shop.file('APL_2023.csv', entete + lignes.join('\n')))
    expect(valeursPar(shop, 'APL:MG', LYON_5)).toEqual({ 2023: 4 })
    expect(valeursPar(shop, 'APL:MG', LYON)).toEqual({ 2023: 3 })
  })

  it('the zoning of an arrondissement is its own', async () => {
    const shop = await workshop(LYON_5, LYON_3)
    const texte = 'CODGEO;LIBGEO;Zonage médecin généraliste\n69383;Lyon 3e;2_ZAC\n69385;Lyon 5e;1_ZIP\n'
    await shop.run(shop.file('Zonage_medecin_20240512.csv', texte))
    expect(valeursPar(shop, 'ZONE:MG', LYON_5)).toEqual({ 2024: 1 })
    expect(valeursPar(shop, 'ZONE:MG', LYON_3)).toEqual({ 2024: 2 })
  })

  it('its area is that of a file that gives it', async () => {
    const shop = await workshop(LYON_5)
    await shop.run(shop.file('a_2023.csv', 'insee,nom,surf_ha\n69385,Lyon 5e,623\n69123,Lyon,4787\n'))
    expect(valeursPar(shop, 'SUPERF', LYON_5)).toEqual({ 2023: 6.23 })
  })
})

const ANNUAIRE = [
  'Identification nationale PP',
  "Type d'identifiant PP",
  'Identifiant PP',
  'Code profession',
  'Code catégorie professionnelle',
  'Code savoir-faire',
  'Code mode exercice',
  'Bureau cedex (coord. structure)',
  'Code postal (coord. structure)',
  'Code commune (coord. structure)',
  'Code genre activité',
].join('|')
/** An infirmière libérale. */
const ligne = (id: number, codePostal: string, commune: string, bureau = 'LYON') =>
  `81000000000${id}|8|1|60|C||L|${bureau}|${codePostal}|${commune}|GENR01|`
const annuaire = (...lignes: string[]) => `${[`${ANNUAIRE}|`, ...lignes].join('\n')}\n`
const codes = (shop: Workshop, ...demandes: string[]) =>
  (offreRetenue(shop.dossier, demandes)?.activites ?? []).map(({ code }) => code).sort()

describe('supply of care', () => {
  const texte = annuaire(
    ligne(1, '69005', '69385'),
    ligne(2, '69005', '69123'), // the whole commune, told by its postcode
    ligne(3, '69005', ''),
    ligne(4, '69003', '69383'),
    ligne(5, '69003', '69123'),
    ligne(6, '69321', '69123', 'LYON CEDEX 05'), // somewhere in Lyon
  )

  it('the Annuaire Santé: by code, by postcode, never a guess', async () => {
    const shop = await workshop(LYON_5)
    const rapport = await shop.run(shop.file('PS_20260512.txt', texte))
    expect(codes(shop, LYON_5)).toEqual(['69385', '69385', '69385', null])
    expect(rapport.aPlacer).toBe(1)
  })

  it('whole Lyon counts its arrondissements, each person once', async () => {
    const shop = await workshop(LYON, LYON_5)
    await shop.run(shop.file('PS_20260512.txt', texte))
    expect(codes(shop, LYON_5)).toEqual(['69385', '69385', '69385'])
    expect(codes(shop, LYON)).toEqual(Array(6).fill('69123'))
  })

  it('whole Lyon alone is as it was', async () => {
    const shop = await workshop(LYON)
    await shop.run(shop.file('PS_20260512.txt', texte))
    expect(codes(shop, LYON)).toEqual(Array(6).fill('69123'))
  })

  it('a directory that tells Lyon as a whole does not cover the arrondissement', async () => {
    const shop = await workshop(LYON_5, VENISSIEUX)
    await shop.run(shop.file('PS_20260512.txt', annuaire(ligne(1, '', '69123'), ligne(2, '69200', '69259'))))
    const offre = offreRetenue(shop.dossier, [LYON_5, VENISSIEUX])
    expect([...(offre?.couverture ?? [])]).toEqual([VENISSIEUX])
  })

  it('Ameli: the postcode tells the arrondissement', async () => {
    const colonnes =
      'ps_activite_nom;ps_activite_prenom;specialite_libelle;coordonnees_code_postal;coordonnees_ville;nature_exercice_libelle'
    const un = (nom: string, cp: string, ville: string) => `${nom};X;Infirmier;${cp};${ville};Libéral intégral`
    const liste = [colonnes, un('A', '69005', 'LYON'), un('B', '69003', 'LYON 03'), un('C', '69200', 'VENISSIEUX')]
    const shop = await workshop(LYON_5, VENISSIEUX)
    await shop.run(shop.file('liste-ps-20260312.csv', `${liste.join('\n')}\n`))
    expect(codes(shop, LYON_5, VENISSIEUX)).toEqual(['69259', '69385'])
    const entiere = await workshop(LYON)
    await entiere.run(entiere.file('liste-ps-20260312.csv', `${liste.join('\n')}\n`))
    expect(codes(entiere, LYON)).toEqual(['69123', '69123'])
  })

  it('FINESS: by code; an establishment told as in Lyon makes that of the arrondissement a minimum', async () => {
    const finess = (...lignes: string[]) => `nofinesset;categetab;cog\n${lignes.join('\n')}\n`
    const une = '690000001;620;69385'
    const shop = await workshop(LYON_5, LYON)
    await shop.run(shop.file('finess_20260101.csv', finess(une, '690000002;620;69383')))
    expect(structuresRetenues(shop.dossier, [LYON_5])?.structures.map(({ code }) => code)).toEqual(['69385'])
    expect(structuresRetenues(shop.dossier, [LYON])?.structures.map(({ code }) => code)).toEqual(['69123', '69123'])
    const douteux = await workshop(LYON_5, VENISSIEUX)
    await douteux.run(douteux.file('finess_20260101.csv', finess(une, '690000002;620;69123', '690000003;620;69259')))
    expect(structuresRetenues(douteux.dossier, [LYON_5, VENISSIEUX])?.portee?.pertes).toEqual([
      { commune: LYON_5, categorie: '620', lignes: 1 },
    ])
  })
})

describe.skipIf(!hasSharedData('insee/donnees_communes_2021.csv'))('the populations of Insee', () => {
  it('give the 13e of Paris, the 5e of Lyon and the 4e of Marseille their own lines', async () => {
    const shop = await workshop('75113', LYON_5, '13204')
    await shop.run(sharedData('insee/donnees_communes_2021.csv'))
    expect(valeursPar(shop, 'PMUN', '75113')).toEqual({ 2021: 178_350 })
    expect(valeursPar(shop, 'PMUN', LYON_5)).toEqual({ 2021: 48_711 })
    expect(shop.reference.population('13204', '2021')?.value).toBe(valeursPar(shop, 'PMUN', '13204')['2021'])
    // Paris is one commune and one département: its total is not doubled.
    expect(comparaisonsDe(shop, 'PMUN', '2021')['departement 75']).toBe(2_133_111)
  })
})

it('a line coded for the whole city is placed by its postcode, and leaves the others « at least » where it has none', async () => {
  const finess = (...lignes: string[]) => `nofinesset;categetab;cog;ligneacheminement\n${lignes.join('\n')}\n`
  const [precise, autre] = ['690000001;620;69123;69005 LYON', '690000002;620;69123;69009 LYON']
  const nombre = async (...lignes: string[]) => {
    const shop = await workshop(LYON_5)
    await shop.run(shop.file('finess_20260101.csv', finess(...lignes)))
    const lues = structuresRetenues(shop.dossier, [LYON_5])
    return [lues?.structures.length, lues?.portee?.pertes.length]
  }
  expect(await nombre(precise, autre)).toEqual([1, 0])
  expect(await nombre(precise, '690000003;620;69123;69322 LYON CEDEX 05')).toEqual([1, 1])
})
