/** The dossier as the window keeps it on screen. */
import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { CheminDossier } from '../../../../shared/contract/chemins.ts'
import { VERSIONS, versionAci } from '../../../../shared/domain/aci.ts'
import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import type { CallContext } from '../../contexte.ts'
import { VERSION_ACI } from '../../lecture/faits.ts'
import type { Reference } from '../../reference/types.ts'
import { lastJournal } from '../../store/journal.ts'
import { listMillesimes } from '../../store/observations.ts'
import { getReglage } from '../../store/reglages.ts'
import { revisionCpts } from '../../store/revisions.ts'
import { listCpts } from '../../store/territoire.ts'
import type { Dossier, JournalDetail } from '../../store/types.ts'
import { nextStep } from '../../store/undo.ts'
import { phrasesARedeposer } from '../a-redeposer.ts'
import { libelle } from './libelles.ts'
import { withDossier } from './ouvrir.ts'

export function etatDe(dossier: Dossier, reference: Reference): EtatDossier {
  const { id, date } = lastJournal(dossier)
  return {
    fichier: dossier.path,
    nom: getReglage(dossier, 'nom') ?? '',
    revision: id,
    enregistreLe: date,
    lectureSeule: !inscriptible(dossier.path),
    annuler: libelle(nextStep(dossier, 'annuler')),
    refaire: libelle(nextStep(dossier, 'refaire')),
    millesime: getReglage(dossier, 'millesime') ?? reference.millesimes().at(-1) ?? '',
    millesimes: millesimesDe(dossier, reference),
    aRedeposer: phrasesARedeposer(dossier, reference),
    versionAci: versionAci(getReglage(dossier, 'versionAci') ?? VERSION_ACI).id,
    versionsAci: VERSIONS.map((version) => ({ id: version.id, libelle: version.libelle })),
    cpts: listCpts(dossier).map(({ id: numero, nom, perimetre, communes, secteurs }) => ({
      id: numero,
      nom,
      revision: revisionCpts(dossier, id, numero),
      perimetre,
      communes: [...communes],
      secteurs: secteurs.map((secteur) => ({ ...secteur, communes: [...secteur.communes] })),
    })),
  }
}

/** May the file be changed where it is? Its folder too: SQLite keeps its journal there. */
function inscriptible(fichier: string): boolean {
  try {
    for (const path of [fichier, dirname(fichier)]) accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Vintages of population that can be chosen: embedded or imported. */
export function millesimesDe(dossier: Dossier, reference: Reference): string[] {
  return [...new Set([...reference.millesimes(), ...listMillesimes(dossier, POPULATION)])].sort()
}

/** One change and the state after it. `prepare` throws before anything is written; no change: nothing is journalled. */
export function modifier<T>(
  fichier: CheminDossier,
  action: string,
  context: CallContext,
  prepare: (dossier: Dossier) => { readonly detail: JournalDetail<T>; readonly ecrire: () => T } | null,
): Promise<EtatDossier> {
  return withDossier(fichier, context, (dossier) => {
    const change = prepare(dossier)
    if (change !== null) dossier.transaction(action, change.detail, change.ecrire)
    return etatDe(dossier, context.reference)
  })
}
