/** The layouts in which establishments are published besides the register itself. */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { hasSharedCases, sharedCase } from '../../../../test/shared-data.ts'

const COMMUNES = ['03118', '03107'] as const

type Shop = Awaited<ReturnType<typeof workshop>>

const comptes = ({ dossier }: Shop): Record<string, number> =>
  Object.fromEntries(
    dossier.db
      .prepare<[], { cle: string; n: number }>(
        "SELECT code || ' ' || categorie AS cle, count(*) AS n FROM structure GROUP BY 1",
      )
      .all()
      .map(({ cle, n }) => [cle, n]),
  )

const ligne = (numero: string, commune: string, categorie: string) =>
  `structureet;${numero};030999999;X;X;;;1;R;Y;;;${commune};03;ALLIER;03800 GANNAT;;;${categorie};Z`
const plat = (texte = '') => texte.replace(/[\u00a0\u202f]/g, ' ')

describe('lines of establishments without header', () => {
  it('are known by themselves, the first line lost or of another banner', async () => {
    for (const banniere of ['finess;etalab;111;2026-05-04\n', 'un titre quelconque\n', '']) {
      const shop = await workshop(...COMMUNES)
      const texte = `${banniere}${ligne('030000001', '118', '603')}\n${ligne('030000002', '107', '620')}\n`
      const report = await shop.run(shop.file('stock_2026.csv', texte))
      expect(report.profil, banniere).toBe('finess-stock')
      expect(comptes(shop), banniere).toEqual({ '03118 603': 1, '03107 620': 1 })
      expect(plat(report.avertissements[0])).toContain('données arrêtées au 4 mai 2026')
    }
  })

  it('made again from the new register, closed ones among them, are read only when imposed', async () => {
    const shop = await workshop(...COMMUNES)
    const texte = `finess;finess-plus;v1.0.0;2026-09-11\n${ligne('030000001', '118', '603')}\n`
    const path = shop.file('reconstruit.csv', texte)
    const refus = await shop.refusal(path)
    expect(refus.titre).toBe('Ce fichier Finess mêle les établissements fermés aux ouverts.')
    expect(plat(refus.issue)).toContain('finess-structures-…')
    const report = await shop.run(path, { profil: 'finess-stock' })
    expect(report.millesimes).toEqual(['2026-09-11'])
    expect(plat(report.avertissements[0])).toContain('Les nombres peuvent être trop grands')
  })
})

describe('tables with a header', () => {
  it.each([
    ['nofinesset;Commune;Departement;Categorie;LibelleCategorie', '030000001;118;03;603;MSP'],
    ['finess_et;com_code;categ_code;categ_lib', '030000001;03118;603;MSP'],
    ['numero_finess_et;code_commune;categorie_code;libelle_categorie', '030000001;03118;603;MSP'],
  ])('%s', async (entete, cellules) => {
    const shop = await workshop(...COMMUNES)
    const report = await shop.run(shop.file('e_2026.csv', `${entete}\n${cellules}\n`))
    expect(report.profil).toBe('finess-derive')
    expect(comptes(shop)).toEqual({ '03118 603': 1 })
  })

  it('health centres of Ameli: one a centre, whatever its specialties', async () => {
    const shop = await workshop(...COMMUNES)
    const texte = [
      'etab_finess;etab_raison_sociale;specialite_code;coordonnees_voie;coordonnees_code_postal;coordonnees_ville',
      '030000001;CDS A;01;1 RUE;03800;GANNAT',
      '030000001;CDS A;19;1 RUE;03800;GANNAT',
      '030000002;CDS B;01;2 RUE;03450;EBREUIL',
    ]
    const report = await shop.run(shop.file('liste-cds-20261005.csv', texte.join('\n')))
    expect(report.profil).toBe('ameli-centres')
    expect(comptes(shop)).toEqual({ '03118 124': 1, '03107 124': 1 })
  })

  const CASES = ['03-finess_etablissements.csv', '19-liste-cds-20261005-023058.csv']
  it.skipIf(!hasSharedCases(...CASES))('cases 03 and 19', async () => {
    const [trois = '', dixNeuf = ''] = CASES
    const etablissements = await workshop(...COMMUNES)
    await etablissements.run(sharedCase(trois))
    expect(comptes(etablissements)).toEqual({ '03118 603': 1, '03107 124': 1 })
    const centres = await workshop(...COMMUNES)
    await centres.run(sharedCase(dixNeuf))
    expect(comptes(centres)).toEqual({ '03118 124': 2, '03107 124': 1 })
  })
})
