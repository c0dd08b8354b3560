/**
 * What a line of the Annuaire Santé says, once its bytes have told that it may be of the territory: who, where, or why it is
 * left out.
 */
import { MEDECIN, MODE_LIBERAL } from '../../../../shared/domain/catalogues.ts'
import { departementOfCode, departementsOfPostcode } from '../../../../shared/domain/codes.ts'
import type { Tally } from '../bilan/tally.ts'
import type { PorteeListe } from '../communes/portee.ts'
import type { Zone } from '../communes/zone.ts'
import { CODE_INCONNU, HORS_ZONE, type ImportContext } from '../context.ts'
import type { AnnuaireLayout } from '../profiles/types-offre.ts'
import { deplacer } from '../table/rows.ts'
import { codeNu, parseCode, parsePostcode, zeroPerdu } from '../table/values.ts'
import { DEDANS, DEHORS, ENTIERE, INCONNU, PARTAGE, TOUCHE } from './cle-code.ts'

export interface ScannedActivity {
  /** Null: à placer. */
  readonly code: string | null
  readonly codePostal: string | null
  readonly profession: string
  readonly savoirFaire: string | null
  readonly mode: string | null
  readonly identifiant: string
  /** Communes kept where it may be. */
  readonly possibles: readonly string[]
  /** One of them is of the study area. */
  readonly ici: boolean
}

/** Where a line leads. */
interface Lieu {
  readonly code: string | null
  readonly codePostal: string | null
  readonly possibles: readonly string[]
}

/** Text of a column of the line. */
export type Cellule = (column: number) => string

export const ETUDIANT = 'étudiant (catégorie E)'
export const REMPLACANT = 'activité de remplacement (GENR02)'
export const SANS_ADRESSE = 'ni code de commune ni code postal'
export const CEDEX = 'code postal CEDEX ou inconnu, sans code de commune'
/** TRE_G15, TRE_R95. */
const PROFESSION = /^\d{2}$/
const PROFESSION_ILLISIBLE = 'code de profession illisible'
/** Modes known not to be counted: salaried, unpaid, none. */
const SANS_EFFET: ReadonlySet<string> = new Set(['S', 'B', ''])
export const SANS_IDENTIFIANT = 'identifiant du professionnel absent'

export class LigneAnnuaire {
  /** Number of the line that is read. */
  ligne = 0
  readonly #layout: AnnuaireLayout
  readonly #zone: Zone
  readonly #tally: Tally
  readonly #ailleurs: Tally
  readonly #portee: PorteeListe
  readonly #keep: (activity: ScannedActivity) => void
  /** Lines without code of commune, by postcode. */
  readonly #lignesPostales = new Uint32Array(100_000)
  readonly #postcodes = new Uint8Array(100_000)
  #hors = 0
  #horsFirst: number[] = []
  #sansAdresse = 0
  #sansAdresseFirst: number[] = []

  constructor(
    layout: AnnuaireLayout,
    { zone, tally, ailleurs }: Pick<ImportContext, 'zone' | 'tally' | 'ailleurs'>,
    portee: PorteeListe,
    keep: (activity: ScannedActivity) => void,
  ) {
    this.#layout = layout
    this.#zone = zone
    this.#tally = tally
    this.#ailleurs = ailleurs
    this.#portee = portee
    this.#keep = keep
  }

  /** Gives the counts kept aside to the tally. */
  finir(): void {
    const [hors] = this.#horsFirst
    if (hors !== undefined) this.#tally.ignoreMany(HORS_ZONE, this.#horsFirst, this.#hors)
    for (const [key, lignes] of this.#lignesPostales.entries()) {
      const seule = lignes === 0 ? undefined : this.#zone.communeOfPostcode(String(key).padStart(5, '0'))
      if (seule !== undefined) this.#portee.voir(this.#zone.place(seule), seule, lignes)
    }
    if (this.#sansAdresse > 0) this.#tally.ignoreMany(SANS_ADRESSE, this.#sansAdresseFirst, this.#sansAdresse)
  }

  /** A line whose code leads to a commune that is kept. */
  dedans(cell: Cellule): void {
    const code = parseCode(cell(this.#layout.commune))?.code ?? ''
    const place = this.#zone.place(code)
    if (place.kind !== 'dedans') return
    const precis = place.deplace ? place.code : this.#precis(cell, place.code)
    const tally = this.#compte([precis])
    if (place.deplace && !deplacer(tally, this.ligne, () => this.rejetee(cell), code, place)) {
      this.perdre(cell, [place.code])
      return
    }
    const placee = this.#precis(cell, place.code)
    this.#give(cell, { code: placee, codePostal: null, possibles: [placee] }, tally)
  }

  /** A line may tell the whole commune and the postcode of one of its arrondissements. */
  #precis(cell: Cellule, code: string): string {
    if (this.#zone.arrondissements(code).length === 0) return code
    const place = this.#zone.postcode(parsePostcode(cell(this.#layout.codePostal)) ?? '')
    return place.kind === 'dedans' ? place.code : code
  }

  /** Where what happens to a line that may be in these communes is told. To be asked once for each line. */
  #compte(possibles: readonly string[]): Tally {
    if (this.#zone.ici(possibles)) return this.#tally
    this.dehors()
    return this.#ailleurs
  }

  #give(cell: Cellule, { code, codePostal, possibles }: Lieu, tally: Tally): void {
    const layout = this.#layout
    if (codeNu(cell(layout.categorie)) === 'E') {
      tally.ignore(ETUDIANT, this.ligne)
      return
    }
    if (layout.genre >= 0 && codeNu(cell(layout.genre)) === 'GENR02') {
      tally.ignore(REMPLACANT, this.ligne)
      return
    }
    const national = layout.identifiantNational < 0 ? '' : codeNu(cell(layout.identifiantNational))
    const own = layout.identifiant < 0 ? '' : codeNu(cell(layout.identifiant))
    const type = layout.typeIdentifiant < 0 ? '' : codeNu(cell(layout.typeIdentifiant))
    const identifiant = national !== '' ? national : own === '' ? '' : type + own
    const profession = codeNu(cell(layout.profession))
    if (identifiant === '' || !PROFESSION.test(profession)) {
      this.perdre(cell, possibles)
      tally.reject(identifiant === '' ? SANS_IDENTIFIANT : PROFESSION_ILLISIBLE, this.ligne, this.rejetee(cell))
      return
    }
    const mode = codeNu(cell(layout.mode))
    if (mode !== MODE_LIBERAL && !SANS_EFFET.has(mode)) {
      this.perdre(cell, possibles)
      tally.warn(`Des modes d’exercice sont inconnus (« ${mode.slice(0, 20)} ») : ces personnes ne sont pas comptées.`)
    }
    this.#keep({
      code,
      codePostal,
      profession,
      savoirFaire: codeNu(cell(layout.savoirFaire)) || null,
      mode: mode || null,
      identifiant,
      possibles,
      ici: tally === this.#tally,
    })
  }

  /** A postcode decides only when it has one commune and the address is no CEDEX; else counted and left out. */
  parCodePostal(cell: Cellule, state: number): void {
    const layout = this.#layout
    const raw = cell(layout.codePostal).trim()
    const codePostal = parsePostcode(raw)
    if (state === PARTAGE || state === ENTIERE) {
      this.#near(cell, codePostal)
      return
    }
    if (raw === '' && state === INCONNU) {
      const code = parseCode(cell(layout.commune))?.code
      if (this.#counted(cell))
        this.#portee.perdreLigne('', code === undefined ? null : departementOfCode(code), this.#categorie(cell))
      this.#tally.reject(CODE_INCONNU, this.ligne, this.rejetee(cell))
      return
    }
    if (raw === '') {
      if (this.#sansAdresse++ < 10) this.#sansAdresseFirst.push(this.ligne)
      return
    }
    const place = codePostal === null ? DEHORS : this.#postcodeState(codePostal)
    if (codePostal === null || place === DEHORS) {
      this.dehors()
      return
    }
    if (state === 0) ajouter(this.#lignesPostales, Number(codePostal))
    if (place === INCONNU) {
      this.#byCedex(cell, codePostal)
      return
    }
    const possibles = this.#zone.possibles(codePostal)
    const tally = this.#compte(possibles)
    const mende = { genre: 'zeros', ligne: this.ligne, avant: raw, apres: codePostal } as const
    if (zeroPerdu(raw) && !tally.reparer(mende, true, () => this.rejetee(cell))) {
      this.perdre(cell, possibles)
      return
    }
    const only = place === TOUCHE || state === INCONNU ? null : this.#zone.postcode(codePostal)
    const code = only?.kind === 'dedans' ? only.code : null
    this.#give(cell, { code, codePostal, possibles }, tally)
  }

  /**
   * Of an old commune shared between several of today's, or of a whole city kept by arrondissement: the person is near, not
   * placed, unless the postcode tells the arrondissement.
   */
  #near(cell: Cellule, codePostal: string | null): void {
    const zone = this.#zone
    const code = parseCode(cell(this.#layout.commune))?.code ?? ''
    const place = zone.place(code)
    if (place.kind === 'entiere') {
      const precis = codePostal === null ? null : zone.postcode(codePostal)
      if (precis?.kind === 'dehors') this.dehors()
      else {
        const seul = precis?.kind === 'dedans' ? precis.code : null
        const possibles = seul === null ? zone.arrondissements(place.code) : [seul]
        this.#give(cell, { code: seul, codePostal, possibles }, this.#compte(possibles))
      }
      return
    }
    const vers = place.kind === 'partage' ? place.vers : []
    const departement = departementOfCode(code)
    const communes = vers.length > 0 ? vers : [...zone.codes].filter((une) => departementOfCode(une) === departement)
    const possibles = communes.filter((une) => zone.codes.has(une))
    this.#give(cell, { code: null, codePostal, possibles }, this.#compte(possibles))
  }

  /** The postcode of a CEDEX is nobody's: its town may be told by its name. */
  #byCedex(cell: Cellule, codePostal: string): void {
    const { ville, cedex } = this.#layout
    const bureau =
      cedex < 0
        ? ''
        : cell(cedex)
            .trim()
            .replace(/^\d{5}\s*/, '')
    const nom = (ville < 0 ? '' : cell(ville).trim()) || bureau
    const zone = this.#zone
    const lieu = zone.lieux.parCodePostal(codePostal, Buffer.from(nom, 'latin1').toString('utf8'))
    const place = lieu.kind === 'commune' ? zone.place(lieu.code) : null
    if (place?.kind === 'dedans') {
      const possibles = [place.code]
      this.#give(cell, { code: place.code, codePostal, possibles }, this.#compte(possibles))
      return
    }
    const dans = (departements: ReadonlySet<string>) =>
      departementsOfPostcode(codePostal).some((un) => departements.has(un))
    if (place !== null || !dans(zone.departements())) {
      this.dehors()
      return
    }
    if (this.#counted(cell)) this.#portee.perdreCedex(codePostal, this.#categorie(cell))
    if (dans(zone.departementsEtude())) this.#tally.reject(CEDEX, this.ligne, this.rejetee(cell))
    else this.dehors()
  }

  /** A line left out that may be of these communes. */
  perdre(cell: Cellule, communes: readonly string[]): void {
    if (this.#counted(cell)) this.#portee.perdre(communes, this.#categorie(cell))
  }

  /** May this line count in a figure? */
  #counted(cell: Cellule): boolean {
    const { mode, categorie, genre } = this.#layout
    if (codeNu(cell(categorie)) === 'E' || (genre >= 0 && codeNu(cell(genre)) === 'GENR02')) return false
    return !SANS_EFFET.has(codeNu(cell(mode)))
  }

  /** Null: the profession is not understood, or the line alone does not tell one kind of doctors from the other. */
  #categorie(cell: Cellule): string | null {
    const profession = codeNu(cell(this.#layout.profession))
    return PROFESSION.test(profession) && profession !== MEDECIN ? profession : null
  }

  /** Only cells that name nobody. */
  rejetee(cell: Cellule): string[] {
    const { profession, codePostal, commune } = this.#layout
    return [cell(profession), cell(codePostal), cell(commune)]
  }

  dehors(): void {
    if (this.#hors++ < 10) this.#horsFirst.push(this.ligne)
  }

  #postcodeState(codePostal: string): number {
    const key = Number(codePostal)
    const known = this.#postcodes[key] ?? 0
    if (known !== 0) return known
    const place = this.#zone.postcode(codePostal)
    const state =
      place.kind === 'dedans' ? DEDANS : place.kind === 'touche' ? TOUCHE : place.kind === 'dehors' ? DEHORS : INCONNU
    this.#postcodes[key] = state
    return state
  }
}

export function ajouter(comptes: Uint32Array, index: number): void {
  comptes[index] = (comptes[index] ?? 0) + 1
}
