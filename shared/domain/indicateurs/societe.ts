/** Households, housing, activity, diplomas and income by commune (Insee: census, Filosofi). */
import type { Unit } from '../quantity.ts'
import type { Indicateur, IndicateurDerive, Theme } from './types.ts'

const additif = (theme: Theme, unite: Unit, id: string, libelle: string): Indicateur => ({
  id,
  libelle,
  unite,
  nature: 'additif',
  theme,
})

export const SOCIETE: readonly Indicateur[] = [
  additif('menages', 'menages', 'RP:MEN', 'Ménages'),
  additif('menages', 'menages', 'RP:MENPSEUL', 'Ménages d’une seule personne'),
  additif('menages', 'menages', 'RP:FAM', 'Familles'),
  additif('menages', 'menages', 'RP:FAMMONO', 'Familles monoparentales'),
  additif('menages', 'logements', 'RP:LOG', 'Logements'),
  additif('menages', 'logements', 'RP:RP', 'Résidences principales'),
  additif('menages', 'logements', 'RP:RSECOCC', 'Résidences secondaires et logements occasionnels'),
  additif('menages', 'logements', 'RP:LOGVAC', 'Logements vacants'),
  additif('menages', 'menages', 'RP:RP_VOIT1P', 'Ménages ayant au moins une voiture'),
  additif('ages', 'personnes', 'RP:POP80P', 'Population de 80 ans ou plus'),
  additif('ages', 'personnes', 'RP:POP80P_PSEUL', 'Population de 80 ans ou plus vivant seule'),
  additif('emploi', 'personnes', 'RP:POP1564', 'Population de 15 à 64 ans'),
  additif('emploi', 'personnes', 'RP:ACT1564', 'Actifs de 15 à 64 ans'),
  additif('emploi', 'personnes', 'RP:CHOM1564', 'Chômeurs de 15 à 64 ans (au sens du recensement)'),
  additif('emploi', 'personnes', 'RP:NSCOL15P', 'Population non scolarisée de 15 ans ou plus'),
  additif('emploi', 'personnes', 'RP:NSCOL15P_DIPLMIN', 'Non scolarisés sans diplôme ou brevet au plus'),
  additif('emploi', 'personnes', 'RP:NSCOL15P_SUP', 'Non scolarisés diplômés du supérieur'),
  additif('revenus', 'menages', 'FILO:NBMENFISC', 'Ménages fiscaux'),
  additif('revenus', 'personnes', 'FILO:NBPERSMENFISC', 'Personnes dans les ménages fiscaux'),
  {
    id: 'FILO:MED',
    libelle: 'Médiane du niveau de vie, par an',
    unite: 'euros',
    nature: 'mediane',
    theme: 'revenus',
  },
  {
    id: 'FILO:TP60',
    libelle: 'Taux de pauvreté (seuil de 60 %)',
    unite: 'pourcent',
    nature: 'rapport',
    theme: 'revenus',
  },
  {
    id: 'FILO:PIMP',
    libelle: 'Part des ménages fiscaux imposés',
    unite: 'pourcent',
    nature: 'rapport',
    theme: 'revenus',
  },
  {
    id: 'FILO:RD',
    libelle: 'Rapport interdécile du niveau de vie',
    unite: 'ratio',
    nature: 'rapport',
    theme: 'revenus',
    decimales: 1,
    encadre: false,
  },
]

const part = (
  theme: Theme,
  id: string,
  libelle: string,
  numerateur: string,
  denominateur: string,
): IndicateurDerive => ({
  id,
  libelle,
  unite: 'part',
  theme,
  numerateur: [numerateur],
  denominateur: [denominateur],
})

export const DERIVES_SOCIETE: readonly IndicateurDerive[] = [
  part('menages', 'part:seuls', 'Part des ménages d’une seule personne', 'RP:MENPSEUL', 'RP:MEN'),
  part('menages', 'part:monoparentales', 'Part des familles monoparentales', 'RP:FAMMONO', 'RP:FAM'),
  part('menages', 'part:vacants', 'Part des logements vacants', 'RP:LOGVAC', 'RP:LOG'),
  part('ages', 'part:80Pseuls', 'Part des 80 ans ou plus vivant seuls chez eux', 'RP:POP80P_PSEUL', 'RP:POP80P'),
  part('emploi', 'taux:chomage', 'Taux de chômage au sens du recensement (15 à 64 ans)', 'RP:CHOM1564', 'RP:ACT1564'),
  part('emploi', 'taux:activite', 'Taux d’activité (15 à 64 ans)', 'RP:ACT1564', 'RP:POP1564'),
  part('menages', 'part:voiture', 'Part des ménages ayant au moins une voiture', 'RP:RP_VOIT1P', 'RP:RP'),
  part(
    'emploi',
    'part:sansdiplome',
    'Part des non-scolarisés sans diplôme, ou avec le brevet au plus',
    'RP:NSCOL15P_DIPLMIN',
    'RP:NSCOL15P',
  ),
  part('emploi', 'part:superieur', 'Part des non-scolarisés diplômés du supérieur', 'RP:NSCOL15P_SUP', 'RP:NSCOL15P'),
]
