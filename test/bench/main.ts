/**
 * `npm run bench`: medians of several runs, each against a named baseline, printed as the table of docs/benchmarks.md.
 * `npm run bench -- --sans-rpps` leaves out the long imports.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openBackend } from '../../electron/backend/backend.ts'
import { ensureReference, openReference } from '../../electron/backend/reference/ensure.ts'
import { ecrireTextes } from '../long-document.ts'
import { benchAges } from './ages.ts'
import { benchAmeli, benchDemographie } from './ameli.ts'
import { benchAvant } from './avant.ts'
import { benchClasseurs } from './classeur.ts'
import { benchDossierComplet } from './dossier-complet.ts'
import { benchEditeur } from './editeur.ts'
import { benchFiness } from './finess.ts'
import { benchImportsAvant } from './imports-avant.ts'
import { benchLatence } from './latence.ts'
import { benchCarte } from './map.ts'
import { type Measure, machine, report, tenue, time } from './measure.ts'
import { benchModification, benchOuverture } from './ouverture.ts'
import { benchRpps } from './rpps.ts'

const CLI = resolve(import.meta.dirname, '../../electron/hosts/cli.ts')
const COLD = resolve(import.meta.dirname, 'cold-document.ts')

function run(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} → ${status}\n${stderr}`)
}

const folder = mkdtempSync(join(tmpdir(), 'maillage-bench-'))
const measures: Measure[] = []
const reference = openReference(await ensureReference())
const backend = await openBackend({ now: () => '2026-11-22T00:00:00.000Z' })
try {
  const communes = reference.communesOfDepartement('38').slice(0, 400)
  const fichier = join(folder, '400.maillage')
  await backend.call('dossier.creer', { fichier, cpts: [{ nom: 'Quatre cents communes', communes }] })

  const node = await time(7, () => run('-e', '0'))
  const commande = await time(7, () => run(CLI, 'chiffres', fichier))
  measures.push({
    titre: 'Commande `chiffres`, 400 communes, processus neuf',
    ...commande,
    borne: 500,
    reference: { titre: 'démarrage de Node seul', mediane: node.mediane },
    note: null,
  })

  const lecture = await time(20, () => {
    for (const code of communes) for (const m of reference.millesimes()) reference.population(code, m)
  })
  const chiffres = await time(20, () => backend.call('dossier.chiffres', { fichier }))
  measures.push({
    titre: '`chiffres` sur 400 communes, en mémoire',
    ...chiffres,
    borne: 50,
    reference: { titre: 'lecture des 2 400 populations seules', mediane: lecture.mediane },
    note: null,
  })

  const recherches = ['st martin d heres', 'evaux', 'l’isle', '38400', 'saint', 'a', 'Clermont-Ferrand', '63113']
  const search = await time(20, () => {
    for (const requete of recherches) reference.search(requete, 10)
  })
  measures.push({
    titre: `Recherche d’une commune (moyenne de ${recherches.length} requêtes)`,
    mediane: search.mediane / recherches.length,
    min: search.min / recherches.length,
    max: search.max / recherches.length,
    passages: search.passages,
    borne: 5,
    reference: null,
    note: null,
  })

  const sortie = join(folder, 'diagnostic.pdf')
  const vide = await time(5, () => run(COLD, sortie), 1)
  const blanche = { titre: 'une page blanche composée à froid', mediane: vide.mediane }
  for (const nombre of [100, 400]) {
    const dossier = join(folder, `diagnostic-${nombre}.maillage`)
    await backend.call('dossier.creer', {
      fichier: dossier,
      cpts: [{ nom: `${nombre} communes`, communes: communes.slice(0, nombre) }],
    })
    ecrireTextes(dossier)
    const froid = await time(7, () => run(CLI, 'document', dossier, 'diagnostic', '-o', sortie), 1)
    const chaud = await time(7, () =>
      backend.call('document.produire', { fichier: dossier, document: 'diagnostic', sortie }),
    )
    const titre = `Diagnostic de ${await pageCount(sortie)} pages, ${nombre} communes, en PDF`
    // The bounds are those of an ordinary large CPTS; 400 communes are shown for what they cost.
    const borne = nombre === 100
    measures.push({
      titre: `${titre}, à froid`,
      ...froid,
      borne: borne ? 3000 : null,
      reference: blanche,
      note: 'la commande entière, processus neuf',
    })
    measures.push({ titre: `${titre}, à chaud`, ...chaud, borne: borne ? 600 : null, reference: blanche, note: null })
  }

  measures.push(await benchModification(backend, fichier, 1, communes[0] ?? ''))
  measures.push(await benchOuverture())
  measures.push(...(await benchAvant()))
  measures.push(...(await benchCarte()))
  measures.push(await benchEditeur())
  const sansRpps = process.argv.includes('--sans-rpps')
  measures.push(...(await benchLatence(sansRpps ? 0 : undefined)))
  if (!sansRpps)
    measures.push(
      await benchDossierComplet(),
      await benchRpps(),
      await benchAmeli(),
      await benchDemographie(),
      ...(await benchFiness()),
      ...(await benchImportsAvant()),
      await benchAges(),
      ...(await benchClasseurs()),
    )
} finally {
  backend.close()
  reference.close()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`Machine : ${machine()}\n`)
console.log(report(measures))
if (!measures.every(tenue)) process.exitCode = 1

async function pageCount(pdf: string): Promise<number> {
  const { readFileSync } = await import('node:fs')
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 }).promise
  const { numPages } = document
  await document.destroy()
  return numPages
}
