/**
 * The Annuaire Santé is about 700 MB for a few thousand useful lines: lines are cut and filtered on bytes, and only
 * the cells of kept lines become strings. Codes are ASCII in UTF-8 and in windows-1252 alike.
 */
import { MEDECIN, MODE_LIBERAL } from '../../../../shared/domain/catalogues.ts'
import { departementOfCode, departementsOfPostcode } from '../../../../shared/domain/codes.ts'
import type { Tally } from '../bilan/tally.ts'
import type { PorteeListe } from '../communes/portee.ts'
import type { Zone } from '../communes/zone.ts'
import { CODE_ILLISIBLE, CODE_INCONNU, COLONNES, HORS_ZONE, type ImportContext } from '../context.ts'
import type { AnnuaireLayout } from '../profiles/types-offre.ts'
import { Guillemets } from '../table/guillemets.ts'
import type { Header } from '../table/header.ts'
import type { Separator, TableRow } from '../table/rang.ts'
import { deplacer } from '../table/rows.ts'
import { codeNu, parseCode, parsePostcode, zeroPerdu } from '../table/values.ts'
import { CLES, keyOf } from './cle-code.ts'
import { MetiersScan } from './metiers-scan.ts'

const NEWLINE = 0x0a
const RETURN = 0x0d
const QUOTE = 0x22
const SPACE = 0x20

/** What is known of a code, one byte each: 0 means not met yet. */
const DEHORS = 1
const INCONNU = 2
const PARTAGE = 3
const TOUCHE = 4
const DEDANS = 5
/** Would lead somewhere by a repair that the user refused. */
const REFUSE = 6
/** The whole of a commune of which the study area holds arrondissements only. */
const ENTIERE = 7

interface Table {
  readonly layout: AnnuaireLayout
  readonly header: Header
  readonly ligneEntete: number
  readonly separateur: Separator | null
}

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

export class AnnuaireScan {
  /** Lines seen so far, the header included. */
  ligne = 0
  /** Last line without its newline and without its columns: the download was cut. */
  coupee = false
  readonly #layout: AnnuaireLayout
  readonly #separateur: Separator
  readonly #guillemets: Guillemets
  readonly #zone: Zone
  readonly #tally: Tally
  readonly #ailleurs: Tally
  readonly #keep: (activity: ScannedActivity) => void
  readonly #pipes: Int32Array
  readonly #codes = new Uint8Array(CLES)
  /** Lines by code, and by postcode of those without code. */
  readonly #lignes = new Uint32Array(CLES)
  readonly #clefs = new Map<number, string>()
  readonly #lignesPostales = new Uint32Array(100_000)
  readonly #postcodes = new Uint8Array(100_000)
  readonly #portee: PorteeListe
  readonly #metiers: MetiersScan
  readonly #headerLine: number
  #hors = 0
  #horsFirst: number[] = []
  #sansAdresse = 0
  #sansAdresseFirst: number[] = []

  /** @param table as recognised; its separator is any of those that an ordinary table may have. */
  constructor(
    nom: string,
    { layout, header, ligneEntete, separateur }: Table,
    { zone, tally, ailleurs }: Pick<ImportContext, 'zone' | 'tally' | 'ailleurs'>,
    portee: PorteeListe,
    keep: (activity: ScannedActivity) => void,
  ) {
    this.#layout = layout
    this.#portee = portee
    this.#metiers = new MetiersScan(layout, portee)
    this.#headerLine = ligneEntete
    this.#separateur = separateur ?? '|'
    const colonnes = header.cells.length
    this.#guillemets = new Guillemets({ nom, separateur: this.#separateur, colonnes, largeur: header.width })
    this.#zone = zone
    this.#tally = tally
    this.#ailleurs = ailleurs
    this.#keep = keep
    this.#pipes = new Int32Array(layout.largeur + 2)
  }

  /** @param buffer whole lines; only the last of the file may lack its newline. */
  push(buffer: Buffer): void {
    const pipes = this.#pipes
    const capacity = pipes.length
    const length = buffer.length
    const separator = this.#separateur.charCodeAt(0)
    let quote = nextQuote(buffer, 0)
    let start = 0
    let count = 0
    for (let i = 0; i < length; i++) {
      const byte = buffer[i]
      if (byte === separator) {
        if (count < capacity) pipes[count] = i
        count++
      } else if (byte === NEWLINE) {
        this.ligne++
        if (quote < i || this.#guillemets.enCours) {
          this.#quoted(buffer, start, i)
          if (quote < i) quote = nextQuote(buffer, i)
        } else this.#line(buffer, start, i, count)
        start = i + 1
        count = 0
      }
    }
    if (start < length) {
      this.ligne++
      const before = this.#tally.count(COLONNES)
      if (quote < length || this.#guillemets.enCours) this.#quoted(buffer, start, length)
      else this.#line(buffer, start, length, count)
      this.coupee = this.#tally.count(COLONNES) > before
    }
  }

  /** A line with quotes, or inside a quoted cell, is cut like that of any other table, then read like the others. */
  #quoted(buffer: Buffer, start: number, stop: number): void {
    const end = stop > start && buffer[stop - 1] === RETURN ? stop - 1 : stop
    this.#guillemets.prendre(buffer.toString('latin1', start, end), this.ligne, this.#record)
  }

  readonly #record = ({ cells, ligne }: TableRow): void => {
    const separator = this.#separateur
    const plain = Buffer.from(cells.map((cell) => cell.replaceAll(separator, ' ')).join(separator), 'latin1')
    const pipes = this.#pipes
    let count = 0
    for (let i = 0; i < plain.length; i++) {
      if (plain[i] !== separator.charCodeAt(0)) continue
      if (count < pipes.length) pipes[count] = i
      count++
    }
    const derniere = this.ligne
    this.ligne = ligne
    this.#line(plain, 0, plain.length, count)
    this.ligne = derniere
  }

  /** Gives the counts kept aside during the scan to the tally. @throws MaillageError fichier-abime: an open quote. */
  finish(): void {
    this.#guillemets.finir(this.#record)
    const [hors] = this.#horsFirst
    if (hors !== undefined) this.#tally.ignoreMany(HORS_ZONE, this.#horsFirst, this.#hors)
    for (const [key, code] of this.#clefs) this.#portee.voir(this.#zone.place(code), code, this.#lignes[key])
    for (const [key, lignes] of this.#lignesPostales.entries()) {
      const seule = lignes === 0 ? undefined : this.#zone.communeOfPostcode(String(key).padStart(5, '0'))
      if (seule !== undefined) this.#portee.voir(this.#zone.place(seule), seule, lignes)
    }
    this.#metiers.borner()
    if (this.#sansAdresse > 0) this.#tally.ignoreMany(SANS_ADRESSE, this.#sansAdresseFirst, this.#sansAdresse)
  }

  #line(buffer: Buffer, start: number, stop: number, pipes: number): void {
    const end = stop > start && buffer[stop - 1] === RETURN ? stop - 1 : stop
    if (this.ligne <= this.#headerLine || end === start) return
    const tally = this.#tally
    const layout = this.#layout
    if (pipes === 0 && blank(buffer, start, end)) return
    tally.lues++
    if (pipes < layout.largeur - 1 || (pipes > layout.largeur && !this.#emptyAfter(buffer, end))) {
      tally.reject(COLONNES, this.ligne, [])
      this.#portee.perdreLigne(buffer.toString('latin1', start, end), null, null)
      return
    }
    this.#metiers.voir(buffer, start, end, this.#pipes)
    const state = this.#communeState(buffer, start, end)
    if (state === DEHORS) this.#outside()
    if (state === DEHORS || state === REFUSE) return
    const cell = (column: number): string => this.#cell(buffer, start, end, column)
    if (state === DEDANS) {
      this.#inside(cell)
      return
    }
    if (state === INCONNU) tally.unknown(cell(layout.commune).trim())
    this.#byPostcode(cell, state)
  }

  /** Where what happens to a line that may be in these communes is told. To be asked once for each line. */
  #compte(possibles: readonly string[]): Tally {
    if (this.#zone.ici(possibles)) return this.#tally
    this.#outside()
    return this.#ailleurs
  }

  #give(cell: (column: number) => string, { code, codePostal, possibles }: Lieu, tally: Tally): void {
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
      this.#perdre(cell, possibles)
      tally.reject(identifiant === '' ? SANS_IDENTIFIANT : PROFESSION_ILLISIBLE, this.ligne, this.#rejected(cell))
      return
    }
    const mode = codeNu(cell(layout.mode))
    if (mode !== MODE_LIBERAL && !SANS_EFFET.has(mode)) {
      this.#perdre(cell, possibles)
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
  #byPostcode(cell: (column: number) => string, state: number): void {
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
      this.#tally.reject(CODE_INCONNU, this.ligne, this.#rejected(cell))
      return
    }
    if (raw === '') {
      if (this.#sansAdresse++ < 10) this.#sansAdresseFirst.push(this.ligne)
      return
    }
    const place = codePostal === null ? DEHORS : this.#postcodeState(codePostal)
    if (codePostal === null || place === DEHORS) {
      this.#outside()
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
    if (zeroPerdu(raw) && !tally.reparer(mende, true, () => this.#rejected(cell))) {
      this.#perdre(cell, possibles)
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
  #near(cell: (column: number) => string, codePostal: string | null): void {
    const zone = this.#zone
    const code = parseCode(cell(this.#layout.commune))?.code ?? ''
    const place = zone.place(code)
    if (place.kind === 'entiere') {
      const precis = codePostal === null ? null : zone.postcode(codePostal)
      if (precis?.kind === 'dehors') this.#outside()
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
  #byCedex(cell: (column: number) => string, codePostal: string): void {
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
      this.#outside()
      return
    }
    if (this.#counted(cell)) this.#portee.perdreCedex(codePostal, this.#categorie(cell))
    if (dans(zone.departementsEtude())) this.#tally.reject(CEDEX, this.ligne, this.#rejected(cell))
    else this.#outside()
  }

  /** A line left out that may be of these communes. */
  #perdre(cell: (column: number) => string, communes: readonly string[]): void {
    if (this.#counted(cell)) this.#portee.perdre(communes, this.#categorie(cell))
  }

  /** May this line count in a figure? */
  #counted(cell: (column: number) => string): boolean {
    const { mode, categorie, genre } = this.#layout
    if (codeNu(cell(categorie)) === 'E' || (genre >= 0 && codeNu(cell(genre)) === 'GENR02')) return false
    return !SANS_EFFET.has(codeNu(cell(mode)))
  }

  /** Null: the profession is not understood, or the line alone does not tell one kind of doctors from the other. */
  #categorie(cell: (column: number) => string): string | null {
    const profession = codeNu(cell(this.#layout.profession))
    return PROFESSION.test(profession) && profession !== MEDECIN ? profession : null
  }

  /** Only cells that name nobody. */
  #rejected(cell: (column: number) => string): string[] {
    const { profession, codePostal, commune } = this.#layout
    return [cell(profession), cell(codePostal), cell(commune)]
  }

  #outside(): void {
    if (this.#hors++ < 10) this.#horsFirst.push(this.ligne)
  }

  /** As wide as the header: what trailing delimiters add is empty. */
  #emptyAfter(buffer: Buffer, end: number): boolean {
    const separator = this.#separateur.charCodeAt(0)
    for (let i = this.#pipes[this.#layout.largeur - 1] ?? end; i < end; i++) {
      if (buffer[i] !== separator && buffer[i] !== SPACE) return false
    }
    return true
  }

  /** 0 when the cell is empty. */
  #communeState(buffer: Buffer, start: number, end: number): number {
    const column = this.#layout.commune
    const from = column === 0 ? start : (this.#pipes[column - 1] ?? end) + 1
    const to = Math.min(this.#pipes[column] ?? end, end)
    if (to === from) return 0
    const key = to - from === 5 ? keyOf(buffer, from) : -1
    if (key < 0)
      return this.#unusual(buffer.toString('latin1', from, to), (other) => this.#cell(buffer, start, end, other))
    const known = this.#codes[key] ?? 0
    ajouter(this.#lignes, key)
    return known !== 0 ? known : this.#learn(key, buffer.toString('latin1', from, to))
  }

  /** A line whose code leads to a commune that is kept. */
  #inside(cell: (column: number) => string): void {
    const code = parseCode(cell(this.#layout.commune))?.code ?? ''
    const place = this.#zone.place(code)
    if (place.kind !== 'dedans') return
    const precis = place.deplace ? place.code : this.#precis(cell, place.code)
    const tally = this.#compte([precis])
    if (place.deplace && !deplacer(tally, this.ligne, () => this.#rejected(cell), code, place)) {
      this.#perdre(cell, [place.code])
      return
    }
    const placee = this.#precis(cell, place.code)
    this.#give(cell, { code: placee, codePostal: null, possibles: [placee] }, tally)
  }

  /** A line may tell the whole commune and the postcode of one of its arrondissements. */
  #precis(cell: (column: number) => string, code: string): string {
    if (this.#zone.arrondissements(code).length === 0) return code
    const place = this.#zone.postcode(parsePostcode(cell(this.#layout.codePostal)) ?? '')
    return place.kind === 'dedans' ? place.code : code
  }

  /** A code that lost its zero, or is surrounded by spaces or quotes. */
  #unusual(cell: string, autre: (column: number) => string): number {
    if (cell.trim() === '') return 0
    const code = parseCode(cell)
    if (code === null) {
      if (this.#tally.count(CODE_ILLISIBLE) === 0)
        this.#tally.warn(`Des codes de commune sont illisibles (« ${cell.slice(0, 20)} »).`)
      return INCONNU
    }
    const state = this.#stateOf(code.code)
    this.#portee.voir(this.#zone.place(code.code), code.code)
    for (const genre of this.#tally.refusDabord(code.reparations)) {
      const mende = { genre, ligne: this.ligne, avant: cell.trim(), apres: code.code }
      const place = this.#zone.place(code.code)
      const ici = place.kind === 'dedans' && this.#zone.etude.has(place.code)
      if (this.#tally.reparer(mende, ici, () => this.#rejected(autre))) continue
      if (place.kind === 'dedans') this.#perdre(autre, [place.code])
      return REFUSE
    }
    return state
  }

  #learn(key: number, code: string): number {
    const state = this.#stateOf(code)
    this.#codes[key] = state
    this.#clefs.set(key, code)
    return state
  }

  #stateOf(code: string): number {
    const place = this.#zone.place(code)
    const departement = departementOfCode(code)
    if (place.kind === 'inconnu' && this.#zone.departementsEtude().has(departement)) this.#tally.unknown(code)
    if (place.kind === 'dedans') return DEDANS
    if (place.kind === 'partage') return place.touche ? PARTAGE : DEHORS
    if (place.kind === 'entiere') return ENTIERE
    return place.kind === 'dehors' ? DEHORS : INCONNU
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

  #cell(buffer: Buffer, start: number, end: number, column: number): string {
    const from = column === 0 ? start : (this.#pipes[column - 1] ?? end) + 1
    return buffer.toString('latin1', from, Math.min(this.#pipes[column] ?? end, end))
  }
}

function ajouter(comptes: Uint32Array, index: number): void {
  comptes[index] = (comptes[index] ?? 0) + 1
}

/** Where the next quote is; beyond the end when there is none. */
function nextQuote(buffer: Buffer, from: number): number {
  const at = buffer.indexOf(QUOTE, from)
  return at < 0 ? buffer.length : at
}

function blank(buffer: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (buffer[i] !== SPACE) return false
  return true
}
