/** Side by side with the commit before the redesign, in one run: it is checked out into a temporary folder. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Cote } from './cote.ts'
import { type Measure, mo, type Timing } from './measure.ts'

/** The last commit of the first half. */
export const AVANT = '604c35a'
/** Each tree in turn, so that a busy minute falls on both. */
const TOURS = 3
export const RACINE = resolve(import.meta.dirname, '../..')
const REFERENCE = 'scripts/reference/main.ts'
const COTE = join(import.meta.dirname, 'cote.ts')

const LIGNES = [
  ['chiffres', 'Chiffres de 400 communes, dossier ouvert à l’instant', 0.6, null],
  ['bascule', 'Une commune de plus ou de moins parmi 400 : enregistrée, chaque chiffre des écrans relu', 0.6, 8],
  ['ouverture', 'Ouverture du Puy-de-Dôme : dossier et portraits de ses 12 CPTS, 463 communes', 0.6, null],
  ['ecrans', 'Le même, avec tous les chiffres des 12 CPTS', null, null],
  ['effets', 'Ce que change le retrait d’un fichier, 12 CPTS', null, null],
] as const

/** Runs `travail` on the tree of that commit; null where the history of the project is not at hand. */
export async function avecAvant<T>(travail: (ancien: string) => T | Promise<T>): Promise<T | null> {
  const ancien = mkdtempSync(join(tmpdir(), 'maillage-avant-'))
  try {
    const archive = spawnSync('git', ['archive', AVANT], { cwd: RACINE, maxBuffer: 1 << 30 })
    if (archive.status !== 0) {
      console.error(`Comparaison laissée de côté : le commit ${AVANT} n’est pas dans ce dépôt.`)
      return null
    }
    lancer('tar', ['-x', '-C', ancien], archive.stdout)
    symlinkSync(join(RACINE, 'node_modules'), join(ancien, 'node_modules'), 'junction')
    // Its reference is built first, apart: it is no part of what is measured.
    lancer(process.execPath, [join(ancien, REFERENCE)])
    return await travail(ancien)
  } finally {
    rmSync(ancien, { recursive: true, force: true })
  }
}

export const benchAvant = async (): Promise<Measure[]> =>
  (await avecAvant((ancien) => {
    const tours = Array.from({ length: TOURS }, () => [ancien, RACINE].map(mesurer))
    return LIGNES.map(([quoi, titre, rapport, borne]): Measure => {
      const [avant, apres] = [0, 1].map((rang) =>
        median(
          tours.map((tour) => tour[rang]),
          quoi,
        ),
      )
      if (avant === undefined || apres === undefined) throw new Error('two trees')
      const atteint = apres.mediane / avant.mediane
      const dit =
        rapport === null ? '' : `demandé : ${rapport.toLocaleString('fr-FR')} × ${atteint <= rapport ? '✓' : '✗'} ; `
      const [memoireAvant, memoire] = [0, 1].map((rang) => Math.max(...tours.map((tour) => tour[rang]?.memoire ?? 0)))
      return {
        titre,
        ...apres,
        borne,
        reference: { titre: `commit ${AVANT}`, mediane: avant.mediane },
        note: `temps de processeur ; ${dit}mémoire de tout le passage ${mo(memoire ?? 0)}, ${mo(memoireAvant ?? 0)} avant`,
      }
    })
  })) ?? []

function mesurer(racine: string): Cote {
  return JSON.parse(lancer(process.execPath, [COTE, racine]).trim().split('\n').at(-1) ?? '') as Cote
}

/** The run in the middle. */
function median(cotes: readonly (Cote | undefined)[], quoi: (typeof LIGNES)[number][0]): Timing | undefined {
  const temps = cotes.flatMap((cote) => cote?.[quoi] ?? []).sort((a, b) => a.mediane - b.mediane)
  return temps[Math.floor(temps.length / 2)]
}

export function lancer(commande: string, args: readonly string[], entree?: Buffer): string {
  const { status, stdout, stderr } = spawnSync(commande, args, { input: entree, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${commande} ${args.join(' ')} → ${status}\n${stderr}`)
  return stdout
}
