import { describe, expect, it } from 'vitest'
import { NosAppels } from './auteurs.ts'

describe('a change of a dossier', () => {
  it('is ours while we ask something of it, and for a second after; of another dossier, never', () => {
    const appels = new NosAppels()
    expect(appels.peutEtreNous('a.maillage', 0)).toBe(false)
    const finir = appels.noter('a.maillage', () => 5000)
    const autre = appels.noter('a.maillage', () => 5500)
    expect(appels.peutEtreNous('a.maillage', 1)).toBe(true)
    expect(appels.peutEtreNous('b.maillage', 1)).toBe(false)
    finir()
    expect(appels.peutEtreNous('a.maillage', 99_000)).toBe(true) // the other one is still under way
    autre()
    expect(appels.peutEtreNous('a.maillage', 6499)).toBe(true)
    expect(appels.peutEtreNous('a.maillage', 6500)).toBe(false)
  })
})
