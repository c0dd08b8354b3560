/** Whole CPTS read in a file: a table `cpts;code_insee`, or another dossier. Their communes are brought to today. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import type { Perimetre } from '../../../shared/domain/portrait-types.ts'
import { CodesCheck } from '../imports/codes-check.ts'
import { francais, pluriel } from '../imports/french.ts'
import { codeOfRow } from '../imports/rows.ts'
import type { TableRow } from '../imports/table.ts'
import type { Reference } from '../reference/types.ts'
import { openDossier } from '../store/dossier.ts'
import { listElargissements } from '../store/elargissements.ts'
import { listCpts } from '../store/territoire.ts'
import { elargir, placerCode } from './communes.ts'
import type { colonnesCpts, Entete } from './liste-tableau.ts'

type CptsLue = Output<'territoire.lireFichier'>['cpts'][number]
type Colonnes = NonNullable<ReturnType<typeof colonnesCpts>>

/** Remarks of one CPTS beyond these are counted. */
const REMARQUES = 20

/** One CPTS being read: each commune once, in one sector at most. */
class Lecture {
  readonly #nom: string
  readonly #reference: Reference
  readonly #communes = new Set<string>()
  readonly #secteurs = new Map<string, { couleur: string | null; communes: Set<string> }>()
  readonly #places = new Set<string>()
  readonly #remarques: string[] = []
  readonly #ecrits = new Map<string, string>()
  perimetre: Perimetre

  constructor(nom: string, perimetre: Perimetre, reference: Reference) {
    this.#nom = nom
    this.perimetre = perimetre
    this.#reference = reference
  }

  secteur(nom: string, couleur: string | null): void {
    if (!this.#secteurs.has(nom)) this.#secteurs.set(nom, { couleur, communes: new Set() })
  }

  /** `ou`: "ligne 12", or '' for a dossier. What is no commune of today makes the list partial. */
  ajouter(code: string, ou: string, secteur: string | null, ecrit = code): void {
    const place = placerCode(code, this.#reference)
    const dire = (mots: string) => this.remarquer(ou === '' ? mots : `${ou} : ${mots}`)
    if (place.kind !== 'une') {
      this.perimetre = this.perimetre === 'complet' ? 'partiel' : this.perimetre
      dire(
        place.kind === 'aucune'
          ? `« ${code} » n’est pas un code de commune ; il est laissé de côté.`
          : `la commune ${code} a été partagée entre ${pluriel(place.codes.length, 'commune')} ; elle est laissée de côté.`,
      )
      return
    }
    if (place.note !== null) dire(place.note)
    const elargi = elargir(ecrit, place.code, this.#reference)
    if (elargi !== null) this.#ecrits.set(place.code, elargi.ecrit)
    this.#communes.add(place.code)
    if (secteur === null || this.#places.has(place.code)) return
    this.#places.add(place.code)
    this.secteur(secteur, null)
    this.#secteurs.get(secteur)?.communes.add(place.code)
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
        ...(reste > 0 ? [`et ${pluriel(reste, 'autre remarque')}.`] : []),
      ],
      ecrits: [...this.#ecrits].map(([code, ecrit]) => ({ code, ecrit })),
    }
  }
}

const propre = (cellule: string | undefined): string =>
  (cellule ?? '').normalize('NFC').trim().replace(/\s+/gu, ' ').slice(0, 200)

/** @throws MaillageError donnees-invalides: postcodes instead of codes, no commune at all. */
export function lireCpts(
  fichier: string,
  lignes: readonly TableRow[],
  entete: Entete,
  colonnes: Colonnes,
  reference: Reference,
): CptsLue[] {
  const lectures = new Map<string, Lecture>()
  const codes = new CodesCheck(reference)
  const sansNom: number[] = []
  for (const { ligne, cells } of lignes) {
    if (ligne <= entete.ligne) continue
    const nom = propre(cells[colonnes.cpts])
    if (nom === '') {
      sansNom.push(ligne)
      continue
    }
    const lecture = lectures.get(nom) ?? new Lecture(nom, 'complet', reference)
    lectures.set(nom, lecture)
    if (colonnes.confiance >= 0 && /^\s*partiel/i.test(cells[colonnes.confiance] ?? '')) lecture.perimetre = 'partiel'
    const code = codeOfRow(cells, colonnes.code)?.code ?? (cells[colonnes.code.code] ?? '').trim()
    if (code === '') {
      lecture.perimetre = 'partiel'
      lecture.remarquer(`ligne ${ligne} : le code de la commune manque.`)
      continue
    }
    const nomCommune = colonnes.nom < 0 ? '' : (cells[colonnes.nom] ?? '')
    codes.add(code, nomCommune, reference.resolve(code).kind === 'unknown')
    const secteur = colonnes.secteur < 0 ? '' : propre(cells[colonnes.secteur]).slice(0, 120)
    lecture.ajouter(code, `ligne ${ligne}`, secteur === '' ? null : secteur)
  }
  codes.verdict(fichier)
  const lues = [...lectures.values()].map((lecture) => lecture.lue()).filter(({ communes }) => communes.length > 0)
  const [premiere] = lues
  if (premiere === undefined) throw rienLu(`« ${fichier} » n’a aucune ligne qui nomme une CPTS et une commune.`)
  if (sansNom.length > 0)
    premiere.remarques.push(
      francais(
        `${pluriel(sansNom.length, 'ligne ne nomme', 'lignes ne nomment')} aucune CPTS (première : ligne ${sansNom[0]}).`,
      ),
    )
  return lues
}

/**
 * The CPTS of another dossier, with their sectors.
 * @throws MaillageError of `openDossier` (not a dossier, newer, damaged), donnees-invalides: no CPTS in it
 */
export function lireDossier(chemin: string, reference: Reference): CptsLue[] {
  const dossier = openDossier(chemin, { readonly: true })
  try {
    const lues = listCpts(dossier).map(({ id, nom, perimetre, communes, secteurs }) => {
      const elargis = listElargissements(dossier, id)
      const lecture = new Lecture(nom, perimetre, reference)
      for (const secteur of secteurs) lecture.secteur(secteur.nom, secteur.couleur)
      for (const code of communes)
        lecture.ajouter(
          code,
          '',
          secteurs.find((secteur) => secteur.communes.includes(code))?.nom ?? null,
          elargis.find((un) => un.code === code)?.ecrit,
        )
      return lecture.lue()
    })
    if (lues.length === 0) throw rienLu('Ce dossier ne contient aucune CPTS.')
    return lues
  } finally {
    dossier.close()
  }
}

function rienLu(explication: string): MaillageError {
  return new MaillageError(
    'donnees-invalides',
    'Il n’y a pas de territoire à reprendre.',
    explication,
    'Choisissez un dossier qui a au moins une CPTS, ou un tableau dont chaque ligne donne une CPTS et un code de commune.',
  )
}
