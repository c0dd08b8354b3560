/** FINESS establishments of the study area, from the stock without header or from a derived table. */

import { createHash } from 'node:crypto'
import { formatDate } from '../../../../shared/domain/format.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import { normaliserNom } from '../../../../shared/domain/nom-commune.ts'
import { putPortee } from '../../store/sources.ts'
import type { StructureRow } from '../../store/types.ts'
import * as errors from '../bilan/errors.ts'
import { enTexte } from '../bilan/tally.ts'
import { dateInName, yearInName } from '../chiffres/millesime.ts'
import { CodesCheck } from '../communes/codes-check.ts'
import { incertainesEnDernier } from '../communes/en-dernier.ts'
import { PorteeListe } from '../communes/portee.ts'
import { compter, ranger } from '../communes/rangement.ts'
import type { Zone } from '../communes/zone.ts'
import {
  CODE_ILLISIBLE,
  CODE_INCONNU,
  CODE_PARTAGE,
  COLONNES,
  type Gathered,
  type ImportContext,
  LIEU_AMBIGU,
  LIEU_INCONNU,
  passeport,
} from '../context.ts'
import { Breath } from '../octets/breath.ts'
import { openText, type TextSource } from '../octets/encoding.ts'
import type { StructureLayout } from '../profiles/types-offre.ts'
import type { Recognition } from '../recognise.ts'
import type { TableRow } from '../table/rang.ts'
import { codeOfRow, placeRow, tableRows } from '../table/rows.ts'
import { readRecords } from '../table/table.ts'
import { codeNu } from '../table/values.ts'

type Recognised = Recognition & { readonly kind: 'structures' | 'stock' }

const SANS_NUMERO = 'numéro FINESS absent ou illisible'
const SANS_CATEGORIE = 'catégorie d’établissement absente'
const SANS_CATEGORIE_REGISTRE = 'établissement que le répertoire laisse sans catégorie'
const CATEGORIE_ILLISIBLE = 'catégorie d’établissement illisible'
/** Code of TRE_R66. */
const CATEGORIE = /^\d{3,4}$/
const NON_PLACEES: ReadonlySet<string> = new Set([
  CODE_ILLISIBLE,
  CODE_INCONNU,
  CODE_PARTAGE,
  LIEU_AMBIGU,
  LIEU_INCONNU,
])
const FERME = 'établissement fermé'
const DEJA = 'même établissement, déjà compté'
const REMPLACE = 'même établissement, donné aussi par une ligne plus bas'
const TYPE_INCONNU = 'type de ligne inconnu'

export async function gatherStructures(context: ImportContext, recognition: Recognised): Promise<Gathered> {
  const { source, tally, options, reference, zone } = context
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of text.avertissements) tally.warn(warning)

  const check = new CodesCheck(reference)
  const portee = new PorteeListe(context, 'structures')
  const kept = new Map<
    string,
    StructureRow & { readonly code: string; readonly ligne: number; readonly ici: boolean }
  >()
  const layout: StructureLayout = recognition.kind === 'stock' ? recognition.profile.structure : recognition.layout
  if (layout.arrete !== undefined) tally.warn(layout.arrete)
  const parLieu = (lues: AsyncIterable<TableRow>) => incertainesEnDernier(context, lues, layout.code, true)
  const rows =
    recognition.kind === 'stock'
      ? stockRows(context, text, recognition)
      : parLieu(tableRows(context, text, recognition))
  // Of what a rejected line may be: nothing that is closed, its category when it is known.
  const contrats = new Map<string, string | null>()
  let enCours: { readonly ferme: boolean; readonly categorie: string | null; readonly departement: string | null }
  enCours = { ferme: false, categorie: null, departement: null }
  tally.ecoute = (cause, rejetee) => {
    if (cause === COLONNES) portee.perdreLigne(enTexte(rejetee), null, null)
    else if (!enCours.ferme && NON_PLACEES.has(cause)) {
      portee.perdreLigne(enTexte(rejetee), enCours.departement, enCours.categorie)
    }
  }
  for await (const lue of rows) {
    const row = preciser(lue, layout, zone)
    const exclue = layout.exclut?.(row.cells) ?? null
    if (exclue !== null) {
      tally.ignore(exclue, row.ligne)
      continue
    }
    const doute = layout.doute?.(row.cells) ?? null
    const ferme = doute === null && (row.cells[layout.fermeture ?? -1] ?? '').trim() !== ''
    const ecrite = codeNu(row.cells[layout.categorie] ?? '')
    const categorie = layout.unique?.categorie ?? (CATEGORIE.test(ecrite) ? ecrite : null)
    if (!ferme && categorie !== null) portee.categorie(categorie)
    enCours = { ferme, categorie, departement: departementDe(row.cells[layout.code.departement] ?? '') }
    let vers = ''
    const placed = placeRow(context, row, layout.code, (code, place) => {
      check.add(code, '', place.kind === 'inconnu')
      portee.voir(place, code)
      if (place.kind === 'dedans') vers = place.code
      // A line of the whole commune is in one of its arrondissements, nobody knows which.
      if (!ferme) portee.perdre(zone.arrondissements(code), categorie)
    })
    if (placed === 'refusee' && !ferme) portee.perdre([vers], categorie)
    if (placed === null || typeof placed === 'string') continue
    const ici = zone.etude.has(placed.place.code)
    const compte = ici ? tally : context.ailleurs
    if (ferme) {
      compte.ignore(FERME, row.ligne)
      continue
    }
    if (doute !== null) {
      portee.perdre([placed.place.code], categorie)
      compte.reject(doute, row.ligne, row.cells)
      continue
    }
    const numero = row.cells[layout.finess] ?? ''
    const finess = layout.finess < 0 ? identite(row, layout) : finessNumber(numero)
    if (categorie === null && finess !== null && ecrite === '' && layout.sansCategorie === true) {
      compte.ignore(SANS_CATEGORIE_REGISTRE, row.ligne)
      continue
    }
    if (finess === null || categorie === null) {
      portee.perdre([placed.place.code], categorie)
      compte.reject(
        finess === null ? SANS_NUMERO : ecrite === '' ? SANS_CATEGORIE : CATEGORIE_ILLISIBLE,
        row.ligne,
        row.cells,
      )
      continue
    }
    const mende = { genre: 'zeros', ligne: row.ligne, avant: numero.trim(), apres: finess } as const
    if (layout.finess >= 0 && numero.trim().length < finess.length && !compte.reparer(mende, true, row.cells)) {
      portee.perdre([placed.place.code], categorie)
      continue
    }
    const earlier = kept.get(finess)
    if (
      earlier !== undefined &&
      (layout.finess < 0 || (layout.repete === true && earlier.code === placed.place.code))
    ) {
      compte.ignore(DEJA, row.ligne)
      continue
    }
    // A number in the study area and around it: what is told of the study area is not changed by what is around.
    if (earlier !== undefined && earlier.ici !== ici) {
      context.doutes.add(ici ? earlier.code : placed.place.code)
      if (!ici) continue
    } else if (earlier !== undefined && !ici) context.doutes.add(earlier.code).add(placed.place.code)
    else if (earlier !== undefined && (options.doublons ?? 'refuser') === 'refuser') {
      throw errors.doublon(source.nom, finess, [earlier.ligne, row.ligne], 'un établissement FINESS')
    }
    if (earlier?.ici === true) tally.ignore(REMPLACE, earlier.ligne)
    if (categorie === CPTS && ici) contrats.set(finess, contratAci(row, layout))
    kept.set(finess, {
      finess,
      code: placed.place.code,
      categorie,
      libelleCategorie: layout.unique?.libelle ?? cellOrNull(row, layout.libelleCategorie),
      raisonSociale: cellOrNull(row, layout.raisonSociale),
      ligne: row.ligne,
      ici,
    })
  }
  check.verdict(source.nom)
  const presentes = [...kept.values()].map(({ code }) => code)
  const siennes = [...kept.values()].filter(({ ici }) => ici)
  const entete = recognition.kind === 'stock' ? 0 : recognition.ligneEntete
  const { couverture, entieres, portee: vue } = portee.conclure(presentes, tally.lues + entete)
  const dedans = (codes: ReadonlySet<string>) => new Set([...codes].filter((code) => zone.etude.has(code)))
  if (dedans(entieres).size === 0 && siennes.length === 0) throw errors.rienDansLaZone(source.nom, tally.ignorees())
  tally.retenues = siennes.length
  const ecrire = ranger(context, { couverture, lignes: compter(presentes), structures: kept.values() })
  const millesime =
    options.millesime ??
    (recognition.kind === 'stock' ? recognition.date : null) ??
    layout.jour ??
    dateInName(source.nom) ??
    yearInName(source.nom)
  if (millesime === null)
    tally.warn(
      'La date de l’extraction n’est pas connue ; donnez l’année à l’import, ou plus tard par «\u00A0Remplacer…\u00A0».',
    )
  return {
    contenu: 'structures',
    ...passeport(recognition.profile, text, millesime, dedans(couverture), dedans(entieres)),
    apports: [
      `${layout.unique?.libelle ?? 'Établissements FINESS'} : ${compte(siennes.length, 'établissement')}`,
      ...[...contrats.values()].flatMap((un) => un ?? []),
    ],
    colonnes: recognition.kind === 'stock' ? [] : recognition.header.cells,
    write: (dossier, sourceId) => {
      ecrire(dossier, sourceId)
      putPortee(dossier, sourceId, vue)
    },
  }
}

/** FINESS category of the communautés professionnelles territoriales de santé. */
const CPTS = '604'

/** French, of a CPTS of the study area: its contract as the register has it; null when it says none. */
function contratAci(row: TableRow, { aci, raisonSociale }: StructureLayout): string | null {
  if (aci === undefined) return null
  const lu = (index: number) => cellOrNull(row, index)
  const [signature, effet, fin] = [lu(aci.signature), lu(aci.effet), lu(aci.fin)]
  if (signature === null && effet === null) return null
  const dates = [
    signature === null ? null : `signé le ${formatDate(signature)}`,
    effet === null ? null : `en vigueur le ${formatDate(effet)}`,
    fin === null ? null : `jusqu’au ${formatDate(fin)}`,
  ]
  return `Contrat ACI de « ${lu(raisonSociale) ?? 'CPTS sans nom'} » selon Finess : ${dates.flatMap((une) => une ?? []).join(', ')}`
}

/** Lines of establishments; the geolocalisation and title lines are passed over. */
async function* stockRows(
  context: ImportContext,
  text: TextSource,
  { profile, separateur, largeur }: Recognition & { readonly kind: 'stock' },
): AsyncGenerator<TableRow> {
  const { tally, source } = context
  const batches = readRecords(text.text(context.reading('Analyse')), {
    nom: source.nom,
    separateur,
    colonnes: null,
    minimum: profile.largeur,
    debuts: [profile.enregistrement, ...profile.autres],
  })
  const breath = new Breath()
  for await (const batch of batches) {
    if (context.options.signal?.aborted) throw errors.annule(source.nom)
    for (const row of batch) {
      if (breath.due()) await breath.take()
      const type = row.cells[0]?.trim() ?? ''
      if (profile.autres.includes(type)) continue
      tally.lues++
      if (type !== profile.enregistrement) tally.reject(TYPE_INCONNU, row.ligne, row.cells)
      else if (row.cells.length !== largeur && !vides(row.cells, largeur, profile.largeur))
        tally.reject(COLONNES, row.ligne, row.cells)
      else yield row
    }
  }
  if (tally.lues === 0) throw errors.enteteSeule(source.nom)
}

/** Other than in number of empty cells at the end? */
function vides(cells: readonly string[], largeur: number, minimum: number): boolean {
  return cells.length >= minimum && cells.slice(largeur).every((cell) => cell.trim() === '')
}

/** Stands for the FINESS number in a file that has none: the same name at the same place is the same establishment. */
function identite(row: TableRow, { identite: colonnes = [] }: StructureLayout): string | null {
  const mots = colonnes.map((index) => normaliserNom(row.cells[index] ?? ''))
  if (mots[0] === undefined || mots[0] === '') return null
  return `sans-numero:${createHash('sha256').update(mots.join('|')).digest('hex').slice(0, 16)}`
}

/** Département of a column of its own, "3" and "9D" included; null when it does not say. */
function departementDe(cell: string): string | null {
  const code = codeNu(cell).padStart(2, '0')
  return /^(?:\d{2}|2[AB]|9[78]\d)$/.test(code) && code !== '00' ? code : null
}

/** Nine characters; a spreadsheet eats leading zeros. */
function finessNumber(cell: string): string | null {
  const text = cell.trim().toUpperCase()
  if (/^(?:\d{9}|2[AB]\d{7})$/.test(text)) return text
  return /^\d{7,8}$/.test(text) ? text.padStart(9, '0') : null
}

function cellOrNull(row: TableRow, index: number): string | null {
  const text = index < 0 ? '' : (row.cells[index] ?? '').trim()
  return text === '' ? null : text
}

/** A line of the whole city whose postcode is of one arrondissement of the study area: that one's. */
function preciser(row: TableRow, { acheminement = -1, code: colonnes }: StructureLayout, zone: Zone): TableRow {
  const [postal] = /^\d{5}(?= |$)/.exec(row.cells[acheminement]?.trim() ?? '') ?? []
  const code = postal === undefined ? undefined : codeOfRow(row.cells, colonnes)?.code
  if (code === undefined || postal === undefined) return row
  const precis = zone.preciser(code, postal)
  if (precis === code) return row
  return { ...row, cells: row.cells.with(colonnes.code, colonnes.departement < 0 ? precis : precis.slice(2)) }
}
