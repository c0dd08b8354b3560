/**
 * Communes that a file does not speak of are given the value that the portrait has for them (the embedded reference,
 * another file, contours), so that no screen says « au moins » where another has the whole. Both sources are named.
 */
import type { Quantity, SourceRef } from '../quantity.ts'
import type { IndicateursInput, Serie } from './synthese.ts'

export function completer(serie: Serie, { communes, complements }: IndicateursInput): Serie {
  const connues = complements?.get(cleComplement(serie.definition.id, serie.millesime))
  if (connues === undefined) return serie
  const ajouts = communes.flatMap((code): (readonly [string, Quantity])[] => {
    const lue = serie.valeurs.get(code)
    const autre = connues.get(code)
    const manque = lue === undefined || lue.kind === 'missing'
    return manque && autre !== undefined && autre.kind !== 'missing' ? [[code, autre]] : []
  })
  if (ajouts.length === 0) return serie
  const sources = new Set(ajouts.flatMap(([, valeur]) => valeur.sources.map(nom)))
  const pour = `${ajouts.length}\u00a0commune${ajouts.length < 2 ? '' : 's'}`
  return {
    ...serie,
    valeurs: new Map([...serie.valeurs, ...ajouts]),
    libelleSource: `${serie.libelleSource}\u00a0; pour ${pour}, ${[...sources].join(', ')}`,
  }
}

export function cleComplement(indicateur: string, millesime: string): string {
  return `${indicateur} ${millesime}`
}

function nom({ label, file }: SourceRef): string {
  return file === null ? `${label} (incluses dans Maillage)` : `${label}, ${file}`
}
