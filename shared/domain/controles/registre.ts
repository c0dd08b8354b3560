/**
 * All the checks, in the order of the screen. A new one is one entry of the list of its subject: what it is called, what it sets
 * beside what, how grave it is unless it says otherwise, what to do, and the function that looks.
 */
import { REGLES_ECRITS } from './regles-ecrits.ts'
import { REGLES_FICHIERS } from './regles-fichiers.ts'
import { REGLES_PERIMETRE } from './regles-perimetre.ts'
import { REGLES_POPULATION } from './regles-population.ts'
import type { Regle } from './types.ts'

export const REGLES: readonly Regle[] = [
  ...REGLES_PERIMETRE,
  ...REGLES_POPULATION,
  ...REGLES_ECRITS,
  ...REGLES_FICHIERS,
]
