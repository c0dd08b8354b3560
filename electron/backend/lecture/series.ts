/**
 * The figures by commune that files gave a dossier, source by source, each read when it is asked for. What was read is
 * kept as long as no source came or went: moving a commune in or out reads the rows of that commune alone.
 */
import type { Comparaison, Serie, Voix } from '../../../shared/domain/chiffres/faits.ts'
import { POPULATION } from '../../../shared/domain/chiffres/ids.ts'
import { indicateur as catalogue } from '../../../shared/domain/indicateurs/catalogue.ts'
import type { Indicateur } from '../../../shared/domain/indicateurs/types.ts'
import type { CommuneInfo } from '../../../shared/domain/portrait-types.ts'
import { missing } from '../../../shared/domain/quantity-ops.ts'
import type { Reference } from '../reference/types.ts'
import { listComparaisons } from '../store/comparaisons.ts'
import { listIndicateurs } from '../store/indicateurs.ts'
import { listSeries, listValeurs, parle, type SerieRow } from '../store/observations.ts'
import { listSources } from '../store/sources.ts'
import type { ComparaisonRow, Dossier, SourceRow } from '../store/types.ts'
import { revision } from './memoire.ts'
import { comparee, observation } from './quantite.ts'
import { nomTerritoire } from './reference.ts'
import { type Lecteur, ValeursLues } from './valeurs.ts'

type SourcedComparaison = ComparaisonRow & { readonly sourceId: number }
type SerieLue = Serie & { readonly source: number }
type SerieDeFichier = SerieLue & { readonly valeurs: ValeursLues }

/** What the sources of a dossier brought. */
export interface Apports {
  /** Newest first. */
  readonly sources: readonly SourceRow[]
  readonly parId: ReadonlyMap<number, SourceRow>
  readonly propres: readonly Indicateur[]
  readonly series: readonly SerieDeFichier[]
  readonly comparaisons: ReadonlyMap<string, readonly SourcedComparaison[]>
  /** Made once for all the CPTS that lie in the territory. */
  readonly comparees: Map<SourcedComparaison, Comparaison>
  /** Communes whose rows are asked for. */
  readonly voulues: Set<string>
  /** State of the dossier that these facts speak of (`memoire.ts`): a value asked for later would be of another. */
  revision: string
}

export function apportsDe(dossier: Dossier): Apports {
  const sources = listSources(dossier)
  const parId = new Map(sources.map((source) => [source.id, source]))
  const propres = listIndicateurs(dossier)
  const apports: Apports = {
    sources,
    parId,
    propres,
    series: listSeries(dossier)
      .map((row) => serieDe(row, parId.get(row.sourceId), catalogue(row.indicateur, propres), lecteur(row)))
      .sort(
        (a, b) => b.source - a.source || ordre(a.definition.id, b.definition.id) || ordre(a.millesime, b.millesime),
      ),
    comparaisons: Map.groupBy(listComparaisons(dossier), (row) => cle(row.sourceId, row.millesime, row.indicateur)),
    comparees: new Map(),
    voulues: new Set(),
    revision: '',
  }
  function lecteur(row: SerieRow): Omit<Lecteur, 'quantite'> {
    return {
      get voulues() {
        return apports.voulues
      },
      lire(codes) {
        if (revision(dossier) !== apports.revision) throw new Error('programming error: facts read before a change')
        return listValeurs(dossier, row, codes)
      },
    }
  }
  return apports
}

/** Reads every value asked for: facts that are to outlive a change. */
export function toutLire({ series }: Apports): void {
  for (const { valeurs } of series) valeurs.lire()
}

const cle = (source: number, millesime: string, id: string) => `${source} ${millesime} ${id}`

/** A figure of a newer application: its code is all that can be said. */
const inconnue = (id: string): Indicateur => ({ id, libelle: id, unite: 'ratio', nature: 'rapport', theme: 'autres' })

function serieDe(
  row: SerieRow,
  source: SourceRow | undefined,
  connue: Indicateur | undefined,
  lecteur: Omit<Lecteur, 'quantite'>,
): SerieDeFichier {
  const definition = connue ?? inconnue(row.indicateur)
  return {
    definition,
    millesime: row.millesime,
    source: row.sourceId,
    libelleSource: libelleDe(source),
    valeurs: new ValeursLues({
      get voulues() {
        return lecteur.voulues
      },
      lire: lecteur.lire,
      quantite: (valeur) => observation(valeur, row, definition, source),
    }),
    comparaisons: [],
    ...(connue === undefined ? { inconnue: true } : {}),
  }
}

function libelleDe(source: SourceRow | undefined): string {
  return source === undefined ? 'Fichier importé' : `${source.libelle}, ${source.nomFichier}`
}

/**
 * Series that speak of one of these communes, newest source first, with what they compare with.
 * @param contredite a file whose populations of that year contradict the embedded ones, and is not published
 */
export function seriesDesFichiers(
  dossier: Dossier,
  apports: Apports,
  codes: readonly string[],
  reference: Reference,
  infos: readonly CommuneInfo[],
  contredite: (source: number, millesime: string) => boolean,
): Serie[] {
  for (const code of codes) apports.voulues.add(code)
  const siens = territoiresDe(infos)
  const avec = (serie: SerieLue): Serie => {
    const { definition, source, millesime } = serie
    const lues = apports.comparaisons.get(cle(source, millesime, definition.id)) ?? []
    const comparaisons = lues.filter(siens).map((row) => {
      const faite = apports.comparees.get(row) ?? comparaison(row, definition, apports.parId.get(source), reference)
      apports.comparees.set(row, faite)
      return faite
    })
    const voix: Voix = definition.id === POPULATION && contredite(source, millesime) ? 'contredite' : 'fichier'
    return { ...serie, voix, comparaisons }
  }
  const parlent = apports.series.filter(
    ({ valeurs, source, definition: { id }, millesime }) =>
      valeurs.connait(codes) || parle(dossier, { sourceId: source, indicateur: id, millesime }, codes),
  )
  return [...parlent, ...sansCommune(apports, new Set(parlent), codes, siens)].map(avec)
}

const ordre = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Figures that a file gives for larger territories only: no commune has a value of its own. */
function sansCommune(
  { comparaisons, parId, propres }: Apports,
  parlent: ReadonlySet<SerieLue>,
  codes: readonly string[],
  siens: (row: SourcedComparaison) => boolean,
): SerieLue[] {
  const vues = new Set([...parlent].map((une) => cle(une.source, une.millesime, une.definition.id)))
  return [...comparaisons].flatMap(([key, toutes]): SerieLue[] => {
    const rows = vues.has(key) ? [] : toutes.filter(siens)
    const [row] = rows
    const definition = row === undefined ? undefined : catalogue(row.indicateur, propres)
    if (row === undefined || definition === undefined) return []
    const { sourceId, millesime } = row
    const absente = missing('non_diffuse', definition.unite, { millesime, formula: definition.libelle })
    return [
      {
        definition,
        millesime,
        source: sourceId,
        libelleSource: libelleDe(parId.get(sourceId)),
        valeurs: new Map(codes.map((code) => [code, absente])),
        comparaisons: [],
        sansCommune: rows.every(({ origine }) => origine === 'donnee' || origine === null),
      },
    ]
  })
}

/**
 * A dossier of several CPTS keeps the territories of all of them: this one compares with those that it lies in. A CPTS
 * without a list keeps all: nobody knows which are its own.
 */
function territoiresDe(lues: readonly CommuneInfo[]): (row: ComparaisonRow) => boolean {
  if (lues.length === 0) return () => true
  const siens: Readonly<Record<ComparaisonRow['niveau'], ReadonlySet<string | undefined> | null>> = {
    epci: new Set(lues.map(({ epci }) => epci?.siren)),
    departement: new Set(lues.map(({ departement }) => departement.code)),
    region: new Set(lues.map(({ region }) => region.code)),
    france: null,
  }
  return ({ niveau, territoire }) => siens[niveau]?.has(territoire) ?? true
}

function comparaison(
  row: SourcedComparaison,
  definition: Indicateur,
  source: SourceRow | undefined,
  reference: Reference,
): Comparaison {
  const { niveau, territoire, origine, empreinte } = row
  const nom = nomTerritoire(reference, niveau, territoire)
  return { niveau, territoire, nom, valeur: comparee(row, definition, source), origine, empreinte }
}
