import { expect, it } from 'vitest'
import { chiffresPerdus, lirePlat, nommeChiffres, type Offerts } from './texte-plat.ts'

const offert = (indicateur: string, lieu: string, texte: string): Offerts[number] => ({
  reference: {
    indicateur,
    ou: lieu === 'CPTS' ? { type: 'cpts' } : { type: 'secteur', secteur: 1 },
    millesime: null,
    forme: 'unite',
  },
  theme: 'Population',
  libelle: 'Population',
  lieu,
  texte,
})
const OFFERTS = [offert('population', 'CPTS', '900 habitants'), offert('population', 'Sud, est', '100 habitants')]

it('names live figures, and nothing else is a markup but titles and lists', () => {
  const lu = lirePlat('# Un titre\n[[population]] ici,\ndont [[population, Sud, est]].\n\n- a * b\n1. <c>', OFFERTS)
  expect(lu).toEqual([
    { type: 'titre', niveau: 1, morceaux: [{ texte: 'Un titre' }] },
    {
      type: 'paragraphe',
      morceaux: [
        { chiffre: OFFERTS[0]?.reference, vu: '900 habitants' },
        { texte: ' ici, dont ' },
        { chiffre: OFFERTS[1]?.reference, vu: '100 habitants' },
        { texte: '.' },
      ],
    },
    { type: 'puce', morceaux: [{ texte: 'a * b' }] },
    { type: 'numero', morceaux: [{ texte: '<c>' }] },
  ])
  expect(() => lirePlat('[[population, Nord]]', OFFERTS)).toThrow('[[population, Nord]]')
  expect([nommeChiffres('[1] [a](b)'), nommeChiffres('[[x]]')]).toEqual([false, true])
})

it('tells the live figures that a text has no more', () => {
  const avant = lirePlat('[[population]] et [[population, Sud, est]]', OFFERTS)
  expect(chiffresPerdus(avant, lirePlat('900 habitants, [[population, Sud, est]]', OFFERTS))).toEqual(['900 habitants'])
  expect(chiffresPerdus(null, lirePlat('rien', OFFERTS))).toEqual([])
})
