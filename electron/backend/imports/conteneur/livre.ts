/** What every kind of workbook gives, inside the thread. */
import { compte } from '../../../../shared/domain/francais.ts'
import type { Constats } from './cellule.ts'
import type { Feuille } from './messages.ts'

export interface TexteLu {
  readonly texte: Uint8Array
  readonly entier: boolean
  readonly constats: Constats
}

export interface Livre {
  /** Sheets that hold something and are not hidden, with their first rows. */
  lister(): Promise<{ readonly feuilles: Feuille[]; readonly masquees: string[] }>
  /**
   * The text of one sheet, UTF-8.
   * @param octets a head of this many bytes is enough (`entier` false when there is more); null: all.
   */
  texte(feuille: string, octets: number | null): Promise<TexteLu>
}

/** Rows looked at to recognise a sheet. */
export const TETE = 60

export const sansConstat = (): Constats => ({ erreurs: 0, sansValeur: 0 })

export function phrases({ erreurs, sansValeur }: Constats): string[] {
  const dites: string[] = []
  if (erreurs > 0) {
    dites.push(
      `${compte(erreurs, 'cellule est', 'cellules sont')} en erreur dans le classeur (#N/A, #DIV/0!…) : lues comme absentes.`,
    )
  }
  if (sansValeur > 0) {
    dites.push(
      `${compte(sansValeur, 'formule n’a', 'formules n’ont')} pas de résultat enregistré : ouvrez le classeur dans un tableur, enregistrez-le et recommencez.`,
    )
  }
  return dites
}
