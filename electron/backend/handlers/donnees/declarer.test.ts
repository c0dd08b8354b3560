/** A complete list of one CPTS cannot show that it is: the user says so, sees it said everywhere, and takes it back. */
import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { maillageError } from '../../../../test/maillage-error.ts'

const [GANNAT, EBREUIL, VICHY] = ['03118', '03107', '03310']
const TITRES =
  'Identification nationale PP|Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Code postal (coord. structure)|Code commune (coord. structure)|Code genre activité|'
const LISTE = `${TITRES}\n81|60|C||L||${GANNAT}|GENR01|\n82|60|C||L||${GANNAT}|GENR01|\n83|91|C||L||${GANNAT}|GENR01|\n`

async function atelier(choix: { readonly complete?: boolean } = {}) {
  const { backend, file } = await testBackend()
  const [fichier, cpts] = [file('a.maillage'), 'Sioule']
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: cpts, communes: [GANNAT, EBREUIL] }] })
  writeFileSync(file('ps.txt'), LISTE)
  const { sourceId: source, couverture } = await backend.call('dossier.importer', {
    fichier,
    source: file('ps.txt'),
    ...choix,
  })
  const portrait = () => backend.call('portrait.lire', { fichier, cpts })
  const nombre = async (code: string) => (await portrait()).professions.find((une) => une.code === code)?.effectif
  const points = async () => {
    const { points: tous } = await backend.call('dossier.verifier', { fichier })
    return tous.filter(({ code }) => code === 'liste-limitee').map(({ explication }) => explication)
  }
  const complete = async () => (await backend.call('donnees.sources', { fichier }))[0]?.complete
  const declarer = (oui: boolean) => backend.call('donnees.declarer', { fichier, source, complete: oui })
  return { backend, fichier, cpts, file, nombre, points, complete, declarer, portrait, couverture }
}

it('counts exactly what is declared, zero included, and nothing else; said in provenance, undone', async () => {
  const { backend, fichier, nombre, points, complete, declarer, portrait } = await atelier()
  expect(await nombre('60')).toMatchObject({ kind: 'interval', min: 2, max: null })
  expect(await complete()).toEqual({
    quoi: 'tous les infirmiers et tous les orthophonistes du territoire',
    declaree: false,
  })
  expect((await points()).join()).toContain('il ne dit rien des autres professions')
  const etat = await declarer(true)
  expect(etat.annuler).toBe('la déclaration de ps.txt')
  expect(await nombre('60')).toMatchObject({
    kind: 'known',
    value: 2,
    sources: [{ label: 'Annuaire Santé, extraction en libre accès, déclaré complet par l’utilisateur' }],
  })
  expect(await nombre('70')).toMatchObject({ kind: 'missing' })
  expect(await complete()).toMatchObject({ declaree: true })
  expect((await points()).join()).not.toContain('minimum')
  expect((await portrait()).passeport.map(({ label }) => label).join()).toContain('déclaré complet par l’utilisateur')
  // A commune added later is not of what was declared.
  await backend.call('territoire.modifier', { fichier, cpts: 'Sioule', ajouter: [VICHY] })
  expect(await nombre('60')).toMatchObject({ kind: 'interval', min: 2, max: null })
  await backend.call('dossier.annuler', { fichier })
  await backend.call('dossier.annuler', { fichier })
  expect(await nombre('60')).toMatchObject({ kind: 'interval', min: 2 })
  await declarer(true)
  await declarer(false)
  expect(await nombre('60')).toMatchObject({ kind: 'interval', min: 2 })
})

it('may be said with the import; of what is no list, it is refused', async () => {
  const { backend, fichier, nombre, file, couverture } = await atelier({ complete: true })
  expect(couverture).toMatchObject({ connues: 2, total: 2 })
  expect(await nombre('91')).toMatchObject({ kind: 'known', value: 1 })
  writeFileSync(file('pop.csv'), `CODGEO;PMUN21\n${GANNAT};5610\n${EBREUIL};1200\n`)
  const { sourceId } = await backend.call('dossier.importer', { fichier, source: file('pop.csv') })
  const refus = await maillageError(() =>
    backend.call('donnees.declarer', { fichier, source: sourceId, complete: true }),
  )
  expect(refus.titre).toBe('Cette source ne se déclare pas complète.')
})
