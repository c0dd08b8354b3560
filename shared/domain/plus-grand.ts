/**
 * Is a map layer of something larger than communes? Cantons, EPCI, arrondissements, départements and régions come from the
 * same producers under the same column names, and the codes of cantons and arrondissements ("03001") are also those of
 * communes: a layer is of communes only where its names are theirs too. `plus-fin.ts` tells what is smaller.
 */
import { normaliserNom } from './nom-commune.ts'

interface Sorte {
  /** « des cantons ». */
  readonly mots: string
  /** Names, without accents nor signs, of the columns that tell one from the other. */
  readonly colonne: RegExp
  readonly fichier: RegExp
  /** What each of its identifiers is. */
  readonly valeur?: RegExp
}

/** The smallest first: a layer of cantons also says in which département each of them is. */
const SORTES: readonly Sorte[] = [
  {
    mots: 'des cantons',
    colonne: /^(?:code|cod|id|insee|num|lib|libelle|nom)?(?:du|de)?(?:can|canton|canov|cv)$/,
    fichier: /canton/,
  },
  {
    mots: 'des EPCI',
    colonne: /^(?:code|cod|id|lib|libelle|nom)?(?:du|de)?l?(?:epci|siren|sirenepci|epcisiren)$/,
    fichier: /epci|intercommunalit/,
    valeur: /^2\d{8}$/,
  },
  {
    mots: 'des arrondissements',
    colonne: /^(?:code|cod|id|insee|lib|libelle|nom)?(?:du|de)?l?arr(?:ondissement)?(?:departemental)?$/,
    fichier: /arrondissement/,
  },
  {
    mots: 'des départements',
    colonne: /^(?:code|cod|id|insee|num|lib|libelle|nom)?(?:du|de)?(?:dep|dept|departement)$/,
    fichier: /departement/,
    valeur: /^(?:0[1-9]|[1-9]\d|2[AB]|97\d)$/i,
  },
  {
    mots: 'des régions',
    colonne: /^(?:code|cod|id|insee|lib|libelle|nom)?(?:de)?(?:la)?(?:reg|region)$/,
    fichier: /region/,
  },
]
const AILLEURS = 'des territoires qui ne sont pas des communes'
/** Names that differ on fewer shapes may be those of the user. */
const ASSEZ = 5

const CODE = /^(?:\d{2}|2[AB])\d{3}$/i
const NOM = /^(?:nom|name|libelle|lib|libgeo)/

const lettres = (texte: string): string => normaliserNom(texte).replaceAll(' ', '')

/**
 * What the shapes are, in words with their article; null: communes, or nothing that can be told.
 * @param fichier its name, looked at last.
 * @param formes the properties of each shape.
 * @param nomDe name of the commune of today that bears a code.
 */
export function plusGrand(
  fichier: string,
  formes: readonly Readonly<Record<string, unknown>>[],
  nomDe: (code: string) => string | undefined,
): string | null {
  if (formes.length === 0) return null
  const titres = Object.keys(formes[0] ?? {})
  const valeurs = (titre: string) => formes.map((forme) => String(forme[titre] ?? '').trim())
  const identifie = (titre: string) => {
    const remplies = valeurs(titre).filter((valeur) => valeur !== '')
    return remplies.length * 2 > formes.length && new Set(remplies).size === remplies.length
  }
  const propres = titres.filter(identifie)
  const codes = titres.filter((titre) => {
    const siens = valeurs(titre).filter((valeur) => CODE.test(valeur) && nomDe(valeur) !== undefined)
    return siens.length * 2 > formes.length
  })
  if (codes.some((titre) => !nomsAutres(titre))) return null
  return (
    SORTES.find(({ colonne }) => propres.some((titre) => colonne.test(lettres(titre))))?.mots ??
    SORTES.find(({ valeur }) => valeur !== undefined && propres.some((titre) => toutes(titre, valeur)))?.mots ??
    SORTES.find((sorte) => sorte.fichier.test(lettres(fichier)))?.mots ??
    (codes.length > 0 && formes.length >= ASSEZ ? AILLEURS : null)
  )

  function toutes(titre: string, motif: RegExp): boolean {
    return valeurs(titre).every((valeur) => motif.test(valeur))
  }

  /** The shapes have names, and none of their columns gives those of the communes of these codes. */
  function nomsAutres(code: string): boolean {
    const siens = valeurs(code)
    const nommees = titres
      .filter((titre) => NOM.test(lettres(titre)))
      .map((titre) =>
        valeurs(titre).flatMap((nom, i) => {
          const connu = nomDe(siens[i] ?? '')
          return nom === '' || connu === undefined ? [] : [normaliserNom(connu) === normaliserNom(nom)]
        }),
      )
      .filter((accords) => accords.length > 1)
    return nommees.length > 0 && nommees.every((accords) => accords.filter(Boolean).length * 4 < accords.length)
  }
}
