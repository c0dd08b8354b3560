/** Opening, closing, undoing, copying a dossier, and its few choices. */
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { VERSIONS } from '../../../../shared/domain/aci.ts'
import type { CallContext } from '../../contexte.ts'
import { unknownMillesime } from '../../lecture/errors.ts'
import { copyDossier } from '../../store/copy.ts'
import { getReglage, setReglage } from '../../store/reglages.ts'
import { redo, undo } from '../../store/undo.ts'
import { etatDe, millesimesDe, modifier } from './etat.ts'
import { withDossier } from './ouvrir.ts'
import { noterNom, noterOuverture } from './recents.ts'

/** Opens and keeps open, until `dossier.fermer` or the end of the backend. */
export function ouvrirDossier({ fichier }: Parsed<'dossier.ouvrir'>, context: CallContext): EtatDossier {
  const etat = etatDe(context.sessions.ouvrir(fichier), context.reference)
  noterOuverture(context.espace, { fichier: etat.fichier, nom: etat.nom, ouvertLe: context.now() })
  return etat
}

export function etatDossier({ fichier }: Parsed<'dossier.etat'>, context: CallContext): Promise<EtatDossier> {
  return withDossier(fichier, context, (dossier) => etatDe(dossier, context.reference))
}

export function fermerDossier({ fichier }: Parsed<'dossier.fermer'>, { sessions }: CallContext): null {
  sessions.fermer(fichier)
  return null
}

export function annuler({ fichier }: Parsed<'dossier.annuler'>, context: CallContext): Promise<EtatDossier> {
  return withDossier(fichier, context, (dossier) => {
    undo(dossier)
    return nomme(etatDe(dossier, context.reference), context)
  })
}

export function refaire({ fichier }: Parsed<'dossier.refaire'>, context: CallContext): Promise<EtatDossier> {
  return withDossier(fichier, context, (dossier) => {
    redo(dossier)
    return nomme(etatDe(dossier, context.reference), context)
  })
}

export function copier(
  { fichier, vers }: Parsed<'dossier.copier'>,
  context: CallContext,
): Promise<Output<'dossier.copier'>> {
  return withDossier(fichier, context, (dossier) => ({ fichier: copyDossier(dossier, vers) }))
}

/** The list of recent dossiers follows the name. */
function nomme(etat: EtatDossier, { espace }: CallContext): EtatDossier {
  noterNom(espace, etat)
  return etat
}

export async function choisir(
  { fichier, nom, millesime, versionAci }: Parsed<'dossier.choisir'>,
  context: CallContext,
): Promise<EtatDossier> {
  const etat = await modifier(fichier, 'dossier.choisir', context, (dossier) => {
    if (millesime !== undefined) {
      const connus = millesimesDe(dossier, context.reference)
      if (!connus.includes(millesime)) throw unknownMillesime(millesime, connus)
    }
    if (versionAci !== undefined && !VERSIONS.some(({ id }) => id === versionAci)) throw versionInconnue(versionAci)
    const choix = Object.entries({ nom: nom?.normalize('NFC'), millesime, versionAci }).filter(
      (entree): entree is [string, string] => entree[1] !== undefined && entree[1] !== getReglage(dossier, entree[0]),
    )
    if (choix.length === 0) return null
    return {
      detail: { cles: choix.map(([cle]) => cle) },
      ecrire: () => {
        for (const [cle, valeur] of choix) setReglage(dossier, cle, valeur)
      },
    }
  })
  return nomme(etat, context)
}

function versionInconnue(id: string): MaillageError {
  return new MaillageError(
    'introuvable',
    'Cette version de l’ACI n’est pas connue.',
    `Versions connues : ${VERSIONS.map((version) => version.libelle).join(', ')} ; demandée : ${id}.`,
    'Choisissez l’une d’elles.',
  )
}
