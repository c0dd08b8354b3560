/** The archives and workbooks in which supply is published: the right part is read without being asked for. */
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { offreRetenue } from '../../../../test/lire-dossier.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { faireZip } from '../../../../test/zip-files.ts'
import { listComparaisons } from '../../store/comparaisons.ts'

const GANNAT = '03118'
const ENTETE_PERSONNE = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|"
const activite = (id: string, commune: string): string => `8|${id}|8${id}|SECRET|60|C||L|03800|${commune}|GENR01|`
const ACTIVITES = [
  `${ENTETE_PERSONNE}Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Code postal (coord. structure)|Code commune (coord. structure)|Code genre activité|`,
  activite('1', GANNAT),
  activite('2', '38421'),
].join('\n')
const AUTRES = [`${ENTETE_PERSONNE}Code type diplôme obtenu|`, '8|1|81|SECRET|DE|', '8|2|82|SECRET|DE|'].join('\n')

describe('PS_LibreAcces.zip', () => {
  const membre = (nom: string, texte: string) => ({
    nom: `PS_LibreAcces_${nom}_202605120811.txt`,
    contenu: Buffer.from(`${texte}\n`),
  })

  it('gives the activities, whatever stands beside them', async () => {
    const shop = await workshop(GANNAT)
    const zip = faireZip([
      membre('Dipl_AutExerc', AUTRES),
      membre('Personne_activite', ACTIVITES),
      membre('SavoirFaire', AUTRES.replace('Code type diplôme obtenu', 'Code savoir-faire')),
    ])
    const report = await shop.run(shop.file('PS_LibreAcces.zip', zip))
    expect(report).toMatchObject({ profil: 'annuaire-sante', lues: 2, retenues: 1, millesimes: ['2026-05-12'] })
    expect(offreRetenue(shop.dossier, [GANNAT])?.source.partie).toBe('PS_LibreAcces_Personne_activite_202605120811.txt')
  })
})

describe('workbooks', () => {
  function classeur(feuilles: Record<string, (string | number | null)[][]>): Buffer {
    const livre = utils.book_new()
    for (const [nom, lignes] of Object.entries(feuilles))
      utils.book_append_sheet(livre, utils.aoa_to_sheet(lignes), nom)
    return write(livre, { type: 'buffer', bookType: 'xlsx' }) as Buffer
  }
  const titres = (n: number) => Array.from({ length: n }, (_, i) => [i === 0 ? 'Indicateur d’APL' : null])
  const apl = (valeur: number) => [
    ...titres(8),
    ['Code commune INSEE', 'Commune', 'APL aux sages-femmes', 'Population standardisée', 'Population totale 2020'],
    ['Code officiel géographique', 'Nom', 'En équivalents temps plein pour 100 000', 'Besoin', 'Insee'],
    ['03118', 'Gannat', valeur, 2900.5, 5900],
    ['03107', 'Ébreuil', 10, 600, 1280],
  ]

  it('APL: the newest year, under its title lines; another is read when asked', async () => {
    const livre = classeur({ 'Lisez-moi': [['Notice']], 'APL 2021': apl(15.25), 'APL 2022': apl(16.5) })
    for (const [partie, annee, valeur] of [
      [undefined, '2022', 16.5],
      ['APL 2021', '2021', 15.25],
    ] as const) {
      const shop = await workshop(GANNAT)
      const path = shop.file('apl_sages-femmes_2021-2022.xlsx', livre)
      const report = await shop.run(path, partie === undefined ? {} : { partie })
      expect(report).toMatchObject({ profil: 'drees-apl', millesimes: [annee], ligneEntete: 9, retenues: 1 })
      expect(
        listToutesObservations(shop.dossier, [GANNAT]).map(({ indicateur, valeur: lue }) => [indicateur, lue]),
      ).toEqual([
        ['APL:POPSTD_SF', 2900.5],
        ['APL:SF', valeur],
      ])
      expect(listComparaisons(shop.dossier)).toEqual([])
    }
  })

  it('zoning: the sheet of communes and not that of TVS', async () => {
    const shop = await workshop(GANNAT)
    const livre = classeur({
      Zonage_TVS: [
        ['Code_TVS', 'Nom_TVS', 'Zonage'],
        ['84012', 'Gannat', '1_ZIP'],
      ],
      Zonage_communes: [
        ['INSEE_COM', 'Commune', 'Code_TVS', 'Zonage'],
        ['03118', 'Gannat', '84012', '2_ZAC'],
      ],
    })
    const report = await shop.run(shop.file('Zonage_medecin_20240512.xlsx', livre))
    expect(report).toMatchObject({ profil: 'ars-zonage', millesimes: ['2024'] })
    expect(listToutesObservations(shop.dossier, [GANNAT]).map(({ valeur }) => valeur)).toEqual([2])
  })
})

describe.skipIf(!hasSharedData('finess/etalab-cs1100502-stock_extrait_reel_20260512.csv'))(
  'FINESS in an archive',
  () => {
    it('reads overseas codes in windows-1252 as in the open', async () => {
      const { readFileSync } = await import('node:fs')
      const reel = readFileSync(sharedData('finess/etalab-cs1100502-stock_extrait_reel_20260512.csv'), 'utf8')
      const shop = await workshop('97411', '97606')
      const zip = faireZip([{ nom: 'etalab-cs1100502-stock-20260512.csv', contenu: Buffer.from(reel, 'latin1') }])
      expect(await shop.run(shop.file('finess.zip', zip))).toMatchObject({
        profil: 'finess-stock',
        retenues: 2,
        lues: 5,
      })
    })
  },
)
