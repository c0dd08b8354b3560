/**
 * The same professions seen by several sources: the one that the dossier publishes, the other directories, the base of
 * equipments. Their gaps are shown, never averaged; beside them, what the health insurance publishes by département.
 */
import { libelleProfession, PROFESSIONS } from './catalogues.ts'
import {
  type ComparaisonOffre,
  comparaisonsOffre,
  type EquipementsOffre,
  equipements as equipementsDe,
} from './chiffres/autour-offre.ts'
import type { Faits, FaitsOffre } from './chiffres/faits.ts'
import { complements, offreDe } from './chiffres/offre.ts'
import { CAUSES_ECART_OFFRE, type Ecart, ecartDe } from './indicateurs/ecart.ts'
import { aPlacer, effectif, indexerOffre } from './offre.ts'
import type { Quantity, SourceRef } from './quantity.ts'
import { missing } from './quantity-ops.ts'

export interface OffresInput {
  readonly communes: readonly string[]
  readonly offre: FaitsOffre
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

/** Of the professions of these facts. */
export function offresComparees(faits: Faits): OffresComparees {
  const { communes, offre } = faits
  return comparerOffres({ communes, offre, equipements: equipementsDe(faits), comparaisons: comparaisonsOffre(faits) })
}

/** Professions that a source or the published comparisons speak of, in the order of the catalogue. */
export function comparerOffres({ communes, offre, equipements, comparaisons }: OffresInput): OffresComparees {
  const { listes, choix } = offre
  const [premiere] = listes
  // Another file of the first directory, that speaks of none of its communes: it says the rest, not the same otherwise.
  const restes = new Set(complements(offre).flatMap(({ id }) => ([...choix.values()].includes(id) ? [] : [id])))
  const reste = ({ id, facts }: (typeof listes)[number]) =>
    restes.has(id) && !communes.some((code) => facts.couverture.has(code) && premiere?.facts.couverture.has(code))
  const publiee = offreDe({ offre })
  const seule = offreDe({ offre: choix.size === 0 ? offre : { ...offre, choix: new Map() } })
  const index = listes
    .filter((une) => !reste(une))
    .map(({ id, facts }, rang) => ({ id, rang, offre: rang === 0 && seule !== null ? seule : indexerOffre(facts) }))
  const sources = [
    ...index.map(({ id, rang, offre: lue }) => ({
      ...decrire(id, lue.source),
      retenue: rang === 0,
      choisissable: true,
      aPlacer: aPlacer(lue, communes),
    })),
    ...equipements.map(({ id, source }) => ({
      ...decrire(id, source),
      retenue: false,
      choisissable: false,
      aPlacer: null,
    })),
  ]
  const lus = [
    ...index.map(({ id, offre: lue }) => ({ id, lire: (code: string) => effectif(lue, code, communes) })),
    ...equipements.map(({ id, effectifs }) => ({
      id,
      lire: (code: string) => effectifs.get(code) ?? missing('absent', 'equipements'),
    })),
  ]
  const presentes = new Set([
    ...index.flatMap(({ offre: lue }) => [...lue.parProfession.keys()]),
    ...equipements.flatMap(({ effectifs }) => [...effectifs.keys()]),
    ...comparaisons.map(({ profession }) => profession),
  ])
  return {
    sources,
    professions: ordonner(presentes).map(({ code, libelle }) => {
      const id = (index.find((une) => une.id === choix.get(code)) ?? index[0])?.id ?? null
      const retenu = publiee === null ? missing('non_importe', 'personnes') : effectif(publiee, code, communes)
      const autres = lus
        .filter((source) => source.id !== id)
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
