import fc from 'fast-check'
import { expect, it } from 'vitest'
import { abreger, comparerMots } from './mots.ts'

const texte = fc
  .array(fc.constantFrom('le ', 'la ', '1\u202f200', ', ', 'aujourd’hui', ' ', '.', 'été ', '\n'))
  .map((un) => un.join(''))

it('what stays and goes is the text before, what stays and comes the one after', () => {
  fc.assert(
    fc.property(texte, texte, (avant, apres) => {
      const morceaux = comparerMots(avant, apres)
      const sans = (etat: string) =>
        morceaux
          .filter((un) => un.etat !== etat)
          .map((un) => un.texte)
          .join('')
      expect([sans('ajoute'), sans('retire')]).toEqual([avant, apres])
      if (avant === apres) expect(morceaux.every(({ etat }) => etat === 'meme')).toBe(true)
    }),
  )
})

it('a number with its thousands and its decimals is one word', () => {
  expect(comparerMots('Ils sont 22\u202f779 ici.', 'Ils sont 25\u202f987,5 ici.')).toEqual([
    { texte: 'Ils sont ', etat: 'meme' },
    { texte: '22\u202f779', etat: 'retire' },
    { texte: '25\u202f987,5', etat: 'ajoute' },
    { texte: ' ici.', etat: 'meme' },
  ])
})

it('texts that share little are one change between what they begin and end with', () => {
  const mots = (sorte: string) => Array.from({ length: 3000 }, (_, n) => `${sorte}${n} `).join('')
  const chiffre = (sorte: string) => mots(sorte).replaceAll(/\d/g, (un) => 'abcdefghij'[Number(un)] ?? '')
  const [a, b] = [chiffre('x'), chiffre('y')]
  expect(comparerMots(`Début ${a}fin`, `Début ${b}fin`)).toEqual([
    { texte: 'Début ', etat: 'meme' },
    { texte: a.trimEnd(), etat: 'retire' },
    { texte: b.trimEnd(), etat: 'ajoute' },
    { texte: ' fin', etat: 'meme' },
  ])
})

it('keeps a few whole words around a change', () => {
  const mots = 'un deux trois quatre cinq six sept huit neuf dix'
  const morceaux = comparerMots(`${mots} A ${mots}`, `${mots} B ${mots}`)
  expect(abreger(morceaux, 10).map((un) => un.texte)).toEqual(['… neuf dix ', 'A', 'B', ' un deux …'])
})
