/** Live figures: what a reference says today, by the one engine, in the words of the documents. */
import type { Faits } from '../../domain/chiffres/faits.ts'
import { EVOLUTION, POPULATION } from '../../domain/chiffres/ids.ts'
import { calcul } from '../../domain/chiffres/resoudre.ts'
import { laCpts, leSecteur, nombreCommunes } from '../../domain/chiffres/territoire.ts'
import { ecartTexte } from '../../domain/ecart-texte.ts'
import { DECIMALS, ditQuelqueChose, formatQuantity } from '../../domain/format.ts'
import { nomPropre } from '../../domain/francais.ts'
import { MOTS_NIVEAU } from '../../domain/niveaux.ts'
import type { Quantity } from '../../domain/quantity.ts'
import { known, knownValue, missing, share } from '../../domain/quantity-ops.ts'
import { tailleOf } from '../../domain/taille.ts'
import { tauxTexte } from '../valeurs.ts'
import type { Chiffres } from './conversion.ts'
import { cleReference, type Lieu, type Reference } from './texte.ts'

/** Figures of the plan that are no indicator: number of communes, people between the population and the threshold. */
export const COMMUNES = 'communes'
export const MARGE = 'marge'

/** A reference that leads nowhere any more: its sector is gone, its file removed. */
export const NON_DISPONIBLE = 'chiffre non disponible'

interface Trouve {
  readonly quantite: Quantity
  readonly libelle: string
  readonly decimales?: number
}

/** What each of these figures says today. */
export function chiffresDe(faits: Faits, references: Iterable<Reference>): Chiffres {
  return Object.fromEntries([...references].map((une) => [cleReference(une), ecrire(faits, une)]))
}

/** What a figure says today and what it is, in words. A figure that does not exist any more says so. */
export function ecrire(faits: Faits, reference: Reference): { readonly texte: string; readonly libelle: string } {
  const trouve = trouver(faits, reference)
  if (trouve === null) return { texte: NON_DISPONIBLE, libelle: reference.indicateur }
  const libelle = [trouve.libelle, motsLieu(faits, reference.ou), reference.millesime].filter((un) => un !== null)
  return { texte: dire(faits, reference, trouve), libelle: libelle.join(', ') }
}

/** The figure itself, with the vintage it is given in. Null: there is none. */
export function mesurer(faits: Faits, reference: Reference): (Trouve & { readonly millesime: string | null }) | null {
  const trouve = trouver(faits, reference)
  return trouve && { ...trouve, millesime: reference.millesime ?? trouve.quantite.millesime }
}

function trouver(faits: Faits, { indicateur, ou, millesime }: Reference): Trouve | null {
  if (indicateur === COMMUNES)
    return ou.type === 'cpts' ? { quantite: nombreCommunes(faits), libelle: 'Nombre de communes' } : null
  if (indicateur === MARGE) return ou.type === 'cpts' ? marge(faits) : null
  const fait = calcul(faits, indicateur)
  if (fait === undefined || fait.entree.classes !== null) return null
  const quantite = valeur(faits, indicateur, ou, millesime ?? fait.defaut() ?? '')
  return quantite === null ? null : { quantite, libelle: fait.entree.libelle, decimales: fait.entree.decimales }
}

/** Of the catalogue, on one place. Null: no such place here. */
function valeur(faits: Faits, id: string, ou: Lieu, millesime: string): Quantity | null {
  const fait = calcul(faits, id)
  if (fait === undefined) return null
  switch (ou.type) {
    case 'cpts':
      return fait.territoire(laCpts(faits), millesime)
    case 'secteur': {
      const secteur = faits.secteurs.find(({ id: numero }) => numero === ou.secteur)
      return secteur === undefined ? null : fait.territoire(leSecteur(faits, secteur), millesime)
    }
    case 'commune':
      return faits.communes.includes(ou.code) ? fait.commune(millesime)(ou.code) : null
    case 'niveau': {
      if (id === POPULATION && ou.niveau === 'departement' && millesime === faits.millesime)
        return faits.departementPopulations.get(ou.code) ?? null
      const dites = fait.origine?.(laCpts(faits), millesime).comparaisons ?? []
      return dites.find(({ niveau, territoire }) => niveau === ou.niveau && territoire === ou.code)?.valeur ?? null
    }
  }
}

function marge(faits: Faits): Trouve | null {
  const population = valeur(faits, POPULATION, { type: 'cpts' }, faits.millesime)
  const { margeSeuil } = tailleOf(population ?? missing('absent', 'habitants'))
  const { sources = [], millesime = null } = population ?? {}
  return margeSeuil === null
    ? null
    : {
        quantite: known(margeSeuil, 'habitants', { sources, millesime }),
        libelle: 'Écart au seuil de taille le plus proche',
      }
}

/** « Sud », « Gannat », « département »; null: the CPTS, that needs no name. */
function motsLieu(faits: Faits, ou: Lieu): string | null {
  if (ou.type === 'cpts') return null
  if (ou.type === 'secteur') return faits.secteurs.find(({ id }) => id === ou.secteur)?.nom ?? null
  if (ou.type === 'commune') return nomPropre(faits.infos.find(({ code }) => code === ou.code)?.nom ?? ou.code)
  return MOTS_NIVEAU[ou.niveau].mot
}

function dire(faits: Faits, reference: Reference, { quantite, decimales }: Trouve): string {
  const { forme, indicateur } = reference
  const precision = decimales === undefined ? {} : { decimals: decimales }
  if (forme === 'valeur' || forme === 'unite') {
    if (!ditQuelqueChose(quantite, decimales))
      return quantite.kind === 'missing' ? NON_DISPONIBLE : formatQuantity(quantite)
    return formatQuantity(quantite, { ...precision, ...(forme === 'unite' ? { unit: 'en toutes' } : {}) })
  }
  if (forme === 'croissance' && indicateur === EVOLUTION) {
    const taux = knownValue(quantite)
    return taux === null ? NON_DISPONIBLE : tauxTexte(taux)
  }
  const autre = trouver(faits, {
    ...reference,
    ou: reference.avec?.ou ?? reference.ou,
    millesime: reference.avec?.millesime ?? reference.millesime,
  })?.quantite
  if (autre === undefined) return NON_DISPONIBLE
  if (forme === 'part') {
    const part = share(quantite, autre, { inside: true, formula: 'part' })
    return ditQuelqueChose(part) ? formatQuantity(part) : NON_DISPONIBLE
  }
  const [ici, la] = [knownValue(quantite), knownValue(autre)]
  if (ici === null || la === null) return NON_DISPONIBLE
  if (forme === 'croissance') return la === 0 ? NON_DISPONIBLE : tauxTexte((ici - la) / la)
  return ecartTexte(ici - la, quantite.unit, decimales ?? DECIMALS[quantite.unit])
}
