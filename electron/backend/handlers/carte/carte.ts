/** What the map is drawn from: all the communes, and a base. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { arrondissementsOf } from '../../../../shared/domain/codes.ts'
import type { CallContext } from '../../contexte.ts'
import { couvertureContours, listerContours, ouvrirContours } from '../../contours/bibliotheque.ts'
import { lireAppartenances } from '../../reference/appartenance.ts'
import type { Reference } from '../../reference/types.ts'
import { findCpts, listCpts } from '../../store/territoire.ts'
import { withDossier } from '../dossier/ouvrir.ts'

/** One vintage of each reference is kept: a window that opens holds the backend half as long for the 35 000 communes. */
const communesGardees = new WeakMap<Reference, { readonly millesime: string; readonly communes: CommunesCarte }>()
type CommunesCarte = Output<'carte.communes'>

/** All communes of today; population of the vintage asked, else of the newest. */
export function communesCarte(
  { millesime: voulu }: Parsed<'carte.communes'>,
  { reference, espace }: CallContext,
): CommunesCarte {
  const millesime = voulu ?? reference.millesimes().at(-1) ?? ''
  const gardees = communesGardees.get(reference)
  const communes = gardees?.millesime === millesime ? gardees.communes : lireCommunes(millesime, reference)
  communesGardees.set(reference, { millesime, communes })
  // The table may be imported while the window is open: it is not kept with the rest.
  const table = lireAppartenances(espace.bibliotheque)
  if (table === undefined) return communes
  try {
    const cantons = table.cantons()
    return { ...communes, cantons: communes.codes.map((code) => cantons.get(code) ?? null) }
  } finally {
    table.close()
  }
}

function lireCommunes(millesime: string, reference: Reference): CommunesCarte {
  // Arrondissements of Paris, Lyon and Marseille are listed beside their commune: a perimeter may hold them.
  const lignes = [...reference.tableau(millesime), ...reference.arrondissements(millesime)].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  )
  return {
    codes: lignes.map((c) => c.code),
    noms: lignes.map((c) => c.nom),
    centres: lignes.map((c) => (c.centre === null ? null : [c.centre[0], c.centre[1]])),
    epci: lignes.map((c) => c.epci),
    arrondissements: lignes.map((c) => c.arrondissement),
    // Cantons come with a table d'appartenance: without one nobody knows them.
    cantons: null,
    populations: lignes.map((c) => c.population),
  }
}

/** A base shows the territory when it has nine of its communes in ten: the printed maps follow the same rule. */
const SUFFISANT = 0.9
/** Départements that a base is said to be limited to; beyond, it is as good as the whole country. */
const LIMITE_NOMMEE = 12

export function fondsCarte(
  { fichier, cpts }: Parsed<'carte.fonds'>,
  context: CallContext,
): Promise<Output<'carte.fonds'>> {
  const { reference, espace } = context
  return withDossier(fichier, context, (dossier) => {
    const siennes = cpts === undefined ? [] : findCpts(dossier, cpts).communes
    const codes = siennes.length > 0 ? siennes : [...new Set(listCpts(dossier).flatMap(({ communes }) => communes))]
    const fonds = couvertureContours(espace.bibliotheque, codes).map(({ contours, trouvees, departements }) => ({
      id: contours.id,
      libelle: contours.libelle,
      millesime: contours.millesime,
      connues: trouvees,
      limite:
        departements.length > LIMITE_NOMMEE
          ? null
          : departements.map((code) => reference.departement(code)?.nom ?? code),
    }))
    // Newest first already: the sort keeps that order among those that have as many communes.
    const [meilleur] = [...fonds].sort((a, b) => b.connues - a.connues)
    const large = (f: (typeof fonds)[number]) =>
      codes.length > 0 ? f.connues >= SUFFISANT * codes.length : f.limite === null
    const schematique = {
      id: SCHEMATIQUE,
      libelle: 'Fond schématique',
      millesime: null,
      connues: codes.filter((code) => reference.commune(code)?.centre !== null).length,
      limite: null,
    }
    const defaut = codes.length > 0 ? meilleur : fonds.find(large)
    return {
      defaut: defaut !== undefined && large(defaut) ? defaut.id : SCHEMATIQUE,
      total: codes.length,
      fonds: [...fonds, schematique],
    }
  })
}

const SCHEMATIQUE = 'schematique'

/** The base asked for; without a choice, the newest contours of the library, else the schematic base. */
export async function fondCarte(
  { id, decoupees }: Parsed<'carte.fond'>,
  { reference, espace }: CallContext,
): Promise<Output<'carte.fond'>> {
  const choisi = id ?? listerContours(espace.bibliotheque)[0]?.id ?? SCHEMATIQUE
  if (choisi !== SCHEMATIQUE) {
    const { contours, fond } = ouvrirContours(espace.bibliotheque, choisi)
    try {
      const { id, libelle, millesime } = contours
      const presents = fond.codes()
      const faites = decoupees.filter((commune) => arrondissementsOf(commune).some((code) => presents.has(code)))
      return {
        id,
        libelle,
        millesime,
        schematique: false,
        decoupees: faites,
        topojson: fond.topojson(new Set(faites)),
      }
    } finally {
      fond.close()
    }
  }
  const { ouvrirSchematique } = await import('../../contours/schematique.ts')
  const fond = ouvrirSchematique(reference)
  try {
    return {
      id: choisi,
      libelle: 'Fond schématique',
      millesime: null,
      schematique: true,
      decoupees: [],
      topojson: fond.topojson(),
    }
  } finally {
    fond.close()
  }
}
