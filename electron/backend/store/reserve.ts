/**
 * What the imported files say of communes around the study area. They stand beside the tables, in small compressed lots:
 * a few megabytes for seven départements where rows would take a hundred. When a commune joins the study area its rows
 * go to the tables, exactly those that an import made that day would have written; when it leaves, they stay there and
 * nobody reads them.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { insertComparaisons } from './comparaisons.ts'
import { type Garde, putGarde } from './garde.ts'
import { insertObservations } from './observations.ts'
import { insertActivites, insertStructures } from './offre.ts'
import {
  activiteDe,
  aPlacerDe,
  type CommuneGardee,
  comparaisonDe,
  comparaisonEnLigne,
  enLigne,
  type Figure,
  Figures,
  type Ligne,
  type LigneComparaison,
  observationsDe,
  structureDe,
} from './reserve-lignes.ts'
import { addCouverture } from './sources.ts'
import { all, codeList, run } from './sql.ts'
import type { ActiviteRow, ComparaisonRow, Dossier, StructureRow } from './types.ts'

export interface Reserve {
  readonly communes: ReadonlyMap<string, CommuneGardee>
  /** Values of the territories around. */
  readonly comparaisons: readonly ComparaisonRow[]
  /** Territories to compare this commune with. */
  territoires(code: string): readonly string[]
}

/** "epci 200000172", "departement 63": how a territory is named here. */
export const cleTerritoire = ({ niveau, territoire }: Pick<ComparaisonRow, 'niveau' | 'territoire'>): string =>
  `${niveau} ${territoire}`

/** A lot has some tens of communes: one is read in a millisecond, and each compresses well. */
const PREFIXE = 3
const TERRITOIRES = 'territoires'
const FIGURES = 'figures'

const lotDe = (code: string): string => code.slice(0, PREFIXE)

export function putReserve(dossier: Dossier, sourceId: number, garde: Garde, reserve: Reserve): void {
  const figures = new Figures()
  const lots = new Map<string, string[]>()
  const ajouter = (lot: string, cle: string, valeur: unknown) => {
    const ligne = `${cle}\t${JSON.stringify(valeur)}\n`
    const lignes = lots.get(lot)
    if (lignes === undefined) lots.set(lot, [ligne])
    else lignes.push(ligne)
  }
  for (const [code, commune] of reserve.communes) {
    ajouter(lotDe(code), code, enLigne(commune, reserve.territoires(code), figures))
  }
  for (const [cle, rows] of Map.groupBy(reserve.comparaisons, cleTerritoire)) {
    ajouter(
      TERRITOIRES,
      cle,
      rows.map((row) => comparaisonEnLigne(row, figures)),
    )
  }
  putGarde(dossier, sourceId, garde)
  if (figures.liste.length > 0) ajouter(FIGURES, FIGURES, figures.liste)
  for (const [lot, lignes] of lots) {
    const contenu = deflateRawSync(lignes.join('')).toString('base64')
    run(dossier, 'INSERT INTO reserve (source_id, lot, contenu) VALUES (?, ?, ?)', sourceId, lot, contenu)
  }
}

/** Communes join the study area: what each source says of them goes to the tables. */
export function sortirDeReserve(dossier: Dossier, codes: readonly string[]): void {
  if (codes.length === 0) return
  const lots = Map.groupBy(codes, lotDe)
  const trouves = all<{ source: number; lot: string; contenu: string }>(
    dossier,
    `SELECT r.source_id AS source, r.lot, r.contenu FROM source_garde AS g
     CROSS JOIN json_each(?) AS voulu CROSS JOIN reserve AS r ON r.source_id = g.source_id AND r.lot = voulu.value`,
    codeList([...lots.keys(), FIGURES]),
  )
  for (const [source, siens] of Map.groupBy(trouves, (un) => un.source)) {
    const figures = siens.find(({ lot }) => lot === FIGURES)
    const lues = figures === undefined ? [] : (ligneDe(ouvrir(figures.contenu), FIGURES) as Figure[])
    const sortie = new Sortie(dossier, source, lues)
    for (const { lot, contenu } of siens) sortie.communes(contenu, lots.get(lot) ?? [])
    sortie.territoires()
  }
}

/** Establishments that one source keeps around the study area, and the communes that it covers there. */
export function structuresDeReserve(
  dossier: Dossier,
  source: number,
): { readonly structures: readonly StructureRow[]; readonly couverture: readonly string[] } {
  const lots = all<{ lot: string; contenu: string }>(
    dossier,
    'SELECT lot, contenu FROM reserve WHERE source_id = ?',
    source,
  ).filter(({ lot }) => lot.length === PREFIXE)
  const lignes = lots.flatMap(({ contenu }) =>
    ouvrir(contenu)
      .split('\n')
      .filter((une) => une !== '')
      .map((une) => {
        const [code = '', valeur = '{}'] = une.split('\t', 2)
        return { code, ...(JSON.parse(valeur) as Ligne) }
      }),
  )
  return {
    structures: lignes.flatMap(({ code, s = [] }) => s.map((une) => structureDe(code, une))),
    couverture: lignes.flatMap(({ code, c }) => (c === undefined ? [] : [code])),
  }
}

/** What leaves the reserve of one source. */
class Sortie {
  readonly #dossier: Dossier
  readonly #source: number
  readonly #figures: readonly Figure[]
  readonly #territoires = new Set<string>()
  #aPlacer: Set<string> | null = null

  constructor(dossier: Dossier, source: number, figures: readonly Figure[]) {
    this.#dossier = dossier
    this.#source = source
    this.#figures = figures
  }

  communes(contenu: string, codes: readonly string[]): void {
    if (codes.length === 0) return
    const texte = ouvrir(contenu)
    for (const code of codes) {
      const ligne = ligneDe(texte, code)
      if (ligne !== null) this.#commune(code, ligne as Ligne)
    }
  }

  #commune(code: string, { c, t, o, a, p, s }: Ligne): void {
    const [dossier, source] = [this.#dossier, this.#source]
    if (c !== undefined) addCouverture(dossier, source, [code], () => c)
    if (o !== undefined) insertObservations(dossier, source, observationsDe(code, o, this.#figures))
    insertActivites(dossier, source, [
      ...(a ?? []).map((une) => activiteDe(code, une)),
      ...(p ?? []).map(aPlacerDe).filter((une) => this.#nouvelle(une)),
    ])
    insertStructures(
      dossier,
      source,
      (s ?? []).map((une) => structureDe(code, une)),
    )
    for (const territoire of t) this.#territoires.add(territoire)
  }

  /** Who may be in several communes came with the first of them. */
  #nouvelle(row: ActiviteRow): boolean {
    this.#aPlacer ??= new Set(
      all<ActiviteRow>(
        this.#dossier,
        `SELECT code, code_postal AS codePostal, profession, savoir_faire AS savoirFaire, mode, personne FROM activite
         WHERE source_id = ? AND code IS NULL`,
        this.#source,
      ).map(identite),
    )
    const cle = identite(row)
    const nouvelle = !this.#aPlacer.has(cle)
    this.#aPlacer.add(cle)
    return nouvelle
  }

  /** Once its communes are out: the values of the territories that they brought. */
  territoires(): void {
    const presents = all<{ niveau: ComparaisonRow['niveau']; territoire: string }>(
      this.#dossier,
      'SELECT DISTINCT niveau, territoire FROM comparaison WHERE source_id = ?',
      this.#source,
    ).map(cleTerritoire)
    const voulus = [...this.#territoires].filter((un) => !presents.includes(un))
    if (voulus.length === 0) return
    const [lot] = all<{ contenu: string }>(
      this.#dossier,
      'SELECT contenu FROM reserve WHERE source_id = ? AND lot = ?',
      this.#source,
      TERRITOIRES,
    )
    if (lot === undefined) return
    const texte = ouvrir(lot.contenu)
    for (const cle of voulus) {
      const lignes = (ligneDe(texte, cle) ?? []) as LigneComparaison[]
      insertComparaisons(
        this.#dossier,
        this.#source,
        lignes.map((ligne) => comparaisonDe(cle, ligne, this.#figures)),
      )
    }
  }
}

const identite = ({ codePostal, profession, savoirFaire, mode, personne }: ActiviteRow): string =>
  `${codePostal} ${profession} ${savoirFaire} ${mode} ${personne}`

const ouvrir = (contenu: string): string => `\n${inflateRawSync(Buffer.from(contenu, 'base64')).toString()}`

function ligneDe(texte: string, cle: string): unknown {
  const debut = texte.indexOf(`\n${cle}\t`)
  if (debut < 0) return null
  const valeur = debut + cle.length + 2
  return JSON.parse(texte.slice(valeur, texte.indexOf('\n', valeur)))
}
