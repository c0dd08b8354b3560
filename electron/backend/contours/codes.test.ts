import { expect, it } from 'vitest'
import { trouverColonnes } from './codes.ts'

it('of two columns of codes, the one that tells more apart: arrondissements beside their city', () => {
  const deux = [
    { insee_com: '69123', code_arr: '69385', nom: 'Lyon 5e' },
    { insee_com: '69123', code_arr: '69389', nom: 'Lyon 9e' },
  ]
  expect(trouverColonnes(deux, () => true)).toMatchObject({ code: 'code_arr', reconnus: 2 })
  const communes = deux.map((une, i) => ({ ...une, insee_com: `0310${i}`, code_arr: '03' }))
  expect(trouverColonnes(communes, () => true)).toMatchObject({ code: 'insee_com', reconnus: 2 })
})
