/** Checks of populations and of what they decide: the size, its bounds. */
import { millesimesMeles, populationPubliee, populationsSansAnnee, seuil, taillePubliee } from './population.ts'
import type { Regle } from './types.ts'

export const REGLES_POPULATION: readonly Regle[] = [
  {
    id: 'population',
    titre: 'Population publiée',
    compare: 'une population publiée à la population municipale Insee de la même année',
    groupe: 'population',
    gravite: 'attention',
    faire: 'Vérifiez la liste des communes et l’année de la population, puis corrigez le chiffre.',
    trouver: populationPubliee,
    impossible: populationsSansAnnee,
  },
  {
    id: 'taille',
    titre: 'Taille annoncée',
    compare: 'la taille de CPTS publiée à celle de la population',
    groupe: 'population',
    gravite: 'erreur',
    faire: 'Corrigez la taille, ou la population dont elle vient.',
    trouver: taillePubliee,
  },
  {
    id: 'seuil',
    titre: 'Seuils de taille',
    compare: 'la population aux seuils de 40 000, 80 000 et 175 000 habitants, à 2\u00a0% près',
    groupe: 'population',
    gravite: 'attention',
    faire: 'Convenez avec la CPAM de l’année de population retenue avant de signer.',
    trouver: seuil,
  },
  {
    id: 'millesime',
    titre: 'Années des populations',
    compare: 'les années des populations publiées, entre elles',
    groupe: 'population',
    gravite: 'information',
    faire: 'Prenez la même année pour toutes les CPTS.',
    trouver: millesimesMeles,
  },
]
