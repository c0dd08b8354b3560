/** What a killed process left goes; what a living one makes, and whatever is not ours, stays. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../../test/temp-folder.ts'
import { balayerBrouillons, balayerTemporaires, brouillonDe, nomTemporaire } from './brouillons.ts'
import { ecrireEntier, ecrireFlux, ecrireTexte, sansRemplacer } from './entier.ts'

const MODULE = resolve(import.meta.dirname, 'brouillons.ts')

/** Another process that begins a draft of `chemin`, and lives until it is killed. */
async function autre(chemin: string): Promise<{ readonly brouillon: string; tuer(): Promise<void> }> {
  const script = `
    import { writeFileSync } from 'node:fs'
    import { brouillonDe } from ${JSON.stringify(MODULE)}
    const brouillon = brouillonDe(${JSON.stringify(chemin)})
    for (const suite of ['', '-journal']) writeFileSync(brouillon + suite, 'NOM Prénom')
    process.stdout.write(brouillon)
    setInterval(() => {}, 1000)`
  const enfant = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const fin = new Promise<void>((finir) => enfant.once('close', () => finir()))
  onTestFinished(() => void enfant.kill('SIGKILL'))
  const brouillon = await new Promise<string>((dire) => enfant.stdout.once('data', (texte) => dire(String(texte))))
  return {
    brouillon,
    async tuer() {
      enfant.kill('SIGKILL')
      await fin
    },
  }
}

describe('a draft', () => {
  it('stays while its process lives, and goes at the next writing in its folder once it was killed', async () => {
    const dossier = tempFolder()
    const { brouillon, tuer } = await autre(join(dossier, 'Diagnostic.pdf'))
    balayerBrouillons(dossier)
    ecrireTexte(join(dossier, 'autre.csv'), 'a')
    expect(existsSync(brouillon)).toBe(true)
    await tuer()
    await ecrireFlux(join(dossier, 'autre.csv'), new Uint8Array([98]))
    expect(readdirSync(dossier)).toEqual(['autre.csv'])
    expect(readFileSync(join(dossier, 'autre.csv'), 'utf8')).toBe('b')
  })

  it('of another computer stays a day: its process cannot be asked for', () => {
    const dossier = tempFolder()
    const ailleurs = brouillonDe(join(dossier, 'a.pdf')).replace(/\.[0-9a-f]{6}-\d+-/, '.000000-1-')
    writeFileSync(ailleurs, '')
    balayerBrouillons(dossier)
    expect(existsSync(ailleurs)).toBe(true)
    const avantHier = Date.now() / 1000 - 2 * 24 * 3600
    utimesSync(ailleurs, avantHier, avantHier)
    balayerBrouillons(dossier)
    expect(existsSync(ailleurs)).toBe(false)
  })

  it('is told from the files of the user, whatever their names', () => {
    const dossier = tempFolder()
    const siens = [
      '.a.tmp',
      'a.brouillon',
      '.a.brouillon',
      '.a.abcdef-12.brouillon',
      '.brouillon',
      'x.abcdef-1-00000000.brouillon',
    ]
    for (const nom of siens) writeFileSync(join(dossier, nom), '')
    balayerBrouillons(dossier)
    balayerTemporaires(dossier)
    expect(readdirSync(dossier).sort()).toEqual([...siens].sort())
  })

  it('is made for any name that a file may have', () => {
    const dossier = tempFolder()
    const nom = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((un) => !/[/\\\0:*?"<>|]|^\.+$/.test(un) && Buffer.byteLength(un) < 250)
    fc.assert(
      fc.property(nom, (un) => {
        const brouillon = brouillonDe(join(dossier, un))
        expect(dirname(brouillon)).toBe(dossier)
        expect(Buffer.byteLength(basename(brouillon))).toBeLessThan(255)
      }),
    )
    const long = 'é'.repeat(110)
    ecrireTexte(join(dossier, long), 'a')
    expect(readdirSync(dossier)).toEqual([long])
  })
})

describe('a private folder', () => {
  it('goes with its process', async () => {
    const dossier = tempFolder()
    const { brouillon, tuer } = await autre(join(dossier, 'x'))
    const marque = /\.([0-9a-f]{6}-\d+-[0-9a-f]{8})\.brouillon$/.exec(brouillon)?.[1]
    const [sien, notre] = [join(dossier, `maillage-${marque}`), join(dossier, nomTemporaire())]
    for (const un of [sien, notre]) mkdirSync(un)
    writeFileSync(join(sien, 'PS_LibreAcces.txt'), 'NOM Prénom')
    balayerTemporaires(dossier)
    expect([existsSync(sien), existsSync(notre)]).toEqual([true, true])
    await tuer()
    balayerTemporaires(dossier)
    expect([existsSync(sien), existsSync(notre)]).toEqual([false, true])
  })
})

describe('a whole file', () => {
  it('takes no place when its writing fails, and leaves nothing', async () => {
    const dossier = tempFolder()
    const chemin = join(dossier, 'a.txt')
    ecrireTexte(chemin, 'avant')
    expect(() =>
      ecrireEntier(chemin, (brouillon) => {
        writeFileSync(brouillon, 'moitié')
        writeFileSync(`${brouillon}-journal`, 'moitié')
        throw new Error('plein')
      }),
    ).toThrow('plein')
    const mots = function* (): Generator<string> {
      yield 'moitié'
      throw new Error('plein')
    }
    await expect(ecrireFlux(chemin, mots())).rejects.toThrow('plein')
    expect(() => ecrireEntier(chemin, (b) => writeFileSync(b, 'autre'), sansRemplacer)).toThrow('EEXIST')
    expect([readdirSync(dossier), readFileSync(chemin, 'utf8')]).toEqual([['a.txt'], 'avant'])
    ecrireEntier(join(dossier, 'b.txt'), (b) => writeFileSync(b, 'neuf'), sansRemplacer)
    expect(readFileSync(join(dossier, 'b.txt'), 'utf8')).toBe('neuf')
  })
})
