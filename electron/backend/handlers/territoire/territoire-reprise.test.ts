/** CPTS taken from a file: created, completed, replaced, all or none; and the state of a list. */
import { describe, expect, it } from 'vitest'
import { testBackend } from '../../../../test/backend.ts'
import { maillageError } from '../../../../test/maillage-error.ts'

const [GANNAT, VICHY, CUSSET, BELLERIVE] = ['03118', '03310', '03095', '03023'] as const

async function opened() {
  const { backend, file } = await testBackend()
  const fichier = file('a.maillage')
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'A', communes: [GANNAT, VICHY] }] })
  await backend.call('territoire.secteurs', {
    fichier,
    cpts: 'A',
    secteurs: [{ nom: 'Nord', couleur: '#123456', communes: [GANNAT] }],
  })
  return { backend, fichier }
}

const venue = {
  nom: 'B',
  dans: null,
  mode: 'completer',
  perimetre: 'partiel',
  communes: [VICHY, CUSSET],
  secteurs: [{ nom: 'Sud', couleur: null, communes: [CUSSET] }],
} as const
const copy = (changes: object) => structuredClone({ ...venue, ...changes }) as never

describe('CPTS of a file', () => {
  it('become new ones, several at once, and one undo takes them away', async () => {
    const { backend, fichier } = await opened()
    const etat = await backend.call('territoire.reprendre', { fichier, cpts: [copy({}), copy({ nom: 'C' })] })
    expect(etat.cpts.map(({ nom, perimetre, communes }) => [nom, perimetre, communes.length])).toEqual([
      ['A', 'complet', 2],
      ['B', 'partiel', 2],
      ['C', 'partiel', 2],
    ])
    expect(etat.annuler).toBe('la reprise de 2\u00A0CPTS')
    expect((await backend.call('dossier.annuler', { fichier })).cpts.map(({ nom }) => nom)).toEqual(['A'])
  })

  it('complete one of the dossier: its sectors stay, new ones come, a commune keeps its sector', async () => {
    const { backend, fichier } = await opened()
    const secteurs = [
      { nom: 'Sud', couleur: null, communes: [GANNAT, CUSSET] },
      { nom: 'Nord', couleur: null, communes: [VICHY] },
    ]
    const communes = [GANNAT, VICHY, CUSSET]
    const etat = await backend.call('territoire.reprendre', {
      fichier,
      cpts: [copy({ dans: 1, communes, secteurs })],
    })
    expect(etat.cpts[0]?.communes).toEqual([CUSSET, GANNAT, VICHY])
    expect(etat.cpts[0]?.secteurs).toMatchObject([
      { nom: 'Nord', couleur: '#123456', communes: [GANNAT, VICHY] },
      { nom: 'Sud', couleur: null, communes: [CUSSET] },
    ])
  })

  it('replace one of the dossier, its name kept', async () => {
    const { backend, fichier } = await opened()
    const etat = await backend.call('territoire.reprendre', { fichier, cpts: [copy({ dans: 1, mode: 'remplacer' })] })
    expect(etat.cpts.map(({ nom, communes, secteurs }) => [nom, communes, secteurs.map((s) => s.nom)])).toEqual([
      ['A', [CUSSET, VICHY], ['Sud']],
    ])
  })

  it('are all refused when one cannot be taken', async () => {
    const { backend, fichier } = await opened()
    const before = (await backend.call('dossier.etat', { fichier })).revision
    const taken = () => backend.call('territoire.reprendre', { fichier, cpts: [copy({}), copy({ nom: 'A' })] })
    expect((await maillageError(taken)).titre).toBe('Ce nom de CPTS est déjà pris.')
    const twice = () => backend.call('territoire.reprendre', { fichier, cpts: [copy({ dans: 1 }), copy({ dans: 1 })] })
    expect((await maillageError(twice)).titre).toBe('Deux listes iraient dans la même CPTS.')
    const outside = [{ nom: 'Sud', couleur: null, communes: [BELLERIVE] }]
    const sector = () =>
      backend.call('territoire.reprendre', { fichier, cpts: [copy({}), copy({ nom: 'C', secteurs: outside })] })
    expect((await maillageError(sector)).kind).toBe('territoire')
    const after = await backend.call('dossier.etat', { fichier })
    expect([after.revision, after.cpts.map(({ nom }) => nom)]).toEqual([before, ['A']])
  })
})

describe('the state of a list', () => {
  it('is declared, undone, and the same again writes nothing', async () => {
    const { backend, fichier } = await opened()
    const etat = await backend.call('territoire.perimetre', { fichier, cpts: 'A', perimetre: 'partiel' })
    expect([etat.cpts[0]?.perimetre, etat.annuler]).toEqual([
      'partiel',
      'la déclaration de la liste de «\u00A0A\u00A0»',
    ])
    const again = await backend.call('territoire.perimetre', { fichier, cpts: 'A', perimetre: 'partiel' })
    expect(again.revision).toBe(etat.revision)
    const portrait = await backend.call('portrait.lire', { fichier, cpts: 'A' })
    // Without published figures, what is listed is a minimum.
    expect([portrait.population.kind, portrait.nombreCommunes.kind]).toEqual(['interval', 'interval'])
    expect((await backend.call('dossier.annuler', { fichier })).cpts[0]?.perimetre).toBe('complet')
  })
})
