import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BackendParNom, parNom } from '../../../../test/backend.ts'
import { tempFolder } from '../../../../test/temp-folder.ts'
import { openBackend } from '../../backend.ts'

let backend: BackendParNom
beforeAll(async () => {
  backend = parNom(await openBackend())
})
afterAll(() => backend.close())

/** Two communes of the Ain: Ambérieu-en-Bugey (01004), Bourg-en-Bresse (01053). */
async function dossier(): Promise<string> {
  const fichier = join(tempFolder(), 'a.maillage')
  await backend.call('dossier.creer', { fichier, nom: 'A', cpts: [{ nom: 'A', communes: ['01004', '01053'] }] })
  return fichier
}

function csv(name: string, text: string): string {
  const path = join(tempFolder(), name)
  writeFileSync(path, text)
  return path
}

describe('a population file beside the embedded one', () => {
  it('far from it is kept beside it, with the gap, and published when the user chooses it', async () => {
    const fichier = await dossier()
    const cpts = (await backend.call('dossier.etat', { fichier })).cpts[0]?.nom ?? ''
    const embarquee = (await backend.call('portrait.lire', { fichier, cpts })).populations.find(
      ({ millesime }) => millesime === '2021',
    )?.population
    if (embarquee?.kind !== 'known') throw new Error('the reference knows 2021')
    await backend.call('dossier.importer', {
      fichier,
      source: csv('population_2021.csv', 'COM;PMUN\r\n01004;1000\r\n01053;2000\r\n'),
    })
    const lire = async () => (await backend.call('indicateurs.lire', { fichier, cpts })).find(({ id }) => id === 'PMUN')
    expect(await lire()).toMatchObject({
      source: null,
      valeur: { value: embarquee.value },
      autres: [{ source: 1, ecart: 3000 - embarquee.value }],
    })
    await backend.call('indicateurs.retenir', { fichier, indicateur: 'PMUN', source: 1 })
    expect(await lire()).toMatchObject({
      source: 1,
      valeur: { kind: 'known', value: 3000 },
      autres: [{ source: null, ecart: embarquee.value - 3000 }],
    })
    const population = async () =>
      (await backend.call('portrait.lire', { fichier, cpts })).populations.find(({ millesime }) => millesime === '2021')
        ?.population
    expect(await population()).toMatchObject({ value: 3000 })
    const etat = await backend.call('indicateurs.retenir', { fichier, indicateur: 'PMUN', source: null })
    expect(await population()).toMatchObject({ value: embarquee.value })
    expect(etat.annuler).toBe('le choix de la source de «\u00a0Population municipale\u00a0»')
  })

  it('refuses a source that is not in the dossier', async () => {
    const fichier = await dossier()
    await expect(
      backend.call('indicateurs.retenir', { fichier, indicateur: 'PMUN', source: 99 }),
    ).rejects.toMatchObject({ body: { kind: 'introuvable' } })
  })
})

describe('areas of several files', () => {
  it('are of the same year on every screen; a file without year never takes the place of one that has it', async () => {
    const fichier = await dossier()
    const cpts = (await backend.call('dossier.etat', { fichier })).cpts[0]?.nom ?? ''
    for (const [nom, a, b] of [
      ['superf_2023.csv', 24.6, 23.9],
      ['surfaces.csv', 99, 99],
      ['superf_2010.csv', 10, 10],
    ] as const) {
      await backend.call('dossier.importer', { fichier, source: csv(nom, `CODGEO;SUPERF\n01004;${a}\n01053;${b}\n`) })
    }
    const indicateurs = await backend.call('indicateurs.lire', { fichier, cpts })
    expect(indicateurs.find(({ id }) => id === 'SUPERF')).toMatchObject({ millesime: '2023', valeur: { value: 48.5 } })
    const portrait = await backend.call('portrait.lire', { fichier, cpts })
    expect(portrait.superficie).toMatchObject({ kind: 'known', value: 48.5, millesime: '2023' })
  })
})

describe('a commune added after an import', () => {
  it('is known at once; beyond what was kept, a share is untold until the same file is read again', async () => {
    const fichier = await dossier()
    const etat = await backend.call('dossier.etat', { fichier })
    const [un] = etat.cpts
    if (un === undefined) throw new Error('no CPTS')
    const source = csv(
      'base_2021.csv',
      `CODGEO;P21_POP;P21_POPF\n01004;15000;7500\n01053;42000;21000\n01283;22000;16500\n33063;250000;130000\n`,
    )
    await backend.call('dossier.importer', { fichier, source })
    const part = async () =>
      (await backend.call('indicateurs.lire', { fichier, cpts: un.nom })).find(({ id }) => id === 'part:femmes')?.valeur
    expect(await part()).toMatchObject({ kind: 'known', value: 0.5 })
    await backend.call('territoire.modifier', { fichier, cpts: un.nom, ajouter: ['01283'], retirer: [] })
    // (7 500 + 21 000 + 16 500) / 79 000
    expect(await part()).toMatchObject({ kind: 'known', value: 45_000 / 79_000 })
    await backend.call('territoire.modifier', { fichier, cpts: un.nom, ajouter: ['33063'], retirer: [] })
    expect(await part()).toMatchObject({ kind: 'missing', reason: 'non_importe' })
    await backend.call('dossier.importer', { fichier, source })
    expect(await part()).toMatchObject({ kind: 'known', value: 175_000 / 329_000 })
  })
})

describe('the source that the user keeps', () => {
  it('is still kept when its file is read again for a larger territory, and forgotten when it is removed', async () => {
    const fichier = await dossier()
    const cpts = (await backend.call('dossier.etat', { fichier })).cpts[0]?.nom ?? ''
    const population = (nom: string, valeur: number) =>
      csv(nom, `COM;PMUN\n01004;${valeur}\n01053;${valeur}\n33063;${valeur}\n`)
    const [a, b] = [population('a_2018.csv', 1000), population('b_2018.csv', 2000)]
    const lire = async () => (await backend.call('indicateurs.lire', { fichier, cpts })).find(({ id }) => id === 'PMUN')
    await backend.call('dossier.importer', { fichier, source: a })
    await backend.call('dossier.importer', { fichier, source: b })
    await backend.call('indicateurs.retenir', { fichier, indicateur: 'PMUN', source: 1 })
    await backend.call('territoire.modifier', { fichier, cpts, ajouter: ['33063'] })
    await backend.call('dossier.importer', { fichier, source: a })
    await backend.call('dossier.importer', { fichier, source: b })
    expect((await lire())?.valeur).toMatchObject({ kind: 'known', value: 3000 })
    const retenue = (await lire())?.source
    if (typeof retenue !== 'number') throw new Error('a source is kept')
    await backend.call('donnees.retirer', { fichier, source: retenue })
    expect((await lire())?.valeur).toMatchObject({ value: 6000 })
    // A new import does not inherit the choice with the number.
    await backend.call('dossier.importer', { fichier, source: population('c_2018.csv', 3000) })
    await backend.call('dossier.importer', { fichier, source: population('d_2018.csv', 4000) })
    expect((await lire())?.valeur).toMatchObject({ value: 12_000 })
  })
})

describe('two CPTS far from one another in one dossier', () => {
  it('each compares with its own département and region', async () => {
    const fichier = await dossier()
    await backend.call('territoire.creerCpts', { fichier, nom: 'Surgères', communes: ['17434'] })
    const lignes = ['84;ARA;01;Ain', '75;NA;17;CM', '84;ARA;999;Tous', '75;NA;999;Tous', '99;FRANCE;999;Tous']
    const entete =
      'annee;profession_sante;region;libelle_region;departement;libelle_departement;nombre_patients_medecin_traitant;taux_evolution_annuel;taux_evolution_annuel_integer'
    const texte = lignes.map((lieu, i) => `2024;Médecins généralistes;${lieu};${1000 + i};;\n`).join('')
    await backend.call('dossier.importer', { fichier, source: csv('patientele.csv', `${entete}\n${texte}`) })
    const territoires = async (cpts: string) => {
      const [une] = await backend.call('indicateurs.lire', { fichier, cpts })
      const par = Map.groupBy(une?.comparaisons ?? [], ({ niveau }) => niveau)
      return (['departement', 'region', 'france'] as const).map((n) => par.get(n)?.map(({ territoire }) => territoire))
    }
    expect(await territoires('A')).toEqual([['01'], ['84'], ['FR']])
    expect(await territoires('Surgères')).toEqual([['17'], ['75'], ['FR']])
  })
})
