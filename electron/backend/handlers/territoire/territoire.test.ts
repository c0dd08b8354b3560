/** Building a territory through the contract; communes and wholes are those of the embedded reference. */
import { describe, expect, it } from 'vitest'
import type { Output } from '../../../../shared/contract/methods.ts'
import { testBackend } from '../../../../test/backend.ts'
import { maillageError } from '../../../../test/maillage-error.ts'

const GANNAT = '03118'
const VICHY = '03310'
const CUSSET = '03095'

async function opened(id = 'sud-est-grenoblois') {
  const window = await testBackend()
  const fichier = window.file('a.maillage')
  await window.backend.call('exemple.creer', { id, fichier })
  return { ...window, fichier, etat: await window.backend.call('dossier.ouvrir', { fichier }) }
}

describe('communes of a CPTS', () => {
  it('come and go, and sectors lose those that leave', async () => {
    const { backend, fichier } = await opened()
    await backend.call('territoire.creerCpts', { fichier, nom: 'A', communes: [GANNAT, VICHY, CUSSET] })
    const secteurs = [
      { nom: 'Nord', couleur: '#123456', communes: [VICHY, CUSSET] },
      { nom: 'Sud', couleur: null, communes: [GANNAT] },
    ]
    await backend.call('territoire.secteurs', { fichier, cpts: 'A', secteurs })
    const etat = await backend.call('territoire.modifier', { fichier, cpts: 'A', ajouter: ['38421'], retirer: [VICHY] })
    const a = etat.cpts.find(({ nom }) => nom === 'A')
    expect(a?.communes).toEqual([CUSSET, GANNAT, '38421'])
    expect(a?.secteurs.map(({ communes }) => communes)).toEqual([[CUSSET], [GANNAT]])
    const undone = await backend.call('dossier.annuler', { fichier })
    expect(undone.cpts.find(({ nom }) => nom === 'A')?.secteurs.map(({ communes }) => communes)).toEqual([
      [CUSSET, VICHY],
      [GANNAT],
    ])
    const portrait = await backend.call('portrait.lire', { fichier, cpts: 'A' })
    expect(portrait.communes.map(({ code }) => code)).toEqual([CUSSET, GANNAT, VICHY])
    expect(portrait.secteurs[0]?.couleur).toBe('#123456')
  })

  it('of the past become those of today; unknown ones are refused and nothing is written', async () => {
    const { backend, fichier, etat } = await opened()
    const cpts = etat.cpts[0]?.nom ?? ''
    // Autrans (38021) merged into 38225 on 1 January 2016.
    const after = await backend.call('territoire.modifier', { fichier, cpts, ajouter: ['38021'] })
    expect(after.cpts[0]?.communes).toContain('38225')
    const body = await maillageError(() =>
      backend.call('territoire.modifier', { fichier, cpts, ajouter: [GANNAT, '99999'] }),
    )
    expect([body.kind, body.explication]).toEqual(['territoire', '«\u00A099999\u00A0» n’est pas un code commune.'])
    expect((await backend.call('dossier.etat', { fichier })).revision).toBe(after.revision)
    const both = () => backend.call('territoire.modifier', { fichier, cpts, ajouter: [GANNAT], retirer: [GANNAT] })
    expect((await maillageError(both)).kind).toBe('usage')
    const absent = () => backend.call('territoire.modifier', { fichier, cpts: 'Absente', ajouter: [GANNAT] })
    expect((await maillageError(absent)).kind).toBe('introuvable')
  })

  it('an unknown list becomes partial with its first commune, a partial one stays so', async () => {
    const unknown = await opened('puy-de-dome')
    const cpts = 'CPTS Clermont Plus'
    const state = async (call: Promise<Output<'dossier.etat'>>, nom: string) => {
      const found = (await call).cpts.find((one) => one.nom === nom)
      return [found?.perimetre, found?.communes.length]
    }
    const { fichier } = unknown
    const added = unknown.backend.call('territoire.modifier', { fichier, cpts, ajouter: ['63113'] })
    expect(await state(added, cpts)).toEqual(['partiel', 1])
    expect(await state(unknown.backend.call('dossier.annuler', { fichier }), cpts)).toEqual(['inconnu', 0])
    const partial = await opened('sud-allier')
    const grown = partial.backend.call('territoire.modifier', {
      fichier: partial.fichier,
      cpts: 'CPTS Sud Allier',
      ajouter: ['03001'],
    })
    expect(await state(grown, 'CPTS Sud Allier')).toEqual(['partiel', 6])
  })

  it('names keep what was typed, whatever it looks like, but its controls', async () => {
    const { backend, file, fichier } = await opened()
    const names = [
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://exemple.fr";"x")',
      "L'Hôpital « Saint-Jean » ''; DROP TABLE cpts; --",
      'a\u0000b',
      '#include "x"',
      '100 % 🏥',
    ]
    const garde = (nom: string): string => nom.replace('\u0000', '')
    for (const nom of names) {
      await backend.call('territoire.creerCpts', { fichier, nom, communes: [GANNAT] })
      await backend.call('territoire.secteurs', {
        fichier,
        cpts: nom,
        secteurs: [{ nom, couleur: null, communes: [GANNAT] }],
      })
      await backend.call('dossier.choisir', { fichier, nom })
      expect((await backend.call('portrait.lire', { fichier, cpts: nom })).nom).toBe(garde(nom))
    }
    for (let i = 0; i < names.length * 3; i++) await backend.call('dossier.annuler', { fichier })
    expect((await backend.call('dossier.etat', { fichier })).cpts).toHaveLength(1)
    let etat = await backend.call('dossier.etat', { fichier })
    for (let i = 0; i < names.length * 3; i++) etat = await backend.call('dossier.refaire', { fichier })
    await backend.call('dossier.copier', { fichier, vers: file('b.maillage') })
    for (const state of [etat, await backend.call('dossier.ouvrir', { fichier: file('b.maillage') })]) {
      expect(state.nom).toBe('100 % 🏥')
      expect(state.cpts.slice(1).map(({ nom }) => nom)).toEqual(names.map(garde))
      expect(state.cpts.slice(1).map(({ secteurs }) => secteurs[0]?.nom)).toEqual(names.map(garde))
    }
  })
})

describe('a CPTS by its number', () => {
  it('stays the same one while another window exchanges the names, and is missed once it is gone', async () => {
    const { backend, fichier } = await opened()
    await backend.call('territoire.creerCpts', { fichier, nom: 'A', communes: [GANNAT] })
    const avant = await backend.call('territoire.creerCpts', { fichier, nom: 'B', communes: [VICHY] })
    const [a, b] = avant.cpts.slice(-2)
    if (a === undefined || b === undefined) throw new Error('two CPTS')
    for (const [cpts, nom] of [
      [a.id, 'provisoire'],
      [b.id, 'A'],
      [a.id, 'B'],
    ] as const)
      await backend.call('territoire.renommerCpts', { fichier, cpts, nom })
    // This window still shows them under their former names.
    const apres = await backend.call('territoire.modifier', { fichier, cpts: a.id, ajouter: [CUSSET] })
    expect(apres.cpts.slice(-2).map(({ id, nom, communes }) => [id, nom, communes])).toEqual([
      [a.id, 'B', [CUSSET, GANNAT]],
      [b.id, 'A', [VICHY]],
    ])
    expect(await backend.call('portrait.lire', { fichier, cpts: a.id })).toMatchObject({ id: a.id, nom: 'B' })
    await backend.call('territoire.supprimerCpts', { fichier, cpts: a.id })
    const perdue = await maillageError(() => backend.call('portrait.lire', { fichier, cpts: a.id }))
    expect([perdue.kind, perdue.explication]).toEqual([
      'introuvable',
      'Elle a peut-être été supprimée dans une autre fenêtre.',
    ])
  })
})

describe('a sector renamed', () => {
  it('keeps the figures published for it; a deleted one gives them to nobody', async () => {
    const { backend, fichier, etat } = await opened('sud-allier')
    const cpts = etat.cpts[0]
    const population = async () => {
      const { secteurs } = await backend.call('portrait.lire', { fichier, cpts: cpts?.nom ?? '' })
      return secteurs.map(({ nom, population: p }) => [nom, p.kind === 'known' ? p.value : p.kind])
    }
    const avant = await population()
    const [premier, ...autres] = cpts?.secteurs ?? []
    if (cpts === undefined || premier === undefined) throw new Error('no sector')
    const renommes = [{ ...premier, nom: 'Autre nom' }, ...autres]
    await backend.call('territoire.secteurs', { fichier, cpts: cpts.nom, secteurs: renommes })
    expect(await population()).toEqual([['Autre nom', avant[0]?.[1]], ...avant.slice(1)])
    await backend.call('dossier.annuler', { fichier })
    expect(await population()).toEqual(avant)
    await backend.call('territoire.secteurs', { fichier, cpts: cpts.nom, secteurs: autres })
    expect(await population()).toEqual(avant.slice(1))
  })
})

describe('wholes', () => {
  it('of Lyon: its nine arrondissements first, to be split into', async () => {
    const { backend } = await testBackend()
    const lyon = Array.from({ length: 9 }, (_, i) => `6938${i + 1}`)
    const [premier, ...autres] = await backend.call('territoire.ensembles', { code: '69123' })
    expect(premier).toEqual({ type: 'municipaux', code: '69123', nom: 'Lyon en 9 arrondissements', communes: lyon })
    expect(autres.map(({ type }) => type)).toEqual(['epci', 'arrondissement', 'departement'])
    // A commune is as good as the name of its EPCI.
    const [autour] = await backend.call('territoire.chercherEnsembles', { requete: 'Gannat', limite: 5 })
    expect(autour).toMatchObject({ type: 'epci', code: '200071389' })
    const trouves = await backend.call('territoire.chercherEnsembles', { requete: 'marseille', limite: 5 })
    expect(trouves[0]).toMatchObject({ type: 'municipaux', nom: 'Marseille en 16 arrondissements' })
    const seul = await backend.call('territoire.ensembles', { code: '69385' })
    expect(seul.map(({ type }) => type)).toEqual(['municipaux', 'epci', 'arrondissement', 'departement'])
  })

  it('of a commune: EPCI, arrondissement, département, with their communes', async () => {
    const { backend } = await testBackend()
    const found = await backend.call('territoire.ensembles', { code: '38421' })
    expect(found.map(({ type, code, nom, communes }) => [type, code, nom, communes.length])).toEqual([
      ['epci', '200040715', 'Grenoble-Alpes-Métropole', 49],
      ['arrondissement', '381', 'Grenoble', 263],
      ['departement', '38', 'Isère', 512],
    ])
    for (const { communes } of found) expect(communes).toContain('38421')
    const sein = await backend.call('territoire.ensembles', { code: '29083' }) // Île-de-Sein is in no EPCI
    expect(sein.map(({ type }) => type)).toEqual(['arrondissement', 'departement'])
    expect(await backend.call('territoire.ensembles', { code: '99999' })).toEqual([])
  })

  it('are found by what people type', async () => {
    const { backend } = await testBackend()
    const first = async (requete: string) => {
      const [hit] = await backend.call('territoire.chercherEnsembles', { requete, limite: 3 })
      return hit === undefined ? undefined : [hit.type, hit.nom, hit.communes.length]
    }
    expect(await first('aunis sud')).toEqual(['epci', 'CC Aunis Sud', 24])
    expect(await first('Communauté de communes Aunis Sud')).toEqual(['epci', 'CC Aunis Sud', 24])
    expect(await first('200041614')).toEqual(['epci', 'CC Aunis Sud', 24])
    expect(await first('isere')).toEqual(['departement', 'Isère', 512])
    expect(await first('38')).toEqual(['departement', 'Isère', 512])
    expect((await first('vichy communauté'))?.slice(0, 2)).toEqual(['epci', 'CA Vichy Communauté'])
    expect((await first('arrondissement de Vichy'))?.slice(0, 2)).toEqual(['arrondissement', 'Vichy'])
    expect(await first('zzz')).toBeUndefined()
    expect(await first('  ')).toBeUndefined()
    const hits = await backend.call('territoire.chercherEnsembles', { requete: 'grenoble', limite: 5 })
    expect(hits.map(({ type }) => type)).toEqual(expect.arrayContaining(['epci', 'arrondissement']))
  })
})
