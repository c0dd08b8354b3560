/** Messages between the window and the worker of the map. */
import type { Geometrie, Tuile } from './types.ts'

export type VersOuvrier =
  | { readonly type: 'ouvrir'; readonly topojson: string }
  | { readonly type: 'tuile'; readonly z: number; readonly x: number; readonly y: number }

export type DepuisOuvrier =
  | { readonly type: 'geometrie'; readonly geometrie: Geometrie }
  | { readonly type: 'tuile'; readonly cle: string; readonly tuile: Tuile | null }
  | { readonly type: 'echec'; readonly message: string }

export const cleTuile = (z: number, x: number, y: number): string => `${z}/${x}/${y}`
