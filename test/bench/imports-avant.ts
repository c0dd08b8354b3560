/**
 * Imports side by side with the commit before the redesign, each tree in turn, in processor time: Annuaire Santé, Ameli,
 * FINESS stock, and a table of one commune, which is what any import costs. Alone: `node test/bench/imports-avant.ts`.
 * Asked: none slower.
 */
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { annuaire } from './ameli.ts'
import { AVANT, avecAvant, lancer, RACINE } from './avant.ts'
import { DOSSIER_BANC } from './import-bench.ts'
import type { Measure } from './measure.ts'
import { generateRpps } from './rpps.ts'

const TOURS = 3
const ETABLISSEMENTS = 100_000

function stock(): string {
  mkdirSync(DOSSIER_BANC, { recursive: true })
  const path = join(DOSSIER_BANC, 'etalab-cs1100502-stock-20260504-0450.csv')
  if (existsSync(path)) return path
  const file = openSync(path, 'w')
  const lignes = ['finess;etalab;86;2026-05-04']
  for (let i = 0; i < ETABLISSEMENTS; i++) {
    const [commune, departement] = [String((i * 7) % 320).padStart(3, '0'), ['03', '63', '69', '2A', '9D'][i % 5]]
    lignes.push(
      `structureet;${String(30_000_000 + i).padStart(9, '0')};030000001;CABINET ${i};CABINET DE SANTE NUMERO ${i};;;12;R;DE LA REPUBLIQUE;;;${commune};${departement};ALLIER;03800 GANNAT;0470000000;;620;Pharmacie d'Officine;3101;Pharmacies;12345678900011;4773Z;01;Etablissement;9;Libre;1990-01-01;1990-01-01;2026-01-01;`,
    )
  }
  writeSync(file, `${lignes.join('\n')}\n`)
  closeSync(file)
  return path
}

/** One tree, one file: milliseconds of processor of the import alone. */
async function mesurer(racine: string, source: string): Promise<number> {
  const module = async <T>(chemin: string): Promise<T> => (await import(pathToFileURL(join(racine, chemin)).href)) as T
  interface Moteur {
    call(methode: string, entree: object): Promise<unknown>
    close(): void
  }
  const { openBackend } = await module<{ openBackend(options: object): Promise<Moteur> }>('electron/backend/backend.ts')
  const dossier = mkdtempSync(join(tmpdir(), 'maillage-import-'))
  const moteur = await openBackend({ espace: { hote: 'web', dossiers: dossier, bibliotheque: join(dossier, 'b') } })
  try {
    const fichier = join(dossier, 'a.maillage')
    const { codes } = (await moteur.call('carte.communes', {})) as { codes: string[] }
    const communes = codes.filter((code) => code.startsWith('63'))
    await moteur.call('dossier.creer', { fichier, cpts: [{ nom: 'Puy-de-Dôme', communes }] })
    const avant = process.cpuUsage()
    await moteur.call('dossier.importer', { fichier, source })
    const { user, system } = process.cpuUsage(avant)
    return (user + system) / 1000
  } finally {
    moteur.close()
    rmSync(dossier, { recursive: true, force: true })
  }
}

export async function benchImportsAvant(): Promise<Measure[]> {
  const une = join(DOSSIER_BANC, 'donnees_communes_2021.csv')
  mkdirSync(DOSSIER_BANC, { recursive: true })
  writeFileSync(une, 'COM;PMUN\n63113;147284\n')
  const fichiers = [
    ['Import d’une table d’une commune', une],
    ['Import de l’Annuaire Santé, 400 000 lignes', await generateRpps(400_000)],
    ['Import de l’annuaire santé Ameli, 550 000 lignes', await annuaire()],
    ['Import du stock FINESS, 100 000 lignes', stock()],
  ] as const
  const mesures = await avecAvant((ancien) =>
    fichiers.map(([titre, source]): Measure => {
      const tours = Array.from({ length: TOURS }, () =>
        [ancien, RACINE].map((racine) => Number(lancer(process.execPath, [import.meta.filename, racine, source]))),
      )
      const [avant, apres] = [0, 1].map((rang) => tours.map((tour) => tour[rang] ?? 0).sort((a, b) => a - b))
      const milieu = Math.floor(TOURS / 2)
      return {
        titre,
        mediane: apres?.[milieu] ?? 0,
        min: apres?.[0] ?? 0,
        max: apres?.at(-1) ?? 0,
        passages: TOURS,
        borne: null,
        reference: { titre: `commit ${AVANT}`, mediane: avant?.[milieu] ?? 0 },
        note: 'temps de processeur',
      }
    }),
  )
  return mesures ?? []
}

const [, script, racine, source] = process.argv
if (script !== undefined && resolve(script) === import.meta.filename) {
  if (racine !== undefined && source !== undefined) process.stdout.write(String(await mesurer(racine, source)))
  else {
    const { machine, report } = await import('./measure.ts')
    console.log(`${machine()}\n\n${report(await benchImportsAvant())}`)
  }
}
