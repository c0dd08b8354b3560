/** From what a person writes (codes, names, an EPCI) to commune codes of today. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import type { Elargissement } from '../../../shared/domain/elargissements.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { Reference } from '../reference/types.ts'

/** What a code or a name leads to. Codes are of today, best first, each once. */
export type Place =
  /** `note`: French, when the commune is not the one that was written. */
  | { readonly kind: 'une'; readonly code: string; readonly note: string | null }
  | { readonly kind: 'plusieurs'; readonly codes: readonly string[]; readonly partage: boolean }
  | { readonly kind: 'aucune' }

const CODE = /^(?:\d{2}|2[AB])\d{3}$/
const AUCUNE: Place = { kind: 'aucune' }

/** An Insee code, of today or of the past; an arrondissement of Paris, Lyon or Marseille is itself. */
export function placerCode(code: string, reference: Reference): Place {
  if (communeOfArrondissement(code) !== null) return { kind: 'une', code, note: null }
  const resolution = reference.resolve(code)
  switch (resolution.kind) {
    case 'today':
      return { kind: 'une', code, note: null }
    case 'moved': {
      const nom = reference.commune(resolution.to)?.nom ?? resolution.to
      const quand = resolution.date === null ? '' : `, ${resolution.date.split('-').reverse().join('/')}`
      return {
        kind: 'une',
        code: resolution.to,
        note: `${code} est un ancien code (${resolution.event}${quand})\u00A0: aujourd’hui ${nom}.`,
      }
    }
    case 'split':
      return { kind: 'plusieurs', codes: resolution.to, partage: true }
    case 'unknown':
      return AUCUNE
  }
}

/** A whole name, whatever its accents and hyphens; names of the past count only when no commune of today has it. */
export function placerNom(nom: string, reference: Reference, departement?: string): Place {
  const voulu = normaliserNom(nom)
  if (voulu === '') return AUCUNE
  const exacts = reference.search(nom, 50).filter((hit) => normaliserNom(hit.ancienNom ?? hit.nom) === voulu)
  const ici = departement === undefined ? [] : exacts.filter((hit) => hit.departement === departement)
  const hits = ici.length > 0 ? ici : exacts
  const today = hits.filter((hit) => hit.ancienNom === null)
  const retenus = today.length > 0 ? today : hits
  const codes = [...new Set(retenus.map((hit) => hit.code))]
  const [first] = retenus
  if (first === undefined) return AUCUNE
  if (codes.length > 1) return { kind: 'plusieurs', codes, partage: false }
  const note = first.ancienNom === null ? null : `${first.ancienNom} est aujourd’hui dans la commune ${first.nom}.`
  return { kind: 'une', code: first.code, note }
}

export interface CommunesLues {
  /** Of today, sorted. */
  readonly codes: string[]
  /** What was written and is only a part of the commune that it leads to. */
  readonly elargissements: Elargissement[]
}

/** What a code or a name leads to, when it is only a part of that commune. */
export function elargir(ecrit: string, code: string, reference: Reference): Elargissement | null {
  const ancienne = communeOfArrondissement(code) === null ? reference.ancienne(ecrit, code) : undefined
  return ancienne === undefined ? null : { code, ecrit: ancienne.nom, genre: ancienne.genre }
}

/** What a window was told to have been written, checked again. */
export function elargirTous(
  ecrits: readonly { readonly code: string; readonly ecrit: string }[],
  reference: Reference,
): Elargissement[] {
  return ecrits.flatMap(({ code, ecrit }) => elargir(ecrit, code, reference) ?? [])
}

/**
 * Codes of today for each element. Throws one error that names every element that could not be placed.
 * @param noter told, in French, each element that leads to another commune than the one written
 */
export function resolveCommunes(
  elements: readonly string[],
  reference: Reference,
  noter: (note: string) => void = () => {},
): CommunesLues {
  const codes = new Set<string>()
  const elargissements: Elargissement[] = []
  const problemes: string[] = []
  for (const element of elements) {
    const place = resolveOne(element.trim(), reference)
    if (typeof place === 'string') {
      problemes.push(place)
      continue
    }
    codes.add(place.code)
    const elargi = elargir(element, place.code, reference)
    if (elargi !== null) elargissements.push(elargi)
    if (place.note !== null) noter(place.note)
  }
  if (problemes.length > 0)
    throw new MaillageError(
      'territoire',
      problemes.length === 1 ? 'Une commune n’a pas pu être reconnue.' : 'Des communes n’ont pas pu être reconnues.',
      problemes.slice(0, 20).join('\n'),
      'Remplacez ces éléments par leur code Insee à cinq caractères. Rien n’a été enregistré.',
    )
  return { codes: [...codes].sort(), elargissements }
}

/** The commune, or the French words of the problem. */
function resolveOne(element: string, reference: Reference): (Place & { readonly kind: 'une' }) | string {
  const code = element.toUpperCase()
  if (CODE.test(code)) return resolveCode(code, reference)
  if (/^\d{4}$/.test(code) && reference.commune(`0${code}`) !== undefined)
    return { kind: 'une', code: `0${code}`, note: null }
  const place = placerNom(element, reference)
  if (place.kind === 'une') return place
  if (place.kind === 'aucune') return `« ${element} » : aucune commune de ce nom.`
  const { codes } = place
  const choix = reference.communes(codes.slice(0, 8)).map((c) => `${c.nom} (${c.departement.code}) ${c.code}`)
  return `« ${element} » : ${codes.length} communes possibles (${choix.join(', ')}${codes.length > 8 ? '…' : ''}).`
}

function resolveCode(code: string, reference: Reference): (Place & { readonly kind: 'une' }) | string {
  const place = placerCode(code, reference)
  if (place.kind === 'une') return place
  if (place.kind === 'plusieurs')
    return `« ${code} » a été partagée entre plusieurs communes (${place.codes.join(', ')}).`
  const communes = reference.communesOfPostcode(code)
  const indice =
    communes.length === 0
      ? ''
      : ` C’est un code postal : ${reference
          .communes(communes)
          .map((c) => `${c.nom} (${c.code})`)
          .join(', ')}.`
  return `« ${code} » n’est pas un code commune.${indice}`
}

/** Member communes of an EPCI. */
export function communesOfEpci(siren: string, reference: Reference): string[] {
  const epci = reference.epci(siren)
  if (epci !== undefined) return [...epci.communes].sort()
  throw new MaillageError(
    'territoire',
    `Aucun EPCI ne porte le SIREN ${siren}.`,
    `La référence embarquée décrit les EPCI de ${reference.cog}.`,
    'Vérifiez les neuf chiffres, ou donnez la liste des communes.',
  )
}
