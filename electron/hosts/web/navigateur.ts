/** Opens the user's browser, where there is one. */
import { spawn } from 'node:child_process'

const COMMANDES: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
}

/** Never fails: the address is printed anyway. */
export function ouvrirNavigateur(adresse: string): void {
  const [programme, ...debut] = COMMANDES[process.platform] ?? ['xdg-open']
  const enfant = spawn(programme, [...debut, adresse], { stdio: 'ignore', detached: true })
  enfant.on('error', () => {}) // no browser, no desktop: the printed address remains
  enfant.unref()
}
