import { expect, it } from 'vitest'
import { reunirControles } from './controles-reunis.ts'
import type { Check } from './portrait-types.ts'

const controle = (level: Check['level'], titre: string): Check => ({ code: 'perimetre', level, titre, explication: '' })

it('says each finding once, the gravest first', () => {
  const a = controle('information', 'A')
  const b = controle('attention', 'B')
  expect(reunirControles([a, b], [{ ...a }])).toEqual([b, a])
})
