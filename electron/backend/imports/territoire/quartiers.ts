/** A list of quarters into the application's library. The dossier does not change: every dossier finds the list. */
import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import { ecrireQuartiers } from '../../reference/quartiers.ts'
import * as errors from '../bilan/errors.ts'
import { yearInName } from '../chiffres/millesime.ts'
import type { ImportContext } from '../context.ts'
import { ENCODING_LABELS, openText } from '../octets/encoding.ts'
import type { Recognition } from '../recognise.ts'
import type { TableRow } from '../table/rang.ts'
import { placeRow, tableRows } from '../table/rows.ts'
import { parseCode } from '../table/values.ts'
import type { ReferentielLu } from './appartenance.ts'

type Recognised = Recognition & { readonly kind: 'quartiers' }

const SANS_CODE = 'code du quartier absent'
/** Between the codes of a cell: « 69387, 69388 ». */
const ENTRE = /\s*(?:[,;/|+&–-]|\bet\b|\s)\s*/i

/** The zone of the context must hold all communes, and the arrondissements of Paris, Lyon and Marseille. */
export async function gatherQuartiers(
  context: ImportContext,
  { layout, profile: _, ...recognition }: Recognised,
  bibliotheque: string,
): Promise<ReferentielLu> {
  const { source, tally, options, now } = { ...context, now: context.options.now ?? context.dossier.now() }
  const text = await openText(source, context.reading('Lecture'))
  for (const warning of text.avertissements) tally.warn(warning)
  const millesime = options.millesime ?? yearInName(source.nom)
  if (millesime === null) throw errors.millesimeInconnu(source.nom, 'ces quartiers')
  const lus = new Map<string, { readonly nom: string; readonly lieux: Set<string> }>()
  for await (const row of tableRows(context, text, { ...recognition })) {
    const code = (row.cells[layout.quartier] ?? '').trim()
    if (code === '') {
      tally.reject(SANS_CODE, row.ligne, row)
      continue
    }
    const lieux = lieuxDe(context, row, layout.code.code)
    if (lieux.length === 0) continue
    tally.retenues++
    const deja = lus.get(code)
    if (deja === undefined) lus.set(code, { nom: (row.cells[layout.nom] ?? '').trim(), lieux: new Set(lieux) })
    else for (const lieu of lieux) deja.lieux.add(lieu)
  }
  if (lus.size === 0) throw errors.rienDansLaZone(source.nom, tally.ignorees())
  const quartiers = [...lus].map(([code, { nom, lieux }]) => ({ code, nom, lieux: [...lieux].sort() }))
  const communes = new Set(quartiers.flatMap(({ lieux }) => lieux))
  return {
    empreinte: text.empreinte,
    encodage: ENCODING_LABELS[text.encodage],
    millesime,
    communes,
    apports: [
      `${compte(quartiers.length, 'quartier prioritaire', 'quartiers prioritaires')} dans ${compterLieux([...communes])}, ${millesime}`,
    ],
    ecrire: () =>
      ecrireQuartiers(bibliotheque, {
        millesime,
        fichier: source.nom,
        importeLe: now,
        sha256: text.empreinte.fichier,
        quartiers,
      }),
  }
}

/** Places of a line, each read as a line of its own would be. */
function lieuxDe(context: ImportContext, row: TableRow, colonne: number): string[] {
  const cellule = (row.cells[colonne] ?? '').trim()
  const codes = parseCode(cellule) === null ? cellule.split(ENTRE).filter((un) => un !== '') : [cellule]
  return (codes.length === 0 ? [''] : codes).flatMap((un) => {
    const cells = row.cells.map((cell, i) => (i === colonne ? un : cell))
    const place = placeRow(context, { ...row, cells }, { code: colonne, departement: -1 }, () => undefined)
    return place === null || typeof place === 'string' ? [] : [place.place.code]
  })
}
