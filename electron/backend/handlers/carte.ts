/** What the map is drawn from: all the communes, and a base. */
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import type { CallContext } from '../backend.ts'
import { listerContours, ouvrirContours } from '../contours/bibliotheque.ts'

/** All communes of today; population of the vintage asked, else of the newest. */
export function communesCarte(
  { millesime }: Parsed<'carte.communes'>,
  { reference }: CallContext,
): Output<'carte.communes'> {
  const lignes = reference.tableau(millesime ?? reference.millesimes().at(-1) ?? '')
  return {
    codes: lignes.map((c) => c.code),
    noms: lignes.map((c) => c.nom),
    centres: lignes.map((c) => (c.centre === null ? null : [c.centre[0], c.centre[1]])),
    epci: lignes.map((c) => c.epci),
    populations: lignes.map((c) => c.population),
  }
}

/** The base asked for; without a choice, the newest contours of the library, else the schematic base. */
export async function fondCarte(
  { id }: Parsed<'carte.fond'>,
  { reference, espace }: CallContext,
): Promise<Output<'carte.fond'>> {
  const choisi = id ?? listerContours(espace.bibliotheque)[0]?.id ?? 'schematique'
  if (choisi !== 'schematique') {
    const { contours, fond } = ouvrirContours(espace.bibliotheque, choisi)
    try {
      const { id, libelle, millesime } = contours
      return { id, libelle, millesime, schematique: false, topojson: fond.topojson() }
    } finally {
      fond.close()
    }
  }
  const { ouvrirSchematique } = await import('../contours/schematique.ts')
  const fond = ouvrirSchematique(reference)
  try {
    return { id: choisi, libelle: 'Fond schématique', millesime: null, schematique: true, topojson: fond.topojson() }
  } finally {
    fond.close()
  }
}
