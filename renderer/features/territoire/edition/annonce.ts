/** Sentences for the live region: what a screen reader hears after a change. */
import { formatNumber, formatQuantity } from '../../../../shared/domain/format.ts'
import type { Resume } from '../cles/resume.ts'
import type { Modification } from './modifications.ts'

const NBSP = '\u00a0'

function action(codes: readonly string[], nom: (code: string) => string, verbe: 'ajoutée' | 'retirée'): string | null {
  const [premier] = codes
  if (premier === undefined) return null
  return codes.length === 1 ? `${nom(premier)} ${verbe}` : `${formatNumber(codes.length)} communes ${verbe}s`
}

/** "36 communes, 41 200 habitants" */
function totaux(resume: Resume): string {
  return [resume.nombreCommunes, resume.population]
    .filter((quantite) => quantite.kind !== 'missing')
    .map((quantite) => formatQuantity(quantite, { unit: true }))
    .join(', ')
}

/** "Gannat ajoutée : 36 communes, 41 200 habitants." */
export function annoncer(modification: Modification, nom: (code: string) => string, resume: Resume): string {
  const actions = [action(modification.ajouter, nom, 'ajoutée'), action(modification.retirer, nom, 'retirée')]
    .filter((texte) => texte !== null)
    .join(', ')
  const suite = totaux(resume)
  return suite === '' ? `${actions}.` : `${actions}${NBSP}: ${suite}.`
}
