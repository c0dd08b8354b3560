/** Opening, editing and undoing as the window does it: real backends, real files. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Progress } from '../../../../shared/contract/methods.ts'
import { testBackend } from '../../../../test/backend.ts'
import { maillageError } from '../../../../test/maillage-error.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { ensureReference } from '../../reference/ensure.ts'
import { openReference } from '../../reference/reference.ts'
import { lastVersion, MIGRATIONS } from '../../store/migrate.ts'

const GANNAT = '03118'
const VICHY = '03310'
const CUSSET = '03095'
const NBSP = '\u00A0'

async function opened(communes: string[] = [GANNAT]) {
  const window = await testBackend()
  const fichier = window.file('a.maillage')
  await window.backend.call('dossier.creer', { fichier, nom: 'Essai', cpts: [{ nom: 'CPTS', communes }] })
  const etat = await window.backend.call('dossier.ouvrir', { fichier })
  return { ...window, fichier, etat }
}

describe('a dossier kept open', () => {
  it('stands with its companions while it is open, alone once closed', async () => {
    const { backend, folder, fichier, etat } = await opened()
    expect(etat).toMatchObject({ fichier, nom: 'Essai', annuler: null, refaire: null, versionAci: 'aci-2019+avenant2' })
    expect(etat.cpts).toMatchObject([{ id: 1, nom: 'CPTS', perimetre: 'complet', communes: [GANNAT], secteurs: [] }])
    await backend.call('territoire.modifier', { fichier, cpts: 'CPTS', ajouter: [VICHY] })
    expect(readdirSync(folder)).toContain('a.maillage-wal')
    await backend.call('dossier.fermer', { fichier })
    expect(readdirSync(folder).sort()).toEqual(['a.maillage', 'bibliotheque'])
    await backend.call('dossier.fermer', { fichier }) // twice is once
  })

  it('closed with the backend, and read without being opened', async () => {
    const { backend, folder, fichier } = await opened()
    backend.close()
    expect(readdirSync(folder).sort()).toEqual(['a.maillage', 'bibliotheque'])
    const other = await testBackend(folder)
    expect((await other.backend.call('dossier.etat', { fichier })).cpts[0]?.communes).toEqual([GANNAT])
    await other.backend.call('territoire.modifier', { fichier, cpts: 'CPTS', ajouter: [VICHY] })
    expect(readdirSync(folder).sort()).toEqual(['a.maillage', 'bibliotheque'])
  })

  it('a second window may read it but neither open it nor write in it', async () => {
    const { backend, folder, fichier } = await opened()
    const second = (await testBackend(folder)).backend
    for (const write of [
      () => second.call('dossier.ouvrir', { fichier }),
      () => second.call('territoire.modifier', { fichier, cpts: 'CPTS', ajouter: [VICHY] }),
      () => second.call('dossier.annuler', { fichier }),
    ]) {
      const { kind, explication } = await maillageError(write)
      expect([kind, explication]).toEqual([
        'dossier-occupe',
        `«${NBSP}a.maillage${NBSP}»${NBSP}: il est déjà ouvert dans une autre fenêtre ou un autre programme.`,
      ])
    }
    expect((await second.call('dossier.etat', { fichier })).cpts[0]?.communes).toEqual([GANNAT])
    expect((await second.call('dossier.chiffres', { fichier })).cpts).toHaveLength(1)
    await backend.call('dossier.fermer', { fichier })
    expect((await second.call('dossier.ouvrir', { fichier })).nom).toBe('Essai')
  })

  it('the lock of a killed process stops nobody', async () => {
    const { backend, folder, fichier } = await opened()
    await backend.call('dossier.fermer', { fichier })
    const script = `import { lockDossier } from ${JSON.stringify(join(import.meta.dirname, '../../store/lock.ts'))}
      lockDossier(${JSON.stringify(fichier)}); process.kill(process.pid, 'SIGKILL')`
    spawnSync(process.execPath, ['--input-type=module', '-e', script])
    expect(existsSync(`${fichier}-verrou`)).toBe(true)
    expect((await backend.call('dossier.ouvrir', { fichier })).nom).toBe('Essai')
    await backend.call('dossier.fermer', { fichier })
    expect(readdirSync(folder).sort()).toEqual(['a.maillage', 'bibliotheque'])
  })

  it('moved meanwhile, it is said missing, and nothing is written where nobody would look', async () => {
    const { backend, file, fichier } = await opened()
    renameSync(fichier, file('ailleurs.maillage'))
    const edit = () => backend.call('territoire.modifier', { fichier, cpts: 'CPTS', ajouter: [VICHY] })
    expect((await maillageError(edit)).kind).toBe('fichier-introuvable')
  })

  it('that nobody may write is opened to be read', async () => {
    const { backend, fichier } = await opened()
    await backend.call('dossier.fermer', { fichier })
    mkdirSync(`${fichier}-verrou`) // as a folder that refuses companions, for root too
    expect((await backend.call('dossier.ouvrir', { fichier })).cpts[0]?.communes).toEqual([GANNAT])
    const edit = () => backend.call('territoire.modifier', { fichier, cpts: 'CPTS', ajouter: [VICHY] })
    expect((await maillageError(edit)).kind).toBe('ecriture-impossible')
  })

  it('damaged or of another format, it is refused and left as it is', async () => {
    const { backend, file } = await testBackend()
    const cases: [string, string, () => void][] = [
      ['absent.maillage', 'fichier-introuvable', () => undefined],
      ['vide.maillage', 'fichier-non-reconnu', () => writeFileSync(file('vide.maillage'), '')],
      ['texte.maillage', 'fichier-non-reconnu', () => writeFileSync(file('texte.maillage'), 'a;b\n'.repeat(500))],
    ]
    for (const [name, kind, make] of cases) {
      make()
      const body = await maillageError(() => backend.call('dossier.ouvrir', { fichier: file(name) }))
      expect([name, body.kind]).toEqual([name, kind])
    }
    const fichier = file('futur.maillage')
    await backend.call('dossier.creer', { fichier, nom: 'Futur' })
    const db = new Database(fichier)
    db.pragma('user_version = 99')
    db.close()
    const body = await maillageError(() => backend.call('dossier.ouvrir', { fichier }))
    expect([body.kind, body.explication]).toEqual([
      'dossier-plus-recent',
      `«${NBSP}futur.maillage${NBSP}» est au format 99${NBSP}; cette application connaît les formats 1 à ${lastVersion(MIGRATIONS)}. Rien n’a été modifié.`,
    ])
    expect(readdirSync(file('.')).filter((name) => name.endsWith('-verrou'))).toEqual([])
  })
})

describe('undo and redo', () => {
  it('name each change, and survive a restart', async () => {
    const { backend, folder, fichier } = await opened()
    const cpts = 'CPTS'
    const names: (string | null)[] = []
    const keep = (etat: { annuler: string | null }) => names.push(etat.annuler)
    keep(await backend.call('territoire.modifier', { fichier, cpts, ajouter: [VICHY] }))
    keep(await backend.call('territoire.modifier', { fichier, cpts, ajouter: [CUSSET, '03001', '03306'] }))
    keep(await backend.call('territoire.modifier', { fichier, cpts, retirer: ['03001', '03306'], ajouter: ['03094'] }))
    keep(
      await backend.call('territoire.secteurs', {
        fichier,
        cpts,
        secteurs: [{ nom: 'Nord', couleur: null, communes: [VICHY] }],
      }),
    )
    keep(await backend.call('territoire.renommerCpts', { fichier, cpts, nom: 'Sud Allier' }))
    keep(await backend.call('territoire.creerCpts', { fichier, nom: 'Autre' }))
    keep(await backend.call('territoire.supprimerCpts', { fichier, cpts: 'Autre' }))
    keep(await backend.call('dossier.choisir', { fichier, millesime: '2019' }))
    expect(names).toEqual([
      `l’ajout de «${NBSP}Vichy${NBSP}»`,
      `l’ajout de 3${NBSP}communes`,
      `l’ajout d’une commune et le retrait de 2${NBSP}communes`,
      `la modification des secteurs de «${NBSP}CPTS${NBSP}»`,
      `le nouveau nom de la CPTS «${NBSP}CPTS${NBSP}»`,
      `la création de la CPTS «${NBSP}Autre${NBSP}»`,
      `la suppression de la CPTS «${NBSP}Autre${NBSP}»`,
      'le choix du millésime de population',
    ])
    backend.close()
    const again = (await testBackend(folder)).backend
    let etat = await again.call('dossier.ouvrir', { fichier })
    let revision = etat.revision
    for (const name of [...names].reverse()) {
      expect(etat.annuler).toBe(name)
      etat = await again.call('dossier.annuler', { fichier })
      expect(etat.refaire).toBe(name)
      expect(etat.revision).toBe(++revision)
    }
    expect(etat.annuler).toBeNull()
    expect(etat.cpts).toMatchObject([{ id: 1, nom: 'CPTS', perimetre: 'complet', communes: [GANNAT], secteurs: [] }])
    expect((await maillageError(() => again.call('dossier.annuler', { fichier }))).titre).toBe(
      'Il n’y a rien à annuler.',
    )
    for (const _ of names) etat = await again.call('dossier.refaire', { fichier })
    expect(etat).toMatchObject({ refaire: null, millesime: '2019' })
    expect(etat.cpts.map(({ nom, communes }) => [nom, communes])).toEqual([
      ['Sud Allier', ['03094', CUSSET, GANNAT, VICHY]],
    ])
    expect(etat.cpts[0]?.secteurs).toMatchObject([{ nom: 'Nord', couleur: null, communes: [VICHY] }])
  })

  it('a change that changes nothing is no change', async () => {
    const { backend, fichier, etat } = await opened()
    const calls = [
      () => backend.call('territoire.modifier', { fichier, cpts: 'CPTS', ajouter: [GANNAT], retirer: [VICHY] }),
      () => backend.call('territoire.renommerCpts', { fichier, cpts: 'CPTS', nom: 'CPTS' }),
      () => backend.call('territoire.secteurs', { fichier, cpts: 'CPTS', secteurs: [] }),
      () => backend.call('dossier.choisir', { fichier, nom: 'Essai' }),
    ]
    for (const call of calls) expect((await call()).revision).toBe(etat.revision)
  })

  it.skipIf(!hasSharedData('insee/donnees_communes_2021.csv'))(
    'of an import and of a removal bring the figures back',
    async () => {
      const { backend, fichier } = await opened([GANNAT, VICHY])
      const source = sharedData('insee/donnees_communes_2021.csv')
      await backend.call('dossier.importer', { fichier, source })
      const [row] = await backend.call('donnees.sources', { fichier })
      expect(row).toMatchObject({ fichier: 'donnees_communes_2021.csv', couverture: { connues: 2, total: 2 } })
      expect(row?.apports[0]).toContain('PMUN 2021')
      expect((await backend.call('dossier.etat', { fichier })).annuler).toBe('l’import de donnees_communes_2021.csv')
      const removed = await backend.call('donnees.retirer', { fichier, source: row?.id ?? 0 })
      expect(removed.annuler).toBe('le retrait de donnees_communes_2021.csv')
      expect(await backend.call('donnees.sources', { fichier })).toEqual([])
      await backend.call('dossier.annuler', { fichier })
      expect(await backend.call('donnees.sources', { fichier })).toEqual([row])
      await backend.call('dossier.annuler', { fichier })
      expect(await backend.call('donnees.sources', { fichier })).toEqual([])
      expect((await maillageError(() => backend.call('donnees.retirer', { fichier, source: 9 }))).kind).toBe(
        'introuvable',
      )
    },
  )
})

describe('while a file is imported', () => {
  it('other calls are answered, changes are made, and it is written for the dossier as it then is', async () => {
    const { backend, file, fichier } = await opened([GANNAT, VICHY])
    const reference = openReference(await ensureReference())
    const autres = [...reference.codes()].filter(
      (code) => !code.startsWith('03') && !/^(?:75056|69123|13055)$/.test(code),
    )
    reference.close()
    const lines = autres.map((code) => `${code};12`)
    writeFileSync(file('PMUN_2021.csv'), `COM;PMUN\n03118;5802\n03310;25702\n03095;12900\n${lines.join('\n')}\n`)
    const modifier = (choix: object) => backend.call('territoire.modifier', { fichier, cpts: 'CPTS', ...choix })
    // Each reading of the file meets a change: the third holds the dossier, and the change waits for it.
    const changes = [{ ajouter: [CUSSET] }, { ajouter: ['03022'] }, { ajouter: ['03107'] }]
    const faits: Promise<unknown>[] = []
    let avance = Number.POSITIVE_INFINITY
    const onProgress = ({ done }: Progress): void => {
      const relit = done <= avance
      avance = done
      const change = relit ? changes.shift() : undefined
      if (change === undefined) return
      const fait = modifier(change).then(
        () => 'fait',
        (error: MaillageError) => error.body.explication,
      )
      faits.push(fait, backend.call('dossier.etat', { fichier }))
    }
    const source = file('PMUN_2021.csv')
    const rapport = await backend.call('dossier.importer', { fichier, source, millesime: '2021' }, { onProgress })
    expect((await Promise.all(faits)).map((fait) => (typeof fait === 'string' ? fait : 'lu'))).toEqual([
      'fait',
      'lu',
      'fait',
      'lu',
      'fait',
      'lu',
    ])
    // The commune added meanwhile has its figure, the other one is told to have none: as if both had been there first.
    expect([rapport.lues, rapport.retenues, rapport.couverture]).toEqual([
      autres.length + 3,
      3,
      { connues: 3, total: 4, manquantes: ['03022'] },
    ])
    expect((await backend.call('donnees.sources', { fichier })).map(({ retenues }) => retenues)).toEqual([3])
  })

  it('closing waits for its end', async () => {
    const { backend, folder, file, fichier } = await opened([GANNAT])
    writeFileSync(file('PMUN_2021.csv'), 'COM;PMUN\n03118;5802\n')
    const running = backend.call('dossier.importer', { fichier, source: file('PMUN_2021.csv'), millesime: '2021' })
    await backend.call('dossier.fermer', { fichier })
    expect((await running).retenues).toBe(1)
    expect(readdirSync(folder).sort()).toEqual(['PMUN_2021.csv', 'a.maillage', 'bibliotheque'])
    expect(await backend.call('donnees.sources', { fichier })).toHaveLength(1)
  })
})

describe('copies', () => {
  it('hold everything, and never take the place of a file', async () => {
    const { backend, file, folder, fichier } = await opened([GANNAT, VICHY])
    await backend.call('territoire.modifier', { fichier, cpts: 'CPTS', retirer: [VICHY] })
    const vers = file('copie.maillage')
    expect(await backend.call('dossier.copier', { fichier, vers })).toEqual({ fichier: vers })
    const bytes = readFileSync(vers)
    expect((await maillageError(() => backend.call('dossier.copier', { fichier, vers }))).titre).toBe(
      'Ce fichier existe déjà.',
    )
    expect(readFileSync(vers).equals(bytes)).toBe(true)
    const copy = await backend.call('dossier.ouvrir', { fichier: vers })
    expect(copy).toMatchObject({ nom: 'Essai', annuler: `le retrait de «${NBSP}Vichy${NBSP}»` })
    expect((await backend.call('dossier.annuler', { fichier: vers })).cpts[0]?.communes).toEqual([GANNAT, VICHY])
    expect((await backend.call('dossier.etat', { fichier })).cpts[0]?.communes).toEqual([GANNAT])
    await backend.call('dossier.fermer', { fichier })
    await backend.call('dossier.copier', { fichier, vers: file('autre.maillage') }) // of a closed dossier
    expect(readdirSync(folder).some((name) => name.endsWith('.tmp'))).toBe(false)
    const nowhere = () => backend.call('dossier.copier', { fichier, vers: file('absent/x.maillage') })
    expect((await maillageError(nowhere)).kind).toMatch(/fichier-introuvable|ecriture-impossible/)
  })
})

describe('the choices of a dossier', () => {
  it('are among those known', async () => {
    const { backend, fichier, etat } = await opened()
    expect(etat.millesimes).toContain(etat.millesime)
    expect((await maillageError(() => backend.call('dossier.choisir', { fichier, millesime: '1850' }))).kind).toBe(
      'introuvable',
    )
    expect((await maillageError(() => backend.call('dossier.choisir', { fichier, versionAci: 'x' }))).kind).toBe(
      'introuvable',
    )
    const chosen = await backend.call('dossier.choisir', { fichier, nom: 'Autre nom', versionAci: 'aci-2019' })
    expect(chosen).toMatchObject({ nom: 'Autre nom', versionAci: 'aci-2019', annuler: 'les choix du dossier' })
  })
})

describe('the welcome screen', () => {
  it('lists recent and present dossiers, whatever has become of the list', async () => {
    const { backend, folder, file, fichier } = await opened()
    await backend.call('dossier.fermer', { fichier })
    await backend.call('exemple.creer', { id: 'venissieux', fichier: file('v.maillage') })
    writeFileSync(file('notes.txt'), '')
    let etat = await backend.call('app.etat', {})
    expect(etat).toMatchObject({ hote: 'web', dossiers: folder })
    expect(etat.recents.map(({ fichier: f, nom }) => [f, nom])).toEqual([[fichier, 'Essai']])
    expect(etat.presents.map(({ nom }) => nom).sort()).toEqual(['Essai', 'v'])
    await backend.call('dossier.ouvrir', { fichier: file('v.maillage') })
    etat = await backend.call('app.etat', {})
    expect(etat.recents.map(({ fichier: f }) => f)).toEqual([file('v.maillage'), fichier])
    const list = join(folder, 'bibliotheque', 'recents.json')
    for (const damaged of ['{', '"a"', '[1, {"fichier": 2}]', '']) {
      writeFileSync(list, damaged)
      expect((await backend.call('app.etat', {})).recents).toEqual([])
    }
    await backend.call('dossier.ouvrir', { fichier })
    expect((await backend.call('app.etat', {})).recents).toHaveLength(1)
    renameSync(fichier, file('b.maillage'))
    expect((await backend.call('app.etat', {})).recents).toEqual([])
  })
})
