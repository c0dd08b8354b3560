import { describe, expect, it } from 'vitest'
import { indicateur } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { workshop } from '../../../../test/import-helper.ts'
import { listToutesObservations } from '../../../../test/observations.ts'
import { hasSharedCases, sharedCase } from '../../../../test/shared-data.ts'

const COMMUNES = ['03118', '03107', '03290'] as const

async function zones(nom: string, texte: string | null): Promise<Record<string, string>> {
  const shop = await workshop(...COMMUNES)
  await shop.run(texte === null ? sharedCase(nom) : shop.file(nom, texte))
  const classes = indicateur('ZONE:MG')?.classes ?? []
  return Object.fromEntries(
    listToutesObservations(shop.dossier, [...COMMUNES]).map(({ code, millesime, valeur }) => [
      `${code} ${millesime}`,
      classes[valeur ?? -1] ?? String(valeur),
    ]),
  )
}

const table = (titre: string, ...mots: string[]) =>
  `Code commune;Commune;${titre}\n${mots.map((mot, i) => `${COMMUNES[i]};X;${mot}`).join('\n')}\n`

describe('zoning of doctors', () => {
  it('two columns of one year that differ give no zone; those that agree give it once', async () => {
    const shop = await workshop(...COMMUNES)
    const texte =
      'Code commune;Commune;Zonage médecins 2025;Zonage 2025 médecins généralistes\n03118;Gannat;ZIP;ZAC\n03107;Ébreuil;ZAC;2_ZAC\n'
    const rapport = await shop.run(shop.file('zonage.csv', texte))
    const lues = listToutesObservations(shop.dossier, [...COMMUNES]).filter(({ etat }) => etat === 'connue')
    expect(lues.map(({ code, millesime }) => [code, millesime])).toEqual([['03107', '2025']])
    expect(rapport.ignorees.map(({ cause, rejet }) => [cause, rejet])).toContainEqual([
      'deux zones différentes pour la même année',
      true,
    ])
  })

  it.each([
    ['ZIP', 'ZIP'],
    ['Zone d’intervention prioritaire', 'ZIP'],
    ['Zone d’intervention prioritaire (ZIP)', 'ZIP'],
    ["Zone d'action complémentaire (ZAC)", 'ZAC'],
    ['2_ZAC', 'ZAC'],
    ['ZAR', 'ZAR'],
    ['Zone de vigilance (ZV)', 'Zone de vigilance'],
    ['HC', 'Hors zonage'],
    ['Hors Classement (HC)', 'Hors zonage'],
    ['Hors zonage', 'Hors zonage'],
    ['Non zoné', 'Hors zonage'],
  ])('« %s » is %s', async (mot, classe) => {
    expect(await zones('z.csv', table('Zonage 2026', mot))).toEqual({ '03118 2026': classe })
  })

  it('a word that no zone has is refused as a word, not as a number', async () => {
    const shop = await workshop(...COMMUNES)
    const report = await shop.run(shop.file('z.csv', table('Zonage 2026', 'ZIP', 'Zone très sous-dotée', 'ZIP (ZAC)')))
    expect(report.ignorees.map(({ cause, lignes }) => [cause.replace(/\u00a0/g, ' '), lignes])).toEqual([
      ['mot non compris dans la colonne « Zonage 2026 »', 2],
    ])
  })

  it('takes the column of the doctors, wherever it stands', async () => {
    const lu = 'Code commune;Zonage sages-femmes 2024;Zonage médecins 2024;Zonage infirmiers 2020\n03118;ZIP;ZAC;x\n'
    expect(await zones('z.csv', lu)).toEqual({ '03118 2024': 'ZAC' })
    const sans = 'Code commune;Zonage infirmiers 2020;Zonage 2024\n03118;ZIP;ZAC\n'
    expect(await zones('z.csv', sans)).toEqual({ '03118 2024': 'ZAC' })
  })

  it('two years stay two years', async () => {
    const lu = 'Code commune;Zonage médecins 2022;Zonage médecins 2025\n03118;ZIP;ZAC\n'
    expect(await zones('z.csv', lu)).toEqual({ '03118 2022': 'ZIP', '03118 2025': 'ZAC' })
  })

  it('the zoning of another profession is never the doctors’', async () => {
    const shop = await workshop(...COMMUNES)
    const seule = await shop.refusal(shop.file('zonage.csv', table('Zonage infirmiers 2020', 'ZIP')))
    expect(seule.kind).toBe('fichier-non-reconnu')
    const nommee = await shop.refusal(shop.file('zonage_sages-femmes_2024.csv', table('Zonage', 'ZIP')))
    expect(nommee.kind).toBe('fichier-non-reconnu')
  })

  it.skipIf(!hasSharedCases('15-zonages_2024.csv', '16-zonage_2026.csv'))('cases 15 and 16', async () => {
    expect(await zones('15-zonages_2024.csv', null)).toMatchObject({ '03118 2024': 'ZAC', '03107 2024': 'ZIP' })
    expect(await zones('16-zonage_2026.csv', null)).toEqual({
      '03118 2026': 'ZAC',
      '03107 2026': 'ZIP',
      '03290 2026': 'Hors zonage',
    })
  })
})
