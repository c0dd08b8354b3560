/**
 * Communes that a file does not speak of are given what the dossier knows of them: for population and area what the
 * portrait has (the embedded reference, another file, contours); for any other figure what another file of the same
 * year says (one file per département), so that no screen says « au moins » where another has the whole. All the
 * sources are named.
 */
import type { Quantity, SourceRef } from '../quantity.ts'
import type { IndicateursInput, Serie } from './synthese.ts'

/** @param autres series of the same figure, in the order in which they serve; those of other years are left out. */
export function completer(
  serie: Serie,
  { communes, complements }: IndicateursInput,
  autres: readonly Serie[] = [],
): Serie {
  const connues = complements?.get(cleComplement(serie.definition.id, serie.millesime))
  if (connues === undefined) return autresFichiers(serie, communes, autres)
  const ajouts = communes.flatMap((code): (readonly [string, Quantity])[] => {
    const lue = serie.valeurs.get(code)
    const autre = connues.get(code)
    const manque = lue === undefined || lue.kind === 'missing'
    return manque && autre !== undefined && autre.kind !== 'missing' ? [[code, autre]] : []
  })
  if (ajouts.length === 0) return serie
  const sources = new Set(ajouts.flatMap(([, valeur]) => valeur.sources.map(nom)))
  return {
    ...serie,
    valeurs: new Map([...serie.valeurs, ...ajouts]),
    libelleSource: `${serie.libelleSource}${pour(ajouts.length)}${[...sources].join(', ')}`,
  }
}

/** What a file says, even that it is secret, is never replaced: another one only says what it leaves out. */
function autresFichiers(serie: Serie, communes: readonly string[], autres: readonly Serie[]): Serie {
  let faite = serie
  for (const autre of autres) {
    if (autre === serie || autre.millesime !== serie.millesime) continue
    const ajouts = communes.flatMap((code): (readonly [string, Quantity])[] => {
      const valeur = autre.valeurs.get(code)
      if (faite.valeurs.has(code) || valeur === undefined) return []
      return valeur.kind === 'missing' && valeur.reason === 'non_diffuse' ? [] : [[code, valeur]]
    })
    if (ajouts.length === 0) continue
    const siens = new Set(faite.comparaisons.map(territoire))
    faite = {
      ...faite,
      valeurs: new Map([...faite.valeurs, ...ajouts]),
      comparaisons: [...faite.comparaisons, ...autre.comparaisons.filter((une) => !siens.has(territoire(une)))],
      libelleSource: `${faite.libelleSource}${pour(ajouts.length)}${autre.libelleSource}`,
    }
  }
  return faite
}

/** True of a file that speaks of none of these communes: it says the rest, not the same otherwise. */
export function ditLeReste(serie: Serie, autre: Serie): boolean {
  return autre.valeurs.size > 0 && [...autre.valeurs.keys()].every((code) => !serie.valeurs.has(code))
}

export function cleComplement(indicateur: string, millesime: string): string {
  return `${indicateur} ${millesime}`
}

const territoire = ({ niveau, territoire: code }: Serie['comparaisons'][number]) => `${niveau} ${code}`

const pour = (communes: number) => `\u00a0; pour ${communes}\u00a0commune${communes < 2 ? '' : 's'}, `

function nom({ label, file }: SourceRef): string {
  return file === null ? `${label} (incluses dans Maillage)` : `${label}, ${file}`
}
