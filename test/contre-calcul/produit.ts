/** The real command, run as a user's shell would, in a folder that is removed; nothing of the product is imported. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const COMMANDE = resolve(import.meta.dirname, '../../electron/hosts/cli.ts')

export interface Chiffre {
  readonly etat: 'connue' | 'intervalle' | 'manquante'
  readonly valeur: number | null
  readonly min: number | null
  readonly max: number | null
  readonly motif: string | null
}

export interface ChiffresCpts {
  readonly nom: string
  readonly nombreCommunes: number | null
  readonly communes: readonly {
    readonly code: string
    readonly population: number | null
    readonly superficieKm2: number | null
    readonly densiteHabKm2: number | null
  }[]
  readonly population: Chiffre
  readonly superficie: Chiffre
  readonly densite: Chiffre
  readonly taille: number | null
  readonly margeSeuil: number | null
  readonly professions: readonly {
    readonly code: string
    readonly effectif: Chiffre
    readonly densite10000: Chiffre
    readonly densite100000: Chiffre
  }[]
  readonly professionnels: Chiffre
  readonly populations: readonly { readonly millesime: string; readonly population: Chiffre }[]
}

export class Produit {
  readonly dossier = mkdtempSync(join(tmpdir(), 'maillage-contre-'))

  chemin(nom: string): string {
    return join(this.dossier, nom)
  }

  ecrire(nom: string, contenu: string): string {
    writeFileSync(this.chemin(nom), contenu)
    return this.chemin(nom)
  }

  /** Standard output of a command that must succeed. */
  maillage(...args: readonly string[]): string {
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [COMMANDE, ...args], {
      cwd: this.dossier,
      encoding: 'utf8',
      maxBuffer: 512 * 1024 * 1024,
      env: { ...process.env, MAILLAGE_BIBLIOTHEQUE: this.chemin('bibliotheque') },
    })
    if (status !== 0) throw new Error(`maillage ${args.join(' ')} → ${status}\n${stderr}${error?.message ?? ''}`)
    return stdout
  }

  chiffres(fichier: string, ...options: readonly string[]): ChiffresCpts[] {
    const { cpts } = JSON.parse(this.maillage('chiffres', fichier, '--format', 'json', ...options)) as {
      cpts: ChiffresCpts[]
    }
    return cpts
  }

  appeler<T>(methode: string, entree: unknown): T {
    return JSON.parse(this.maillage('appeler', methode, JSON.stringify(entree))) as T
  }

  effacer(): void {
    rmSync(this.dossier, { recursive: true, force: true })
  }
}
