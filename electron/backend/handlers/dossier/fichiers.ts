/** Dossiers as files of a folder: one that came from elsewhere, one that is put aside. */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { CallContext } from '../../contexte.ts'
import { canonique } from '../../sessions.ts'
import { copyDossier } from '../../store/copy.ts'
import { openDossier } from '../../store/dossier.ts'
import { unwritableFile } from '../../store/errors.ts'
import { lockDossier } from '../../store/lock.ts'

/** What was received is looked at before it is kept: a file that is no dossier is refused as at any opening. */
export function recevoir({ source, fichier }: Parsed<'dossier.recevoir'>): Output<'dossier.recevoir'> {
  const dossier = openDossier(source, { readonly: true })
  try {
    return { fichier: copyDossier(dossier, fichier) }
  } finally {
    dossier.close()
  }
}

const ECARTES = 'Dossiers écartés'

/** Closed here, refused while another call or another program holds it. */
export function ecarter({ fichier }: Parsed<'dossier.ecarter'>, { sessions }: CallContext): Output<'dossier.ecarter'> {
  const chemin = canonique(fichier)
  openDossier(chemin, { readonly: true }).close() // there, and one of ours
  sessions.fermer(chemin)
  const verrou = lockDossier(chemin)
  try {
    openDossier(chemin).close() // what a killed process left beside goes into the file that moves
    const dossier = join(dirname(chemin), ECARTES)
    mkdirSync(dossier, { recursive: true })
    const vers = libre(dossier, basename(chemin))
    renameSync(chemin, vers)
    return { fichier: vers }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw unwritableFile(chemin, 'il ne peut pas être déplacé.', cause)
    throw cause
  } finally {
    verrou.release()
  }
}

/** Never in place of one that was put aside before. */
function libre(dossier: string, nom: string): string {
  for (let i = 1; ; i++) {
    const chemin = join(dossier, i === 1 ? nom : nom.replace(/(\.maillage)?$/i, ` (${i})$1`))
    if (!existsSync(chemin)) return chemin
  }
}
