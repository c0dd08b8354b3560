/** `start:web` as a process of its own: what it prints, what it refuses, how it ends. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
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

/** `TMPDIR`: a folder of its own, where the other hosts of this machine put nothing. */
function lancer(TMPDIR: string, ...options: string[]): Lance {
  const enfant = spawn(process.execPath, [HOTE, '--sans-navigateur', ...options], {
    env: { ...process.env, TMPDIR },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let texte = ''
  for (const flux of [enfant.stdout, enfant.stderr])
    flux.on('data', (morceau: Buffer) => {
      texte += morceau.toString()
    })
  onTestFinished(() => void enfant.kill('SIGKILL'))
  return { enfant, sortie: () => texte, fin: new Promise((finir) => enfant.on('close', finir)) }
}

function dossiersDeTest(): {
  readonly options: string[]
  readonly dossiers: string
  readonly temporaire: string
} {
  const racine = tempFolder()
  const temporaire = join(racine, 'temporaire')
  mkdirSync(temporaire)
  mkdirSync(join(racine, 'fenetre'))
  writeFileSync(join(racine, 'fenetre/index.html'), '<!doctype html>')
  const dossiers = join(racine, 'dossiers')
  const options = ['--dossiers', dossiers, '--bibliotheque', join(racine, 'b'), '--fenetre', join(racine, 'fenetre')]
  return { options, dossiers, temporaire }
}

const adresseDe = async (lance: Lance): Promise<string> => {
  await expect.poll(lance.sortie).toContain('Pour fermer')
  return /http:\S+/.exec(lance.sortie())?.[0] ?? ''
}

describe('the web host as a process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints its address, then on %s closes its dossiers and leaves nothing',
    async (signal) => {
      const { options, dossiers, temporaire } = dossiersDeTest()
      const lance = lancer(temporaire, ...options)
      const { port, cookie } = await entrer(await adresseDe(lance))
      expect(readdirSync(temporaire)).toEqual([expect.stringMatching(/^maillage-[0-9a-f]{6}-\d+-[0-9a-f]{8}$/)])
      const entetes = { cookie, 'content-type': 'application/json' }
      const appel = (methode: string, corps: string): ReturnType<typeof demander> =>
        demander(port, { methode: 'POST', chemin: `/api/${methode}`, entetes, corps })
      await appel('exemple.creer', '{"id":"venissieux","fichier":"a.maillage"}')
      await appel('dossier.ouvrir', '{"fichier":"a.maillage"}')
      lance.enfant.kill(signal)
      expect(await lance.fin).toBe(0)
      expect(lance.sortie()).toContain('Maillage est fermé.')
      expect(readdirSync(dossiers)).toEqual(['a.maillage'])
      expect(readdirSync(temporaire)).toEqual([])
    },
  )
  it('says in French that a port is taken', async () => {
    const { options, temporaire } = dossiersDeTest()
    const premier = lancer(temporaire, ...options)
    const { port } = new URL(await adresseDe(premier))
    const second = lancer(temporaire, ...options, '--port', port)
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
