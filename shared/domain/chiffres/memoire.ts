/** What was computed once from the same facts is not computed again: facts never change, others are read. */

const parFaits = new WeakMap<object, Map<string, unknown>>()

/** `cle` names the computation and what it depends on besides `faits`. */
export function memoriser<T>(faits: object, cle: string, calculer: () => T): T {
  let siens = parFaits.get(faits)
  if (siens === undefined) {
    siens = new Map()
    parFaits.set(faits, siens)
  }
  if (siens.has(cle)) return siens.get(cle) as T
  const calcule = calculer()
  siens.set(cle, calcule)
  return calcule
}
