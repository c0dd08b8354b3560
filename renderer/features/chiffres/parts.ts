/** What a figure of the territory is the sum of, commune by commune. */
import type { Portrait, PortraitCommune } from '../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'

export interface Part {
  readonly nom: string
  readonly quantite: Quantity
}

/** Parts of this very quantity, found by identity in the portraits; none when it was published and not summed. */
export function partsDe(portraits: readonly Portrait[], quantite: Quantity): readonly Part[] {
  for (const portrait of portraits) {
    for (const champ of ['population', 'superficie', 'densite'] as const) {
      if (portrait[champ] === quantite) return parts(quantite, portrait.communes, champ)
      const secteur = portrait.secteurs.find((un) => un[champ] === quantite)
      if (secteur === undefined) continue
      const codes = new Set(secteur.communes)
      return parts(
        quantite,
        portrait.communes.filter(({ code }) => codes.has(code)),
        champ,
      )
    }
  }
  return []
}

function parts(
  quantite: Quantity,
  communes: readonly PortraitCommune[],
  champ: 'population' | 'superficie' | 'densite',
): readonly Part[] {
  // A sum covers its communes; a published figure stands for itself.
  if (quantite.coverage.total !== communes.length) return []
  return communes.map((commune) => ({ nom: commune.nom, quantite: commune[champ] }))
}
