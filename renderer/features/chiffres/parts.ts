/** What a figure of the territory is the sum of, commune by commune. */
import type { Output } from '../../../shared/contract/methods.ts'
import { apostrophe } from '../../../shared/dessins/texte.ts'
import { PROFESSION, STRUCTURE } from '../../../shared/domain/chiffres/ids.ts'
import type { Portrait, PortraitCommune } from '../../../shared/domain/portrait-types.ts'
import type { Quantity, Unit } from '../../../shared/domain/quantity.ts'
import { interval, known, missing, valeurOuMinimum } from '../../../shared/domain/quantity-ops.ts'

export interface Part {
  readonly nom: string
  readonly quantite: Quantity
}

/** The figure of the catalogue that this very quantity is, where it counts people or structures; null: another one. */
export function figureDe(
  portraits: readonly Portrait[],
  quantite: Quantity,
): { readonly cpts: Portrait; readonly figure: string } | null {
  for (const cpts of portraits) {
    const profession = cpts.professions.find(({ effectif }) => effectif === quantite)
    if (profession !== undefined) return { cpts, figure: `${PROFESSION}${profession.code}` }
    const structure = cpts.structures.find(({ effectif }) => effectif === quantite)
    if (structure !== undefined) return { cpts, figure: `${STRUCTURE}${structure.categorie}` }
  }
  return null
}

type Valeurs = Output<'carte.valeurs'>

/** The values of a map as parts of a count, the communes that have some first; none where nothing is known of any. */
export function partsLues({ communes }: Portrait, unite: Unit, { codes, etats, valeurs, bornes }: Valeurs): Part[] {
  const noms = new Map(communes.map(({ code, nom }) => [code, nom]))
  const lues = codes.map((code, rang): Part => {
    const [valeur, borne, etat] = [valeurs[rang] ?? null, bornes[rang] ?? null, etats[rang]]
    const nom = apostrophe(noms.get(code) ?? code)
    if (valeur !== null) return { nom, quantite: known(valeur, unite) }
    if (borne !== null) return { nom, quantite: interval(borne[0] ?? 0, borne[1] ?? null, unite) }
    const motif = etat === undefined || etat === 'connue' || etat === 'zero' || etat === 'intervalle' ? 'absent' : etat
    return { nom, quantite: missing(motif, unite) }
  })
  const poids = ({ quantite }: Part) => valeurOuMinimum(quantite) ?? -1
  return lues.every((une) => poids(une) <= 0) ? [] : lues.sort((a, b) => poids(b) - poids(a))
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
