/** Files that are known and bring nothing here: each is told what it is, and which one to take. */
import type { Header } from '../table/header.ts'
import { codeColumns } from './columns.ts'
import type { ProfilExplique } from './types.ts'

const ZONAGE = 'Dans le même classeur, choisissez la feuille qui donne le zonage par commune (« Zonage_communes »).'

/** Insee's v_arrondissement, v_departement and v_region: a name and a chef-lieu, no commune of their own. */
const DEJA =
  'Il n’y a rien à importer. Pour les réunions de communes plus récentes que Maillage, prenez « v_mvtcommune_<année>.csv » ; pour les cantons, « v_commune_<année>.csv ».'
const listeCog = (header: Header, niveau: 'arr' | 'dep' | 'reg'): boolean => {
  const premier = ['arr', 'dep', 'reg'].find((nom) => header.has(nom))
  return premier === niveau && header.has('cheflieu', 'ncc', 'libelle')
}

export const EXPLIQUES: readonly ProfilExplique[] = [
  {
    // Dipl_AutExerc and SavoirFaire: the person and no place of practice.
    reconnait: (header) =>
      header.find('identificationnationalepp', 'identifiantpp') >= 0 && header.find('codemodeexercice') < 0,
    nature:
      'un fichier de l’Annuaire Santé sans lieu d’exercice (diplômes et autorisations, ou savoir-faire) : il ne permet pas de compter les professionnels d’une commune',
    issue:
      'Dans la même archive PS_LibreAcces, choisissez « PS_LibreAcces_Personne_activite_… » : lui seul est nécessaire, il contient déjà les savoir-faire.',
  },
  {
    reconnait: (header) => listeCog(header, 'arr'),
    nature: 'la liste des arrondissements du code officiel géographique : ils sont déjà dans Maillage',
    issue: DEJA,
  },
  {
    reconnait: (header) => listeCog(header, 'dep'),
    nature: 'la liste des départements du code officiel géographique : ils sont déjà dans Maillage',
    issue: DEJA,
  },
  {
    reconnait: (header) => listeCog(header, 'reg'),
    nature: 'la liste des régions du code officiel géographique : elles sont déjà dans Maillage',
    issue: DEJA,
  },
  {
    reconnait: (header, { nom, titres }) =>
      /tvs/i.test(`${nom} ${titres.join(' ')} ${header.names.join(' ')}`) &&
      (codeColumns(header) === null || header.matching(/^zon(?:e|age)/).length === 0),
    nature:
      'un tableau par territoire de vie-santé (TVS) : les codes des TVS ont cinq caractères comme ceux des communes, mais n’en sont pas',
    issue: ZONAGE,
  },
  {
    reconnait: (header) =>
      header.has('epci', 'libepci') && (header.has('natureepci') || header.has('codgeo')) && header.width <= 8,
    nature: 'la composition des EPCI : elle est déjà dans Maillage',
    issue:
      'Il n’y a rien à importer. Pour composer un territoire par EPCI, prenez « Ajouter un EPCI, canton… » dans l’écran Territoire ; pour les cantons et les bassins de vie, la table d’appartenance géographique.',
  },
  {
    reconnait: (header) => header.has('annee', 'date', 'region', 'departement', 'libelledepartement'),
    nature:
      'un fichier infra-annuel de data.ameli.fr : l’année en cours n’y est pas finie, et ses chiffres ne se comparent pas à ceux d’une année entière',
    issue: 'Sur la même page, prenez le jeu du même nom qui finit par « -annuelle ».',
  },
  {
    reconnait: (header) => header.has('annee', 'region', 'departement', 'libelleregion', 'libelledepartement'),
    nature:
      'un fichier de data.ameli.fr dont Maillage ne lit aucun chiffre : il est par département et par région, sans commune',
    issue:
      'Maillage lit les effectifs et densités, la patientèle médecin traitant, les patients en ALD sans médecin traitant, la couverture par un service d’accès aux soins (SAS), les pathologies et les installations de généralistes. Les autres chiffres se saisissent à la main, pour le département, la région et la France (« Saisir des chiffres »).',
  },
  {
    reconnait: (header) => header.has('geo', 'geoobject', 'obsvalue') && header.matching(/measure$/).length > 0,
    nature: 'un jeu de l’Insee au format long (Melodi) dont Maillage ne lit aucun chiffre',
    issue:
      'Les jeux lus sont DS_POPULATIONS_REFERENCE, DS_FILOSOFI_CC, DS_BPE et, pour le recensement, DS_RP_POPULATION_PRINC (âges), DS_RP_POPULATION_COMP (catégories sociales), DS_RP_MENAGES_COMP, DS_RP_MENAGES_PRINC, DS_RP_FAMILLE_COMP, DS_RP_LOGEMENT_PRINC, DS_RP_EMPLOI_LR_PRINC, DS_RP_DIPLOMES_PRINC, DS_RP_SERIE_HISTORIQUE.',
  },
]
