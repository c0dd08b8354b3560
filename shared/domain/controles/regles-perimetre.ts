/** Checks of the list of communes: against other lists, the map, the wholes it cuts. */

import { surCarte, surPortrait } from './chaque.ts'
import { elargie, listeIncomplete } from './couverture.ts'
import { autresEpciCoupes, disparues, epciCoupes, morceaux, trous } from './perimetre.ts'
import { nombreCommunes } from './population.ts'
import { communeEtArrondissements, dansDeuxCpts, horsCpts, horsCptsInconnu } from './recouvrements.ts'
import type { Regle } from './types.ts'

export const REGLES_PERIMETRE: readonly Regle[] = [
  {
    id: 'deux-cpts',
    titre: 'Une commune, une CPTS',
    compare: 'les listes de communes des CPTS du dossier, entre elles',
    groupe: 'perimetre',
    gravite: 'erreur',
    faire: 'Retirez de l’une des CPTS ce qui est dans deux.',
    trouver: dansDeuxCpts,
  },
  {
    id: 'arrondissements',
    titre: 'Communes et arrondissements',
    compare: 'les arrondissements de Paris, Lyon et Marseille à leur commune, dans la même liste',
    groupe: 'perimetre',
    gravite: 'erreur',
    faire: 'Retirez la commune entière, ou ses arrondissements.',
    trouver: communeEtArrondissements,
  },
  {
    id: 'hors-cpts',
    titre: 'Communes hors CPTS',
    compare: 'les communes du département, quand le dossier dit le couvrir, aux listes des CPTS',
    groupe: 'perimetre',
    gravite: 'information',
    faire: 'Ajoutez-les à une CPTS, ou dites dans le document qu’elles n’en ont pas.',
    trouver: horsCpts,
    impossible: horsCptsInconnu,
  },
  {
    id: 'commune-disparue',
    titre: 'Communes d’aujourd’hui',
    compare: 'les codes de la liste au code officiel géographique',
    groupe: 'perimetre',
    gravite: 'attention',
    faire: 'Remplacez-la par la commune d’aujourd’hui.',
    trouver: surCarte(disparues),
  },
  {
    id: 'elargissement',
    titre: 'Communes comptées entières',
    compare: 'ce que les listes nommaient aux communes d’aujourd’hui qui sont comptées',
    groupe: 'perimetre',
    gravite: 'attention',
    faire:
      'Rien à corriger si la CPTS couvre la commune entière\u00a0; sinon dites-le dans le document\u00a0: ses chiffres la dépassent.',
    trouver: surPortrait(elargie),
  },
  {
    id: 'non-contigu',
    titre: 'Territoire d’un seul tenant',
    compare: 'les limites des communes de la liste, entre elles',
    groupe: 'perimetre',
    gravite: 'attention',
    faire: 'Vérifiez le nom et le département de ces communes, ou ajoutez celles qui manquent entre elles.',
    trouver: surCarte(morceaux),
  },
  {
    id: 'enclave',
    titre: 'Enclaves',
    compare: 'les communes voisines au territoire qui les entoure',
    groupe: 'perimetre',
    gravite: 'attention',
    faire: 'Ajoutez-les à la liste, ou gardez-les dehors si c’est un choix.',
    trouver: surCarte(trous),
  },
  {
    id: 'epci-coupe',
    titre: 'EPCI coupés',
    compare: 'la liste aux communes de chaque EPCI',
    groupe: 'perimetre',
    gravite: 'information',
    faire: 'Rien à corriger si c’est voulu\u00a0; n’employez pas les chiffres de l’EPCI pour la CPTS.',
    trouver: surCarte(epciCoupes),
  },
  {
    id: 'epci-coupes',
    titre: 'Autres EPCI coupés',
    compare: 'la liste aux communes de chaque EPCI',
    groupe: 'perimetre',
    gravite: 'information',
    faire: 'Rien à corriger si c’est voulu.',
    trouver: surCarte(autresEpciCoupes),
  },
  {
    id: 'perimetre',
    titre: 'Liste complète',
    compare: 'l’état de la liste des communes',
    groupe: 'perimetre',
    gravite: 'information',
    faire: 'Complétez la liste, puis déclarez-la complète.',
    trouver: surPortrait(listeIncomplete),
  },
  {
    id: 'communes',
    titre: 'Nombre de communes annoncé',
    compare: 'le nombre de communes publié à la liste',
    groupe: 'perimetre',
    gravite: 'attention',
    faire: 'Relisez la liste des communes, ou corrigez le nombre annoncé.',
    trouver: nombreCommunes,
  },
]
