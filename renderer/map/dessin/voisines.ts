/** The other CPTS of the dossier on the map: greyed, outlined, never over the colours of the territory. Pure. */
import { accord } from '../../../shared/domain/francais.ts'
import { frontieres } from '../fond/questions.ts'
import type { Geometrie } from '../fond/types.ts'
import type { CarteProps } from '../types.ts'
import type { Palette } from './couleurs.ts'
import type { Habillage } from './habillage.ts'

export type Voisines = NonNullable<CarteProps['voisines']>

/** Greys the communes of the neighbours that the map leaves plain; a commune of both keeps the territory's colour. */
export function griserVoisines(
  habillage: Habillage,
  rangs: ReadonlyMap<string, number>,
  voisines: Voisines,
  palette: Palette,
): Habillage {
  const fonds = Uint8Array.from(habillage.fonds)
  const gris = habillage.palette.length
  let peintes = 0
  for (const { communes } of voisines)
    for (const code of communes) {
      const i = rangs.get(code)
      if (i === undefined || fonds[i] !== 0) continue
      fonds[i] = gris
      peintes += 1
    }
  if (peintes === 0) return habillage
  const fond = { couleur: palette.voisine }
  return {
    ...habillage,
    fonds,
    palette: [...habillage.palette, fond],
    caissons: [...habillage.caissons, { libelle: accord(voisines.length, 'autre CPTS', 'autres CPTS'), fond }],
  }
}

/** Arcs of the outline of each neighbour, its own limits with another neighbour included. */
export function limitesVoisines(g: Geometrie, rangs: ReadonlyMap<string, number>, voisines: Voisines): number[] {
  const arcs = new Set<number>()
  for (const { communes } of voisines) {
    const dedans = new Set(communes.map((code) => rangs.get(code)).filter((i) => i !== undefined))
    for (const arc of frontieres(g, dedans, (i) => (dedans.has(i) ? 0 : -1))) arcs.add(arc)
  }
  return [...arcs]
}
