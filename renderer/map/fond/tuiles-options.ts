/** Deepest zoom the tiles are cut for; beyond it they are stretched. */
export const ZOOM_MAX = 14
