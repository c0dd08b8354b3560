/**
 * The second opinion: figures of the product computed again from the raw files by a program that shares no code with it.
 * `node test/contre-calcul/main.ts [graine]`; ends with 1 when a figure differs.
 */
import { imprimer } from './comparer.ts'
import { MILLESIMES } from './geographie.ts'
import { DIFFICILES } from './territoires.ts'
import { type Etendue, toutComparer } from './tout.ts'

const graine = Number(process.argv[2] ?? 20261129)
if (!Number.isSafeInteger(graine)) throw new Error(`The seed is a whole number: ${process.argv[2] ?? ''}`)
console.log(`Graine ${graine}`)
let compares = 0
let differences = 0
const etendue: Etendue = {
  graine,
  epci: 60,
  difficiles: DIFFICILES,
  lignes: 5000,
  genres: ['sures', 'douteuses'],
  debuts: MILLESIMES.slice(0, -1),
  departements: null,
}
for (const comparaison of toutComparer(etendue)) {
  imprimer(comparaison)
  compares += comparaison.compares
  differences += comparaison.differences.length
}
console.log(`${new Intl.NumberFormat('fr-FR').format(compares)} chiffres comparés, ${differences} différences`)
process.exitCode = differences === 0 ? 0 : 1
