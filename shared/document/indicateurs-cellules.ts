/** How a figure by commune is written in a table of the diagnostic: its words, its value, its bounds, its sources. */

import { ENTRE_SUJETS, sourcesTexte } from '../domain/chiffres/mots.ts'
import { DECIMALS, ditQuelqueChose, formatQuantity, formatUnit } from '../domain/format.ts'
import { CROISES, DERIVES, INDICATEURS, sujetDe } from '../domain/indicateurs/catalogue.ts'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import type { Quantity, SourceRef } from '../domain/quantity.ts'
import type { Cell, Inline } from './model.ts'
import { estLui, type TerritoireCompare } from './territoires-compares.ts'
import { TIRET } from './valeurs.ts'

/** Units whose sign stands after each number, or that the words of the line already say. */
const DITES: ReadonlySet<string> = new Set(['', '%', '€', 'personnes', 'équipements'])

export function libelle({ libelle: nom, unite }: SyntheseIndicateur): Cell {
  const mesure = formatUnit(unite)
  // « Familles monoparentales (ménages) », « infirmiers pour 100 000 habitants (pour 100 000 hab.) » say it twice.
  const dite = DITES.has(mesure) || mesure === 'ménages' || mesure === 'logements' || nom.includes(mesure.slice(0, 12))
  const contenu: Inline[] = [nom, ...(dite ? [] : [{ text: ` (${mesure})`, muted: true }])]
  return contenu.length === 1 ? nom : contenu
}

export function cellule(une: SyntheseIndicateur, valeur: Quantity): Cell {
  const decimals = une.decimales ?? DECIMALS[valeur.unit]
  if (valeur.kind === 'missing') {
    const muet = valeur.reason === 'absent' || valeur.reason === 'non_importe'
    return { content: [muet ? TIRET : formatQuantity(valeur)], tone: 'muted' }
  }
  if (!ditQuelqueChose(valeur, decimals)) return { content: [TIRET], tone: 'muted' }
  return formatQuantity(valeur, { decimals, forme: 'cellule' })
}

export function compare(une: SyntheseIndicateur, territoire: TerritoireCompare): Cell {
  const sienne = une.comparaisons.find(estLui(territoire))
  return sienne === undefined ? { content: [TIRET], tone: 'muted' } : cellule(une, sienne.valeur)
}

/** Ids in the order of the catalogue, each rate after the last of the counts that it is made of. */
const ORDRE: ReadonlyMap<string, number> = new Map(
  [
    ...INDICATEURS.map(({ id }, rang) => [id, rang] as const),
    ...[...DERIVES, ...CROISES].map(({ id, numerateur }) => [id, apres(numerateur)] as const),
  ].sort(([, a], [, b]) => a - b),
)

function apres(numerateur: readonly string[]): number {
  return Math.max(...numerateur.map((id) => INDICATEURS.findIndex((une) => une.id === id))) + 0.5
}

/** In the order of the catalogue; a dossier's own figures last, as they came. */
export function ordonnes(syntheses: readonly SyntheseIndicateur[]): SyntheseIndicateur[] {
  const rang = ({ id }: SyntheseIndicateur) => ORDRE.get(id) ?? Number.MAX_SAFE_INTEGER
  return [...syntheses].sort((a, b) => rang(a) - rang(b))
}

/** "Insee, recensement de la population 2022": files are listed at the end of the document. */
export function sourcesDesFigures(syntheses: readonly SyntheseIndicateur[]): string | null {
  return sourcesTexte(
    syntheses.flatMap(({ id, valeur, seulement, comparaisons }) => {
      const refs = seulement === null ? valeur.sources : comparaisons.flatMap((c) => c.valeur.sources)
      return refs.map((ref) => duSujet(id, ref))
    }),
  )
}

/** Of a file of several subjects, the one that the figure is of. */
function duSujet(id: string, ref: SourceRef): SourceRef {
  const sujet = sujetDe(id)
  const sienne = sujet === null ? undefined : ref.label.split(ENTRE_SUJETS).find((partie) => partie.includes(sujet))
  return sienne === undefined ? ref : { ...ref, label: sienne }
}
