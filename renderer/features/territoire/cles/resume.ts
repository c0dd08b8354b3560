/**
 * The figures beside the map. The portrait of the dossier is the truth; between a click and its answer they are worked
 * out here from what the window already knows, by the same rules of the domain.
 */
import { montants } from '../../../../shared/domain/aci.ts'
import { densiteDe, sommePopulation, sommeSuperficie } from '../../../../shared/domain/chiffres/mesures.ts'
import type { MontantAci, Portrait, Taille } from '../../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import { interval, known, missing } from '../../../../shared/domain/quantity-ops.ts'
import { tailleOf } from '../../../../shared/domain/taille.ts'

/** What the window knows of any commune of France, in the vintage on screen. */
export interface Connaissances {
  readonly populations: ReadonlyMap<string, number | null>
  /** Areas met in the portraits of this session, by code. */
  readonly superficies: ReadonlyMap<string, Quantity>
  readonly epci: ReadonlyMap<string, string | null>
}

export interface Resume {
  /** Of its communes and arrondissements. */
  readonly codes: readonly string[]
  readonly nombreCommunes: Quantity
  readonly population: Quantity
  readonly superficie: Quantity
  readonly densite: Quantity
  readonly taille: Taille
  /** null: the size is unknown. */
  readonly plafond: MontantAci | null
  readonly epci: number
  readonly departements: number
  /** What waits for the dossier's answer: shown paler. */
  readonly attente: 'rien' | 'superficie' | 'tout'
}

function plafondDe(lignes: readonly MontantAci[]): MontantAci | null {
  return lignes.find((ligne) => ligne.cle === 'plafond') ?? null
}

/** The portrait as it stands. */
export function resumeDuPortrait(portrait: Portrait, attente: Resume['attente'] = 'rien'): Resume {
  return {
    codes: portrait.communes.map(({ code }) => code),
    nombreCommunes: portrait.nombreCommunes,
    population: portrait.population,
    superficie: portrait.superficie,
    densite: portrait.densite,
    taille: portrait.taille,
    plafond: plafondDe(portrait.montants),
    epci: portrait.epci.length,
    departements: portrait.departements.length,
    attente,
  }
}

export function memeListe(selection: ReadonlySet<string>, codes: readonly string[]): boolean {
  return selection.size === codes.length && codes.every((code) => selection.has(code))
}

/** "01"…"95", "2A", "971": the département a commune code belongs to. */
export function departementDe(code: string): string {
  return code.startsWith('97') || code.startsWith('98') ? code.slice(0, 3) : code.slice(0, 2)
}

/**
 * Figures of `selection`. With a partial list the published totals stay: they do not depend on the communes listed,
 * whose number is the least that the CPTS has.
 * An area never met keeps the former total until the portrait comes.
 */
export function resumer(portrait: Portrait, selection: ReadonlySet<string>, connu: Connaissances): Resume {
  const avant = new Map(portrait.communes.map((commune) => [commune.code, commune]))
  if (memeListe(selection, [...avant.keys()])) return resumeDuPortrait(portrait)
  if (portrait.perimetre !== 'complet') {
    const { nombreCommunes } = portrait
    const listees = nombreCommunes.kind === 'interval' && nombreCommunes.max === null
    return {
      ...resumeDuPortrait(portrait, 'tout'),
      codes: [...selection],
      nombreCommunes: listees ? interval(selection.size, null, 'communes', nombreCommunes) : nombreCommunes,
    }
  }
  const { millesime } = portrait
  const habitants = [...selection].map((code) => {
    const valeur = connu.populations.get(code) ?? null
    return (
      avant.get(code)?.population ??
      (valeur === null
        ? missing('non_disponible', 'habitants', { millesime })
        : known(valeur, 'habitants', { millesime }))
    )
  })
  const population = sommePopulation(habitants)
  const aires = [...selection].map((code) => avant.get(code)?.superficie ?? connu.superficies.get(code) ?? null)
  const sues = aires.filter((aire) => aire !== null)
  const complet = sues.length === aires.length
  const superficie = complet ? sommeSuperficie(sues) : portrait.superficie
  const taille = tailleOf(population)
  return {
    codes: [...selection],
    nombreCommunes: known(selection.size, 'communes', { formula: portrait.nombreCommunes.formula }),
    population,
    superficie,
    densite: complet
      ? densiteDe(sues.map((aire, i) => ({ population: habitants[i] ?? population, superficie: aire })))
      : portrait.densite,
    taille,
    plafond: plafondDe(montants(portrait.versionAci.id, taille.classe)),
    epci: new Set([...selection].map((code) => connu.epci.get(code) ?? null).filter((siren) => siren !== null)).size,
    departements: new Set([...selection].map(departementDe)).size,
    attente: complet ? 'rien' : 'superficie',
  }
}

/** The published figure of the whole that stands in for a sum, when the list is not complete. */
export function chiffrePublie(portrait: Portrait, indicateur: string) {
  if (portrait.perimetre === 'complet') return null
  return (
    portrait.publies.find(
      (un) =>
        un.indicateur === indicateur &&
        un.secteur === null &&
        un.territoire === 'cpts' &&
        (un.cptsId === null || un.cptsId === portrait.id),
    ) ?? null
  )
}
