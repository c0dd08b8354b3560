/** FINESS structures in JSON, as published since July 2026: hand-made establishments, and the invented files kept aside. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { workshop } from '../../../../test/import-helper.ts'
import { hasSharedData, sharedData } from '../../../../test/shared-data.ts'
import { faireZip } from '../../../../test/zip-files.ts'
import { apercevoir } from '../apercu/apercu.ts'

const JOURNALIER = '2026/finess-structures-journalier-20260911_SYNTHETIQUE.json.gz'
const GANNAT = '03118'
const EBREUIL = '03107'

interface Ege {
  numero: string
  categorie: string | null
  commune?: string
  etat?: string
  fermeture?: string | null
  nom?: string
  adresses?: { usageAdresse: string; cogCommune: string }[]
  aci?: object
}

const ege = ({ numero, categorie, commune = GANNAT, etat = 'A', fermeture = null, nom = 'X', adresses, aci }: Ege) => ({
  informationsGeneralesEGE: { numFinessEge: numero, nomEgeLong: nom, nomEgeCourt: null, dateFermeture: fermeture },
  categorieentiteGeographiqueExercice: categorie,
  adresse: adresses ?? [{ usageAdresse: '03', cogCommune: commune }],
  engagement: aci === undefined ? [] : [aci],
  etatObjet: etat,
})

const fichier = (...eges: Ege[]) => ({
  schemaVersion: 'v1.0.0',
  generatedAt: '2026-09-11T02:07:30.574916747Z',
  gco: [{ pmSmsseId: '1', note: 'accolades } ] dans un texte "cité"' }],
  pmej: eges.map((une) => ({ informationsGeneralesPMEJ: { pmSmsseId: une.numero }, adresse: [], ege: [ege(une)] })),
})

const plat = (texte: string) => texte.replace(/[\u00a0\u202f]/g, ' ')

const MSP: Ege = { numero: '030000001', categorie: '603', nom: '{"MAISON"; DE\nSANTÉ' }

/** [FINESS number, commune, category] of what was kept. */
const gardees = (shop: Awaited<ReturnType<typeof workshop>>) =>
  shop.dossier.db
    .prepare<[], { finess: string; code: string; categorie: string; nom: string }>(
      'SELECT finess, code, categorie, raison_sociale AS nom FROM structure ORDER BY finess',
    )
    .all()

describe('finess-structures', () => {
  it('keeps the open establishments at the place of their activity, and says its day', async () => {
    const shop = await workshop(GANNAT, EBREUIL)
    const contenu = fichier(
      MSP,
      { numero: '030000002', categorie: '620', etat: 'I' },
      { numero: '030000003', categorie: '620', fermeture: '2026-09-11' },
      { numero: '030000004', categorie: '620', fermeture: '2026-09-12' },
      {
        numero: '030000005',
        categorie: '500',
        adresses: [
          { usageAdresse: '06', cogCommune: GANNAT },
          { usageAdresse: '03', cogCommune: EBREUIL },
        ],
      },
      { numero: '030000006', categorie: '124', commune: '75056' },
    )
    const report = await shop.run(shop.file('finess.json', JSON.stringify(contenu)))
    expect(report).toMatchObject({
      profil: 'finess-structures',
      millesimes: ['2026-09-11'],
      encodage: 'JSON',
      lues: 6,
      retenues: 3,
    })
    expect(gardees(shop)).toEqual([
      { finess: '030000001', code: GANNAT, categorie: '603', nom: '{"MAISON"; DE SANTÉ' },
      { finess: '030000004', code: GANNAT, categorie: '620', nom: 'X' },
      { finess: '030000005', code: EBREUIL, categorie: '500', nom: 'X' },
    ])
  })

  it('reads the same whatever carries it: indented, with a BOM, .gz, in an archive', async () => {
    const texte = JSON.stringify(fichier(MSP), null, 2)
    const formes: [string, Buffer][] = [
      ['a.json', Buffer.from(texte)],
      ['b.json', Buffer.from(`\uFEFF${texte}`)],
      ['c.json.gz', gzipSync(texte)],
      ['d.zip', faireZip([{ nom: 'finess-structures.json', contenu: Buffer.from(texte) }])],
    ]
    for (const [nom, octets] of formes) {
      const shop = await workshop(GANNAT)
      const path = shop.file(nom, octets)
      expect(await apercevoir(path, shop.reference), nom).toMatchObject({ profil: 'finess-structures' })
      expect(await shop.run(path), nom).toMatchObject({ lues: 1, retenues: 1 })
      expect(gardees(shop), nom).toHaveLength(1)
    }
  })

  it('an establishment that the register leaves without category hides none of the others', async () => {
    const shop = await workshop(GANNAT)
    const report = await shop.run(
      shop.file('f.json', JSON.stringify(fichier(MSP, { numero: '030000002', categorie: null }))),
    )
    expect(report.ignorees.map(({ cause, lignes, rejet }) => [cause, lignes, rejet])).toEqual([
      ['établissement que le répertoire laisse sans catégorie', 1, false],
    ])
  })

  it('tells the contract of a CPTS of the territory', async () => {
    const shop = await workshop(GANNAT)
    const aci = {
      sousTypeEngagement: 'ACI',
      dateSignatureEngagement: '2025-03-28',
      dateEffetEngagement: '2025-04-15',
      dateFinEngagement: '2030-04-14',
    }
    const cpts = { numero: '030000009', categorie: '604', nom: 'CPTS DU VAL', aci }
    const { apports } = await shop.run(shop.file('f.json', JSON.stringify(fichier(cpts))))
    expect(plat(apports.join('\n'))).toContain(
      'Contrat ACI de « CPTS DU VAL » selon Finess : signé le 28 mars 2025, en vigueur le 15 avril 2025, jusqu’au 14 avril 2030',
    )
  })

  it('a state that is not written is neither open nor closed: told, and the others are a minimum', async () => {
    const shop = await workshop(GANNAT)
    const sans = { ...ege({ numero: '030000002', categorie: '603' }), etatObjet: null }
    const contenu = fichier(MSP)
    const texte = JSON.stringify({
      ...contenu,
      pmej: [...contenu.pmej, { informationsGeneralesPMEJ: {}, ege: [sans] }],
    })
    const report = await shop.run(shop.file('f.json', texte))
    expect(report.retenues).toBe(1)
    expect(report.ignorees.map(({ cause, rejet }) => [cause, rejet])).toEqual([
      ['établissement dont le fichier ne dit pas s’il est ouvert ou fermé', true],
    ])
    expect(plat(report.avertissements.join())).toContain('minimum')
  })

  it('finds its day after the establishments, and the establishments after long lists', async () => {
    const shop = await workshop(GANNAT)
    const { generatedAt, gco, ...reste } = fichier(MSP, {
      numero: '030000003',
      categorie: '620',
      fermeture: '2026-09-11',
    })
    const longue = Array.from({ length: 30_000 }, () => ({ pmSmsseId: '1', note: 'un groupement de coopération' }))
    const texte = JSON.stringify({ gco: [...gco, ...longue], ...reste, gcc: longue.slice(0, 9), generatedAt })
    const path = shop.file('f.json', texte)
    expect(await apercevoir(path, shop.reference)).toMatchObject({
      profil: 'finess-structures',
      millesime: '2026-09-11',
    })
    expect(await shop.run(path)).toMatchObject({ millesimes: ['2026-09-11'], lues: 2, retenues: 1 })
  })

  it('of two contracts of a CPTS, tells the last', async () => {
    const shop = await workshop(GANNAT)
    const contrat = (an: number) => ({ sousTypeEngagement: 'ACI', dateEffetEngagement: `${an}-04-15` })
    const cpts = ege({ numero: '030000009', categorie: '604', nom: 'CPTS DU VAL' })
    const texte = JSON.stringify({
      ...fichier(),
      pmej: [{ informationsGeneralesPMEJ: {}, ege: [{ ...cpts, engagement: [contrat(2025), contrat(2020)] }] }],
    })
    const { apports } = await shop.run(shop.file('f.json', texte))
    expect(plat(apports.join())).toContain('en vigueur le 15 avril 2025')
  })

  it('a file cut short, or no JSON further on, changes nothing', async () => {
    const shop = await workshop(GANNAT)
    const texte = JSON.stringify(fichier(MSP, { numero: '030000002', categorie: '620' }))
    const coupe = await shop.refusal(shop.file('coupe.json', texte.slice(0, -2)))
    expect(coupe).toMatchObject({ kind: 'fichier-abime', titre: 'Ce fichier JSON s’arrête trop tôt.' })
    expect(plat(coupe.explication)).toContain('2 objets')
    const casse = await shop.refusal(
      shop.file(
        'casse.json',
        texte.replace('"ege":[{"informationsGeneralesEGE":{"numFinessEge":"030000002"', '"ege":[{x{'),
      ),
    )
    expect(casse).toMatchObject({ kind: 'fichier-abime', titre: 'Ce fichier JSON est abîmé.' })
    expect(plat(casse.explication)).toContain('objet n° 2')
  })

  it.skipIf(!hasSharedData(JOURNALIER))('counts the invented file of 2026 as its README says', async () => {
    const communes = [GANNAT, '03053', '63032', '63047', '38421', '38225', '69123', '2A004', '97411']
    const shop = await workshop(...communes)

    const report = await shop.run(sharedData(JOURNALIER))
    expect(report).toMatchObject({ lues: 27, retenues: 22, millesimes: ['2026-09-11'] })
    const parCategorie: Record<string, number> = {}
    for (const { categorie } of gardees(shop)) parCategorie[categorie] = (parCategorie[categorie] ?? 0) + 1
    expect(parCategorie).toEqual({
      620: 10,
      603: 2,
      500: 2,
      124: 1,
      156: 1,
      354: 1,
      355: 1,
      101: 1,
      604: 1,
      611: 1,
      617: 1,
    })
    const enChantelle = gardees(shop).filter(({ code }) => code === '03053')
    expect(enChantelle.map(({ categorie }) => categorie).sort()).toEqual(['500', '620'])
    expect(gardees(shop).filter(({ code }) => code === '38225')).toHaveLength(1)
  })
})
