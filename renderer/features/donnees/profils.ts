/** What each kind of file brings, in words. */

import { GROUPES_FICHIERS } from '../../../shared/domain/fichiers-utiles.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import { indicateur } from '../../../shared/domain/indicateurs/catalogue.ts'

const UTILES: readonly { readonly profils: readonly string[]; readonly apporte: string }[] = [
  // Said of what to download (a year to come, a whole comparator), these would promise what a file laid down has not.
  {
    profils: ['insee-populations', 'insee-populations-historique', 'dgcl-epcicom'],
    apporte: 'La population de chaque commune.',
  },
  {
    profils: ['insee-melodi'],
    apporte: 'Les chiffres de ce jeu, et ceux du département, de la région, de l’EPCI et de la France.',
  },
  { profils: ['insee-recensement'], apporte: 'Les chiffres du recensement qui sont dans ce fichier.' },
  { profils: ['superficie'], apporte: 'La superficie des communes, donc la densité.' },
  ...GROUPES_FICHIERS.flatMap(({ fichiers }) => fichiers),
  { profils: ['cpts-liste'], apporte: 'Une ou plusieurs CPTS et leurs communes, créées dans ce dossier.' },
  { profils: ['cpts-publies'], apporte: 'Des chiffres publiés, CPTS par CPTS, que l’onglet Contrôles relit.' },
]

/** What a file of this profile ("a+b" for several subjects) will bring. */
export function apports(profil: string): readonly string[] {
  const phrases = profil
    .split('+')
    .map((part) => UTILES.find(({ profils }) => profils.includes(part))?.apporte)
    .filter((phrase) => phrase !== undefined)
  return [...new Set(phrases)]
}

/** Figures of a département, a region or France alone: no commune is to be expected of them. */
export const pourComparer = (apports: readonly string[]): boolean =>
  apports.length > 0 && apports.every((apport) => apport.endsWith('(aucune commune)'))

/** Figures of an import in one line; how many communes is said once, beside them, where it is the same for all. */
export function direApports(apports: readonly string[], connues: number): string {
  const partout = new RegExp(`\\s:\\s${formatNumber(connues)}\\scommunes?$`)
  return apports.map((apport) => direApport(apport).replace(partout, '')).join(' · ')
}

/** "PMUN 2021 : 25 communes" in words: "Population municipale 2021 : 25 communes". */
export function direApport(apport: string): string {
  return apport.replace(/^[\w:]+/, (code) => indicateur(code)?.libelle ?? code)
}
