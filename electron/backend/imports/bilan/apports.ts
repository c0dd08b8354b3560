/** What an import brought, in words: "PMUN 2021 : 25 communes". */
import { compte } from '../../../../shared/domain/francais.ts'
import { type Indicateur, THEME_LABELS, type Theme } from '../../../../shared/domain/indicateurs/types.ts'
import type { ComparaisonRow } from '../../store/types.ts'

interface Apport {
  readonly definition: Indicateur
  readonly millesime: string
  readonly communes: number
}

/** Above this, figures are told by heading. */
const UN_PAR_UN = 8

export function apportsDe(apports: readonly Apport[]): string[] {
  if (apports.length <= UN_PAR_UN) {
    return apports.map(({ definition, millesime, communes }) => {
      // Insee's own short names are known to every reader: PMUN, PTOT, SUPERF.
      const nom = /^[A-Z]+$/.test(definition.id) ? definition.id : definition.libelle
      return `${nom} ${millesime} : ${compte(communes, 'commune')}`
    })
  }
  const groupes = Map.groupBy(apports, ({ definition }) => definition.theme)
  return [...groupes.values()].map((groupe) => {
    const [{ definition }] = groupe as [Apport, ...Apport[]]
    const annees = [...new Set(groupe.map(({ millesime }) => millesime))].sort()
    const quand = annees.length === 1 ? annees[0] : `${annees[0]} à ${annees.at(-1)}`
    const communes = Math.max(...groupe.map((un) => un.communes))
    const theme = THEME_LABELS[definition.theme as Theme]
    return `${theme} ${quand} : ${compte(groupe.length, 'chiffre')}, ${compte(communes, 'commune')}`
  })
}

/** Said only of a file that speaks of no commune: elsewhere comparisons go without saying. */
export function comparaisonsDe(lignes: readonly ComparaisonRow[], seules: boolean): string[] {
  if (!seules || lignes.length === 0) return []
  const territoires = new Set(lignes.map(({ niveau, territoire }) => `${niveau} ${territoire}`)).size
  return [`${compte(lignes.length, 'valeur')} pour comparer, ${compte(territoires, 'territoire')} (aucune commune)`]
}
