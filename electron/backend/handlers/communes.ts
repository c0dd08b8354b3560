/** From what a person writes (codes, names, an EPCI) to commune codes of today. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { Reference } from '../reference/types.ts'

interface Trouve {
  readonly code: string
}
interface Echec {
  readonly probleme: string
}

const CODE = /^(?:\d{2}|2[AB])\d{3}$/

/** Codes of today for each element. Throws one error that names every element that could not be placed. */
export function resolveCommunes(elements: readonly string[], reference: Reference): string[] {
  const codes = new Set<string>()
  const problemes: string[] = []
  for (const element of elements) {
    const resultat = resolveOne(element.trim(), reference)
    if ('code' in resultat) codes.add(resultat.code)
    else problemes.push(resultat.probleme)
  }
  if (problemes.length > 0)
    throw new MaillageError(
      'territoire',
      problemes.length === 1 ? 'Une commune n’a pas pu être reconnue.' : 'Des communes n’ont pas pu être reconnues.',
      problemes.slice(0, 20).join('\n'),
      'Remplacez ces éléments par leur code Insee à cinq caractères. Rien n’a été enregistré.',
    )
  return [...codes].sort()
}

function resolveOne(element: string, reference: Reference): Trouve | Echec {
  const code = element.toUpperCase()
  if (CODE.test(code)) return resolveCode(code, reference)
  if (/^\d{4}$/.test(code) && reference.commune(`0${code}`) !== undefined) return { code: `0${code}` }
  return resolveName(element, reference)
}

function resolveCode(code: string, reference: Reference): Trouve | Echec {
  const resolution = reference.resolve(code)
  switch (resolution.kind) {
    case 'today':
      return { code }
    case 'moved':
      return { code: resolution.to }
    case 'split':
      return { probleme: `« ${code} » a été partagée entre plusieurs communes (${resolution.to.join(', ')}).` }
    case 'unknown': {
      const communes = reference.communesOfPostcode(code)
      const indice =
        communes.length === 0
          ? ''
          : ` C’est un code postal : ${reference
              .communes(communes)
              .map((c) => `${c.nom} (${c.code})`)
              .join(', ')}.`
      return { probleme: `« ${code} » n’est pas un code commune.${indice}` }
    }
  }
}

function resolveName(name: string, reference: Reference): Trouve | Echec {
  const wanted = normaliserNom(name)
  const hits = reference.search(name, 50).filter((hit) => normaliserNom(hit.ancienNom ?? hit.nom) === wanted)
  const today = hits.filter((hit) => hit.ancienNom === null)
  const codes = [...new Set((today.length > 0 ? today : hits).map((hit) => hit.code))]
  const [only] = codes
  if (only !== undefined && codes.length === 1) return { code: only }
  if (codes.length === 0) return { probleme: `« ${name} » : aucune commune de ce nom.` }
  const choix = reference.communes(codes.slice(0, 8)).map((c) => `${c.nom} (${c.departement.code}) ${c.code}`)
  return {
    probleme: `« ${name} » : ${codes.length} communes possibles (${choix.join(', ')}${codes.length > 8 ? '…' : ''}).`,
  }
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
