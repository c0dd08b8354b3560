/** Two files that do not say the same thing are both named: the reader must not discover it. */
import { ecartTexte } from '../domain/ecart-texte.ts'
import { DECIMALS, formatQuantity } from '../domain/format.ts'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import type { Quantity } from '../domain/quantity.ts'
import { estTaux } from '../domain/unites.ts'
import { titre } from './diagnostic-territoire.ts'
import type { Block, Table } from './model.ts'

interface Ligne {
  readonly une: SyntheseIndicateur
  readonly autre: SyntheseIndicateur['autres'][number]
}

/** One table for each two sources that differ, by their first figure. */
export function divergences(syntheses: readonly SyntheseIndicateur[]): Block[] {
  const lignes = syntheses.flatMap((une) =>
    une.autres.filter(({ ecart }) => ecart !== null && ecart !== 0).map((autre): Ligne => ({ une, autre })),
  )
  if (lignes.length === 0) return []
  const groupes = Map.groupBy(lignes, ({ une, autre }) => `${une.libelleSource}\n${autre.libelleSource}`)
  return [titre(2, 'Écarts entre sources', 'indicateurs.ecarts'), ...[...groupes.values()].map(tableEcarts)]
}

function tableEcarts(lignes: readonly Ligne[]): Table {
  const [{ une, autre } = { une: { libelleSource: '' }, autre: { libelleSource: '' } }] = lignes
  return {
    type: 'table',
    caption: null,
    columns: [
      { label: 'Chiffre', align: 'left' },
      { label: 'Publié ici', align: 'right' },
      { label: 'Autre source', align: 'right' },
      { label: 'Écart', align: 'right' },
    ],
    rows: lignes.map((ligne) => [
      ligne.une.libelle,
      dit(ligne.une, ligne.une.valeur),
      dit(ligne.une, ligne.autre.valeur),
      ecartEnMots(ligne),
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: `publié, ${une.libelleSource}\u00a0; autre, ${autre.libelleSource}`,
  }
}

const dit = ({ decimales }: SyntheseIndicateur, valeur: Quantity): string =>
  formatQuantity(valeur, decimales === null ? {} : { decimals: decimales })

/** "+13,2 %" of a count; "+1,5 point" of a share, "+0,3" of another rate: a share of a share is misread. */
function ecartEnMots({ une: { unite, nature, decimales }, autre: { ecart, ecartRelatif } }: Ligne): string {
  if (ecartRelatif !== null && !estTaux(unite, nature)) return ecartTexte(ecartRelatif * 100, 'pourcent', 1)
  return ecartTexte(ecart ?? 0, unite, decimales ?? DECIMALS[unite], { unite: false })
}
