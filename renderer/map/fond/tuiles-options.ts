/** Deepest zoom the tiles are cut for; beyond it they are stretched. */
export const ZOOM_MAX = 14
/** From this zoom on, tiles hold the limits of EPCI and communes; before it, départements and coasts only. */
export const ZOOM_DETAIL = 8
