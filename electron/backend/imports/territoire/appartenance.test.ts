import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maillageError } from '../../../../test/maillage-error.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { type Backend, openBackend } from '../../backend.ts'

/** Kept by all the tests: what one dossier imports, the next must find. */
const bibliotheque = mkdtempSync(join(tmpdir(), 'maillage-bibliotheque-'))
let backend: Backend
beforeAll(async () => {
  backend = await openBackend({ espace: { hote: 'cli', dossiers: bibliotheque, bibliotheque } })
})
afterAll(() => {
  backend.close()
  rmSync(bibliotheque, { recursive: true })
})

async function dossierVide(): Promise<string> {
  const fichier = join(tempFolder(), 'a.maillage')
  await backend.call('dossier.creer', { fichier, nom: 'A' })
  return fichier
}

function csv(nom: string, texte: string): string {
  const path = join(tempFolder(), nom)
  writeFileSync(path, texte)
  return path
}

const noms = (ensembles: readonly { type: string; code: string; nom: string; communes: string[] }[]) =>
  ensembles.map(({ type, code, communes }) => [type, code, communes.length])

describe('a table d’appartenance', () => {
  it('gives cantons and bassins de vie to every dossier, without changing the one it came through', async () => {
    const fichier = await dossierVide()
    expect(await backend.call('territoire.appartenances', { fichier })).toEqual([])
    const avant = (await backend.call('dossier.etat', { fichier })).revision
    const rapport = await backend.call('dossier.importer', {
      fichier,
      source: csv(
        'table_2023.csv',
        'CODGEO;LIBGEO;EPCI;CANOV;BV2022\n01004;Ambérieu-en-Bugey;240100883;0101;01004\n01002;L’Abergement;240100883;01;01004\n01053;Bourg-en-Bresse;200071751;0199;01053\n',
      ),
    })
    expect(rapport.apports).toEqual(['1\u00a0canton, 2023', '2\u00a0bassins de vie, 2023'])
    expect(rapport.avertissements.join(' ')).toContain('1\u00a0commune est partagée')
    expect((await backend.call('dossier.etat', { fichier })).revision).toBe(avant)
    const autre = await dossierVide()
    expect(await backend.call('territoire.appartenances', { fichier: autre })).toEqual(['canton', 'bassin'])
    const autour = await backend.call('territoire.ensembles', { code: '01002', fichier: autre })
    expect(noms(autour)).toContainEqual(['canton', '0101', 2])
    expect(noms(autour)).toContainEqual(['bassin', '01004', 2])
    expect(autour.find(({ type }) => type === 'canton')?.nom).toBe('Ambérieu-en-Bugey et environs (0101)')
    expect(noms(await backend.call('territoire.ensembles', { code: '01053', fichier: autre }))).not.toContainEqual(
      expect.arrayContaining(['canton']),
    )
    const carte = await backend.call('carte.communes', {})
    expect(carte.cantons?.[carte.codes.indexOf('01004')]).toBe('0101')
  })

  it('of a workbook takes the names of the sheet that has them', async () => {
    const fichier = await dossierVide()
    const livre = utils.book_new()
    const titres = [['Table d’appartenance'], ['Insee'], [], [], []]
    const communes = [
      ['CODGEO', 'LIBGEO', 'CANOV', 'BV2022'],
      ['01004', 'Ambérieu-en-Bugey', '0101', '01004'],
    ]
    const zones = [
      ['NIVGEO', 'CODGEO', 'LIBGEO'],
      ['CANOV', '0101', 'Ambérieu-en-Bugey'],
      ['BV2022', '01004', 'Le Bugey'],
    ]
    utils.book_append_sheet(livre, utils.aoa_to_sheet([...titres, ...communes]), 'COM')
    utils.book_append_sheet(livre, utils.aoa_to_sheet([...titres, ...zones]), 'Zones_supra_communales')
    const source = join(tempFolder(), 'table-appartenance-geo-communes-2025.xlsx')
    writeFileSync(source, write(livre, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
    await backend.call('dossier.importer', { fichier, source })
    const autour = await backend.call('territoire.ensembles', { code: '01004', fichier })
    expect(autour.filter(({ type }) => type === 'canton' || type === 'bassin').map(({ nom }) => nom)).toEqual([
      'Ambérieu-en-Bugey',
      'Le Bugey',
    ])
    rmSync(join(bibliotheque, 'referentiels', 'appartenance-2025.sqlite'))
  })

  it('is refused without a year, and leaves the library as it was', async () => {
    const fichier = await dossierVide()
    const contenu = readdirSync(join(bibliotheque, 'referentiels'))
    const source = csv('table.csv', 'CODGEO;CANOV\n01004;0101\n')
    expect((await maillageError(() => backend.call('dossier.importer', { fichier, source }))).kind).toBe(
      'donnees-invalides',
    )
    expect(readdirSync(join(bibliotheque, 'referentiels'))).toEqual(contenu)
  })

  describe.skipIf(!hasSharedData('insee/table_appartenance_geo_communes_2024.csv', 'insee/cog/v_commune_2024.csv'))(
    'of Insee',
    () => {
      it('of 2024 finds the canton of Gannat by its name', async () => {
        const fichier = await dossierVide()
        const source = sharedData('insee/table_appartenance_geo_communes_2024.csv')
        const rapport = await backend.call('dossier.importer', { fichier, source })
        expect(rapport.profil).toBe('insee-appartenance')
        expect(rapport.lues).toBe(34_936)
        const [gannat] = await backend.call('territoire.chercherEnsembles', { requete: 'canton de Gannat', fichier })
        expect(gannat).toMatchObject({ type: 'canton', code: '0306' })
        expect(gannat?.communes).toContain('03118')
      })

      it('the list of communes of the COG gives the same cantons', async () => {
        const fichier = await dossierVide()
        const avant = await backend.call('territoire.ensembles', { code: '03118', fichier })
        await backend.call('dossier.importer', { fichier, source: sharedData('insee/cog/v_commune_2024.csv') })
        const apres = await backend.call('territoire.ensembles', { code: '03118', fichier })
        const canton = (liste: typeof avant) => liste.find(({ type }) => type === 'canton')?.communes
        expect(canton(apres)).toEqual(canton(avant))
      })
    },
  )
})
