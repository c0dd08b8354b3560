import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { ApiError, ARRETE, enErreur, INATTENDU, REPONSE_ILLISIBLE } from './erreurs.ts'

const REFUS = {
  kind: 'dossier-occupe',
  titre: 'Ce dossier est ouvert ailleurs.',
  explication: 'Un autre Maillage l’écrit.',
  issue: 'Fermez l’autre fenêtre.',
} as const

describe('words for a failure', () => {
  let console_: MockInstance
  beforeEach(() => {
    console_ = vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => console_.mockRestore())

  it('a refusal keeps its own', () => {
    expect(enErreur(new ApiError(REFUS))).toBe(REFUS)
    expect(enErreur(REFUS)).toBe(REFUS)
    expect(console_).not.toHaveBeenCalled()
  })

  it('what the user stopped is not a failure', () => {
    expect(enErreur(AbortSignal.abort().reason)).toBe(ARRETE)
  })

  it('a technical cause goes to the console, never to the screen', () => {
    const cause = new TypeError("Cannot read properties of undefined (reading 'nom')")
    expect(enErreur(cause)).toBe(INATTENDU)
    expect(console_).toHaveBeenCalledWith(cause)
    for (const autre of ['boom', null, undefined, 404, { titre: 'seul' }]) expect(enErreur(autre)).toBe(INATTENDU)
  })

  it('an answer that does not fit the contract says so in words, its detail to the console', () => {
    const detail = new Error('expected number at population.value')
    const { explication } = enErreur(new ApiError(REPONSE_ILLISIBLE, detail))
    expect(explication).not.toContain('expected')
    expect(console_).toHaveBeenCalledWith(detail)
  })
})
