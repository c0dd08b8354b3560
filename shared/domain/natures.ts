/**
 * How the value of a territory follows from those of its communes:
 * - `additif`: a count or a measure, summed (through mergers too);
 * - `moyenne`: a mean per person; weighted by the figure named in `poids` (APL: standardised population);
 * - `rapport`, `mediane`: never summed nor averaged. The value of a territory lies between the smallest and the
 *   greatest of its communes, and nothing more is said of it.
 * - `distinct`: people, each counted once per territory: that of a territory is counted again, never summed;
 * - `local`: read commune by commune, of no meaning for a larger territory (total population counts some people twice);
 * - `classe`: a label of a zoning, kept as a number of `classes`; never computed with.
 */
export const NATURES = ['additif', 'distinct', 'moyenne', 'rapport', 'mediane', 'local', 'classe'] as const
export type Nature = (typeof NATURES)[number]
