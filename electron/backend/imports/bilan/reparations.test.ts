/** Each kind of repair refused: the lines that need it are rejected with their reason, and no figure is made up. */

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GENRES_REPARATION } from '../../../../shared/domain/reparations.ts'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { offreRetenue } from '../../../../test/lire-dossier.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { comparaisonsDe, valeursPar } from '../../../../test/valeurs-import.ts'
import { listObservations } from '../../store/observations.ts'
import { structuresRetenues } from '../../store/offre.ts'
import { getPortee } from '../../store/sources.ts'
import type { ImportReport } from '../types.ts'

const REFUS = 'réparation refusée\u00a0: '
const causes = ({ ignorees }: ImportReport) =>
  ignorees.filter(({ rejet }) => rejet).map(({ cause, lignes, premieres }) => ({ cause, lignes, premieres }))
const population = (shop: Workshop, code: string) =>
  listObservations(shop.dossier, 'PMUN', [code]).map(({ etat, valeur, min }) => ({ etat, valeur, min }))

describe('a table of communes', () => {
  const FICHIER =
    'CODGEO;LIBGEO;PMUN2021\n3118;Gannat;5700\n="03310";Vichy;25000\n03254;Saint-Pourçain-sur-Sioule;5000\n'
  const ZONE = ['03118', '03310', '03254']

  it('lists what was and what became of it', async () => {
    const shop = await workshop(...ZONE)
    const { reparations } = await shop.run(shop.file('p.csv', FICHIER))
    expect(reparations).toMatchObject({ zeros: 1, ecriture: 1, anciennes: 0, refusees: [] })
    expect(reparations.exemples).toEqual([
      { genre: 'zeros', ligne: 2, avant: '3118', apres: '03118' },
      { genre: 'ecriture', ligne: 3, avant: '="03310"', apres: '03310' },
    ])
  })

  it('zeros refused: Gannat has no population, the two others keep theirs', async () => {
    const shop = await workshop(...ZONE)
    const report = await shop.run(shop.file('p.csv', FICHIER), { sansReparations: ['zeros'] })
    expect(causes(report)).toEqual([{ cause: `${REFUS}zéro du début à remettre`, lignes: 1, premieres: [2] }])
    expect(report.reparations).toMatchObject({ zeros: 0, ecriture: 1, refusees: [{ genre: 'zeros', lignes: 1 }] })
    expect(report.couverture.manquantes).toEqual(['03118'])
    expect(population(shop, '03118')).toEqual([])
    expect(population(shop, '03310')).toEqual([{ etat: 'connue', valeur: 25000, min: null }])
  })

  it('codes to clean refused: Vichy is rejected; a code that needs two repairs falls with either', async () => {
    const shop = await workshop(...ZONE)
    const report = await shop.run(shop.file('p.csv', FICHIER.replace('3118;', '3118.0;')), {
      sansReparations: ['ecriture'],
    })
    expect(causes(report)).toEqual([{ cause: `${REFUS}code de commune à nettoyer`, lignes: 2, premieres: [2, 3] }])
    expect(report.retenues).toBe(1)
  })

  it('old communes refused: what is left of the commune of today is a lower bound, not its value', async () => {
    // Autrans (38021) and Méaudre (38225, the code of both since 2016): 1 600 + 1 300.
    const texte = 'CODGEO;P21_LOG\n38021;1600\n38225;1300\n'
    const avec = await workshop('38225')
    const entier = await avec.run(avec.file('log.csv', texte))
    expect(entier.reparations).toMatchObject({ anciennes: 1 })
    expect(valeursPar(avec, 'RP:LOG', '38225')).toEqual({ 2021: 2900 })
    const sans = await workshop('38225')
    const report = await sans.run(sans.file('log.csv', texte), { sansReparations: ['anciennes'] })
    expect(causes(report)).toEqual([
      { cause: `${REFUS}ancienne commune à ramener à celle d’aujourd’hui`, lignes: 1, premieres: [2] },
    ])
    expect(report.codesDeplaces).toEqual([])
    expect(listObservations(sans.dossier, 'RP:LOG', ['38225'])).toMatchObject([
      { etat: 'intervalle', valeur: null, min: 1300, note: 'une ligne rejetée\u00a0: réparation refusée à l’import' },
    ])
  })

  it('arrondissements refused: Lyon has no population', async () => {
    const lignes = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `6938${n};${n}000`)
    const texte = `CODGEO;PMUN2021\n${lignes.join('\n')}\n69259;66000\n`
    const shop = await workshop('69123', '69259')
    const report = await shop.run(shop.file('lyon.csv', texte), { sansReparations: ['arrondissements'] })
    expect(causes(report)).toEqual([
      { cause: `${REFUS}arrondissement à réunir à sa ville`, lignes: 9, premieres: [2, 3, 4, 5, 6, 7, 8, 9, 10] },
    ])
    expect(population(shop, '69123')).toEqual([])
    expect(population(shop, '69259')).toEqual([{ etat: 'connue', valeur: 66000, min: null }])
  })

  it('names of several communes refused: the line that the rest of the file would tell is rejected', async () => {
    // Saint-Denis is in Aude, Gard, Seine-Saint-Denis and La Réunion; the other lines are all of Aude.
    const texte = 'commune;SUPERF\nNarbonne;172\nCarcassonne;65\nSaint-Denis;19\n'
    const lecture = {
      ligneEntete: 1,
      libelle: 'Superficies',
      lieu: { type: 'nom', nom: 0, departement: null },
      valeurs: [
        {
          colonne: 1,
          indicateur: null,
          libelle: 'Surface',
          unite: 'km2',
          nature: 'additif',
          millesime: '2024',
          vide: 'manquant',
          decimale: 'auto',
        },
      ],
    } as const
    const avec = await workshop('11262', '11339')
    const faite = await avec.run(avec.file('s.csv', texte), { lecture })
    expect(faite.reparations).toMatchObject({ noms: 1 })
    expect(faite.couverture.manquantes).toEqual([])
    const sans = await workshop('11262', '11339')
    const report = await sans.run(sans.file('s.csv', texte), { lecture, sansReparations: ['noms'] })
    expect(causes(report)).toEqual([
      { cause: `${REFUS}commune à choisir entre plusieurs du même nom`, lignes: 1, premieres: [4] },
    ])
    expect(report.couverture.manquantes).toEqual(['11339'])
  })

  it('everything refused may leave nothing: the dossier is as before', async () => {
    const shop = await workshop('03118')
    const error = await shop.refusal(shop.file('p.csv', 'CODGEO;PMUN2021\n3118;5700\n'), { sansReparations: ['zeros'] })
    expect(error.kind).toBe('donnees-invalides')
  })

  it('whatever is refused, a figure is the same as with every repair, or has no value of its own', async () => {
    const ecrits = ['03118', '3118', '="03118"', 'COM-03118', '3118.0', '38021', '38225', '38225.0', '="38021"']
    const ligne = fc.tuple(fc.constantFrom(...ecrits), fc.integer({ min: 0, max: 9999 }))
    const lignes = fc.uniqueArray(ligne, { selector: ([code]) => code, minLength: 1, maxLength: 5 })
    const shop = await workshop('03118', '38225', '01004')
    let n = 0
    const lire = async (texte: string, sansReparations: readonly (typeof GENRES_REPARATION)[number][]) => {
      const { sourceId } = await shop.run(shop.file(`${n++}.csv`, texte), { sansReparations, doublons: 'sommer' })
      return new Map(
        listObservations(shop.dossier, 'RP:LOG', ['03118', '38225', '01004'])
          .filter((row) => row.sourceId === sourceId)
          .map((row) => [row.code, row]),
      )
    }
    await fc.assert(
      fc.asyncProperty(lignes, fc.subarray([...GENRES_REPARATION]), async (choisies, refus) => {
        // A commune that needs no repair keeps every file importable; its number makes each file another one.
        const corps = choisies.map(([code, valeur]) => `${code};${valeur}\n`).join('')
        const texte = () => `CODGEO;P21_LOG\n01004;${++n}\n${corps}`
        const tout = await lire(texte(), [])
        const moins = await lire(texte(), refus)
        expect(tout.has('01004') && moins.has('01004')).toBe(true)
        for (const [code, row] of moins) {
          if (code === '01004' || row.etat === 'manquante') continue
          const entier = tout.get(code)
          if (row.etat === 'intervalle') expect(row.min).toBeLessThanOrEqual(entier?.valeur ?? entier?.min ?? -1)
          else expect(row.valeur).toBe(entier?.valeur)
        }
      }),
      { numRuns: 25 },
    )
  })
})

it('what is refused is no zero where the table lists everything, and no total is smaller for it', async () => {
  // The base of equipments of Mayotte: 6 communes in all five EPCI, so that a commune without line has none.
  const entete =
    'AN;NOMRS;CNOMRS;NUMVOIE;INDREP;TYPVOIE;LIBVOIE;CADR;CODPOS;DEPCOM;DEP;REG;LIBCOM;DOM;SDOM;TYPEQU;SIRET;DCIRIS;LAMBERT_X;LAMBERT_Y;LONGITUDE;LATITUDE;QUALITE_XY'
  const ligne = (depcom: string): string =>
    `2024;CABINET;;1;;RUE;DES LILAS;;97600;${depcom};976;06;COMMUNE;D;D2;D265;;${depcom.slice(-5)}0000;1;2;45.1;-12.7;BONNE`
  const lignes = ['97601', '97602', '97603', '97604', '97605', '97608', 'COM-97611', 'COM-97611'].map(ligne)
  const shop = await workshop('97611', '97607')
  const report = await shop.run(shop.file('BPE24.csv', `${entete}\n${lignes.join('\n')}\n`), {
    sansReparations: ['ecriture'],
  })
  expect(causes(report)).toMatchObject([{ lignes: 2 }])
  expect(listObservations(shop.dossier, 'BPE:D265', ['97607'])).toMatchObject([{ etat: 'connue', valeur: 0 }])
  expect(listObservations(shop.dossier, 'BPE:D265', ['97611'])).toMatchObject([
    { etat: 'manquante', valeur: null, note: expect.stringContaining('réparation refusée') },
  ])
  // 6 of the 8 lines: the département is not known to have 6.
  expect(comparaisonsDe(shop, 'BPE:D265', '2024')).not.toHaveProperty('departement 976', 6)
})

describe('establishments and people', () => {
  it('a FINESS number without its zeros: the establishment is rejected, its commune has not none', async () => {
    const texte =
      'nofinesset;categetab;cog;rs\n30000001;603;03118;MSP\n030000002;156;03310;CMP\n030000003;156;03118;CMP\n'
    const shop = await workshop('03118', '03310')
    const report = await shop.run(shop.file('finess_2026.csv', texte), { sansReparations: ['zeros'] })
    expect(causes(report)).toEqual([{ cause: `${REFUS}zéro du début à remettre`, lignes: 1, premieres: [2] }])
    // What is left in Gannat is a minimum, of which nobody knows what it lacks.
    expect(getPortee(shop.dossier, report.sourceId)?.pertes).toEqual([
      { commune: '03118', categorie: '603', lignes: 1 },
    ])
    expect(structuresRetenues(shop.dossier, ['03310'])?.structures.map(({ finess }) => finess)).toEqual(['030000002'])
    const avec = await workshop('03118', '03310')
    const faite = await avec.run(avec.file('finess_2026.csv', texte))
    expect(faite.reparations.exemples).toEqual([{ genre: 'zeros', ligne: 2, avant: '30000001', apres: '030000001' }])
  })

  it('a postcode without its zero in the Ameli directory', async () => {
    const entete =
      'ps_activite_nom;ps_activite_prenom;ps_activite_civilite;ps_activite_raison_sociale;specialite_libelle;coordonnees_num_tel;coordonnees_voie;coordonnees_code_postal;coordonnees_ville;secteur_conventionnel_code;nature_exercice_libelle'
    const personne = (nom: string, cp: string, ville: string) =>
      `${nom};PRENOM;F;;Infirmier;0400000000;1 RUE;${cp};${ville};1;Libéral intégral\r\n`
    const texte = `\uFEFF${entete}\r\n${personne('UN', '3800', 'GANNAT')}${personne('DEUX', '03500', 'ST POURCAIN SUR SIOULE')}`
    const shop = await workshop('03118', '03254')
    const report = await shop.run(shop.file('ameli_2026.csv', texte), { sansReparations: ['zeros'] })
    expect(causes(report)).toEqual([{ cause: `${REFUS}zéro du début à remettre`, lignes: 1, premieres: [2] }])
    expect(getPortee(shop.dossier, report.sourceId)?.pertes).toContainEqual({
      commune: '03118',
      categorie: '60',
      lignes: 1,
    })
    const avec = await workshop('03118', '03254')
    const faite = await avec.run(avec.file('ameli_2026.csv', texte))
    expect(faite.retenues).toBe(2)
    expect(faite.reparations.exemples).toEqual([{ genre: 'zeros', ligne: 2, avant: '3800', apres: '03800' }])
  })

  const RPPS = 'ps/PS_LibreAcces_Personne_activite_SYNTHETIQUE.txt'
  it.skipIf(!hasSharedData(RPPS))('the Annuaire Santé: lines of Gannat written 3118 are all rejected', async () => {
    const brut = readFileSync(sharedData(RPPS), 'latin1')
    const abime = Buffer.from(brut.replaceAll('|03118|', '|3118|'), 'latin1')
    const lignes = brut.split('|03118|').length - 1
    expect(lignes).toBeGreaterThan(10)
    const avec = await workshop('03118', '03254')
    const faite = await avec.run(avec.file('ps.txt', abime))
    expect(faite.reparations.zeros).toBe(lignes)
    const sain = await workshop('03118', '03254')
    expect(faite.retenues).toBe((await sain.run(sharedData(RPPS))).retenues)
    const sans = await workshop('03118', '03254')
    const report = await sans.run(sans.file('ps.txt', abime), { sansReparations: ['zeros'] })
    expect(causes(report)[0]).toMatchObject({ cause: `${REFUS}zéro du début à remettre`, lignes })
    const pertes = getPortee(sans.dossier, report.sourceId)?.pertes.filter(({ commune }) => commune === '03118') ?? []
    expect(pertes.find(({ categorie }) => categorie === '60')?.lignes).toBeGreaterThan(5)
    expect(offreRetenue(sans.dossier, ['03254'])?.activites.every(({ code }) => code !== '03118')).toBe(true)
  })
})
