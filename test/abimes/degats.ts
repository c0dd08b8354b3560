/**
 * Damages as plain data, drawn by fast-check, and the file that they make of a sample: the same draw is always the same
 * file. In order: what happens to the table, to its text, to its encoding, to the bytes, to what wraps them.
 */
import { gzipSync } from 'node:zlib'
import { type BookType, utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { seededRandom } from '../kill-helper.ts'
import { faireZip } from '../zip-files.ts'
import { MODELES, type Modele } from './modeles.ts'
import { CELLULES } from './venins.ts'

const SEPARATEURS = [';', ',', '\t', '|', '~', ' '] as const
const ENCODAGES = ['utf-8', 'bom', 'cp1252', 'utf-16le', 'utf-16be', 'utf-16 sans bom', 'mixte', 'mojibake'] as const
const ENVELOPPES = ['gz', 'zip', 'zip de deux', 'gz de zip'] as const
const CLASSEURS = ['xlsx', 'xls', 'ods'] as const

// Ends are no likelier than the rest: fast-check would otherwise cut most files at their first byte.
const rang = fc.noBias(fc.nat({ max: 40 }))
const part = fc.noBias(fc.nat({ max: 1000 })).map((millieme) => millieme / 1000)

/** Mostly a few lines; now and then enough of them to take time. */
const FOIS = fc.oneof(
  { weight: 19, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 1, arbitrary: fc.constant(20_000) },
)

/** What happens to the table. */
const degatGrille = fc.oneof(
  fc.record({ type: fc.constant('cellule' as const), ligne: rang, colonne: rang, texte: CELLULES }),
  fc.record({ type: fc.constant('colonne' as const), colonne: rang, texte: CELLULES }),
  fc.record({ type: fc.constant('melanger lignes' as const), graine: fc.nat() }),
  fc.record({ type: fc.constant('melanger colonnes' as const), graine: fc.nat(), memes: fc.boolean() }),
  fc.record({ type: fc.constant('repeter ligne' as const), ligne: rang, fois: FOIS }),
  fc.record({ type: fc.constant('repeter colonne' as const), colonne: rang }),
  fc.record({ type: fc.constant('repeter tout' as const) }),
  fc.record({ type: fc.constant('ôter ligne' as const), ligne: rang }),
  fc.record({ type: fc.constant('ôter colonne' as const), colonne: rang }),
  fc.record({ type: fc.constant('raccourcir ligne' as const), ligne: rang, reste: rang }),
  fc.record({ type: fc.constant('titres' as const), combien: fc.integer({ min: 1, max: 60 }), texte: CELLULES }),
  fc.record({ type: fc.constant('nombres' as const), forme: fc.constantFrom('négatif', 'scientifique', 'anglais') }),
  fc.record({
    type: fc.constant('codes' as const),
    forme: fc.constantFrom('sans zéro', 'formule', 'décimal', 'lettres'),
  }),
  fc.record({ type: fc.constant('casse' as const), haut: fc.boolean() }),
)
type DegatGrille = typeof degatGrille extends fc.Arbitrary<infer T> ? T : never

const degatOctets = fc.oneof(
  fc.record({ type: fc.constant('couper' as const), ou: part }),
  fc.record({ type: fc.constant('commencer à' as const), ou: part }),
  fc.record({ type: fc.constant('changer' as const), graine: fc.nat(), fois: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    type: fc.constant('insérer' as const),
    ou: part,
    octets: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  }),
  fc.record({ type: fc.constant('zéros' as const), ou: part, combien: fc.integer({ min: 1, max: 5000 }) }),
)
type DegatOctets = typeof degatOctets extends fc.Arbitrary<infer T> ? T : never

const peu = <T>(arbitraire: fc.Arbitrary<T>, poids: number): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 100 - poids, arbitrary: fc.constant(null) }, { weight: poids, arbitrary: arbitraire })

const rarement = <T>(arbitraire: fc.Arbitrary<T>, nombre: number, poids: number): fc.Arbitrary<T[]> =>
  peu(fc.noBias(fc.array(arbitraire, { minLength: 1, maxLength: nombre })), poids).map((tires) => tires ?? [])

export const ESSAIS = fc.record({
  modele: fc.noBias(fc.nat({ max: MODELES.length - 1 })),
  grille: rarement(degatGrille, 3, 75),
  separateur: peu(fc.record({ vers: fc.constantFrom(...SEPARATEURS), depuis: part }), 8),
  finDeLigne: peu(fc.constantFrom('\r\n', '\r', '\n\r', 'mêlée', ''), 12),
  encodage: peu(fc.constantFrom(...ENCODAGES), 30),
  octets: rarement(degatOctets, 2, 35),
  /** A workbook thread takes half a second: few of them. */
  classeur: peu(fc.constantFrom(...CLASSEURS), 5),
  enveloppe: peu(fc.constantFrom(...ENVELOPPES), 12),
  /** What happens to the workbook or to the archive. */
  apres: rarement(degatOctets, 1, 50),
  nom: peu(
    fc.constantFrom(
      'donnees.csv',
      'sans-extension',
      'tableau.xlsx',
      'a.csv.gz',
      '=cmd.csv',
      'été 2021 <b>.txt',
      'x.json',
    ),
    25,
  ),
  options: fc.record({
    millesime: peu(fc.constantFrom('2021', '2023'), 20),
    doublons: peu(fc.constantFrom('refuser' as const, 'sommer' as const, 'remplacer' as const), 30),
    accents: peu(fc.boolean(), 10),
    partie: peu(fc.constantFrom('Feuille', 'donnees.csv', 'absente'), 2),
  }),
})
export type Essai = typeof ESSAIS extends fc.Arbitrary<infer T> ? T : never

export interface Fichier {
  readonly modele: Modele
  readonly nom: string
  readonly octets: Buffer
}

export function abimer(essai: Essai): Fichier {
  const modele = MODELES[essai.modele]
  if (modele === undefined) throw new Error(`no sample ${essai.modele}`)
  let grille = modele.grille.map((ligne) => [...ligne])
  for (const degat of essai.grille) grille = abimerGrille(grille, degat, modele)
  const interieur = essai.enveloppe === null ? essai.apres : essai.octets
  if (essai.classeur !== null) {
    const livre = classeur(grille, essai.classeur)
    return { modele, nom: essai.nom ?? modele.nom, octets: envelopper(gater(livre, interieur), essai, modele) }
  }
  if (modele.parquet === true) {
    const table = gater(parquet(grille), essai.octets)
    return { modele, nom: essai.nom ?? modele.nom, octets: envelopper(table, essai, modele) }
  }
  const octets = gater(encoder(ecrire(grille, modele, essai), essai.encodage, modele), essai.octets)
  return { modele, nom: essai.nom ?? modele.nom, octets: envelopper(octets, essai, modele) }
}

function abimerGrille(grille: string[][], degat: DegatGrille, { entete }: Modele): string[][] {
  const donnees = grille.slice(entete + 1)
  const avant = grille.slice(0, entete + 1)
  switch (degat.type) {
    case 'cellule': {
      const ligne = grille[degat.ligne % Math.max(1, grille.length)]
      if (ligne !== undefined) ligne[degat.colonne % Math.max(1, ligne.length)] = degat.texte
      return grille
    }
    case 'colonne':
      for (const ligne of donnees.slice(0, combien(degat.texte.length)))
        ligne[degat.colonne % Math.max(1, ligne.length)] = degat.texte
      return grille
    case 'melanger lignes':
      return melanger(grille, degat.graine)
    case 'melanger colonnes':
      return grille.map((ligne, i) => melanger(ligne, degat.memes ? degat.graine : degat.graine + i))
    case 'repeter ligne': {
      const ligne = grille[degat.ligne % Math.max(1, grille.length)] ?? []
      const fois = Math.min(degat.fois, combien(ligne.join('').length))
      return [...grille, ...Array.from({ length: fois }, () => [...ligne])]
    }
    case 'repeter colonne':
      return grille.map((ligne) => [...ligne, ligne[degat.colonne % Math.max(1, ligne.length)] ?? ''])
    case 'repeter tout':
      return [...grille, ...grille.map((ligne) => [...ligne])]
    case 'ôter ligne':
      return grille.toSpliced(degat.ligne % Math.max(1, grille.length), 1)
    case 'ôter colonne':
      return grille.map((ligne) => ligne.toSpliced(degat.colonne % Math.max(1, ligne.length), 1))
    case 'raccourcir ligne':
      return grille.map((ligne, i) =>
        i === degat.ligne % Math.max(1, grille.length) ? ligne.slice(0, degat.reste) : ligne,
      )
    case 'titres':
      return [...Array.from({ length: degat.combien }, (_, i) => (i % 5 === 0 ? [''] : [degat.texte])), ...grille]
    case 'nombres':
      return [...avant, ...donnees.map((ligne) => ligne.map((cellule) => nombre(cellule, degat.forme)))]
    case 'codes':
      return [...avant, ...donnees.map((ligne) => ligne.map((cellule) => code(cellule, degat.forme)))]
    default:
      return grille.map((ligne) => ligne.map((cellule) => (degat.haut ? cellule.toUpperCase() : cellule.toLowerCase())))
  }
}

/** Lines that a file of twenty megabytes has room for. */
const combien = (longueur: number): number => Math.ceil(20e6 / Math.max(1, longueur))

/** Numbers that are not codes: those with fewer or more than five digits, or with decimals. */
function nombre(cellule: string, forme: string): string {
  if (!/^\d{1,4}$|^\d+[.,]\d+$/.test(cellule)) return cellule
  if (forme === 'négatif') return `-${cellule}`
  if (forme === 'scientifique') return Number(cellule.replace(',', '.')).toExponential()
  return Number(cellule.replace(',', '.')).toLocaleString('en-US', { minimumFractionDigits: 2 })
}

function code(cellule: string, forme: string): string {
  if (!/^(?:\d\d|2[AB])\d{3}$/.test(cellule)) return cellule
  if (forme === 'sans zéro') return cellule.replace(/^0+/, '')
  if (forme === 'formule') return `="${cellule}"`
  if (forme === 'décimal') return `${cellule.replace(/^0+/, '')}.0`
  return `COM-${cellule.toLowerCase()}`
}

function melanger<T>(liste: readonly T[], graine: number): T[] {
  const hasard = seededRandom(graine)
  return liste
    .map((un) => [hasard(), un] as const)
    .sort(([a], [b]) => a - b)
    .map(([, un]) => un)
}

function ecrire(grille: readonly (readonly string[])[], { separateur }: Modele, essai: Essai): string {
  const { separateur: autre, finDeLigne } = essai
  const lignes = grille.map((ligne, i) =>
    ligne.join(autre !== null && i >= autre.depuis * grille.length ? autre.vers : separateur),
  )
  if (finDeLigne === 'mêlée') return lignes.map((ligne, i) => ligne + (['\n', '\r\n', '\r'][i % 3] ?? '')).join('')
  return lignes.map((ligne) => ligne + (finDeLigne ?? '\n')).join('')
}

function encoder(texte: string, encodage: Essai['encodage'], { bom }: Modele): Buffer {
  switch (encodage) {
    case null:
      return Buffer.from(bom === true ? `\uFEFF${texte}` : texte)
    case 'bom':
      return Buffer.from(`\uFEFF${texte}`)
    case 'cp1252':
      return Buffer.from(texte, 'latin1')
    case 'utf-16le':
      return Buffer.from(`\uFEFF${texte}`, 'utf16le')
    case 'utf-16be':
      return retourner(Buffer.from(`\uFEFF${texte}`, 'utf16le'))
    case 'utf-16 sans bom':
      return Buffer.from(texte, 'utf16le')
    case 'mixte':
      return Buffer.concat(
        texte.split(/(?<=\n)/).map((ligne, i) => Buffer.from(ligne, i % 2 === 0 ? 'utf8' : 'latin1')),
      )
    case 'mojibake':
      return Buffer.from(Buffer.from(texte).toString('latin1'))
    default:
      return Buffer.from(texte)
  }
}

/** An odd last byte, which no character has, is left out. */
const retourner = (octets: Buffer): Buffer => octets.subarray(0, octets.length - (octets.length % 2)).swap16()

function gater(octets: Buffer, degats: readonly DegatOctets[]): Buffer {
  let reste = octets
  for (const degat of degats) {
    const ou = 'ou' in degat ? Math.floor(degat.ou * reste.length) : 0
    if (degat.type === 'couper') reste = reste.subarray(0, ou)
    else if (degat.type === 'commencer à') reste = reste.subarray(ou)
    else if (degat.type === 'changer') reste = changer(reste, degat.graine, degat.fois)
    else {
      const ajout = degat.type === 'zéros' ? Buffer.alloc(degat.combien) : degat.octets
      reste = Buffer.concat([reste.subarray(0, ou), ajout, reste.subarray(ou)])
    }
  }
  return reste
}

function changer(octets: Buffer, graine: number, fois: number): Buffer {
  const hasard = seededRandom(graine)
  const copie = Buffer.from(octets)
  for (let i = 0; i < fois && copie.length > 0; i++) {
    copie[Math.floor(hasard() * copie.length)] = Math.floor(hasard() * 256)
  }
  return copie
}

/**
 * Spreadsheets refuse cells over 32 767 characters, and so does the writer. What a long workbook costs is measured by
 * `npm run bench`, not here.
 */
function classeur(grille: readonly (readonly string[])[], type: BookType): Buffer {
  const livre = utils.book_new()
  const lignes = grille
    .slice(0, 2000)
    .map((ligne) => ligne.map((cellule) => (/^-?\d{1,4}$/.test(cellule) ? Number(cellule) : cellule.slice(0, 32_000))))
  utils.book_append_sheet(livre, utils.aoa_to_sheet(lignes), 'Feuille')
  return write(livre, { type: 'buffer', bookType: type, compression: true }) as Buffer
}

/** The table in Parquet, all text; one without a named column has none. */
function parquet(grille: readonly (readonly string[])[]): Buffer {
  const [titres = [], ...lignes] = grille
  const columnData = titres.map((name, i) => ({
    name: name === '' ? `c${i}` : name,
    data: lignes.slice(0, 20_000).map((ligne) => ligne[i] ?? null),
    type: 'STRING' as const,
    nullable: true,
  }))
  return Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: 1000 }))
}

function envelopper(octets: Buffer, { enveloppe, apres }: Essai, { nom }: Modele): Buffer {
  const membre = { nom, contenu: octets }
  switch (enveloppe) {
    case 'gz':
      return gater(gzipSync(octets), apres)
    case 'zip':
      return gater(faireZip([membre]), apres)
    case 'zip de deux':
      return gater(
        faireZip([membre, { nom: 'autre/donnees.csv', contenu: octets.subarray(0, 200), methode: 0 }]),
        apres,
      )
    case 'gz de zip':
      return gater(gzipSync(faireZip([membre])), apres)
    default:
      return octets
  }
}
