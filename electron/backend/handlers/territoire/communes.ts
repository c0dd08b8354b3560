/** From what the contract gives (codes, an EPCI) to commune codes of today. */
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Elargissement } from '../../../../shared/domain/elargissements.ts'
import { placerCode } from '../../lieux/codes.ts'
import { elargir } from '../../lieux/elargir.ts'
import type { Reference } from '../../reference/types.ts'

export interface CommunesLues {
  /** Of today, sorted. */
  readonly codes: string[]
  /** What was written and is only a part of the commune that it leads to. */
  readonly elargissements: Elargissement[]
}

/** What a window was told to have been written, checked again. */
export function elargirTous(
  ecrits: readonly { readonly code: string; readonly ecrit: string }[],
  reference: Reference,
): Elargissement[] {
  return ecrits.flatMap(({ code, ecrit }) => elargir(ecrit, code, reference) ?? [])
}

/** Codes of today for each code. Throws one error that names the codes that could not be placed, twenty at most. */
export function resolveCommunes(elements: readonly string[], reference: Reference): CommunesLues {
  const codes = new Set<string>()
  const elargissements: Elargissement[] = []
  const problemes: string[] = []
  for (const ecrit of elements) {
    const place = placerCode(ecrit, reference)
    if (place.kind === 'une') {
      codes.add(place.code)
      const elargi = elargir(ecrit, place.code, reference)
      if (elargi !== null) elargissements.push(elargi)
    } else if (place.kind === 'aucune') problemes.push(`« ${ecrit} » n’est pas un code commune.`)
    else problemes.push(`« ${ecrit} » a été partagée entre plusieurs communes (${place.codes.join(', ')}).`)
  }
  if (problemes.length > 0)
    throw new MaillageError(
      'territoire',
      problemes.length === 1 ? 'Une commune n’a pas pu être reconnue.' : 'Des communes n’ont pas pu être reconnues.',
      [...problemes.slice(0, 20), ...(problemes.length > 20 ? [`et ${problemes.length - 20} autres.`] : [])].join('\n'),
      'Remplacez ces éléments par leur code Insee à cinq caractères. Rien n’a été enregistré.',
    )
  return { codes: [...codes].sort(), elargissements }
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
