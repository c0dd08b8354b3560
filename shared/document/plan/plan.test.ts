/** Sections, live figures and what changed since: hand-worked, on facts of our own making. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activite, commune, type Essai, faits } from '../../../test/facts.ts'
import { entree, flat, texte as mots } from '../../../test/portraits.ts'
import type { Faits } from '../../domain/chiffres/faits.ts'
import { buildPortrait } from '../../domain/portrait.ts'
import { buildContrat } from '../contrat.ts'
import { buildDiagnostic } from '../diagnostic.ts'
import { buildFiche } from '../fiche.ts'
import type { Block, DocumentModel, Inline } from '../model.ts'
import { chiffresDe, ecrire } from './chiffres.ts'
import { enClair } from './conversion.ts'
import { decouper, toutes } from './decouper.ts'
import { appliquer, referencesDe } from './editions.ts'
import { repondre, signaux } from './signaux.ts'
import { cleReference, type Editions, type Morceau, type Reference, type Texte } from './texte.ts'

const NBSP = '\u00a0'
const A = (population: number) => commune('03118', population, 30, { annees: { 2016: 5000 } })
const B = commune('03310', 24_000, 6, { annees: { 2016: 25_000 } })
const essai = (population: number, deux = true): Faits =>
  faits({
    communes: deux ? [A(population), B] : [A(population)],
    secteurs: deux
      ? [
          { id: 1, nom: 'Sud', couleur: null, communes: ['03310'] },
          { id: 2, nom: 'Nord', couleur: null, communes: ['03118'] },
        ]
      : [],
    offre: {
      source: { label: 'Annuaire', millesime: '2026-05-12', file: 'ps.txt', line: null },
      couverture: new Set(['03118', '03310']),
      activites: [activite('a', '60', '03118'), activite('a', '60', '03310'), activite('b', '60', '03310')],
    },
  } satisfies Essai)

const BATIR = [buildFiche, buildDiagnostic, buildContrat]
const documents = (F: Faits): DocumentModel[] => BATIR.map((batir) => batir(entree({ portrait: buildPortrait(F) })))
const RIEN: Editions = { sections: {}, textes: {}, ordres: {} }

function inlines(blocs: readonly Block[]): Inline[] {
  return flat(blocs).flatMap((un) => (un.type === 'paragraph' ? un.content : un.type === 'list' ? un.items.flat() : []))
}

const CPTS = { type: 'cpts' } as const
const habitants: Reference = { indicateur: 'PMUN', ou: CPTS, millesime: null, forme: 'unite' }
const puce = (reference: Reference, vu: string): Morceau => ({ chiffre: reference, vu })
const para = (...morceaux: Morceau[]): Texte => [{ type: 'paragraphe', morceaux }]
const dire = (F: Faits, ...textes: Texte[]) => chiffresDe(F, referencesDe(textes))

describe('the plan of a document', () => {
  it.each([
    [6000, true],
    [6000, false],
    [1, false],
  ])('writes each figure of a sentence as the engine does (%i inhabitants)', (population, deux) => {
    const F = essai(population, deux)
    const chips = documents(F).flatMap(({ blocks }) =>
      inlines(blocks).flatMap((un) => (typeof un !== 'string' && un.chiffre !== undefined ? [un] : [])),
    )
    expect(chips.length).toBeGreaterThan(8)
    for (const { text, chiffre } of chips)
      expect([cleReference(chiffre as Reference), ecrire(F, chiffre as Reference).texte]).toEqual([
        cleReference(chiffre as Reference),
        text,
      ])
  })

  it('changes nothing where nothing is edited, and each section has an id of its own', () => {
    for (const model of documents(essai(6000))) {
      const apres = appliquer(model, RIEN, {})
      expect(mots(apres.blocks)).toBe(mots(model.blocks))
      expect(flat(apres.blocks).map(({ type }) => type)).toEqual(flat(model.blocks).map(({ type }) => type))
      const sections = toutes(decouper(model.blocks))
      expect(sections.length).toBeGreaterThan(4)
      for (const une of flat(model.blocks)) if (une.type === 'heading') expect(une.id).toBeDefined()
    }
  })

  it('switches off, retitles, orders and adds; chapters carry what is under them', () => {
    const [, diagnostic] = documents(essai(6000))
    const editions: Editions = {
      sections: {
        territoire: { titre: null, titreGenere: 'Territoire', active: false, propre: null },
        population: { titre: 'Les habitants', titreGenere: 'Population', active: true, propre: null },
        'perso.1': { titre: 'À nous', titreGenere: null, active: true, propre: { parent: null } },
      },
      textes: { 'perso.1': { corps: { texte: para({ texte: 'Nos mots.' }), genere: null } } },
      ordres: { '': ['sources', 'perso.1', 'population'] },
    }
    const titres = flat(appliquer(diagnostic as DocumentModel, editions, {}).blocks).flatMap((un) =>
      un.type === 'heading' && un.level === 1 ? [un.text] : [],
    )
    // The three named keep their order; the others stay after the one they followed.
    expect(titres).toEqual(['Identité', 'Sources, millésimes et méthode', 'À nous', 'Les habitants', 'Offre de soins'])
  })

  it('keeps the words of a section that is not generated any more, under its last title', () => {
    const [, diagnostic] = documents(essai(6000, false))
    const editions: Editions = {
      sections: { 'population.secteurs': { titre: null, titreGenere: 'Secteurs', active: true, propre: null } },
      textes: { 'population.secteurs': { secteurs: { texte: para({ texte: 'Le Sud a sa maison.' }), genere: [] } } },
      ordres: {},
    }
    expect(mots(appliquer(diagnostic as DocumentModel, editions, {}).blocks)).toMatch(
      /Secteurs[\s\S]*Le Sud a sa maison\./,
    )
  })

  it('prints any text as typed', () => {
    const [fiche] = documents(essai(6000))
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (quoi) => {
        const texte = `#let x = $1$ <b>${quoi}</b> *_\`\\ \u202e`
        const editions: Editions = {
          ...RIEN,
          textes: { communes: { avant: { texte: para({ texte, gras: true }, puce(habitants, 'x')), genere: null } } },
        }
        const blocs = flat(
          appliquer(fiche as DocumentModel, editions, dire(essai(6000), para(puce(habitants, 'x')))).blocks,
        )
        expect(blocs).toContainEqual({
          type: 'paragraph',
          content: [{ text: texte, strong: true }, `30\u202f000${NBSP}habitants`],
        })
      }),
      { numRuns: 50 },
    )
  })
})

describe('what changed since', () => {
  const avant = para({ texte: 'Le territoire compte ' }, puce(habitants, `30\u202f000${NBSP}habitants`), { texte: '.' })
  const [ancien, nouveau] = [`30\u202f000${NBSP}habitants`, `31\u202f000${NBSP}habitants`]
  const F = essai(7000)

  it('a live figure says its new value by itself; accepted it is seen, kept it is frozen', () => {
    const texte = para({ texte: 'Nous sommes ' }, puce(habitants, ancien), { texte: '\u00a0!' })
    const chiffres = dire(F, texte, avant)
    expect(enClair(texte, chiffres)).toBe(`Nous sommes ${nouveau}\u00a0!`)
    const [signal, ...autres] = signaux({ texte, genere: avant }, avant, chiffres)
    expect(autres).toEqual([])
    expect(signal).toMatchObject({ type: 'chiffre', ancien, nouveau })
    if (signal === undefined) throw new Error('no signal')
    const vu = repondre({ texte, genere: avant }, avant, chiffres, signal, 'accepter')
    expect(vu && signaux(vu, avant, chiffres)).toEqual([])
    const fige = repondre({ texte, genere: avant }, avant, chiffres, signal, 'garder')
    expect(fige && enClair(fige.texte, chiffres)).toBe(`Nous sommes ${ancien}\u00a0!`)
    expect(fige && signaux(fige, avant, chiffres)).toEqual([])
  })

  it.each([
    ['in its place', 'Le territoire compte 30\u00a0000 habitants.'],
    ['in its place, rounded by hand', 'Le territoire compte environ 30\u202f100 habitants.'],
    ['elsewhere, as it was', 'Ici vivent, dit-on depuis longtemps, 30 000 habitants, et des vaches.'],
  ])('a number typed %s is told when the figure moves', (_ou, tape) => {
    const texte = para({ texte: tape })
    const chiffres = dire(F, avant)
    const [signal, ...autres] = signaux({ texte, genere: avant }, avant, chiffres)
    expect(autres).toEqual([])
    expect(signal).toMatchObject({ type: 'saisi', nouveau })
    if (signal === undefined) throw new Error('no signal')
    const vivant = repondre({ texte, genere: avant }, avant, chiffres, signal, 'accepter')
    expect(vivant && enClair(vivant.texte, chiffres)).toBe(tape.replace(/30.\d00 habitants/u, nouveau))
    expect(vivant && signaux(vivant, avant, chiffres)).toEqual([])
    const garde = repondre({ texte, genere: avant }, avant, chiffres, signal, 'garder')
    expect(garde?.texte).toEqual(texte)
    expect(garde && signaux(garde, avant, chiffres)).toEqual([])
    // The next move is told again.
    expect(garde && signaux(garde, avant, dire(essai(8000), avant))).toHaveLength(1)
  })

  it('says nothing while the figure does not move', () => {
    expect(
      signaux({ texte: para({ texte: '30 000 habitants' }), genere: avant }, avant, dire(essai(6000), avant)),
    ).toEqual([])
  })

  it('another generated wording is told; accepted it replaces, kept it is agreed with', () => {
    const texte = para({ texte: 'Mes mots.' })
    const apres = para({ texte: 'La population est de ' }, puce(habitants, ancien), { texte: '.' })
    const chiffres = dire(essai(6000), apres)
    const [signal] = signaux({ texte, genere: avant }, apres, chiffres)
    expect(signal).toMatchObject({ type: 'texte', ancien: `Le territoire compte ${ancien}.` })
    if (signal === undefined) throw new Error('no signal')
    expect(repondre({ texte, genere: avant }, apres, chiffres, signal, 'accepter')).toBeNull()
    const garde = repondre({ texte, genere: avant }, apres, chiffres, signal, 'garder')
    expect(garde && signaux(garde, apres, chiffres)).toEqual([])
  })

  it('agrees the unit with its number; the words around are the user’s', () => {
    const communes: Reference = { indicateur: 'communes', ou: CPTS, millesime: null, forme: 'unite' }
    const texte = para({ texte: 'Nos ' }, puce(communes, `2${NBSP}communes`), { texte: ' travaillent.' })
    expect(enClair(texte, dire(essai(6000, false), texte))).toBe(`Nos 1${NBSP}commune travaillent.`)
    const part: Reference = { ...habitants, ou: { type: 'commune', code: '03118' }, forme: 'part', avec: { ou: CPTS } }
    const ecart: Reference = { ...part, forme: 'ecart' }
    const croissance: Reference = { ...habitants, forme: 'croissance', avec: { millesime: '2016' } }
    const F6 = essai(6000)
    // 6 000 / 30 000; 6 000 − 30 000; 30 000 then, 30 000 now.
    expect([part, ecart, croissance].map((une) => ecrire(F6, une).texte)).toEqual([
      `20,0${NBSP}%`,
      `−24\u202f000${NBSP}habitants`,
      `0,0${NBSP}%`,
    ])
    expect(ecrire(F6, { ...habitants, ou: { type: 'secteur', secteur: 9 } }).texte).toBe('chiffre non disponible')
  })
})
