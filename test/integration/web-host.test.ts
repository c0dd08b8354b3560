/** `start:web` as a process of its own: what it prints, what it refuses, how it ends. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { demander, entrer } from '../client-http.ts'
import { tempFolder } from '../temp-folder.ts'

const HOTE = resolve(import.meta.dirname, '../../electron/hosts/web.ts')

interface Lance {
  readonly enfant: ChildProcess
  readonly sortie: () => string
  /** Exit code, null when a signal killed it. */
  readonly fin: Promise<number | null>
}

function lancer(...options: string[]): Lance {
  const enfant = spawn(process.execPath, [HOTE, '--sans-navigateur', ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
  let texte = ''
  for (const flux of [enfant.stdout, enfant.stderr])
    flux.on('data', (morceau: Buffer) => {
      texte += morceau.toString()
    })
  onTestFinished(() => void enfant.kill('SIGKILL'))
  return { enfant, sortie: () => texte, fin: new Promise((finir) => enfant.on('close', finir)) }
}

function dossiersDeTest(): { readonly options: string[]; readonly dossiers: string } {
  const racine = tempFolder()
  mkdirSync(join(racine, 'fenetre'))
  writeFileSync(join(racine, 'fenetre/index.html'), '<!doctype html>')
  const dossiers = join(racine, 'dossiers')
  const options = ['--dossiers', dossiers, '--bibliotheque', join(racine, 'b'), '--fenetre', join(racine, 'fenetre')]
  return { options, dossiers }
}

const adresseDe = async (lance: Lance): Promise<string> => {
  await expect.poll(lance.sortie, { timeout: 20_000 }).toContain('Pour fermer')
  return /http:\S+/.exec(lance.sortie())?.[0] ?? ''
}

const temporaires = (): string[] => readdirSync(tmpdir()).filter((nom) => /^maillage-web-\w{6}$/.test(nom))

describe('the web host as a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints its address, then on %s closes its dossiers and leaves nothing',
    async (signal) => {
      const { options, dossiers } = dossiersDeTest()
      const avant = new Set(temporaires())
      const lance = lancer(...options)
      const { port, cookie } = await entrer(await adresseDe(lance))
      const siens = temporaires().filter((nom) => !avant.has(nom))
      expect(siens).not.toEqual([])
      const entetes = { cookie, 'content-type': 'application/json' }
      const appel = (methode: string, corps: string): ReturnType<typeof demander> =>
        demander(port, { methode: 'POST', chemin: `/api/${methode}`, entetes, corps })
      await appel('exemple.creer', '{"id":"venissieux","fichier":"a.maillage"}')
      await appel('dossier.ouvrir', '{"fichier":"a.maillage"}')
      lance.enfant.kill(signal)
      expect(await lance.fin).toBe(0)
      expect(lance.sortie()).toContain('Maillage est fermé.')
      expect(readdirSync(dossiers)).toEqual(['a.maillage'])
      expect(siens.filter((nom) => existsSync(join(tmpdir(), nom)))).toEqual([])
    },
  )
  it('says in French that a port is taken', async () => {
    const { options } = dossiersDeTest()
    const premier = lancer(...options)
    const { port } = new URL(await adresseDe(premier))
    const second = lancer(...options, '--port', port)
    expect(await second.fin).toBe(2)
    expect(second.sortie()).toContain(`Le port ${port} n’est pas libre.`)
  })
  it.each([
    [['--port', 'abc'], 2, 'Ces options ne conviennent pas.'],
    [['--port', '70000'], 2, 'Ces options ne conviennent pas.'],
    [['--inconnue'], 2, 'Usage\u00A0:'],
    [['--dossiers', '/dev/null/x'], 1, 'Ce répertoire ne peut pas servir.'],
  ])('refuses %j', (options, code, texte) => {
    const { status, stderr } = spawnSync(process.execPath, [HOTE, '--sans-navigateur', ...options], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([code, expect.stringContaining(texte)])
    expect(stderr).not.toMatch(/ {4}at /)
  })
})
