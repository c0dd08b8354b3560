/** The census of 2023 as Insee publishes it, in Parquet: files written on the spot, and the invented ones kept aside. */
import { gzipSync } from 'node:zlib'
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { faireZip } from '../../../../test/zip-files.ts'
import { listComparaisons } from '../../store/comparaisons.ts'
import { apercevoir } from '../apercu/apercu.ts'

const GANNAT = '03118'
const CHANTELLE = '03053'
const DOSSIER = '2026/dossier_complet_SYNTHETIQUE.parquet'
const BPE = ['2026/BPE25_SYNTHETIQUE.parquet', '2026/BPE25_SYNTHETIQUE.csv'] as const

type Shop = Awaited<ReturnType<typeof workshop>>
type Rang = readonly [
  geo: string,
  objet: string,
  tableau: string,
  mesure: string,
  libelle: string,
  annee: string,
  valeur: number | null,
]

const TITRES = ['GEO', 'GEO_OBJECT', 'ID_TAB', 'TAB_MEASURE', 'TAB_MEASURE_LABEL', 'TIME_PERIOD'] as const

function parquet(rangs: readonly Rang[], rowGroupSize = 1000): Buffer {
  const columnData: ColumnSource[] = [
    ...TITRES.map((name, i) => ({ name, data: rangs.map((rang) => rang[i] as string), type: 'STRING' as const })),
    { name: 'OBS_VALUE', data: rangs.map((rang) => rang[6]), type: 'DOUBLE' as const, nullable: true },
  ]
  return Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize }))
}

const RANGS: readonly Rang[] = [
  [GANNAT, 'COM', 'T1', 'POP', 'Population', '2023', 5600],
  [GANNAT, 'COM', 'T2', 'POP', 'Population', '2023', 5600],
  [GANNAT, 'COM', 'T1', 'POP', 'Population', '2017', 5488],
  [GANNAT, 'COM', 'T0', 'SUP', 'Superficie (en hectares)', '2023', 3500],
  [GANNAT, 'COM', 'T9', 'AUTRE', 'Un chiffre de trop', '2023', 1],
  [GANNAT, 'COM', 'R1', 'PR_MD60', 'Taux de pauvreté', '2023', null],
  ['03', 'DEP', 'T1', 'POP', 'Population', '2023', 333_000],
]

const lues = ({ dossier }: Shop) =>
  listToutesObservations(dossier, [GANNAT, CHANTELLE])
    .map((une) => `${une.indicateur} ${une.millesime} ${une.code} ${une.etat === 'connue' ? une.valeur : une.motif}`)
    .sort()

const ATTENDUES = [
  'FILO:TP60 2023 03118 non_diffuse',
  'RP:POP 2017 03118 5488',
  'RP:POP 2023 03118 5600',
  'SUPERF 2023 03118 35',
]

describe('Parquet', () => {
  it.each([
    ['loose', 'dossier_complet.parquet', parquet(RANGS)],
    ['of many row groups', 'dossier_complet.parquet', parquet(RANGS, 2)],
    ['in a .gz', 'dossier_complet.parquet.gz', gzipSync(parquet(RANGS))],
    ['in an archive', 'dossier_complet.zip', faireZip([{ nom: 'dossier_complet.parquet', contenu: parquet(RANGS) }])],
  ])('%s: each figure once, hectares brought to km², a null is no zero', async (_quoi, nom, octets) => {
    const shop = await workshop(GANNAT)
    const path = shop.file(nom, octets)
    expect(await apercevoir(path, shop.reference)).toMatchObject({ profil: 'insee-tableaux' })
    // The figure that is not kept is never made into text; the repeated one is passed over.
    expect(await shop.run(path)).toMatchObject({ lues: 6, encodage: 'Parquet' })
    expect(lues(shop)).toEqual(ATTENDUES)
    expect(
      listComparaisons(shop.dossier).map(({ niveau, territoire, valeur }) => [niveau, territoire, valeur]),
    ).toEqual([['departement', '03', 333_000]])
  })

  it('an area whose unit nothing says is not read', async () => {
    const shop = await workshop(GANNAT)
    await shop.run(
      shop.file('d.parquet', parquet([...RANGS.slice(0, 1), [GANNAT, 'COM', 'T0', 'SUP', 'Superficie', '2023', 3500]])),
    )
    expect(lues(shop)).toEqual(['RP:POP 2023 03118 5600'])
  })

  it('cut anywhere, changes nothing and says so', async () => {
    const shop = await workshop(GANNAT)
    const entier = parquet(RANGS, 2)
    for (const longueur of [4, 200, Math.floor(entier.length / 2), entier.length - 1]) {
      const refus = await shop.refusal(shop.file('coupe.parquet', entier.subarray(0, longueur)))
      expect(refus).toMatchObject({ kind: 'fichier-abime', titre: 'Ce fichier Parquet est incomplet ou abîmé.' })
    }
  })

  it('of an unknown table shows its columns, to be chosen', async () => {
    const shop = await workshop(GANNAT)
    const columnData: ColumnSource[] = [
      { name: 'code', data: [GANNAT], type: 'STRING' },
      { name: 'truc', data: [12n], type: 'INT64' },
    ]
    const path = shop.file('x.parquet', Buffer.from(parquetWriteBuffer({ columnData })))
    expect(await apercevoir(path, shop.reference)).toMatchObject({
      profil: null,
      entete: ['code', 'truc'],
      lignes: [[GANNAT, '12']],
    })
  })

  it.skipIf(!hasSharedData(DOSSIER))('the invented dossier complet gives the figures of its README', async () => {
    const shop = await workshop(GANNAT, CHANTELLE)
    await shop.run(sharedData(DOSSIER))
    const toutes = lues(shop)
    expect(toutes).toContain('RP:POP 2023 03118 5600')
    expect(toutes).toContain('SUPERF 2023 03118 35')
    expect(toutes).toContain('EC:NAISD 2025 03118 56')
    expect(toutes).toContain('FILO:MED 2023 03118 21500')
    expect(toutes).toContain('BPE:D265 2025 03118 3')
    expect(toutes).toContain('RP:LOGVAC 2023 03118 280')
  })

  it.skipIf(!hasSharedData(...BPE))('the equipments are the same as in the CSV', async () => {
    const [parquets, csv] = [await workshop(GANNAT, CHANTELLE), await workshop(GANNAT, CHANTELLE)]
    await parquets.run(sharedData(BPE[0]))
    await csv.run(sharedData(BPE[1]))
    expect(lues(parquets)).toEqual(lues(csv))
    expect(lues(parquets)).toContain('BPE:D281 2025 03053 0')
  })
})
