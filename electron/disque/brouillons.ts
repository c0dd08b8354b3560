/**
 * What a process makes and means to take away: drafts beside their place, folders of received files. Their name says
 * who owns them, so that what a killed process left is taken away later, and what a living one makes never is.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** This computer, in six signs: a shared folder or a key may hold what another one is making. */
const ORDINATEUR = createHash('sha256').update(hostname()).digest('hex').slice(0, 6)
/** What another computer has left alone for so long is nobody's. Milliseconds. */
const UN_JOUR = 24 * 3600 * 1000
/** What SQLite sets beside a database. */
const SUITES = ['', '-journal', '-wal', '-shm']

/** "ab12cd-4711-0f1e2d3c": computer, process, chance. */
const marque = (): string => `${ORDINATEUR}-${process.pid}-${randomBytes(4).toString('hex')}`
const MARQUE = '([0-9a-f]{6})-(\\d{1,10})-[0-9a-f]{8}'
const BROUILLON = new RegExp(`^\\..*\\.${MARQUE}\\.brouillon(?:-journal|-wal|-shm)?$`, 's')
const DOSSIER_TEMPORAIRE = new RegExp(`^maillage-${MARQUE}$`)

/** Path where to write what will be moved to `chemin`: hidden, beside it, ours. Drafts left there by the dead go. */
export function brouillonDe(chemin: string): string {
  balayerBrouillons(dirname(chemin))
  // Names may have 255 bytes: sixty characters take 240 at most with the mark's and the dots'.
  const nom = [...basename(chemin)].slice(0, 40).join('')
  return join(dirname(chemin), `.${nom}.${marque()}.brouillon`)
}

/** Takes a draft away, and what SQLite set beside it; what resists is left for the next sweeping. */
export function retirerBrouillon(brouillon: string): void {
  for (const suite of SUITES) retirer(`${brouillon}${suite}`)
}

/** Removes from `dossier` the drafts of processes that are no more. A folder that cannot be read holds none. */
export function balayerBrouillons(dossier: string): void {
  balayer(dossier, BROUILLON)
}

/** Name for a private folder of this process among the system's temporary files. */
export const nomTemporaire = (): string => `maillage-${marque()}`

/** Removes the private folders of processes that are no more. */
export function balayerTemporaires(dossier: string): void {
  balayer(dossier, DOSSIER_TEMPORAIRE)
}

function balayer(dossier: string, nomme: RegExp): void {
  let noms: string[]
  try {
    noms = readdirSync(dossier)
  } catch {
    return
  }
  for (const nom of noms) {
    const [, ordinateur, processus] = nomme.exec(nom) ?? []
    if (processus === undefined) continue
    const chemin = join(dossier, nom)
    if (ordinateur === ORDINATEUR ? abandonne(chemin, Number(processus)) : age(chemin) > UN_JOUR) retirer(chemin)
  }
}

/** Its process is no more; one of the same number, started since the computer was, is another that we must not judge. */
function abandonne(chemin: string, processus: number): boolean {
  return !vit(processus) || age(chemin) > uptime() * 1000
}

function vit(processus: number): boolean {
  try {
    process.kill(processus, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code !== 'ESRCH' // of another user: alive
  }
}

/** Milliseconds since it was last changed; 0 when it cannot be known. */
function age(chemin: string): number {
  const change = statSync(chemin, { throwIfNoEntry: false })?.mtimeMs
  return change === undefined ? 0 : Date.now() - change
}

function retirer(chemin: string): void {
  try {
    rmSync(chemin, { recursive: true, force: true })
  } catch {
    // Held or protected: another sweeping will have it.
  }
}
