/** Columns chosen by hand, from the first guess to the figures in the dossier. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lecture as schema } from '../../../../shared/contract/donnees.ts'
import type { Lecture } from '../../../../shared/domain/lecture.ts'
import { type Workshop, workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { listIndicateurs } from '../../store/indicateurs.ts'
import { Header } from '../table/header.ts'
import { reparerAccents } from './accents.ts'
import { type Examen, examiner } from './examiner.ts'
import { Memoire } from './memoire.ts'
import { lireNombre } from './nombre.ts'

const GANNAT = '03118'
const VICHY = '03310'

const memoire = (shop: Workshop): Memoire =>
  new Memoire(join(shop.folder, 'bibliotheque'), (lue) => schema.safeParse(lue).data ?? null)
const regarder = (shop: Workshop, path: string): Promise<Examen> =>
  examiner(path, shop.reference, { memoire: memoire(shop) })

function choisie({ lecture }: Examen): Lecture {
  if (lecture === null) throw new Error('nothing was proposed')
  return lecture
}

const observees = (shop: Workshop) =>
  listToutesObservations(shop.dossier, [GANNAT, VICHY]).map((row) => [
    row.code,
    row.millesime,
    row.etat === 'connue' ? row.valeur : row.motif,
  ])

describe('the first guess', () => {
  it('looks for the titles in the first sixty lines, the empty ones counted', async () => {
    const shop = await workshop(GANNAT)
    for (const [vides, attendue] of [
      [59, 60],
      [60, 0],
    ] as const) {
      const vu = await regarder(shop, shop.file('a.csv', `${'\n'.repeat(vides)}code;valeur\n03118;1,5\n01004;2\n`))
      expect(vu.ligneEntete).toBe(attendue)
      expect(vu.lecture === null || schema.safeParse(vu.lecture).success).toBe(true)
    }
  })

  it('finds the titles under a title line, the code by its content, the figures with their unit and year', async () => {
    const shop = await workshop(GANNAT)
    const vu = await regarder(
      shop,
      shop.file(
        'msp.csv',
        'File active des maisons de santé\n\nvaleur;commune;Patients suivis 2024;Taux de recours 2024 (%)\n3118;Gannat;120;12,5\n3310;Vichy;340;8,1\n1004;Ambérieu-en-Bugey;12;3,0\n',
      ),
    )
    expect(vu.ligneEntete).toBe(3)
    expect(vu.colonnes.map(({ genre }) => genre)).toEqual(['code', 'nom', 'nombre', 'nombre'])
    expect(vu.lecture).toEqual({
      ligneEntete: 3,
      libelle: 'File active des maisons de santé',
      lieu: { type: 'code', code: 0, nom: 1 },
      valeurs: [
        {
          colonne: 2,
          indicateur: null,
          libelle: 'Patients suivis',
          unite: 'personnes',
          nature: 'additif',
          millesime: '2024',
          vide: 'manquant',
          decimale: 'auto',
        },
        {
          colonne: 3,
          indicateur: null,
          libelle: 'Taux de recours (%)',
          unite: 'pourcent',
          nature: 'rapport',
          millesime: '2024',
          vide: 'manquant',
          decimale: 'auto',
        },
      ],
    })
  })

  it.each([
    [
      'postcodes and towns',
      'cp;ville;nb\n03800;Gannat;5\n03200;Vichy;6\n03600;Commentry;7\n63000;Clermont-Ferrand;8\n',
      'postal',
    ],
    ['names and départements', 'departement;nom;nb\nAllier;Gannat;5\nAllier;Vichy;6\n', 'nom'],
    ['names under a line of title', 'Export;;\nDpt;Commune;nb\n03;Gannat;5\n03;Vichy;6\n', 'nom'],
    ['a code in two halves', 'dep;com;nb\n3;118;5\n3;310;6\n1;4;7\n', 'depcom'],
    ['a code without any title', '03118;Gannat;5\n03310;Vichy;6\n', 'code'],
  ])('reads %s', async (_, content, type) => {
    const shop = await workshop(GANNAT, VICHY)
    const path = shop.file('t_2024.csv', content)
    const lecture = choisie(await regarder(shop, path))
    expect(lecture.lieu.type).toBe(type)
    await shop.run(path, { lecture })
    expect(observees(shop)).toEqual([
      [GANNAT, '2024', 5],
      [VICHY, '2024', 6],
    ])
  })

  it('keeps a figure of the catalogue under its own name', async () => {
    const shop = await workshop(GANNAT)
    const vu = await regarder(
      shop,
      shop.file('p.csv', 'CODGEO;Population municipale 2022;x\n03118;5800;1\n03310;25000;2\n'),
    )
    expect(vu.valeurs[0]).toMatchObject({ indicateur: 'PMUN', unite: 'habitants', millesime: '2022' })
  })

  it('takes « < 11 » for a count, and names of ages for words', async () => {
    const shop = await workshop(GANNAT)
    const genres = async (...cells: readonly string[]) => {
      const lignes = ['03118', '03310', '01004'].map((code, i) => `${code};${cells[i]};${i}`)
      const vu = await regarder(shop, shop.file('a.csv', `code;quoi;nb\n${lignes.join('\n')}\n`))
      return vu.colonnes.map(({ genre }) => genre)
    }
    expect(await genres('< 11', '12', '< 11')).toEqual(['code', 'nombre', 'nombre'])
    expect(await genres('< 11', '< 11', '< 11')).toEqual(['code', 'nombre', 'nombre'])
    expect(await genres('0 à 14', '15 à 29', '30 à 44')).toEqual(['code', 'texte', 'nombre'])
  })

  it('proposes nothing where no commune can be told', async () => {
    const shop = await workshop(GANNAT)
    expect((await regarder(shop, shop.file('x.csv', 'a;b\n1;2\n3;4\n'))).lecture).toBeNull()
  })
})

describe('the import', () => {
  it('writes the figure with its definition, and what a blank means', async () => {
    const shop = await workshop(GANNAT, VICHY)
    const path = shop.file('a_2023.csv', 'code;Aidants\n03118;\n03310;1.234\n')
    const vu = choisie(await regarder(shop, path))
    const lecture: Lecture = {
      ...vu,
      valeurs: vu.valeurs.map((une) => ({
        ...une,
        nature: 'additif',
        unite: 'personnes',
        vide: 'secret',
        decimale: 'virgule',
      })),
    }
    const report = await shop.run(path, { lecture })
    expect(observees(shop)).toEqual([
      [GANNAT, '2023', 'secret'],
      [VICHY, '2023', 1234],
    ])
    expect(listIndicateurs(shop.dossier)).toEqual([
      {
        id: 'perso:aidants:personnes:additif',
        libelle: 'Aidants',
        unite: 'personnes',
        nature: 'additif',
        theme: 'autres',
      },
    ])
    expect(report.reparations).toMatchObject({ zeros: 0, marques: [{ motif: 'secret', cellules: 1 }] })
  })

  it('refuses a column that is no longer there, and the same reading twice, not another one', async () => {
    const shop = await workshop(GANNAT)
    const path = shop.file('a_2023.csv', 'code;Aidants;Proches\n03118;4;7\n03310;5;8\n')
    const lecture = choisie(await regarder(shop, path))
    const [une, deux] = lecture.valeurs
    if (une === undefined || deux === undefined) throw new Error('two columns')
    await shop.run(path, { lecture: { ...lecture, valeurs: [une] } })
    expect((await shop.refusal(path, { lecture: { ...lecture, valeurs: [une] } })).titre).toContain('déjà')
    await shop.run(path, { lecture: { ...lecture, valeurs: [deux] } })
    expect(
      (await shop.refusal(path, { lecture: { ...lecture, valeurs: [{ ...une, colonne: 9 }] } })).explication,
    ).toContain('n° 10')
  })

  it('asks about duplicates, and says which way out there is', async () => {
    const shop = await workshop(GANNAT)
    const path = shop.file('a_2023.csv', 'code;Aidants\n03118;4\n03118;5\n03310;1\n')
    const lecture = choisie(await regarder(shop, path))
    expect(await shop.refusal(path, { lecture })).toMatchObject({ remede: 'doublons' })
    await shop.run(path, { lecture, doublons: 'sommer' })
    expect(observees(shop)).toEqual([[GANNAT, '2023', 9]])
  })

  it('takes the place of an older source in one step, of its kind only', async () => {
    const shop = await workshop(GANNAT)
    const older = await shop.run(shop.file('a.csv', 'CODGEO;PMUN2021\n03118;5800\n'))
    const newer = shop.file('b.csv', 'CODGEO;PMUN2021\n03118;5900\n')
    await shop.run(newer, { remplace: older.sourceId })
    expect(observees(shop)).toEqual([[GANNAT, '2021', 5900]])
  })
})

describe('cells', () => {
  const choix = { unite: 'nombre', vide: 'manquant', decimale: 'auto' } as const
  it.each([
    ['1 234,5', choix, 1234.5],
    ['1.234,5', { ...choix, decimale: 'virgule' }, 1234.5],
    ['1.234.567', { ...choix, decimale: 'virgule' }, 1234567],
    ['12,5', { ...choix, decimale: 'virgule' }, 12.5],
    ['1,234.5', { ...choix, decimale: 'point' }, 1234.5],
    ['12,3 %', { ...choix, unite: 'pourcent' }, 12.3],
    ['12,3 %', { ...choix, unite: 'part' }, 0.123],
    ['', { ...choix, vide: 'zero' }, 0],
  ] as const)('%s', (cell, avec, wanted) => {
    const lu = lireNombre(cell, avec)
    expect(lu.kind === 'number' ? lu.value : lu).toBeCloseTo(wanted, 9)
  })

  it('rejects a sign that groups nothing rather than guess', () => {
    expect(lireNombre('1.5', { ...choix, decimale: 'virgule' }).kind).toBe('invalid')
    expect(lireNombre('beaucoup', choix).kind).toBe('invalid')
    for (const marque of ['s', 'secret']) {
      expect(lireNombre(marque, choix)).toMatchObject({ kind: 'missing', reason: 'secret' })
    }
    expect(lireNombre('', { ...choix, vide: 'secret' })).toMatchObject({ kind: 'missing', reason: 'secret' })
  })
})

describe('the memory', () => {
  const lecture = (millesime: string): Lecture => ({
    ligneEntete: 1,
    libelle: 'Aidants',
    lieu: { type: 'code', code: 0, nom: null },
    valeurs: [
      {
        colonne: 1,
        indicateur: null,
        libelle: 'Aidants',
        unite: 'personnes',
        nature: 'additif',
        millesime,
        vide: 'zero',
        decimale: 'auto',
      },
    ],
  })

  it('knows next year’s file, reads its year in the title, and forgets on demand', async () => {
    const shop = await workshop(GANNAT)
    memoire(shop).retenir(new Header(['Code', 'Aidants 2023']), lecture('2023'), 'aidants.csv')
    const rappel = memoire(shop).rappeler(new Header(['Code', 'Aidants 2024']), 'x.csv')
    expect(rappel).toMatchObject({ exact: true, lecture: { valeurs: [{ millesime: '2024', vide: 'zero' }] } })
    expect(memoire(shop).oublier(rappel?.cle ?? '')).toBe(true)
    expect(memoire(shop).rappeler(new Header(['Code', 'Aidants 2024']), 'x.csv')).toBeNull()
  })

  it('follows a column that moved, takes the year of the file name when the title has none', async () => {
    const shop = await workshop(GANNAT)
    memoire(shop).retenir(new Header(['Code', 'Aidants', 'Nom', 'Zone', 'Note']), lecture('2023'), 'aidants.csv')
    expect(memoire(shop).rappeler(new Header(['Nom', 'Code', 'Zone', 'Note', 'Aidants']), 'a_2024.csv')).toMatchObject({
      exact: false,
      lecture: { lieu: { code: 1 }, valeurs: [{ colonne: 4, millesime: '2024' }] },
    })
    expect(memoire(shop).rappeler(new Header(['Code', 'Aidants']), 'x.csv')).toBeNull()
  })

  it('is empty when its file is damaged, and never remembers a table without titles', async () => {
    const shop = await workshop(GANNAT)
    const titres = new Header(['Code', 'Aidants'])
    memoire(shop).retenir(titres, { ...lecture('2023'), ligneEntete: 0 }, 'aidants.csv')
    expect(memoire(shop).rappeler(titres, 'x.csv')).toBeNull()
    memoire(shop).retenir(titres, lecture('2023'), 'aidants.csv')
    const path = join(shop.folder, 'bibliotheque/lectures.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"additif"', '"inconnue"'))
    expect(memoire(shop).rappeler(titres, 'x.csv')).toBeNull()
    writeFileSync(path, '{"')
    expect(memoire(shop).rappeler(titres, 'x.csv')).toBeNull()
  })
})

describe('accents', () => {
  it('puts back what was converted twice and leaves the rest', () => {
    expect(reparerAccents('Ã‰breuil, lâ€™Ã®le, dÃ©jÃ\u00A0 vu, Ebreuil, É, Ã').texte).toBe(
      'Ébreuil, l’île, déjà vu, Ebreuil, É, Ã',
    )
  })

  it('lets a commune be found by its name, also where a sign is cut between two pieces', async () => {
    const shop = await workshop('03107', GANNAT)
    const lignes = Array.from({ length: 30_000 }, (_, i) => `Gannat${i};1`).join('\n')
    const path = shop.file('n_2023.csv', `nom;Aidants\nÃ‰breuil;8\nGannat;2\n${lignes}\n`)
    const lecture: Lecture = {
      ligneEntete: 1,
      libelle: 'Aidants',
      lieu: { type: 'nom', nom: 0, departement: null },
      valeurs: [
        {
          colonne: 1,
          indicateur: null,
          libelle: 'Aidants',
          unite: 'personnes',
          nature: 'additif',
          millesime: null,
          vide: 'manquant',
          decimale: 'auto',
        },
      ],
    }
    const report = await shop.run(path, { lecture, accents: true })
    expect(report.couverture.connues).toBe(2)
    expect(report.avertissements.join()).toContain('réparé')
  })
})
