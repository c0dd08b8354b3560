/** Sentences for the live region: what a screen reader hears after a change. */
import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import { communeOfArrondissement } from '../../../../shared/domain/codes.ts'
import { formatQuantity } from '../../../../shared/domain/format.ts'
import type { Resume } from '../cles/resume.ts'
import type { Modification } from './modifications.ts'

const NBSP = '\u00a0'

/** @param verbe « ajouté », « retiré »; communes agree with it otherwise than arrondissements. */
function action(codes: readonly string[], nom: (code: string) => string, verbe: string): string | null {
  const [premier] = codes
  if (premier === undefined) return null
  const accorde = `${verbe}${codes.some((code) => communeOfArrondissement(code) !== null) ? '' : 'e'}`
  return codes.length === 1 ? `${nom(premier)} ${accorde}` : `${compterLieux(codes)} ${accorde}s`
}

/** "36 communes, 41 200 habitants" */
function totaux(resume: Resume): string {
  const { codes, nombreCommunes, population } = resume
  const arrondissements = codes.some((code) => communeOfArrondissement(code) !== null)
  return [nombreCommunes, population]
    .filter((quantite) => quantite.kind !== 'missing')
    .map((quantite) =>
      quantite === nombreCommunes && arrondissements ? compterLieux(codes) : formatQuantity(quantite, { unit: true }),
    )
    .join(', ')
}

/** "Gannat ajoutée : 36 communes, 41 200 habitants." */
export function annoncer(modification: Modification, nom: (code: string) => string, resume: Resume): string {
  const actions = [action(modification.ajouter, nom, 'ajouté'), action(modification.retirer, nom, 'retiré')]
    .filter((texte) => texte !== null)
    .join(', ')
  const suite = totaux(resume)
  return suite === '' ? `${actions}.` : `${actions}${NBSP}: ${suite}.`
}
