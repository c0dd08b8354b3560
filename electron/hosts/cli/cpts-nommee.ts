/** The command is told names where the contract takes numbers: they are exchanged here, before the call, and nowhere else. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import { deCeNom } from '../../../shared/domain/nom-cpts.ts'
import { nettoyer } from '../../../shared/domain/texte-propre.ts'
import type { Backend } from '../../backend/backend.ts'
import { usage } from './arguments.ts'

/** The number of the CPTS of this name, to spread in an input; nothing for no name. @throws MaillageError 'introuvable' */
export async function cptsNommee(
  backend: Pick<Backend, 'call'>,
  fichier: string,
  nom: string | undefined,
): Promise<{ readonly cpts?: number }> {
  if (nom === undefined) return {}
  const { cpts } = await backend.call('dossier.decrire', { fichier })
  // As it is kept: what hides or reorders letters is not.
  const une = deCeNom(cpts, nettoyer(nom))
  if (une !== undefined) return { cpts: une.id }
  const noms = cpts.map((autre) => `«\u00a0${autre.nom}\u00a0»`)
  throw new MaillageError(
    'introuvable',
    'Cette CPTS n’est pas dans le dossier.',
    `Aucune CPTS ne s’appelle «\u00a0${nom}\u00a0».`,
    noms.length === 0
      ? 'Créez d’abord une CPTS dans ce dossier.'
      : `Précisez l’une de celles-ci\u00a0: ${noms.join(', ')}.`,
  )
}

/** The number of the CPTS named, or of the only one. @throws MaillageError 'usage' when there is no only one */
export async function cptsSeule(
  backend: Pick<Backend, 'call'>,
  fichier: string,
  nom: string | undefined,
): Promise<number> {
  const { cpts: nommee } = await cptsNommee(backend, fichier, nom)
  if (nommee !== undefined) return nommee
  const [seule, ...autres] = (await backend.call('dossier.decrire', { fichier })).cpts
  if (seule === undefined || autres.length > 0)
    throw usage('Ce dossier n’a pas une seule CPTS : dites laquelle avec « --cpts "Nom" ».')
  return seule.id
}
