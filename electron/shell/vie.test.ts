/** What the shell decides over its life: which dossier to open when, what to do with a page that dies, what it writes. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { EvenementHote } from '../../shared/contract/transport.ts'
import { tempFolder } from '../../test/temp-folder.ts'
import { ecrireFlux } from '../disque/entier.ts'
import { creerClientPort } from './client-port.ts'
import { pourquoi } from './ecrire.ts'
import { Ouvertures } from './ouvertures.ts'
import { creerPannes } from './pannes.ts'

function ouvertures(): { readonly faits: string[]; readonly o: Ouvertures } {
  const faits: string[] = []
  const o = new Ouvertures({
    creerFenetre: () => faits.push('crée'),
    montrerFenetre: () => faits.push('montre'),
    ouvrir: (fichier) => faits.push(fichier),
  })
  return { faits, o }
}

describe('a dossier to open', () => {
  it('given to the launch waits for the page to hear', () => {
    const { faits, o } = ouvertures()
    o.demander('a.maillage') // before the application is ready
    expect(faits).toEqual([])
    o.applicationPrete()
    expect(faits).toEqual(['crée'])
    o.pageChargee()
    expect(faits).toEqual(['crée', 'a.maillage'])
    o.pagePerdue()
    o.pageChargee()
    expect(faits).toHaveLength(2) // opened once: the page keeps its own place
  })
  it('double-clicked later is opened at once, in front', () => {
    const { faits, o } = ouvertures()
    o.applicationPrete()
    o.pageChargee()
    o.demander('b.maillage')
    expect(faits).toEqual(['crée', 'montre', 'b.maillage'])
  })
  it('double-clicked while the page loads, or loads anew, is not lost; the last one wins', () => {
    const { faits, o } = ouvertures()
    o.applicationPrete()
    o.demander('a.maillage')
    o.demander('b.maillage')
    o.pageChargee()
    o.pagePerdue()
    o.demander('c.maillage')
    expect(faits).toEqual(['crée', 'montre', 'montre', 'b.maillage', 'montre'])
    o.pageChargee()
    expect(faits.at(-1)).toBe('c.maillage')
  })
  it('asked for without a window (macOS) opens one', () => {
    const { faits, o } = ouvertures()
    o.applicationPrete()
    o.pageChargee()
    o.fenetreFermee()
    o.demander('a.maillage')
    expect(faits).toEqual(['crée', 'crée'])
    o.pageChargee()
    expect(faits.at(-1)).toBe('a.maillage')
  })
  it('a second launch without a dossier only shows the window', () => {
    const { faits, o } = ouvertures()
    o.applicationPrete()
    o.pageChargee()
    o.demander()
    expect(faits).toEqual(['crée', 'montre'])
  })
})

it('what the page was told before it listened, it hears once, whoever of it listens first', async () => {
  const client = creerClientPort()
  const ouvrir: EvenementHote = { type: 'ouvrir', fichier: '/a.maillage' }
  client.annoncer(ouvrir)
  const recus: [string, EvenementHote][] = []
  client.abonner((evenement) => recus.push(['un', evenement]))
  client.abonner((evenement) => recus.push(['deux', evenement]))
  await expect.poll(() => recus.length).toBe(2)
  expect(recus).toEqual([
    ['un', ouvrir],
    ['deux', ouvrir],
  ])
  client.abonner((evenement) => recus.push(['trois', evenement]))
  client.annoncer({ type: 'commande', commande: 'chercher' })
  await new Promise((suite) => setTimeout(suite, 10))
  expect(recus).toHaveLength(5)
})

it('a page that dies three times in a minute is no longer loaded again unasked', () => {
  const juger = creerPannes()
  expect([0, 59_000, 118_000].map(juger)).toEqual(['recharger', 'recharger', 'recharger'])
  expect([118_500, 119_500].map(juger)).toEqual(['demander', 'recharger']) // 59 000 is 59.5 s old; then counted anew
  expect([120_000, 121_000].map(juger)).toEqual(['recharger', 'demander'])
})

describe('a file that the window saves', () => {
  it('replaces the former one whole, or leaves it', async () => {
    const dossier = tempFolder()
    const chemin = join(dossier, 'fiche.pdf')
    writeFileSync(chemin, 'ancienne')
    await ecrireFlux(chemin, new Uint8Array([1, 2]))
    expect([...readFileSync(chemin)]).toEqual([1, 2])
    mkdirSync(join(dossier, 'pris.pdf'))
    await expect(ecrireFlux(join(dossier, 'pris.pdf'), new Uint8Array([1]))).rejects.toThrow()
    await expect(ecrireFlux(join(dossier, 'absent/x.pdf'), new Uint8Array([1]))).rejects.toThrow('ENOENT')
    expect(readdirSync(dossier).toSorted()).toEqual(['fiche.pdf', 'pris.pdf'])
  })
  it.each([
    ['EBUSY', /autre logiciel/],
    ['ENOSPC', /disque est plein/],
    ['EACCES', /protégé/],
    ['EIO', /autre répertoire/],
  ])('%s is said in plain words', (code, mots) => {
    expect(pourquoi(Object.assign(new Error(code), { code }))).toMatch(mots)
    expect(pourquoi(null)).toMatch(/autre répertoire/)
  })
})
