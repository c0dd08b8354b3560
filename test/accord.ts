/** What a figure is, wherever it is read: the answers of the contract, files, the command, both forms of a document. */
import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import Papa from 'papaparse'
import { expect } from 'vitest'
import { chiffresTexte } from '../electron/hosts/cli/chiffres.ts'
import type { Output } from '../shared/contract/methods.ts'
import { quantiteDe } from '../shared/domain/chiffres-json.ts'
import { formatQuantity } from '../shared/domain/format.ts'
import type { Quantity, Unit } from '../shared/domain/quantity.ts'
import { interval, known, missing } from '../shared/domain/quantity-ops.ts'
import { tableauIndicateurs } from '../shared/domain/tableau-indicateurs.ts'
import { type Tableau, tableaux, texteCellule } from '../shared/domain/tableaux.ts'
import { type TestBackend, testBackend } from './backend.ts'
import { readPdf, squeeze, unzip, wordText } from './read-back.ts'

export interface Lieu extends Pick<TestBackend, 'backend' | 'file'> {
  readonly fichier: string
  readonly cpts: string
}

export const EXEMPLES = ['aunis-sud', 'puy-de-dome', 'sud-allier', 'sud-est-grenoblois', 'venissieux'] as const

/** An example, its first CPTS. */
export async function exemple(id: (typeof EXEMPLES)[number]): Promise<Lieu> {
  const { backend, file } = await testBackend()
  const fichier = file('exemple.maillage')
  await backend.call('exemple.creer', { id, fichier })
  const { cpts } = await backend.call('dossier.decrire', { fichier })
  return { backend, file, fichier, cpts: cpts[0]?.nom ?? '' }
}

export const ecranDe = async ({ backend, fichier, cpts }: Lieu): Promise<Tableau[]> => {
  const portrait = await backend.call('portrait.lire', { fichier, cpts })
  const syntheses = await backend.call('indicateurs.lire', { fichier, cpts })
  return [...tableaux([portrait]), tableauIndicateurs([{ nom: cpts, syntheses }])]
}

/** Table, column, text of every figure on screen. */
const figures = ({ titre, colonnes, lignes }: Tableau) =>
  lignes.flatMap(({ cellules }) =>
    cellules.flatMap((une, i) => (une.type === 'texte' ? [] : [[titre, colonnes[i]?.libelle, texteCellule(une)]])),
  )

/** What the map and its list print of one commune, from the parallel arrays of the contract. */
export function surCarte(lues: Output<'carte.valeurs'>, i: number, unite: Unit, decimals: number): string {
  const [etat, valeur, bornes] = [lues.etats[i] ?? 'absent', lues.valeurs[i] ?? null, lues.bornes[i] ?? null]
  if (bornes !== null) return formatQuantity(interval(bornes[0], bornes[1], unite), { decimals })
  if (valeur !== null) return formatQuantity(known(valeur, unite), { decimals })
  if (etat === 'connue' || etat === 'zero' || etat === 'intervalle') throw new Error(`${etat} without value`)
  return formatQuantity(missing(etat, unite), { decimals })
}

export const octets = async ({ backend, fichier, cpts }: Lieu, format: 'csv' | 'xlsx') =>
  Buffer.from((await backend.call('chiffres.exporter', { fichier, cpts, format })).base64, 'base64')

export async function fichiersComme(lieu: Lieu, ecran: readonly Tableau[]): Promise<void> {
  const csv = Papa.parse<Record<string, string>>((await octets(lieu, 'csv')).toString('utf8').replace(/^\uFEFF/, ''), {
    header: true,
    delimiter: ';',
    skipEmptyLines: true,
  }).data
  expect(csv.map((row) => [row.tableau, row.indicateur, row.affichage])).toEqual(ecran.flatMap(figures))
  const quantites = ecran.flatMap(({ lignes }) =>
    lignes.flatMap(({ cellules }) => cellules.flatMap((une) => (une.type === 'quantite' ? [une.quantite] : []))),
  )
  for (const [i, q] of quantites.entries()) {
    // Bounds equal to the value: only what is known exactly.
    expect((csv[i]?.valeur ?? '') !== '' && csv[i]?.valeur === csv[i]?.maximum).toBe(q.kind === 'known')
    expect([csv[i]?.communes_connues, csv[i]?.communes_total]).toEqual([q.coverage.known, q.coverage.total].map(String))
  }
  const book = read(await octets(lieu, 'xlsx'), { type: 'buffer' })
  const feuilles = book.SheetNames.filter((nom) => nom !== 'Sources')
  const pleins = ecran.filter(({ lignes }) => lignes.length > 0)
  expect(feuilles.length).toBe(pleins.length)
  for (const [i, { lignes }] of pleins.entries()) {
    const [, ...rows] = utils.sheet_to_json<(string | number)[]>(book.Sheets[feuilles[i] ?? ''] ?? {}, {
      header: 1,
      defval: '',
    })
    expect(rows).toEqual(
      lignes.map(({ cellules }) =>
        cellules.map((une) =>
          une.type === 'quantite' && une.quantite.kind === 'known' ? une.quantite.value : texteCellule(une),
        ),
      ),
    )
  }
}

export async function commandeComme({ backend, fichier, cpts }: Lieu): Promise<void> {
  const portrait = await backend.call('portrait.lire', { fichier, cpts })
  const syntheses = await backend.call('indicateurs.lire', { fichier, cpts })
  const chiffres = await backend.call('dossier.chiffres', { fichier, cpts })
  const json = chiffres.cpts.find(({ nom }) => nom === cpts)
  if (json === undefined) throw new Error(cpts)
  const dit = (q: Quantity) => formatQuantity(q)
  const paires: (readonly [Quantity, (typeof json)['population']])[] = [
    [portrait.population, json.population],
    [portrait.superficie, json.superficie],
    [portrait.densite, json.densite],
    [portrait.professionnels, json.professionnels],
    ...portrait.professions.flatMap((une, i) => {
      const lue = json.professions[i]
      if (lue === undefined) throw new Error(une.code)
      return [
        [une.effectif, lue.effectif] as const,
        [une.densites.pour_10000, lue.densite10000] as const,
        [une.densites.pour_100000, lue.densite100000] as const,
      ]
    }),
  ]
  for (const [ecran, lue] of paires) {
    expect(dit(quantiteDe(lue))).toBe(dit(ecran))
    expect(lue.etat === 'connue').toBe(ecran.kind === 'known')
  }
  expect(json.indicateurs.map(({ id, valeur }) => [id, dit(quantiteDe(valeur))])).toEqual(
    syntheses.map(({ id, valeur }) => [id, dit(valeur)]),
  )
  const texte = chiffresTexte(chiffres)
  for (const q of [portrait.population, portrait.superficie, portrait.densite]) {
    if (q.kind !== 'missing') expect(texte).toContain(formatQuantity(q, { unit: true }))
  }
}

interface Documents {
  /** Words without spaces: lines are cut anywhere. */
  readonly pdf: string
  readonly word: string
  /** The tables of the Word file, row by row, cell by cell, without spaces. */
  readonly rangees: readonly (readonly string[])[]
}

/** The diagnostic in both forms. */
export async function documents({ backend, file, fichier, cpts }: Lieu): Promise<Documents> {
  const produire = async (sortie: string) => {
    await backend.call('document.produire', { fichier, cpts, document: 'diagnostic', sortie: file(sortie) })
    return new Uint8Array(readFileSync(file(sortie)))
  }
  const { pages } = await readPdf(await produire('d.pdf'))
  const word =
    unzip(await produire('d.docx'))
      .get('word/document.xml')
      ?.toString('utf8') ?? ''
  const rangees = [...word.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([rangee]) =>
    [...rangee.matchAll(/<w:tc[ >].*?<\/w:tc>/gs)].map(([une]) => squeeze(wordText(une))),
  )
  return { pdf: squeeze(pages.map(({ text }) => text).join('')), word: squeeze(wordText(word)), rangees }
}
