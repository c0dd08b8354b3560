/** The lines of a table of figures by commune: where each leads, what it says, what must be told of it. */
import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import { listIndicateurs } from '../../store/indicateurs.ts'
import { negatif } from '../bilan/errors-valeurs.ts'
import { court } from '../bilan/french.ts'
import type { Tally } from '../bilan/tally.ts'
import { CodesCheck } from '../communes/codes-check.ts'
import { Exhaustif } from '../communes/exhaustif.ts'
import type { Place } from '../communes/zone.ts'
import { AUTRE_CHIFFRE, AUTRE_NIVEAU, COMPARAISON, type ImportContext } from '../context.ts'
import type { Part } from '../passage/combine.ts'
import { CommunesEntieres } from '../passage/communes-entieres.ts'
import type { Mesure, ObservationLayout } from '../profiles/types-mesures.ts'
import type { Header } from '../table/header.ts'
import type { TableRow } from '../table/rang.ts'
import { codeOfRow, placeRow, refuseDehors } from '../table/rows.ts'
import { AnneesAires } from './aires.ts'
import { ColonneAnnee } from './colonne-annee.ts'
import { Columns } from './columns.ts'
import { Comparaisons } from './comparaisons.ts'
import { Douteuses } from './douteuses.ts'
import { Ecritures } from './ecritures.ts'
import { type Given, illisible, lacunes, readValues, sansValeurs } from './lire-valeurs.ts'
import { direCellules } from './lues-en-partie.ts'
import { PopulationSample } from './millesime.ts'
import { Moyennes } from './moyennes.ts'
import { Pertes } from './pertes.ts'
import { Repetees } from './repetees.ts'

/** Of a figure that lacks a line whose repair the user refused. */
const REFUSEE = 'une ligne rejetée\u00a0: réparation refusée à l’import'

type Placee = Extract<Place, { readonly kind: 'dedans' }>

export class LectureChiffres {
  readonly columns: Columns
  readonly totals: Comparaisons
  readonly moyennes: Moyennes
  readonly exhaustif: Exhaustif | null
  readonly pertes = new Pertes()
  readonly communesEntieres: CommunesEntieres
  readonly annee: ColonneAnnee
  readonly anneesAires = new AnneesAires()
  readonly sample = new PopulationSample()
  /** Communes that the file speaks of. */
  readonly seen = new Set<string>()
  /** Lines of the file that each has. */
  readonly lignes = new Map<string, number>()
  readonly #context: ImportContext
  readonly #header: Header
  readonly #layout: ObservationLayout
  readonly #check: CodesCheck
  readonly #ecritures = new Ecritures()
  readonly #repetees: Repetees
  readonly #deja: Douteuses

  constructor(context: ImportContext, header: Header, layout: ObservationLayout) {
    const { zone, options } = context
    this.#context = context
    this.#header = header
    this.#layout = layout
    this.#check = new CodesCheck(context.reference)
    this.#repetees = new Repetees(layout)
    this.#deja = new Douteuses(layout)
    this.totals = new Comparaisons(zone, layout.sommer === true ? 'sommer' : options.doublons)
    this.moyennes = new Moyennes(this.totals)
    this.columns = new Columns(layout, listIndicateurs(context.dossier))
    this.exhaustif = layout.exhaustif === true ? new Exhaustif(zone) : null
    this.communesEntieres = new CommunesEntieres(zone)
    this.annee = new ColonneAnnee(header, layout)
  }

  /** Heading of a figure, to be shown. */
  readonly nom = (mesure: Mesure): string => court(this.#header.cells[mesure.index] ?? '')

  /** @throws MaillageError donnees-invalides: a negative count */
  voir(row: TableRow): void {
    const { tally } = this.#context
    const layout = this.#layout
    const niveau = layout.niveau?.(row.cells) ?? (layout.niveau === undefined ? 'commune' : null)
    if (niveau === null) {
      tally.ignore(AUTRE_NIVEAU, row.ligne)
      return
    }
    const given = readValues(row.cells, layout)
    if (given.length === 0) {
      this.#sansChiffre(row)
      return
    }
    this.#controler(row, given)
    this.annee.voir(row.cells)
    if (niveau !== 'commune') {
      for (const { mesure, value } of given) if (value !== null) this.totals.donner(mesure, niveau, value)
      tally.ignore(COMPARAISON, row.ligne)
      return
    }
    this.#commune(row, given)
  }

  /** @throws MaillageError donnees-invalides: codes of another year, a writing that is no number's, several years, lines given twice */
  verdict(): void {
    const { tally, source, options } = this.#context
    direCellules(tally)
    this.#check.verdict(source.nom)
    this.#ecritures.verdict(source.nom, this.#header)
    this.annee.verdict(source.nom)
    const [premiere] = this.#layout.mesures
    const quoi = premiere === undefined ? 'ces chiffres' : `« ${this.nom(premiere)} »`
    this.#repetees.verdict(source.nom, quoi, (options.doublons ?? 'refuser') !== 'refuser')
  }

  #sansChiffre(row: TableRow): void {
    const { zone, tally } = this.#context
    const code = this.exhaustif === null ? null : codeOfRow(row.cells, this.#layout.code)
    const commune = code === null ? null : zone.enCommune(zone.place(code.code))
    if (code !== null && commune !== null) this.exhaustif?.voir(commune, code.code)
    tally.ignore(this.#layout.horsSujet ?? AUTRE_CHIFFRE, row.ligne)
  }

  #controler(row: TableRow, given: readonly Given[]): void {
    for (const { mesure, value } of given) {
      // A figure met outside the study area only still has totals to compare with.
      const { definition } = this.columns.of(mesure)
      this.anneesAires.voir(mesure, row.cells)
      this.#ecritures.voir(mesure, definition, row.cells[mesure.index] ?? '', row.ligne)
      if (value?.kind === 'number' && value.value < 0 && !mayBeNegative(definition)) {
        throw negatif(this.#context.source.nom, row.ligne, this.nom(mesure), value.value)
      }
    }
  }

  #commune(row: TableRow, given: readonly Given[]): void {
    const { zone, tally } = this.#context
    const layout = this.#layout
    let place: Place | undefined
    let ecrit = ''
    const placed = placeRow(this.#context, row, layout.code, (code, found) => {
      place = found
      ecrit = code
      this.#check.add(code, layout.nom < 0 ? '' : (row.cells[layout.nom] ?? ''), found.kind === 'inconnu')
      const population = given.find(
        ({ mesure }) => mesure.indicateur === POPULATION && mesure.millesime === null,
      )?.value
      if (population?.kind === 'number') this.sample.add(code, population.value)
    })
    const commune = place === undefined ? null : zone.enCommune(place)
    const doute = place?.kind === 'dedans' ? this.#deja.dire(row.cells) : null
    if (doute !== null && typeof placed === 'object' && placed !== null) {
      this.#compte(placed.place.code).reject(doute, row.ligne, row)
      this.pertes.rejeter(given, placed.place.code)
      if (commune !== null) this.exhaustif?.voir(commune, ecrit)
      return
    }
    if (commune !== null) {
      const prises = placed === 'refusee' || refuseDehors(tally, commune) ? sansValeurs(given) : given
      for (const { mesure, value } of prises) if (value !== null) this.totals.ajouter(mesure, commune, value, ecrit)
      this.moyennes.ajouter(prises, commune, ecrit)
      this.exhaustif?.voir(commune, ecrit)
      this.communesEntieres.voir(given, commune.code, ecrit)
      this.#repetees.voir(
        ecrit,
        row.ligne,
        zone.etude.has(commune.code) || zone.etude.has(ecrit),
        given,
        (mesure) => this.columns.of(mesure).definition.nature,
      )
    }
    if (place?.kind === 'partage') {
      this.totals.partager(ecrit, place.vers)
      this.pertes.partager(place.vers)
    }
    if (placed === 'refusee' && place?.kind === 'dedans') this.pertes.rejeter(given, place.code, REFUSEE)
    if (placed === null || typeof placed === 'string') return
    if (this.#retenir(row, given, placed, commune)) {
      this.seen.add(placed.place.code)
      if (commune?.kind === 'dedans') this.seen.add(commune.code)
    }
  }

  /** What a line says of a commune that is kept. False: nothing of it can be read. */
  #retenir(
    row: TableRow,
    given: readonly Given[],
    placed: { readonly code: string; readonly place: Placee },
    commune: ReturnType<ImportContext['zone']['enCommune']>,
  ): boolean {
    const layout = this.#layout
    const { code, deplace, arrondissement } = placed.place
    const ici = this.#compte(code)
    if (deplace && layout.nom >= 0) ici.nommer(placed.code, (row.cells[layout.nom] ?? '').trim())
    const broken = given.filter(({ value }) => value?.kind === 'invalid')
    const [premiere] = broken
    if (premiere !== undefined && broken.length === given.filter(({ value }) => value !== null).length) {
      ici.reject(`${illisible(premiere.mesure)} dans la colonne « ${this.nom(premiere.mesure)} »`, row.ligne, row)
      this.pertes.rejeter(given, code)
      return false
    }
    // A cell that is not understood costs that cell; the others of its line are as good as ever.
    for (const { mesure } of broken) ici.cellule(this.nom(mesure), row.ligne, row.cells[mesure.index] ?? '')
    this.pertes.rejeter(broken, code)
    if (layout.mesure === undefined) this.pertes.rejeter(lacunes(given), code)
    ici.retenues++
    this.lignes.set(code, (this.lignes.get(code) ?? 0) + 1)
    const terme = layout.terme?.(row.cells)
    // The code of the reference, where the file has the same: one string for all its lines.
    const ecrit = placed.code === code ? code : placed.code
    let part: Part | undefined
    for (const { mesure, value } of given) {
      if (value === null || value.kind === 'invalid') continue
      if (value.kind === 'missing') ici.missing(value.reason)
      const ecrite = mesure.note < 0 ? '' : (row.cells[mesure.note] ?? '').trim()
      const note = ecrite === '' ? null : court(ecrite, 200)
      // The figures of one cell share what is kept of it: the ages of a few départements make millions.
      if (part?.value !== value || part.note !== note) {
        // Whole at once: a copy with one more property takes half as much again.
        const { ligne } = row
        part =
          terme === undefined
            ? { code: ecrit, ligne, value, note, arrondissement }
            : { code: ecrit, ligne, value, note, arrondissement, terme }
      }
      this.columns.add(mesure, code, part)
      // The whole commune, where it is kept too, is made of its arrondissements.
      if (commune !== null && commune.code !== code && commune.kind === 'dedans')
        this.columns.add(mesure, commune.code, { ...part, arrondissement: true })
    }
    return true
  }

  /** Where what happens to a line of this commune is told. */
  #compte(code: string): Tally {
    const { zone, tally, ailleurs } = this.#context
    return zone.etude.has(code) ? tally : ailleurs
  }
}

/** No figure of the catalogue goes below zero; a rate of change that a dossier defines may. */
function mayBeNegative({ id, nature }: Indicateur): boolean {
  return id.startsWith('perso:') && nature !== 'additif'
}
