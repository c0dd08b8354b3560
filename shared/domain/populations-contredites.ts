/**
 * A file whose population contradicts the embedded one of the same year. The embedded populations are Insee's own, in
 * today's communes: a file far from them is of another extent (a merged commune told by its chief town: 113 942 for the
 * 146 321 of Saint-Denis with Pierrefitte in 2021) or of other figures. Both are kept and the gap is told; the embedded
 * one is published until the user chooses the file.
 */
import { formatNumber } from './format.ts'

/** Share of the embedded figure, and people, within which a file may be a corrected edition of it. */
const TOLERANCE = { part: 0.1, habitants: 20 }
/** A commune that others have joined, told smaller than it is, has probably lost them. */
const TOLERANCE_REUNIE = 0.02

export interface Embarquee {
  readonly valeur: number
  /** Populations of the communes that make it, where it is a sum. */
  readonly parties: readonly number[]
  /** Others have joined it. */
  readonly reunie: boolean
}

/** `max` null: no upper bound; an exact figure has both the same. */
export interface Lue {
  readonly min: number
  readonly max: number | null
}

/** `accord`: the same, or bounds that hold it; `proche`: another edition; `contredit`: not published unless chosen. */
export type Jugement = 'accord' | 'proche' | 'contredit'

export function jugerPopulation({ valeur, parties, reunie }: Embarquee, { min, max }: Lue): Jugement {
  if (min <= valeur && (max === null || max >= valeur)) return 'accord'
  const lue = min > valeur ? min : (max ?? min)
  if (parties.length > 1 && parties.includes(lue)) return 'contredit'
  const ecart = Math.abs(lue - valeur)
  if (reunie && lue < valeur && ecart > valeur * TOLERANCE_REUNIE) return 'contredit'
  return ecart > Math.max(valeur * TOLERANCE.part, TOLERANCE.habitants) ? 'contredit' : 'proche'
}

/** One commune and year on which a file and the embedded populations differ. */
export interface EcartPopulation {
  readonly code: string
  readonly nom: string
  readonly millesime: string
  readonly embarquee: number
  readonly lue: Lue
  readonly jugement: Exclude<Jugement, 'accord'>
  /** The file, as the user knows it. */
  readonly fichier: string
  /** Is the file published: chosen by the user, or near enough? */
  readonly publie: boolean
}

const enMots = ({ min, max }: Lue): string =>
  max === min
    ? formatNumber(min)
    : max === null
      ? `au moins ${formatNumber(min)}`
      : `${formatNumber(min)} à ${formatNumber(max)}`

/** « Saint-Denis (93066) : 113 942 dans le fichier, 146 321 pour l’Insee ». */
const citer = (un: EcartPopulation): string =>
  `${un.nom} (${un.code})\u00a0: ${enMots(un.lue)} dans le fichier, ${formatNumber(un.embarquee)} pour l’Insee`

const CITEES = 3

/** One sentence by file, year and what is published: for the report of an import and for the checks alike. */
export function direEcarts(ecarts: readonly EcartPopulation[]): {
  readonly titre: string
  readonly explication: string
  readonly grave: boolean
  readonly codes: readonly string[]
}[] {
  const groupes = Map.groupBy(ecarts, ({ fichier, millesime, publie }) => `${fichier}\n${millesime}\n${publie}`)
  return [...groupes.values()].flatMap((groupe) => {
    const [premier] = groupe
    if (premier === undefined) return []
    const { fichier, millesime, publie } = premier
    const grave = groupe.some(({ jugement }) => jugement === 'contredit')
    const tries = groupe.toSorted((a, b) => (a.jugement < b.jugement ? -1 : a.jugement > b.jugement ? 1 : 0))
    const cites = tries.slice(0, CITEES).map(citer).join('\u00a0; ')
    const suite = groupe.length > CITEES ? `… (${groupe.length} communes en tout)` : ''
    const quoi = publie
      ? 'Les chiffres du fichier sont publiés\u00a0; l’écran Chiffres permet de choisir ceux de l’Insee.'
      : 'La population de l’Insee incluse dans Maillage reste publiée\u00a0: une commune réunie à d’autres est peut-être donnée par son seul chef-lieu. L’écran Chiffres permet de choisir le fichier.'
    return [
      {
        titre: `Population ${millesime}\u00a0: «\u00a0${fichier}\u00a0» ${grave ? 'contredit' : 'diffère un peu de'} celle de l’Insee`,
        explication: `${cites}${suite}. ${quoi}`,
        grave,
        codes: groupe.map(({ code }) => code),
      },
    ]
  })
}
