import { expect, it } from 'vitest'
import { formatOctets } from './octets.ts'

it.each([
  [0, '0\u00a0octet'],
  [999, '999\u00a0octets'],
  [1000, '1,0\u00a0ko'],
  [9949, '9,9\u00a0ko'],
  [9950, '10\u00a0ko'],
  [999_499, '999\u00a0ko'],
  [999_500, '1,0\u00a0Mo'],
  [1_234_567, '1,2\u00a0Mo'],
  [2_500_000_000, '2,5\u00a0Go'],
])('writes %d octets as %s', (octets, wanted) => {
  expect(formatOctets(octets)).toBe(wanted)
})
