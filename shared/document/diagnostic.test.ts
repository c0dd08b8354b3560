import { describe, expect, it } from 'vitest'
import { entree, flat, ligne, portrait, portraitSansImport, publie, tables, texte } from '../../test/portraits.ts'
import { interval, known, missing } from '../domain/quantity-ops.ts'
import { buildContrat } from './contrat.ts'
import { buildDiagnostic } from './diagnostic.ts'
import { phraseDensites, phraseEvolution, phrasePopulation, phraseRepartition } from './diagnostic-population.ts'
import { phraseIdentite } from './diagnostic-territoire.ts'
import { buildFiche } from './fiche.ts'
import { enTexte } from './plan/phrase.ts'
import { tauxTexte } from './valeurs.ts'

describe('diagnostic territorial', () => {
  it('has its chapters in order, after the contents', () => {
    const { blocks, cover, numbering } = buildDiagnostic(entree())
    expect(cover && numbering).toBe(true)
    expect(blocks[0]?.type).toBe('contents')
    expect(flat(blocks).flatMap((b) => (b.type === 'heading' && b.level === 1 ? [b.text] : []))).toEqual([
      'Identité',
      'Territoire',
      'Population',
      'Offre de soins',
      'Sources, millésimes et méthode',
    ])
  })

  it('drafts its sentences from the figures', () => {
    const p = portrait()
    expect(enTexte(phraseIdentite(p))).toBe(
      'La CPTS Val de test réunit 3\u00a0communes de l’Allier, et 4\u202f500\u00a0habitants (population municipale 2021, Insee).',
    )
    expect(enTexte(phrasePopulation(p))).toBe(
      'Le territoire compte 4\u202f500\u00a0habitants en 2021, soit 1,3\u00a0% de la population de l’Allier. Sa densité est de 90,0\u00a0habitants au km².',
    )
    // 3 000 / 4 500 = 66,7 %.
    expect(enTexte(phraseRepartition(p))).toBe(
      'La commune la plus peuplée, Le Bourg, compte 3\u202f000\u00a0habitants, soit 66,7\u00a0% de l’ensemble.',
    )
    // (4 500 / 4 000)^(1/5) − 1 = 2,38 %.
    expect(enTexte(phraseEvolution(p))).toBe(
      'Entre 2016 et 2021, à périmètre constant, la population est passée de 4\u202f000 à 4\u202f500\u00a0habitants (500\u00a0habitants de plus), soit +2,4\u00a0% par an en moyenne.',
    )
    expect(ligne(buildDiagnostic(entree()).blocks, '2021')).toEqual(['2021', '4\u202f500', '+2,4\u00a0%'])
  })

  it('says under each table of populations what is counted more widely than given', () => {
    const [premiere] = portrait().communes
    const phrase = 'Autrans, commune déléguée\u00a0: comptée avec Autrans-Méaudre entière'
    const p = portrait({ elargissements: [{ code: premiere?.code ?? '', phrase }] })
    const lues = [
      ...tables(buildDiagnostic(entree({ portrait: p })).blocks),
      ...tables(buildFiche(entree({ portrait: p })).blocks),
    ]
    const populations = lues.filter(({ columns }) => columns.some(({ label }) => /habitants$/i.test(label)))
    expect(populations.length).toBeGreaterThan(1)
    for (const { source } of populations) expect(source === null || source.includes(phrase)).toBe(true)
    expect(populations.some(({ source }) => source !== null)).toBe(true)
  })

  it('names the commune when there is only one', () => {
    const [seule] = portrait().communes
    if (seule === undefined) throw new Error('fixture')
    expect(enTexte(phraseIdentite(portrait({ communes: [seule], nombreCommunes: known(1, 'communes') })))).toBe(
      'La CPTS Val de test couvre la seule commune de L’Abbaye-d’Ébreuil, soit 4\u202f500\u00a0habitants (population municipale 2021, Insee).',
    )
  })

  it('says what is bounded or unknown as such', () => {
    const borne = portrait({
      population: interval(4000, 4500, 'habitants', { millesime: '2021' }),
      densite: missing('absent', 'hab_km2'),
    })
    expect(enTexte(phrasePopulation(borne))).toContain('compte de 4\u202f000 à 4\u202f500\u00a0habitants en 2021')
    const minimum = portrait({ population: interval(4000, null, 'habitants') })
    expect(enTexte(phraseIdentite(minimum))).toContain('et au moins 4\u202f000\u00a0habitants')
    const inconnue = portrait({ population: missing('absent', 'habitants') })
    expect(enTexte(phrasePopulation(inconnue))).toBe('La population du territoire n’est pas connue.')
    expect(enTexte(phraseIdentite(inconnue))).toContain('Sa population n’est pas connue.')
  })

  it('tells the range of densities of the communes that it knows, and how many they are', () => {
    expect(enTexte(phraseDensites(portrait()))).toBe(
      'La densité des communes va de 25,0\u00a0habitants au km² (Hérisson) à 150,0 (Le Bourg).',
    )
    const communes = portrait().communes.map((une) =>
      une.nom === 'Hérisson' ? { ...une, densite: missing('absent', 'hab_km2') } : une,
    )
    expect(enTexte(phraseDensites(portrait({ communes })))).toBe(
      'Dans les 2 communes sur 3 dont la densité est connue, elle va de 100,0\u00a0habitants au km² (L’Abbaye-d’Ébreuil) à 150,0 (Le Bourg).',
    )
  })

  it('tells no evolution between vintages that publish one count again (Mayotte: 2017)', () => {
    const populations = ['2016', '2019', '2021'].map((millesime) => ({
      millesime,
      comptee: '2017',
      population: known(89_268, 'habitants', { millesime }),
    }))
    expect(enTexte(phraseEvolution(portrait({ populations })))).toBe(
      'Les populations publiées de 2016 à 2021 reprennent le recensement de 2017\u00a0: leur évolution n’est pas disponible.',
    )
    const { blocks } = buildDiagnostic(entree({ portrait: portrait({ populations }) }))
    expect(ligne(blocks, '2021 (recensement de 2017)')).toEqual(['2021 (recensement de 2017)', '89\u202f268', '–'])
  })

  it('draws no evolution from a vintage that is only bounded', () => {
    const populations = [
      { millesime: '2016', comptee: '2016', population: interval(1000, null, 'habitants') },
      { millesime: '2019', comptee: '2019', population: known(4000, 'habitants') },
      { millesime: '2021', comptee: '2021', population: known(4000, 'habitants') },
    ]
    expect(enTexte(phraseEvolution(portrait({ populations })))).toBe(
      'Entre 2019 et 2021, à périmètre constant, la population est passée de 4\u202f000 à 4\u202f000\u00a0habitants\u00a0: elle est stable.',
    )
    const { blocks } = buildDiagnostic(entree({ portrait: portrait({ populations }) }))
    expect(ligne(blocks, '2016')).toEqual(['2016', '≥\u00a01\u202f000', '–'])
    expect(ligne(blocks, '2019')).toEqual(['2019', '4\u202f000', '–'])
    expect(ligne(blocks, '2021')).toEqual(['2021', '4\u202f000', '0,0\u00a0%'])
  })

  it('signs growth, without a signed zero', () => {
    expect(tauxTexte(0.004)).toBe('+0,4\u00a0%')
    expect(tauxTexte(-0.004)).toBe('\u22120,4\u00a0%')
    expect(tauxTexte(-0.0001)).toBe('0,0\u00a0%')
  })

  it('keeps members and professionals present as two counts', () => {
    const tout = texte(buildDiagnostic(entree({ reglages: { 'cpts.adherents': '34' } })).blocks)
    expect(tout).toContain(
      'La communauté déclare 34\u00a0adhérents, pour 9\u00a0professionnels de santé présents sur le territoire',
    )
  })

  it('compares published figures, and keeps their digits', () => {
    const publies = [
      publie({}),
      publie({ id: 2, territoire: 'departement', valeur: 6.9 }),
      publie({
        id: 3,
        indicateur: 'adherents',
        libelle: 'Adhérents',
        valeur: 34,
        unite: 'personnes',
        decimales: 0,
        base: null,
      }),
    ]
    const tout = texte(buildDiagnostic(entree({ portrait: portrait({ publies }) })).blocks)
    expect(tout).toContain(
      'Bénéficiaires de la C2S\u00a0: 10,3\u00a0% contre 6,9\u00a0% dans l’Allier\u00a0: une valeur supérieure à celle observée dans l’Allier.',
    )
    expect(tout).toContain('Adhérents | 34\u00a0personnes')
  })

  it('judges no count against that of a larger territory, and prints « secret » where it was typed', () => {
    const ald = { indicateur: 'saisie:ald', libelle: 'Patients en ALD', unite: 'personnes', decimales: 0 } as const
    const publies = [
      publie({ valeur: null, motif: 'secret' }),
      publie({ id: 2, territoire: 'departement', valeur: 6.9 }),
      publie({ id: 3, ...ald, valeur: 4512 }),
      publie({ id: 4, ...ald, territoire: 'departement', valeur: 68_240 }),
    ]
    const tout = texte(buildDiagnostic(entree({ portrait: portrait({ publies }) })).blocks)
    expect(tout).toContain('| secret | 6,9\u00a0%')
    expect(tout).toContain('4\u202f512\u00a0personnes | 68\u202f240\u00a0personnes')
    expect(tout).not.toContain('une valeur inférieure')
  })

  it('compares a published figure with those of its own year only', () => {
    const publies = [
      publie({ id: 1, valeur: 9.9, millesime: '2021' }),
      publie({ id: 2, territoire: 'departement', valeur: 6, millesime: '2021' }),
      publie({ id: 3, millesime: '2023' }),
      publie({ id: 4, territoire: 'departement', valeur: 6.9, millesime: '2023' }),
    ]
    const tout = texte(buildDiagnostic(entree({ portrait: portrait({ publies }) })).blocks)
    expect(tout).toContain('9,9\u00a0% contre 6,0\u00a0% dans l’Allier')
    expect(tout).toContain('10,3\u00a0% contre 6,9\u00a0% dans l’Allier')
    expect(tout).not.toContain('9,9\u00a0% contre 6,9')
  })

  it('never prints a missing value as zero', () => {
    const { blocks } = buildDiagnostic(entree({ portrait: portraitSansImport() }))
    expect(
      tables(blocks)
        .flatMap((t) => t.rows.flat())
        .filter((c) => c === '0' || c === '0,0' || c === '0,00'),
    ).toEqual([])
    expect(texte(blocks)).toContain('Le nombre de professionnels de santé libéraux n’est pas connu.')
    expect(texte(blocks)).not.toContain('Sa densité')
  })

  it('prints the passport of each source, its fingerprint shortened', () => {
    const passeport = [
      {
        label: 'Superficies',
        producteur: 'Insee',
        licence: 'Licence Ouverte 2.0',
        millesime: '2023',
        file: 'superficies.csv',
        size: 2_913_114,
        sha256: 'abcdef0123456789'.repeat(4),
        importeLe: '2026-11-21T20:04:00Z',
        kept: 25,
      },
    ]
    expect(ligne(buildDiagnostic(entree({ portrait: portrait({ passeport }) })).blocks, 'Insee, Superficies')).toEqual([
      'Insee, Superficies',
      '2023',
      'superficies.csv (2,9\u00a0Mo), empreinte\u00a0abcdef01',
      '21\u00a0novembre 2026',
      '25',
    ])
  })

  it('says nothing of the checks of the program, and keeps the words of the user', () => {
    expect(texte(buildDiagnostic(entree()).blocks)).not.toMatch(/incohérence|contrôle/)
    const { blocks } = buildDiagnostic(entree({ textes: { 'diagnostic.vigilance': 'À relire avec l’ARS.' } }))
    expect(texte(blocks)).toMatch(/Points de vigilance[\s\S]*À relire avec l’ARS\./)
  })

  it('names who published a figure, with its year, among the sources and under its table', () => {
    const p = portrait()
    const publie = (territoire: 'cpts' | 'departement', valeur: number) =>
      ({
        ...{
          id: valeur,
          cptsId: 1,
          cpts: p.nom,
          secteurId: null,
          secteur: null,
          territoire,
          indicateur: 'taux:sans_mt',
        },
        ...{
          libelle: 'Sans médecin traitant',
          valeur,
          motif: null,
          unite: 'pourcent' as const,
          decimales: 1,
          millesime: '2024',
        },
        ...{ base: null, source: 'Rézone CPTS' },
      }) as const
    const publies = [publie('cpts', 10.8), publie('departement', 9.6)]
    const { blocks } = buildDiagnostic(entree({ portrait: { ...p, publies } }))
    expect(ligne(blocks, 'Rézone CPTS')).toEqual(['Rézone CPTS', '2024', 'chiffres publiés ou saisis', '–', '2'])
    expect(tables(blocks).find((t) => t.columns[0]?.label === 'Indicateur')?.source).toBe('Rézone CPTS, 2024')
  })
})

describe('same figures in the three documents', () => {
  it('gives the same total of the communes', () => {
    const [fiche, diagnostic, contrat] = [buildFiche, buildDiagnostic, buildContrat].map((build) =>
      tables(build(entree()).blocks).find((t) => t.columns[0]?.label === 'Commune' && t.total !== null),
    )
    expect(fiche?.total?.[2]).toBe('4\u202f500')
    expect(diagnostic?.total?.[2]).toBe('4\u202f500')
    expect(contrat?.total?.[2]).toBe('4\u202f500')
  })
})
