/** What to do when the page dies: once is an accident, again and again is for the user to judge. Pure. */

/** So many accidents within this time are too many. */
const TROP = 3
const DUREE_MILLISECONDES = 60_000

export function creerPannes(): (instant: number) => 'recharger' | 'demander' {
  let recentes: number[] = []
  return (instant) => {
    recentes = [...recentes.filter((autre) => instant - autre < DUREE_MILLISECONDES), instant]
    if (recentes.length < TROP) return 'recharger'
    recentes = []
    return 'demander'
  }
}
