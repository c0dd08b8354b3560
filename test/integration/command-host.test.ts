/** What the command owes to a terminal: where it stands, what it prints, how it stops. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, watch, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CLI, type Folder, temporaryFolder } from '../cli.ts'
import { possible } from '../sautes.ts'

let folder: Folder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

describe('run by npm', () => {
  it('reads paths from where the person stands, not from the folder of the project', async () => {
    mkdirSync(folder.file('ici'))
    const args = [CLI, 'nouveau', 'a.maillage', '--cpts', 'A', '--communes', 'Gannat']
    const env = { ...process.env, npm_lifecycle_event: 'maillage', INIT_CWD: folder.file('ici') }
    expect(spawnSync(process.execPath, args, { cwd: folder.path, env }).status).toBe(0)
    expect(readdirSync(folder.file('ici'))).toEqual(['a.maillage'])
  })
})

describe('a list of communes in a file', () => {
  it.each([
    ['windows-1252', Buffer.from('Saint-Martin-d\u0092H\u00E8res\r\nEybens\r\n', 'latin1')],
    ['UTF-16 with BOM', Buffer.from('\uFEFFSaint-Martin-d’Hères\r\nEybens\r\n', 'utf16le')],
    ['UTF-8', Buffer.from('Saint-Martin-d’Hères\nEybens')],
  ])('is read in %s', async (_, bytes) => {
    writeFileSync(folder.file('liste.txt'), bytes)
    expect(await folder.done('nouveau', 'a.maillage', '--cpts', 'A', '--communes', '@liste.txt')).toMatch(
      /A\u00A0: 2\s+communes/,
    )
  })

  it('is refused in one sentence when it is no text', async () => {
    writeFileSync(folder.file('liste.txt'), '%PDF-1.7 \u0000\u0001')
    const { code, err } = await folder.maillage('nouveau', 'a.maillage', '--cpts', 'A', '--communes', '@liste.txt')
    expect([code, err.split('\n')[0]]).toEqual([1, 'Ce fichier n’est pas un tableau.'])
    expect(readdirSync(folder.path)).toEqual(['liste.txt'])
  })
})

describe('what it prints', () => {
  it('says that an old code stands for the whole commune; an arrondissement is itself', async () => {
    const out = await folder.done('nouveau', 'a.maillage', '--cpts', 'A', '--communes', '75101,38021')
    expect(out).not.toContain('75101')
    expect(out).toContain('38021 est un ancien code')
  })

  it('never lets a name move the cursor: its controls are not kept, those of a file are not printed', async () => {
    const nom = 'A\u001B[31m\u0007B'
    const created = await folder.done('nouveau', 'a.maillage', '--cpts', nom, '--communes', 'Gannat')
    expect(created).toContain('A[31mB')
    expect(await folder.done('chiffres', 'a.maillage')).not.toContain('\u001B')
    const json = JSON.parse(await folder.done('chiffres', 'a.maillage', '--format', 'json')) as {
      cpts: { nom: string }[]
    }
    expect(json.cpts[0]?.nom).toBe('A[31mB')
    writeFileSync(folder.file('b.csv'), 'a\u001B[2J;b;c\n1;2;3\n')
    expect((await folder.maillage('importer', 'a.maillage', 'b.csv')).err).not.toContain('\u001B')
  })

  it.each([
    [['nouveau', 'a.maillage', '--cpts'], 'Il manque une valeur après «\u00A0--cpts\u00A0».'],
    [
      ['nouveau', 'a.maillage', '--cpts', ' ', '--communes', '38421'],
      'Il manque le nom de la CPTS\u00A0: --cpts "Nom".',
    ],
    [['appeler', 'dossier.chiffres', '{'], 'L’argument n’est pas du JSON'],
    [['importer', 'a.maillage', 'x.csv', '--doublons', 'z'], 'choisissez refuser, sommer ou remplacer'],
    [['document', 'a.maillage', 'fiche', '-o', 'x.pdf', '--date', 'demain'], 'une date qui existe, écrite AAAA-MM-JJ'],
  ])('a wrong command is told in French: %j', async (args, words) => {
    const { code, err } = await folder.maillage(...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
    expect(err).not.toMatch(/ [:;?!»]|« |expected|value>|position/)
  })

  it('shows the first old codes of a long list, and how many more', async () => {
    const lignes = ['01091', '01097', '01119', '01122', '01144', '01154', '01172', '01176', '01039', '01059', '38021']
    writeFileSync(folder.file('l.csv'), `cpts;code_insee\n${lignes.map((code) => `A;${code}`).join('\n')}\n`)
    await folder.done('nouveau', 'a.maillage', '--cpts', 'B', '--communes', 'Gannat')
    const out = await folder.done('importer', 'a.maillage', 'l.csv')
    expect(out.match(/est aujourd’hui/g)).toHaveLength(10)
    expect(out).toContain('… et 1 code de plus')
  })
})

describe('stopped', () => {
  it.runIf(possible(process.platform !== 'win32', 'signals of POSIX')).each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s, an import leaves the dossier as it was and nothing beside it', async (signal, code) => {
    await folder.done('nouveau', 'a.maillage', '--cpts', 'A', '--communes', '03118')
    const content = () => folder.done('chiffres', 'a.maillage', '--format', 'json')
    const before = await content()
    const ligne = '03118;Gannat;5800\n99999;Ailleurs;1\n'
    writeFileSync(folder.file('p.csv'), `COM;Commune;PMUN\n${ligne.repeat(1_500_000)}`)
    const child = spawn(process.execPath, [CLI, 'importer', 'a.maillage', 'p.csv', '--millesime', '2021'], {
      cwd: folder.path,
    })
    let err = ''
    child.stderr.on('data', (text) => {
      err += text
    })
    const ended = new Promise((done) => child.on('exit', done))
    // The import locks the dossier for the short time of its opening, then reads the file.
    const opened = Promise.withResolvers<void>()
    const watched = watch(folder.path, (_, name) => name === 'a.maillage-verrou' && opened.resolve())
    await Promise.race([opened.promise, ended])
    watched.close()
    child.kill(signal)
    expect(await ended, err).toBe(code)
    expect(err).toContain('le dossier n’a pas changé')
    expect(readdirSync(folder.path).sort()).toEqual(['a.maillage', 'p.csv'])
    expect(await content()).toBe(before)
  })
})
