/**
 * FINESS activities: places of the establishments, in the communes where the register of the dossier has them, and the
 * home-care services that may go to each commune. The file says no place of an establishment (sources-2026 §1.2).
 */
import { structureDe } from '../../../../shared/domain/catalogues.ts'
import { communeOfArrondissement } from '../../../../shared/domain/codes.ts'
import { formatDate } from '../../../../shared/domain/format.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import { INDICATEURS, indicateur } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { ditDe } from '../../../../shared/domain/listes.ts'
import { type StructuresPlacees, structuresPlacees } from '../../store/structures-placees.ts'
import type { ObservationRow, StructureRow } from '../../store/types.ts'
import * as errors from '../bilan/errors.ts'
import { court, extrait } from '../bilan/french.ts'
import { dateInName, yearInName } from '../chiffres/millesime.ts'
import { CodesCheck } from '../communes/codes-check.ts'
import { compter, ranger } from '../communes/rangement.ts'
import { type Gathered, HORS_ZONE, type ImportContext, passeport } from '../context.ts'
import { openText } from '../octets/encoding.ts'
import type { Recognition } from '../recognise.ts'
import { placeRow, tableRows } from '../table/rows.ts'

type Recognised = Recognition & { readonly kind: 'activites' }

/** First words of the ids of the catalogue; the code of the structures follows. */
const INSTALLEES = 'PLACES:'
const AUTORISEES = 'PLACES_AUT:'
const INTERVENANTS = 'DOMICILE:SERVICES'
const ZONE = 'zone'

interface Places {
  readonly installees: string
  readonly autorisees: string
  readonly ligne: number
}

/** @throws MaillageError donnees-invalides: no register of structures in the dossier. */
export async function gatherActivites(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { source, tally, options, reference, zone } = context
  const { layout, profile } = recognition
  const registre = structuresPlacees(context.dossier, [...zone.codes])
  if (registre === null) throw errors.activitesSansStructures(source.nom)
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of text.avertissements) tally.warn(warning)
  const check = new CodesCheck(reference)
  const places = new Map<string, Places>()
  const douteux = new Set<string>()
  /** By commune, the services that may come: establishments, else the legal person and its authorisation. */
  const services = new Map<string, Set<string>>()
  const lignes = new Map<string, number>()
  const lieux = new Map(registre.structures.map((une) => [une.finess, une]))
  for await (const row of tableRows(context, text, recognition)) {
    const cell = (index: number) => (row.cells[index] ?? '').trim()
    const finess = cell(layout.finess)
    if (cell(layout.ligne) !== ZONE) {
      const lues = { installees: cell(layout.installees), autorisees: cell(layout.autorisees), ligne: row.ligne }
      const avant = places.get(finess)
      const cause = avant === undefined ? ecartee(lieux.get(finess), zone.etude) : DEJA
      if (cause === null) tally.retenues++
      else tally.ignore(cause, row.ligne)
      if (avant !== undefined && (avant.installees !== lues.installees || avant.autorisees !== lues.autorisees))
        douteux.add(finess)
      places.set(finess, avant ?? lues)
      continue
    }
    const placed = placeRow(context, row, { code: layout.commune, departement: -1 }, (code, place) =>
      check.add(code, '', place.kind === 'inconnu'),
    )
    if (placed === null || typeof placed === 'string') continue
    if (zone.etude.has(placed.place.code)) tally.retenues++
    const qui = finess === '' ? [`entité juridique ${cell(layout.personne)}`] : finess.split(' ')
    for (const commune of communesDe(context, placed.place.code)) {
      const connus = services.get(commune) ?? new Set()
      services.set(commune, connus)
      for (const un of qui) connus.add(un)
      lignes.set(commune, row.ligne)
    }
  }
  check.verdict(source.nom)

  const jour = layout.jour ?? dateInName(source.nom)
  const millesime = options.millesime ?? jour?.slice(0, 4) ?? yearInName(source.nom)
  if (millesime === null) throw errors.millesimeInconnu(source.nom, 'ces places')
  for (const code of zone.codes) if (!registre.garde(code) && !zone.etude.has(code)) context.doutes.add(code)
  const comptees = new Comptage(context, registre, millesime)
  comptees.compter(places, douteux)
  const viennent = [...services].map(([code, connus]): ObservationRow => {
    const nommes = [...connus].map((un) => lieux.get(un)?.raisonSociale ?? un).sort()
    return { ...vide(INTERVENANTS, millesime, code), valeur: connus.size, note: court(extrait(nommes), 200) }
  })
  const rows = [...comptees.lignes(), ...viennent]
  const couverture = new Set(rows.map(({ code }) => code))
  const ici = <T extends { readonly code: string }>(liste: readonly T[]) =>
    liste.filter((une) => zone.etude.has(une.code))
  const siennes = ici(rows)
  if (siennes.length === 0) throw errors.rienDansLaZone(source.nom, tally.ignorees())
  tally.warn(direRegistre(registre))
  const ecrire = ranger(context, { couverture, lignes: compter(rows.map(({ code }) => code)), observations: rows })
  const etude = new Set([...couverture].filter((code) => zone.etude.has(code)))
  return {
    contenu: 'observations',
    ...passeport(profile, text, millesime, etude),
    apports: [...comptees.apports(siennes), ...apportDomicile(ici(viennent), services)],
    colonnes: recognition.header.cells,
    valeurs: {
      rows: siennes,
      definitions: [...new Set(siennes.map((une) => une.indicateur))].flatMap((id) => indicateur(id) ?? []),
    },
    write: ecrire,
  }
}

const DEJA = 'places du même établissement, déjà lues'
const AILLEURS = 'établissement hors de la zone d’étude, ou que le Finess du dossier n’a pas'
const AUTRE = 'établissement d’une catégorie dont Maillage ne compte pas les places'

/** French: why the places of an establishment count nowhere here; null: they do. */
function ecartee(lieu: StructureRow | undefined, etude: ReadonlySet<string>): string | null {
  if (lieu === undefined || lieu.code === null) return AILLEURS
  if (indicateur(`${INSTALLEES}${structureDe(lieu.categorie)?.code ?? lieu.categorie}`) === undefined) return AUTRE
  return etude.has(lieu.code) || etude.has(communeOfArrondissement(lieu.code) ?? '') ? null : HORS_ZONE
}

/** The place kept, and its city where that is kept too. */
function communesDe({ zone }: ImportContext, code: string): string[] {
  const ville = communeOfArrondissement(code)
  return [code, ...(ville === null ? [] : [ville])].filter((une) => zone.codes.has(une))
}

const vide = (indicateur: string, millesime: string, code: string) =>
  ({
    indicateur,
    millesime,
    code,
    etat: 'connue',
    valeur: null,
    min: null,
    max: null,
    motif: null,
    note: null,
    ligne: null,
    parts: null,
  }) as const

interface Cumul {
  installees: number
  autorisees: number
  /** A part of them is not told. */
  installeesAuMoins: boolean
  autoriseesAuMoins: boolean
  etablissements: number
}

/** Places by category of the catalogue and commune. */
class Comptage {
  readonly #context: ImportContext
  readonly #registre: StructuresPlacees
  readonly #millesime: string
  readonly #cumuls = new Map<string, Map<string, Cumul>>()

  constructor(context: ImportContext, registre: StructuresPlacees, millesime: string) {
    this.#context = context
    this.#registre = registre
    this.#millesime = millesime
  }

  compter(places: ReadonlyMap<string, Places>, douteux: ReadonlySet<string>): void {
    for (const { finess, code, categorie } of this.#registre.structures) {
      const famille = structureDe(categorie)?.code ?? categorie
      if (code === null || indicateur(`${INSTALLEES}${famille}`) === undefined) continue
      const dites = places.get(finess)
      const [installees, autorisees] = [nombre(dites?.installees), nombre(dites?.autorisees)]
      for (const commune of communesDe(this.#context, code)) {
        const cumul = this.#de(famille, commune)
        cumul.installees += installees.nombre
        cumul.autorisees += autorisees.nombre
        cumul.installeesAuMoins ||= installees.auMoins || douteux.has(finess)
        cumul.autoriseesAuMoins ||= autorisees.auMoins || douteux.has(finess)
        cumul.etablissements++
      }
    }
  }

  #de(famille: string, commune: string): Cumul {
    const communes = this.#cumuls.get(famille) ?? new Map<string, Cumul>()
    this.#cumuls.set(famille, communes)
    const cumul = communes.get(commune) ?? {
      installees: 0,
      autorisees: 0,
      installeesAuMoins: false,
      autoriseesAuMoins: false,
      etablissements: 0,
    }
    communes.set(commune, cumul)
    return cumul
  }

  /** Exact where the register says all the establishments of the category, and the file the places of each. */
  *lignes(): Generator<ObservationRow> {
    const { zone } = this.#context
    for (const famille of FAMILLES) {
      const siennes = structureDe(famille)?.categories ?? [famille]
      for (const commune of zone.codes) {
        if (this.#context.doutes.has(commune)) continue
        const dit = ditDe(this.#registre, siennes, commune)
        const cumul = this.#cumuls.get(famille)?.get(commune)
        if (dit === 'rien' || (cumul === undefined && dit === 'minimum')) continue
        for (const [prefixe, total, auMoins] of [
          [INSTALLEES, cumul?.installees ?? 0, cumul?.installeesAuMoins === true],
          [AUTORISEES, cumul?.autorisees ?? 0, cumul?.autoriseesAuMoins === true],
        ] as const) {
          const row = vide(`${prefixe}${famille}`, this.#millesime, commune)
          if (!auMoins && dit === 'tout') yield { ...row, valeur: total }
          else yield { ...row, etat: 'intervalle', min: total }
        }
      }
    }
  }

  /** French: what the study area has, of these lines. */
  apports(siennes: readonly ObservationRow[]): string[] {
    return FAMILLES.flatMap((famille) => {
      const etablissements = [...(this.#cumuls.get(famille) ?? [])].reduce(
        (somme, [code, cumul]) => somme + (this.#context.zone.etude.has(code) ? cumul.etablissements : 0),
        0,
      )
      if (etablissements === 0) return []
      const de = (prefixe: string, mot: string) => {
        const lues = siennes.filter(({ indicateur: lu }) => lu === `${prefixe}${famille}`)
        const total = lues.reduce((somme, { valeur, min }) => somme + (valeur ?? min ?? 0), 0)
        return dire(
          total,
          lues.some(({ etat }) => etat === 'intervalle'),
          mot,
        )
      }
      const dites = [...de(INSTALLEES, 'installée'), ...de(AUTORISEES, 'autorisée')].join(', ') || 'places non dites'
      return [`${structureDe(famille)?.pluriel ?? famille} : ${dites} (${compte(etablissements, 'établissement')})`]
    })
  }
}

/** French; nothing of what is not told at all. */
function dire(places: number, auMoins: boolean, mot: string): string[] {
  if (auMoins && places === 0) return []
  return [`${auMoins ? 'au moins ' : ''}${compte(places, `place ${mot}`, `places ${mot}s`)}`]
}

/** Structures whose places are a figure of the catalogue. */
const FAMILLES: readonly string[] = INDICATEURS.flatMap(({ id, code }) =>
  id.startsWith(INSTALLEES) && code !== null ? [code] : [],
)

/** An establishment without a line, or with a mark of doubt, has at least what is written. */
function nombre(cellule: string | undefined): { readonly nombre: number; readonly auMoins: boolean } {
  const lu = /^(\d+)(\+?)$/.exec(cellule ?? '')
  return lu === null ? { nombre: 0, auMoins: true } : { nombre: Number(lu[1]), auMoins: lu[2] === '+' }
}

function direRegistre({ source: { nomFichier, millesime } }: StructuresPlacees): string {
  const au = millesime === null ? '' : ` (${formatDate(millesime)})`
  return `Ce fichier ne dit pas où sont les établissements : leur commune et leur catégorie sont celles de « ${nomFichier} »${au}. Quand vous le remplacez, importez de nouveau les activités.`
}

function apportDomicile(
  viennent: readonly ObservationRow[],
  services: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  if (viennent.length === 0) return []
  const distincts = new Set(viennent.flatMap(({ code }) => [...(services.get(code) ?? [])]))
  return [`Peuvent intervenir à domicile : ${compte(distincts.size, 'service')}, ${compte(viennent.length, 'commune')}`]
}
