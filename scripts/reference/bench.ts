/** Times of the reference database: opening, reading 400 communes, searching. `node scripts/reference/bench.ts` */
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'

const REQUETES = [
  'st martin d heres',
  'evaux',
  "l'isle",
  's',
  'sa',
  'saint',
  'la',
  'de',
  'ville',
  'heres',
  'zzzzzz',
  'isle adam',
  'saint-denis 93',
  'Évaux-les-Bains',
  'ste mere',
  'lyon 3e',
  '38421',
  '38400',
  '75001',
  '17272',
  '2a',
  '69',
  '1',
]

/** Median and worst of `tours` calls, in milliseconds. */
function mesurer(tours: number, appel: () => unknown): { mediane: number; pire: number } {
  const durees = Array.from({ length: tours }, () => {
    const debut = performance.now()
    appel()
    return performance.now() - debut
  }).sort((a, b) => a - b)
  return { mediane: durees[Math.floor(tours / 2)] ?? 0, pire: durees.at(-1) ?? 0 }
}

await ensureReference()
const debut = performance.now()
const reference = openReference()
const premiere = reference.search('saint martin d heres', 10)
console.log(`open and first search (${premiere.length} hit): ${(performance.now() - debut).toFixed(1)} ms`)

const codes = reference.communesOfDepartement('38').slice(0, 400)
const lecture = mesurer(20, () => reference.communes(codes).map((c) => reference.population(c.code, '2021')))
console.log(
  `400 communes with their population: median ${lecture.mediane.toFixed(1)} ms, worst ${lecture.pire.toFixed(1)} ms`,
)

let pire = 0
for (const requete of REQUETES) {
  const { mediane, pire: lente } = mesurer(50, () => reference.search(requete, 20))
  pire = Math.max(pire, mediane)
  console.log(`search ${requete}: median ${mediane.toFixed(2)} ms, worst ${lente.toFixed(2)} ms`)
}
console.log(`slowest median of a search: ${pire.toFixed(2)} ms (asked: under 5)`)
reference.close()
