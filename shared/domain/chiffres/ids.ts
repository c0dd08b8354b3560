/** The figures that rules name. All the others are known by the catalogue, or by the dossier, and named by neither. */

/** Municipal population (Insee): the only one that adds up over communes. */
export const POPULATION = 'PMUN'
export const POPULATION_TOTALE = 'PTOT'
/** All that Insee publishes by decree: whole numbers. */
export const POPULATIONS_LEGALES: readonly string[] = [POPULATION, 'PCAP', POPULATION_TOTALE]
export const SUPERFICIE = 'SUPERF'
export const DENSITE = 'densite'
export const EVOLUTION = 'evolution'
export const PROFESSIONNELS = 'professionnels'

/** "profession:60", "profession:60:densite". */
export const PROFESSION = 'profession:'
/** "structure:603". */
export const STRUCTURE = 'structure:'
