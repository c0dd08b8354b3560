import { describe, expect, it } from 'vitest'
import { activite } from '../../test/facts.ts'
import { entree, portrait, texte } from '../../test/portraits.ts'
import type { FaitsOffre } from '../domain/chiffres/faits.ts'
import { comparerOffres } from '../domain/offres-comparees.ts'
import type { OffreFacts } from '../domain/portrait-types.ts'
import { interval, known } from '../domain/quantity-ops.ts'
import { chapitreOffre, phraseProfessionnels } from './diagnostic-offre.ts'
import { enTexte } from './plan/phrase.ts'

const faits = (label: string, millesime: string, infirmiers: number, kines: number): OffreFacts => ({
  source: { label, millesime, file: `${label}.csv`, line: null },
  famille: label,
  couverture: new Set(['A']),
  activites: [
    ...Array.from({ length: infirmiers }, (_, i) => activite(`${label}${i}`, '60', 'A')),
    ...Array.from({ length: kines }, (_, i) => activite(`${label}k${i}`, '70', 'A')),
  ],
})

const offreDe = (listes: readonly OffreFacts[], choix: ReadonlyMap<string, number> = new Map()): FaitsOffre => ({
  listes: listes.map((facts, i) => ({ id: i + 1, facts })),
  imposee: false,
  choix,
})

const chapitre = (...offres: readonly OffreFacts[]) =>
  texte(
    chapitreOffre(
      entree({
        offres: comparerOffres({
          communes: ['A'],
          offre: offreDe(offres),
          equipements: [],
          comparaisons: [],
        }),
      }),
    ),
  )

describe('sources of professionals that differ', () => {
  it('are both named in the diagnostic, with their gap and its causes', () => {
    const dit = chapitre(faits('Annuaire Santé', '2026-05-12', 20, 3), faits('Ameli', '2026-06-01', 18, 3))
    expect(dit).toContain('Écarts entre sources de professionnels')
    // 18 − 20 = −2, a tenth of 20. The physiotherapists agree, and are not told.
    expect(dit).toContain('Annuaire Santé du 12 mai 2026')
    expect(dit).toContain('Ameli du 1er juin 2026')
    expect(dit).toMatch(/Infirmiers \| 20 \| 18 \(\u22122, soit \u221210,0\u00a0%\)/)
    expect(dit).toContain('Causes habituelles\u00a0: un professionnel qui exerce en deux lieux')
    expect(dit).not.toMatch(/Masseurs-kinésithérapeutes \| 3 \| 3/)
  })

  it('name for each profession the one that is published', () => {
    const annuaire = faits('Annuaire Santé', '2026-05-12', 20, 3)
    const ameli = faits('Ameli', '2026-06-01', 18, 4)
    const dit = texte(
      chapitreOffre(
        entree({
          offres: comparerOffres({
            communes: ['A'],
            offre: offreDe([annuaire, ameli], new Map([['60', 2]])),
            equipements: [],
            comparaisons: [],
          }),
        }),
      ),
    )
    // 20 − 18 = +2, a ninth of 18; 4 − 3 = +1, a third of 3.
    expect(dit).toMatch(/Infirmiers \| 20 \(\+2, soit \+11,1\u00a0%\) \| 18\n/)
    expect(dit).toMatch(/Masseurs-kinésithérapeutes \| 3 \| 4 \(\+1, soit \+33,3\u00a0%\)/)
  })

  it('need no word when they agree, nor when there is one', () => {
    const un = faits('Annuaire Santé', '2026-05-12', 20, 3)
    expect(chapitre(un)).not.toContain('Écarts entre sources')
    expect(chapitre(un, faits('Ameli', '2026-06-01', 20, 3))).not.toContain('Écarts entre sources')
  })

  it('print densities beside those of larger territories, each with its own source', () => {
    const comparaisons = [
      { niveau: 'departement', territoire: '03', nom: 'Allier', densite: 150.2 },
      { niveau: 'france', territoire: 'FR', nom: 'France', densite: 147 },
    ].map(({ densite, ...lieu }) => ({
      ...(lieu as { niveau: 'departement'; territoire: string; nom: string }),
      profession: '60',
      millesime: '2023',
      effectif: null,
      densite: known(densite, 'pour_100000', {
        sources: [{ label: 'Assurance maladie, effectifs', millesime: '2023', file: 'a.csv', line: null }],
      }),
    }))
    const offres = comparerOffres({ communes: ['A'], offre: offreDe([]), equipements: [], comparaisons })
    const dit = texte(chapitreOffre(entree({ offres })))
    // 9 nurses for 4 500 inhabitants: 200 for 100 000.
    expect(dit).toMatch(/Infirmiers \| 200,0 \| 150,2 \| 147,0/)
    expect(dit).toContain('pour les autres territoires, Assurance maladie, effectifs 2023')
  })

  it('say that the number is not known where nothing but « au moins 0 » is', () => {
    const rien = interval(0, null, 'personnes')
    expect(enTexte(phraseProfessionnels(portrait({ professionnels: rien })))).toBe(
      'Le nombre de professionnels de santé libéraux n’est pas connu.',
    )
  })
})
