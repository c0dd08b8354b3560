/** What goes wrong, in words for the user: nothing technical reaches the screen. */
import type { ErrorBody } from '../../shared/contract/errors.ts'

/** A refusal of the backend, in words for the user. */
export class ApiError extends Error {
  readonly body: ErrorBody
  constructor(body: ErrorBody, cause?: unknown) {
    super(`${body.titre} ${body.explication}`, cause === undefined ? undefined : { cause })
    this.name = 'ApiError'
    this.body = body
  }
}

/** The window and the backend do not speak of the same thing: two versions of the application at once. */
export const REPONSE_ILLISIBLE: ErrorBody = {
  kind: 'interne',
  titre: 'La réponse de Maillage n’a pas été comprise.',
  explication: 'Cette fenêtre et le moteur de l’application ne sont sans doute pas de la même version.',
  issue: 'Rechargez la fenêtre ; si cela se reproduit, relancez Maillage. Votre dossier est enregistré.',
}
export const INATTENDU: ErrorBody = {
  kind: 'interne',
  titre: 'Quelque chose n’a pas fonctionné.',
  explication: 'L’opération demandée s’est arrêtée sans être faite.',
  issue: 'Recommencez ; si cela se reproduit, relancez Maillage. Votre dossier est enregistré.',
}
export const ARRETE: ErrorBody = {
  kind: 'annule',
  titre: 'L’opération est arrêtée.',
  explication: 'Vous l’avez arrêtée avant sa fin ; le dossier est tel qu’à son dernier enregistrement.',
  issue: 'Relancez-la quand vous voulez.',
}

/** Words for any failure: a refusal keeps its own, the rest is ours. The technical cause goes to the console alone. */
export function enErreur(cause: unknown): ErrorBody {
  if (cause instanceof ApiError) {
    if (cause.cause !== undefined) console.warn(cause.cause)
    return cause.body
  }
  if (estCorps(cause)) return cause
  if (cause instanceof DOMException && cause.name === 'AbortError') return ARRETE
  console.warn(cause)
  return INATTENDU
}

const estCorps = (cause: unknown): cause is ErrorBody =>
  typeof cause === 'object' && cause !== null && 'kind' in cause && 'titre' in cause && 'issue' in cause
