import { describe, expect, it } from 'vitest'
import { MaillageError } from '../contract/errors.ts'
import { insecables } from './typographie.ts'

describe('insecables', () => {
  it('ties high punctuation and quotation marks to their words', () => {
    expect(insecables('« Gannat » : 5 % ; non ? oui !')).toBe(
      '«\u00A0Gannat\u00A0»\u00A0: 5\u00A0%\u00A0; non\u00A0? oui\u00A0!',
    )
  })

  it('leaves right what is right, and names as they are written', () => {
    const right = '«\u00A0Gannat\u00A0»\u00A0: 35\u202F565'
    expect(insecables(right)).toBe(right)
    expect(insecables("C:\\l'été\\a.csv, https://exemple.fr")).toBe("C:\\l'été\\a.csv, https://exemple.fr")
  })
})

describe('MaillageError', () => {
  it('carries sentences with the spaces of French typography, whoever wrote them', () => {
    const { body } = new MaillageError('territoire', 'Non !', '« X » : rien.', 'Choisissez : A ; B.')
    expect(body).toEqual({
      kind: 'territoire',
      titre: 'Non\u00A0!',
      explication: '«\u00A0X\u00A0»\u00A0: rien.',
      issue: 'Choisissez\u00A0: A\u00A0; B.',
    })
  })
})
