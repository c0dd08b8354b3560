import { describe, expect, it } from 'vitest'
import { entree, flat, ligne, portrait, q, tables, texte } from '../../test/portraits.ts'
import { buildContrat } from './contrat.ts'

const MISSION1 = 'Missions en faveur de l’amélioration de l’accès aux soins, socle'
const MISSION2 = 'Mission en faveur de l’organisation de parcours pluriprofessionnels autour du patient, socle'

describe('projet de contrat', () => {
  it('is a project on every page, and says that it is not the official form', () => {
    const model = buildContrat(entree())
    expect(model.projet).toBe(true)
    expect(model.footer).toContain('Projet de contrat')
    const [premier] = model.blocks
    expect(premier?.type).toBe('note')
    expect(texte(model.blocks.slice(0, 1))).toContain('n’est pas le formulaire officiel')
    expect(texte(model.blocks.slice(0, 1))).toContain('ACI du 20 juin 2019 et avenant 2')
  })

  it('has the thirteen articles in order', () => {
    const titres = flat(buildContrat(entree()).blocks).flatMap((b) =>
      b.type === 'heading' && b.level === 1 ? [b.text] : [],
    )
    const articles = titres.filter((t) => t.startsWith('Article '))
    expect(articles).toHaveLength(13)
    expect(articles.map((t) => Number(/^Article (\d+)\./.exec(t)?.[1]))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
    ])
    expect(articles[2]).toBe('Article 3. Calendrier de déploiement')
  })

  it('computes the deadlines of a contract signed on 17 June 2020', () => {
    const { blocks } = buildContrat(entree({ reglages: { 'contrat.dateSignature': '2020-06-17' } }))
    expect(ligne(blocks, MISSION1)?.slice(2)).toEqual(['17\u00a0décembre 2020', '17\u00a0décembre 2021'])
    expect(ligne(blocks, MISSION2)?.slice(2)).toEqual(['17\u00a0juin 2021', '17\u00a0juin 2022'])
    const tout = texte(blocks)
    expect(tout).toContain('du 17\u00a0juin 2020 au 16\u00a0juin 2025')
    expect(tout).toContain(
      'Dates anniversaires\u00a0: 17\u00a0juin 2021, 17\u00a0juin 2022, 17\u00a0juin 2023 et 17\u00a0juin 2024.',
    )
    expect(tout).not.toContain('à calculer dès que')
  })

  it('gives delays, never a date, while the signature is not known', () => {
    const { blocks } = buildContrat(entree())
    expect(ligne(blocks, MISSION1)?.slice(2)).toEqual(['6\u00a0mois', '18\u00a0mois'])
    expect(ligne(blocks, MISSION2)?.slice(2)).toEqual(['12\u00a0mois', '24\u00a0mois'])
    expect(texte(blocks)).toContain('à calculer dès que la date de signature est connue')
  })

  it('prints a date that does not exist as typed, and computes nothing from it', () => {
    const { blocks } = buildContrat(entree({ reglages: { 'contrat.dateSignature': 'au printemps' } }))
    expect(texte(blocks)).toContain('le au printemps, en trois exemplaires')
    expect(ligne(blocks, MISSION1)?.[2]).toBe('6\u00a0mois')
  })

  it('says a mission that starts before the signature, and the one day of the crisis plan', () => {
    const reglages = {
      'contrat.dateSignature': '2020-06-17',
      'mission.acces-soins.debut': '2020-06-16',
      'mission.parcours.debut': '2020-06-17',
      'mission.crise.debut': '2020-07-01',
      'crise.redaction': '2020-08-01',
    }
    const { blocks } = buildContrat(entree({ reglages }))
    expect(texte(blocks)).toContain('Début prévu avant la signature')
    expect(texte(blocks)).toContain('début prévu le 16\u00a0juin 2020, signature le 17\u00a0juin 2020.')
    const crise = tables(blocks)
      .flatMap(({ rows }) => rows)
      .find(([titre]) => JSON.stringify(titre).includes('crises'))
    expect(JSON.stringify(crise)).toContain('août 2020')
    expect(JSON.stringify(crise)).not.toContain('juillet 2020')
  })

  it('warns when a mission is planned after its latest date', () => {
    const reglages = { 'contrat.dateSignature': '2020-06-17', 'mission.acces-soins.debut': '2020-12-18' }
    expect(texte(buildContrat(entree({ reglages })).blocks)).toContain(
      'début prévu le 18\u00a0décembre 2020, au plus tard le 17\u00a0décembre 2020',
    )
    const justes = { ...reglages, 'mission.acces-soins.debut': '2020-12-17' }
    expect(texte(buildContrat(entree({ reglages: justes })).blocks)).not.toContain('au plus tard le 17\u00a0décembre')
  })

  it('leaves empty fields null, so that they print "à compléter"', () => {
    const { blocks } = buildContrat(entree({ reglages: { 'cpam.nom': 'CPAM de l’Allier', 'cpts.siret': '   ' } }))
    const champs = flat(blocks).flatMap((b) => (b.type === 'fields' ? b.items : []))
    expect(champs.find((c) => c.label === 'Caisse primaire d’assurance maladie')?.value).toBe('CPAM de l’Allier')
    expect(champs.find((c) => c.label === 'Numéro SIRET')?.value).toBeNull()
    const signatures = flat(blocks).find((b) => b.type === 'signatures')
    expect(signatures?.items.map((s) => s.name)).toEqual([null, null, null])
  })

  it('adds the MSA as a witness only when it is named', () => {
    const { blocks } = buildContrat(entree({ reglages: { 'msa.temoin': 'MSA Auvergne' } }))
    const signatures = flat(blocks).find((b) => b.type === 'signatures')
    expect(signatures?.items).toHaveLength(4)
    expect(signatures?.items[3]?.role).toContain('MSA Auvergne')
  })

  it('prints confirmed amounts, and "montant à confirmer par la CPAM" for the others', () => {
    const { blocks } = buildContrat(entree())
    expect(ligne(blocks, 'Fonctionnement')).toEqual(['Fonctionnement', '50\u202f000\u00a0€'])
    expect(ligne(blocks, 'Accès aux soins\u00a0: part fixe')?.[1]).toBe('montant à confirmer par la CPAM')
    // Typed without confirmation: it stays out of the draft.
    expect(ligne(blocks, 'Qualité\u00a0: part fixe')?.[1]).toBe('montant à confirmer par la CPAM')
    expect(ligne(blocks, 'Plafond annuel, toutes missions')?.[1]).toBe('287\u202f500\u00a0€')
    expect(texte(blocks)).not.toContain('12\u202f345')
    // 75 % of 50 000.
    expect(texte(blocks)).toContain('37\u202f500\u00a0€ pour un montant annuel de 50\u202f000\u00a0€')
  })

  it('gives no advance when the running costs are not confirmed', () => {
    const montants = portrait().montants.map((m) => ({ ...m, statut: 'to_check' as const }))
    const { blocks } = buildContrat(entree({ portrait: portrait({ montants }) }))
    expect(ligne(blocks, 'Fonctionnement')?.[1]).toBe('montant à confirmer par la CPAM')
    expect(texte(blocks)).not.toContain('37\u202f500')
  })

  it('drops the mission that is not chosen, and shows the choice to be made', () => {
    const choisie = texte(buildContrat(entree({ reglages: { 'missions.optionnelles': 'accompagnement' } })).blocks)
    expect(choisie).toContain('Elle choisit en outre la mission complémentaire suivante')
    expect(choisie).toContain('complémentaire, non retenue')
    expect(
      ligne(
        buildContrat(entree({ reglages: { 'missions.optionnelles': 'accompagnement' } })).blocks,
        'Qualité\u00a0: part fixe',
      ),
    ).toBeUndefined()
    expect(texte(buildContrat(entree({ reglages: { 'missions.optionnelles': 'aucune' } })).blocks)).toContain(
      'Elle ne retient aucune mission complémentaire.',
    )
    expect(texte(buildContrat(entree()).blocks)).toContain('complémentaire, choix à compléter')
  })

  it('follows the version of the accord: no crisis mission and no avenant in 2019', () => {
    const aci2019 = portrait({ versionAci: { id: 'aci-2019', libelle: 'ACI du 20 juin 2019' } })
    const tout = texte(buildContrat(entree({ portrait: aci2019 })).blocks)
    expect(tout).not.toContain('crises sanitaires graves')
    expect(tout).not.toContain('avenant n°')
    expect(texte(buildContrat(entree()).blocks)).toContain('l’avenant n°\u00a02')
  })

  it('lists every commune in annex 1, with the total', () => {
    const communes = tables(buildContrat(entree()).blocks).at(-1)
    expect(communes?.rows.map((r) => r[0])).toEqual(['Hérisson', 'L’Abbaye-d’Ébreuil', 'Le Bourg'])
    expect(communes?.total).toEqual(['Ensemble', '', '4\u202f500'])
    const beaucoup = portrait({
      communes: Array.from({ length: 400 }, (_, i) => {
        const [c] = portrait().communes
        if (c === undefined) throw new Error('fixture')
        return { ...c, code: `03${String(i).padStart(3, '0')}`, nom: `Commune ${i}`, population: q(i, 'habitants') }
      }),
    })
    expect(tables(buildContrat(entree({ portrait: beaucoup })).blocks).at(-1)?.rows).toHaveLength(400)
  })

  it('adds the user’s own text after the article', () => {
    const tout = texte(buildContrat(entree({ textes: { 'contrat.article8': 'Clause locale #1.' } })).blocks)
    expect(tout.indexOf('Clause locale #1.')).toBeGreaterThan(tout.indexOf('Article 8.'))
    expect(tout.indexOf('Clause locale #1.')).toBeLessThan(tout.indexOf('Article 9.'))
  })
})
