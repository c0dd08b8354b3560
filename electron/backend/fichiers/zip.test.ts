import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maillageError } from '../../../test/maillage-error.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { faireZip, type MembreFait } from '../../../test/zip-files.ts'
import { lireMembre, lireMembreEntier } from './membre.ts'
import { octetsDe } from './octets.ts'
import { zipRange } from './range.ts'
import { type EntreeZip, lireRepertoire } from './zip.ts'

const texte = (contenu: string): Buffer => Buffer.from(contenu)
const noms = (zip: Buffer): string[] => lireRepertoire('a.zip', octetsDe(zip)).map(({ nom }) => nom)

async function flux(archive: string | Buffer, entree: EntreeZip): Promise<Buffer> {
  const morceaux: Buffer[] = []
  for await (const morceau of lireMembre('a.zip', archive, entree)) morceaux.push(Buffer.from(morceau))
  return Buffer.concat(morceaux)
}

/** Every way to read every member. */
async function contenus(zip: Buffer): Promise<Record<string, string>> {
  const chemin = join(tempFolder(), 'a.zip')
  writeFileSync(chemin, zip)
  const lus: Record<string, string> = {}
  for (const entree of lireRepertoire('a.zip', octetsDe(zip))) {
    const entier = lireMembreEntier('a.zip', octetsDe(zip), entree, 1e9)
    expect((await flux(chemin, entree)).equals(entier)).toBe(true)
    expect((await flux(zip, entree)).equals(entier)).toBe(true)
    lus[entree.nom] = entier.toString('utf8')
  }
  return lus
}

const DEUX: readonly MembreFait[] = [
  { nom: 'a.csv', contenu: texte('CODGEO;PMUN\n') },
  { nom: 'dossier/b.txt', contenu: texte('x'.repeat(3_000_000)), methode: 0 },
]
const LUS = { 'a.csv': 'CODGEO;PMUN\n', 'dossier/b.txt': 'x'.repeat(3_000_000) }

describe('archives', () => {
  it('are read deflated and stored, from disk and from memory', async () => {
    expect(await contenus(faireZip(DEUX))).toEqual(LUS)
  })

  it('are read in Zip64 and behind a comment', async () => {
    expect(await contenus(faireZip(DEUX, { zip64: true }))).toEqual(LUS)
    expect(await contenus(faireZip(DEUX, { commentaire: 'Insee PK\x05\x06 2024' }))).toEqual(LUS)
  })

  it('are read as they were stored by us', async () => {
    const membres = [
      ['é.csv', texte('a;b')],
      ['vide.txt', texte('')],
    ] as const
    expect(await contenus(zipRange(membres))).toEqual({ 'é.csv': 'a;b', 'vide.txt': '' })
  })

  it('give back any content', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 5 }),
        fc.boolean(),
        async (tous, grand) => {
          const zip = faireZip(
            tous.map((octets, i) => ({ nom: `${i}`, contenu: Buffer.from(octets), methode: i % 2 === 0 ? 8 : 0 })),
            { zip64: grand },
          )
          for (const [i, entree] of lireRepertoire('a.zip', octetsDe(zip)).entries())
            expect([...(await flux(zip, entree))]).toEqual([...(tous[i] ?? [])])
        },
      ),
      { numRuns: 50 },
    )
  })

  it('name their files in UTF-8, in DOS letters and in windows-1252', () => {
    const nom = (octets: number[], forme: Partial<MembreFait>) =>
      noms(faireZip([{ nom: Buffer.from(octets), contenu: texte('x'), ...forme }]))[0]
    expect(nom([...Buffer.from('été.csv')], { drapeaux: 0 })).toBe('été.csv')
    // é is 0x82, è 0x8A, ç 0x87 on code pages 437 and 850; É is 0x90.
    expect(nom([0x90, 0x74, 0x82, 0x2e, 0x63, 0x73, 0x76], { drapeaux: 0, systeme: 0 })).toBe('Été.csv')
    // é is 0xE9 in windows-1252.
    expect(nom([0xe9, 0x74, 0xe9, 0x2e, 0x63, 0x73, 0x76], { drapeaux: 0, systeme: 3 })).toBe('été.csv')
    expect(nom([0xe9, 0x74, 0xe9], { drapeaux: 0, systeme: 0 })).toBe('été')
  })

  it('leave out folders and macOS leftovers, keep a path that climbs as a mere name, show no control character', () => {
    const zip = faireZip(
      ['dossier/', '__MACOSX/._a.csv', 'b/._c.csv', '.DS_Store', '../../etc/passwd', 'a\u202Evsc.csv', 'c\\d.csv'].map(
        (nom) => ({
          nom,
          contenu: texte('x'),
        }),
      ),
    )
    expect(noms(zip)).toEqual(['../../etc/passwd', 'a\uFFFDvsc.csv', 'c/d.csv'])
  })
})

describe('refused archives', () => {
  it('cut anywhere, in 50 places, say so', async () => {
    const zip = faireZip(DEUX.map((membre) => ({ ...membre, methode: 8 })))
    for (let i = 0; i < 50; i++) {
      const coupe = zip.subarray(0, Math.floor((zip.length * i) / 50))
      expect((await maillageError(() => lireRepertoire('a.zip', octetsDe(coupe)))).kind).toBe('fichier-abime')
    }
  })

  it('with a byte changed anywhere in a member never give a wrong content', async () => {
    const contenu = texte(Array.from({ length: 500 }, (_, i) => `${i * 7919};`).join(''))
    const zip = faireZip([{ nom: 'a.csv', contenu }])
    const debut = 30 + 'a.csv'.length
    const fin = debut + deflateRawSync(contenu).length
    for (let i = 0; i < 50; i++) {
      const change = Buffer.from(zip)
      const at = debut + Math.floor(((fin - debut) * i) / 50)
      change[at] = (change[at] ?? 0) ^ 0x10
      const [entree] = lireRepertoire('a.zip', octetsDe(change))
      if (entree === undefined) throw new Error('no member')
      expect(await maillageError(() => flux(change, entree))).toMatchObject({ kind: 'fichier-abime' })
      expect(await maillageError(() => lireMembreEntier('a.zip', octetsDe(change), entree, 1e9))).toMatchObject({
        kind: 'fichier-abime',
      })
    }
  })

  const un = async (membre: Partial<MembreFait>) => {
    const zip = faireZip([{ nom: 'a.csv', contenu: texte('CODGEO'), ...membre }])
    const [entree] = lireRepertoire('a.zip', octetsDe(zip))
    if (entree === undefined) throw new Error('no member')
    const corps = await maillageError(() => flux(zip, entree))
    expect(await maillageError(() => lireMembreEntier('a.zip', octetsDe(zip), entree, 5e9))).toEqual(corps)
    return corps
  }

  it('with a password, an unknown method, or a size that lies', async () => {
    expect(await un({ drapeaux: 0x801 })).toMatchObject({
      kind: 'fichier-illisible',
      titre: expect.stringContaining('mot de passe'),
    })
    expect(await un({ methode: 12 })).toMatchObject({
      kind: 'fichier-illisible',
      explication: expect.stringContaining('méthode 12'),
    })
    expect(await un({ octets: 5 })).toMatchObject({ kind: 'fichier-abime' })
    expect(await un({ octets: 7 })).toMatchObject({ kind: 'fichier-abime' })
  })

  it('announcing 4 GB and more are not opened', async () => {
    const zip = faireZip([{ nom: 'rpps.txt', contenu: texte('x'), octets: 10e9 }], { zip64: true })
    const [entree] = lireRepertoire('a.zip', octetsDe(zip))
    if (entree === undefined) throw new Error('no member')
    expect(entree.octets).toBe(10e9)
    expect(await maillageError(() => flux(zip, entree))).toMatchObject({
      kind: 'fichier-abime',
      explication: expect.stringContaining('plus de 4\u00A0Go'),
    })
  })

  it('that inflate beyond all measure are stopped on the way, whatever they announced', async () => {
    // 200 MB of zeros in 0.2 MB: one thousand times.
    const bombe = deflateRawSync(Buffer.alloc(200e6))
    const zip = faireZip([{ nom: 'a.csv', contenu: texte('x'), comprime: bombe, octets: 50e6 }])
    const [entree] = lireRepertoire('a.zip', octetsDe(zip))
    if (entree === undefined) throw new Error('no member')
    let sortis = 0
    const corps = await maillageError(async () => {
      for await (const morceau of lireMembre('a.zip', zip, entree)) sortis += morceau.length
    })
    expect(corps).toMatchObject({ kind: 'fichier-abime', explication: expect.stringContaining('250 fois') })
    expect(sortis).toBeLessThan(70e6)
    const franche = faireZip([{ nom: 'a.csv', contenu: texte('x'), comprime: bombe, octets: 200e6 }])
    const [annoncee] = lireRepertoire('a.zip', octetsDe(franche))
    if (annoncee === undefined) throw new Error('no member')
    expect((await maillageError(() => flux(franche, annoncee))).explication).toContain('250 fois')
  })

  it('in several volumes, or with more files than data ever has', async () => {
    const zip = faireZip(DEUX)
    zip.writeUInt16LE(1, zip.length - 22 + 4)
    expect((await maillageError(() => lireRepertoire('a.zip', octetsDe(zip)))).titre).toContain('morceaux')
    const foule = faireZip(Array.from({ length: 10_001 }, (_, i) => ({ nom: `${i}`, contenu: texte(''), methode: 0 })))
    expect((await maillageError(() => lireRepertoire('a.zip', octetsDe(foule)))).titre).toContain('trop de fichiers')
  })
})
