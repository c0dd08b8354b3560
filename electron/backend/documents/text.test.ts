import { describe, expect, it } from 'vitest'
import { ordinaux } from './text.ts'

const exposants = (text: string): string[] =>
  ordinaux(text)
    .filter((part) => part.exposant)
    .map((part) => part.text)

describe('ordinals', () => {
  it.each([
    ['le 1er octobre, la 1re année, le 21e rang', ['er', 're', 'e']],
    ['Lyon 5e', ['e']],
    ['63001e, 2e.csv, a1er, 1ère, 12 et 3 entrées, version-2e', []],
  ])('%s', (text, attendus) => {
    expect(exposants(text)).toEqual(attendus)
    expect(
      ordinaux(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })
})
