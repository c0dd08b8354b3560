/**
 * The map in a real browser on the 34 955 communes of 2022, against Leaflet's own canvas on the same data. The page is
 * `renderer/map/banc`, built by vite into a temporary folder and served on 127.0.0.1.
 */
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import chromium from '@sparticuz/chromium'
import { chromium as navigateur } from 'playwright-core'
import { build } from 'vite'
import { hasSharedData, sharedData } from '../shared-data.ts'
import type { Measure, Timing } from './measure.ts'

const CONTOURS = 'contours/france-communes-2022.topojson'
const COMMUNES = 'insee/france_communes_2024_consolide.csv'
const PAGE = resolve(import.meta.dirname, '../../renderer/map/banc')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}
// Without a (simulated) graphics card, drawing is done when it says it is: the times hold all of it.
chromium.setGraphicsMode = false
const PASSAGES = 12

interface Resultats {
  readonly carte: Record<'deplacer' | 'zoomer' | 'zoomerPres' | 'recolorer' | 'basculer', Timing>
  readonly reference: Record<'deplacer' | 'zoomer' | 'recolorer', Timing>
}

/** What `carte.fond` and `carte.communes` would answer, from the shared files. */
function donnees(): string {
  const topologie = JSON.parse(readFileSync(sharedData(CONTOURS), 'utf8'))
  topologie.objects = { communes: Object.values(topologie.objects)[0] }
  const lignes = readFileSync(sharedData(COMMUNES), 'utf8').trim().split(/\r?\n/).slice(1)
  const champs = lignes.map((l) => l.split(';')).sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1))
  const communes = {
    codes: champs.map((c) => c[0]),
    noms: champs.map((c) => c[1]),
    epci: champs.map((c) => c[4] || null),
    arrondissements: champs.map(() => null),
    cantons: null,
    populations: champs.map((c) => (c[5] ? Number(c[5]) : null)),
    centres: champs.map((c) => [Number(c[9]), Number(c[10])]),
  }
  const superficies = Object.fromEntries(champs.flatMap((c) => (c[7] ? [[c[0], Number(c[7])]] : [])))
  const fond = { id: 'banc', libelle: 'Contours 2022', millesime: '2022', schematique: false }
  return JSON.stringify({
    fond: { ...fond, topojson: JSON.stringify(topologie) },
    communes,
    superficies,
    selection: [],
  })
}

async function servir(dossier: string): Promise<{ adresse: string; fermer(): void }> {
  const json = donnees()
  const serveur = createServer((requete, reponse) => {
    const chemin = new URL(requete.url ?? '/', 'http://127.0.0.1').pathname
    if (chemin === '/donnees.json') {
      reponse.setHeader('content-type', 'application/json').end(json)
      return
    }
    try {
      const fichier = join(dossier, chemin === '/' ? 'index.html' : chemin)
      reponse
        .setHeader('content-type', TYPES[extname(fichier)] ?? 'application/octet-stream')
        .end(readFileSync(fichier))
    } catch {
      reponse.writeHead(404).end()
    }
  })
  await new Promise<void>((ok) => serveur.listen(0, '127.0.0.1', ok))
  const { port } = serveur.address() as AddressInfo
  return { adresse: `http://127.0.0.1:${port}/`, fermer: () => serveur.close() }
}

async function mesurer(adresse: string): Promise<Resultats & { premiere: number }> {
  const fenetre = await navigateur.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-background-networking', ...chromium.args],
  })
  try {
    const page = await fenetre.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(adresse)
    await page.waitForSelector('.leaflet-tile-loaded', { timeout: 60_000 })
    const premiere = await page.evaluate<number>('performance.now()')
    const carte = await page.evaluate<Resultats['carte']>(`window.banc.mesurerCarte(${PASSAGES})`)
    const reference = await page.evaluate<Resultats['reference']>(`window.banc.mesurerReference(${PASSAGES})`)
    return { carte, reference, premiere }
  } finally {
    await fenetre.close()
  }
}

/** Nothing without the shared data (said on stderr). */
export async function benchCarte(): Promise<Measure[]> {
  if (!hasSharedData(CONTOURS, COMMUNES)) return []
  const dossier = join(tmpdir(), `maillage-carte-${process.pid}`)
  const serveur = await (async () => {
    await build({
      root: PAGE,
      base: './',
      logLevel: 'error',
      configFile: false,
      worker: { format: 'es' },
      build: { outDir: dossier, emptyOutDir: true, target: 'es2024' },
    })
    return servir(dossier)
  })()
  try {
    const { carte, reference, premiere } = await mesurer(serveur.adresse)
    const contre = (geste: 'deplacer' | 'zoomer' | 'recolorer') => ({
      titre: '`L.geoJSON` de Leaflet, `preferCanvas`',
      mediane: reference[geste].mediane,
    })
    const note = `34 955 communes, 1280 × 800, première tuile ${Math.round(premiere)} ms après l’ouverture de la page`
    return [
      {
        titre: 'Carte\u00a0: un déplacement de 300 px, France entière',
        ...carte.deplacer,
        borne: 50,
        reference: contre('deplacer'),
        note,
      },
      {
        titre: 'Carte\u00a0: un niveau de zoom, France entière (6 à 7)',
        ...carte.zoomer,
        borne: 200,
        reference: contre('zoomer'),
        note: null,
      },
      {
        titre: 'Carte\u00a0: un niveau de zoom de plus près (7 à 8)',
        ...carte.zoomerPres,
        borne: 200,
        reference: null,
        note: 'un quart de la France',
      },
      {
        titre: 'Carte\u00a0: nouvelles couleurs, France entière',
        ...carte.recolorer,
        borne: 150,
        reference: contre('recolorer'),
        note: null,
      },
      {
        titre: 'Carte\u00a0: une commune de plus ou de moins, 400 communes',
        ...carte.basculer,
        borne: 50,
        reference: null,
        note: null,
      },
    ]
  } finally {
    serveur.fermer()
    rmSync(dossier, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename) {
  const { report } = await import('./measure.ts')
  console.log(report(await benchCarte()))
}
