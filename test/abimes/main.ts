/**
 * Damaged files through the whole import: `node test/abimes/main.ts [nombre] [graine]`, 10 000 by default, with a new
 * seed each time, which is printed. `--seul 417` replays the draw of that number alone, and leaves its file in the
 * working folder. `npm test` runs a part of them (`test/integration/abimes.test.ts`).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { abimer, ESSAIS, type Essai } from './degats.ts'
import { Epreuve, type Issue } from './epreuve.ts'

const { values, positionals } = parseArgs({ options: { seul: { type: 'string' } }, allowPositionals: true })
const nombre = Number(positionals[0] ?? 10_000)
const graine = Number(positionals[1] ?? Date.now() % 2 ** 31)
const seul = values.seul === undefined ? null : Number(values.seul)
console.log(`${nombre} fichiers abîmés, graine ${graine}`)

const folder = mkdtempSync(join(tmpdir(), 'maillage-abimes-'))
const epreuve = await Epreuve.ouvrir(folder)
const issues = new Map<string, number>()
/** Faults that begin alike are told in full twice. */
const sortes = new Map<string, number>()
let fautes = 0
let lente: { numero: number; duree: number } = { numero: -1, duree: 0 }

/** Slow three times: it is the file, not the machine. */
async function essayer(essai: Essai): Promise<Issue> {
  let issue = await epreuve.passer(essai)
  for (let i = 0; i < 2 && Epreuve.lente(issue); i++) issue = await epreuve.passer(essai)
  if (Epreuve.lente(issue)) throw new Error(`no answer within two seconds of work (${Math.round(issue.duree)} ms)`)
  return issue
}

const essais = fc.sample(ESSAIS, { numRuns: nombre, seed: graine })
for (const [numero, essai] of essais.entries()) {
  if (seul !== null && numero !== seul) continue
  if (seul !== null) {
    const { nom, octets } = abimer(essai)
    const copie = resolve(`abime-${graine}-${numero}-${nom}`)
    writeFileSync(copie, octets)
    console.log(`${copie}\n${JSON.stringify(essai, null, 1).slice(0, 3000)}`)
  }
  // Said before: whoever watches knows the file that ends the process or that never ends.
  process.stderr.write(`${numero}\n`)
  try {
    const { sorte, titre, duree } = await essayer(essai)
    const cle = titre === null ? sorte : `${sorte} : ${titre}`
    issues.set(cle, (issues.get(cle) ?? 0) + 1)
    if (duree > lente.duree) lente = { numero, duree }
    if (seul !== null) console.log(cle, `${Math.round(duree)} ms`)
  } catch (error) {
    fautes++
    const { stack = String(error) } = error instanceof Error ? error : {}
    const sorte = stack.split('\n', 1)[0]?.replace(/\d+/g, '#').slice(0, 100) ?? ''
    const vues = (sortes.get(sorte) ?? 0) + 1
    sortes.set(sorte, vues)
    console.log(`✗ n° ${numero} (graine ${graine}) : ${stack.slice(0, vues > 2 ? 100 : 900)}`)
    if (vues <= 2) console.log(`  ${JSON.stringify(essai).slice(0, 600)}`)
  }
}
epreuve.fermer()
rmSync(folder, { recursive: true, force: true })

for (const [cle, combien] of [...issues].sort((a, b) => b[1] - a[1])) {
  console.log(`${String(combien).padStart(6)}  ${cle}`)
}
console.log(`Réponse la plus lente : ${Math.round(lente.duree)} ms (n° ${lente.numero}). Fautes : ${fautes}.`)
process.exitCode = fautes === 0 ? 0 : 1
