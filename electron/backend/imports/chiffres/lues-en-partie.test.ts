import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { hasSharedCases, sharedCase } from '../../../../test/shared-data.ts'

const ZONE = ['03118', '03107', '63226']
const GANNAT = '03118'
const EBREUIL = '03107'

const plat = (textes: readonly string[]) => textes.join('\n').replace(/[\u00a0\u202f]/g, ' ')

async function lire(texte: string) {
  const shop = await workshop(GANNAT, EBREUIL)
  const report = await shop.run(shop.file('table_2021.csv', texte))
  const valeurs = listToutesObservations(shop.dossier, ZONE).map(
    ({ indicateur, code, etat, valeur, motif }) => `${indicateur} ${code} ${etat === 'connue' ? valeur : motif}`,
  )
  return { report, valeurs: valeurs.sort() }
}

describe('one cell that is not understood', () => {
  it('costs that cell, is named, and leaves the rest of its line', async () => {
    const { report, valeurs } = await lire('CODGEO,MED21,RD21\n03118,21340,2.9\n03107,20980,deux\n')
    expect(report).toMatchObject({ lues: 2, retenues: 2 })
    expect(valeurs).toEqual(['FILO:MED 03107 20980', 'FILO:MED 03118 21340', 'FILO:RD 03118 2.9'])
    expect(plat(report.avertissements)).toContain(
      '1 case de la colonne « RD21 » n’est pas comprise (« deux », ligne 3) : sa valeur manque, le reste de sa ligne est lu.',
    )
  })

  it('a count that lacks a part of a merged commune is a lower bound', async () => {
    // Mur-sur-Allier (63226) is Mezel and Dallet: the cell of Mezel is lost.
    const shop = await workshop('63226')
    await shop.run(
      shop.file('pop_2021.csv', 'CODGEO;LIBGEO;P21_POP;P21_LOG\n63133;Dallet;1500;700\n63226;Mezel;x;900\n'),
    )
    const lues = listToutesObservations(shop.dossier, ZONE).map(({ indicateur, etat, min, valeur }) => [
      indicateur,
      etat,
      min,
      valeur,
    ])
    expect(lues.filter(([id]) => id !== 'RP:LOG')).toEqual([[expect.any(String), 'intervalle', 1500, null]])
  })

  it('a line that has no other figure is rejected, and can be exported', async () => {
    const { report } = await lire('CODGEO;MED21\n03118;21340\n03107;deux\n')
    expect(report.ignorees).toContainEqual(expect.objectContaining({ rejet: true, lignes: 1, premieres: [3] }))
  })

  it.each(['NaN', 'nan', 'null', 'NULL', 'None', '<NA>', '#N/A', 'N.R.', 'nr'])(
    '« %s » is a value that is not there',
    async (marque) => {
      const { valeurs } = await lire(`CODGEO;MED21;TP6021\n03118;21340;${marque}\n03107;20980;12,5\n`)
      expect(valeurs).toContain('FILO:TP60 03118 non_disponible')
      expect(valeurs).toContain('FILO:MED 03118 21340')
    },
  )

  it.each(['c', '(c)', 'C'])('« %s » is a secret', async (marque) => {
    expect((await lire(`CODGEO;MED21;TP6021\n03118;21340;${marque}\n`)).valeurs).toContain('FILO:TP60 03118 secret')
  })
})

describe('columns of a recognised table that are not read', () => {
  it('are named; codes, names and places are not', async () => {
    const { report } = await lire(
      'Code commune;Commune;Département;Population 2022;Superficie (km²);Densité\n03118;Gannat;Allier;5620;36,04;156\n',
    )
    expect(plat(report.avertissements)).toContain(
      '2 colonnes de chiffres ne sont pas lues : « Population 2022 », « Densité ». Pour les importer, choisissez les colonnes de ce fichier.',
    )
  })

  it('of disposable income, what has a home in the catalogue is read', async () => {
    const { valeurs } = await lire('CODGEO;NBMEN21;NBPERS21;PMIMP21;Q121;Q221\n03118;2500;5500;45;16500;21340\n')
    expect(valeurs).toEqual([
      'FILO:MED 03118 21340',
      'FILO:NBMENFISC 03118 2500',
      'FILO:NBPERSMENFISC 03118 5500',
      'FILO:PIMP 03118 45',
    ])
  })
})

const CASES = ['18-cc_filosofi_2021_COM.csv', '22-FILO2021_DISP_COM.csv']
describe.skipIf(!hasSharedCases(...CASES))('cases 18 and 22', () => {
  it.each(CASES)('%s gives the two medians', async (nom) => {
    const shop = await workshop(GANNAT, EBREUIL)
    await shop.run(sharedCase(nom))
    const medianes = listToutesObservations(shop.dossier, ZONE).filter(({ indicateur }) => indicateur === 'FILO:MED')
    expect(medianes.map(({ code, valeur }) => [code, valeur]).sort()).toEqual([
      [EBREUIL, 20980],
      [GANNAT, 21340],
    ])
  })
})
