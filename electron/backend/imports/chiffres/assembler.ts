/** The figures of a file once it is read: what each commune of today has of them, and the territories around. */
import { POPULATION, POPULATIONS_LEGALES } from '../../../../shared/domain/chiffres/ids.ts'
import { accord } from '../../../../shared/domain/francais.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { ComparaisonRow, ObservationRow } from '../../store/types.ts'
import * as errors from '../bilan/errors.ts'
import { sansAnnee } from '../bilan/errors-valeurs.ts'
import { extrait } from '../bilan/french.ts'
import { enClair } from '../communes/lieux-en-mots.ts'
import type { ImportContext } from '../context.ts'
import { Absorptions } from '../passage/absorptions.ts'
import { direAdditionnees } from '../passage/additionnees.ts'
import { auMoins, combine, estEntiere, sansDoute } from '../passage/combine.ts'
import { Retablies } from '../passage/retablies.ts'
import { Reunions } from '../passage/reunions.ts'
import type { Mesure, ObservationLayout } from '../profiles/types-mesures.ts'
import { direAnnees } from '../table/annees-titres.ts'
import type { Header } from '../table/header.ts'
import { areaMillesime, warnArea } from './aires.ts'
import type { Column } from './columns.ts'
import type { LectureChiffres } from './lecture.ts'
import { populationMillesime, yearInName } from './millesime.ts'
import { bornerMorceaux } from './morceaux.ts'

/** Read of a file, its figures as they will be written. */
export interface Assembles {
  readonly rows: ObservationRow[]
  readonly comparaisons: ComparaisonRow[]
  /** Communes with something known. */
  readonly connues: ReadonlySet<string>
  readonly brought: readonly { definition: Indicateur; millesime: string; communes: number }[]
}

type Datee = Column & { readonly indicateur: string; readonly millesime: string }

/** @throws MaillageError donnees-invalides: nothing of the territory, no vintage, a year given twice */
export function assembler(
  context: ImportContext,
  header: Header,
  layout: ObservationLayout,
  lus: LectureChiffres,
): Assembles {
  const faits = new Assemblage(context, layout, lus)
  faits.exigerLaZone()
  direAnnees(context.tally, context.source.nom, layout.mesures, header, context.options.millesime)
  faits.assembler()
  return faits
}

class Assemblage implements Assembles {
  readonly rows: ObservationRow[] = []
  readonly comparaisons: ComparaisonRow[] = []
  readonly connues = new Set<string>()
  readonly brought: { definition: Indicateur; millesime: string; communes: number }[] = []
  readonly #context: ImportContext
  readonly #ailleurs: ImportContext
  readonly #layout: ObservationLayout
  readonly #lus: LectureChiffres
  readonly #couverte: (code: string) => boolean
  readonly #reunions: Reunions
  readonly #retablies: Retablies
  /** Communes of an exhaustive table that it does not list. */
  readonly #sansLigne: readonly string[]
  /** Year and commune whose own line is the whole, for all the figures of the file. */
  readonly #entieres = new Set<string>()
  /** Figures of which the file has some of the lines only. */
  readonly #incomplets = new Set<string>()

  constructor(context: ImportContext, layout: ObservationLayout, lus: LectureChiffres) {
    this.#context = context
    this.#ailleurs = { ...context, tally: context.ailleurs }
    this.#layout = layout
    this.#lus = lus
    const { exhaustif, totals, seen, communesEntieres } = lus
    const couverte = exhaustif?.couverture() ?? (() => false)
    this.#couverte = couverte
    if (exhaustif !== null) totals.couvrir(couverte)
    direDoubles(context, totals.doubles)
    this.#reunions = new Reunions(context)
    this.#reunions.dire()
    totals.reunir(this.#reunions.groupes)
    this.#retablies = new Retablies(context, exhaustif !== null)
    this.#sansLigne = [...context.zone.codes].filter((code) => couverte(code) && !this.#reunions.communes.has(code))
    for (const code of [...this.#sansLigne, ...this.#reunions.communes, ...communesEntieres.arrondissements()])
      seen.add(code)
  }

  exigerLaZone(): void {
    const { zone, source, tally } = this.#context
    const { seen, totals } = this.#lus
    if (![...seen].some((code) => zone.etude.has(code)) && !totals.compare)
      throw errors.rienDansLaZone(source.nom, tally.ignorees())
  }

  assembler(): void {
    const { totals, communesEntieres } = this.#lus
    const colonnes = this.#datees()
    this.#retablies.voir(colonnes.map((une) => ({ ...une, parle: (commune) => totals.parle(une.mesure, commune) })))
    const absorptions = new Absorptions(this.#context, colonnes, this.#couverte)
    absorptions.dire()
    totals.partager('', [...absorptions.partielles.keys()])
    for (const colonne of this.#premieres(colonnes)) this.#figure(colonne, absorptions)
    if (this.#layout.morceaux === true) bornerMorceaux(this.#context, this.rows)
    this.#direIncomplets()
    this.#retablies.dire()
    communesEntieres.dire(this.#context)
  }

  /** Each figure with its vintage: that of its column, else that of the file. */
  #datees(): readonly Datee[] {
    const { tally, source, options, reference } = this.#context
    const { columns, annee, sample, anneesAires } = this.#lus
    const ouvertes = [...columns.all()].filter(({ mesure }) => mesure.millesime === null)
    const duFichier = lazily(() => {
      const nommee = annee.seule ?? (this.#layout.anneeDemandee === true ? null : yearInName(source.nom))
      if (!ouvertes.some(({ mesure }) => POPULATIONS.has(mesure.indicateur))) {
        const dite = options.millesime ?? nommee
        if (dite === null)
          throw errors.millesimeInconnu(source.nom, `ces chiffres (« ${ouvertes[0]?.definition.libelle ?? ''} »)`)
        return dite
      }
      return populationMillesime(options.millesime, source.nom, nommee, sample, reference, tally)
    })
    const superficie = () => areaMillesime(this.#context, annee.seule, anneesAires)
    return [...columns.all()].map((colonne) => {
      const { indicateur, millesime } = colonne.mesure
      const ouverte = indicateur === 'SUPERF' ? superficie : duFichier
      return { ...colonne, indicateur, millesime: millesime ?? ouverte() }
    })
  }

  /** A figure and a year are written once, from the first of the columns that give them. */
  *#premieres(colonnes: readonly Datee[]): Iterable<Datee> {
    const { tally, source } = this.#context
    const ecrites = new Map<string, Mesure>()
    for (const colonne of colonnes) {
      const { mesure, definition, millesime } = colonne
      const cle = `${mesure.indicateur} ${millesime}`
      const premiere = ecrites.get(cle)
      if (premiere === undefined) {
        ecrites.set(cle, mesure)
        yield colonne
      } else if (this.#layout.mesure !== undefined) throw sansAnnee(source.nom, definition.libelle, millesime)
      else
        tally.warn(
          `« ${definition.libelle} » (${millesime}) est dans plusieurs colonnes : la première est lue (colonne ${premiere.index + 1}), pas la colonne ${mesure.index + 1}.`,
        )
    }
  }

  #figure({ mesure, definition, parts, millesime }: Datee, absorptions: Absorptions): void {
    const { zone } = this.#context
    const { columns, moyennes, totals, communesEntieres } = this.#lus
    for (const [code, list] of mesure.indicateur === POPULATION ? parts : []) {
      if (estEntiere(this.#context, millesime, code, list)) this.#entieres.add(`${millesime} ${code}`)
    }
    const commeLues = { sommer: this.#layout.sommer === true, poids: moyennes.poids(mesure, columns.all()) }
    const ensembles = this.#retablies.ensembles(mesure.indicateur, millesime, (commune) =>
      totals.parle(mesure, commune),
    )
    const ensemblees = new Set(ensembles.flatMap((un) => un.communes))
    const values: ObservationRow[] = []
    let communes = 0
    for (const [code, list] of parts) {
      if (this.#reunions.communes.has(code) || ensemblees.has(code)) continue
      const row = this.#deCommune({ mesure, definition, millesime }, code, list, commeLues)
      if (row === null) continue
      if (zone.etude.has(code)) communes++
      values.push(definition.nature === 'additif' ? absorptions.borner(definition, this.#reunions.borner(row)) : row)
      if (row.etat !== 'manquante') this.connues.add(row.code)
    }
    values.push(...this.#reunions.lignes(definition, millesime, parts, commeLues))
    values.push(...this.#retablies.lignes(ensembles, definition, millesime, parts, commeLues))
    const sansParts = communesEntieres.lignes(mesure, millesime, parts)
    values.push(...sansParts)
    const dites = new Set([...parts.keys(), ...ensemblees, ...sansParts.map(({ code }) => code)])
    const zeros = this.#zeros(mesure, millesime, dites)
    communes += zeros.filter(({ code, etat }) => etat === 'connue' && zone.etude.has(code)).length
    values.push(...zeros)
    const entier = this.#entier(mesure, definition)
    for (const row of values) this.rows.push(entier(row))
    const additif = definition.nature === 'additif'
    const tous = ensembles.map((un) => un.communes)
    for (const row of totals.lignes(mesure, mesure.indicateur, millesime, additif, moyennes.cles(mesure), tous)) {
      this.comparaisons.push(entier(row))
    }
    if (communes > 0) this.brought.push({ definition, millesime, communes })
    warnArea(this.#context, mesure, parts, values)
  }

  /** What a commune has of a figure, from the lines that lead to it; null: nothing sure. */
  #deCommune(
    { mesure, definition, millesime }: Pick<Datee, 'mesure' | 'definition' | 'millesime'>,
    code: string,
    list: Parameters<typeof combine>[4],
    commeLues: Pick<NonNullable<Parameters<typeof combine>[5]>, 'sommer' | 'poids'>,
  ): ObservationRow | null {
    const context = this.#context.zone.etude.has(code) ? this.#context : this.#ailleurs
    const options = {
      ...commeLues,
      couverte: this.#couverte(code),
      entiere: this.#entieres.has(`${millesime} ${code}`) || undefined,
    }
    const lue = sansDoute(this.#context, [code], () => combine(context, definition, millesime, code, list, options))
    if (lue === null) return null
    direAdditionnees(context, definition, lue)
    return this.#lus.pertes.borner(mesure, definition, lue)
  }

  /** What an exhaustive table says of the communes that it does not list. */
  #zeros(mesure: Mesure, millesime: string, dites: ReadonlySet<string>): ObservationRow[] {
    const { pertes } = this.#lus
    return this.#sansLigne.flatMap((code) => {
      if (dites.has(code)) return []
      if (pertes.rejetee(mesure, code)) return [pertes.perdue(mesure.indicateur, millesime, code)]
      this.connues.add(code)
      return [zero(mesure.indicateur, millesime, code)]
    })
  }

  /** Of a figure of which the whole file lacks a part, what is added up is a minimum, here and in what it is compared with. */
  #entier(mesure: Mesure, { libelle }: Indicateur): <T extends ObservationRow | ComparaisonRow>(row: T) => T {
    if (this.#layout.incomplet?.(mesure) !== true) return (row) => row
    this.#incomplets.add(`«\u00a0${libelle}\u00a0»`)
    return auMoins
  }

  #direIncomplets(): void {
    const incomplets = this.#incomplets
    if (incomplets.size === 0) return
    this.#context.tally.warn(
      `Ce fichier a une partie seulement des lignes dont ${extrait([...incomplets])} ${accord(incomplets.size, 'est fait', 'sont faits')}\u00a0: ce qui en est connu est un minimum.`,
    )
  }
}

/** What the embedded populations tell the year of. */
const POPULATIONS: ReadonlySet<string> = new Set(POPULATIONS_LEGALES)

function direDoubles({ reference, tally }: ImportContext, codes: readonly string[]): void {
  if (codes.length === 0) return
  const doubles = codes.map((code) => enClair(reference, code))
  tally.warn(
    `Hors de votre territoire, ${extrait(doubles)} ${accord(doubles.length, 'est donnée', 'sont données')} plusieurs fois : les totaux qui l${accord(doubles.length, 'a', 'es')} contiennent (EPCI, département, région, France) ne sont pas calculés.`,
  )
}

function zero(indicateur: string, millesime: string, code: string): ObservationRow {
  const rien = { min: null, max: null, motif: null, note: null, ligne: null, parts: null }
  return { indicateur, millesime, code, etat: 'connue', valeur: 0, ...rien }
}

function lazily<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined
  return () => {
    value ??= { made: make() }
    return value.made
  }
}
