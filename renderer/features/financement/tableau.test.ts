import { expect, it } from 'vitest'
import { barres, type Financement, lignes, vides } from './tableau.ts'

const montant = (cle: string, cents: number | null): Financement['montants'][number] => ({
  cle,
  libelle: cle,
  cents,
  statut: cents === null ? 'to_check' : 'confirmed',
  source: 's',
})
const ligne = (libelle: string, du: number | null): Financement['annees'][number]['lignes'][number] => ({
  poste: 'fonctionnement',
  part: 'fonctionnement',
  libelle,
  annuel: du,
  du,
  statut: 'confirmed',
  source: 's',
  prorata: null,
  simulation: false,
})
const paiement = (
  date: string,
  nature: Financement['paiements'][number]['nature'],
  cents: number | null,
  plus: Partial<Financement['paiements'][number]> = {},
): Financement['paiements'][number] => ({
  date,
  annee: 1,
  poste: 'fonctionnement',
  part: 'fonctionnement',
  libelle: 'fonctionnement',
  nature,
  cents,
  statut: 'confirmed',
  simulation: false,
  motif: 'm',
  ...plus,
})
const annee = (numero: number, siennes: Financement['annees'][number]['lignes']): Financement['annees'][number] => ({
  numero,
  debut: '2026-03-15',
  dernierJour: '2027-03-14',
  taille: 1,
  lignes: siennes,
  totaux: { du: 0, simule: 0, inconnus: 0 },
})

const financement: Financement = {
  version: 1,
  dossier: 'D',
  cpts: 'C',
  accord: { id: 'a', libelle: 'A' },
  taille: 1,
  signature: '2026-03-15',
  prorata: 'jours',
  missions: [{ cle: 'qualite', court: 'Qualité', type: 'complementaire', prise: false, debut: null, limite: null }],
  montants: [
    montant('plafond', 100),
    montant('fonctionnement', 5_000_000),
    montant('mission:acces-soins:fixe', null),
    montant('mission:qualite:fixe', 100),
  ],
  annees: [
    annee(1, [ligne('fonctionnement', 5_000_000)]),
    annee(2, [ligne('fonctionnement', 5_000_000), ligne('mission:acces-soins:fixe', null)]),
  ],
  paiements: [
    paiement('2026-03-15', 'totalite', 5_000_000),
    paiement('2027-03-15', 'solde', 300),
    paiement('2027-03-15', 'avance', 3_750_000),
    paiement('2027-03-15', 'avance', null),
    paiement('2027-03-15', 'solde', 50, { simulation: true }),
    paiement('2027-06-01', 'totalite', 70, { poste: 'crise' }),
    paiement('2027-09-01', 'regularisation', -40),
  ],
  aides: [],
  avis: [],
}

it('has a row for what the contract takes, nothing due apart from nothing known', () => {
  expect(lignes(financement).map(({ cle, annees, total }) => [cle, annees, total])).toEqual([
    ['fonctionnement', [5_000_000, 5_000_000], 10_000_000],
    ['mission:acces-soins:fixe', ['absent', null], null],
  ])
  expect(vides(financement)).toBe(1)
})

it('has one bar a day, its parts from the ground up, what is given back below', () => {
  expect(barres(financement)).toEqual([
    { date: '2026-03-15', parts: [{ genre: 'totalite', cents: 5_000_000 }], total: 5_000_000, inconnus: 0 },
    {
      date: '2027-03-15',
      parts: [
        { genre: 'avance', cents: 3_750_000 },
        { genre: 'solde', cents: 300 },
        { genre: 'simule', cents: 50 },
      ],
      total: 3_750_350,
      inconnus: 1,
    },
    { date: '2027-06-01', parts: [{ genre: 'crise', cents: 70 }], total: 70, inconnus: 0 },
    { date: '2027-09-01', parts: [{ genre: 'solde', cents: -40 }], total: -40, inconnus: 0 },
  ])
})
