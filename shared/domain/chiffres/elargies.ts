/** What the list named, is only a part of a commune, and is counted with the whole: said with each figure. */
import { phraseElargissement } from '../elargissements.ts'
import { PUBLIE } from '../publies.ts'
import type { Quantity } from '../quantity.ts'
import type { Faits } from './faits.ts'
import { memoriser } from './memoire.ts'
import type { Territoire } from './territoire.ts'

export function phrasesElargies(faits: Faits): { readonly code: string; readonly phrase: string }[] {
  return memoriser(faits, 'elargies', () =>
    faits.elargissements.flatMap((un) => {
      const commune = faits.infos.find(({ code }) => code === un.code)
      return commune === undefined ? [] : [{ code: un.code, phrase: phraseElargissement(un, commune.nom) }]
    }),
  )
}

/** A published figure was counted by whoever published it. */
export function direElargie(faits: Faits, ou: Territoire, quantity: Quantity): Quantity {
  if (quantity.kind === 'missing' || quantity.formula.startsWith(PUBLIE)) return quantity
  const phrases = phrasesElargies(faits).filter(
    ({ code, phrase }) => ou.communes.includes(code) && !quantity.formula.includes(phrase),
  )
  if (phrases.length === 0) return quantity
  return { ...quantity, formula: [quantity.formula, ...phrases.map(({ phrase }) => phrase)].join('\u00a0; ') }
}
