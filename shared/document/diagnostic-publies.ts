/** Diagnostic, chapter 5 (Chiffres publiés et comparaisons). */
import type { ChiffrePublie } from '../domain/portrait-types.ts'
import { cellulePubliee, comparaisons, phraseComparaison, tableComparaisons } from './comparaisons.ts'
import { titre } from './diagnostic-territoire.ts'
import { type EntreeDocument, paragraphe, texteLibre } from './entree.ts'
import type { Block, Table } from './model.ts'

/** One table per publication: its source is said once, under the table. */
function tablesPublies(autres: readonly ChiffrePublie[]): Table[] {
  return [...Map.groupBy(autres, (p) => p.source)].map(([source, chiffres]) => {
    const dates = chiffres.some((p) => p.millesime !== null)
    return {
      type: 'table',
      caption: 'Chiffres publiés, reproduits tels quels',
      columns: [
        { label: 'Chiffre', align: 'left' },
        { label: 'Valeur', align: 'right' },
        ...(dates ? [{ label: 'Année', align: 'right' } as const] : []),
      ],
      rows: chiffres.map((p) => [
        p.base === null ? p.libelle : [p.libelle, { text: ` (${p.base})`, muted: true }],
        cellulePubliee(p),
        ...(dates ? [p.millesime ?? '–'] : []),
      ]),
      total: null,
      rowHeader: true,
      panes: 1,
      source,
    }
  })
}

/** Empty when nothing was published: the chapter does not exist. */
export function chapitrePublies(entree: EntreeDocument): Block[] {
  const { portrait } = entree
  const lignes = comparaisons(portrait)
  const compares = new Set(lignes.map((c) => c.cpts.id))
  const autres = portrait.publies.filter((p) => p.territoire === 'cpts' && !compares.has(p.id))
  const libre = texteLibre(entree, 'diagnostic.comparaisons')
  if (lignes.length === 0 && autres.length === 0 && libre.length === 0) return []
  const blocs: Block[] = [titre(1, 'Chiffres publiés et comparaisons', 'publies'), ...libre]
  if (lignes.length > 0) {
    const phrases = lignes.map((c) => phraseComparaison(portrait, c)).filter((phrase) => phrase !== null)
    if (phrases.length > 0)
      blocs.push({ type: 'list', id: 'comparaisons', ordered: false, items: phrases.map((phrase) => [phrase]) })
    blocs.push(
      tableComparaisons(portrait, lignes),
      paragraphe({
        text: 'Un écart de 5\u00a0% au plus, en valeur relative, est dit «\u00a0proche\u00a0». La base de chaque taux est celle de la publication\u00a0: un taux calculé sur la population consommante ne se rapporte pas à la population municipale.',
        muted: true,
      }),
    )
  }
  blocs.push(...tablesPublies(autres))
  return blocs
}
