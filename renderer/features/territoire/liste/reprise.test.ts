import { describe, expect, it } from 'vitest'
import { known } from '../../../../shared/domain/quantity-ops.ts'
import { tailleOf } from '../../../../shared/domain/taille.ts'
import { chiffre, commune, portraitDe as essayer } from '../../../../test/facts.ts'
import { expliquerPlafond, expliquerTaille, partsCle } from '../cles/expliquer.ts'
import { resumeDuPortrait } from '../cles/resume.ts'
import { apresDeclaration } from '../controles/perimetre.ts'
import { chiffresCommunes, tableauSecteurs } from '../secteurs/chiffres-secteurs.ts'
import { deplacer, placer, restaurer, restreindre, supprimer } from '../secteurs/secteurs.ts'
import { choixReprise, demandeReprise, refusReprise } from './reprise.ts'

const lue = (nom: string, communes = ['03118']) => ({
  nom,
  perimetre: 'complet' as const,
  communes,
  secteurs: [{ nom: 'Nord', couleur: null, communes }],
  remarques: [],
  ecrits: [],
})
const vide = { id: 7, nom: 'A', communes: [] }
const pleine = { id: 7, nom: 'A', communes: ['03310'] }

describe('CPTS of a file', () => {
  it('fill the empty CPTS on screen, complete the one of the same name, else are new', () => {
    const choix = (cpts: ReturnType<typeof lue>[], courante: typeof pleine, nature: 'cpts' | 'dossier' = 'cpts') =>
      choixReprise({ nature, cpts }, [courante], courante).map(({ prise, dans, mode }) => [prise, dans, mode])
    expect(choix([lue('B')], vide)).toEqual([[true, 7, 'completer']])
    expect(choix([lue('B')], pleine)).toEqual([[true, null, 'completer']])
    expect(choix([lue('A'), lue('B')], pleine)).toEqual([
      [true, 7, 'completer'],
      [true, null, 'completer'],
    ])
    // A dossier of twelve CPTS: none is taken before it is ticked.
    expect(choix([lue('B'), lue('C')], pleine, 'dossier').map(([prise]) => prise)).toEqual([false, false])
  })

  it('are asked for as chosen, without their sectors when these are not wanted', () => {
    const cpts = [lue('B'), lue('C')]
    const un = { prise: true, dans: null, mode: 'completer', secteurs: true } as const
    const demande = demandeReprise(cpts, [un, { ...un, prise: false }])
    expect(demande.map(({ nom, secteurs }) => [nom, secteurs.length])).toEqual([['B', 1]])
    expect(demandeReprise(cpts, [{ ...un, secteurs: false }])[0]?.secteurs).toEqual([])
  })

  it('are refused before the call when two go to one, or a name is taken', () => {
    const cpts = [lue('B'), lue('A')]
    const dans = (id: number | null) => ({ prise: true, dans: id, mode: 'remplacer', secteurs: true }) as const
    expect(refusReprise(cpts, [dans(7), dans(7)], [pleine])).toContain('Deux listes iraient dans «\u00a0A\u00a0»')
    expect(refusReprise(cpts, [dans(null), dans(null)], [pleine])).toContain('«\u00a0A\u00a0»')
    expect(refusReprise(cpts, [dans(null), dans(7)], [pleine])).toBeNull()
  })
})

const A = commune('03118', 30_000, 100)
const B = commune('63102', 12_000, 60)

function portraitDe(publies: ReturnType<typeof chiffre>[] = []) {
  return essayer({
    nom: 'CPTS',
    perimetre: 'partiel',
    millesime: '2021',
    versionAci: 'aci-2019',
    communes: [A, B],
    secteurs: [],
    epciTotaux: new Map(),
    departementPopulations: new Map(),
    offre: null,
    structures: null,
    publies,
    passeport: [],
  })
}

describe('the list declared complete or not', () => {
  it('shows sums, or minimums: a density of two minimums is not available', () => {
    const valeurs = (perimetre: 'complet' | 'partiel') =>
      apresDeclaration(portraitDe(), perimetre).map(({ quantite, origine }) => [quantite.kind, origine])
    expect(valeurs('complet')).toEqual([
      ['known', 'somme de 2\u00a0communes'],
      ['known', 'somme de 2\u00a0communes'],
      ['known', 'population ÷ superficie'],
    ])
    expect(valeurs('partiel')).toEqual([
      ['interval', '2\u00a0communes, un minimum'],
      ['interval', '2\u00a0communes, un minimum'],
      ['missing', 'population ÷ superficie'],
    ])
    // 42 000 ÷ 160
    expect(apresDeclaration(portraitDe(), 'complet')[2]?.quantite).toMatchObject({ value: 262.5 })
  })
})

describe('sectors', () => {
  const secteurs = [
    { nom: 'Nord', couleur: null, communes: ['03118'] },
    { nom: 'Sud', couleur: '#123456', communes: ['63102', '03310'] },
  ]

  it('take communes, in a new one too, or give them back', () => {
    expect(placer(secteurs, ['03310'], { secteur: 'Nord' }).secteurs.map(({ communes }) => communes)).toEqual([
      ['03118', '03310'],
      ['63102'],
    ])
    const neuf = placer(secteurs, ['03118'], 'nouveau')
    expect([neuf.nom, neuf.secteurs.at(-1)?.communes, neuf.secteurs[0]?.communes]).toEqual(['Secteur 3', ['03118'], []])
    expect(placer(secteurs, ['03118'], 'aucun').secteurs[0]?.communes).toEqual([])
  })

  it('change places and keep the colours that were seen', () => {
    const suite = deplacer(secteurs, 'Sud', -1)
    expect(suite.map(({ nom, couleur }) => [nom, couleur])).toEqual([
      ['Sud', '#123456'],
      ['Nord', '#7fb3a6'],
    ])
    expect(deplacer(secteurs, 'Nord', -1)).toBe(secteurs)
  })

  it('come back where they were, without what another took meanwhile', () => {
    const sans = supprimer(secteurs, 'Nord')
    const [nord] = secteurs
    if (nord === undefined) throw new Error('no sector')
    expect(restaurer(sans, nord, 0)).toEqual(secteurs)
    const prise = placer(sans, ['03118'], { secteur: 'Sud' }).secteurs
    expect(restaurer(prise, nord, 0).map(({ communes }) => communes)).toEqual([[], ['63102', '03310', '03118']])
  })

  it('hold communes of the territory only; nothing to leave out, nothing new', () => {
    expect(restreindre(secteurs, new Set(['03118', '63102', '03310']))).toBe(secteurs)
    expect(restreindre(secteurs, new Set(['63102']))[1]?.communes).toEqual(['63102'])
  })

  it('are copied as a table whose numbers a spreadsheet reads', () => {
    const chiffres = chiffresCommunes(portraitDe(), ['03118'])
    expect(tableauSecteurs([{ nom: '=1+1', communes: 1, ...chiffres }])).toBe(
      "Secteur\tCommunes\tHabitants\tSuperficie (km²)\tDensité (hab./km²)\r\n'=1+1\t1\t30000\t100,0\t300,0",
    )
  })
})

describe('the explanations', () => {
  it('of the size: population, margin, thresholds, warning near one', () => {
    const population = known(39_500, 'habitants', { millesime: '2021' })
    const resume = { ...resumeDuPortrait(portraitDe()), population, taille: tailleOf(population) }
    const { texte, rubriques } = expliquerTaille(resume)
    expect(texte).toBe('Taille 1')
    const lignes = rubriques.flatMap((rubrique) => rubrique.lignes).join('\n')
    expect(lignes).toContain('39\u202f500\u00a0habitants (population municipale 2021)')
    expect(lignes).toContain('Il reste 500\u00a0habitants avant la taille\u00a02')
    expect(lignes).toContain('seuil de 40\u202f000')
    expect(lignes).toContain('Taille 4\u00a0: plus de 175')
  })

  it('of an amount that no source gives: to be confirmed, never a number', () => {
    const taille = tailleOf(known(30_000, 'habitants'))
    const ligne = { cle: 'plafond', libelle: 'Plafond', montant: 1, statut: 'to_check', source: 'S' } as const
    const { texte, rubriques } = expliquerPlafond(ligne, taille, 'V')
    expect(texte).toBe('À confirmer')
    expect(rubriques.find(({ titre }) => titre === 'Statut')?.lignes).toEqual(['À confirmer par la CPAM.'])
  })

  it('of a density: the two terms of each commune; none for a published figure', () => {
    expect(partsCle(portraitDe(), 'densite')[0]?.detail).toBe('30\u202f000\u00a0habitants ÷ 100,0\u00a0km²')
    const publie = portraitDe([chiffre('CPTS', 'population', 50_000)])
    expect([partsCle(publie, 'population'), partsCle(publie, 'densite')]).toEqual([[], []])
    expect(partsCle(publie, 'superficie')).toHaveLength(2)
  })
})
