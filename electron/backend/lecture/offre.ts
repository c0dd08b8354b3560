/** The directories of professionals and the lists of structures of a dossier, as facts on a territory. */
import type { FaitsOffre } from '../../../shared/domain/chiffres/faits.ts'
import { arrondissementsOf, departementOfCode } from '../../../shared/domain/codes.ts'
import { nommerListe, type Portee } from '../../../shared/domain/listes.ts'
import type { OffreFacts, StructuresFacts } from '../../../shared/domain/portrait-types.ts'
import type { SourceRef } from '../../../shared/domain/quantity.ts'
import type { Reference } from '../reference/types.ts'
import { choixProfessions } from '../store/choix-source.ts'
import {
  estImposee,
  familleDe,
  lireOffre as lireListe,
  listOffres,
  type Offre,
  type Structures,
  structuresRetenues,
} from '../store/offre.ts'
import type { Dossier, SourceRow } from '../store/types.ts'
import { sourceRef } from './quantite.ts'

/** Files of one category of structures only, imported before the categories of a file were kept. */
const CATEGORIES: ReadonlyMap<string, readonly string[]> = new Map([['ameli-centres', ['124']]])

export function lireOffre(dossier: Dossier, communes: readonly string[], reference: Reference): FaitsOffre {
  const sources = listOffres(dossier, communes)
  const [premiere] = sources
  const ici = new Set(communes)
  return {
    listes: sources.map((source) => ({
      id: source.id,
      facts: faits(lireListe(dossier, source, communes), ici, reference),
    })),
    imposee: premiere !== undefined && estImposee(dossier, premiere),
    choix: premiere === undefined ? new Map() : choixProfessions(dossier),
  }
}

/** What the user declared of it is part of its name, wherever it is shown. */
const refListe = (source: SourceRow, portee: Portee | null): SourceRef =>
  sourceRef({ ...source, libelle: nommerListe(source.libelle, portee) }, source.millesime, null)

/** The people of a list, with the communes where those that it could not place may be. */
function faits(
  { source, couverture, portee, activites: lues }: Offre,
  ici: ReadonlySet<string>,
  reference: Reference,
): OffreFacts {
  const activites = lues.flatMap((une): OffreFacts['activites'][number][] => {
    const { code, profession, savoirFaire, mode, personne, codePostal, comptee } = une
    const activite = { commune: code, profession, savoirFaire, mode, personne }
    if (code !== null) return [activite]
    const possibles = codePostal === null ? null : communesPossibles(codePostal, reference)
    // Who is elsewhere for sure is nobody of this territory.
    if (possibles !== null && !possibles.some((commune) => ici.has(commune))) return []
    return [{ ...activite, possibles, comptee: comptee === 1 }]
  })
  const ref = refListe(source, portee)
  return { source: ref, famille: familleDe(source), couverture, portee, activites }
}

/** Communes of a postcode; of a CEDEX, all those of its département. */
function communesPossibles(codePostal: string, reference: Reference): readonly string[] {
  const communes = reference.communesOfPostcode(codePostal)
  const toutes = communes.length > 0 ? communes : reference.communesOfDepartement(departementOfCode(codePostal))
  const precis = reference.arrondissementOfPostcode(codePostal)
  return toutes.flatMap((code) => [code, ...(precis === undefined ? arrondissementsOf(code) : [precis])])
}

export function lireStructures(dossier: Dossier, communes: readonly string[]): StructuresFacts | null {
  const found = structuresRetenues(dossier, communes)
  return found === null ? null : { ...desStructures(found), complements: found.complements.map(desStructures) }
}

function desStructures({ source, couverture, portee, structures }: Structures): StructuresFacts {
  const categories = CATEGORIES.get(source.profil)
  return {
    source: refListe(source, portee),
    famille: familleDe(source),
    couverture,
    portee: portee ?? (categories === undefined ? null : { categories, bornees: [], partielles: [], pertes: [] }),
    structures: structures.map(({ code, categorie, finess }) => ({ commune: code, categorie, finess })),
  }
}
