import { describe, expect, it } from 'vitest'
import { entree, texte } from '../../test/portraits.ts'
import { comparerOffres } from '../domain/offres-comparees.ts'
import type { OffreFacts } from '../domain/portrait-types.ts'
import { activite } from '../domain/test-facts.ts'
import { chapitreOffre } from './diagnostic-offre.ts'

const faits = (label: string, millesime: string, infirmiers: number, kines: number): OffreFacts => ({
  source: { label, millesime, file: `${label}.csv`, line: null },
  couverture: new Set(['A']),
  activites: [
    ...Array.from({ length: infirmiers }, (_, i) => activite(`${label}${i}`, '60', 'A')),
    ...Array.from({ length: kines }, (_, i) => activite(`${label}k${i}`, '70', 'A')),
  ],
})

const chapitre = (...offres: readonly OffreFacts[]) =>
  texte(
    chapitreOffre(
      entree({
        offres: comparerOffres({
          communes: ['A'],
          offres: offres.map((facts, i) => ({ id: i + 1, facts })),
          choix: new Map(),
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
    expect(dit).toContain(
      'Infirmiers\u00a0: 20 selon Annuaire Santé du 12 mai 2026 (publié), 18 selon Ameli du 1er juin 2026 (\u22122, soit \u221210,0\u00a0%).',
    )
    expect(dit).toContain('Causes habituelles\u00a0: un professionnel qui exerce en deux lieux')
    expect(dit).not.toContain('Masseurs-kinésithérapeutes\u00a0: 3 selon')
  })

  it('name for each profession the one that is published', () => {
    const annuaire = faits('Annuaire Santé', '2026-05-12', 20, 3)
    const ameli = faits('Ameli', '2026-06-01', 18, 4)
    const dit = texte(
      chapitreOffre(
        entree({
          offres: comparerOffres({
            communes: ['A'],
            offres: [annuaire, ameli].map((facts, i) => ({ id: i + 1, facts })),
            choix: new Map([['60', 2]]),
            equipements: [],
            comparaisons: [],
          }),
        }),
      ),
    )
    expect(dit).toContain('Infirmiers\u00a0: 18 selon Ameli du 1er juin 2026 (publié), 20 selon Annuaire Santé')
    expect(dit).toContain(
      'Masseurs-kinésithérapeutes\u00a0: 3 selon Annuaire Santé du 12 mai 2026 (publié), 4 selon Ameli',
    )
  })

  it('need no word when they agree, nor when there is one', () => {
    const un = faits('Annuaire Santé', '2026-05-12', 20, 3)
    expect(chapitre(un)).not.toContain('Écarts entre sources')
    expect(chapitre(un, faits('Ameli', '2026-06-01', 20, 3))).not.toContain('Écarts entre sources')
  })
})
