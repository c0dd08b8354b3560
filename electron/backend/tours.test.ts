import { expect, it } from 'vitest'
import { Tours } from './tours.ts'

const impatient = () => new Error('trop long')

it('one at a time, in the order they came; another key does not wait; a failure gives its place', async () => {
  const tours = new Tours()
  const faits: string[] = []
  let finir = (): void => {}
  const long = tours.a(
    'a',
    () => new Promise<void>((fini) => (finir = fini)).then(() => void faits.push('1')),
    impatient,
  )
  const rate = tours.a('a', () => Promise.reject(new Error('raté')), impatient)
  const dernier = tours.a('a', async () => void faits.push('3'), impatient)
  await tours.a('b', async () => void faits.push('b'), impatient)
  expect(faits).toEqual(['b'])
  finir()
  await long
  await expect(rate).rejects.toThrow('raté')
  await dernier
  await tours.a('a', async () => void faits.push('4'), impatient)
  expect(faits).toEqual(['b', '1', '3', '4'])
})

it('whoever waits too long runs nothing, and those behind still have their turn', async () => {
  const tours = new Tours(0)
  let finir = (): void => {}
  const long = tours.a('a', () => new Promise<void>((fini) => (finir = fini)), impatient)
  await expect(tours.a('a', () => Promise.reject(new Error('never')), impatient)).rejects.toThrow('trop long')
  finir()
  await long
  expect(await tours.a('a', async () => 'libre', impatient)).toBe('libre')
})
