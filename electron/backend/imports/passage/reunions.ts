/**
 * Communes that a newer file no longer tells apart. Insee's movements in the library say that B joined A after the date
 * of the reference; where the file has A and not B, the line of A is the value of both. It belongs to neither: both are
 * missing, and the value counts in the totals that hold them all.
 */

import { departementOfCode } from '../../../../shared/domain/codes.ts'
import { formatDate } from '../../../../shared/domain/format.ts'
import { accord, enumeration } from '../../../../shared/domain/francais.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { Ensemble, Evenement, Mouvements } from '../../../../shared/domain/mouvements.ts'
import type { ObservationRow } from '../../store/types.ts'
import { type ImportContext, selon } from '../context.ts'
import { auMoins, type CombineOptions, combine, type Part, sansDoute } from './combine.ts'

/** Share of the communes of a département that a file of all of them has at least. */
const COMPLET = 0.5

/** The file has few communes of the département of this one: that it lacks it may be for another reason. */
export function estExtrait({ zone, reference }: ImportContext, code: string): boolean {
  const toutes = reference.communesOfDepartement(departementOfCode(code))
  const { vus } = zone
  return toutes.filter((une) => vus.has(une)).length < toutes.length * COMPLET
}

export class Reunions {
  /** Communes kept without value of their own in this file. */
  readonly communes: ReadonlySet<string>
  /** Communes of today, of the whole country, that the file tells as one. */
  readonly groupes: readonly (readonly string[])[]
  readonly #context: ImportContext
  readonly #ensembles: readonly Ensemble[]
  /** A part of the commune has become a commune, and has no line. */
  readonly #partielles: ReadonlySet<string>

  /** To be made once the file is read to its end. */
  constructor(context: ImportContext) {
    const { reference, zone } = context
    const tous = reference.mouvements?.ensembles(zone.vus) ?? []
    const ensembles = tous.filter(({ communes }) => communes.length > 1)
    const touche = ({ communes }: Ensemble) => communes.some((code) => zone.codes.has(code))
    this.#context = context
    this.groupes = ensembles.map(({ communes }) => communes)
    this.#ensembles = ensembles.filter(touche)
    this.communes = new Set(this.#ensembles.flatMap((un) => un.communes.filter((code) => zone.codes.has(code))))
    this.#partielles = new Set(
      tous.flatMap(({ communes, absents }) => (communes.length === 1 && absents.length > 0 ? communes : [])),
    )
  }

  /** Says by name which communes are told as one. */
  dire(): void {
    for (const ensemble of this.#ensembles.filter((un) => this.#ici(un)))
      this.#context.tally.warn(this.#phrase(ensemble))
    for (const code of this.#partielles) {
      if (!this.#context.zone.etude.has(code)) continue
      this.#context.tally.warn(
        `${this.#nom(code)} : une partie est redevenue une commune, que ce fichier n’a pas ; ses effectifs sont un minimum.`,
      )
    }
  }

  /**
   * Of people or establishments, that a commune has none proves nothing: what may be is said, unless the file is older.
   * @param duFichier its day or its year; null: unknown.
   */
  direOffre(duFichier: string | null): void {
    for (const { communes, codes, date } of this.#ensembles.filter((un) => this.#ici(un))) {
      if (duFichier !== null && duFichier < date.slice(0, duFichier.length)) continue
      const [chef] = codes
      if (chef !== undefined && codes.length === 1 && !communes.includes(chef)) {
        const place = this.#context.zone.place(chef)
        if (place.kind !== 'dedans') continue
        this.#context.tally.warn(
          `${enumeration(communes.map((code) => this.#nom(code)))} sont devenues ${this.#nom(chef)} (${chef}) le ${formatDate(date)} : ce que ce fichier y place est compté à ${this.#nom(place.code)}.`,
        )
        continue
      }
      const autres = enumeration(communes.filter((code) => code !== chef).map((code) => this.#nom(code)))
      if (chef === undefined || codes.length > 1) continue
      this.#context.tally.warn(
        `${autres} et ${this.#nom(chef)} sont réunies depuis le ${formatDate(date)} : si ce fichier en tient compte, ce qui se trouve à ${autres} y est compté à ${this.#nom(chef)}.`,
      )
    }
  }

  /** Of a count that lacks a part: a lower bound. */
  borner(row: ObservationRow): ObservationRow {
    return this.#partielles.has(row.code) ? auMoins(row) : row
  }

  /** The rows of one figure for the communes told as one; those kept only. */
  lignes(
    definition: Indicateur,
    millesime: string,
    parts: ReadonlyMap<string, readonly Part[]>,
    options: CombineOptions,
  ): ObservationRow[] {
    return this.#ensembles.flatMap((ensemble) =>
      lignesEnsemble(this.#context, { ...ensemble, note: this.#note(ensemble) }, definition, millesime, parts, options),
    )
  }

  #ici({ communes }: Ensemble): boolean {
    return communes.some((code) => this.#context.zone.etude.has(code))
  }

  #note({ communes, date }: Ensemble): string {
    return `${enumeration(communes.map((code) => this.#nom(code)))} ensemble, réunies le ${formatDate(date)}`
  }

  #phrase({ communes, codes, date }: Ensemble): string {
    const { zone } = this.#context
    const dedans = communes.filter((code) => zone.etude.has(code))
    const [chef] = codes
    const autres = communes.filter((code) => code !== chef)
    const noms = (lesquels: readonly string[]) => enumeration(lesquels.map((code) => this.#nom(code)))
    const fait =
      chef !== undefined && codes.length === 1 && autres.length < communes.length
        ? `${noms(autres)} ${accord(autres.length, 'a été réunie', 'ont été réunies')} à ${this.#nom(chef)} le ${formatDate(date)} : la valeur de ${this.#nom(chef)} dans ce fichier est celle ${communes.length === 2 ? 'des deux' : `des ${communes.length} ensemble`}.`
        : `${noms(communes)} ne sont plus les mêmes communes depuis le ${formatDate(date)} : les valeurs de ce fichier ne les distinguent pas.`
    const suite =
      dedans.length === communes.length
        ? 'Elle compte dans les totaux qui les contiennent ; aucune n’a de valeur à elle seule.'
        : `${noms(dedans)} ${accord(dedans.length, 'n’a donc pas de valeur', 'n’ont donc pas de valeur')}.`
    const doute = autres.some((code) => estExtrait(this.#context, code))
      ? ` Si ce fichier est plus ancien, ajoutez-y une ligne pour ${noms(autres)}.`
      : ''
    return `${fait} ${suite}${doute}`
  }

  #nom(code: string): string {
    const { reference } = this.#context
    return reference.commune(code)?.nom ?? reference.mouvements?.mouvements.nom(code) ?? code
  }
}

/** Communes of today that a file tells as one, under these codes. */
export interface Ensemblees {
  readonly communes: readonly string[]
  readonly codes: readonly string[]
  readonly note: string
}

/**
 * The rows of one figure for those kept: none has a value, but what they are together counts in a total
 * that holds them all.
 */
export function lignesEnsemble(
  context: ImportContext,
  { communes, codes, note }: Ensemblees,
  definition: Indicateur,
  millesime: string,
  parts: ReadonlyMap<string, readonly Part[]>,
  options: CombineOptions,
): ObservationRow[] {
  const porteur = communes.find((code) => parts.has(code)) ?? ''
  const lues = communes.flatMap((code) => parts.get(code) ?? [])
  const dedans = communes.filter((code) => context.zone.codes.has(code))
  const lire = () => combine(selon(context, communes), definition, millesime, porteur, lues, options)
  const row = lues.length === 0 ? null : sansDoute(context, communes, lire)
  const entier = codes.every((code) => lues.some((part) => part.code === code))
  const commune =
    definition.nature === 'additif' && entier && dedans.length === communes.length && row?.etat === 'connue'
  return dedans.map(
    (code): ObservationRow => ({
      indicateur: definition.id,
      millesime,
      code,
      etat: 'manquante',
      valeur: null,
      min: null,
      max: null,
      motif: row?.etat === 'manquante' ? row.motif : 'non_disponible',
      note,
      ligne: row?.ligne ?? null,
      parts: commune
        ? communes.map((un) =>
            un === porteur
              ? { code: un, valeur: row.valeur ?? 0, ligne: row.ligne }
              : { code: un, valeur: 0, ligne: null },
          )
        : null,
    }),
  )
}

/** One event in words, for who imports the movements. */
export function phraseEvenement(evenement: Evenement, mouvements: Mouvements): string {
  const { date, avant, apres, disparues, creees } = evenement
  const noms = (codes: readonly string[]) =>
    enumeration(codes.map((code) => `${mouvements.nom(code) ?? code} (${code})`))
  const jour = `le ${formatDate(date)}`
  const [reste] = apres
  if (creees.length === 0 && apres.length === 1 && reste !== undefined) {
    const verbe = accord(disparues.length, 'a été réunie', 'ont été réunies')
    return `${noms(disparues)} ${verbe} à ${noms([reste])} ${jour}.`
  }
  if (disparues.length === 0 && creees.length > 0) {
    const verbe = accord(
      creees.length,
      'est redevenue ou devenue une commune',
      'sont redevenues ou devenues des communes',
    )
    return `${noms(creees)} ${verbe} ${jour}, sur le territoire de ${noms(avant)}.`
  }
  return `${noms(avant)} : ${accord(apres.length, 'nouveau code', 'nouveaux codes')} ${noms(apres)} ${jour}.`
}
