/**
 * Measures one tree of Maillage through its contract: `node cote.ts ROOT`. The same program for both trees that
 * `avant.ts` sets side by side; prints one line of JSON.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Timing } from './measure.ts'

/** Milliseconds of processor, this process with its threads: a machine that has other work does not change them. */
async function time(n: number, work: () => Promise<unknown>): Promise<Timing> {
  const runs: number[] = []
  for (let i = 0; i <= n; i++) {
    const started = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(started)
    if (i > 0) runs.push((user + system) / 1000)
  }
  runs.sort((a, b) => a - b)
  return { mediane: runs[Math.floor(runs.length / 2)] ?? 0, min: runs[0] ?? 0, max: runs.at(-1) ?? 0, passages: n }
}

/** As much of a backend as both trees have. */
interface Moteur {
  call(methode: string, entree: object): Promise<unknown>
  close(): void
}

export interface Cote {
  /** `chiffres` of 400 communes with figures of their own, the dossier just opened. */
  readonly chiffres: Timing
  /** A commune of 400 put in or out, and every figure of the screens read again. */
  readonly bascule: Timing
  /** The Puy-de-Dôme opened, and the portrait of each of its twelve CPTS. */
  readonly ouverture: Timing
  /** The same, and every other figure of the twelve. */
  readonly ecrans: Timing
  /** What removing a source does to the figures of twelve CPTS. */
  readonly effets: Timing
  /** Peak resident memory, bytes. */
  readonly memoire: number
}

const racine = process.argv[2] ?? ''
const module = async <T>(chemin: string): Promise<T> => (await import(pathToFileURL(join(racine, chemin)).href)) as T
const { openBackend } = await module<{ openBackend(options: object): Promise<Moteur> }>('electron/backend/backend.ts')

const dossier = mkdtempSync(join(tmpdir(), 'maillage-cote-'))
const fichierDe = (nom: string) => join(dossier, nom)
const espace = { hote: 'web', dossiers: dossier, bibliotheque: fichierDe('bibliotheque') }
const moteur = await openBackend({ espace, now: () => '2026-11-29T00:00:00.000Z' })
try {
  console.log(JSON.stringify(await mesurer()))
} finally {
  moteur.close()
  rmSync(dossier, { recursive: true, force: true })
}

async function communesDe(departement: string): Promise<string[]> {
  const { codes } = (await moteur.call('carte.communes', {})) as { codes: string[] }
  return codes.filter((code) => code.startsWith(departement))
}

/** How each CPTS is named in a call: by its number, or by its name where the product knew no number yet. */
async function cptsDe(fichier: string): Promise<(number | string)[]> {
  const { cpts } = (await moteur.call('dossier.decrire', { fichier })) as { cpts: { id?: number; nom: string }[] }
  return cpts.map(({ id, nom }) => id ?? nom)
}

/** A file of figures for communes: ages, households, dwellings, incomes. */
function tableau(nom: string, codes: readonly string[]): string {
  const colonnes = [
    'P21_POP',
    'P21_POP0014',
    'P21_POP1529',
    'P21_POP7589',
    'P21_POP90P',
    'P21_LOG',
    'P21_RP',
    'P21_MEN',
  ]
  const lignes = codes.map((code, rang) =>
    [code, ...colonnes.map((_, place) => (5000 + 7 * rang) >> Math.min(place, 5))].join(';'),
  )
  const chemin = fichierDe(nom)
  writeFileSync(chemin, [['CODGEO', ...colonnes].join(';'), ...lignes].join('\n'))
  return chemin
}

async function mesurer(): Promise<Cote> {
  const communes = (await communesDe('38')).slice(0, 400)
  const fichier = fichierDe('400.maillage')
  await moteur.call('dossier.creer', { fichier, cpts: [{ nom: 'Quatre cents communes', communes }] })
  const un = { fichier, cpts: (await cptsDe(fichier))[0] }
  await moteur.call('dossier.importer', { fichier, source: tableau('rp.csv', communes) })
  const chiffres = await time(12, async () => {
    await moteur.call('dossier.ouvrir', { fichier })
    await moteur.call('dossier.chiffres', un)
    await moteur.call('dossier.fermer', { fichier })
  })
  await moteur.call('dossier.ouvrir', { fichier })
  let dedans = true
  const bascule = await time(20, async () => {
    await moteur.call('territoire.modifier', { ...un, [dedans ? 'retirer' : 'ajouter']: communes.slice(0, 1) })
    dedans = !dedans
    for (const methode of ['portrait.lire', 'indicateurs.lire', 'offre.comparer']) await moteur.call(methode, un)
  })
  await moteur.call('dossier.fermer', { fichier })

  const puy = { fichier: fichierDe('puy-de-dome.maillage') }
  await moteur.call('exemple.creer', { id: 'puy-de-dome', ...puy })
  const douze = await cptsDe(puy.fichier)
  const dans63 = await communesDe('63')
  for (const [rang, cpts] of douze.entries())
    await moteur.call('territoire.modifier', { ...puy, cpts, ajouter: dans63.filter((_, i) => i % 12 === rang) })
  const source = tableau('rp63.csv', dans63)
  await moteur.call('dossier.importer', { ...puy, source })
  const ouverture = await time(12, async () => {
    await moteur.call('dossier.ouvrir', puy)
    for (const cpts of douze) await moteur.call('portrait.lire', { ...puy, cpts })
    await moteur.call('dossier.fermer', puy)
  })
  const ecrans = await time(8, async () => {
    await moteur.call('dossier.ouvrir', puy)
    for (const cpts of douze)
      for (const methode of ['portrait.lire', 'indicateurs.lire', 'offre.comparer'])
        await moteur.call(methode, { ...puy, cpts })
    await moteur.call('dossier.fermer', puy)
  })
  await moteur.call('dossier.ouvrir', puy)
  const [{ id } = { id: 0 }] = (await moteur.call('donnees.sources', puy)) as { id: number }[]
  const effets = await time(3, () => moteur.call('donnees.effets', { ...puy, retirer: id }))
  await moteur.call('dossier.fermer', puy)
  return { chiffres, bascule, ouverture, ecrans, effets, memoire: process.resourceUsage().maxRSS * 1024 }
}
