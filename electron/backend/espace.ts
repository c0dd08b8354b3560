/** The application's own folders, by system, without asking for rights. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Espace } from './contexte.ts'

/** MAILLAGE_DOSSIERS and MAILLAGE_BIBLIOTHEQUE when set; else the user's documents and the system's data folder. */
export function espaceParDefaut(hote: Espace['hote']): Espace {
  const maison = homedir()
  const donnees =
    process.platform === 'win32'
      ? (process.env.APPDATA ?? join(maison, 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(maison, 'Library', 'Application Support')
        : (process.env.XDG_DATA_HOME ?? join(maison, '.local', 'share'))
  return {
    hote,
    dossiers: process.env.MAILLAGE_DOSSIERS ?? join(maison, 'Documents', 'Maillage'),
    bibliotheque: process.env.MAILLAGE_BIBLIOTHEQUE ?? join(donnees, 'Maillage'),
  }
}
