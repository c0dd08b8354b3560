/** Gathers every figure by commune that the dossier holds. Reads only; shared/domain/indicateurs computes. */
import { indicateur as catalogue } from '../../../shared/domain/indicateurs/catalogue.ts'
import { motsOrigine } from '../../../shared/domain/indicateurs/origine.ts'
import type { Comparaison, IndicateursInput, Serie } from '../../../shared/domain/indicateurs/synthese.ts'
import type { Indicateur } from '../../../shared/domain/indicateurs/types.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { interval, known, missing, partial } from '../../../shared/domain/quantity-ops.ts'
import type { Reference } from '../reference/types.ts'
import { listComparaisons } from '../store/comparaisons.ts'
import { listIndicateurs } from '../store/indicateurs.ts'
import { listToutesObservations } from '../store/observations.ts'
import { listSources } from '../store/sources.ts'
import type { ComparaisonRow, CptsRow, Dossier, SourceRow } from '../store/types.ts'
import { populationsContredites } from './chiffres/contredites.ts'
import { retenues } from './chiffres/retenues.ts'
import { observation } from './observation.ts'

type SourcedComparaison = ComparaisonRow & { readonly sourceId: number }

export function gatherIndicateurs(dossier: Dossier, cpts: CptsRow, reference: Reference): IndicateursInput {
  const sources = new Map(listSources(dossier).map((source) => [source.id, source]))
  const propres = listIndicateurs(dossier)
  const series = new Map<string, Serie & { readonly valeurs: Map<string, Quantity> }>()
  for (const row of listToutesObservations(dossier, cpts.communes)) {
    const definition = catalogue(row.indicateur, propres)
    if (definition === undefined) continue // of a newer application
    const key = `${row.sourceId} ${row.millesime} ${row.indicateur}`
    let serie = series.get(key)
    const source = sources.get(row.sourceId)
    if (serie === undefined) {
      serie = {
        definition,
        millesime: row.millesime,
        source: row.sourceId,
        libelleSource: libelleDe(source),
        valeurs: new Map(),
        comparaisons: [],
      }
      series.set(key, serie)
    }
    serie.valeurs.set(row.code, observation(row, definition.unite, source, definition.libelle))
  }
  const comparaisons = lesSiennes(listComparaisons(dossier), cpts.communes, reference)
  return {
    communes: cpts.communes,
    secteurs: cpts.secteurs,
    habitants: habitantsDe(cpts.communes, reference),
    series: contreditesEnDernier(dossier, reference, [
      ...avecComparaisons(
        [...series.values(), ...sansCommune([...series.values()], comparaisons, cpts.communes, sources, propres)],
        comparaisons,
        sources,
        reference,
      ),
      ...embarquees(cpts.communes, [...series.values()], reference),
    ]),
    retenues: retenues(dossier),
  }
}

/** Of one year the first is published: populations that contradict Insee's stand after them. */
function contreditesEnDernier(dossier: Dossier, reference: Reference, series: readonly Serie[]): Serie[] {
  const { ecartee } = populationsContredites(dossier, reference)
  const derniere = ({ definition, source, millesime }: Serie) =>
    definition.id === 'PMUN' && source !== null && ecartee(source, millesime)
  return [...series.filter((une) => !derniere(une)), ...series.filter(derniere)]
}

/**
 * A dossier of several CPTS keeps the territories of all of them: this one compares with those that it lies in. A CPTS
 * without a list keeps all: nobody knows which are its own.
 */
function lesSiennes(
  rows: readonly SourcedComparaison[],
  communes: readonly string[],
  reference: Reference,
): readonly SourcedComparaison[] {
  if (communes.length === 0) return rows
  const lues = reference.communes(communes)
  const siens: Readonly<Record<ComparaisonRow['niveau'], ReadonlySet<string | undefined> | null>> = {
    epci: new Set(lues.map(({ epci }) => epci?.siren)),
    departement: new Set(lues.map(({ departement }) => departement.code)),
    region: new Set(lues.map(({ region }) => region.code)),
    france: null,
  }
  return rows.filter(({ niveau, territoire }) => siens[niveau]?.has(territoire) ?? true)
}

/** Latest known population of each commune. */
function habitantsDe(communes: readonly string[], reference: Reference): ReadonlyMap<string, number> {
  const dernier = reference.millesimes().at(-1) ?? ''
  return new Map(
    communes.flatMap((code) => {
      const lue = reference.population(code, dernier)
      return lue === undefined ? [] : [[code, lue.value] as const]
    }),
  )
}

/** Populations of the embedded reference, where an imported file speaks of the same vintage: two truths to compare. */
function embarquees(communes: readonly string[], importees: readonly Serie[], reference: Reference): Serie[] {
  const definition = catalogue('PMUN') as Indicateur
  return [...new Set(importees.filter((s) => s.definition.id === 'PMUN').map(({ millesime }) => millesime))]
    .filter((millesime) => reference.millesimes().includes(millesime))
    .map((millesime) => ({
      definition,
      millesime,
      source: null,
      libelleSource: 'Insee, populations municipales (incluses dans Maillage)',
      valeurs: new Map(
        communes.flatMap((code) => {
          const found = reference.population(code, millesime)
          const provenance = {
            millesime,
            sources: [{ label: 'Insee, populations municipales', millesime, file: null, line: null }],
            formula: 'population municipale',
          }
          return found === undefined ? [] : [[code, known(found.value, 'habitants', provenance)] as const]
        }),
      ),
      comparaisons: [],
    }))
}

/** Figures that a file gives for larger territories only: no commune has a value of its own. */
function sansCommune(
  connues: readonly Serie[],
  rows: readonly SourcedComparaison[],
  communes: readonly string[],
  sources: ReadonlyMap<number, SourceRow>,
  propres: readonly Indicateur[],
): Serie[] {
  const cle = (source: number | null, millesime: string, id: string) => `${source} ${millesime} ${id}`
  const vues = new Set(connues.map(({ source, millesime, definition }) => cle(source, millesime, definition.id)))
  const parFigure = Map.groupBy(rows, ({ sourceId, millesime, indicateur }) => cle(sourceId, millesime, indicateur))
  return rows.flatMap(({ sourceId, millesime, indicateur }): Serie[] => {
    const definition = catalogue(indicateur, propres)
    const serie = cle(sourceId, millesime, indicateur)
    if (definition === undefined || vues.has(serie)) return []
    vues.add(serie)
    const absente = missing('non_diffuse', definition.unite, { millesime, formula: definition.libelle })
    return [
      {
        definition,
        millesime,
        source: sourceId,
        libelleSource: libelleDe(sources.get(sourceId)),
        valeurs: new Map(communes.map((code) => [code, absente])),
        comparaisons: [],
        sansCommune: parFigure.get(serie)?.every(({ origine }) => origine === 'donnee' || origine === null) === true,
      },
    ]
  })
}

function libelleDe(source: SourceRow | undefined): string {
  return source === undefined ? 'Fichier importé' : `${source.libelle}, ${source.nomFichier}`
}

function avecComparaisons(
  series: readonly Serie[],
  rows: readonly SourcedComparaison[],
  sources: ReadonlyMap<number, SourceRow>,
  reference: Reference,
): Serie[] {
  const groupes = Map.groupBy(rows, (row) => `${row.sourceId} ${row.millesime} ${row.indicateur}`)
  return series.map((serie) => {
    const siennes = groupes.get(`${serie.source} ${serie.millesime} ${serie.definition.id}`) ?? []
    return {
      ...serie,
      comparaisons: siennes.map(
        (row): Comparaison => ({
          niveau: row.niveau,
          territoire: row.territoire,
          nom: nomTerritoire(reference, row.niveau, row.territoire),
          valeur: comparee(row, serie.definition, sources.get(row.sourceId)),
          origine: row.origine,
          empreinte: row.empreinte,
        }),
      ),
    }
  })
}

function comparee(row: ComparaisonRow, { unite, libelle }: Indicateur, source: SourceRow | undefined): Quantity {
  const provenance = {
    coverage: { known: row.connues, total: row.communes },
    millesime: row.millesime,
    sources: [
      {
        label: source?.libelle ?? 'Fichier importé',
        millesime: row.millesime,
        file: source?.nomFichier ?? null,
        line: null,
      },
    ],
    formula: `${libelle}, ${motsOrigine(row.origine)}`,
  }
  // A mean over the communes that have a value, where nearly everybody lives.
  if (row.etat === 'connue' && row.valeur !== null && row.connues > 0 && row.connues < row.communes)
    return partial(row.valeur, unite, null, provenance)
  if (row.etat === 'connue' && row.valeur !== null) return known(row.valeur, unite, provenance)
  if (row.etat === 'intervalle' && row.min !== null) return interval(row.min, row.max, unite, provenance)
  return missing(row.motif ?? 'non_disponible', unite, provenance)
}

function nomTerritoire(reference: Reference, niveau: ComparaisonRow['niveau'], territoire: string): string {
  if (niveau === 'france') return 'France'
  if (niveau === 'epci') return reference.epci(territoire)?.nom ?? territoire
  if (niveau === 'region') return reference.region(territoire)?.nom ?? territoire
  return reference.departement(territoire)?.nom ?? territoire
}
