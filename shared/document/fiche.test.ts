import { describe, expect, it } from 'vitest'
import {
  commune,
  entree,
  flat,
  ligne,
  portrait,
  portraitSansImport,
  publie,
  q,
  tables,
  texte,
} from '../../test/portraits.ts'
import { interval, known } from '../domain/quantity-ops.ts'
import { buildFiche, MAX_COMMUNES_FICHE } from './fiche.ts'

describe('fiche d’identité', () => {
  it('carries the key figures, written in French', () => {
    const { blocks, eyebrow, projet, numbering } = buildFiche(entree())
    const cles = flat(blocks).find((b) => b.type === 'keyFigures')
    expect(cles?.items.map((i) => [i.value, i.label])).toEqual([
      ['3', 'communes'],
      ['4\u202f500', 'habitants'],
      ['50,0\u00a0km²', 'superficie'],
      ['90,0', 'habitants au km²'],
      ['Taille 1', 'moins de 40\u202f000 habitants'],
    ])
    expect(eyebrow).toBe('Communauté professionnelle territoriale de santé · Allier (03)')
    expect(projet).toBe(false)
    expect(numbering).toBe(false)
  })

  it('gives the professions with their density, and names those who are nobody', () => {
    const { blocks } = buildFiche(entree())
    expect(ligne(blocks, 'Infirmiers')).toEqual(['Infirmiers', '9', '20,0'])
    expect(ligne(blocks, 'Orthoptistes')).toBeUndefined()
    expect(texte(blocks)).toContain('Effectif nul\u00a0: orthoptistes.')
  })

  it('says which professions are read from another source', () => {
    const de = (label: string) =>
      known(4, 'personnes', { sources: [{ label, millesime: '2026-06-01', file: 'f.csv', line: null }] })
    const une = (code: string, libelle: string, label: string) => ({
      code,
      libelle,
      effectif: de(label),
      densites: { pour_10000: q(1, 'pour_10000'), pour_100000: q(10, 'pour_100000') },
    })
    const professions = [
      une('10-MG', 'Médecins généralistes', 'Ameli'),
      une('60', 'Infirmiers', 'Annuaire'),
      une('70', 'Masseurs-kinésithérapeutes', 'Annuaire'),
    ]
    const lus = (siennes: typeof professions) =>
      tables(
        buildFiche(entree({ portrait: portrait({ professions: siennes, professionnels: de('Annuaire') }) })).blocks,
      ).map(({ source }) => source)
    expect(lus(professions)).toContain(
      'Annuaire du 1er juin 2026\u00a0; Ameli du 1er juin 2026 pour médecins généralistes',
    )
    expect(lus(professions.slice(1))).toContain('Annuaire du 1er juin 2026')
  })

  it('gives the total of the communes, and the source of the ceiling', () => {
    const { blocks } = buildFiche(entree())
    const communes = tables(blocks).find(({ columns }) => columns[0]?.label === 'Commune')
    expect(communes?.rows.map((r) => r[0])).toEqual(['Le Bourg', 'L’Abbaye-d’Ébreuil', 'Hérisson'])
    expect(communes?.total).toEqual(['Ensemble', '', '4\u202f500', '50,0', '90,0'])
    expect(ligne(blocks, 'Plafond')).toEqual(['Plafond', '287\u202f500\u00a0€ par an'])
    expect(ligne(blocks, 'Marge avant la taille 2')?.[1]).toBe('35\u202f500\u00a0habitants')
    expect(texte(blocks)).toContain('ACI du 20 juin 2019 et avenant 2')
    expect(texte(blocks)).toContain('Dossier de presse, 2025')
  })

  it('lists few communes where the left column is free, many under both', () => {
    const titres = (communes: number) => {
      const liste = Array.from({ length: communes }, (_, i) =>
        commune(`03${100 + i}`, `Le Bourg ${i}`, q(1000, 'habitants'), q(10, 'km2'), q(100, 'hab_km2')),
      )
      const { blocks } = buildFiche(entree({ portrait: portrait({ communes: liste }) }))
      const colonnes = blocks.find((b) => b.type === 'columns')
      const de = (blocs: typeof blocks) => blocs.flatMap((b) => (b.type === 'heading' ? [b.text] : []))
      return { gauche: de(colonnes?.left ?? []), dessous: de(blocks) }
    }
    expect(titres(3).gauche).toContain('Communes')
    expect(titres(3).dessous).not.toContain('Communes')
    expect(titres(40).gauche).not.toContain('Communes')
    expect(titres(40).dessous).toContain('Communes')
  })

  it('never prints an amount that is not confirmed', () => {
    const tout = texte(buildFiche(entree()).blocks)
    expect(tout).not.toContain('12\u202f345')
    expect(tout).toContain('À confirmer par la CPAM\u00a0:')
  })

  it('never prints a missing value as zero', () => {
    const { blocks } = buildFiche(entree({ portrait: portraitSansImport() }))
    const tout = texte(blocks)
    const cles = flat(blocks).find((b) => b.type === 'keyFigures')
    expect(cles?.items[2]).toEqual({ value: '–', label: 'superficie', detail: 'non importée' })
    expect(cles?.items[3]?.value).toBe('–')
    expect(
      tables(blocks)
        .flatMap((t) => t.rows.flat())
        .filter((c) => c === '0' || c === '0,0'),
    ).toEqual([])
    expect(ligne(blocks, 'Infirmiers')).toBeUndefined()
    expect(tout).toContain('Superficie non importée\u00a0: la densité ne peut pas être calculée.')
    expect(tout).toContain('Professionnels de santé\u00a0: non importés.')
    expect(tout).toContain('Structures de santé\u00a0: non importées.')
  })

  it('keeps bounds as bounds, and leaves out those that say nothing', () => {
    const base = portrait()
    const [infirmiers] = base.professions
    if (infirmiers === undefined) throw new Error('fixture')
    const professions = [
      { ...infirmiers, effectif: interval(7, null, 'personnes', { coverage: { known: 2, total: 3 } }) },
      { ...infirmiers, libelle: 'Dentistes', effectif: interval(2, 4, 'personnes') },
      { ...infirmiers, libelle: 'Sages-femmes', effectif: interval(0, null, 'personnes') },
    ]
    const { blocks } = buildFiche(entree({ portrait: portrait({ professions }) }))
    expect(ligne(blocks, 'Infirmiers')?.[1]).toBe('≥\u00a07')
    expect(ligne(blocks, 'Dentistes')?.[1]).toBe('2 à 4')
    expect(ligne(blocks, 'Sages-femmes')).toBeUndefined()
    expect(texte(blocks)).toContain(
      'Offre de soins\u00a0: 1\u00a0commune sur 3 que les sources ne couvrent pas en entier',
    )
  })

  it('prints no total under a partial list, and says what the figures are', () => {
    const p = portrait({
      perimetre: 'partiel',
      nombreCommunes: interval(3, null, 'communes'),
      superficie: interval(50, null, 'km2'),
      densite: interval(0, 90, 'hab_km2'),
    })
    const { blocks } = buildFiche(entree({ portrait: p }))
    const cles = flat(blocks).find((b) => b.type === 'keyFigures')
    expect(cles?.items[0]).toMatchObject({ value: '3', label: 'communes identifiées' })
    expect(cles?.items[2]).toMatchObject({ value: '–', detail: 'périmètre partiel' })
    expect(tables(blocks).at(-1)?.total).toBeNull()
    expect(texte(blocks)).toContain('Périmètre partiel\u00a0: 3\u00a0communes identifiées.')
  })

  it('stands with no commune at all', () => {
    const vide = portrait({ communes: [], epci: [], departements: [], regions: [], perimetre: 'inconnu' })
    const { blocks, eyebrow } = buildFiche(entree({ portrait: vide }))
    expect(eyebrow).toBe('Communauté professionnelle territoriale de santé')
    expect(texte(blocks)).toContain('La liste des communes n’est pas connue')
  })

  it('stays a fiche with 400 communes, and says how many it leaves out', () => {
    const communes = Array.from({ length: 400 }, (_, i) =>
      commune(
        `03${String(i + 1).padStart(3, '0')}`,
        `Commune ${i + 1}`,
        q(1000 - i, 'habitants'),
        q(1, 'km2'),
        q(1, 'hab_km2'),
      ),
    )
    const { blocks } = buildFiche(entree({ portrait: portrait({ communes }) }))
    const table = tables(blocks).at(-1)
    expect(table?.rows).toHaveLength(MAX_COMMUNES_FICHE)
    expect(table?.rows[0]?.[0]).toBe('Commune 1')
    expect(texte(blocks)).toContain(`${400 - MAX_COMMUNES_FICHE}\u00a0autres communes`)
  })

  it('keeps what the user typed, and long names, as they are', () => {
    const nom = `CPTS #1 $5 <b> "${'x'.repeat(300)}" 😀`
    const model = buildFiche(
      entree({ portrait: portrait({ nom }), textes: { 'fiche.presentation': 'Un #texte\n\nDeux $lignes <ici>' } }),
    )
    expect(model.title).toBe(nom)
    expect(texte(model.blocks)).toContain('Un #texte\nDeux $lignes <ici>')
  })

  it('sets published indicators beside those of larger territories', () => {
    const publies = [
      publie({}),
      publie({ id: 2, territoire: 'departement', valeur: 6.9 }),
      publie({ id: 3, territoire: 'france', valeur: 10.1 }),
    ]
    const { blocks } = buildFiche(entree({ portrait: portrait({ publies }) }))
    expect(ligne(blocks, 'bénéficiaires de la C2S (population consommante de 17 ans et plus)')?.slice(1)).toEqual([
      '10,3\u00a0%',
      '6,9\u00a0%',
      '–',
      '10,1\u00a0%',
    ])
  })
})
