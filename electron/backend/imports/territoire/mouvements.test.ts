/** Movements later than the reference (invented, of 2027), and what they change in the reading of every other file. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../../shared/contract/methods.ts'
import { type BackendParNom, parNom } from '../../../../test/backend.ts'
import { workshop } from '../../../../test/import-helper.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { openBackend } from '../../backend.ts'
import { listObservations } from '../../store/observations.ts'

const [GANNAT, MAZERIER, BELLERIVE, VICQ] = ['03118', '03166', '03023', '03311']

let bibliotheque: string
let backend: BackendParNom
const ouvrir = async (): Promise<BackendParNom> =>
  parNom(
    await openBackend({
      espace: { hote: 'cli', dossiers: bibliotheque, bibliotheque },
      now: () => '2028-02-01T10:00:00.000Z',
    }),
  )
beforeEach(async () => {
  bibliotheque = mkdtempSync(join(tmpdir(), 'maillage-mouvements-'))
  backend = await ouvrir()
})
afterEach(() => {
  backend.close()
  rmSync(bibliotheque, { recursive: true })
})

const ENTETE =
  'MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP'
const ligne = (
  mod: string,
  date: string,
  avant: string,
  nomAvant: string,
  apres: string,
  nomApres: string,
  type = 'COM',
) => `${mod},${date},COM,${avant},0,X,${nomAvant},${nomAvant},${type},${apres},0,X,${nomApres},${nomApres}`

/** Mazerier joins Gannat, La Restaurée leaves Bellerive, Vicq changes département; and a movement that is long known. */
const MOUVEMENTS = [
  ENTETE,
  ligne('32', '2027-01-01', GANNAT, 'Gannat', GANNAT, 'Gannat'),
  ligne('32', '2027-01-01', GANNAT, 'Gannat', GANNAT, 'Gannat', 'COMD'),
  ligne('32', '2027-01-01', MAZERIER, 'Mazerier', GANNAT, 'Gannat'),
  ligne('32', '2027-01-01', MAZERIER, 'Mazerier', MAZERIER, 'Mazerier', 'COMD'),
  ligne('21', '2027-01-01', BELLERIVE, 'Bellerive-sur-Allier', BELLERIVE, 'Bellerive-sur-Allier'),
  ligne('21', '2027-01-01', BELLERIVE, 'Bellerive-sur-Allier', '03998', 'La Restaurée'),
  ligne('41', '2027-01-01', VICQ, 'Vicq', '63999', 'Vicq'),
  ligne('50', '2023-01-01', '27058', 'Les Trois Lacs', '27676', 'Les Trois Lacs'),
].join('\n')

function fichier(nom: string, texte: string): string {
  const path = join(tempFolder(), nom)
  writeFileSync(path, texte)
  return path
}

async function dossier(...communes: readonly string[]): Promise<string> {
  const chemin = join(tempFolder(), 'a.maillage')
  await backend.call('dossier.creer', { fichier: chemin, nom: 'A' })
  await backend.call('territoire.creerCpts', { fichier: chemin, nom: 'CPTS A', communes: [...communes] })
  return chemin
}

const importer = (chemin: string, source: string, plus: Partial<Input<'dossier.importer'>> = {}) =>
  backend.call('dossier.importer', { fichier: chemin, source, ...plus })

const importerMouvements = async (chemin: string) => importer(chemin, fichier('v_mvtcommune_2027.csv', MOUVEMENTS))

async function portrait(chemin: string, millesime: string) {
  await backend.call('dossier.choisir', { fichier: chemin, millesime })
  const lu = await backend.call('portrait.lire', { fichier: chemin, cpts: 'CPTS A' })
  return {
    total: lu.population,
    communes: Object.fromEntries(lu.communes.map(({ code, population }) => [code, population])),
  }
}

/** What is told of any newer population. */
const PLUS_RECENTE = /^Ce fichier donne la population de \d{4}, plus récente/

describe('movements newer than the reference', () => {
  it('are told, kept in the library, and lead the codes born since', async () => {
    const chemin = await dossier(GANNAT, VICQ)
    expect(await backend.call('reference.resoudre', { code: '63999' })).toMatchObject({ kind: 'unknown' })
    expect(await backend.call('reference.mouvements', {})).toBe(false)
    const rapport = await importerMouvements(chemin)
    expect(rapport).toMatchObject({ profil: 'insee-cog-mouvements', lues: 8, retenues: 6, millesimes: ['2027'] })
    expect(rapport.apports).toEqual([
      '1\u00a0réunion de communes, 1\u00a0commune créée ou rétablie, 1\u00a0changement de code depuis le 1er janvier 2026',
      '1\u00a0mouvement déjà connu, d’accord avec Maillage',
    ])
    expect(rapport.avertissements).toEqual([
      'Mazerier (03166) a été réunie à Gannat (03118) le 1er janvier 2027.',
      'Vicq (03311)\u00a0: nouveau code Vicq (63999) le 1er janvier 2027.',
    ])
    expect(readdirSync(join(bibliotheque, 'referentiels'))).toEqual(['mouvements-2027.sqlite'])
    expect(await backend.call('reference.mouvements', {})).toBe(true)
    const vicq = { kind: 'moved', to: VICQ, date: '2027-01-01', event: 'Changement de département' }
    expect(await backend.call('reference.resoudre', { code: '63999' })).toMatchObject(vicq)
    expect(await backend.call('reference.resoudre', { code: '03998' })).toMatchObject({ kind: 'moved', to: BELLERIVE })
    // Known again after a restart.
    backend.close()
    backend = await ouvrir()
    expect(await backend.call('reference.resoudre', { code: '63999' })).toMatchObject(vicq)
  })

  it('share out a newer file: moved codes summed, merged communes without value of their own, the total exact', async () => {
    const chemin = await dossier(GANNAT, MAZERIER, BELLERIVE, VICQ)
    await importerMouvements(chemin)
    const rapport = await importer(
      chemin,
      fichier('a.csv', 'COM;PMUN\n03118;6000\n03023;8700\n03998;300\n63999;290\n03254;4900\n'),
      { millesime: '2025' },
    )
    expect(rapport.codesInconnus).toEqual([])
    expect(rapport.avertissements).toContainEqual(
      'Mazerier a été réunie à Gannat le 1er janvier 2027\u00a0: la valeur de Gannat dans ce fichier est celle des deux. ' +
        'Elle compte dans les totaux qui les contiennent\u00a0; aucune n’a de valeur à elle seule. ' +
        'Si ce fichier est plus ancien, ajoutez-y une ligne pour Mazerier.',
    )
    const { total, communes } = await portrait(chemin, '2025')
    expect(communes[BELLERIVE]).toMatchObject({ kind: 'known', value: 9000 })
    expect(communes[VICQ]).toMatchObject({ kind: 'known', value: 290 })
    expect(communes[GANNAT]).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
    expect(communes[MAZERIER]).toMatchObject({ kind: 'missing' })
    expect(communes[MAZERIER]?.sources[0]?.label).toContain('Gannat et Mazerier ensemble, réunies le 1er janvier 2027')
    expect(total).toMatchObject({ kind: 'known', value: 15_290, coverage: { known: 4, total: 4 } })
  })

  it('leave an older file as it is', async () => {
    const chemin = await dossier(GANNAT, MAZERIER)
    await importerMouvements(chemin)
    const rapport = await importer(chemin, fichier('a.csv', 'COM;PMUN\n03118;5700\n03166;320\n'), { millesime: '2024' })
    expect(rapport.avertissements.filter((une) => !PLUS_RECENTE.test(une))).toEqual([])
    const { total, communes } = await portrait(chemin, '2024')
    expect(communes[GANNAT]).toMatchObject({ kind: 'known', value: 5700 })
    expect(total).toMatchObject({ kind: 'known', value: 6020 })
  })

  it('do not give to a territory what is partly of another', async () => {
    const chemin = await dossier(GANNAT, VICQ)
    await importerMouvements(chemin)
    const rapport = await importer(chemin, fichier('a.csv', 'COM;PMUN\n03118;6000\n63999;290\n'), { millesime: '2025' })
    expect(rapport.avertissements.join(' ')).toContain('Gannat n’a donc pas de valeur.')
    const { total, communes } = await portrait(chemin, '2025')
    expect(communes[GANNAT]).toMatchObject({ kind: 'missing' })
    expect(total).toMatchObject({ kind: 'interval', min: 290, max: null })
  })

  it('keep the totals of the département whole', async () => {
    const chemin = await dossier(GANNAT, MAZERIER)
    await importerMouvements(chemin)
    const toutes = (await backend.call('carte.communes', {})).codes.filter((code) => code.startsWith('03'))
    expect(toutes).toHaveLength(317)
    const lignes = toutes.flatMap((code) =>
      code === MAZERIER ? [] : code === VICQ ? ['63999;10'] : [`${code};${code === GANNAT ? 25 : 10}`],
    )
    const rapport = await importer(chemin, fichier('a.csv', `COM;PMUN\n${lignes.join('\n')}\n03998;7\n`), {
      millesime: '2025',
    })
    expect(rapport.avertissements.join(' ')).not.toContain('plus ancien')
    const synthese = await backend.call('indicateurs.lire', { fichier: chemin, cpts: 'CPTS A' })
    const pmun = synthese.find(({ id }) => id === 'PMUN')
    // 315 communes at 10, the two as one at 25, La Restaurée at 7 with Bellerive.
    const allier = pmun?.comparaisons.find(({ niveau }) => niveau === 'departement')
    expect(allier?.valeur).toMatchObject({ kind: 'known', value: 3182 })
    expect(pmun?.valeur).toMatchObject({ kind: 'known', value: 25 })
  })

  it('a commune that joined another has not lost its equipments', async () => {
    const shop = await workshop(GANNAT, MAZERIER, VICQ)
    await shop.run(shop.file('v_mvtcommune_2027.csv', MOUVEMENTS), { bibliotheque })
    const lignes = shop.reference
      .communesOfDepartement('03')
      .flatMap((code) => (code === MAZERIER || code === VICQ ? [] : [`2026;${code};D302;${code === GANNAT ? 3 : 1}`]))
    await shop.run(shop.file('bpe.csv', `AN;DEPCOM;TYPEQU;NB_EQUIP\n${lignes.join('\n')}\n`))
    const rangs = listObservations(shop.dossier, 'BPE:D302', [GANNAT, MAZERIER, VICQ])
    expect(rangs.map(({ code, etat, valeur }) => [code, etat, valeur])).toEqual([
      [GANNAT, 'manquante', null],
      [MAZERIER, 'manquante', null],
      [VICQ, 'connue', 0],
    ])
    expect(rangs[1]?.parts?.map(({ code, valeur }) => [code, valeur])).toEqual([
      [GANNAT, 3],
      [MAZERIER, 0],
    ])
  })

  it('are said of people, whom a commune may not have', async () => {
    const chemin = await dossier(GANNAT, MAZERIER)
    await importerMouvements(chemin)
    const rapport = await importer(
      chemin,
      fichier(
        'finess.csv',
        'nofinesset;rs;commune;departement;categetab;libcategetab;cog\n030000001;A;118;03;620;Pharmacie;03118\n',
      ),
    )
    expect(rapport.avertissements).toContainEqual(
      'Mazerier et Gannat sont réunies depuis le 1er janvier 2027\u00a0: si ce fichier en tient compte, ce qui se trouve à Mazerier y est compté à Gannat.',
    )
  })
})

describe('a commune nouvelle under a code of its own', () => {
  /** Gannat and Mazerier become Val-Nouveau (03997). */
  const NOUVELLE = [
    ENTETE,
    ligne('32', '2027-01-01', GANNAT, 'Gannat', '03997', 'Val-Nouveau'),
    ligne('32', '2027-01-01', MAZERIER, 'Mazerier', '03997', 'Val-Nouveau'),
  ].join('\n')
  const POPULATIONS = 'COM;PMUN\n03997;6300\n03023;9000\n'
  const FINESS =
    'nofinesset;rs;commune;departement;categetab;libcategetab;cog\n030000001;A;997;03;620;Pharmacie;03997\n030000002;B;023;03;620;Pharmacie;03023\n'

  it('is unknown at first, with the way out; the movements imported, the same file is read', async () => {
    const chemin = await dossier(GANNAT, MAZERIER, BELLERIVE)
    const source = fichier('a.csv', POPULATIONS)
    const avant = await importer(chemin, source, { millesime: '2025' })
    expect(avant).toMatchObject({ retenues: 1, codesInconnus: ['03997'] })
    expect(avant.avertissements.filter((une) => !PLUS_RECENTE.test(une))).toEqual([
      'Le code de commune 03997 est inconnu de Maillage, qui s’arrête au 1er janvier 2026. S’il s’agit d’une commune nouvelle, rétablie ou renumérotée depuis, importez la table des mouvements du COG (fichier «\u00a0v_mvtcommune\u00a0» de l’année, page «\u00a0Code officiel géographique\u00a0» d’insee.fr), puis importez de nouveau ce fichier. Sinon, corrigez ce code dans le fichier.',
    ])
    const mouvements = await importer(chemin, fichier('v_mvtcommune_2027.csv', NOUVELLE))
    expect(mouvements.apports).toEqual(['1\u00a0changement de code depuis le 1er janvier 2026'])
    const apres = await importer(chemin, source, { millesime: '2025' })
    expect(apres).toMatchObject({ retenues: 2, codesInconnus: [] })
    expect(await backend.call('donnees.sources', { fichier: chemin })).toHaveLength(1)
    const { total, communes } = await portrait(chemin, '2025')
    expect(total).toMatchObject({ kind: 'known', value: 15_300, coverage: { known: 3, total: 3 } })
    expect(communes[GANNAT]).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
    expect(communes[MAZERIER]).toMatchObject({ kind: 'missing', reason: 'non_disponible' })
    expect(communes[BELLERIVE]).toMatchObject({ kind: 'known', value: 9000 })
  })

  it('counts for no territory that holds only a part of it', async () => {
    const chemin = await dossier(GANNAT, BELLERIVE)
    await importer(chemin, fichier('v_mvtcommune_2027.csv', NOUVELLE))
    await importer(chemin, fichier('a.csv', POPULATIONS), { millesime: '2025' })
    const { total, communes } = await portrait(chemin, '2025')
    expect(communes[GANNAT]).toMatchObject({ kind: 'missing' })
    expect(total).toMatchObject({ kind: 'interval', min: 9000, max: null })
  })

  it('stays undecided where the file has the communes that it is made of', async () => {
    const chemin = await dossier(GANNAT, MAZERIER, BELLERIVE)
    await importer(chemin, fichier('v_mvtcommune_2027.csv', NOUVELLE))
    const double = 'COM;PMUN\n03118;6000\n03166;300\n03997;6300\n03023;9000\n'
    const rapport = await importer(chemin, fichier('a.csv', double), { millesime: '2025' })
    expect(rapport.ignorees.filter(({ rejet }) => rejet)).toMatchObject([{ lignes: 1, premieres: [4] }])
    const { communes } = await portrait(chemin, '2025')
    expect(communes[GANNAT]).toMatchObject({ kind: 'interval', min: 6000 })
  })

  it('has its establishments in a territory that holds all of it, and in no other', async () => {
    const chemin = await dossier(GANNAT, MAZERIER, BELLERIVE)
    await importer(chemin, fichier('v_mvtcommune_2027.csv', NOUVELLE))
    const rapport = await importer(chemin, fichier('finess.csv', FINESS))
    expect(rapport.retenues).toBe(2)
    expect(rapport.avertissements).toContainEqual(
      'Gannat et Mazerier sont devenues Val-Nouveau (03997) le 1er janvier 2027\u00a0: ce que ce fichier y place est compté à Gannat.',
    )
    const ailleurs = await dossier(GANNAT, BELLERIVE)
    const partiel = await importer(ailleurs, fichier('finess.csv', FINESS))
    expect(partiel.retenues).toBe(1)
    expect(partiel.ignorees.filter(({ rejet }) => rejet)).toMatchObject([{ lignes: 1, premieres: [2] }])
  })
})

describe('a file of movements', () => {
  it('that disagrees with the reference is said so, and changes nothing', async () => {
    const chemin = await dossier(GANNAT)
    const rapport = await importer(
      chemin,
      fichier(
        'v_mvtcommune_2025.csv',
        [ENTETE, ligne('50', '2023-01-01', '27058', 'Lacs', GANNAT, 'Gannat')].join('\n'),
      ),
    )
    expect(rapport.apports).toEqual(['rien de nouveau\u00a0: 1\u00a0mouvement déjà connu, 1\u00a0désaccord'])
    expect(rapport.avertissements.join(' ')).toContain('27058\u00a0: 03118 au lieu de 27676')
    expect(existsSync(join(bibliotheque, 'referentiels'))).toBe(false)
  })

  it('without a readable line is refused', async () => {
    const chemin = await dossier(GANNAT)
    const source = fichier(
      'v_mvtcommune_2027.csv',
      [ENTETE, ligne('32', 'demain', GANNAT, 'G', GANNAT, 'G')].join('\n'),
    )
    const erreur = await maillageError(() => importer(chemin, source))
    expect(erreur).toMatchObject({ kind: 'donnees-invalides', titre: 'Aucun mouvement de communes.' })
  })

  describe.skipIf(!hasSharedData('insee/cog/v_mvtcommune_2024.csv', 'insee/cog/mvtcommunes_2025_cogiter.csv'))(
    'of Insee',
    () => {
      it.each([
        ['v_mvtcommune_2024.csv', 13_284, '8\u202f731'],
        ['mvtcommunes_2025_cogiter.csv', 13_534, '8\u202f857'],
      ])('%s brings nothing new and agrees with Maillage', async (nom, lues, connus) => {
        const chemin = await dossier(GANNAT)
        const rapport = await importer(chemin, sharedData(`insee/cog/${nom}`))
        expect(rapport.lues).toBe(lues)
        expect(rapport.apports).toEqual([
          `rien de nouveau\u00a0: ${connus}\u00a0mouvements déjà connus, tous d’accord avec Maillage`,
        ])
        expect(rapport.avertissements).toEqual([])
        expect(existsSync(join(bibliotheque, 'referentiels'))).toBe(false)
      })

      it.each(['arrondissement', 'departement', 'region'])('v_%s is explained', async (niveau) => {
        const chemin = await dossier(GANNAT)
        const source = sharedData(`insee/cog/v_${niveau}_2024.csv`)
        const { kind, explication, issue } = await maillageError(() => importer(chemin, source))
        expect([kind, explication]).toEqual(['fichier-non-reconnu', expect.stringContaining('déjà dans Maillage')])
        expect(issue).toContain('v_mvtcommune')
        const [vu] = [await backend.call('donnees.reconnaitre', { source })].flat()
        expect(vu?.message).toContain('v_mvtcommune')
      })
    },
  )
})
