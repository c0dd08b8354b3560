/**
 * FINESS structures as published since July 2026 (JSON of 750 MB, one object `pmej` a legal person, its establishments in
 * `ege`) as lines of a table, one an establishment. Rules: sources-2026 §1.1, read in the producer's files.
 * - open: `etatObjet` "A" and no closing date, or one after `generatedAt`;
 * - its place: the address of use "03", that of its activity (others are for letters, and may come first);
 * - a state that is not written is told as such: neither open nor closed;
 * - every value is a string, null or "".
 */
import type { Decoupe } from './decoupe.ts'
import { jourPasse, liste, type Objet, objet, texte } from './valeurs.ts'

/** Titles of the table made, in order; `profiles/finess-structures.ts` reads them. */
export const COLONNES = [
  'numFinessEge',
  'denomination',
  'categorieentiteGeographiqueExercice',
  'cogCommune',
  'fermeture',
  'aciSignature',
  'aciEffet',
  'aciFin',
  'aciAutorite',
] as const

/** Said by the title of the closing column, so that the vintage is known from the head: "fermeture au 2026-09-11". */
const AU = /^(\d{4}-\d{2}-\d{2})/

/** Day of the extraction, YYYY-MM-DD; null when the root does not say it before its establishments. */
export function jourDe(racine: Decoupe['racine']): string | null {
  return AU.exec(racine.get('generatedAt') ?? '')?.[1] ?? null
}

const USAGE_EXERCICE = '03'
const OUVERT = 'A'
/** In the place of a closing date: the file does not say whether it is open. */
export const ETAT_NON_DIT = 'état non dit'
/** Commitment of a CPTS with the ARS and the health insurance (nomenclature of the ANS). */
const ACI = 'ACI'

/** Establishments of one `pmej`, in cells of `COLONNES`. `jour`: that of the extraction. */
export function* etablissements(pmej: unknown, jour: string | null): Generator<readonly string[]> {
  for (const ege of liste(objet(pmej).ege)) {
    const generales = objet(ege.informationsGeneralesEGE)
    const adresse = liste(ege.adresse).find((une) => texte(une.usageAdresse) === USAGE_EXERCICE) ?? {}
    const aci = contrat(liste(ege.engagement))
    yield [
      texte(generales.numFinessEge),
      texte(generales.nomEgeLong) || texte(generales.nomEgeCourt),
      texte(ege.categorieentiteGeographiqueExercice),
      texte(adresse.cogCommune),
      fermeture(texte(ege.etatObjet), texte(generales.dateFermeture), jour),
      texte(aci.dateSignatureEngagement),
      texte(aci.dateEffetEngagement),
      texte(aci.dateFinEngagement),
      liste(aci.autoriteRegulationEngagement)
        .map((une) => texte(une.autoriteRegulationid))
        .filter((une) => une !== '')
        .join(' '),
    ]
  }
}

/** Of the contracts that the register keeps, the last that came into force. */
function contrat(engagements: readonly Objet[]): Objet {
  const debut = (un: Objet) => texte(un.dateEffetEngagement) || texte(un.dateSignatureEngagement)
  const siens = engagements.filter((un) => texte(un.sousTypeEngagement) === ACI)
  return siens.reduce<Objet>((dernier, un) => (debut(un) >= debut(dernier) ? un : dernier), {})
}

/** Empty: open. Some "I" have no date; some "A" have closed since. */
function fermeture(etat: string, date: string, jour: string | null): string {
  if (jourPasse(date, jour)) return date
  if (etat === '') return ETAT_NON_DIT
  return etat === OUVERT ? '' : date === '' ? 'fermé' : date
}
