/**
 * Workbooks of 35 000 lines, written as Excel writes them (codes and names among the shared texts), never committed:
 * the composition of the EPCI (14 columns) and a census of 117 figures (4 million cells). Import into a dossier against
 * SheetJS alone reading the same file. Alone: `node test/bench/classeur.ts`. Asked: at most 10 s.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureReference } from '../../electron/backend/reference/ensure.ts'
import { openReference } from '../../electron/backend/reference/reference.ts'
import { faireZip } from '../zip-files.ts'
import { LUES } from './dossier-complet.ts'
import { benchImport, DOSSIER_BANC } from './import-bench.ts'
import type { Measure } from './measure.ts'

/** Change it when the generated content changes. */
const VERSION = 1
const EPCI =
  'dept;siren;raison_sociale;nature_juridique;mode_financ;nb_membres;total_pop_tot;total_pop_mun;dep_com;insee;siren_membre;nom_membre;ptot_2024;pmun_2024'

type Ligne = readonly (string | number)[]

/** "A", "Z", "AA". */
const lettres = (colonne: number): string =>
  (colonne >= 26 ? lettres(Math.floor(colonne / 26) - 1) : '') + String.fromCharCode(65 + (colonne % 26))

const echapper = (texte: string): string => texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function ecrire(nom: string, lignes: () => Iterable<Ligne>): string {
  mkdirSync(DOSSIER_BANC, { recursive: true })
  const path = join(DOSSIER_BANC, nom)
  if (existsSync(path)) return path
  const textes = new Map<string, number>()
  const rang = (texte: string): number => {
    const connu = textes.get(texte) ?? textes.size
    textes.set(texte, connu)
    return connu
  }
  // In pieces: the XML of four million cells is longer than a string may be.
  const rangees: Buffer[] = []
  let numero = 0
  for (const ligne of lignes()) {
    numero++
    const cells = ligne.map((cell, i) => {
      const place = `r="${lettres(i)}${numero}"`
      return typeof cell === 'number' ? `<c ${place}><v>${cell}</v></c>` : `<c ${place} t="s"><v>${rang(cell)}</v></c>`
    })
    rangees.push(Buffer.from(`<row r="${numero}" spans="1:${ligne.length}">${cells.join('')}</row>`))
  }
  const tete = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const parties: Readonly<Record<string, Buffer | string>> = {
    '[Content_Types].xml': `${tete}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${tete}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${tete}<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="COM" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${tete}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': Buffer.concat([
      Buffer.from(`${tete}<worksheet ${main}><sheetData>`),
      ...rangees,
      Buffer.from('</sheetData></worksheet>'),
    ]),
    'xl/sharedStrings.xml': `${tete}<sst ${main}>${[...textes.keys()].map((texte) => `<si><t>${echapper(texte)}</t></si>`).join('')}</sst>`,
  }
  const membres = Object.entries(parties).map(([chemin, contenu]) => ({ nom: chemin, contenu: Buffer.from(contenu) }))
  writeFileSync(`${path}.tmp`, faireZip(membres))
  renameSync(`${path}.tmp`, path)
  return path
}

/** Both layouts, on the communes of today. */
async function generer(): Promise<{ readonly epci: string; readonly recensement: string }> {
  const reference = openReference(await ensureReference())
  const communes = reference.communes(reference.codes())
  reference.close()
  const colonnes = LUES.slice(0, 117)
  return {
    epci: ecrire(`epcicom_2024_v${VERSION}.xlsx`, function* () {
      yield EPCI.split(';')
      for (const [i, { code, nom, departement, epci }] of communes.entries()) {
        const dep = departement.code
        const siren = Number(epci?.siren ?? 0)
        yield [dep, siren, epci?.nom ?? '', 'CC', 'FPU', 14, 14_992, 14_705, dep, code, 210_000_000 + i, nom, i, i + 9]
      }
    }),
    recensement: ecrire(`base-cc-evol-struct-pop-2022_v${VERSION}.xlsx`, function* () {
      yield ['CODGEO', 'LIBGEO', ...colonnes]
      for (const [i, { code, nom }] of communes.entries()) {
        yield [code, nom, ...colonnes.map((_, j) => ((i * 7919 + j * 104_729) % 90_000_000) / 1e5)]
      }
    }),
  }
}

export async function benchClasseurs(): Promise<Measure[]> {
  const { epci, recensement } = await generer()
  const commun = { separateur: null, borne: 10_000 } as const
  return [
    await benchImport({ ...commun, titre: 'Import d’un classeur .xlsx, 14 colonnes', path: epci, passages: 3 }),
    await benchImport({ ...commun, titre: 'Import d’un classeur .xlsx, 119 colonnes', path: recensement, passages: 3 }),
  ]
}

const [, script] = process.argv
if (script !== undefined && resolve(script) === import.meta.filename) {
  const { machine, report } = await import('./measure.ts')
  console.log(`${machine()}\n\n${report(await benchClasseurs())}`)
}
