import { describe, expect, it } from 'vitest'
import { NosAppels } from './auteurs.ts'

describe('a change of a dossier', () => {
  it('is ours while we write to it, and for a second after; of another dossier, or when we only read, never', () => {
    const appels = new NosAppels()
    appels.noter('portrait.lire', 'a.maillage')
    expect(appels.peutEtreNous('a.maillage', 0)).toBe(false)
    const finir = appels.noter('dossier.importer', 'a.maillage', () => 5000)
    const autre = appels.noter('dossier.importer', 'a.maillage', () => 5500)
    expect(appels.peutEtreNous('a.maillage', 1)).toBe(true)
    expect(appels.peutEtreNous('b.maillage', 1)).toBe(false)
    finir()
    expect(appels.peutEtreNous('a.maillage', 99_000)).toBe(true) // the other one is still under way
    autre()
    expect(appels.peutEtreNous('a.maillage', 6499)).toBe(true)
    expect(appels.peutEtreNous('a.maillage', 6500)).toBe(false)
  })
})
