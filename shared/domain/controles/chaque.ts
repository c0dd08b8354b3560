/** From what a rule looks at, one CPTS at a time, to a rule of the registry. */
import type { Portrait } from '../portrait-types.ts'
import type { Constat } from './perimetre.ts'
import type { PerimetreAControler } from './perimetre-types.ts'
import type { ControlesInput, CptsAControler, Trouvaille } from './types.ts'

/** A rule that looks at one CPTS at a time. */
export const chaque =
  (regle: (une: CptsAControler) => readonly Constat[]) =>
  ({ cpts }: ControlesInput): readonly Trouvaille[] =>
    cpts.flatMap((une) => regle(une).map((constat) => ({ ...constat, cpts: [une.nom] })))

export const surCarte = (regle: (perimetre: PerimetreAControler) => readonly Constat[]) =>
  chaque(({ detail }) => (detail === null || detail.perimetre === null ? [] : regle(detail.perimetre)))

export const surPortrait = (regle: (portrait: Portrait) => readonly Constat[]) =>
  chaque(({ detail }) => (detail === null ? [] : regle(detail.portrait)))
