/** What an import brought, in words. */
import { formatNumber } from '../../../shared/domain/format.ts'
import { indicateur } from '../../../shared/domain/indicateurs/catalogue.ts'

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
  const dit = apport.replace(/^[\w:]+/, (code) => indicateur(code)?.libelle ?? code)
  return dit.replace(/\sterritoires? \(aucune commune\)$/, (mots) =>
    mots.replace(' (aucune commune)', ' (département, région, France…)'),
  )
}
