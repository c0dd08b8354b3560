/** Which files a window may name. Pure policy over the file system: no transport, no session. */
import { lstatSync, mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { MaillageError } from '../../../shared/contract/errors.ts'

/** What a host makes of each kind of path found in an input: the path to use, or a MaillageError. */
export interface Chemins {
  dossier(nom: string): string
  source(nom: string): string
  sortie(nom: string): string
}

/** Fields of the contract's inputs that name a file, and what kind of file. `test/` walks the contract to hold it. */
export const CHAMPS_CHEMIN: Readonly<Record<string, keyof Chemins>> = {
  fichier: 'dossier',
  vers: 'dossier',
  source: 'source',
  liste: 'source',
  rejets: 'sortie',
  sortie: 'sortie',
}

/** The same input with every path replaced by the one the host allows. Other values are left for the contract to judge. */
export function resoudreChemins(entree: unknown, chemins: Chemins): unknown {
  if (typeof entree !== 'object' || entree === null || Array.isArray(entree)) return entree
  return Object.fromEntries(
    Object.entries(entree).map(([champ, valeur]) => {
      const sorte = Object.hasOwn(CHAMPS_CHEMIN, champ) ? CHAMPS_CHEMIN[champ] : undefined
      return [champ, sorte === undefined || typeof valeur !== 'string' ? valeur : chemins[sorte](valeur)]
    }),
  )
}

const INTERDITS = /[<>:"|?*\\/\p{Cc}]/u

/** True for `x` strictly inside `racine`, both real paths. */
export function dedans(racine: string, x: string): boolean {
  const chemin = relative(racine, x)
  return chemin !== '' && chemin !== '..' && !chemin.startsWith(`..${sep}`) && !isAbsolute(chemin)
}

function refus(nom: string, explication: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'usage',
    'Ce nom de dossier ne convient pas.',
    `« ${nom} » : ${explication}`,
    'Choisir un nom simple qui finit par « .maillage », par exemple « Ma CPTS.maillage ».',
    cause,
  )
}

function horsDuRepertoire(nom: string, racine: string, cause?: unknown): MaillageError {
  return new MaillageError(
    'fichier-illisible',
    'Ce dossier n’est pas dans le répertoire de travail.',
    `Depuis le navigateur, Maillage n’ouvre que les dossiers de « ${racine} » ; « ${nom} » est ailleurs.`,
    'Copier le dossier dans ce répertoire, ou relancer Maillage avec --dossiers et le bon répertoire.',
    cause,
  )
}

/** The real path, or that which the file will have once created. Undefined when its directory or its link leads nowhere. */
function cheminReel(cible: string): string | undefined {
  try {
    if (lstatSync(cible, { throwIfNoEntry: false }) !== undefined) return realpathSync(cible)
    return join(realpathSync(dirname(cible)), basename(cible))
  } catch {
    return undefined
  }
}

/**
 * Path of the dossier `nom`, a bare file name or an absolute path, that must lie in `racine` once links are followed.
 * The name ends by `.maillage`: a caller cannot write any other kind of file.
 * Errors: MaillageError 'usage' (name) or 'fichier-illisible' (elsewhere).
 */
export function cheminDeDossier(racine: string, nom: string): string {
  const fichier = isAbsolute(nom) ? basename(nom) : nom
  if (!isAbsolute(nom) && /[\\/]/.test(nom)) throw horsDuRepertoire(nom, racine)
  if (INTERDITS.test(fichier)) throw refus(nom, 'ces signes ne sont pas permis : < > : " | ? * / \\')
  if (fichier.startsWith('.')) throw refus(nom, 'un nom ne commence pas par un point.')
  if (extname(fichier).toLowerCase() !== '.maillage') throw refus(nom, 'le nom d’un dossier finit par « .maillage ».')
  if (Buffer.byteLength(fichier) > 240) throw refus(nom.slice(0, 40), 'ce nom est trop long.')
  mkdirSync(racine, { recursive: true })
  const racineReelle = realpathSync(racine)
  const reel = cheminReel(isAbsolute(nom) ? resolve(nom) : join(racineReelle, nom))
  if (reel === undefined || !dedans(racineReelle, reel)) throw horsDuRepertoire(nom, racine)
  return reel
}
