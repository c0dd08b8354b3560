/** Trying an import, replacing and removing a source, exporting rejects: through the contract, on a real dossier. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Lecture } from '../../../../shared/domain/lecture.ts'
import { contentDigest } from '../../../../test/kill-helper.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { type Backend, openBackend } from '../../backend.ts'
import { openDossier } from '../../store/dossier.ts'

let folder: string
let fichier: string
let backend: Backend

beforeEach(async () => {
  folder = tempFolder()
  fichier = join(folder, 'a.maillage')
  const espace = { hote: 'cli' as const, dossiers: folder, bibliotheque: join(folder, 'bibliotheque') }
  backend = await openBackend({ espace, now: () => '2026-11-22T10:00:00.000Z' })
  onTestFinished(() => backend.close())
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'CPTS Essai', communes: ['03118', '03310'] }] })
})

function made(nom: string, content: string): string {
  const path = join(folder, nom)
  writeFileSync(path, content)
  return path
}

function empreinte(): string {
  const dossier = openDossier(fichier, { readonly: true })
  try {
    return contentDigest(dossier)
  } finally {
    dossier.close()
  }
}

async function lectureDe(source: string): Promise<Lecture> {
  const { lecture } = await backend.call('donnees.colonnes', { source })
  if (lecture === null) throw new Error('nothing was proposed')
  return lecture
}

describe('an import tried', () => {
  it('says what was understood and rejected, and writes nothing', async () => {
    const source = made(
      'aidants_2024.csv',
      'code;commune;Aidants;Taux (%)\n3118;Gannat;12;4,25\n03310;Vichy;s;3,1\n03999;Nulle part;3;1\n03254;Saint-Pourçain;x;1\nTotal;;15;\n',
    )
    const avant = empreinte()
    const essai = await backend.call('donnees.essayer', { fichier, source, lecture: await lectureDe(source) })
    expect(essai.entete).toEqual(['Aidants 2024', 'Taux (%) 2024'])
    expect(essai.lignes).toEqual([
      { code: '03118', nom: 'Gannat', cellules: ['12', '4,25\u00a0%'] },
      { code: '03310', nom: 'Vichy', cellules: ['secret statistique', '3,1\u00a0%'] },
    ])
    expect(essai.rapport).toMatchObject({
      codesInconnus: ['03999'],
      couverture: { connues: 2, total: 2 },
      reparations: { zeros: 1, totaux: 1, marques: [{ motif: 'secret', cellules: 1 }] },
    })
    expect(essai.rejetees).toEqual([
      {
        ligne: 4,
        cause:
          'code de commune inconnu (03999)\u00a0: s’il est né après le 1er janvier 2026, importez la table des mouvements du COG',
        cellules: ['03999', 'Nulle part', '3', '1'],
      },
    ])
    expect(essai.effets).toBeNull()
    expect(empreinte()).toBe(avant)
  })

  it('shows « < 11 » as what it says: fewer than eleven', async () => {
    const source = made('ald_2023.csv', 'code;Patients en ALD 2023\n03118;< 11\n03310;240\n')
    const essai = await backend.call('donnees.essayer', { fichier, source, lecture: await lectureDe(source) })
    expect(essai.lignes.map(({ cellules }) => cellules)).toEqual([
      ['moins de 11\u00a0personnes'],
      ['240\u00a0personnes'],
    ])
  })

  it('is remembered once it is imported, shown the next year, and forgotten on demand', async () => {
    const titres = 'code;Aidants suivis\n'
    const source = made('a_2023.csv', `${titres}03118;5\n03310;6\n`)
    expect(await backend.call('donnees.reconnaitre', { source })).toMatchObject({ profil: null, lecture: null })
    const lecture = await lectureDe(source)
    await backend.call('dossier.importer', { fichier, source, lecture: { ...lecture, libelle: 'Maison des aidants' } })
    const suivant = made('a_2024.csv', `${titres}03118;7\n03310;8\n`)
    const vu = await backend.call('donnees.reconnaitre', { source: suivant })
    expect(vu).toMatchObject({
      profil: expect.stringMatching(/^generique:/),
      libelle: 'Maison des aidants',
      millesime: '2024',
      lecture: { valeurs: [{ millesime: '2024' }] },
      lignes: [
        ['03118', '7'],
        ['03310', '8'],
      ],
    })
    await backend.call('donnees.oublier', { cle: vu.memoire ?? '' })
    expect(await backend.call('donnees.reconnaitre', { source: suivant })).toMatchObject({
      profil: null,
      memoire: null,
    })
  })
})

describe('a file of the same columns, for another département', () => {
  it('bears its own name where the first bore its file’s, and the words typed where they were', async () => {
    const titres = 'code;Bénévoles suivis\n'
    const source = made('CPAM 03 - suivi_2023.csv', `${titres}03118;5\n03310;6\n`)
    const lecture = await lectureDe(source)
    expect(lecture.libelle).toBe('CPAM 03 suivi')
    await backend.call('dossier.importer', { fichier, source, lecture })
    const autre = made('CPAM 71 - suivi_2024.csv', `${titres}03118;7\n03310;8\n`)
    expect(await backend.call('donnees.reconnaitre', { source: autre })).toMatchObject({ libelle: 'CPAM 71 suivi' })
    await backend.call('dossier.importer', { fichier, source: autre, lecture: { ...lecture, libelle: 'Nos suivis' } })
    expect(await backend.call('donnees.reconnaitre', { source })).toMatchObject({ libelle: 'Nos suivis' })
  })
})

describe('a source replaced or removed', () => {
  it('is told to the CPTS that it touches; the documents of all list the files, and a stop is heard', async () => {
    const deux = join(folder, 'deux.maillage')
    const cpts = [
      { nom: 'A', communes: ['03118'] },
      { nom: 'B', communes: ['03310'] },
    ]
    await backend.call('dossier.creer', { fichier: deux, cpts })
    const source = join(folder, 's.csv')
    writeFileSync(source, 'CODGEO;SUPERF\n03118;35,6\n')
    const { sourceId } = await backend.call('dossier.importer', { fichier: deux, source, millesime: '2023' })
    const retrait = { fichier: deux, retirer: sourceId }
    const { chiffres, documents } = await backend.call('donnees.effets', retrait)
    expect(new Set(chiffres.map(({ cptsId, cpts: nom }) => `${cptsId} ${nom}`))).toEqual(new Set(['1 A']))
    expect(chiffres).toContainEqual(expect.objectContaining({ chiffre: 'Superficie', avant: '35,6\u00a0km²' }))
    expect(documents).toEqual(expect.arrayContaining(['Fiche d’identité de A', 'Diagnostic de A', 'Diagnostic de B']))
    const stop = new AbortController()
    const arrete = backend.call('donnees.effets', retrait, { signal: stop.signal })
    stop.abort()
    expect((await maillageError(() => arrete)).kind).toBe('annule')
  })

  it('says the figures that change, before changing any', async () => {
    const ancien = made('p.csv', 'CODGEO;PMUN2023;SUPERF\n03118;5700;35,6\n03310;25000;5,9\n')
    const { sourceId } = await backend.call('dossier.importer', { fichier, source: ancien })
    const avant = empreinte()
    const source = made('q.csv', 'CODGEO;PMUN2023;SUPERF\n03118;5800;35,6\n03310;25000;5,9\n')
    const essai = await backend.call('donnees.essayer', { fichier, source, remplace: sourceId })
    // 5 700 + 25 000 and 5 800 + 25 000, over 35.6 + 5.9 = 41.5 km2: 739.8 and 742.2 inhabitants per km2.
    expect(essai.effets?.chiffres).toEqual(
      expect.arrayContaining([
        {
          cptsId: 1,
          cpts: 'CPTS Essai',
          chiffre: 'Population',
          avant: '30\u202f700\u00a0habitants',
          apres: '30\u202f800\u00a0habitants',
        },
        {
          cptsId: 1,
          cpts: 'CPTS Essai',
          chiffre: 'Densité',
          avant: '739,8\u00a0hab./km²',
          apres: '742,2\u00a0hab./km²',
        },
      ]),
    )
    expect(essai.effets?.chiffres.map(({ chiffre }) => chiffre)).not.toContain('Superficie')
    expect(essai.effets?.documents).toContain('Diagnostic')
    const retrait = await backend.call('donnees.effets', { fichier, retirer: sourceId })
    expect(retrait.chiffres).toContainEqual({
      cptsId: 1,
      cpts: 'CPTS Essai',
      chiffre: 'Superficie',
      avant: '41,5\u00a0km²',
      apres: 'non importé',
    })
    expect(empreinte()).toBe(avant)
    await backend.call('dossier.importer', { fichier, source, remplace: sourceId })
    const sources = await backend.call('donnees.sources', { fichier })
    expect(sources.map((une) => une.fichier)).toEqual(['q.csv'])
  })

  it('is never replaced by a file of another kind', async () => {
    const { sourceId } = await backend.call('dossier.importer', {
      fichier,
      source: made('p.csv', 'CODGEO;PMUN2023\n03118;5700\n03310;25000\n'),
    })
    const liste = made('cpts.csv', 'cpts;code_insee\nCPTS du Val;03254\n')
    const error = await maillageError(() =>
      backend.call('dossier.importer', { fichier, source: liste, remplace: sourceId }),
    )
    expect(error.titre).toContain('même sorte')
  })
})

it('gives the rejected lines as a CSV without formulas, also once the file is in', async () => {
  const source = made(
    'p.csv',
    'CODGEO;LIBGEO;PMUN2023\n03118;Gannat;5700\n03310;Vichy;25000\n99999;=HYPERLINK("x");3\n',
  )
  await backend.call('dossier.importer', { fichier, source })
  const { base64, lignes, nom } = await backend.call('donnees.rejets', { fichier, source })
  expect([lignes, nom]).toEqual([1, 'Rejets p.csv'])
  expect(Buffer.from(base64, 'base64').toString()).toBe(
    '\uFEFFligne;cause;CODGEO;LIBGEO;PMUN2023\r\n4;code de commune inconnu;99999;"\'=HYPERLINK(""x"")";3\r\n',
  )
})
