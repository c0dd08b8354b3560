/** Zoom of the preview: the width of the window until the user chooses. */
export const PALIERS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const

/** Next step above or below a zoom that may be none of them. */
export function palier(zoom: number, sens: 1 | -1): number {
  const suite = sens === 1 ? PALIERS.find((un) => un > zoom + 0.01) : PALIERS.findLast((un) => un < zoom - 0.01)
  return suite ?? (sens === 1 ? PALIERS[PALIERS.length - 1] : PALIERS[0]) ?? 1
}

/** The zoom at which a page of this width (points) fills the place (CSS pixels), margins left out; a sheet is never huge. */
export function zoomAjuste(place: number, largeur: number, pixelsParPoint: number): number {
  if (place <= 0 || largeur <= 0) return 1
  return Math.min(1.35, Math.max(0.3, (place - 48) / (largeur * pixelsParPoint)))
}

/** Which page holds the middle of what is seen. `hauts`: top of each page, in the same unit as `haut`. */
export function pageVue(hauts: readonly number[], haut: number, hauteur: number): number {
  const milieu = haut + hauteur / 2
  const suivante = hauts.findIndex((un) => un > milieu)
  return suivante === -1 ? Math.max(1, hauts.length) : Math.max(1, suivante)
}
