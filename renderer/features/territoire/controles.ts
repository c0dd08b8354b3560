/** The checks of the perimeter as the screen says them: once each, the gravest first, with the communes they speak of. */
import type { Check } from '../../../shared/domain/portrait-types.ts'

const ORDRE: Readonly<Record<Check['level'], number>> = { erreur: 0, attention: 1, information: 2 }

/** Checks of both origins, each finding once. */
export function reunir(...listes: readonly (readonly Check[])[]): readonly Check[] {
  const vus = new Map<string, Check>()
  for (const controle of listes.flat()) {
    const cle = `${controle.code}\n${controle.titre}\n${controle.explication}`
    if (!vus.has(cle)) vus.set(cle, controle)
  }
  return [...vus.values()].sort((a, b) => ORDRE[a.level] - ORDRE[b.level])
}

/**
 * Codes of the communes that a check cites: "Thiolières (63431)". A finding about a hole cites communes outside the
 * territory, so any code counts; numbers are written with spaces and never look like one.
 */
export function communesCitees({ titre, explication }: Check): string[] {
  const citees = `${titre} ${explication}`.matchAll(/\((\d{5}|2[AB]\d{3})\)/g)
  return [...new Set([...citees].map((trouve) => trouve[1] ?? ''))]
}

/** Communes that would fill the hole a check speaks of; none for other checks. */
export function communesManquantes(controle: Check): string[] {
  return controle.code === 'enclave' ? communesCitees(controle) : []
}

/** How many findings ask for something: information does not. */
export function compte(controles: readonly Check[]): number {
  return controles.filter((un) => un.level !== 'information').length
}
