/** What the document does not say and why: a short list of sentences, the same in the fiche and the diagnostic. */

import { accord, compte, enumeration, majuscule, nomPropre } from '../domain/francais.ts'
import type { Portrait } from '../domain/portrait-types.ts'
import type { Quantity } from '../domain/quantity.ts'
import { estConnu, motif, nombre } from './valeurs.ts'

const MAX_NOMS = 6

/** "Population : 2 communes sur 25 sans valeur (Mezel et Chas)." or null when every commune has one. */
function manqueParCommune(portrait: Portrait, quoi: string, champ: 'population' | 'superficie'): string | null {
  const sans = portrait.communes.filter((c) => !estConnu(c[champ]))
  if (sans.length === 0 || portrait.communes.length === 0) return null
  if (sans.length === portrait.communes.length) {
    const premier = sans[0]?.[champ]
    const raison = premier?.kind === 'missing' ? motif(premier.reason, 'f') : 'manquante'
    return champ === 'superficie'
      ? `${quoi} ${raison}\u00a0: la densité ne peut pas être calculée.`
      : `${quoi} ${raison} pour toutes les communes.`
  }
  const noms = enumeration(
    sans.map((c) => nomPropre(c.nom)),
    MAX_NOMS,
  )
  return `${quoi} manquante pour ${compte(sans.length, 'commune')} sur ${nombre(portrait.communes.length)}\u00a0: ${noms}.`
}

function raisonDe(q: Quantity): string {
  return q.kind === 'missing' ? motif(q.reason, 'mp') : 'manquants'
}

function manquePerimetre(portrait: Portrait): string | null {
  if (portrait.perimetre === 'complet') return null
  const total = portrait.nombreCommunes.kind === 'known' ? portrait.nombreCommunes.value : null
  const connues = portrait.communes.length
  if (portrait.perimetre === 'inconnu' || connues === 0) {
    return 'La liste des communes n’est pas connue\u00a0: les chiffres sont ceux qui ont été publiés.'
  }
  const sur = total === null ? '' : ` sur les ${nombre(total)} annoncées`
  return `Périmètre partiel\u00a0: ${compte(connues, 'commune')} ${accord(connues, 'identifiée')}${sur}. Les totaux sont ceux qui ont été publiés.`
}

function manqueOffre(portrait: Portrait): string | null {
  if (estConnu(portrait.professionnels) || portrait.professions.some((p) => estConnu(p.effectif))) return null
  return `Professionnels de santé\u00a0: ${raisonDe(portrait.professionnels)}.`
}

function manqueRepartition(portrait: Portrait): string | null {
  if (!estConnu(portrait.professionnels) || portrait.professions.some((p) => estConnu(p.effectif))) return null
  return 'La répartition des professionnels par profession n’est pas publiée.'
}

/** Communes that the source of the supply does not cover: their professionals are unknown, not absent. */
function manqueCouverture(portrait: Portrait): string | null {
  const q = portrait.professions.find((p) => p.effectif.kind === 'interval')?.effectif
  if (q === undefined || q.coverage.known >= q.coverage.total) return null
  const sans = q.coverage.total - q.coverage.known
  return `Offre de soins\u00a0: ${compte(sans, 'commune')} sur ${nombre(q.coverage.total)} que les sources ne couvrent pas en entier\u00a0; les effectifs sont des minimums.`
}

function manqueStructures(portrait: Portrait): string | null {
  if (portrait.structures.some((s) => estConnu(s.effectif))) return null
  const premier = portrait.structures[0]?.effectif
  return `Structures de santé\u00a0: ${premier?.kind === 'missing' ? motif(premier.reason, 'fp') : 'non comptées'}.`
}

function manqueAPlacer(portrait: Portrait): string | null {
  const n = portrait.aPlacer
  if (n === 0) return null
  return `${majuscule(compte(n, 'professionnel'))} à placer\u00a0: l’adresse ne donne pas la commune. ${accord(n, 'Il n’est pas compté', 'Ils ne sont pas comptés')} dans les effectifs.`
}

/** Sentences, most important first; empty when nothing is missing. */
export function phrasesManques(portrait: Portrait): string[] {
  return [
    manquePerimetre(portrait),
    manqueParCommune(portrait, 'Population', 'population'),
    manqueParCommune(portrait, 'Superficie', 'superficie'),
    manqueOffre(portrait),
    manqueRepartition(portrait),
    manqueCouverture(portrait),
    manqueStructures(portrait),
    manqueAPlacer(portrait),
  ].filter((phrase) => phrase !== null)
}
