/** A newer year beside the older one: nothing is lost, the newest data are published whatever came first. */

import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { communesEntieres } from '../../../../test/liste-entiere.ts'
import { ensureReference } from '../../reference/ensure.ts'
import { openReference } from '../../reference/reference.ts'

const GANNAT = '03118'

async function atelier() {
  const { backend, file } = await testBackend()
  const fichier = file('a.maillage')
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Sioule', communes: [GANNAT] }] })
  const importer = async (nom: string, texte: string, millesime?: string): Promise<number> => {
    writeFileSync(file(nom), `${texte}\n`)
    const choix = millesime === undefined ? {} : { millesime }
    return (await backend.call('dossier.importer', { fichier, source: file(nom), ...choix })).sourceId
  }
  return { backend, fichier, importer, portrait: () => backend.call('portrait.lire', { fichier, cpts: 'Sioule' }) }
}

/** Of the whole Allier. */
const rpps = async (infirmiers: number) => {
  const reference = openReference(await ensureReference())
  const lieux = communesEntieres(reference, ['03'], [GANNAT])
  reference.close()
  return [
    'Identification nationale PP|Code profession|Code catégorie professionnelle|Code savoir-faire|Code mode exercice|Code postal (coord. structure)|Code commune (coord. structure)|Code genre activité|',
    ...Array.from({ length: infirmiers }, (_, i) => `81${i}|60|C||L|03800|${GANNAT}|GENR01|`),
    ...lieux.map(({ code }, i) => `82${i}|60|C||L||${code}|GENR01|`),
  ].join('\n')
}

describe('two years of one file', () => {
  it('in one file are said in the list of sources, from the first to the last', async () => {
    const { importer, portrait } = await atelier()
    await importer('plusieurs.csv', 'CODGEO;P22_POP;P16_POP;P22_POP0014\n03118;5650;5700;800')
    const { passeport } = await portrait()
    expect(passeport.find(({ file }) => file === 'plusieurs.csv')?.millesime).toBe('2016 à 2022')
  })

  it('leave the embedded populations among the sources while one commune is counted from them', async () => {
    const { backend, fichier, importer, portrait } = await atelier()
    const incluses = async () =>
      (await portrait()).passeport.filter(({ file }) => file === null).map(({ label }) => label)
    await importer('pop2023.csv', 'COM;PMUN\n03118;5600', '2023')
    expect(await incluses()).toEqual(['Code officiel géographique'])
    await backend.call('territoire.modifier', { fichier, cpts: 'Sioule', ajouter: ['03053'] })
    expect(await incluses()).toEqual(['Code officiel géographique', 'Populations municipales'])
  })

  it('of populations stand side by side, the year being chosen', async () => {
    const { backend, fichier, importer, portrait } = await atelier()
    await importer('pop2025.csv', 'COM;PMUN\n03118;5650', '2025')
    await importer('pop2024.csv', 'COM;PMUN\n03118;5630', '2024')
    const parAnnee = async () =>
      (await portrait()).populations.flatMap(({ millesime, population }) =>
        population.kind === 'known' && millesime >= '2024' ? [[millesime, population.value]] : [],
      )
    expect(await parAnnee()).toEqual([
      ['2024', 5630],
      ['2025', 5650],
    ])
    await backend.call('dossier.choisir', { fichier, millesime: '2024' })
    expect((await portrait()).population).toMatchObject({ value: 5630, millesime: '2024' })
  })

  it('of professionals: the newest date is published even when it came first, and the older shows the gap', async () => {
    const { backend, fichier, importer, portrait } = await atelier()
    const infirmiers = async () => (await portrait()).professions.find(({ code }) => code === '60')?.effectif
    const recent = await importer('PS_LibreAcces_Personne_activite_20260512.txt', await rpps(5))
    await importer('PS_LibreAcces_Personne_activite_20250110.txt', await rpps(4))
    expect(await infirmiers()).toMatchObject({ value: 5, millesime: '2026-05-12' })
    const { sources, professions } = await backend.call('offre.comparer', { fichier, cpts: 'Sioule' })
    expect(sources.map(({ millesime, retenue }) => [millesime, retenue])).toEqual([
      ['2026-05-12', true],
      ['2025-01-10', false],
    ])
    expect(professions[0]?.autres).toMatchObject([{ effectif: { value: 4 }, ecart: -1, ecartRelatif: -0.2 }])
    const carte = await backend.call('carte.valeurs', { fichier, cpts: 'Sioule', figure: 'profession:60' })
    expect(carte.valeurs).toEqual([5])
    // What the removal of the newer one would change is told before it is done.
    const effets = await backend.call('donnees.effets', { fichier, retirer: recent })
    expect(effets.chiffres).toContainEqual(
      expect.objectContaining({ chiffre: 'Infirmiers', avant: '5\u00a0personnes', apres: '4\u00a0personnes' }),
    )
    expect(effets.documents).toContain('Diagnostic')
    await backend.call('donnees.retirer', { fichier, source: recent })
    expect(await infirmiers()).toMatchObject({ value: 4, millesime: '2025-01-10' })
  })

  it('the map follows the source that is chosen', async () => {
    const { backend, fichier, importer } = await atelier()
    await importer('PS_LibreAcces_Personne_activite_20260512.txt', await rpps(5))
    const ancien = await importer('PS_LibreAcces_Personne_activite_20250110.txt', await rpps(4))
    await backend.call('offre.retenir', { fichier, source: ancien })
    const carte = await backend.call('carte.valeurs', { fichier, cpts: 'Sioule', figure: 'profession:60' })
    expect(carte.valeurs).toEqual([4])
  })

  it('of other figures: the newest year is shown, the older one under it', async () => {
    const { backend, fichier, importer, portrait } = await atelier()
    await importer('superficies_2024.csv', 'COM;superficie_km2\n03118;35.6', '2024')
    await importer('superficies_2012.csv', 'COM;superficie_km2\n03118;35', '2012')
    expect((await portrait()).superficie).toMatchObject({ value: 35.6, millesime: '2024' })
    const [superficie] = (await backend.call('indicateurs.lire', { fichier, cpts: 'Sioule' })).filter(
      ({ id }) => id === 'SUPERF',
    )
    expect(superficie).toMatchObject({
      millesime: '2024',
      valeur: { value: 35.6 },
      anciens: [{ millesime: '2012', valeur: { value: 35 } }],
      autres: [],
    })
  })
})
