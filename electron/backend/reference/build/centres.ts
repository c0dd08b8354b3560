/** Centres of communes from the bounding boxes of @etalab/fr-bounding-boxes (geography of 2017). */

export type Boite = readonly [ouest: number, sud: number, est: number, nord: number]

export interface Centre {
  readonly lon: number
  readonly lat: number
  /** 'boite': own box; 'anciens-codes': box of its former codes; 'approche': placed inside the box of its former parent. */
  readonly origine: 'boite' | 'anciens-codes' | 'approche'
}

/** bbox by commune code from dist/communes.json. */
export function boites(source: readonly { readonly id: string; readonly bbox: Boite }[]): Map<string, Boite> {
  return new Map(source.map(({ id, bbox }) => [id.slice(id.lastIndexOf(':') + 1), bbox]))
}

function union(liste: readonly Boite[]): Boite | undefined {
  return liste.reduce<Boite | undefined>(
    (a, b) =>
      a === undefined ? b : [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    undefined,
  )
}

const milieu = ([ouest, sud, est, nord]: Boite) => ({ lon: (ouest + est) / 2, lat: (sud + nord) / 2 })

/**
 * Centres of `communes`. `anciens` gives former codes of a commune, `parent` the commune that held it in 2017.
 * Several communes restored from one parent are set apart on an ellipse inside its box, so that no two centres
 * coincide: an approximation, marked as such, good enough for a schematic map only.
 */
export function centres(
  communes: Iterable<string>,
  boitesParCode: ReadonlyMap<string, Boite>,
  anciens: (code: string) => readonly string[],
  parent: (code: string) => string | undefined,
): Map<string, Centre> {
  const resultat = new Map<string, Centre>()
  const freres = new Map<string, string[]>()
  for (const code of communes) {
    const propre = boitesParCode.get(code)
    if (propre !== undefined) {
      resultat.set(code, { ...milieu(propre), origine: 'boite' })
      continue
    }
    const ancienne = union(
      anciens(code)
        .map((ancien) => boitesParCode.get(ancien))
        .filter((boite) => boite !== undefined),
    )
    if (ancienne !== undefined) {
      resultat.set(code, { ...milieu(ancienne), origine: 'anciens-codes' })
      continue
    }
    const pole = parent(code)
    if (pole !== undefined) freres.set(pole, [...(freres.get(pole) ?? []), code])
  }
  for (const [pole, codes] of freres) {
    const boite = boitesParCode.get(pole)
    if (boite === undefined) continue
    const { lon, lat } = milieu(boite)
    for (const [rang, code] of codes.entries()) {
      const angle = (2 * Math.PI * rang) / codes.length
      resultat.set(code, {
        lon: lon + ((boite[2] - boite[0]) / 4) * Math.cos(angle),
        lat: lat + ((boite[3] - boite[1]) / 4) * Math.sin(angle),
        origine: 'approche',
      })
    }
  }
  return resultat
}
