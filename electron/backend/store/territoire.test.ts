import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getTexte } from '../../../test/lire-dossier.ts'
import { maillageError } from '../../../test/maillage-error.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { createDossier } from './dossier.ts'
import { listEtude, listTables } from './etude.ts'
import { insertPublie, listPublies } from './publies.ts'
import { getReglage, setReglage } from './reglages.ts'
import { setSecteurs } from './secteurs.ts'
import {
  addEtude,
  createCpts,
  deleteCpts,
  findCpts,
  getCpts,
  listCpts,
  type NewCpts,
  renameCpts,
  setCommunes,
  setPerimetre,
} from './territoire.ts'
import { setTexte } from './textes.ts'
import type { Dossier, SecteurVoulu } from './types.ts'

const newDossier = () => createDossier(join(tempFolder(), 'a.maillage'), { nom: 'Essai' })
const write = <T>(dossier: Dossier, work: () => T): T => dossier.transaction('test', null, work)
const create = (dossier: Dossier, cpts: NewCpts) => write(dossier, () => createCpts(dossier, cpts))
const secteur = (nom: string, ...communes: string[]): SecteurVoulu => ({ nom, couleur: null, communes })

it('the work of creating CPTS grows with their number, no faster', () => {
  const creer = (nombre: number): number => {
    const dossier = newDossier()
    const debut = process.threadCpuUsage()
    write(dossier, () => {
      for (let i = 0; i < nombre; i++) createCpts(dossier, { nom: `CPTS ${i}`, communes: ['03118', '03310'] })
    })
    const { user, system } = process.threadCpuUsage(debut)
    expect(listCpts(dossier)).toHaveLength(nombre)
    return user + system
  }
  creer(100)
  const petit = creer(100)
  expect(creer(1000)).toBeLessThan(petit * 30)
})

it('Lyon split into its arrondissements is no longer read as a whole, and the other way round', () => {
  const dossier = newDossier()
  const { id } = create(dossier, { nom: 'A', communes: ['69123', '69259'] })
  const etude = (...communes: string[]) => {
    write(dossier, () => setCommunes(dossier, id, communes))
    return listEtude(dossier)
  }
  expect(listEtude(dossier)).toEqual(['69123', '69259'])
  expect(etude('69381', '69385')).toEqual(['69381', '69385'])
  expect(etude('69123')).toEqual(['69123'])
  expect(etude()).toEqual([])
  write(dossier, () => deleteCpts(dossier, id))
  expect(listEtude(dossier)).toEqual(['69123', '69259', '69381', '69385'])
  dossier.close()
})

describe('CPTS', () => {
  it('has sorted communes that join the study area, and sectors in their order', () => {
    const dossier = newDossier()
    write(dossier, () => addEtude(dossier, ['63113']))
    const created = create(dossier, {
      nom: '  Sud\u00A0 Allier ',
      communes: ['03118', '01004', '03118'],
      secteurs: [{ nom: 'Z', couleur: '#123456', communes: ['03118'] }, secteur('A')],
    })
    expect(created).toEqual({
      id: 1,
      nom: 'Sud Allier',
      perimetre: 'complet',
      communes: ['01004', '03118'],
      secteurs: [
        { id: 1, nom: 'Z', couleur: '#123456', communes: ['03118'] },
        { id: 2, nom: 'A', couleur: null, communes: [] },
      ],
    })
    expect(listCpts(dossier)).toEqual([created])
    expect(listEtude(dossier)).toEqual(['01004', '03118'])
    expect(listTables(dossier)).toEqual(['01004', '03118', '63113'])
    dossier.close()
  })

  it('is found by its number, or alone', async () => {
    const dossier = newDossier()
    expect((await maillageError(() => findCpts(dossier))).issue).toBe('Créez d’abord une CPTS dans ce dossier.')
    create(dossier, { nom: 'Vénissieux', communes: ['69259'] })
    expect(findCpts(dossier).nom).toBe('Vénissieux')
    create(dossier, { nom: 'Venissieux', communes: [] })
    expect(findCpts(dossier, 2).nom).toBe('Venissieux')
    for (const id of [undefined, 3]) {
      const { kind, issue } = await maillageError(() => findCpts(dossier, id))
      expect([kind, issue]).toEqual([
        'introuvable',
        'Précisez l’une de celles-ci\u00A0: «\u00A0Vénissieux\u00A0», «\u00A0Venissieux\u00A0».',
      ])
    }
    dossier.close()
  })

  it('has a name of its own', async () => {
    const dossier = newDossier()
    const { id } = create(dossier, { nom: 'A', communes: [] })
    create(dossier, { nom: 'B', communes: [] })
    for (const work of [
      () => create(dossier, { nom: ' A', communes: [] }),
      () => create(dossier, { nom: ' ', communes: [] }),
      () => write(dossier, () => renameCpts(dossier, id, 'B')),
    ]) {
      expect((await maillageError(work)).kind).toBe('territoire')
    }
    write(dossier, () => renameCpts(dossier, id, 'A'))
    write(dossier, () => renameCpts(dossier, id, 'C'))
    write(dossier, () => setPerimetre(dossier, id, 'inconnu'))
    expect(listCpts(dossier).map(({ nom, perimetre }) => [nom, perimetre])).toEqual([
      ['C', 'inconnu'],
      ['B', 'complet'],
    ])
    dossier.close()
  })

  it('loses the sector of a commune that leaves, keeps the others', () => {
    const dossier = newDossier()
    const secteurs = [secteur('Nord', '01004', '03118'), secteur('Sud', '63113')]
    const { id } = create(dossier, { nom: 'A', communes: ['01004', '03118', '63113'], secteurs })
    write(dossier, () => setCommunes(dossier, id, ['03118', '63113', '69259']))
    expect(findCpts(dossier).communes).toEqual(['03118', '63113', '69259'])
    expect(findCpts(dossier).secteurs).toMatchObject([secteur('Nord', '03118'), secteur('Sud', '63113')])
    expect(listEtude(dossier)).not.toContain('01004')
    expect(listTables(dossier)).toContain('01004')
    dossier.close()
  })

  it('refuses sectors that overlap, reach outside or share a name, and keeps those it had', async () => {
    const dossier = newDossier()
    const { id } = create(dossier, { nom: 'A', communes: ['01004', '03118'], secteurs: [secteur('Nord', '01004')] })
    for (const [secteurs, words] of [
      [[secteur('N', '01004'), secteur('S', '01004')], 'est à la fois dans les secteurs'],
      [[secteur('N', '63113')], 'n’appartient pas à la CPTS'],
      [[secteur('N'), secteur('N ')], 'Deux secteurs s’appellent'],
      [[secteur(' ')], 'Un secteur n’a pas de nom'],
    ] as const) {
      const { kind, explication } = await maillageError(() =>
        write(dossier, () => setSecteurs(dossier, getCpts(dossier, id), secteurs)),
      )
      expect(kind).toBe('territoire')
      expect(explication).toContain(words)
    }
    expect(findCpts(dossier).secteurs).toMatchObject([secteur('Nord', '01004')])
    dossier.close()
  })

  it('its sectors keep their numbers and the figures published for them, names exchanged or not', () => {
    const dossier = newDossier()
    const { id, secteurs } = create(dossier, {
      nom: 'A',
      communes: ['01004', '38421'],
      secteurs: [secteur('Nord', '01004'), secteur('Sud', '38421')],
    })
    const [nord, sud] = secteurs
    if (nord === undefined || sud === undefined) throw new Error('two sectors')
    write(dossier, () => {
      for (const nom of ['Nord', 'Sud', 'Est'])
        insertPublie(dossier, { ...PUBLIE, cptsId: id, secteur: nom, territoire: 'secteur', libelle: nom })
    })
    const publies = () => listPublies(dossier).map((un) => [un.libelle, un.secteurId, un.secteur])
    const change = (...voulus: readonly SecteurVoulu[]) =>
      write(dossier, () => setSecteurs(dossier, getCpts(dossier, id), voulus))
    change({ ...sud, nom: 'Nord' }, { ...nord, nom: 'Sud' })
    expect(getCpts(dossier, id).secteurs).toEqual([
      { ...sud, nom: 'Nord' },
      { ...nord, nom: 'Sud' },
    ])
    expect(publies()).toEqual([
      ['Nord', nord.id, 'Sud'],
      ['Sud', sud.id, 'Nord'],
      ['Est', null, 'Est'],
    ])
    // Gone, a sector leaves its last name to its figures; come back under it, it finds them again.
    change({ ...nord, nom: 'Ouest' })
    expect(publies()).toEqual([
      ['Nord', nord.id, 'Ouest'],
      ['Sud', null, 'Nord'],
      ['Est', null, 'Est'],
    ])
    change({ ...nord, nom: 'Ouest' }, secteur('Nord', '38421'), secteur('Est'))
    const [, neuf, est] = getCpts(dossier, id).secteurs
    expect(publies().map(([, numero]) => numero)).toEqual([nord.id, neuf?.id, est?.id])
    dossier.close()
  })

  it('leaves with its texts, settings and published figures; the study area stays', () => {
    const dossier = newDossier()
    const { id } = create(dossier, { nom: 'A', communes: ['01004'], secteurs: [secteur('Nord', '01004')] })
    write(dossier, () => {
      setTexte(dossier, id, 'introduction', 'Texte')
      setReglage(dossier, 'president', 'à compléter', id)
      insertPublie(dossier, { ...PUBLIE, cptsId: id })
      insertPublie(dossier, PUBLIE)
    })
    write(dossier, () => deleteCpts(dossier, id))
    expect(listCpts(dossier)).toEqual([])
    expect([getTexte(dossier, id, 'introduction'), getReglage(dossier, 'president', id)]).toEqual([
      undefined,
      undefined,
    ])
    expect(listPublies(dossier).map(({ cpts }) => cpts)).toEqual([null])
    expect(listEtude(dossier)).toEqual(['01004'])
    dossier.close()
  })

  const PUBLIE = {
    cptsId: null,
    secteur: null,
    territoire: 'cpts',
    indicateur: 'population',
    libelle: 'Population',
    valeur: 35_565,
    motif: null,
    unite: 'habitants',
    decimales: 0,
    millesime: null,
    base: null,
    source: 'Dossier de presse',
  } as const
})

describe('the study area', () => {
  it('is what the CPTS are made of, and a CPTS contains its sectors, whatever the changes', () => {
    const code = fc.constantFrom('01004', '03118', '2A004', '63113', '97411')
    const change = fc.record({
      communes: fc.uniqueArray(code),
      secteur: fc.uniqueArray(code),
    })
    const dossier = newDossier()
    const { id } = create(dossier, { nom: 'A', communes: [] })
    const attempt = (work: () => void) => {
      try {
        write(dossier, work)
      } catch (error) {
        if (!(error instanceof Error && error.name === 'MaillageError')) throw error
      }
    }
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        for (const { communes, secteur: dans } of changes) {
          attempt(() => setCommunes(dossier, id, communes))
          expect(findCpts(dossier).communes).toEqual([...communes].sort())
          attempt(() => setSecteurs(dossier, getCpts(dossier, id), [secteur('S', ...dans)]))
          const cpts = findCpts(dossier)
          const area = listEtude(dossier)
          expect(area).toEqual([...communes].sort())
          const placed = cpts.secteurs.flatMap(({ communes: inside }) => inside)
          expect(placed.filter((commune) => !cpts.communes.includes(commune))).toEqual([])
        }
      }),
      { numRuns: 20 },
    )
    dossier.close()
  })
})
