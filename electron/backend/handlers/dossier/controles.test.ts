/** The command and the screen « Contrôles » say the same points; they are words of the program, and none is printed. */
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { readPdf, squeeze } from '../../../../test/read-back.ts'

/** Saint-Martin-d’Hères, Eybens and Poisat touch each other; Voiron is 20 km away, in another EPCI. */
const COMMUNES = ['38421', '38158', '38309', '38563']

describe('points to watch', () => {
  it('are those of the screen for the command, and stay out of the diagnostic', async () => {
    const { backend, file } = await testBackend()
    const fichier = file('a.maillage')
    await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Essai', communes: COMMUNES }] })
    const essai = { fichier, cpts: 'Essai' }
    const { points: ecran } = await backend.call('dossier.verifier', essai) // the window
    expect((await backend.call('dossier.verifier', { fichier })).points).toEqual(ecran) // the command
    expect(ecran.map(({ code }) => code)).toEqual(['non-contigu', 'epci-coupe', 'epci-coupe', 'couverture'])

    const { base64 } = await backend.call('document.composer', { ...essai, document: 'diagnostic', format: 'pdf' })
    const pdf = await readPdf(new Uint8Array(Buffer.from(base64, 'base64')))
    const texte = squeeze(pdf.pages.map((page) => page.text).join('\n'))
    expect(texte).toContain(squeeze('Diagnostic territorial'))
    for (const { titre } of ecran) expect(texte).not.toContain(squeeze(titre.replaceAll("'", '’')))
  })
})
