/** What the shell decides, without Electron. */
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CommandeMenu, commandesMenu } from '../../shared/contract/transport.ts'
import { adresseDeLaFenetre, cleDeRessource, requetePermise } from './adresses.ts'
import { dossierDeArgv } from './argv.ts'
import { lireCadre } from './cadre.ts'
import { type EntreeMenu, modeleMenu } from './menu-modele.ts'

describe('addresses', () => {
  it.each(['app://maillage/', 'app://maillage/index.html?a=1#b', 'app://maillage/assets/a.js'])(
    '%s is ours',
    (adresse) => {
      expect(adresseDeLaFenetre(adresse)).toBe(true)
      expect(requetePermise(adresse)).toBe(true)
    },
  )
  it.each([
    'https://maillage/',
    'http://127.0.0.1:8080/',
    'app://maillage.mechant.example/',
    'app://mechant@maillage.example/',
    'app://x@maillage/',
    'app://maillage:80/',
    'file:///etc/passwd',
    'blob:https://mechant.example/1-2',
    'blob:null/1-2',
    'javascript:alert(1)',
    'ws://maillage/',
    'devtools://devtools/x',
    'view-source:app://maillage/',
    'about:blank',
    '',
  ])('%s is neither shown nor fetched', (adresse) => {
    expect(adresseDeLaFenetre(adresse)).toBe(false)
    expect(requetePermise(adresse)).toBe(false)
  })
  it('lets a page fetch what it made itself, without going there', () => {
    for (const adresse of ['data:image/png;base64,AA', 'blob:app://maillage/1-2']) {
      expect(requetePermise(adresse)).toBe(true)
      expect(adresseDeLaFenetre(adresse)).toBe(false)
    }
  })
  it('names a file of the window by its path alone', () => {
    expect(cleDeRessource('app://maillage/assets/a.js?v=1#x')).toBe('/assets/a.js')
    expect(cleDeRessource('app://maillage/')).toBe('/')
    expect(cleDeRessource('https://maillage/assets/a.js')).toBeUndefined()
  })
})

describe('the dossier of a command line', () => {
  it.each([
    [['maillage', '/home/a/CPTS.maillage'], '/home/a/CPTS.maillage'],
    [['electron', '.', 'CPTS.MAILLAGE'], '/travail/CPTS.MAILLAGE'],
    [['maillage', '--no-sandbox', 'a.maillage', 'b.maillage'], '/travail/b.maillage'],
    [['maillage', '--ouvrir=a.maillage'], undefined],
    [['/opt/app.maillage'], undefined],
    [['maillage', 'a.maillage.txt', 'maillage'], undefined],
    [[], undefined],
  ])('%j → %s', (argv, attendu) => {
    expect(dossierDeArgv(argv, '/travail')).toBe(attendu === undefined ? undefined : resolve(attendu))
  })
})

describe('the window’s frame', () => {
  const ecran = { x: 0, y: 0, width: 1920, height: 1080 }
  const gauche = { x: -1280, y: 0, width: 1280, height: 1024 }
  const cadre = (x: number, y: number, width = 1280, height = 800): string =>
    JSON.stringify({ x, y, width, height, maximise: false })
  it('comes back where it was when a screen shows it', () => {
    expect(lireCadre(cadre(100, 50), [ecran])).toEqual({ x: 100, y: 50, width: 1280, height: 800, maximise: false })
    expect(lireCadre(cadre(-1200, 50), [ecran, gauche])).toBeDefined()
    expect(lireCadre(cadre(1800, 50), [ecran])).toBeDefined() // 120 pixels are left to catch it
  })
  it('is forgotten when its title bar would be out of reach', () => {
    for (const [x, y] of [
      [-1200, 50], // the left screen is unplugged: 80 pixels are left
      [1850, 50],
      [100, -20],
      [100, 1060],
      [5000, 5000],
    ] as const)
      expect(lireCadre(cadre(x, y), [ecran])).toBeUndefined()
    expect(lireCadre(cadre(100, 50), [])).toBeUndefined()
  })
  it('is forgotten when damaged', () => {
    for (const texte of [
      '',
      '{',
      'null',
      '[]',
      '{"x":1}',
      cadre(0, 0, 1, 1),
      '{"x":1e99,"y":0,"width":800,"height":600,"maximise":false}',
    ])
      expect(lireCadre(texte, [ecran])).toBeUndefined()
    fc.assert(fc.property(fc.json(), (texte) => lireCadre(texte, [ecran]) === undefined))
  })
})

const toutes = (menu: readonly EntreeMenu[]): EntreeMenu[] =>
  menu.flatMap((entree) => [entree, ...toutes(entree.submenu ?? [])])

describe.each([
  ['macOS', true],
  ['Windows et Linux', false],
])('the menus of %s', (_nom, mac) => {
  const recues: CommandeMenu[] = []
  const entrees = toutes(modeleMenu(mac, (commande) => recues.push(commande)))
  it('carry every command once', () => {
    for (const { click } of entrees) click?.()
    expect(recues.toSorted()).toEqual([...commandesMenu].toSorted())
  })
  it('bear no shortcut twice', () => {
    const raccourcis = entrees.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(raccourcis).size).toBe(raccourcis.length)
    expect(raccourcis).toEqual(
      expect.arrayContaining(['CmdOrCtrl+N', 'CmdOrCtrl+O', 'CmdOrCtrl+Z', 'CmdOrCtrl+K', 'CmdOrCtrl+Q']),
    )
  })
  it('leave the keys of undo and search to the window, which knows whether a text is being typed', () => {
    const laissees = entrees
      .filter(({ registerAccelerator }) => registerAccelerator === false)
      .map(({ label }) => label)
    expect(laissees).toEqual(['Annuler', 'Rétablir', 'Rechercher…'])
  })
  it('say everything in French', () => {
    for (const { label, type } of entrees) expect(type === 'separator' || (label ?? '') !== '').toBe(true)
  })
})
