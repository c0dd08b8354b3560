/** A file met by a remembered reading: which of its lines has the titles, and how it is shown. */
import type { Lecture } from '../../../../shared/domain/lecture.ts'
import type { Lecture as Vue } from '../apercu/apercu-lecture.ts'
import { francais } from '../bilan/french.ts'
import { yearInName } from '../chiffres/millesime.ts'
import { decodeHead } from '../octets/encoding.ts'
import type { Recognition } from '../recognise.ts'
import { splitRecord } from '../table/guillemets.ts'
import { Header } from '../table/header.ts'
import { codeOfRow } from '../table/rows.ts'
import { firstLines, voteSeparator } from '../table/table.ts'
import type { Memoire, Rappel } from './memoire.ts'

/** Lines that may bear the titles. */
const TITRES = 20

export function rappelDe(nom: string, head: Buffer, whole: boolean, memoire: Memoire): Rappel | null {
  const lignes = firstLines(decodeHead(head).replace(/^\uFEFF/, ''), 50, whole)
  const separateur = voteSeparator(lignes)
  let proche: Rappel | null = null
  for (const [index, ligne] of lignes.slice(0, TITRES).entries()) {
    const rappel = memoire.rappeler(new Header(splitRecord(ligne, separateur)), nom)
    if (rappel === null) continue
    const place = { ...rappel, lecture: { ...rappel.lecture, ligneEntete: index + 1 } }
    if (rappel.exact) return place
    proche ??= place
  }
  return proche
}

/** The columns read by hand, under the words that were given to them. */
export function lectureMain(
  nom: string,
  recognition: Recognition & { readonly kind: 'observations' },
  lecture: Lecture,
): Vue {
  const { header, found } = recognition
  const code = found[0]?.layout.code ?? { code: -1, departement: -1 }
  const colonne = (titre: string, index: number) =>
    index < 0 ? [] : [{ titre, lire: (cells: readonly string[]) => cells[index] ?? '' }]
  const annees = [...new Set(lecture.valeurs.map(({ millesime }) => millesime))]
  return {
    profil: found.map(({ profile }) => profile.id).join('+'),
    libelle: francais(lecture.libelle),
    separateur: recognition.separateur,
    ligneEntete: recognition.ligneEntete,
    largeur: header.cells.length,
    largeurNue: header.width,
    colonnes: [
      ...(code.code < 0
        ? []
        : [
            {
              titre: 'Code commune',
              lire: (cells: readonly string[]) => codeOfRow(cells, code)?.code ?? cells[code.code] ?? '',
            },
          ]),
      ...colonne('Code postal', code.codePostal ?? -1),
      ...colonne('Commune', code.nom ?? found[0]?.layout.nom ?? -1),
      ...lecture.valeurs.flatMap(({ libelle, colonne: index }) => colonne(libelle, index)),
    ],
    garde: () => true,
    observer: () => undefined,
    millesime: () =>
      (annees.length === 1 ? (annees[0] ?? null) : annees.includes(null) ? null : anneesDites(annees)) ??
      yearInName(nom),
  }
}

function anneesDites(annees: readonly (string | null)[]): string {
  const triees = annees.flatMap((annee) => annee ?? []).sort()
  return `${triees[0]} à ${triees.at(-1)}`
}
