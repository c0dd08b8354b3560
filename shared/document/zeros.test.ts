/** « None » is printed of what was counted and found empty, never of what is missing or only bounded. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entree, ligne, portrait, portraitSansImport, texte } from '../../test/portraits.ts'
import type { MissingReason, Quantity } from '../domain/quantity.ts'
import { interval, known, missing } from '../domain/quantity-ops.ts'
import { buildDiagnostic } from './diagnostic.ts'
import { buildFiche } from './fiche.ts'

const FINESS = { label: 'FINESS', millesime: '2026-09-11', file: 'finess.csv', line: null }
const provenance = { sources: [FINESS], coverage: { known: 3, total: 3 } }
const MOTIFS: readonly MissingReason[] = ['absent', 'secret', 'non_disponible', 'non_importe', 'non_diffuse']

/** Everything that a count may be, with whether it is a zero that was counted. */
const comptes = fc.oneof(
  fc.constant({ nul: true, q: (unite: 'personnes' | 'structures'): Quantity => known(0, unite, provenance) }),
  fc
    .integer({ min: 1, max: 9 })
    .map((n) => ({ nul: false, q: (u: 'personnes' | 'structures') => known(n, u, provenance) })),
  fc
    .integer({ min: 1, max: 9 })
    .map((n) => ({ nul: false, q: (u: 'personnes' | 'structures') => interval(0, n, u, provenance) })),
  fc.constant({ nul: false, q: (u: 'personnes' | 'structures') => interval(0, null, u, provenance) }),
  fc
    .constantFrom(...MOTIFS)
    .map((m) => ({ nul: false, q: (u: 'personnes' | 'structures') => missing(m, u, provenance) })),
)

/** Names said to be without anybody, or without any structure. */
function ditsSans(textes: string): string {
  return [...textes.matchAll(/(?:Effectif nul|sans aucun[^:\n]*|Sans aucune structure[^:\n]*)\u00a0: ([^\n]*)/g)]
    .map(([, noms]) => noms)
    .join(' ; ')
}

describe('what a document says of nobody', () => {
  it('names the professions and structures counted at zero, and no others', () => {
    fc.assert(
      fc.property(comptes, comptes, (profession, structure) => {
        const base = portrait()
        const essai = portrait({
          professions: [
            ...base.professions,
            {
              code: '91',
              libelle: 'Orthophonistes',
              effectif: profession.q('personnes'),
              densites: {
                pour_10000: missing('non_disponible', 'pour_10000'),
                pour_100000: missing('non_disponible', 'pour_100000'),
              },
            },
          ],
          structures: [
            ...base.structures,
            { categorie: '620', libelle: 'Pharmacies', effectif: structure.q('structures') },
          ],
        })
        const diagnostic = buildDiagnostic(entree({ portrait: essai })).blocks
        const fiche = buildFiche(entree({ portrait: essai })).blocks
        for (const blocs of [diagnostic, fiche]) {
          expect(ditsSans(texte(blocs)).includes('orthophonistes')).toBe(profession.nul)
          expect(ligne(blocs, 'Orthophonistes')?.includes('0') ?? false).toBe(false)
          expect(ligne(blocs, 'Pharmacies')?.includes('0') ?? false).toBe(false)
        }
        expect(ditsSans(texte(diagnostic)).includes('pharmacies')).toBe(structure.nul)
      }),
    )
  })

  it('says that there is no data on structures where nothing was counted, and only there', () => {
    const phrase = 'Aucune donnée sur les structures de santé'
    expect(texte(buildDiagnostic(entree({ portrait: portraitSansImport() })).blocks)).toContain(phrase)
    const comptees = portrait({
      structures: [{ categorie: '620', libelle: 'Pharmacies', effectif: known(0, 'structures', provenance) }],
    })
    const dit = texte(buildDiagnostic(entree({ portrait: comptees })).blocks)
    expect(dit).not.toContain(phrase)
    expect(dit).toContain('Sans aucune structure sur le territoire, d’après FINESS')
    expect(dit).toContain('\u00a0: pharmacies.')
  })

  it('prints no count of professionals when none is known', () => {
    const dit = texte(buildDiagnostic(entree({ portrait: portraitSansImport() })).blocks)
    expect(dit).toContain('Le nombre de professionnels de santé libéraux n’est pas connu.')
    expect(dit).not.toContain('0\u00a0professionnel')
  })
})
