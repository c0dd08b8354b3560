/** The command, the screen « Contrôles » and the printed diagnostic say the same points. */
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { readPdf, squeeze } from '../../../../test/read-back.ts'

/** Saint-Martin-d’Hères, Eybens and Poisat touch each other; Voiron is 20 km away, in another EPCI. */
const COMMUNES = ['38421', '38158', '38309', '38563']

describe('points to watch of the diagnostic', () => {
  it('are those of the screen, in the same order', async () => {
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
    expect(texte).toContain(squeeze('Les contrôles de cohérence relèvent 4 points.'))
    const places = ecran.map(({ titre }) => texte.indexOf(squeeze(titre.replaceAll("'", '’'))))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
})
