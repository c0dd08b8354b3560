/** Diagnostic, chapter 5 (Chiffres publiés et comparaisons). */
import type { ChiffrePublie } from '../domain/portrait-types.ts'
import { comparaisons, phraseComparaison, publieTexte, tableComparaisons } from './comparaisons.ts'
import { titre } from './diagnostic-territoire.ts'
import { type EntreeDocument, paragraphe, texteLibre } from './entree.ts'
import type { Block, Table } from './model.ts'

/** A column that would say the same on every line is said once, under the table. */
function tablePublies(autres: readonly ChiffrePublie[]): Table {
  const sources = new Set(autres.map((p) => p.source))
  const commune = sources.size === 1
  const dates = autres.some((p) => p.millesime !== null)
  return {
    type: 'table',
    caption: 'Chiffres publiés, reproduits tels quels',
    columns: [
      { label: 'Chiffre', align: 'left' },
      { label: 'Valeur', align: 'right' },
      ...(dates ? [{ label: 'Année', align: 'right' } as const] : []),
      ...(commune ? [] : [{ label: 'Source', align: 'left' } as const]),
    ],
    rows: autres.map((p) => [
      p.base === null ? p.libelle : [p.libelle, { text: ` (${p.base})`, muted: true }],
      publieTexte(p),
      ...(dates ? [p.millesime ?? '–'] : []),
      ...(commune ? [] : [{ content: [p.source], tone: 'muted' } as const]),
    ]),
    total: null,
    rowHeader: true,
    panes: 1,
    source: commune ? [...sources].join('') : null,
  }
}

/** Empty when nothing was published: the chapter does not exist. */
export function chapitrePublies(entree: EntreeDocument): Block[] {
  const { portrait } = entree
  const lignes = comparaisons(portrait)
  const compares = new Set(lignes.map((c) => c.cpts.id))
  const autres = portrait.publies.filter((p) => p.territoire === 'cpts' && !compares.has(p.id))
  const libre = texteLibre(entree, 'diagnostic.comparaisons')
  if (lignes.length === 0 && autres.length === 0 && libre.length === 0) return []
  const blocs: Block[] = [titre(1, 'Chiffres publiés et comparaisons'), ...libre]
  if (lignes.length > 0) {
    blocs.push(
      { type: 'list', ordered: false, items: lignes.map((c) => [phraseComparaison(portrait, c)]) },
      tableComparaisons(portrait, lignes),
    )
    blocs.push(
      paragraphe({
        text: 'Un écart de 5\u00a0% au plus, en valeur relative, est dit «\u00a0proche\u00a0». La base de chaque taux est celle de la publication\u00a0: un taux calculé sur la population consommante ne se rapporte pas à la population municipale.',
        muted: true,
      }),
    )
  }
  if (autres.length > 0) blocs.push(tablePublies(autres))
  return blocs
}
