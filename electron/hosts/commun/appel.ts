/** One call of a window, from its name and its raw input to lines. Every host that serves a window goes through here. */
import { type ErrorBody, MaillageError } from '../../../shared/contract/errors.ts'
import { type Input, type MethodName, methods, type Progress } from '../../../shared/contract/methods.ts'
import type { Ligne } from '../../../shared/contract/transport.ts'
import type { Backend } from '../../backend/backend.ts'
import type { Annonces } from './annonces.ts'
import { type Chemins, resoudreChemins } from './chemins.ts'
import type { Journal } from './journal.ts'

/** What a host gives to every call. */
export interface Service {
  readonly backend: Backend
  readonly chemins: Chemins
  readonly annonces: Annonces
  readonly journal: Journal
  /** A file that the host received has served: nothing of it may stay. Absent: sources are the user's own files. */
  readonly oublier?: (source: string) => void
}

/** Who calls. */
export interface Appelant {
  readonly signal: AbortSignal
  /** The window, by the name it gave itself; null: it gave none. */
  readonly auteur: string | null
}

/** Least time between two progress lines of one step: the eye needs no more. */
const CADENCE_MILLISECONDES = 50

export function annule(): ErrorBody {
  return {
    kind: 'annule',
    titre: 'Opération arrêtée.',
    explication: 'Elle a été arrêtée avant la fin ; rien n’a été changé.',
    issue: 'La relancer quand vous le voulez.',
  }
}

/** Words for the screen. What was not expected goes to the log, and only its place is told. */
export function corpsErreur(error: unknown, journal: Journal): ErrorBody {
  if (error instanceof MaillageError) return error.body
  journal.ecrire(error)
  return {
    kind: 'interne',
    titre: 'Maillage a rencontré une erreur qu’il n’attendait pas.',
    explication: `Le détail est écrit dans « ${journal.fichier} ».`,
    issue: 'Recommencer ; si l’erreur revient, joindre ce fichier à votre signalement.',
  }
}

export function estMethode(nom: string): nom is MethodName {
  return Object.hasOwn(methods, nom)
}

export function methodeInconnue(nom: string): ErrorBody {
  return {
    kind: 'usage',
    titre: 'Cette demande n’existe pas.',
    explication: `« ${nom.slice(0, 80)} » n’est pas une demande que Maillage connaît.`,
    issue: 'Recharger la page : elle est peut-être plus ancienne que l’application.',
  }
}

function cadencer(emettre: (progress: Progress) => void): (progress: Progress) => void {
  let etape = ''
  let dernier = 0
  return (progress) => {
    const maintenant = performance.now()
    const fin = progress.done >= progress.total
    if (progress.step === etape && !fin && maintenant - dernier < CADENCE_MILLISECONDES) return
    etape = progress.step
    dernier = maintenant
    emettre(progress)
  }
}

/** Answers one call: progress lines, then one last line. Never rejects. */
export async function repondre(
  service: Service,
  methode: string,
  entree: unknown,
  { signal, auteur }: Appelant,
  emettre: (ligne: Ligne) => void,
): Promise<void> {
  if (!estMethode(methode)) return emettre({ error: methodeInconnue(methode) })
  try {
    const { mode, input } = methods[methode]
    const sources: string[] = []
    const source = (nom: string): string => {
      sources.push(nom)
      return service.chemins.source(nom)
    }
    const permise = resoudreChemins(input, entree, { ...service.chemins, source })
    const result = await service.backend.call(methode, permise as Input<typeof methode>, {
      signal,
      auteur,
      onProgress: cadencer((progress) => emettre({ progress })),
    })
    // Brought in: what was received is in the dossier or the library now. One only looked at will be looked at again.
    if (mode === 'write') for (const nom of sources) service.oublier?.(nom)
    // Announced first: whoever gets the answer may rely on the others having been told.
    service.annonces.apresAppel(methode)
    emettre({ result })
  } catch (error) {
    emettre({ error: signal.aborted ? annule() : corpsErreur(error, service.journal) })
  }
}
