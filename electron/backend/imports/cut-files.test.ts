/** Downloads that stopped before the end: refused, the dossier unchanged, rather than counted too low. */
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../test/import-helper.ts'
import { apercevoir } from './apercu/apercu.ts'

/** Gannat, Saint-Pourçain-sur-Sioule, Chantelle. */
const AREA = ['03118', '03254', '03053'] as const
const GOOD = `COM;Commune;PMUN\n03118;Gannat;5800\n03254;Saint-Pourçain-sur-Sioule;5100\n03053;Chantelle;1000\n`
const M = { millesime: '2021' }

describe('cut files', () => {
  it('refuses UTF-8 cut inside a character', async () => {
    const shop = await workshop(...AREA)
    const bytes = Buffer.from(`${GOOD}03043;Gué`)
    expect(await shop.refusal(shop.file('a.csv', bytes.subarray(0, bytes.length - 1)), M)).toMatchObject({
      kind: 'fichier-abime',
      titre: 'Le fichier est tronqué.',
    })
  })

  it('refuses a table cut inside its last line; a word under the table is no cut', async () => {
    const shop = await workshop(...AREA)
    for (const content of [`${GOOD}03043;Ébr`, `${GOOD}03043;"Ébreuil"`]) {
      expect(await shop.refusal(shop.file('a.csv', content), M)).toMatchObject({
        kind: 'fichier-abime',
        titre: 'Le fichier est tronqué.',
        explication: expect.stringContaining('(ligne 5)'),
      })
    }
    const stock = 'finess;etalab;111;2026-05-12\nstructureet;030780100;030000012'
    expect((await shop.refusal(shop.file('stock.csv', stock))).titre).toBe('Le fichier est tronqué.')
    for (const last of ['Source : Insee', '03043;Ébreuil\n', '03043;Ébreuil\r'])
      expect((await shop.run(shop.file('b.csv', GOOD + last), { ...M, doublons: 'remplacer' })).retenues).toBe(3)
  })

  it('are told as soon as they are recognised, before any trial', async () => {
    const shop = await workshop(...AREA)
    const vu = async (content: string | Buffer) => {
      const { incomplet, message } = await apercevoir(shop.file('populations.csv', content), shop.reference)
      return incomplet ? message : null
    }
    expect(await vu(`${GOOD}03043;Ébr`)).toContain('coupée (2\u00A0colonnes au lieu de 3)')
    expect(await vu(`${GOOD}03043;"Ébreuil"`)).toContain('coupée')
    expect(await vu(`${GOOD}03043;Ébreuil\r\n`)).toContain('incomplète (2\u00A0colonnes au lieu de 3)')
    expect(await vu(Buffer.from(`\uFEFF${GOOD}03043;Ébr`, 'utf16le'))).toContain('coupée')
    // Over the head that is read: 40 000 lines of 30 characters.
    const longue = `COM;Commune;PMUN\n${'03118;Gannat la bien nommée;58\n'.repeat(40_000)}`
    expect(await vu(`${longue}03254;Sai`)).toContain('coupée')
    const entieres = [
      GOOD,
      GOOD.trimEnd(),
      longue,
      `${GOOD}Source : Insee`,
      GOOD.replace('PMUN', 'PMUN;;'),
      `${GOOD}Champ : France ; Mayotte exclue\n`,
    ]
    for (const entier of entieres) expect(await vu(entier)).toBeNull()
  })

  it('refuses a table whose column was lost', async () => {
    const shop = await workshop(...AREA)
    const body = await shop.refusal(shop.file('a_2023.csv', 'COM;SUPERF\n03118;\n03254;\n03053;\n01053;12\n'))
    expect(body).toMatchObject({ kind: 'donnees-invalides', titre: 'Le fichier n’a aucune valeur pour le territoire.' })
  })
})
