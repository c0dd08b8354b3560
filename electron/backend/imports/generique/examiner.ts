/** Everything that the choice of columns by hand is made from. */
import type { Lecture, ValeurLecture } from '../../../../shared/domain/lecture.ts'
import type { Reference } from '../../reference/types.ts'
import { choisir } from '../conteneur/choix.ts'
import { partieAChoisir } from '../conteneur/errors.ts'
import { ouvrirFichier } from '../conteneur/ouvrir.ts'
import { HEAD, readHead } from '../octets/bytes.ts'
import { refuseHead } from '../octets/formats.ts'
import { accentuer } from './accents.ts'
import { type ColonneVue, voirColonnes } from './colonnes.ts'
import type { Memoire } from './memoire.ts'
import { enteteDe } from './profil.ts'
import { proposer, proposerValeur } from './proposer.ts'
import { rappelDe } from './rappel.ts'
import { lireTete, trouverEntete } from './tete.ts'

export interface Examen {
  readonly ligneEntete: number
  readonly debut: { readonly ligne: number; readonly cellules: string[] }[]
  readonly colonnes: ColonneVue[]
  readonly lecture: Lecture | null
  readonly memoire: string | null
  /** What would be proposed for each column of figures. */
  readonly valeurs: ValeurLecture[]
}

const DEBUT = 20
const CELLULES = 12
const CELLULE = 60
/** Columns shown: no choice is made in a list of thousands. */
const COLONNES = 400

interface Options {
  readonly partie?: string | undefined
  readonly ligneEntete?: number | undefined
  readonly accents?: boolean | undefined
  readonly memoire: Memoire
}

/** @throws MaillageError: the file cannot be read as a table, whatever is chosen. */
export async function examiner(path: string, reference: Reference, options: Options): Promise<Examen> {
  const fichier = await ouvrirFichier(path)
  const { source: choisie, parties } = await choisir(fichier, options)
  if (choisie === null)
    throw partieAChoisir(
      fichier.nom,
      parties.map(({ id }) => id),
    )
  const source = options.accents === true ? accentuer(choisie) : choisie
  const head = await readHead(source, HEAD)
  refuseHead(source.nom, head)
  const whole = head.length < HEAD
  const tete = await lireTete(source.nom, head, whole)
  const rappel = options.ligneEntete === undefined ? rappelDe(source.nom, head, whole, options.memoire) : null
  const ligneEntete = options.ligneEntete ?? rappel?.lecture.ligneEntete ?? trouverEntete(tete)
  const header = enteteDe(tete.lignes, ligneEntete, tete.separateur)
  const rows = tete.rows.filter(({ ligne }) => ligne > ligneEntete).map(({ cells }) => cells)
  const colonnes = voirColonnes(header, rows, reference).slice(0, COLONNES)
  const table = {
    nom: source.nom,
    titres: tete.lignes.slice(0, Math.max(0, ligneEntete - 1)),
    dessus: tete.rows.find(({ ligne }) => ligne === ligneEntete - 1)?.cells ?? [],
    ligneEntete,
    colonnes,
    rows,
  }
  return {
    ligneEntete,
    debut: tete.rows.slice(0, DEBUT).map(({ ligne, cells }) => ({
      ligne,
      cellules: cells.slice(0, CELLULES).map((cell) => cell.trim().slice(0, CELLULE)),
    })),
    colonnes,
    lecture: rappel?.lecture ?? proposer(table),
    memoire: rappel?.cle ?? null,
    valeurs: colonnes.filter(({ genre }) => genre === 'nombre').map((colonne) => proposerValeur(colonne, table)),
  }
}
