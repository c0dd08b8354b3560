/** The published figures as the rules read them: which are of one CPTS, and which CPTS a département's figure speaks of. */
import { formatNumber, formatUnit } from '../format.ts'
import { normaliserNom } from '../nom-commune.ts'
import type { ChiffrePublie } from '../portrait-types.ts'
import type { ChiffreConnu } from '../publies.ts'
import type { ChiffreCite, ControlesInput, CptsAControler } from './types.ts'

/** Figures of a CPTS as a whole. */
export function deLaCpts(publies: readonly ChiffrePublie[]): readonly ChiffrePublie[] {
  return publies.filter((un) => un.territoire === 'cpts' && un.secteur === null)
}

export const donnee = (un: ChiffrePublie): un is ChiffreConnu => un.valeur !== null

/** Year of a vintage written « 2021 » or « 2021-01-01 »; null: none is said. */
export const annee = ({ millesime }: { readonly millesime: string | null }): string | null =>
  /\d{4}/.exec(millesime ?? '')?.[0] ?? null

/** Figures of two years do not compare; a figure that says no year stands with those beside it. */
export function memeAnnee(a: Pick<ChiffrePublie, 'millesime'>, b: Pick<ChiffrePublie, 'millesime'>): boolean {
  const [une, autre] = [annee(a), annee(b)]
  return une === null || autre === null || une === autre
}

/** Figures stated for a département: once each, although they may be typed beside every CPTS. */
export function totauxDepartement(input: ControlesInput): readonly ChiffrePublie[] {
  const vus = new Map<string, ChiffrePublie>()
  const tous = [...input.publies, ...input.cpts.flatMap(({ publies }) => publies)]
  for (const un of tous) {
    if (un.territoire !== 'departement') continue
    const cle = JSON.stringify([un.indicateur, un.unite, annee(un), un.valeur, un.intervalle ?? null])
    if (!vus.has(cle)) vus.set(cle, un)
  }
  return [...vus.values()]
}

/**
 * CPTS that a figure of a département speaks of. One value typed for all of them, or stated for the study area, is
 * their département; when several are typed, each speaks of those it was typed beside. A CPTS known to lie elsewhere,
 * or in two départements, is left out.
 */
export function duDepartement(total: ChiffrePublie, input: ControlesInput): readonly CptsAControler[] {
  const valeurs = totauxDepartement(input).filter(
    (un) => un.indicateur === total.indicateur && un.unite === total.unite,
  )
  const partage = new Set(valeurs.map(({ valeur }) => valeur)).size > 1
  const connus = new Set(input.cpts.flatMap(({ departements }) => departements))
  const seul = input.departement?.code ?? (connus.size === 1 ? [...connus][0] : undefined)
  return input.cpts.filter(({ departements, publies }) => {
    if (departements.length > 1 || (departements.length === 1 && departements[0] !== seul)) return false
    if (!partage || total.cpts === null) return true
    return publies.some(
      (un) => un.territoire === 'departement' && un.indicateur === total.indicateur && un.valeur === total.valeur,
    )
  })
}

/** Words of a total that is the sum of the CPTS, and not the figure of the whole département. */
const ENSEMBLE =
  /\b(?:total|totale|totaux|ensemble|cumul|toutes les cpts|des (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|\d+) cpts)\b/

export const estEnsemble = ({ libelle }: ChiffrePublie): boolean => ENSEMBLE.test(normaliserNom(libelle))

const TERRITOIRES = { departement: 'département', region: 'région', france: 'France' } as const

export function citer(un: ChiffrePublie): ChiffreCite {
  const { territoire, valeur, intervalle, unite, decimales } = un
  const nombre = (n: number) => {
    const affiche = unite === 'part' ? n * 100 : n
    const label = formatUnit(unite, n)
    return `${formatNumber(affiche, decimales)}${label === '' ? '' : `\u00a0${label}`}`
  }
  const dit =
    valeur !== null
      ? nombre(valeur)
      : intervalle === undefined
        ? 'non donné'
        : intervalle.max === null
          ? `au moins ${nombre(intervalle.min)}`
          : `de ${formatNumber(intervalle.min, decimales)} à ${nombre(intervalle.max)}`
  return {
    libelle: un.libelle,
    territoire:
      territoire === 'secteur'
        ? (un.secteur ?? '')
        : territoire === 'cpts'
          ? (un.cpts ?? '')
          : `${TERRITOIRES[territoire]}${un.cpts === null ? '' : `, saisi avec ${un.cpts}`}`,
    valeur: dit,
    source: un.source,
  }
}
