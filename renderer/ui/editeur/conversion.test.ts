import fc from 'fast-check'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import type { Morceau, Paragraphe, Reference, Texte } from '../../../shared/document/plan/texte.ts'
import { aplatir, changerNature, memeNature, regrouper, remplacerSousLeCurseur } from './blocs.ts'
import { enDocument, enTexte } from './conversion.ts'

const style = fc.record(
  { gras: fc.constant(true as const), italique: fc.constant(true as const) },
  { requiredKeys: [] },
)
const chiffre: Reference = { indicateur: 'population', ou: { type: 'cpts' }, millesime: null, forme: 'valeur' }
const morceau: fc.Arbitrary<Morceau> = fc.oneof(
  fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), style).map(([texte, s]) => ({ texte, ...s })),
  fc.tuple(fc.string(), style).map(([vu, s]) => ({ chiffre, vu, ...s })),
)
/** Two pieces of one look are written as one. */
const morceaux = fc
  .array(morceau, { maxLength: 6 })
  .map((tous) =>
    tous.filter((un, i) => {
      const avant = tous[i - 1]
      return !(avant !== undefined && 'texte' in avant && 'texte' in un && look(avant) === look(un))
    }),
  )
  .filter((tous) =>
    tous.every((un, i) => {
      const avant = tous[i - 1]
      return avant === undefined || !('texte' in avant) || !('texte' in un) || look(avant) !== look(un)
    }),
  )
const look = (un: Extract<Morceau, { texte: string }>) => `${un.gras === true} ${un.italique === true}`
const paragraphe = fc.oneof(
  fc.record({ type: fc.constantFrom('paragraphe' as const, 'puce' as const, 'numero' as const), morceaux }),
  fc.record({ type: fc.constant('titre' as const), niveau: fc.integer({ min: 1, max: 3 }), morceaux }),
)
const texte: fc.Arbitrary<Texte> = fc
  .array(paragraphe as fc.Arbitrary<Paragraphe>, { maxLength: 12 })
  // Nothing written is one text, not two.
  .filter((tous) => !(tous.length === 1 && tous[0]?.type === 'paragraphe' && tous[0].morceaux.length === 0))

describe('a text and its document', () => {
  it('are the same text, whatever it holds', () => {
    fc.assert(
      fc.property(texte, (un) => {
        expect(enTexte(enDocument(un))).toEqual(un)
      }),
    )
  })

  it('keep neighbouring items in one list, and two kinds in two', () => {
    const puce = (mot: string): Paragraphe => ({ type: 'puce', morceaux: [{ texte: mot }] })
    const doc = enDocument([puce('un'), puce('deux'), { type: 'numero', morceaux: [{ texte: 'trois' }] }])
    expect(doc.childCount).toBe(2)
    expect(doc.child(0).childCount).toBe(2)
  })
})

describe('a text put in the place of another', () => {
  it('is the new one, and the caret stays in it', () => {
    fc.assert(
      fc.property(texte, texte, fc.nat(), (avant, apres, lieu) => {
        const doc = enDocument(avant)
        const blocs = aplatir(doc)
        const bloc = blocs[lieu % blocs.length]
        const selection = TextSelection.create(doc, bloc?.debut ?? 1)
        const { tr } = EditorState.create({ doc, selection })
        remplacerSousLeCurseur(tr, enDocument(apres))
        expect(enTexte(tr.doc)).toEqual(apres)
        expect(tr.selection.$from.parent.isTextblock).toBe(true)
        tr.doc.check()
      }),
    )
  })
})

describe('another kind of paragraph', () => {
  it('changes the selected ones alone, and loses no word', () => {
    const natures = [
      { type: 'puce', niveau: null },
      { type: 'numero', niveau: null },
      { type: 'titre', niveau: 2 },
    ] as const
    fc.assert(
      fc.property(texte, fc.constantFrom(...natures), fc.nat(), fc.nat(), (avant, nature, a, b) => {
        const doc = enDocument(avant)
        const blocs = aplatir(doc)
        const [debut = 0, fin = 0] = [a % blocs.length, b % blocs.length].sort((x, y) => x - y)
        const selection = TextSelection.create(doc, blocs[debut]?.debut ?? 1, blocs[fin]?.debut ?? 1)
        let apres = EditorState.create({ doc, selection })
        changerNature(nature)(apres, (tr) => {
          apres = apres.apply(tr)
        })
        apres.doc.check()
        const places = aplatir(apres.doc)
        expect(places.map(({ contenu }) => contenu.toString())).toEqual(blocs.map(({ contenu }) => contenu.toString()))
        const deja = blocs.slice(debut, fin + 1).every((bloc) => memeNature(bloc, nature))
        places.forEach((place, i) => {
          if (i < debut || i > fin) expect(memeNature(place, blocs[i] ?? place)).toBe(true)
          else expect(place.type).toBe(deja ? 'paragraphe' : nature.type)
        })
        expect(regrouper(places).eq(apres.doc)).toBe(true)
      }),
    )
  })
})
