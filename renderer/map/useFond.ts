/** The base of the map, decoded once for the whole life of the window. */
import type Flatbush from 'flatbush'
import { useEffect, useMemo, useState } from 'react'
import { departementOfCode } from '../../shared/domain/codes.ts'
import { ouvrirMoteur } from './fond/moteur.ts'
import { indexer, limitesDesArcs } from './fond/questions.ts'
import type { Geometrie, Moteur } from './fond/types.ts'
import type { Communes } from './types.ts'

export interface FondPret {
  readonly moteur: Moteur
  readonly geometrie: Geometrie
  readonly index: Flatbush | null
  /** `LIMITE` of each arc. */
  readonly limitesArcs: Uint8Array
  /** Place of a code in the geometry. */
  readonly rangs: ReadonlyMap<string, number>
  /** Of each commune of the geometry; null: unknown to the reference (a former commune). */
  readonly noms: readonly (string | null)[]
  readonly populations: readonly (number | null)[]
}

export interface EtatFond {
  readonly fond: FondPret | null
  readonly erreur: boolean
}

export function useFond(topojson: string, communes: Communes): EtatFond {
  const [ouvert, setOuvert] = useState<{ moteur: Moteur; geometrie: Geometrie } | null>(null)
  const [erreur, setErreur] = useState(false)
  useEffect(() => {
    let vivant = true
    setErreur(false)
    ouvrirMoteur(topojson)
      .then(async (moteur) => {
        const geometrie = await moteur.geometrie
        if (vivant) setOuvert({ moteur, geometrie })
      })
      .catch(() => vivant && setErreur(true))
    return () => {
      vivant = false
    }
  }, [topojson])

  const fond = useMemo(() => (ouvert ? preparer(ouvert.moteur, ouvert.geometrie, communes) : null), [ouvert, communes])
  return { fond, erreur }
}

function preparer(moteur: Moteur, geometrie: Geometrie, communes: Communes): FondPret {
  const rangsCommunes = new Map(communes.codes.map((code, j) => [code, j]))
  const lire = <T>(liste: readonly T[], code: string): T | null => {
    const j = rangsCommunes.get(code)
    return j === undefined ? null : (liste[j] ?? null)
  }
  const { cantons } = communes
  return {
    moteur,
    geometrie,
    index: indexer(geometrie),
    limitesArcs: limitesDesArcs(geometrie, {
      epci: (code) => lire(communes.epci, code),
      canton: cantons === null ? null : (code) => lire(cantons, code),
      arrondissement: (code) => lire(communes.arrondissements, code),
      departement: departementOfCode,
    }),
    rangs: new Map(geometrie.codes.map((code, i) => [code, i])),
    noms: geometrie.codes.map((code) => lire(communes.noms, code)),
    populations: geometrie.codes.map((code) => lire(communes.populations, code)),
  }
}
