/** Schedules worked by hand (docs/methodes/financement.md shows the work), and what holds of all of them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anneesContrat, fractionAnnee } from './annees.ts'
import { echeancier } from './echeancier.ts'
import type { ContratFinance, Echeancier, MissionFinancee, MontantAnnuel, Paiement } from './types.ts'

const euros = (n: number) => Math.round(n * 100)

function montant(cle: string, annuel: number | null): MontantAnnuel {
  return {
    cle,
    libelle: cle,
    cents: annuel === null ? null : euros(annuel),
    statut: annuel === null ? 'to_check' : 'seen_in_contract',
    source: 'annexes',
  }
}

/** Amounts of size 3 seen in annexes of contracts; the first writing of the plan is invented for the test. */
const TAILLE_3: readonly MontantAnnuel[] = [
  montant('fonctionnement', 75_000),
  montant('mission:acces-soins:fixe', 90_000),
  montant('mission:acces-soins:variable', 35_000),
  montant('mission:parcours:fixe', 45_000),
  montant('mission:crise:redaction', 40_000),
  montant('mission:crise:mise-a-jour', 22_500),
  montant('mission:crise:survenue', 67_500),
]

const mission = (cle: string, debut: string | null, plus: Partial<MissionFinancee> = {}): MissionFinancee => ({
  cle,
  titre: cle,
  debut,
  delai: null,
  atteinte: null,
  ...plus,
})

function contrat(plus: Partial<ContratFinance> = {}): ContratFinance {
  return {
    signature: '2026-03-15',
    annees: 5,
    fin: null,
    prorata: 'jours',
    regles: { avance: 75 },
    missions: [],
    crise: null,
    aides: [],
    bareme: () => TAILLE_3,
    ...plus,
  }
}

/** "2027-03-15 acces-soins solde 1769178", in order. */
function lire(e: Echeancier, poste: string): string[] {
  return e.paiements.filter((p) => p.poste === poste).map((p) => `${p.date} ${p.nature} ${p.cents}`)
}

describe('schedules worked by hand', () => {
  it('1. running costs: in full at the signature, then 75 % and the balance at anniversaries', () => {
    expect(lire(echeancier(contrat()), 'fonctionnement')).toEqual([
      '2026-03-15 totalite 7500000',
      '2027-03-15 avance 5625000',
      '2028-03-15 solde 1875000',
      '2028-03-15 avance 5625000',
      '2029-03-15 solde 1875000',
      '2029-03-15 avance 5625000',
      '2030-03-15 solde 1875000',
      '2030-03-15 avance 5625000',
      '2031-03-15 solde 1875000',
    ])
  })

  it('2. a mission that starts inside the first year: 287 days of 365', () => {
    const e = echeancier(contrat({ missions: [mission('acces-soins', '2026-06-01')] }))
    // 90 000 × 287 / 365 = 70 767,123… ; 75 % of 70 767,12 = 53 075,34
    expect(lire(e, 'acces-soins').slice(0, 3)).toEqual([
      '2026-06-01 avance 5307534',
      '2027-03-15 solde 1769178',
      '2027-03-15 avance 6750000',
    ])
    expect(e.annees[0]?.lignes.find((l) => l.poste === 'acces-soins')).toMatchObject({
      du: 7_076_712,
      prorata: { compte: 287, sur: 365 },
    })
  })

  it('3. a mission that starts the day before an anniversary: one day of 365', () => {
    const e = echeancier(contrat({ missions: [mission('acces-soins', '2027-03-14')] }))
    // 90 000 / 365 = 246,575 → 246,58 ; 75 % = 184,935 → 184,94 ; balance 61,64
    expect(lire(e, 'acces-soins').slice(0, 3)).toEqual([
      '2027-03-14 avance 18494',
      '2027-03-15 solde 6164',
      '2027-03-15 avance 6750000',
    ])
  })

  it('4. a mission that never starts owes nothing, and it is said', () => {
    const e = echeancier(contrat({ missions: [mission('parcours', null)] }))
    expect(lire(e, 'parcours')).toEqual([])
    expect(e.avis).toEqual([{ type: 'non-commencee', mission: 'parcours' }])
  })

  it('5. signed a 29 February: anniversaries the 28, the 29 again in a leap year, no day counted twice', () => {
    const e = echeancier(contrat({ signature: '2028-02-29' }))
    expect(e.annees.map((a) => `${a.debut} ${a.dernierJour}`)).toEqual([
      '2028-02-29 2029-02-27',
      '2029-02-28 2030-02-27',
      '2030-02-28 2031-02-27',
      '2031-02-28 2032-02-28',
      '2032-02-29 2033-02-27',
    ])
    expect(lire(e, 'fonctionnement').slice(0, 3)).toEqual([
      '2028-02-29 totalite 7500000',
      '2029-02-28 avance 5625000',
      '2030-02-28 solde 1875000',
    ])
  })

  it('6. size 2 becomes 3 at the third year: the balance is that of the old size', () => {
    const bareme = (numero: number) => [montant('fonctionnement', numero < 3 ? 60_000 : 75_000)]
    expect(lire(echeancier(contrat({ bareme })), 'fonctionnement').slice(0, 5)).toEqual([
      '2026-03-15 totalite 6000000',
      '2027-03-15 avance 4500000',
      '2028-03-15 solde 1500000',
      '2028-03-15 avance 5625000',
      '2029-03-15 solde 1875000',
    ])
  })

  it('7. ended early: 184 days of a year of 366, the excess of the advance is given back', () => {
    const e = echeancier(contrat({ fin: '2027-09-15' }))
    // 75 000 × 184 / 366 = 37 704,918 ; 56 250 − 37 704,92 = 18 545,08
    expect(lire(e, 'fonctionnement')).toEqual([
      '2026-03-15 totalite 7500000',
      '2027-03-15 avance 5625000',
      '2027-09-15 regularisation -1854508',
    ])
    expect(e.annees).toHaveLength(2)
  })

  it('8. ended early in the first year: what was paid in full at the signature is given back in part', () => {
    const e = echeancier(contrat({ fin: '2026-09-15', missions: [mission('acces-soins', '2026-10-01')] }))
    // 75 000 × 184 / 365 = 37 808,219 ; 75 000 − 37 808,22 = 37 191,78
    expect(lire(e, 'fonctionnement')).toEqual(['2026-03-15 totalite 7500000', '2026-09-15 regularisation -3719178'])
    expect(lire(e, 'acces-soins')).toEqual([])
    expect(e.avis).toContainEqual({ type: 'debut-apres-fin', mission: 'acces-soins', date: '2026-10-01' })
  })

  it('9. ended at an anniversary: nothing to give back, the balance falls that day', () => {
    const e = echeancier(contrat({ fin: '2028-03-15' }))
    expect(lire(e, 'fonctionnement').at(-1)).toBe('2028-03-15 solde 1875000')
  })

  it('10. crisis in the second year, to a community that wrote its plan in the first', () => {
    const crise = {
      redaction: '2026-08-20',
      misesAJour: ['2027-01-10', '2027-09-01', '2027-12-01', '2028-06-01'],
      survenues: ['2027-11-05'],
      delai: 6,
    }
    const e = echeancier(contrat({ crise }))
    expect(lire(e, 'crise')).toEqual([
      '2026-08-20 totalite 4000000',
      '2027-09-01 totalite 2250000',
      '2027-11-05 totalite 6750000',
      '2028-06-01 totalite 2250000',
    ])
    expect(e.avis).toEqual([
      { type: 'evenement-non-paye', part: 'mise-a-jour', date: '2027-01-10', raison: 'annee-de-redaction' },
      { type: 'evenement-non-paye', part: 'mise-a-jour', date: '2027-12-01', raison: 'deja-cette-annee' },
    ])
  })

  it('11. the plan written late is paid that day, and told late', () => {
    const crise = { redaction: '2026-11-02', misesAJour: [], survenues: ['2026-10-01'], delai: 6 }
    const e = echeancier(contrat({ crise }))
    expect(lire(e, 'crise')).toEqual(['2026-11-02 totalite 4000000'])
    expect(e.avis).toEqual([
      { type: 'plan-tardif', date: '2026-11-02', limite: '2026-09-15' },
      { type: 'evenement-non-paye', part: 'survenue', date: '2026-10-01', raison: 'sans-plan' },
    ])
  })

  it('12. counted by months: ten months begun of twelve', () => {
    const e = echeancier(contrat({ prorata: 'mois', missions: [mission('acces-soins', '2026-06-01')] }))
    expect(lire(e, 'acces-soins').slice(0, 2)).toEqual(['2026-06-01 avance 5625000', '2027-03-15 solde 1875000'])
  })

  it('13. a start before the signature counts from the signature', () => {
    const e = echeancier(contrat({ missions: [mission('acces-soins', '2026-01-01')] }))
    expect(lire(e, 'acces-soins')[0]).toBe('2026-03-15 avance 6750000')
    expect(e.avis).toEqual([{ type: 'debut-avant-signature', mission: 'acces-soins', date: '2026-01-01' }])
  })

  it('14. a late start is told, with its limit', () => {
    const e = echeancier(contrat({ missions: [mission('acces-soins', '2026-09-16', { delai: 6 })] }))
    expect(e.avis).toEqual([{ type: 'debut-tardif', mission: 'acces-soins', date: '2026-09-16', limite: '2026-09-15' }])
  })

  it('15. the variable part is a simulation, paid after the year', () => {
    const e = echeancier(contrat({ missions: [mission('acces-soins', '2026-06-01', { atteinte: 60 })] }))
    const variables = e.paiements.filter((p) => p.part === 'variable')
    // 60 % of 35 000
    expect(variables.map((p) => [p.date, p.cents, p.simulation])).toEqual(
      ['2027', '2028', '2029', '2030', '2031'].map((an) => [`${an}-03-15`, 2_100_000, true]),
    )
  })

  it('16. an amount that nobody gave stays unknown, and is never zero', () => {
    const e = echeancier(contrat({ bareme: () => [montant('fonctionnement', null)] }))
    expect(e.paiements.map((p) => p.cents)).toEqual(Array.from({ length: 9 }, () => null))
  })

  it('refuses a day that does not exist', () => {
    expect(() => echeancier(contrat({ signature: '2027-02-29' }))).toThrow(RangeError)
  })
})

const jour = fc
  .integer({ min: 0, max: 365 * 7 })
  .map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))

const contrats = fc.record({
  signature: jour,
  fin: fc.option(jour, { freq: 2 }),
  prorata: fc.constantFrom('jours' as const, 'mois' as const),
  debuts: fc.array(fc.option(jour), { minLength: 2, maxLength: 2 }),
  atteinte: fc.option(fc.integer({ min: 0, max: 100 })),
  redaction: fc.option(jour),
  dates: fc.array(jour, { maxLength: 4 }),
  montants: fc.array(fc.integer({ min: 0, max: 50_000_000 }), {
    minLength: TAILLE_3.length,
    maxLength: TAILLE_3.length,
  }),
})

function somme(paiements: readonly Paiement[]): number {
  return paiements.reduce((total, { cents }) => total + (cents ?? 0), 0)
}

describe('what holds of every schedule', () => {
  it('payments are what is due, line by line and to the cent; none before its right; none before the signature', () => {
    fc.assert(
      fc.property(contrats, ({ signature, fin, prorata, debuts, atteinte, redaction, dates, montants }) => {
        const bareme = TAILLE_3.map((m, rang) => ({ ...m, cents: montants[rang] ?? null }))
        const e = echeancier(
          contrat({
            signature,
            fin,
            prorata,
            missions: ['acces-soins', 'parcours'].map((cle, rang) => mission(cle, debuts[rang] ?? null, { atteinte })),
            crise: { redaction, misesAJour: dates, survenues: dates, delai: 6 },
            bareme: () => bareme,
          }),
        )
        const terme = anneesContrat(signature, 5).at(-1)?.suivant ?? ''
        for (const annee of e.annees)
          for (const ligne of annee.lignes) {
            const siens = e.paiements.filter(
              (p) => p.annee === annee.numero && p.poste === ligne.poste && p.part === ligne.part,
            )
            expect(somme(siens)).toBe(ligne.du)
            for (const { date } of siens) expect(date >= annee.debut && date <= terme).toBe(true)
            expect(ligne.du === null || (ligne.du >= 0 && ligne.du <= (ligne.annuel ?? 0))).toBe(true)
          }
        const dues = e.annees.flatMap((a) => a.lignes).reduce((total, { du }) => total + (du ?? 0), 0)
        expect(somme(e.paiements)).toBe(dues)
        for (const { date, cents } of e.paiements) {
          expect(date >= signature && Number.isSafeInteger(cents)).toBe(true)
        }
        const debut = debuts[0] ?? null
        if (debut !== null)
          for (const p of e.paiements.filter(({ poste }) => poste === 'acces-soins')) expect(p.date >= debut).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('the parts of a year before and after any day are the year, counted by days', () => {
    fc.assert(
      fc.property(jour, jour, (signature, milieu) => {
        for (const annee of anneesContrat(signature, 5)) {
          const avant = fractionAnnee(annee, annee.debut, milieu, 'jours')
          const apres = fractionAnnee(annee, milieu, annee.suivant, 'jours')
          expect(avant.compte + apres.compte).toBe(avant.sur)
        }
      }),
    )
  })
})
