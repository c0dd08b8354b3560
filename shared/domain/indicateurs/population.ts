/**
 * Figures of the census and of civil registration by commune. Names after the colon are Insee's own column names
 * without the year ("P22_POP0014" → "RP:POP0014"), so that a file of any year feeds the same figure.
 */
import type { Indicateur, IndicateurDerive } from './types.ts'

const effectif = (id: string, libelle: string, theme: Indicateur['theme'] = 'ages'): Indicateur => ({
  id,
  libelle,
  unite: 'personnes',
  nature: 'additif',
  theme,
})

const AGES = [
  ['POP0014', '0 à 14 ans'],
  ['POP1529', '15 à 29 ans'],
  ['POP3044', '30 à 44 ans'],
  ['POP4559', '45 à 59 ans'],
  ['POP6074', '60 à 74 ans'],
  ['POP7589', '75 à 89 ans'],
  ['POP90P', '90 ans ou plus'],
] as const

/** Groups of the census files from that of 2023 on; with those of less than 15 and of 80 or more, everybody. */
const AGES_2023 = [
  ['POP1524', '15 à 24 ans'],
  ['POP2539', '25 à 39 ans'],
  ['POP4054', '40 à 54 ans'],
  ['POP5564', '55 à 64 ans'],
  ['POP6579', '65 à 79 ans'],
] as const

const CATEGORIES = [
  ['CS1', 'Agriculteurs exploitants'],
  ['CS2', 'Artisans, commerçants, chefs d’entreprise'],
  ['CS3', 'Cadres et professions intellectuelles supérieures'],
  ['CS4', 'Professions intermédiaires'],
  ['CS5', 'Employés'],
  ['CS6', 'Ouvriers'],
  ['CS7', 'Retraités'],
  ['CS8', 'Autres personnes sans activité professionnelle'],
] as const

export const POPULATION: readonly Indicateur[] = [
  { id: 'PMUN', libelle: 'Population municipale', unite: 'habitants', nature: 'additif', theme: 'population' },
  { id: 'PCAP', libelle: 'Population comptée à part', unite: 'habitants', nature: 'additif', theme: 'population' },
  // Σ PTOT counts twice whoever is counted apart elsewhere (facts, data-formats §1.1): shown by commune, never summed.
  {
    id: 'PTOT',
    libelle: 'Population totale',
    unite: 'habitants',
    nature: 'local',
    theme: 'population',
    decimales: 0,
  },
  { id: 'SUPERF', libelle: 'Superficie', unite: 'km2', nature: 'additif', theme: 'territoire' },
  effectif('RP:POP', 'Population au recensement', 'population'),
  effectif('RP:POPH', 'Hommes', 'population'),
  effectif('RP:POPF', 'Femmes', 'population'),
  ...AGES.map(([code, ages]) => effectif(`RP:${code}`, `Population de ${ages}`)),
  ...AGES_2023.map(([code, ages]) => effectif(`RP:${code}`, `Population de ${ages}`)),
  ...(['H', 'F'] as const).flatMap((sexe) =>
    AGES.map(([code, ages]) =>
      effectif(`RP:${code.replace('POP', sexe)}`, `${sexe === 'H' ? 'Hommes' : 'Femmes'} de ${ages}`),
    ),
  ),
  effectif('RP:POP15P', 'Population de 15 ans ou plus', 'emploi'),
  ...CATEGORIES.map(([code, libelle]) => effectif(`RP:POP15P_${code}`, libelle, 'emploi')),
  // Two five-year periods stand in their names: "NAIS1621"; a single year: "NAISD24".
  {
    id: 'EC:NAIS',
    libelle: 'Naissances entre deux recensements',
    unite: 'personnes',
    nature: 'additif',
    theme: 'population',
  },
  {
    id: 'EC:DECE',
    libelle: 'Décès entre deux recensements',
    unite: 'personnes',
    nature: 'additif',
    theme: 'population',
  },
  {
    id: 'EC:NAISD',
    libelle: 'Naissances domiciliées dans l’année',
    unite: 'personnes',
    nature: 'additif',
    theme: 'population',
  },
  {
    id: 'EC:DECESD',
    libelle: 'Décès domiciliés dans l’année',
    unite: 'personnes',
    nature: 'additif',
    theme: 'population',
  },
]

const part = (
  id: string,
  libelle: string,
  numerateur: readonly string[],
  denominateur: string,
  theme: IndicateurDerive['theme'] = 'ages',
): IndicateurDerive => ({ id, libelle, unite: 'part', theme, numerateur, denominateur: [denominateur] })

export const DERIVES_POPULATION: readonly IndicateurDerive[] = [
  part('part:femmes', 'Part des femmes', ['RP:POPF'], 'RP:POP', 'population'),
  part('part:0014', 'Part des moins de 15 ans', ['RP:POP0014'], 'RP:POP'),
  part('part:60P', 'Part des 60 ans ou plus', ['RP:POP6074', 'RP:POP7589', 'RP:POP90P'], 'RP:POP'),
  part('part:65P', 'Part des 65 ans ou plus', ['RP:POP6579', 'RP:POP80P'], 'RP:POP'),
  part('part:75P', 'Part des 75 ans ou plus', ['RP:POP7589', 'RP:POP90P'], 'RP:POP'),
  part('part:80P', 'Part des 80 ans ou plus', ['RP:POP80P'], 'RP:POP'),
  part('part:90P', 'Part des 90 ans ou plus', ['RP:POP90P'], 'RP:POP'),
  ...[...AGES.filter(([code]) => !['POP0014', 'POP90P'].includes(code)), ...AGES_2023].map(([code, ages]) =>
    part(`part:${code.slice(3)}`, `Part des ${ages}`, [`RP:${code}`], 'RP:POP'),
  ),
  {
    id: 'indice:vieillissement',
    libelle: '60 ans ou plus pour 100 jeunes de moins de 15 ans',
    unite: 'ratio',
    theme: 'ages',
    decimales: 1,
    numerateur: ['RP:POP6074', 'RP:POP7589', 'RP:POP90P'],
    denominateur: ['RP:POP0014'],
    facteur: 100,
  },
  ...CATEGORIES.map(([code, libelle]) =>
    part(`part:${code}`, `Part\u00a0: ${libelle.toLowerCase()}`, [`RP:POP15P_${code}`], 'RP:POP15P', 'emploi'),
  ),
]
