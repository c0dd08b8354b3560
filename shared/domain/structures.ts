/** Establishments counted on a territory; whether a count is exact, a lower bound or unknown is decided in `listes.ts`. */
import { structureDe } from './catalogues.ts'
import { compterListes, type Dit, type Liste, lireDans } from './listes.ts'
import type { StructuresFacts } from './portrait-types.ts'
import type { Quantity, SourceRef } from './quantity.ts'

type ParCommune = ReadonlyMap<string, ReadonlySet<string>>

/** Establishments by catalogue code ("603", "354+209"; an unlisted category keeps its own) and commune. */
export interface Structures {
  readonly source: SourceRef
  readonly listes: readonly Liste[]
  readonly parCategorie: ReadonlyMap<string, ParCommune>
}

export function indexerStructures(facts: StructuresFacts): Structures {
  const listes = [facts, ...(facts.complements ?? [])].map((une) => ({ ...une, parCategorie: trier(une) }))
  const codes = new Set(listes.flatMap(({ parCategorie }) => [...parCategorie.keys()]))
  const parCategorie = new Map(
    [...codes].map((code) => {
      const communes = new Set(listes.flatMap((une) => [...(une.parCategorie.get(code)?.keys() ?? [])]))
      return [
        code,
        new Map(
          [...communes].flatMap((commune) => {
            const lues = lireDans(listes, categoriesDe(code), commune).listes
            const numeros = new Set(lues.flatMap((une) => [...(une.parCategorie.get(code)?.get(commune) ?? [])]))
            return numeros.size === 0 ? [] : [[commune, numeros] as const]
          }),
        ),
      ] as const
    }),
  )
  return { source: facts.source, listes, parCategorie }
}

function trier({ structures }: Pick<StructuresFacts, 'structures'>): ReadonlyMap<string, ParCommune> {
  const parCategorie = new Map<string, Map<string, Set<string>>>()
  for (const { commune, categorie, finess } of structures) {
    if (commune === null) continue
    const code = structureDe(categorie)?.code ?? categorie
    const communes = parCategorie.get(code) ?? new Map<string, Set<string>>()
    parCategorie.set(code, communes)
    const numeros = communes.get(commune) ?? new Set<string>()
    communes.set(commune, numeros)
    numeros.add(finess)
  }
  return parCategorie
}

const categoriesDe = (code: string): readonly string[] => structureDe(code)?.categories ?? [code]

/** What the lists say of a category (of the catalogue) in a commune. */
export function ditStructures({ listes }: Structures, code: string, commune: string): Dit {
  return lireDans(listes, categoriesDe(code), commune).dit
}

/** Number of establishments of a category on a territory, each FINESS number once. */
export function nombreStructures(structures: Structures, code: string, communes: readonly string[]): Quantity {
  const distinctes = [...new Set(communes)]
  const parCommune = structures.parCategorie.get(code)
  const numeros = new Set(distinctes.flatMap((commune) => [...(parCommune?.get(commune) ?? [])]))
  return compterListes(
    numeros.size,
    distinctes.map((commune) => lireDans(structures.listes, categoriesDe(code), commune)),
    0,
    {
      unit: 'structures',
      formula: 'établissements FINESS distincts situés dans les communes',
      defaut: [structures.source],
    },
  )
}
