/** What the map draws, worked out from the data alone: fills, outlines, names. */
import { useMemo } from 'react'
import { rayonMaximal } from '../../shared/dessins/habillage.ts'
import { CLAIR, type Palette, SOMBRE } from './dessin/couleurs.ts'
import type { Dessus } from './dessin/dessus.ts'
import { type Habillage, habiller } from './dessin/habillage.ts'
import type { StyleTuile } from './dessin/tuile.ts'
import { griserVoisines, limitesVoisines } from './dessin/voisines.ts'
import { frontieres } from './fond/questions.ts'
import type { CarteProps } from './types.ts'
import type { FondPret } from './useFond.ts'

export interface Dessin {
  readonly palette: Palette
  readonly habillage: Habillage
  readonly style: StyleTuile
  readonly dessus: Dessus
}

export function useDessin(
  fond: FondPret | null,
  props: CarteProps,
  taille: { readonly x: number; readonly y: number },
  police: string,
): Dessin | null {
  const { selection, secteurs, voisines, valeurs, representation, sombre, niveaux } = props
  const palette = sombre ? SOMBRE : CLAIR
  const rayonMax = rayonMaximal(taille.x, taille.y, selection.size)
  const propre = useMemo(
    () =>
      fond
        ? habiller({
            codes: fond.geometrie.codes,
            selection,
            secteurs,
            valeurs,
            representation,
            sombre,
            palette: sombre ? SOMBRE : CLAIR,
            rayonMax,
          })
        : null,
    [fond, selection, secteurs, valeurs, representation, sombre, rayonMax],
  )
  const habillage = useMemo(
    () => (fond && propre && voisines ? griserVoisines(propre, fond.rangs, voisines, palette) : propre),
    [fond, propre, voisines, palette],
  )
  const autour = useMemo(
    () => (fond && voisines ? limitesVoisines(fond.geometrie, fond.rangs, voisines) : []),
    [fond, voisines],
  )
  const lignes = useMemo(() => (fond ? limites(fond, selection, secteurs) : null), [fond, selection, secteurs])
  return useMemo(() => {
    if (!fond || !habillage || !lignes) return null
    const { geometrie, index, limitesArcs, noms, populations } = fond
    return {
      palette,
      habillage,
      style: { habillage, palette, niveaux, limitesArcs, faces: geometrie.faces },
      dessus: {
        geometrie,
        palette,
        habillage,
        police,
        ...lignes,
        voisines: autour,
        dansCadre: (x0, y0, x1, y1) => index?.search(x0, y0, x1, y1) ?? [],
        dedans: (i) => selection.has(geometrie.codes[i] ?? ''),
        nom: (i) => noms[i] ?? null,
        population: (i) => populations[i] ?? 0,
      },
    }
  }, [fond, habillage, lignes, autour, niveaux, palette, police, selection])
}

/** Outer limit of the territory, and the limits between its sectors. */
function limites(
  { geometrie, rangs }: FondPret,
  selection: ReadonlySet<string>,
  secteurs: CarteProps['secteurs'],
): { contour: number[]; secteurs: number[] } {
  const choisies = new Set<number>()
  for (const code of selection) {
    const i = rangs.get(code)
    if (i !== undefined) choisies.add(i)
  }
  const contour = frontieres(geometrie, choisies, (i) => (choisies.has(i) ? 0 : -1))
  if (secteurs.length === 0) return { contour, secteurs: [] }
  const groupes = new Map<number, number>()
  secteurs.forEach((s, k) => {
    for (const code of s.communes) {
      const i = rangs.get(code)
      if (i !== undefined && choisies.has(i)) groupes.set(i, k + 1)
    }
  })
  const dehors = new Set(contour)
  const entre = frontieres(geometrie, choisies, (i) => (choisies.has(i) ? (groupes.get(i) ?? 0) : -1))
  return { contour, secteurs: entre.filter((arc) => !dehors.has(arc)) }
}
