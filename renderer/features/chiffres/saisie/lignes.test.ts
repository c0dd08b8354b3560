import { describe, expect, it } from 'vitest'
import {
  aEnregistrer,
  casesFausses,
  coller,
  completer,
  enTexte,
  erreurChamp,
  estJuste,
  ligneVide,
  propagerSource,
  unitesDe,
} from './lignes.ts'

const SEG = {
  indicateur: 'taux:c2s',
  libelle: 'Bénéficiaires de la complémentaire santé solidaire',
  unite: 'pourcent',
  millesime: null,
  base: 'population consommante de 17 ans et plus',
  source: 'Rézone CPTS',
  valeurs: {
    cpts: { valeur: 10.3, decimales: 1 },
    departement: { valeur: 6.9, decimales: 1 },
    region: { valeur: 7.7, decimales: 1 },
    france: { valeur: 10, decimales: 1 },
  },
} as const

describe('a source typed once', () => {
  it('is that of the lines that have none, and of no other', () => {
    const [ald, c2s, vide] = ['ALD', 'C2S', ''].map((libelle) => ({ ...ligneVide(), libelle }))
    if (ald === undefined || c2s === undefined || vide === undefined) throw new Error('no line')
    const lignes = [{ ...ald, source: ' CPAM 03 ' }, c2s, { ...c2s, source: 'ARS' }, vide]
    expect(propagerSource(lignes, 0).map(({ source }) => source)).toEqual([' CPAM 03 ', 'CPAM 03', 'ARS', ''])
    expect(propagerSource(lignes, 1)).toBe(lignes) // nothing was typed there
  })
})

describe('the grid', () => {
  it('gives back what was kept, with the digits that were typed', () => {
    const texte = enTexte(SEG)
    expect([texte.cpts, texte.departement, texte.region, texte.france]).toEqual(['10,3', '6,9', '7,7', '10,0'])
    expect(aEnregistrer([texte, ligneVide('Rézone CPTS')])).toEqual([SEG])
  })

  it('spreads a paste over cells and new lines, and completes the figures it knows', () => {
    const lignes = coller(
      [ligneVide('Rézone CPTS')],
      0,
      'libelle',
      'Personnes en affection de longue durée\t23,1\t21,8\t22,2\t23,2\r\nÉtudiants\t12\tsecret\r\n',
    )
    expect(lignes).toHaveLength(2)
    expect(lignes?.[0]).toMatchObject({
      cpts: '23,1',
      france: '23,2',
      base: 'population consommante de 17 ans et plus',
      source: 'Rézone CPTS',
    })
    expect(aEnregistrer(lignes ?? []).map(({ indicateur, valeurs }) => [indicateur, valeurs.departement])).toEqual([
      ['taux:ald', { valeur: 21.8, decimales: 1 }],
      ['part:etudiants', { motif: 'secret' }],
    ])
  })

  it('takes a pasted count for a number, never for 4 512 %', () => {
    const lignes = coller([ligneVide('CPAM')], 0, 'libelle', 'Patients en ALD\t4 512\t68 240\nPart\t12,5\t100\n')
    expect(lignes?.map(({ unite }) => unite)).toEqual(['nombre', 'pourcent'])
    const dit = coller([ligneVide('CPAM')], 0, 'libelle', 'Évolution\t120 %\t140 %\n')
    expect(dit?.[0]?.unite).toBe('pourcent')
  })

  it('keeps a share, and a unit that the grid does not offer, as they were published', () => {
    const ligne = {
      indicateur: 'x',
      libelle: 'X',
      unite: 'part' as const,
      millesime: null,
      base: null,
      source: 'S',
      valeurs: { cpts: { valeur: 0.103, decimales: 1 }, departement: null, region: null, france: null },
    }
    const part = enTexte(ligne)
    expect(part).toMatchObject({ cpts: '10,3', unite: 'pourcent' })
    expect(aEnregistrer([part])[0]?.valeurs.cpts).toEqual({ valeur: 10.3, decimales: 1 })
    const autre = enTexte({ ...ligne, unite: 'vehicules' })
    expect(unitesDe(autre).at(-1)).toEqual({ value: 'vehicules', label: 'véhicules' })
    expect(unitesDe(part).some(({ value }) => value === 'vehicules')).toBe(false)
  })

  it('prints no unit it does not know in percents, and refuses a % of another unit', () => {
    const [mille, pour] =
      coller([ligneVide('S')], 0, 'libelle', 'Natalité\t8,1\t\t\t\t‰\nMG\t7\t\t\t\tpour 10 000 hab.\n') ?? []
    expect(mille?.unite).toBe('nombre')
    expect(pour?.unite).toBe('pour_10000')
    expect(erreurChamp({ ...ligneVide('S'), libelle: 'X', unite: 'pour_10000', cpts: '12 %' }, 'cpts')).toContain('%')
  })

  it('understands a pasted CPAM sheet: small counts, bounds, secrets', () => {
    const lignes =
      coller(
        [ligneVide('CPAM')],
        0,
        'libelle',
        'Patients en ALD sans médecin\t< 11\t5 à 10\tsecret statistique\tns\nVisites\t≤ 10\t<11\tnd\t-\nTaux\t< 5 %\t12,5\t\t\n',
      ) ?? []
    expect(lignes.map(({ unite }) => unite)).toEqual(['nombre', 'nombre', 'pourcent'])
    expect(estJuste(lignes)).toBe(true)
    const entre = (min: number, max: number) => ({ intervalle: { min, max }, decimales: 0 })
    expect(aEnregistrer(lignes).map(({ valeurs }) => Object.values(valeurs))).toEqual([
      [entre(0, 10), entre(5, 10), { motif: 'secret' }, { motif: 'non_diffuse' }],
      [entre(0, 10), entre(0, 10), { motif: 'non_disponible' }, { motif: 'non_disponible' }],
      [entre(0, 5), { valeur: 12.5, decimales: 1 }, null, null],
    ])
  })

  it('takes « < 11 » for a count where the pasted unit is empty, and for a rate where it is said', () => {
    const [vide, dite] =
      coller([ligneVide('CPAM')], 0, 'libelle', 'ALD\t< 11\t\t\t\t\t2024\nTaux\t< 11\t\t\t\t%\t2024\n') ?? []
    expect([vide?.unite, dite?.unite]).toEqual(['nombre', 'pourcent'])
  })

  it('names the cells that cannot be read, and what they hold', () => {
    const lignes = [ligneVide(), { ...ligneVide('CPAM'), libelle: 'X', region: 'une dizaine', millesime: '22' }]
    expect(casesFausses(lignes)).toEqual([
      'ligne 2, Valeur de la région («\u00a0une dizaine\u00a0»)',
      'ligne 2, Année («\u00a022\u00a0»)',
    ])
  })

  it('leaves the paste of one cell to the browser', () => {
    expect(coller([ligneVide()], 0, 'cpts', '10,3')).toBeNull()
  })

  it('says what is wrong, cell by cell, and nothing of a line that is still empty', () => {
    const ligne = { ...ligneVide(), libelle: 'X', cpts: 'beaucoup', millesime: '22' }
    expect(erreurChamp(ligne, 'cpts')).toContain('nombre')
    expect(erreurChamp(ligne, 'millesime')).toContain('année')
    expect(erreurChamp(ligne, 'source')).toContain('d’où')
    expect(estJuste([ligne])).toBe(false)
    expect(estJuste([ligneVide()])).toBe(true)
  })

  it('names a figure of the user’s own after its words, and keeps the name it had', () => {
    const neuve = { ...ligneVide('CPAM'), libelle: 'Actes de kinésithérapie par an', cpts: '12' }
    expect(aEnregistrer([neuve])[0]?.indicateur).toBe('saisie:actes_de_kinesitherapie_par_an')
    expect(aEnregistrer([{ ...neuve, indicateur: 'saisie:ancien' }])[0]?.indicateur).toBe('saisie:ancien')
    expect(completer(neuve)).toBe(neuve)
  })
})
