/** A dossier made from codes: numbers that are codes and postcodes too are codes, and that is told. */
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { maillageError } from '../../../../test/maillage-error.ts'

async function creer(communes: string[]) {
  const { backend, file } = await testBackend()
  const fichier = file('a.maillage')
  const { remarques } = await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Essai', communes }] })
  const { cpts } = await backend.call('dossier.chiffres', { fichier })
  return { codes: cpts[0]?.communes.map(({ code }) => code), remarques }
}

describe('numbers that are codes and postcodes', () => {
  it('alone: the code, and a remark', async () => {
    // 03190: code of Moulins, postcode of Hérisson and ten others.
    const { codes, remarques } = await creer(['03190'])
    expect(codes).toEqual(['03190'])
    expect(remarques).toEqual(['03190 est lu comme le code Insee de Moulins\u00A0; c’est aussi un code postal.'])
  })

  it('beside one that is only a code: no remark; beside one that is only a postcode: a postcode', async () => {
    expect((await creer(['03190', '03118'])).remarques).toEqual([])
    const refus = await maillageError(() => creer(['03190', '03800'])) // 03800 is the postcode of Gannat
    expect(refus.explication).toContain('Hérisson')
  })
})
