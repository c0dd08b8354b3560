import { expect, test } from 'vitest'
import { couleurSecteur, couleurSure, couleursDeClasses, luminance, rampe } from './couleurs.ts'

test('the ramp darkens at every step, whatever the number of classes', () => {
  for (let n = 2; n <= 7; n++) {
    const lumieres = rampe(n).map(luminance)
    expect(lumieres).toHaveLength(n)
    for (let i = 1; i < n; i++) expect(lumieres[i - 1]).toBeGreaterThan((lumieres[i] ?? 1) + 0.03)
  }
  expect(rampe(5)).toEqual(['#e4efe7', '#b9d8c8', '#84b9a7', '#4d9285', '#1f6a63'])
  expect(rampe(1)).toHaveLength(1)
})

// Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB.
const VISIONS = {
  ordinaire: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopie: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopie: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopie: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

function lab(hex: string, m: readonly number[]): number[] {
  const l = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  const [r = 0, g = 0, b = 0] = [0, 3, 6].map((k) =>
    Math.max(0, (m[k] ?? 0) * (l[0] ?? 0) + (m[k + 1] ?? 0) * (l[1] ?? 0) + (m[k + 2] ?? 0) * (l[2] ?? 0)),
  )
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

test.each(Object.entries(VISIONS))('sector colours stay apart: %s', (_, matrice) => {
  for (let i = 0; i < 10; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [lab(couleurSecteur(i), matrice), lab(couleurSecteur(j), matrice)]
      const ecart = Math.hypot(...a.map((v, k) => v - (b[k] ?? 0)))
      expect(ecart, `${i} and ${j}`).toBeGreaterThan(i < 6 ? 14 : 11)
    }
  }
})

const ecartLab = (x: string, y: string, matrice: readonly number[]): number => {
  const [a, b] = [lab(x, matrice), lab(y, matrice)]
  return Math.hypot(...a.map((v, k) => v - (b[k] ?? 0)))
}

test.each(Object.entries(VISIONS))('losses, gains and zero stay apart: %s', (_, matrice) => {
  const couleurs = couleursDeClasses([-4, -3, -2, -1, 1, 2, 3, 4])
  expect(couleurs).toHaveLength(7)
  for (let i = 0; i < 7; i++)
    for (let j = 0; j < i; j++)
      expect(ecartLab(couleurs[i] ?? '', couleurs[j] ?? '', matrice), `${i} and ${j}`).toBeGreaterThan(14)
})

test('the same shade says the same rank on both sides of zero', () => {
  const [perte, ...gains] = couleursDeClasses([-1, 0, 1, 2, 3])
  expect(gains).toEqual(couleursDeClasses([-3, -2, -1, 0, 1, 2, 3]).slice(3))
  // The only class of losses is as pale as the first of gains.
  expect(perte).toBe(couleursDeClasses([-3, -2, -1, 0, 1, 2, 3])[2])
  expect(couleursDeClasses([-3, -2, -1]).map(luminance)[0]).toBeLessThan(
    luminance(couleursDeClasses([-3, -2, -1])[1] ?? ''),
  )
  expect(couleursDeClasses([0, 1, 2])).toEqual(rampe(2))
  expect(couleursDeClasses([])).toEqual([])
})

test('only plain hexadecimal colours reach the drawing', () => {
  expect(couleurSure('#1f5c57', '#000')).toBe('#1f5c57')
  expect(couleurSure('#abc', '#000')).toBe('#abc')
  for (const mauvaise of ['red', '#12', 'url(https://a.b/c)', '#1f5c57"/><script/>', '', null, undefined])
    expect(couleurSure(mauvaise, '#000')).toBe('#000')
})
