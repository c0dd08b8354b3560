/**
 * What a list of people or of places (Annuaire Santé, Ameli, Finess…) says of a commune. Absence is told by nobody: it
 * is read only where the whole file shows that it lists this category, and all of it, in this commune. **The condition
 * of an exact count, zero included, stands here and nowhere else** (`ditDe`); everything else is a lower bound.
 */
import { GENERALISTE } from './catalogues.ts'
import { departementOfCode } from './codes.ts'
import type { Quantity, SourceRef, Unit } from './quantity.ts'
import { interval, known, mergeSources, missing } from './quantity-ops.ts'

/** What the whole file showed when it was imported, the part outside the study area included. */
export interface Portee {
  /** Codes of the categories that have a line somewhere in the file: the others are unknown, never zero. */
  readonly categories: readonly string[]
  /** Those of which the file may hold a part only (one speciality of doctors): never exact. */
  readonly bornees: readonly string[]
  /** Communes that have lines, in a département that the file does not show to cover. */
  readonly partielles: readonly string[]
  /** Lines left out that may be of this commune. `categorie` null: nobody knows of which. */
  readonly pertes: readonly { readonly commune: string; readonly categorie: string | null; readonly lignes: number }[]
  /**
   * Communes of the territory of that day, for which the user declared that the file lists all that there is of its
   * categories: what the file cannot show of itself. Lines left out still may be of one. Absent or empty: none.
   */
  readonly declarees?: readonly string[]
}

/** Did the user declare the list complete in this commune? */
export const declaree = (portee: Portee | null | undefined, commune: string): boolean =>
  portee?.declarees?.includes(commune) === true

/** The source as it is named beside each figure and in the documents. */
export const nommerListe = (libelle: string, portee: Portee | null | undefined): string =>
  (portee?.declarees ?? []).length === 0 ? libelle : `${libelle}, déclaré complet par l’utilisateur`

/** The same as the import keeps it: of every commune around, the study area being redrawn freely. */
export interface PorteeFichier extends Portee {
  /** Lines left out that may be anywhere in these départements; null: anywhere. Absent: told commune by commune. */
  readonly pertesLarges?: readonly {
    readonly departements: readonly string[] | null
    readonly categorie: string | null
    readonly lignes: number
  }[]
  /** A list of the whole country; absent: `bornees` says all. */
  readonly nationale?: boolean
  /** Départements that it shows to list whole. */
  readonly entiers?: readonly string[]
}

/** Of categories found wherever people live: a national list that has few of them is a sample, not all of them. */
const FREQUENTES: ReadonlySet<string> = new Set([GENERALISTE, '60', '70', '40', '21', '620', '500'])

/** What the whole file shows of these communes, the study area of now. */
export function porteeSur(fichier: PorteeFichier, etude: readonly string[]): Portee {
  const { categories, pertesLarges = [], nationale = false, entiers = [] } = fichier
  const dedans = new Set(etude)
  // Of a national list that no département of theirs shows to be whole, what is found everywhere is only a part.
  const echantillon = nationale && !etude.some((code) => entiers.includes(departementOfCode(code)))
  const bornees = echantillon ? categories.filter((code) => FREQUENTES.has(code)) : []
  const pertes = new Map<string, Portee['pertes'][number]>()
  const perdre = (une: Portee['pertes'][number]) => {
    const cle = `${une.commune} ${une.categorie ?? ''}`
    pertes.set(cle, { ...une, lignes: (pertes.get(cle)?.lignes ?? 0) + une.lignes })
  }
  for (const une of fichier.pertes) if (dedans.has(une.commune)) perdre(une)
  for (const { departements, categorie, lignes } of pertesLarges) {
    const siennes = etude.filter((code) => departements?.includes(departementOfCode(code)) ?? true)
    for (const commune of siennes) perdre({ commune, categorie, lignes })
  }
  return {
    ...(fichier.declarees === undefined ? {} : { declarees: fichier.declarees.filter((code) => dedans.has(code)) }),
    categories,
    bornees: [...new Set([...fichier.bornees, ...bornees])].sort(),
    partielles: fichier.partielles.filter((code) => dedans.has(code)),
    pertes: [...pertes.values()],
  }
}

export interface Liste {
  readonly source: SourceRef
  /** Communes that the source speaks of, whole or in part. */
  readonly couverture: ReadonlySet<string>
  /** Absent: imported before this was kept; it is read as it was then, all categories and whole communes. */
  readonly portee?: Portee | null | undefined
  /** Lists of one family name a person or a place alike: those of several may be put together. */
  readonly famille?: string | undefined
}

/** `tout`: what is not listed there does not exist; `minimum`: what is listed is a part; `rien`: unknown. */
export type Dit = 'tout' | 'minimum' | 'rien'

/** @param categories counted together as one: "354" and "209". */
export function ditDe(
  { couverture, portee }: Pick<Liste, 'couverture' | 'portee'>,
  categories: readonly string[],
  commune: string,
): Dit {
  const complete = declaree(portee, commune)
  if (!complete && !couverture.has(commune)) return 'rien'
  if (portee == null) return 'tout'
  const presentes = categories.filter((une) => portee.categories.includes(une))
  if (presentes.length === 0) return 'rien'
  const entiere =
    presentes.length === categories.length &&
    (complete || !(presentes.some((une) => portee.bornees.includes(une)) || portee.partielles.includes(commune))) &&
    !portee.pertes.some(
      (une) => une.commune === commune && (une.categorie === null || categories.includes(une.categorie)),
    )
  return entiere ? 'tout' : 'minimum'
}

/**
 * The lists in which a category is read in a commune: the first that says all; else what those of one family say of a
 * part, put together.
 * @param listes in their order; `imposee`: the user chose the first, which is read wherever it speaks.
 */
export function lireDans<T extends Liste>(
  listes: readonly T[],
  categories: readonly string[],
  commune: string,
  imposee = false,
): { readonly dit: Dit; readonly listes: readonly T[] } {
  const parlent = listes.filter((une) => ditDe(une, categories, commune) !== 'rien')
  const [premiere] = parlent
  if (premiere === undefined) return { dit: 'rien', listes: [] }
  const entiere = imposee
    ? [premiere].find((une) => ditDe(une, categories, commune) === 'tout')
    : parlent.find((une) => ditDe(une, categories, commune) === 'tout')
  if (entiere !== undefined) return { dit: 'tout', listes: [entiere] }
  if (imposee) return { dit: 'minimum', listes: [premiere] }
  // Of one date: who is in an older list only may have left since, and is nobody to count at least.
  const ensemble = ({ famille, source }: T) =>
    famille === premiere.famille && source.millesime === premiere.source.millesime
  return { dit: 'minimum', listes: parlent.filter(ensemble) }
}

/** Why a count is no exact one, in the words that are shown beside it. */
function raisons(
  lus: readonly { readonly dit: Dit; readonly listes: readonly Liste[] }[],
  incertains: number,
): readonly string[] {
  const minimums = lus.filter(({ dit }) => dit === 'minimum').flatMap(({ listes }) => listes)
  const portees = minimums.flatMap(({ portee }) => portee ?? [])
  return [
    ...(portees.some((une) => une.partielles.some((commune) => !declaree(une, commune)))
      ? ['un minimum\u00a0: rien ne montre que le fichier a tout ce qu’il y a dans ces communes']
      : []),
    ...(portees.some(({ pertes }) => pertes.length > 0)
      ? ['un minimum\u00a0: des lignes non comprises ou non placées peuvent en être']
      : []),
    ...(portees.some(({ bornees }) => bornees.length > 0)
      ? ['un minimum si le fichier n’a qu’une partie de la catégorie']
      : []),
    ...(incertains > 0 ? [`un minimum\u00a0: ${incertains} à placer peuvent en être`] : []),
  ]
}

/**
 * A count over communes, from what the lists say of each.
 * @param lus one for each distinct commune.
 * @param incertains people who may be in these communes, and are not counted.
 */
export function compterListes(
  nombre: number,
  lus: readonly { readonly dit: Dit; readonly listes: readonly Liste[] }[],
  incertains: number,
  options: { readonly unit: Unit; readonly formula: string; readonly defaut: readonly SourceRef[] },
): Quantity {
  const nommees = mergeSources([...new Set(lus.flatMap(({ listes }) => listes))].map(({ source }) => [source]))
  const sources = nommees.length > 0 ? nommees : options.defaut
  const [premiere, ...suivantes] = sources.map(({ millesime }) => millesime)
  const entieres = lus.filter(({ dit }) => dit === 'tout').length
  const provenance = {
    coverage: { known: entieres, total: lus.length },
    millesime: suivantes.every((millesime) => millesime === premiere) ? (premiere ?? null) : null,
    sources,
    formula: [options.formula, ...raisons(lus, incertains)].join('\u00a0; '),
  }
  if (lus.length > 0 && entieres === lus.length && incertains === 0) return known(nombre, options.unit, provenance)
  if (nombre > 0 || entieres > 0) return interval(nombre, null, options.unit, provenance)
  const motif = lus.some(({ dit }) => dit === 'minimum') ? 'non_disponible' : 'non_importe'
  return missing(motif, options.unit, provenance)
}
