/** The words of a projet de santé: levels, kinds, what is said against it. French, as printed and shown. */
import { euros } from '../financement/mots.ts'
import { compte } from '../francais.ts'
import { formatNumber } from '../nombres.ts'
import { type AvisProjet, TROP } from './avis.ts'
import { ecartRecalcule } from './ecarts.ts'
import type { Cible, Indicateur, Membre, PALIERS } from './lignes.ts'

const NBSP = '\u00a0'

/** « 3 000 € »; a price that nobody gave is negotiated, it is not the CPAM's to confirm. */
export const prixEcrit = (cents: number | null): string => (cents === null ? 'à négocier' : euros(cents))

export const GENRES_MOTS: Readonly<Record<Indicateur['genre'], string>> = {
  tout_ou_rien: 'tout ou rien',
  paliers: 'par paliers',
  resultat: 'résultat',
}
export const PALIERS_MOTS: Readonly<Record<(typeof PALIERS)[number], string>> = {
  socle: 'Socle',
  intermediaire: 'Intermédiaire',
  objectif: 'Objectif',
}
export const ETATS_MOTS = { a_ecrire: 'à écrire', en_cours: 'en cours', prete: 'prête' } as const

/** « 2 700 », « 66,26 »: as many decimals as were typed. */
export function nombreTel(valeur: number): string {
  const texte = String(Math.abs(valeur))
  return formatNumber(valeur, Math.min(6, texte.includes('e') ? 0 : (texte.split('.')[1] ?? '').length))
}

/** « 66,26 % », « 120 patients ». */
export function niveauEcrit(valeur: number, unite: string): string {
  return unite === '' ? nombreTel(valeur) : `${nombreTel(valeur)}${NBSP}${unite}`
}

/** « + 2 700 », « − 75 », « 0 ». */
export function ecartEcrit(valeur: number): string {
  const signe = valeur > 0 ? `+${NBSP}` : valeur < 0 ? `−${NBSP}` : ''
  return `${signe}${nombreTel(Math.abs(valeur))}`
}

/** « ≤ 45 », « 9 », « plan rédigé »; '' when nothing is said. `seuil`: with the sign of a level to reach. */
export function cibleEcrite({ sens, unite, genre }: Indicateur, { niveau, mention, effectif }: Cible): string {
  if (niveau === null) return mention
  const signe = genre === 'tout_ou_rien' ? '' : sens === 'baisse' ? `≤${NBSP}` : `≥${NBSP}`
  const pourcent = unite === '%' ? `${NBSP}%` : ''
  const personnes = effectif === null ? '' : ` (${compte(effectif, 'personne')})`
  return `${signe}${nombreTel(niveau)}${pourcent}${personnes}${mention === '' ? '' : `, ${mention}`}`
}

const citer = (texte: string): string => `«${NBSP}${texte}${NBSP}»`

/** A member as documents name them: by name with their consent, else by what they do. `profession`, `commune`: in words. */
export function nomMembre(
  { type, nom, consentement, fonction }: Membre,
  profession: string | null,
  commune: string | null,
): string {
  const metier = [profession?.toLowerCase() ?? null, fonction === '' ? null : fonction].filter((un) => un !== null)
  const dit = type === 'structure' || consentement !== null ? nom : null
  const mots = [dit, ...metier, commune].filter((un) => un !== null && un !== '')
  return mots.length === 0 ? 'membre à préciser' : mots.join(', ')
}

/** One sentence. `mission`: short name of a mission. */
export function phraseAvisProjet(avis: AvisProjet, mission: (cle: string) => string): string {
  switch (avis.type) {
    case 'ecart-faux': {
      const { indicateur, cible, vrai } = avis
      return `${citer(indicateur.titre)}, année${NBSP}${cible.annee}${NBSP}: l’écart écrit, ${ecartEcrit(cible.ecart ?? 0)}, n’est pas celui des niveaux${NBSP}; de ${nombreTel(indicateur.depart ?? 0)} à ${nombreTel(cible.niveau ?? 0)}, il est de ${ecartEcrit(vrai)}.`
    }
    case 'cible-a-rebours':
      return `${citer(avis.indicateur.titre)}, année${NBSP}${avis.cible.annee}${NBSP}: la cible de ${niveauEcrit(avis.cible.niveau ?? 0, avis.indicateur.unite)} est moins exigeante que le départ, ${niveauEcrit(avis.indicateur.depart ?? 0, avis.indicateur.unite)}.`
    case 'cible-irrealiste':
      return `${citer(avis.indicateur.titre)}, année${NBSP}${avis.cible.annee}${NBSP}: la cible de ${niveauEcrit(avis.cible.niveau ?? 0, avis.indicateur.unite)} paraît hors d’atteinte${NBSP}; ${avis.regle.phrase} (${avis.regle.source}).`
    case 'paliers-desordre':
      return `${citer(avis.indicateur.titre)}${NBSP}: les paliers ne vont pas du plus facile au plus exigeant, en niveau ou en prix.`
    case 'base-non-dite':
      return `${citer(avis.indicateur.titre)}${NBSP}: la population comptée reste à dire (âge, patients concernés).`
    case 'depart-non-dit':
      return `${citer(avis.indicateur.titre)}${NBSP}: la valeur de départ reste à donner.`
    case 'cible-non-dite':
      return `${citer(avis.indicateur.titre)}${NBSP}: les cibles restent à fixer.`
    case 'prix-non-dit':
      return `${citer(avis.indicateur.titre)}${NBSP}: le prix reste à négocier.`
    case 'trop-indicateurs':
      return `${citer(avis.action.titre)} a ${avis.nombre}${NBSP}indicateurs${NBSP}: au-delà de ${TROP} par action, la preuve de chacun pèse chaque année.`
    case 'action-indicateur':
      return `${citer(avis.action.titre)} attend un indicateur.`
    case 'action-pilote':
      return `${citer(avis.action.titre)} attend un pilote.`
    case 'besoin-orphelin':
      return `Le besoin ${citer(avis.besoin.titre)} attend une fiche-action.`
    case 'mission-vide':
      return `La mission ${citer(mission(avis.mission ?? ''))} attend une fiche-action.`
    case 'mission-non-prise':
      return `${compte(avis.nombre, 'fiche')} de la mission ${citer(mission(avis.mission ?? ''))}, que le contrat ne retient pas.`
    case 'somme-prix':
      return sommePrix(avis, mission)
  }
}

function sommePrix({ prix }: Extract<AvisProjet, { type: 'somme-prix' }>, mission: (cle: string) => string): string {
  const ecart = prix.ecart ?? 0
  return `Mission ${citer(mission(prix.mission))}${NBSP}: les prix des indicateurs font ${euros(prix.plein.cents)}, soit ${euros(Math.abs(ecart))} de ${ecart > 0 ? 'plus' : 'moins'} que la part variable (${euros(prix.variable)}).`
}

/** « − 75 (de 120 à 45) »; null: nothing to compare. */
export function ecartMots(indicateur: Indicateur, cible: Cible): string | null {
  const vrai = ecartRecalcule(indicateur, cible)
  return vrai === null ? null : ecartEcrit(vrai)
}
