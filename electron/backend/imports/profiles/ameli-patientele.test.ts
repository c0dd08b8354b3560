/** Sets of data.ameli.fr on general practitioners: columns of the real ones, invented values. */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { comparaisonsDe } from '../../../../test/valeurs-import.ts'

const SMH = '38421'
const LIEUX = 'region;libelle_region;departement;libelle_departement'
const ISERE = '84;AUVERGNE-RHONE-ALPES;38;Isère'
const RHONE = '84;AUVERGNE-RHONE-ALPES;69;Rhône'
const REGION = '84;AUVERGNE-RHONE-ALPES;999;Tout département'
const FRANCE = '99;FRANCE;999;Tout département'
const INCONNU = 'inconnu;Inconnu;inconnu;Inconnu'

describe('sets of general practitioners', () => {
  it('patientele-medecintraitant-generalistes-annuelle: three levels, every year, no sum', async () => {
    const shop = await workshop(SMH)
    const report = await shop.run(
      shop.file(
        'patientele-medecintraitant-generalistes-annuelle.csv',
        `\uFEFF${[
          `annee;profession_sante;${LIEUX};nombre_patients_medecin_traitant;taux_evolution_annuel;taux_evolution_annuel_integer`,
          `2023;Médecins généralistes;${ISERE};1010;2,1 %;2.1`,
          `2024;Médecins généralistes;${ISERE};1031;2,1 %;2.1`,
          `2024;Médecins généralistes;${RHONE};1100;2,1 %;2.1`,
          `2024;Médecins généralistes;${REGION};1060;2,1 %;2.1`,
          `2024;Médecins généralistes;${FRANCE};1044;2,1 %;2.1`,
          `2024;Médecins généralistes;${INCONNU};12;;`,
          '',
        ].join('\n')}`,
      ),
    )
    expect(report).toMatchObject({ profil: 'ameli-patientele', lues: 6, millesimes: ['2023', '2024'] })
    expect(comparaisonsDe(shop, 'CNAM:PATIENTELE_MT', '2023')).toEqual({ 'departement 38': 1010 })
    expect(comparaisonsDe(shop, 'CNAM:PATIENTELE_MT', '2024')).toEqual({
      'departement 38': 1031,
      'region 84': 1060,
      'france FR': 1044,
    })
  })

  it('patientele: the whole of the general practitioners among all specialities', async () => {
    const shop = await workshop(SMH)
    const ligne = (profession: string, lieu: string, uniques: string, traitant: string) =>
      `2024-01-01;${profession};${lieu};"1 x";"1 y";${traitant};${uniques}`
    await shop.run(
      shop.file(
        'patientele.csv',
        `${[
          `annee;profession_sante;${LIEUX};nombre_patients_uniques;nombre_patients_medecin_traitant;patients_medecin_traitant_integer;patients_uniques_integer`,
          ligne('Médecins généralistes (hors médecins à expertise particulière - MEP)', ISERE, '1650', '1100'),
          ligne('Ensemble des médecins généralistes', ISERE, '1500', '1000'),
          ligne('Cardiologues', ISERE, '2100', ''),
          ligne('Ensemble des médecins généralistes', FRANCE, '1480', ''),
        ].join('\n')}\n`,
      ),
    )
    expect(comparaisonsDe(shop, 'CNAM:PATIENTELE_MT', '2024')).toEqual({
      'departement 38': 1000,
      'france FR': 'non_diffuse',
    })
    expect(comparaisonsDe(shop, 'CNAM:FILE_ACTIVE', '2024')).toEqual({ 'departement 38': 1500, 'france FR': 1480 })
  })

  it.each([
    [`annee;${LIEUX};taux_patients_ald_sans_mt;taux_patients_ald_sans_mt_integer`, ['4,8 %;4.8', 'NC;']],
    [`annee;${LIEUX};taux_patients_ald_sans_mt`, ['4,8 %', 'NC']],
  ])(
    'patients-longueduree-annuelle: a share in percents, what is not published kept as such (%s)',
    async (entete, [isere, region]) => {
      const shop = await workshop(SMH)
      await shop.run(
        shop.file('patients-longueduree-annuelle.csv', `${entete}\n2025;${ISERE};${isere}\n2025;${REGION};${region}\n`),
      )
      const lu = comparaisonsDe(shop, 'CNAM:ALD_SANS_MT', '2025')
      expect(lu['departement 38']).toBe(4.8)
      expect(['non_diffuse', 'non_disponible', 'secret']).toContain(lu['region 84'])
    },
  )

  it('installations: first ones, and those in under-served zones', async () => {
    const shop = await workshop(SMH)
    const lignes = [`2024;Médecins généralistes;${ISERE};42;1,0;1`, `2024;Médecins généralistes;${FRANCE};2300;1,0;1`]
    for (const [nom, colonne] of [
      ['primo', 'effectif_primo_installe'],
      ['zsd', 'effectif_medecin_install_zsd'],
    ]) {
      const entete = `annee;profession_sante;${LIEUX};${colonne};taux_evolution_annuel;taux_evolution_annuel_integer`
      await shop.run(shop.file(`${nom}.csv`, `${[entete, ...lignes].join('\n')}\n`))
    }
    const attendu = { 'departement 38': 42, 'france FR': 2300 }
    expect(comparaisonsDe(shop, 'CNAM:PRIMO_MG', '2024')).toEqual(attendu)
    expect(comparaisonsDe(shop, 'CNAM:INSTALL_ZSD', '2024')).toEqual(attendu)
  })

  it.each([
    [`annee;date;profession_sante;${LIEUX};nombre_patients_medecin_traitant`, 'infra-annuel', '-annuelle'],
    [`annee;profession_sante;${LIEUX};type_prescription;montant_total`, 'data.ameli.fr', 'à la main'],
  ])('says what another set of the site is, and what to do: %s', async (entete, nature, issue) => {
    const shop = await workshop(SMH)
    const refus = await shop.refusal(
      shop.file('a.csv', `${entete}\n2025${';x'.repeat(entete.split(';').length - 1)}\n`),
    )
    expect(refus.explication).toContain(nature)
    expect(refus.issue).toContain(issue)
  })
})
