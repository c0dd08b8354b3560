/**
 * Size class of a CPTS (1 to 4) by its municipal population. The thresholds are dated data (assets/aci/tailles.json):
 * strict on both ends as every source writes them; 80 000 exactly is a convention, hence the warning near thresholds.
 */
import donnees from '../../assets/aci/tailles.json' with { type: 'json' }
import type { Taille, TailleClasse } from './portrait-types.ts'
import type { Quantity } from './quantity.ts'
import { bounds } from './quantity-ops.ts'

/** One class: from `seuil` (included or not) to the next one. */
interface SeuilTaille {
  readonly taille: TailleClasse
  readonly seuil: number
  readonly inclus: boolean
  readonly libelle: string
}

function classe(value: number): TailleClasse {
  if (value === 1 || value === 2 || value === 3 || value === 4) return value
  throw new RangeError(`Unknown size class: ${value}`)
}

/** Classes of the thresholds in force, smallest first. */
export const SEUILS_TAILLE: readonly SeuilTaille[] = donnees.tailles.map((ligne) => ({
  taille: classe(ligne.taille),
  seuil: ligne.seuil,
  inclus: ligne.inclus,
  libelle: ligne.libelle,
}))

/** Where the thresholds come from, and what is a convention of ours in them. */
export const ORIGINE_TAILLES: {
  readonly source: string
  readonly note: string
  /** ISO date of the text. */
  readonly debut: string
  readonly confirmee: boolean
} = {
  source: donnees.source,
  note: donnees.note,
  debut: donnees.debut,
  confirmee: donnees.status === 'confirmed',
}

/** Relative distance to a threshold under which a warning is given (0.02 = 2 %). */
const ALERTE = donnees.alerte

function atteint(population: number, { seuil, inclus }: SeuilTaille): boolean {
  return inclus ? population >= seuil : population > seuil
}

function seuilDe(population: number): SeuilTaille | undefined {
  return SEUILS_TAILLE.findLast((seuil) => atteint(population, seuil))
}

/** "moins de 40 000 habitants" */
function libelleTaille(taille: TailleClasse | null): string {
  return SEUILS_TAILLE.find((seuil) => seuil.taille === taille)?.libelle ?? 'taille inconnue'
}

/** Class of an exact population; throws RangeError when negative. */
function classeTaille(population: number): TailleClasse {
  const seuil = seuilDe(population)
  if (seuil === undefined) throw new RangeError(`Negative population: ${population}`)
  return seuil.taille
}

/**
 * Size class of a population. An interval has a class when all of it lies in one; its margin is not given.
 * `margeSeuil` is the distance in inhabitants to the nearest threshold, `alerte` when it is within 2 % of it.
 */
export function tailleOf(population: Quantity): Taille {
  const inconnue = { classe: null, libelle: libelleTaille(null), margeSeuil: null, seuilProche: null, direction: null }
  if (population.kind === 'missing' || population.kind === 'partial') return { ...inconnue, alerte: false }
  const [min, max] = bounds(population)
  const basse = classeTaille(min)
  if (population.kind === 'interval') {
    const certaine = basse === 4 || (max !== null && classeTaille(max) === basse)
    if (!certaine) return { ...inconnue, alerte: false }
    return { ...inconnue, classe: basse, libelle: libelleTaille(basse), alerte: false }
  }
  const thresholds = SEUILS_TAILLE.filter((seuil) => seuil.taille > 1)
  const proche = thresholds.reduce((best, seuil) =>
    Math.abs(population.value - seuil.seuil) < Math.abs(population.value - best.seuil) ? seuil : best,
  )
  const marge = Math.abs(population.value - proche.seuil)
  return {
    classe: basse,
    libelle: libelleTaille(basse),
    margeSeuil: marge,
    seuilProche: proche.seuil,
    direction: atteint(population.value, proche) ? 'au-dessus' : 'au-dessous',
    alerte: marge <= proche.seuil * ALERTE,
  }
}
