/**
 * What everybody else feels while the host works: latency of other calls during an import of 2 000 000 lines and during
 * the layout of a long document, and what the host holds after thirty documents. The real web host, over HTTP.
 * Alone: `node test/bench/latence.ts [lignes]`.
 */
import { mkdtempSync, openAsBlob, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { ensureReference, openReference } from '../../electron/backend/reference/ensure.ts'
import { type HoteProcessus, lancerHote } from '../hote-processus.ts'
import { dossierLong } from '../long-document.ts'
import type { Measure } from './measure.ts'
import { generateRpps } from './rpps.ts'

const LONG = { fichier: 'long.maillage', cpts: 1 } as const
const DEPARTEMENT = '03'

/** The calls that a window makes while one looks around. */
function regards(hote: HoteProcessus, fichier: string, cpts: number): (() => Promise<unknown>)[] {
  return [
    () => hote.appeler('portrait.lire', { fichier, cpts }),
    () => hote.appeler('reference.rechercher', { requete: 'saint mart' }),
    () => hote.appeler('dossier.etat', { fichier }),
    () => hote.appeler('donnees.sources', { fichier }),
    () => hote.appeler('territoire.ensembles', { code: '03190' }),
    () => hote.appeler('app.etat', {}),
    // The whole of France, 2 and 6 MB of JSON: what a window that opens asks for.
    () => hote.appeler('carte.communes', {}),
    () => hote.appeler('carte.fond', {}),
  ]
}

/** Calls one after the other until `travail` ends; milliseconds of each, shortest first. */
async function pendant(travail: Promise<unknown>, appels: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  let fini = false
  const fin = travail.finally(() => {
    fini = true
  })
  const durees: number[] = []
  for (let i = 0; !fini; i++) {
    const debut = performance.now()
    await appels[i % appels.length]?.()
    durees.push(performance.now() - debut)
  }
  await fin
  return durees.sort((a, b) => a - b)
}

function mesure(titre: string, durees: readonly number[], seuls: readonly number[], note: string): Measure {
  const rang = (part: number): number => durees[Math.min(durees.length - 1, Math.floor(durees.length * part))] ?? 0
  return {
    titre,
    mediane: rang(0.5),
    min: durees[0] ?? 0,
    max: durees.at(-1) ?? 0,
    passages: durees.length,
    borne: 200,
    borneSur: 'max',
    reference: { titre: 'les mêmes appels, hôte au repos', mediane: seuls[Math.floor(seuls.length / 2)] ?? 0 },
    note: `borne sur le plus lent ; 95 % en moins de ${Math.ceil(rang(0.95))} ms ; ${note}`,
  }
}

/** The same calls with nothing beside them, for about a second. */
const auRepos = (appels: readonly (() => Promise<unknown>)[]): Promise<number[]> =>
  pendant(new Promise((finir) => setTimeout(finir, 1000)), appels)

async function duranteImport(hote: HoteProcessus, lignes: number): Promise<Measure> {
  const path = await generateRpps(lignes)
  const fichier = 'import.maillage'
  const reference = openReference(await ensureReference())
  const communes = reference.communesOfDepartement(DEPARTEMENT)
  reference.close()
  await hote.appeler('dossier.creer', { fichier, cpts: [{ nom: 'Allier', communes }] })
  await hote.appeler('dossier.ouvrir', { fichier })
  const source = await hote.televerser(basename(path), await openAsBlob(path))
  const appels = regards(hote, fichier, 1)
  const seuls = await auRepos(appels)
  const debut = performance.now()
  const durees = await pendant(hote.appeler('dossier.importer', { fichier, source }), appels)
  const note = `import de ${((performance.now() - debut) / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} s`
  return mesure(`Autres appels pendant l’import de ${lignes.toLocaleString('fr-FR')} lignes`, durees, seuls, note)
}

const composer = (hote: HoteProcessus, date: string): Promise<unknown> =>
  hote.appeler('document.composer', { ...LONG, document: 'diagnostic', format: 'pdf', date })

async function duranteDocument(hote: HoteProcessus): Promise<Measure> {
  const appels = regards(hote, LONG.fichier, LONG.cpts)
  const seuls = await auRepos(appels)
  const dates = ['2026-01-01', '2026-01-02', '2026-01-03']
  const durees: number[] = []
  for (const date of dates) durees.push(...(await pendant(composer(hote, date), appels)))
  durees.sort((a, b) => a - b)
  return mesure('Autres appels pendant la composition d’un diagnostic de 40 pages', durees, seuls, 'trois documents')
}

/** Resident memory of a process now, bytes. */
function residente(pid: number): number {
  const trouve = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(trouve?.[1] ?? Number.NaN) * 1024
}

/** Bytes held after each of thirty long documents. */
async function trenteDocuments(hote: HoteProcessus): Promise<Measure | null> {
  if (process.platform !== 'linux') return null
  const durees: number[] = []
  const memoires: number[] = []
  for (let i = 0; i < 30; i++) {
    const debut = performance.now()
    await composer(hote, `2026-02-${String((i % 28) + 1).padStart(2, '0')}`)
    durees.push(performance.now() - debut)
    memoires.push(residente(hote.pid))
  }
  durees.sort((a, b) => a - b)
  const mo = (octets: number): string => `${Math.round(octets / 1e6)} Mo`
  const plus = (tranche: readonly number[]): string => mo(Math.max(...tranche))
  return {
    titre: 'Trente diagnostics de 40 pages à la suite, chacun',
    mediane: durees[15] ?? 0,
    min: durees[0] ?? 0,
    max: durees.at(-1) ?? 0,
    passages: durees.length,
    borne: null,
    reference: null,
    note: `mémoire de l’hôte, au plus : ${plus(memoires.slice(0, 10))} (1 à 10), ${plus(memoires.slice(10, 20))} (11 à 20), ${plus(memoires.slice(20))} (21 à 30) ; borne 1 200 Mo${Math.max(...memoires) <= 1.2e9 ? ' ✓' : ' ✗'}`,
  }
}

/** For `npm run bench`. `lignes` 0: without the import. */
export async function benchLatence(lignes = 2_000_000): Promise<Measure[]> {
  const racine = mkdtempSync(join(tmpdir(), 'maillage-bench-'))
  const hote = await lancerHote(racine)
  try {
    await dossierLong(join(hote.dossiers, LONG.fichier))
    await hote.appeler('dossier.ouvrir', { fichier: LONG.fichier })
    // First: what the other calls leave to be collected is not the documents'.
    const trente = await trenteDocuments(hote)
    const measures = trente === null ? [] : [trente]
    measures.push(await duranteDocument(hote))
    if (lignes > 0) measures.push(await duranteImport(hote, lignes))
    return measures
  } finally {
    await hote.fermer()
    rmSync(racine, { recursive: true, force: true })
  }
}

const [, script, lignes] = process.argv
if (script !== undefined && resolve(script) === import.meta.filename) {
  const { machine, report } = await import('./measure.ts')
  console.log(`${machine()}\n\n${report(await benchLatence(lignes === undefined ? undefined : Number(lignes)))}`)
}
