/**
 * The same professions seen by several sources: the one that the dossier publishes, the other directories, the base of
 * equipments. Their gaps are shown, never averaged; beside them, what the health insurance publishes by département.
 */
import { libelleProfession, PROFESSIONS } from './catalogues.ts'
import { CAUSES_ECART_OFFRE, type Ecart, ecartDe } from './indicateurs/ecart.ts'
import type { Niveau } from './niveaux.ts'
import { effectif, indexerOffre } from './offre.ts'
import type { OffreFacts } from './portrait-types.ts'
import type { Quantity, SourceRef } from './quantity.ts'
import { missing } from './quantity-ops.ts'

/** Equipments that are people of one profession, already counted on the territory. */
export interface EquipementsOffre {
  readonly id: number
  readonly source: SourceRef
  /** By profession of the catalogue ("60", "10-MG"). */
  readonly effectifs: ReadonlyMap<string, Quantity>
}

export interface ComparaisonOffre {
  readonly profession: string
  readonly millesime: string
  readonly niveau: Niveau
  readonly territoire: string
  readonly nom: string
  readonly effectif: Quantity | null
  /** Per 100 000 inhabitants. */
  readonly densite: Quantity | null
}

export interface OffresInput {
  readonly communes: readonly string[]
  /** The one published where nothing else was chosen first. */
  readonly offres: readonly { readonly id: number; readonly facts: OffreFacts }[]
  /** Those that are other files of the first one's directory. */
  readonly restes?: ReadonlySet<number>
  /** Source that the user publishes for one profession, by its code; one that is not in `offres` holds for nothing. */
  readonly choix: ReadonlyMap<string, number>
  readonly equipements: readonly EquipementsOffre[]
  readonly comparaisons: readonly ComparaisonOffre[]
}

export interface SourceComparee {
  readonly id: number
  readonly libelle: string
  readonly millesime: string | null
  readonly fichier: string | null
  /** Its numbers are those of the portrait, but for the professions published from another. */
  readonly retenue: boolean
  /** The portrait can be computed from it: a base of equipments has no people to count once. */
  readonly choisissable: boolean
  /** Libéral people without commune; null where the source has no people. */
  readonly aPlacer: number | null
}

export interface ProfessionComparee {
  readonly code: string
  readonly libelle: string
  /** The published source; null where no directory speaks. */
  readonly source: number | null
  /** Of the published source. */
  readonly effectif: Quantity
  /** In the order of the other `sources`; missing where a source does not speak of the profession. */
  readonly autres: readonly (Ecart & { readonly source: number; readonly effectif: Quantity })[]
  readonly comparaisons: readonly ComparaisonOffre[]
}

export interface OffresComparees {
  readonly sources: readonly SourceComparee[]
  readonly professions: readonly ProfessionComparee[]
  /** Why the numbers differ, most often; empty with a single source. */
  readonly causes: readonly string[]
}

/** Professions that a source or the published comparisons speak of, in the order of the catalogue. */
export function comparerOffres({
  communes,
  offres: toutes,
  restes = new Set(),
  choix,
  equipements,
  comparaisons,
}: OffresInput): OffresComparees {
  const [premiere] = toutes
  // Speaks of none of the communes of the first: it says the rest, not the same otherwise.
  const reste = ({ id, facts }: (typeof toutes)[number]) =>
    restes.has(id) && !communes.some((code) => facts.couverture.has(code) && premiere?.facts.couverture.has(code))
  const offres = toutes.filter((une) => !reste(une))
  const index = offres.map(({ id, facts }, rang) => ({ id, rang, offre: indexerOffre(facts) }))
  const sources = [
    ...index.map(({ id, rang, offre }) => ({
      ...decrire(id, offre.source),
      retenue: rang === 0,
      choisissable: true,
      aPlacer: offre.aPlacer,
    })),
    ...equipements.map(({ id, source }) => ({
      ...decrire(id, source),
      retenue: false,
      choisissable: false,
      aPlacer: null,
    })),
  ]
  const lus = [
    ...index.map(({ id, offre }) => ({ id, lire: (code: string) => effectif(offre, code, communes) })),
    ...equipements.map(({ id, effectifs }) => ({
      id,
      lire: (code: string) => effectifs.get(code) ?? missing('absent', 'equipements'),
    })),
  ]
  const presentes = new Set([
    ...index.flatMap(({ offre }) => [...offre.parProfession.keys()]),
    ...equipements.flatMap(({ effectifs }) => [...effectifs.keys()]),
    ...comparaisons.map(({ profession }) => profession),
  ])
  return {
    sources,
    professions: ordonner(presentes).map(({ code, libelle }) => {
      const id = (index.find((une) => une.id === choix.get(code)) ?? index[0])?.id ?? null
      const publiee = lus.find((source) => source.id === id)
      const retenu = publiee?.lire(code) ?? missing('non_importe', 'personnes')
      const autres = lus
        .filter((source) => source !== publiee)
        .map((source) => {
          const autre = source.lire(code)
          return { source: source.id, effectif: autre, ...ecartDe(retenu, autre) }
        })
      const siennes = comparaisons.filter(({ profession }) => profession === code)
      return {
        code,
        libelle,
        source: id,
        effectif: retenu,
        autres,
        comparaisons: siennes,
      }
    }),
    causes: sources.length > 1 ? CAUSES_ECART_OFFRE : [],
  }
}

function decrire(
  id: number,
  { label, millesime, file }: SourceRef,
): Pick<SourceComparee, 'id' | 'libelle' | 'millesime' | 'fichier'> {
  return { id, libelle: label, millesime, fichier: file }
}

function ordonner(presentes: ReadonlySet<string>): { readonly code: string; readonly libelle: string }[] {
  const connues = PROFESSIONS.filter(({ code }) => presentes.has(code))
  const autres = [...presentes].filter((code) => !PROFESSIONS.some((une) => une.code === code)).sort()
  return [...connues.map(({ code }) => code), ...autres].map((code) => ({ code, libelle: libelleProfession(code) }))
}
