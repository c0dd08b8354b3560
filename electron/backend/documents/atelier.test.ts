/** The thread that composes documents: same bytes as in place, accidents, giving up, renewal. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { portrait } from '../../../test/portraits.ts'
import { readPdf } from '../../../test/read-back.ts'
import type { Progres } from '../fils/messages.ts'
import { AtelierDocuments, SUR_PLACE } from './atelier.ts'
import type { Matiere } from './matiere.ts'

const FRAGILE = new URL('../../../test/fixtures/ouvrier-fragile.ts', import.meta.url)

function atelier(reglages: ConstructorParameters<typeof AtelierDocuments>[0] = {}): AtelierDocuments {
  const ouvert = new AtelierDocuments(reglages)
  onTestFinished(() => ouvert.fermer())
  return ouvert
}

const AUCUNE = { sections: {}, textes: {}, ordres: {} }

function matiere(nom = 'Val de test', document: Matiere['document'] = 'fiche'): Matiere {
  return {
    document,
    portrait: portrait({ nom }),
    carte: { voisins: [], land: null },
    reglages: {},
    editions: AUCUNE,
    chiffres: {},
    textes: {},
    date: '2026-03-01',
  }
}

const erreurDe = async (travail: Promise<unknown>): Promise<MaillageError> => {
  const erreur = await travail.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  if (!(erreur instanceof MaillageError)) throw new Error(`expected a MaillageError, got ${String(erreur)}`)
  return erreur
}
const texteDe = (octets: Uint8Array): string => new TextDecoder().decode(octets)
const debut = (octets: Uint8Array): string => texteDe(octets.subarray(0, 5))

describe('the workshop of documents', () => {
  it('gives the very bytes that would be made in place, and tells its steps', async () => {
    const ici = await SUR_PLACE.composer(matiere(), 'pdf')
    const etapes: Progres[] = []
    const onProgress = (progres: Progres): unknown => etapes.push(progres)
    const la = await atelier().composer(matiere(), 'pdf', { onProgress })
    expect(Buffer.from(la).equals(Buffer.from(ici))).toBe(true)
    expect(etapes).toEqual([
      { step: 'Cartes et tableaux', done: 1, total: 3 },
      { step: 'Mise en page', done: 2, total: 3 },
    ])
  })

  it('composes what is asked at once one after the other, each its own', async () => {
    const ouvert = atelier()
    const noms = ['Val d’Allier', 'Sud-Est grenoblois', 'Aunis Sud']
    const [word, ...pdf] = await Promise.all([
      ouvert.composer(matiere('Vénissieux'), 'docx'),
      ...noms.map((nom) => ouvert.composer(matiere(nom), 'pdf')),
    ])
    expect(texteDe(word.subarray(0, 2))).toBe('PK')
    for (const [i, octets] of pdf.entries()) expect((await readPdf(octets)).info.Title).toContain(noms[i])
  })

  it.each([
    ['ends', 'Panne'],
    ['throws where nobody catches', 'Exception'],
    ['breaks its instance of Typst', 'Instance'],
  ])('a thread that %s is an error in French; the next documents are composed', async (_, nom) => {
    const ouvert = atelier({ ouvrier: FRAGILE })
    const [panne, suivant] = await Promise.all([
      erreurDe(ouvert.composer(matiere(nom), 'pdf')),
      ouvert.composer(matiere(), 'pdf'),
    ])
    expect(panne.body).toMatchObject({ kind: 'interne', titre: 'Le document n’a pas pu être composé.' })
    expect(panne.cause).toBeDefined()
    expect(debut(suivant)).toBe('%PDF-')
    expect(debut(await ouvert.composer(matiere(), 'pdf'))).toBe('%PDF-')
  })

  it.each([
    ['has stopped by itself', 60_000],
    ['is stopped', 0],
  ])('giving up is answered at once; the next document comes when the thread %s', async (_, patience) => {
    const ouvert = atelier({ patience })
    const arret = new AbortController()
    const abandonne = ouvert.composer(matiere('Val de test', 'diagnostic'), 'pdf', {
      signal: arret.signal,
      onProgress: () => arret.abort(),
    })
    expect((await erreurDe(abandonne)).body.kind).toBe('annule')
    expect(debut(await ouvert.composer(matiere(), 'pdf'))).toBe('%PDF-')
  })

  it('a thread that does not listen is stopped after a while, and the next document is composed', async () => {
    const ouvert = atelier({ ouvrier: FRAGILE, patience: 10 })
    const arret = new AbortController()
    const sourd = ouvert.composer(matiere('Sourd'), 'pdf', { signal: arret.signal })
    const suivant = ouvert.composer(matiere(), 'pdf')
    setTimeout(() => arret.abort(), 100)
    expect((await erreurDe(sourd)).body.kind).toBe('annule')
    expect(debut(await suivant)).toBe('%PDF-')
  })

  it('giving up while waiting disturbs nobody', async () => {
    const ouvert = atelier()
    const arret = new AbortController()
    const premier = ouvert.composer(matiere(), 'pdf')
    const second = erreurDe(ouvert.composer(matiere(), 'pdf', { signal: arret.signal }))
    const troisieme = ouvert.composer(matiere(), 'pdf')
    arret.abort()
    expect((await second).body.kind).toBe('annule')
    const deja = erreurDe(ouvert.composer(matiere(), 'pdf', { signal: AbortSignal.abort() }))
    expect((await deja).body.kind).toBe('annule')
    expect([debut(await premier), debut(await troisieme)]).toEqual(['%PDF-', '%PDF-'])
  })

  it('renews its thread after so many documents, or when one holds too much', async () => {
    const ouvert = atelier({ ouvrier: FRAGILE, documents: 2, memoire: 1e9 })
    const fils: string[] = []
    for (const nom of ['Fil', 'Fil', 'Fil', 'Fil lourd', 'Fil lourd', 'Fil'])
      fils.push(texteDe(await ouvert.composer(matiere(nom), 'pdf')))
    const rangs = fils.map((fil) => [...new Set(fils)].indexOf(fil))
    expect(rangs).toEqual([0, 0, 1, 1, 2, 3])
  })

  it('starts anew after having been closed for want of work', async () => {
    const ouvert = atelier({ ouvrier: FRAGILE, repos: 1 })
    const premier = texteDe(await ouvert.composer(matiere('Fil'), 'pdf'))
    await expect
      .poll(async () => {
        await new Promise((suite) => setTimeout(suite, 20))
        return texteDe(await ouvert.composer(matiere('Fil'), 'pdf'))
      })
      .not.toBe(premier)
  })
})
