/**
 * What a printed map draws of a territory that holds arrondissements: their own shapes where the contours have them;
 * else the outline of the whole city, which is said to be so and bears no figure of theirs.
 */
import { arrondissementsOf, communeOfArrondissement, nomPlm } from '../domain/codes.ts'
import type { Portrait } from '../domain/portrait-types.ts'

type Commune = Portrait['communes'][number]

interface Voisin {
  readonly code: string
}

export interface LieuxCarte<V extends Voisin> {
  /** Drawn by themselves. */
  readonly dedans: readonly Commune[]
  /** Cities whose outline stands for some of their arrondissements. */
  readonly villes: readonly { readonly code: string; readonly nom: string; readonly centre: Commune['centre'] }[]
  readonly dehors: readonly V[]
  /** What must be said of the outlines; null: nothing. */
  readonly note: string | null
}

export function lieuxCarte<V extends Voisin>(
  communes: readonly Commune[],
  voisins: readonly V[],
  geometries: ReadonlyMap<string, unknown> | undefined,
): LieuxCarte<V> {
  const dessinable = (code: string) => communeOfArrondissement(code) === null || geometries?.has(code) === true
  const sans = communes.filter(({ code }) => !dessinable(code))
  const codes = new Set(communes.map(({ code }) => code))
  const parVille = Map.groupBy(sans, ({ code }) => communeOfArrondissement(code) ?? '')
  const dehors = voisins.filter(({ code }) => {
    if (codes.has(code) || !dessinable(code)) return false
    const parties = arrondissementsOf(code).filter((un) => codes.has(un))
    return parties.length === 0
  })
  const noms = sans.map(({ nom }) => nom)
  return {
    dedans: communes.filter(({ code }) => dessinable(code)),
    villes: [...parVille].map(([code, siens]) => ({ code, nom: nomPlm(code), centre: siens[0]?.centre ?? null })),
    // An arrondissement beside is part of an outline that is drawn already.
    dehors: dehors.filter(({ code }) => !parVille.has(communeOfArrondissement(code) ?? '')),
    note:
      noms.length === 0
        ? null
        : `Fond de carte sans arrondissements\u00a0: le contour de la commune entière est montré pour ${noms.join(', ')}.`,
  }
}
