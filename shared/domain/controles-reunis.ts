/** Checks of several origins as one list: the window and the diagnostic say the same findings in the same order. */
import type { Check } from './portrait-types.ts'

const ORDRE: Readonly<Record<Check['level'], number>> = { erreur: 0, attention: 1, information: 2 }

/** Each finding once (same code, same words), the gravest first; otherwise in the order given. */
export function reunirControles(...listes: readonly (readonly Check[])[]): readonly Check[] {
  const vus = new Map<string, Check>()
  for (const controle of listes.flat()) {
    const cle = `${controle.code}\n${controle.titre}\n${controle.explication}`
    if (!vus.has(cle)) vus.set(cle, controle)
  }
  return [...vus.values()].sort((a, b) => ORDRE[a.level] - ORDRE[b.level])
}
