/** A table of memberships into the application's library. The dossier does not change: every dossier finds the table. */

import { departementOfCode } from '../../../../shared/domain/codes.ts'
import { accord, compte } from '../../../../shared/domain/francais.ts'
import { ecrireAppartenances, type TypeAppartenance } from '../../reference/appartenance.ts'
import * as errors from '../bilan/errors.ts'
import { yearInName } from '../chiffres/millesime.ts'
import type { ImportContext } from '../context.ts'
import type { Empreinte, SourceFile } from '../octets/bytes.ts'
import { ENCODING_LABELS, openText } from '../octets/encoding.ts'
import type { Recognition } from '../recognise.ts'
import { Header } from '../table/header.ts'
import { placeRow, tableRows } from '../table/rows.ts'
import { readRecords } from '../table/table.ts'

type Recognised = Recognition & { readonly kind: 'appartenance' }

/** A table of reference read to its end. */
export interface ReferentielLu {
  readonly empreinte: Empreinte
  readonly encodage: string
  readonly millesime: string
  readonly communes: ReadonlySet<string>
  readonly apports: readonly string[]
  /** Puts the table in the library. */
  ecrire(): void
}

/** Insee's mark of a commune that is in no canton of its own, and of a town shared between several. */
const SANS = /^(?:Z+|)$/
const PARTAGE = /9\d$/

const AUTRE_TYPE = 'commune déléguée ou associée, ou arrondissement municipal'
const ARRONDISSEMENT = 'arrondissement municipal, dont la commune entière est dans le tableau'

/**
 * The zone of the context must hold all communes: the table is of the whole country. `autres`: the other sheets of the
 * workbook, one of which names the cantons and the bassins de vie.
 */
export async function gatherAppartenances(
  context: ImportContext,
  { layout, profile, ...recognition }: Recognised,
  bibliotheque: string,
  autres: readonly SourceFile[],
): Promise<ReferentielLu> {
  const { source, tally, options, now } = { ...context, now: context.options.now ?? context.dossier.now() }
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of text.avertissements) tally.warn(warning)
  const millesime = options.millesime ?? yearInName(source.nom)
  if (millesime === null) throw errors.millesimeInconnu(source.nom, 'ces territoires')
  const lignes = new Map<string, { code: string; type: TypeAppartenance; valeur: string }>()
  const communes = new Set<string>()
  let partagees = 0
  for await (const row of tableRows(context, text, { ...recognition })) {
    if (layout.type >= 0 && (row.cells[layout.type] ?? '').trim().toUpperCase() !== 'COM') {
      tally.ignore(AUTRE_TYPE, row.ligne)
      continue
    }
    const placed = placeRow(context, row, layout.code, () => undefined)
    if (placed === null || typeof placed === 'string') continue
    if (placed.place.arrondissement) {
      tally.ignore(ARRONDISSEMENT, row.ligne)
      continue
    }
    tally.retenues++
    const { code } = placed.place
    communes.add(code)
    const canton = lireCanton(row.cells[layout.canton] ?? '', code)
    if (canton === 'partage') partagees++
    else if (canton !== null) lignes.set(`canton ${code}`, { code, type: 'canton', valeur: canton })
    const bassin = (row.cells[layout.bassin] ?? '').trim()
    if (!SANS.test(bassin)) lignes.set(`bassin ${code}`, { code, type: 'bassin', valeur: bassin })
  }
  const libelles = await lireLibelles(autres)
  if (lignes.size === 0) throw errors.rienDansLaZone(source.nom, tally.ignorees())
  if (partagees > 0) {
    tally.warn(
      `${compte(partagees, 'commune est partagée', 'communes sont partagées')} entre plusieurs cantons : ${accord(partagees, 'elle ne s’ajoute pas', 'elles ne s’ajoutent pas')} par canton.`,
    )
  }
  const combien = (type: TypeAppartenance) =>
    new Set([...lignes.values()].filter((l) => l.type === type).map(({ valeur }) => valeur)).size
  const apports = [
    [combien('canton'), 'canton', 'cantons'] as const,
    [combien('bassin'), 'bassin de vie', 'bassins de vie'] as const,
  ].flatMap(([nombre, un, plusieurs]) => (nombre === 0 ? [] : [`${compte(nombre, un, plusieurs)}, ${millesime}`]))
  return {
    empreinte: text.empreinte,
    encodage: ENCODING_LABELS[text.encodage],
    millesime,
    communes,
    apports,
    ecrire: () =>
      ecrireAppartenances(bibliotheque, {
        millesime,
        fichier: source.nom,
        importeLe: now,
        sha256: text.empreinte.fichier,
        lignes: [...lignes.values()],
        libelles,
      }),
  }
}

/** "0306"; the département is put in front of a code that lacks it. */
function lireCanton(cellule: string, commune: string): string | 'partage' | null {
  const texte = cellule.trim()
  if (SANS.test(texte)) return null
  const code = texte.length <= 2 ? `${departementOfCode(commune)}${texte.padStart(2, '0')}` : texte
  return PARTAGE.test(code) ? 'partage' : code
}

/** Levels of Insee's sheet « Zones_supra_communales » (NIVGEO, CODGEO, LIBGEO). */
const NIVEAUX: readonly (readonly [RegExp, TypeAppartenance])[] = [
  [/^(?:canov|cv|canton)/i, 'canton'],
  [/^bv/i, 'bassin'],
]

async function lireLibelles(feuilles: readonly SourceFile[]): Promise<Map<string, string>> {
  const libelles = new Map<string, string>()
  const feuille = feuilles.find(({ partie }) => /supra/i.test(partie ?? ''))
  if (feuille === undefined) return libelles
  const text = await openText(feuille, {})
  let colonnes: { niveau: number; code: number; nom: number } | null = null
  const lire = { nom: feuille.nom, separateur: '\t', colonnes: null, minimum: 0 } as const
  for await (const batch of readRecords(text.text(), lire)) {
    for (const { cells } of batch) {
      if (colonnes === null) {
        const header = new Header(cells)
        const trouvees = { niveau: header.find('nivgeo'), code: header.find('codgeo'), nom: header.find('libgeo') }
        if (Math.min(trouvees.niveau, trouvees.code, trouvees.nom) >= 0) colonnes = trouvees
        continue
      }
      const niveau = (cells[colonnes.niveau] ?? '').trim()
      const type = NIVEAUX.find(([motif]) => motif.test(niveau))?.[1]
      const nom = (cells[colonnes.nom] ?? '').trim()
      if (type !== undefined && nom !== '') libelles.set(`${type} ${(cells[colonnes.code] ?? '').trim()}`, nom)
    }
  }
  return libelles
}
