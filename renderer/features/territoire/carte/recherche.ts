/** Finding a figure to show by any of its words: those of the list, and those that the catalogue has for it. */
import { CATALOGUE, type Entree, entree } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { THEME_LABELS } from '../../../../shared/domain/indicateurs/types.ts'
import { normaliserNom } from '../../../../shared/domain/nom-commune.ts'

interface Choix {
  readonly value: string
  readonly label: string
}

/** "APL aux médecins généralistes", "APL médecins", its theme, its id. */
function motsDe(une: Entree | undefined, id: string, libelle: string): string {
  const mots = une === undefined ? [] : [une.mots.court, une.mots.long, THEME_LABELS[une.theme], une.base ?? '']
  return normaliserNom([libelle, id.replaceAll(/[:_]/g, ' '), ...mots].join(' '))
}

/** Every word typed is in it, maybe as the beginning of one. */
const repond = (mots: string, cherche: string): boolean =>
  normaliserNom(cherche)
    .split(' ')
    .every((mot) => mots.includes(mot))

/** Is this choice what is looked for? */
export const trouve = ({ value, label }: Choix, cherche: string): boolean =>
  repond(motsDe(entree(value), value, label), cherche)

/** What to say when the dossier has no such figure: the catalogue may know one, whose file was not imported. */
export function rienTrouve(cherche: string): string {
  const connues = CATALOGUE.filter(
    (une) => une.calcul !== 'publie' && repond(motsDe(une, une.id, une.libelle), cherche),
  )
  // One that is named so, rather than one of the same theme.
  const connue = connues.find(({ libelle }) => repond(normaliserNom(libelle), cherche)) ?? connues[0]
  return connue === undefined
    ? 'Aucun chiffre de ce nom. Importez sa source dans l’écran Données.'
    : `«\u00a0${connue.libelle}\u00a0» n’est pas encore dans ce dossier\u00a0: importez sa source dans l’écran Données.`
}
