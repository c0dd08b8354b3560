/** What each kind of file brings, and where it is found. The names are those of the producers. */

export interface FichierUtile {
  /** Profiles that this line of the guide stands for. */
  readonly profils: readonly string[]
  readonly apporte: string
  readonly nom: string
  readonly producteur: string
  readonly fichier: string
  readonly conseil: string
}

export const FICHIERS_UTILES: readonly FichierUtile[] = [
  {
    profils: ['insee-populations', 'insee-populations-historique'],
    apporte: 'La population municipale de chaque commune, et son évolution si le fichier porte plusieurs années.',
    nom: 'Populations de référence',
    producteur: 'Insee',
    fichier: 'donnees_communes.csv (dans ensemble.zip)',
    conseil: 'Maillage connaît déjà plusieurs millésimes\u00a0: ce fichier sert à en ajouter un autre.',
  },
  {
    profils: ['superficie'],
    apporte: 'La superficie de chaque commune, dont dépend la densité.',
    nom: 'Comparateur de territoires',
    producteur: 'Insee',
    fichier: 'base_cc_comparateur.csv, colonne SUPERF',
    conseil: 'Enregistrez le tableau au format CSV s’il est fourni en classeur.',
  },
  {
    profils: ['annuaire-sante'],
    apporte: 'Les professionnels de santé de chaque commune, par profession et mode d’exercice. Aucun nom n’est gardé.',
    nom: 'Annuaire Santé, extraction en libre accès (RPPS)',
    producteur: 'Agence du numérique en santé',
    fichier: 'PS_LibreAcces_Personne_activite_….txt (dans PS_LibreAcces.zip)',
    conseil: 'Décompressez l’archive et déposez ce seul fichier\u00a0: sa taille ne pose pas de problème.',
  },
  {
    profils: ['finess-stock', 'finess-derive'],
    apporte:
      'Les établissements\u00a0: maisons et centres de santé, pharmacies, hôpitaux, établissements pour personnes âgées…',
    nom: 'FINESS, extraction du fichier des établissements',
    producteur: 'Ministère chargé de la santé, data.gouv.fr',
    fichier: 'etalab-cs1100507-stock-….csv ou etalab-cs1100502-stock-….csv',
    conseil: 'Le fichier avec géolocalisation (cs1100507) convient comme l’autre.',
  },
  {
    profils: ['contours'],
    apporte: 'Le vrai tracé des communes sur la carte, pour tous vos dossiers.',
    nom: 'Contours administratifs, ou Admin Express COG',
    producteur: 'data.gouv.fr (Etalab), ou IGN',
    fichier: 'communes-100m.geojson.gz, Shapefile en .zip ou GeoPackage',
    conseil: 'Prenez si possible l’année de géographie de vos populations.',
  },
  {
    profils: ['cpts-liste'],
    apporte: 'Une ou plusieurs CPTS et leurs communes, créées dans ce dossier.',
    nom: 'Votre propre liste',
    producteur: 'vous, la CPAM ou l’ARS',
    fichier: 'un CSV avec les colonnes cpts et code_insee',
    conseil: 'Une ligne par commune.',
  },
]

/** What a file of this profile ("a+b" for several subjects) will bring. */
export function apports(profil: string): readonly string[] {
  const parts = profil.split('+')
  return FICHIERS_UTILES.filter(({ profils }) => profils.some((un) => parts.includes(un))).map(({ apporte }) => apporte)
}

const MESURES: readonly (readonly [RegExp, string])[] = [
  [/^PMUN\b/, 'Population municipale'],
  [/^PTOT\b/, 'Population totale'],
  [/^PCAP\b/, 'Population comptée à part'],
  [/^SUPERF\b/, 'Superficie'],
]

/** "PMUN 2021 : 25 communes" in words: "Population municipale 2021 : 25 communes". */
export function direApport(apport: string): string {
  return MESURES.reduce((dit, [code, mots]) => dit.replace(code, mots), apport)
}
