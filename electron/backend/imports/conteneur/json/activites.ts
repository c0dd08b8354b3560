/**
 * FINESS activities as published since July 2026 (JSON of 1.45 GB, one object `pmej` a legal person) as lines of a table: the
 * places of each establishment, then the communes where each authorisation lets a service go. Rules: sources-2026 §1.2.
 * - Only exercised activities count (`ege[].activitesExercees[]`): what they point to is the same places, authorised.
 * - `statutCapacite` 08 installed, 09 authorised; `uniteMesureCapacite` 02 places. Lines detail the same places several ways:
 *   the total is the one whose four details are null.
 * - Zones stand with the authorisation; the establishments that exercise it are those that come.
 * No place of the establishments themselves: `offre/activites.ts` takes it from the structures.
 */
import { jourPasse, liste, objet, texte } from './valeurs.ts'

/** Titles of the table made, in order; `profiles/finess-activites.ts` reads them. */
export const COLONNES_ACTIVITES = [
  'ligne',
  'numFiness',
  'placesInstallees',
  'placesAutorisees',
  'communeZI',
  'numFinessPm',
  'activiteAeId',
] as const

/** First cell: places of an establishment, commune of a zone. */
export const PLACES = 'places'
export const ZONE = 'zone'

const ACTIVE = 'A'
const INSTALLEE = '08'
const AUTORISEE = '09'
const UNITE_PLACES = '02'
const DETAILS = ['habilitation', 'modeFinancement', 'typeLogement', 'genre'] as const

type Objet = Readonly<Record<string, unknown>>

/** Lines of one `pmej`, in cells of `COLONNES_ACTIVITES`. `jour`: that of the extraction. */
export function* activites(pmej: unknown, jour: string | null): Generator<readonly string[]> {
  const personne = objet(pmej)
  /** By authorisation, the establishments that exercise it. */
  const exercees = new Map<string, Set<string>>()
  for (const ege of liste(personne.ege)) {
    const numero = texte(ege.numFinessEge)
    const siennes = liste(ege.activitesExercees)
    for (const une of siennes) {
      const autorisation = texte(objet(une.caracteristiquesGeneriques).identifiantAutorisation)
      if (autorisation === '' || enCours(une, jour) === 'non') continue
      exercees.set(autorisation, (exercees.get(autorisation) ?? new Set()).add(numero))
    }
    const [installees, autorisees] = [INSTALLEE, AUTORISEE].map((statut) => places(siennes, statut, jour))
    if (installees !== '' || autorisees !== '') yield [PLACES, numero, installees ?? '', autorisees ?? '', '', '', '']
  }
  const pm = texte(personne.numFiness)
  for (const une of liste(personne.activitesAutorisees)) {
    const communes = liste(objet(une.zoneIntervention).communeZI)
    if (communes.length === 0 || enCours(une, jour) !== 'oui') continue
    const id = texte(objet(une.caracteristiquesGeneriques).activiteAeId)
    const services = [...(exercees.get(id) ?? [])].filter((numero) => numero !== '').sort()
    for (const { commune } of communes) yield [ZONE, services.join(' '), '', '', texte(commune), pm, id]
  }
}

/** A state that the file does not say is neither. */
function enCours(activite: Objet, jour: string | null): 'oui' | 'non' | 'inconnu' {
  const { etatObjet, dateFinEffectiveActivite } = objet(activite.caracteristiquesGeneriques)
  if (jourPasse(texte(dateFinEffectiveActivite), jour)) return 'non'
  const etat = texte(etatObjet)
  return etat === '' ? 'inconnu' : etat === ACTIVE ? 'oui' : 'non'
}

/** "60"; "60+" where some of them cannot be told; "" where the activities have no places of this status. */
function places(siennes: readonly Objet[], statut: string, jour: string | null): string {
  let [total, doute, dites] = [0, false, false]
  for (const activite of siennes) {
    const encore = enCours(activite, jour)
    if (encore === 'non') continue
    const lignes = liste(activite.capacite).filter(
      (une) => texte(une.statutCapacite) === statut && texte(une.uniteMesureCapacite) === UNITE_PLACES,
    )
    if (lignes.length === 0) continue
    dites = true
    const totaux = lignes.filter((une) => DETAILS.every((detail) => texte(une[detail]) === '')).map(nombre)
    const [seul] = totaux
    if (encore === 'oui' && totaux.length === 1 && seul != null) total += seul
    else {
      doute = true
      // The total cannot be told: it is no less than the smallest written, or than any of its details.
      const sus = (totaux.length > 0 ? totaux : lignes.map(nombre)).flatMap((un) => un ?? [])
      if (encore === 'oui' && sus.length > 0) total += totaux.length > 0 ? Math.min(...sus) : Math.max(...sus)
    }
  }
  return dites ? `${total}${doute ? '+' : ''}` : ''
}

function nombre({ nombre: ecrit }: Objet): number | null {
  const lu = typeof ecrit === 'number' ? String(ecrit) : texte(ecrit)
  return /^\d{1,6}$/.test(lu) ? Number(lu) : null
}
