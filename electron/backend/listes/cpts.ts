/** Whole CPTS read in a file: a table that gives the CPTS of each commune, or another dossier. Brought to today. */

import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { accord, compte } from '../../../shared/domain/francais.ts'
import { cptsPartagees, sansCpts } from '../../../shared/domain/noms-cpts.ts'
import type { Perimetre } from '../../../shared/domain/portrait-types.ts'
import { extrait, francais } from '../imports/bilan/french.ts'
import { CodesCheck } from '../imports/communes/codes-check.ts'
import { placerCode } from '../lieux/codes.ts'
import { partieEcrite } from '../lieux/elargir.ts'
import { Noms } from '../lieux/noms.ts'
import type { Reference } from '../reference/types.ts'
import { openDossier } from '../store/dossier.ts'
import { listElargissements } from '../store/elargissements.ts'
import { listCpts } from '../store/territoire.ts'
import { type LigneCommune, lignesDe } from './colonnes.ts'
import { type Cadre, nommer, placerElements, type Situe } from './liste.ts'
import { procheDe } from './proches.ts'
import type { TableCpts } from './tableau.ts'
import { Tours } from './tours.ts'

type CptsLue = Output<'territoire.lireFichier'>['cpts'][number]

/** Remarks of one CPTS beyond these are counted. */
const REMARQUES = 20
/** The contract's own limit. */
const NOM = 200

/** One CPTS being read: each commune once, in one sector at most. */
class Lecture {
  readonly #nom: string
  readonly #communes = new Set<string>()
  readonly #secteurs = new Map<string, { couleur: string | null; communes: Set<string> }>()
  readonly #places = new Set<string>()
  readonly #remarques: string[] = []
  readonly #ecrits = new Map<string, string>()
  perimetre: Perimetre

  constructor(nom: string, perimetre: Perimetre) {
    this.#nom = nom
    this.perimetre = perimetre
  }

  secteur(nom: string, couleur: string | null): void {
    if (!this.#secteurs.has(nom)) this.#secteurs.set(nom, { couleur, communes: new Set() })
  }

  /** @param ecrit the part of the commune that was written, when it is one */
  ajouter(code: string, secteur: string | null, ecrit: string | null): void {
    this.#communes.add(code)
    if (ecrit !== null) this.#ecrits.set(code, ecrit)
    if (secteur === null || this.#places.has(code)) return
    this.#places.add(code)
    this.secteur(secteur, null)
    this.#secteurs.get(secteur)?.communes.add(code)
  }

  /** Something of its list is not read: what it holds is a part. */
  manque(mots: string): void {
    if (this.perimetre === 'complet') this.perimetre = 'partiel'
    this.remarquer(mots)
  }

  remarquer(mots: string): void {
    this.#remarques.push(francais(mots))
  }

  lue(): CptsLue {
    const reste = this.#remarques.length - REMARQUES
    return {
      nom: this.#nom,
      perimetre: this.perimetre,
      communes: [...this.#communes].sort(),
      secteurs: [...this.#secteurs].map(([nom, { couleur, communes }]) => ({
        nom,
        couleur,
        communes: [...communes].sort(),
      })),
      remarques: [
        ...this.#remarques.slice(0, REMARQUES),
        ...(reste > 0 ? [`et ${compte(reste, 'autre remarque')}.`] : []),
      ],
      ecrits: [...this.#ecrits].map(([code, ecrit]) => ({ code, ecrit })),
    }
  }
}

const propre = (cellule: string | undefined): string => (cellule ?? '').normalize('NFC').trim().replace(/\s+/gu, ' ')

export interface Lues {
  readonly cpts: CptsLue[]
  /** French: lines of no CPTS, communes between two. */
  readonly avertissements: string[]
  /** Numbers of the lines whose commune is in no CPTS that is read. */
  readonly ecartees: { readonly sans: number[]; readonly partagees: number[]; readonly laissees: number[] }
}

/**
 * Each commune in the CPTS of its line. A name that stays in doubt, once the other communes of its CPTS are known, is
 * left out and told with the communes it may be: the list of that CPTS is then partial.
 * @throws MaillageError donnees-invalides: postcodes instead of codes, no commune at all
 */
export async function lireCpts(fichier: string, table: TableCpts, cadre: Cadre): Promise<Lues> {
  const { reference } = cadre
  const tours = new Tours(cadre.signal)
  // One for all the CPTS: a name is looked for once.
  const noms = new Noms(reference)
  const { lignes, vides, usage } = lignesDe(table, reference)
  verifierCodes(fichier, lignes, reference)
  const cellule = (ligne: LigneCommune, rang: number) => (rang < 0 ? '' : propre(ligne.row.cells[rang]))
  const nommees = new Set(lignes.map((ligne) => cellule(ligne, table.cpts)).filter((nom) => !sansCpts(nom)))
  const partages = cptsPartagees(nommees)
  const groupes = Map.groupBy(lignes, (ligne) => cellule(ligne, table.cpts))
  const lectures = new Map<string, Lecture>()
  const sans: number[] = []
  const longs: number[] = []
  const entre: string[] = []
  const partagees: number[] = []
  const laissees = vides.map(({ ligne }) => ligne)
  for (const nom of nommees) if (!partages.has(nom) && nom.length <= NOM) lectures.set(nom, new Lecture(nom, 'complet'))
  for (const [nom, siennes] of groupes) {
    const lecture = lectures.get(nom)
    const parts = partages.get(nom)
    if (lecture === undefined && parts === undefined) {
      for (const { numero } of siennes) (nom.length > NOM ? longs : sans).push(numero)
      continue
    }
    if (
      table.confiance >= 0 &&
      lecture !== undefined &&
      siennes.some((une) => /^partiel/i.test(cellule(une, table.confiance)))
    )
      lecture.perimetre = 'partiel'
    const secteurs = new Map(siennes.map((une) => [une.numero, cellule(une, table.secteur).slice(0, 120)]))
    for (const element of await placerElements(siennes, cadre, usage, noms, tours)) {
      const { place, ligne, texte } = element
      if (parts !== undefined) {
        partagees.push(ligne)
        const quoi = place.kind === 'une' ? (reference.commune(place.code)?.nom ?? texte) : texte
        entre.push(`ligne ${ligne} : ${quoi} est écrite pour ${parts.map((une) => `« ${une} »`).join(' et ')}`)
        for (const une of parts)
          lectures
            .get(une)
            ?.manque(`ligne ${ligne} : ${quoi} est écrite pour ${parts.length} CPTS ; elle est à placer à la main.`)
        continue
      }
      if (lecture === undefined) continue
      if (place.kind === 'une') {
        if (place.note !== null) lecture.remarquer(`ligne ${ligne} : ${place.note}`)
        lecture.ajouter(
          place.code,
          secteurs.get(ligne) || null,
          partieEcrite(texte, element.nom, place.code, reference),
        )
      } else {
        laissees.push(ligne)
        lecture.manque(`ligne ${ligne} : ${await laisse(element, reference, tours)}`)
      }
    }
  }
  for (const row of vides) {
    const lecture = lectures.get(propre(row.cells[table.cpts]))
    lecture?.manque(`ligne ${row.ligne} : la commune manque.`)
  }
  const lues = [...lectures.values()].map((lecture) => lecture.lue())
  const cpts = lues.filter(({ communes }) => communes.length > 0)
  const perdues = lues.filter(({ communes }) => communes.length === 0).map(perdue)
  if (cpts.length === 0)
    throw rienLu(`« ${fichier} » n’a aucune ligne qui donne une CPTS et une commune sûre. ${perdues.join(' ')}`.trim())
  return {
    cpts,
    avertissements: [...avertir(sans, longs, entre, [...groupes.keys()].filter(sansCpts)), ...perdues],
    ecartees: { sans: [...sans, ...longs], partagees, laissees },
  }
}

/** A CPTS of which no line is sure is not made: it must not vanish. */
const perdue = ({ nom, remarques }: CptsLue): string =>
  francais(`« ${nom} » n’est pas créée, aucune de ses communes n’est sûre : ${remarques.slice(0, 3).join(' ')}`)

function avertir(
  sans: readonly number[],
  longs: readonly number[],
  entre: readonly string[],
  mots: readonly string[],
): string[] {
  const dits = mots.filter((mot) => mot !== '').map((mot) => `« ${mot} »`)
  return [
    ...(sans.length === 0
      ? []
      : [
          `${compte(sans.length, 'ligne n’est', 'lignes ne sont')} dans aucune CPTS${dits.length === 0 ? '' : ` (${extrait(dits)})`} : ligne${accord(sans.length, '', 's')} ${extrait(sans)}.`,
        ]),
    ...(longs.length === 0 ? [] : [`Un nom de CPTS a plus de ${NOM} caractères : ligne ${extrait(longs)}.`]),
    ...(entre.length === 0
      ? []
      : [
          `${compte(entre.length, 'commune est écrite', 'communes sont écrites')} pour plusieurs CPTS, à placer à la main : ${extrait(entre)}.`,
        ]),
  ].map(francais)
}

/** Why an element has no commune. */
async function laisse({ texte, nom, departement, place }: Situe, reference: Reference, tours: Tours): Promise<string> {
  if (place.kind === 'plusieurs' && place.partage)
    return `la commune ${texte} a été partagée entre ${compte(place.codes.length, 'commune')} ; elle est laissée de côté.`
  const codes =
    place.kind === 'plusieurs' ? place.codes : await procheDe(nom ?? texte, departement ?? undefined, reference, tours)
  const dits = extrait(nommer(codes, reference).map((une) => `${une.nom} (${une.departement}) ${une.code}`))
  if (place.kind === 'plusieurs') return `« ${texte} » peut être ${dits} ; elle est laissée de côté.`
  if (/^[\dAB]{5}$/i.test(texte)) return `« ${texte} » n’est pas un code de commune ; il est laissé de côté.`
  return `« ${texte} » n’est pas une commune connue${codes.length === 0 ? '' : ` (${dits} ?)`} ; elle est laissée de côté.`
}

/** Are the codes of the table commune codes? */
function verifierCodes(fichier: string, lignes: readonly LigneCommune[], reference: Reference): void {
  const codes = new CodesCheck(reference)
  for (const { cellules } of lignes) {
    const [{ nombre = null } = {}, autre] = cellules
    if (nombre !== null) codes.add(nombre, autre?.nom ?? '', reference.resolve(nombre).kind === 'unknown')
  }
  codes.verdict(fichier)
}

/**
 * The CPTS of another dossier, with their sectors.
 * @throws MaillageError of `openDossier` (not a dossier, newer, damaged), donnees-invalides: no CPTS in it
 */
export async function lireDossier(chemin: string, { reference, signal }: Cadre): Promise<CptsLue[]> {
  const dossier = openDossier(chemin, { readonly: true })
  try {
    const tours = new Tours(signal)
    const lues: CptsLue[] = []
    for (const { id, nom, perimetre, communes, secteurs } of listCpts(dossier)) {
      const elargis = listElargissements(dossier, id)
      const lecture = new Lecture(nom, perimetre)
      for (const secteur of secteurs) lecture.secteur(secteur.nom, secteur.couleur)
      for (const code of communes) {
        const place = placerCode(code, reference)
        if (place.kind !== 'une') {
          lecture.manque(await laisse({ ...VIDE, texte: code, place }, reference, tours))
          continue
        }
        if (place.note !== null) lecture.remarquer(place.note)
        const secteur = secteurs.find((un) => un.communes.includes(code))?.nom ?? null
        const ecrit = elargis.find((un) => un.code === code)?.ecrit ?? partieEcrite(code, null, place.code, reference)
        lecture.ajouter(place.code, secteur, ecrit)
      }
      lues.push(lecture.lue())
    }
    if (lues.length === 0) throw rienLu('Ce dossier ne contient aucune CPTS.')
    return lues
  } finally {
    dossier.close()
  }
}

const VIDE = { nom: null, departement: null, dedans: [], accessoire: false, ligne: 0 }

function rienLu(explication: string): MaillageError {
  return new MaillageError(
    'donnees-invalides',
    'Il n’y a pas de territoire à reprendre.',
    explication,
    'Choisissez un dossier qui a au moins une CPTS, ou un tableau dont chaque ligne donne une CPTS et un code de commune.',
  )
}
