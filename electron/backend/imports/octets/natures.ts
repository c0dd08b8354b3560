/** Files that are no table of text, by the bytes that every file of their kind begins with, and the way out of each. */

export interface Nature {
  /** "« x » est …" */
  readonly nature: string
  readonly issue: string
}

interface Signature extends Nature {
  readonly octets: readonly number[]
  /** Where they stand; absent: at the start. */
  readonly depuis?: number
}

const ascii = (texte: string): number[] => [...Buffer.from(texte, 'latin1')]

const CSV_DE_LA_PAGE =
  'Prenez le même fichier au format CSV : il est le plus souvent sur la même page de téléchargement.'
const DECOMPRESSER = 'Décompressez l’archive et choisissez le fichier .csv ou .txt qu’elle contient.'
const AUTRE_ZIP = 'Décompressez l’archive sur votre ordinateur, puis choisissez le fichier qu’elle contient.'
const DONNEES = 'Choisissez le fichier de données (.csv ou .txt).'
const ACCESS = 'Ouvrez la base dans Access, et exportez la table utile en classeur Excel (.xlsx) ou en fichier texte.'
const STATISTIQUE = `${CSV_DE_LA_PAGE} Sinon, demandez à qui vous l’a donné une version CSV.`

const SIGNATURES: readonly Signature[] = [
  {
    octets: ascii('%PDF'),
    nature: 'un document PDF',
    issue:
      'Cherchez à la même source la version CSV ou Excel de ces données. Sinon, recopiez ses chiffres dans l’écran Chiffres, onglet « Rézone, CPAM… ».',
  },
  {
    octets: [0x50, 0x4b, 0x03, 0x04],
    nature: 'une archive ZIP ou un classeur XLSX rangé dans une autre archive sous un autre nom',
    issue: AUTRE_ZIP,
  },
  {
    octets: [0xd0, 0xcf, 0x11, 0xe0],
    nature: 'un ancien document Office rangé dans une archive sous un autre nom',
    issue: AUTRE_ZIP,
  },
  { octets: [0x89, 0x50, 0x4e, 0x47], nature: 'une image PNG', issue: DONNEES },
  { octets: [0xff, 0xd8, 0xff], nature: 'une image JPEG', issue: DONNEES },
  { octets: ascii('GIF8'), nature: 'une image GIF', issue: DONNEES },
  { octets: [0x37, 0x7a, 0xbc, 0xaf], nature: 'une archive 7z', issue: DECOMPRESSER },
  { octets: ascii('Rar!'), nature: 'une archive RAR', issue: DECOMPRESSER },
  { octets: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], nature: 'une archive .xz', issue: DECOMPRESSER },
  { octets: [0x28, 0xb5, 0x2f, 0xfd], nature: 'une archive .zst', issue: DECOMPRESSER },
  { octets: ascii('1AY&SY'), depuis: 4, nature: 'une archive .bz2', issue: DECOMPRESSER },
  { octets: ascii('ustar\0'), depuis: 257, nature: 'une archive .tar', issue: DECOMPRESSER },
  { octets: ascii('ustar  \0'), depuis: 257, nature: 'une archive .tar', issue: DECOMPRESSER },
  {
    octets: ascii('SQLite format 3'),
    nature: 'une base SQLite (peut-être un dossier Maillage)',
    issue: 'Ouvrez un dossier Maillage avec la commande qui convient ; seul un fichier de données peut être importé.',
  },
  { octets: ascii('ARROW1'), nature: 'un fichier Arrow, que Maillage ne lit pas', issue: CSV_DE_LA_PAGE },
  {
    octets: [0xc2, 0xea, 0x81, 0x60, 0xb3, 0x14, 0x11, 0xcf, 0xbd, 0x92],
    depuis: 12,
    nature: 'une table SAS (.sas7bdat)',
    issue: STATISTIQUE,
  },
  { octets: ascii('HEADER RECORD*******LIBRARY'), nature: 'une table SAS (transport)', issue: STATISTIQUE },
  { octets: ascii('$FL2'), nature: 'une table SPSS (.sav)', issue: STATISTIQUE },
  { octets: ascii('$FL3'), nature: 'une table SPSS (.zsav)', issue: STATISTIQUE },
  { octets: ascii('<stata_dta>'), nature: 'une table Stata (.dta)', issue: STATISTIQUE },
  // Written by saveRDS and save, once out of their .gz.
  { octets: ascii('X\n\0\0\0'), nature: 'un objet R (.rds)', issue: STATISTIQUE },
  { octets: ascii('RDX2\n'), nature: 'un espace de travail R (.RData)', issue: STATISTIQUE },
  { octets: ascii('RDX3\n'), nature: 'un espace de travail R (.RData)', issue: STATISTIQUE },
  { octets: ascii('Standard Jet DB'), depuis: 4, nature: 'une base Access (.mdb)', issue: ACCESS },
  { octets: ascii('Standard ACE DB'), depuis: 4, nature: 'une base Access (.accdb)', issue: ACCESS },
  {
    octets: ascii('{\\rtf'),
    nature: 'un document de traitement de texte (.rtf)',
    issue: 'Cherchez à la même source la version CSV ou Excel de ces données, ou copiez son tableau dans un tableur.',
  },
]

const DBASE: Nature = {
  nature: 'une table dBase (.dbf)',
  issue:
    'Ouvrez-la dans un tableur et enregistrez-la en « Classeur Excel (.xlsx) ». Si elle accompagne un Shapefile, déposez l’archive .zip qui contient ensemble les fichiers .shp, .dbf, .shx et .prj.',
}

/** Null: nothing that is known here. */
export function natureDe(tete: Uint8Array): Nature | null {
  const connue = SIGNATURES.find(({ octets, depuis = 0 }) => octets.every((un, i) => tete[depuis + i] === un))
  return connue ?? (estDbase(tete) ? DBASE : null)
}

/** A dBase table has no signature: its version, its date, then the name and type of its first column. */
function estDbase(tete: Uint8Array): boolean {
  const [version = 0, , mois = 0, jour = 0] = tete
  const type = String.fromCharCode(tete[43] ?? 0)
  return (
    [0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(version) &&
    mois >= 1 &&
    mois <= 12 &&
    jour >= 1 &&
    jour <= 31 &&
    /[A-Z_]/i.test(String.fromCharCode(tete[32] ?? 0)) &&
    /[CNFDLMBIOGPTY]/.test(type) &&
    tete.subarray(12, 28).every((un) => un < 32)
  )
}
