/**
 * The fields of the contract that only the user can give. `regler` accepts these keys and no other, so that a typing
 * error in a key is an error and not a silent blank in the draft.
 */
import { CLES_MONTANTS, MISSIONS, missionsOptionnelles } from '../domain/aci.ts'
import { jourExiste, lireDate } from '../domain/dates.ts'
import { minuscule } from '../domain/francais.ts'
import type { TypeReglage } from '../domain/types-reglage.ts'

export interface ReglageContrat {
  readonly cle: string
  readonly libelle: string
  readonly type: TypeReglage
  readonly groupe: 'Communauté' | 'Caisse' | 'Agence' | 'Contrat' | 'Missions' | 'Crises' | 'Montants' | 'Simulation'
  /** Printed under the field in forms and in the help of `regler`. */
  readonly aide: string | null
}

const champ = (
  groupe: ReglageContrat['groupe'],
  cle: string,
  libelle: string,
  type: TypeReglage = 'texte',
  aide: string | null = null,
): ReglageContrat => ({ cle, libelle, type, groupe, aide })

/** Optional missions, by the internal key used in `missions.optionnelles`. */
export const MISSIONS_OPTIONNELLES = ['qualite', 'accompagnement'] as const

export const REGLAGES_CONTRAT: readonly ReglageContrat[] = [
  champ('Communauté', 'cpts.association', 'Nom de l’association'),
  champ('Communauté', 'cpts.rna', 'Numéro RNA', 'rna', 'W suivi de neuf chiffres'),
  champ('Communauté', 'cpts.siret', 'Numéro SIRET', 'siret', 'Quatorze chiffres'),
  champ('Communauté', 'cpts.finess', 'Numéro Finess', 'finess', 'Catégorie 604, neuf caractères'),
  champ('Communauté', 'cpts.adresse', 'Siège social'),
  champ('Communauté', 'cpts.president', 'Président ou présidente'),
  champ('Communauté', 'cpts.qualite', 'Qualité du signataire', 'texte', 'Par exemple\u00a0: présidente'),
  champ('Communauté', 'cpts.dateMandat', 'Date de l’assemblée générale donnant mandat de signer', 'date'),
  champ('Communauté', 'cpts.adherents', 'Nombre d’adhérents', 'texte', 'Distinct du nombre de professionnels présents'),
  champ('Communauté', 'cpts.coordination', 'Coordination (nom, courriel)'),
  champ('Caisse', 'cpam.nom', 'Caisse primaire d’assurance maladie'),
  champ('Caisse', 'cpam.adresse', 'Adresse de la caisse'),
  champ('Caisse', 'cpam.directeur', 'Directeur ou directrice de la caisse'),
  champ('Caisse', 'cpam.qualite', 'Qualité du signataire pour la caisse', 'texte', 'Par exemple\u00a0: directeur'),
  champ('Caisse', 'cpam.referent', 'Référent de la caisse'),
  champ('Agence', 'ars.nom', 'Agence régionale de santé'),
  champ('Agence', 'ars.adresse', 'Adresse de l’agence'),
  champ('Agence', 'ars.representant', 'Représentant ou représentante de l’agence'),
  champ(
    'Agence',
    'ars.qualite',
    'Qualité du signataire pour l’agence',
    'texte',
    'Par exemple\u00a0: directrice générale, par délégation',
  ),
  champ('Agence', 'ars.delegation', 'Délégation départementale'),
  champ('Agence', 'ars.referent', 'Référent de l’agence'),
  champ('Contrat', 'contrat.numero', 'Numéro du contrat'),
  champ('Contrat', 'contrat.dateSignature', 'Date de signature', 'date'),
  champ('Contrat', 'contrat.lieu', 'Lieu de signature'),
  champ('Contrat', 'contrat.dateValidationProjet', 'Date de validation du projet de santé', 'date'),
  champ('Contrat', 'contrat.referenceValidation', 'Référence de la décision de validation'),
  champ('Contrat', 'contrat.dateDialogue', 'Période du dialogue de gestion annuel', 'texte', 'Par exemple\u00a0: mars'),
  champ('Contrat', 'contrat.tribunal', 'Juridiction compétente'),
  champ(
    'Contrat',
    'msa.temoin',
    'Caisse de MSA témoin de la signature',
    'texte',
    'Facultatif\u00a0: la MSA n’est pas partie au contrat',
  ),
  champ('Contrat', 'msa.representant', 'Représentant de la MSA', 'texte', 'Facultatif'),
  champ(
    'Missions',
    'missions.optionnelles',
    'Missions complémentaires retenues',
    'missions',
    'qualite, accompagnement (séparées par une virgule), ou aucune',
  ),
  champ('Missions', 'mission.acces-soins.debut', 'Début prévu\u00a0: accès aux soins', 'date'),
  champ('Missions', 'mission.parcours.debut', 'Début prévu\u00a0: parcours pluriprofessionnels', 'date'),
  champ('Missions', 'mission.prevention.debut', 'Début prévu\u00a0: prévention', 'date'),
  champ('Missions', 'mission.crise.debut', 'Début prévu\u00a0: réponse aux crises sanitaires', 'date'),
  champ('Missions', 'mission.qualite.debut', 'Début prévu\u00a0: qualité et pertinence', 'date'),
  champ('Missions', 'mission.accompagnement.debut', 'Début prévu\u00a0: accompagnement des professionnels', 'date'),
  champ('Crises', 'crise.redaction', 'Première rédaction du plan de crise', 'date'),
  champ('Crises', 'crise.misesAJour', 'Mises à jour du plan', 'dates', 'Des dates séparées par une virgule'),
  champ('Crises', 'crise.survenues', 'Crises reconnues par l’ARS', 'dates', 'Des dates séparées par une virgule'),
  champ('Montants', 'montants.source', 'D’où viennent les montants saisis', 'texte', 'Fiche de la CPAM, avec sa date'),
  ...CLES_MONTANTS.map(({ cle, libelle }) => champ('Montants', `montant.${cle}`, libelle, 'montant', 'Euros par an')),
  champ(
    'Montants',
    'contrat.prorata',
    'Année incomplète comptée',
    'prorata',
    'Par jours ou par mois, à convenir avec la CPAM',
  ),
  ...[2, 3, 4, 5].map((annee) =>
    champ(
      'Montants',
      `contrat.taille.annee${annee}`,
      `Taille à partir de l’année ${annee}`,
      'taille',
      'Après un avenant',
    ),
  ),
  champ('Montants', 'contrat.fin', 'Fin anticipée du contrat', 'date', 'Premier jour où il ne court plus'),
  champ('Montants', 'aide.ars.montant', 'Aide de l’ARS', 'montant', 'Euros, hors contrat'),
  champ('Montants', 'aide.ars.date', 'Date de l’aide de l’ARS', 'date'),
  champ('Montants', 'aide.ars.source', 'Source de l’aide de l’ARS'),
  champ(
    'Simulation',
    'atteinte.toutes',
    'Part variable atteinte, toutes missions',
    'pourcent',
    'De 0 à 100\u00a0: une hypothèse, non contractuelle',
  ),
  ...MISSIONS.filter(({ cle }) => cle !== 'crise').map(({ cle, court }) =>
    champ(
      'Simulation',
      `atteinte.${cle}`,
      `Part variable atteinte\u00a0: ${minuscule(court)}`,
      'pourcent',
      'De 0 à 100',
    ),
  ),
]

const PAR_CLE: ReadonlyMap<string, ReglageContrat> = new Map(REGLAGES_CONTRAT.map((r) => [r.cle, r]))

/** The field of this key, or null: the key does not exist. */
export function reglageContrat(cle: string): ReglageContrat | null {
  return PAR_CLE.get(cle) ?? null
}

/** Luhn key of a SIRET (La Poste's own 14-digit numbers are the known exception). */
function luhn(chiffres: string): boolean {
  let somme = 0
  for (let i = 0; i < chiffres.length; i++) {
    const double = (chiffres.length - i) % 2 === 0
    const n = Number(chiffres[i]) * (double ? 2 : 1)
    somme += n > 9 ? n - 9 : n
  }
  return somme % 10 === 0
}

/** A contract and its years: a day of another century is a typing error. */
const ANNEES_ADMISES = /^(19|20|21)/

const horsAnnees = (valeur: string): string =>
  `«\u00a0${valeur}\u00a0» est trop loin\u00a0: une année va de 1900 à 2199.`

/**
 * What is wrong with a value, in French, or null when it can be kept. An empty value clears the field and is always right.
 * The value is judged as stored: without spaces for SIRET, RNA and Finess (see `normaliserReglage`).
 */
export function erreurReglage(cle: string, valeur: string): string | null {
  const r = reglageContrat(cle)
  if (r === null) return `Le champ «\u00a0${cle}\u00a0» n’existe pas.`
  const v = normaliserReglage(cle, valeur)
  if (v === '') return null
  switch (r.type) {
    case 'date':
      if (jourExiste(v) && !ANNEES_ADMISES.test(v)) return horsAnnees(valeur)
      return jourExiste(v) ? null : `«\u00a0${valeur}\u00a0» n’est pas une date\u00a0: écrire AAAA-MM-JJ ou JJ/MM/AAAA.`
    case 'siret':
      if (!/^\d{14}$/.test(v)) return 'Un numéro SIRET a quatorze chiffres.'
      return luhn(v) || v.startsWith('356000000')
        ? null
        : 'Ce numéro SIRET a une clé fausse\u00a0: un chiffre est sans doute mal recopié.'
    case 'rna':
      return /^W[\dA-Z]\d{8}$/.test(v) ? null : 'Un numéro RNA s’écrit W suivi de neuf chiffres.'
    case 'finess':
      return /^(\d{2}|2[AB])\d{7}$/.test(v) ? null : 'Un numéro Finess a neuf caractères.'
    case 'missions':
      return erreurMissions(v)
    case 'dates': {
      const lointaine = v.split(', ').find((une) => jourExiste(une) && !ANNEES_ADMISES.test(une))
      if (lointaine !== undefined) return horsAnnees(lointaine)
      const fausse = v.split(', ').find((une) => !jourExiste(une))
      return fausse === undefined
        ? null
        : `«\u00a0${fausse}\u00a0» n’est pas une date\u00a0: écrire AAAA-MM-JJ ou JJ/MM/AAAA, séparées par des virgules.`
    }
    case 'montant':
      return /^\d{1,9}(\.\d{1,2})?$/.test(v)
        ? null
        : `«\u00a0${valeur}\u00a0» n’est pas un montant en euros\u00a0: écrire par exemple 12500 ou 12500,50.`
    case 'pourcent':
      return /^\d{1,3}$/.test(v) && Number(v) <= 100 ? null : 'Une part atteinte est un nombre entier, de 0 à 100.'
    case 'prorata':
      return v === 'jours' || v === 'mois'
        ? null
        : 'Une année incomplète est comptée par «\u00a0jours\u00a0» ou par «\u00a0mois\u00a0».'
    case 'taille':
      return /^[1-4]$/.test(v) ? null : 'Une taille est 1, 2, 3 ou 4.'
    default:
      return null
  }
}

function erreurMissions(valeur: string): string | null {
  const inconnues = missionsOptionnelles(valeur).filter(
    (m) => !(MISSIONS_OPTIONNELLES as readonly string[]).includes(m),
  )
  if (inconnues.length === 0) return null
  return `Mission complémentaire inconnue\u00a0: ${inconnues.join(', ')}. Choix\u00a0: ${MISSIONS_OPTIONNELLES.join(', ')}, aucune.`
}

/** The value as it is stored: dates in ISO, numbers without their spaces. Text is kept as typed, ends trimmed. */
export function normaliserReglage(cle: string, valeur: string): string {
  const v = valeur.trim()
  switch (reglageContrat(cle)?.type) {
    case 'date':
      return lireDate(v) ?? v
    case 'siret':
    case 'finess':
    case 'rna':
      return v.replace(/[\s\u00a0\u202f.]/g, '').toUpperCase()
    case 'dates':
      return v
        .split(/[,;]/)
        .map((une) => une.trim())
        .filter((une) => une !== '')
        .map((une) => lireDate(une) ?? une)
        .toSorted()
        .join(', ')
    case 'montant':
      return v.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.')
    case 'pourcent':
      return v.replace(/[\s\u00a0\u202f%]/g, '')
    case 'prorata':
      return v.toLowerCase()
    default:
      return v
  }
}
