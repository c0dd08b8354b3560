import { describe, expect, it } from 'vitest'
import { nomCopie, nomLibre } from './nom-fichier.ts'

describe('the file name of a new dossier', () => {
  it('is made of plain letters', () => {
    expect(nomLibre('CPTS Entre Limagne & Livradois', [])).toBe('cpts-entre-limagne-livradois.maillage')
    expect(nomLibre('  L’Île-d’Yeu / Évaux ', [])).toBe('l-ile-d-yeu-evaux.maillage')
  })

  it('is never one that exists, whatever its folder and its case', () => {
    expect(nomLibre('Sud', ['/home/a/sud.maillage'])).toBe('sud-2.maillage')
    expect(nomLibre('Sud', ['C:\\Dossiers\\SUD.maillage', 'sud-2.maillage'])).toBe('sud-3.maillage')
  })

  it('never climbs, hides, runs or grows without end', () => {
    expect(nomLibre('../../etc/passwd', [])).toBe('etc-passwd.maillage')
    expect(nomLibre('.cache', [])).toBe('cache.maillage')
    expect(nomLibre('<img src=x onerror=…>', [])).toBe('img-src-x-onerror.maillage')
    expect(nomLibre('日本', [])).toBe('dossier.maillage')
    expect(nomLibre('a'.repeat(200), [])).toBe(`${'a'.repeat(60)}.maillage`)
  })
})

describe('the name of a copy', () => {
  it('says so, and counts the copies of copies', () => {
    expect(nomCopie('Sud')).toBe('Sud (copie)')
    expect(nomCopie('Sud (copie)')).toBe('Sud (copie 2)')
    expect(nomCopie('Sud (copie 9)')).toBe('Sud (copie 10)')
    expect(nomCopie('Sud (copie) bis')).toBe('Sud (copie) bis (copie)')
  })

  it('fits a name of the contract', () => {
    expect(nomCopie('a'.repeat(200))).toBe(`${'a'.repeat(192)} (copie)`)
  })
})
