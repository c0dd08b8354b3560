/** Checks of what the imported files say, and of what they leave out. */

import { chaque, surCarte, surPortrait } from './chaque.ts'
import {
  aPlacer,
  aRedeposer,
  couverture,
  listesLimitees,
  offreContredite,
  populationsContredites,
  superficiesMelees,
} from './couverture.ts'
import { etenduesDouteuses, etenduesReunies } from './perimetre.ts'
import type { Regle } from './types.ts'

export const REGLES_FICHIERS: readonly Regle[] = [
  {
    id: 'ecart',
    titre: 'Effectifs publiés et importés',
    compare: 'les effectifs publiés à ceux comptés dans les fichiers',
    groupe: 'offre',
    gravite: 'information',
    faire: 'Rien à corriger si les dates diffèrent\u00a0; sinon choisissez la source.',
    trouver: chaque(offreContredite),
  },
  {
    id: 'liste-limitee',
    titre: 'Listes de professionnels et d’établissements',
    compare: 'ce que les fichiers montrent de leur étendue aux communes et aux catégories du territoire',
    groupe: 'offre',
    gravite: 'information',
    faire:
      'Importez la liste entière du département\u00a0; si celle-ci a tout ce qu’il y a sur le territoire, déclarez-le sous «\u00a0Données\u00a0».',
    trouver: chaque(({ detail }) => (detail === null ? [] : listesLimitees(detail))),
  },
  {
    id: 'a-placer',
    titre: 'Professionnels sans commune',
    compare: 'les lignes des fichiers aux communes du territoire',
    groupe: 'offre',
    gravite: 'attention',
    faire: 'Comptez-les à part\u00a0: le fichier ne dit pas où ils exercent.',
    trouver: surPortrait(aPlacer),
  },
  {
    id: 'a-redeposer',
    titre: 'Fichiers à redéposer',
    compare: 'les communes du territoire à celles que le dossier a gardées de chaque fichier',
    groupe: 'donnees',
    gravite: 'attention',
    faire: 'Redéposez ces fichiers dans Données\u00a0: ils prennent la place des précédents.',
    trouver: aRedeposer,
  },
  {
    id: 'couverture',
    titre: 'Communes sans chiffre',
    compare: 'les populations et superficies connues aux communes de la liste',
    groupe: 'donnees',
    gravite: 'attention',
    faire: 'Importez un fichier qui donne la population ou la superficie de ces communes.',
    trouver: surPortrait(couverture),
  },
  {
    id: 'population-contredite',
    titre: 'Populations importées',
    compare: 'les populations des fichiers importés à celles de l’Insee, pour la même année et la même commune',
    groupe: 'donnees',
    gravite: 'information',
    faire: 'Choisissez la source à publier dans l’écran Chiffres, ou retirez le fichier.',
    trouver: surPortrait(populationsContredites),
  },
  {
    id: 'superficie',
    titre: 'Sources des superficies',
    compare: 'les sources des superficies, entre elles',
    groupe: 'donnees',
    gravite: 'attention',
    faire: 'Importez les superficies d’une seule source.',
    trouver: surPortrait(superficiesMelees),
  },
  {
    id: 'etendue-douteuse',
    titre: 'Contours d’aujourd’hui',
    compare: 'l’étendue des contours à celle des communes d’aujourd’hui',
    groupe: 'donnees',
    gravite: 'attention',
    faire: 'Importez des contours plus récents.',
    trouver: surCarte(etenduesDouteuses),
  },
  {
    id: 'millesimes-differents',
    titre: 'Années des contours et des populations',
    compare: 'l’année des contours à celle des populations',
    groupe: 'donnees',
    gravite: 'information',
    faire: 'Rien à corriger\u00a0: les superficies sont additionnées de même.',
    trouver: surCarte(etenduesReunies),
  },
]
