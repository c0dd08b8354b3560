/** Figures that files give by commune: counts summed, means weighted, medians bounded (`indicateurs/agreger.ts`). */
import { agreger } from '../indicateurs/agreger.ts'
import { MOTS_NIVEAU, type Niveau, parNiveau } from '../niveaux.ts'
import type { Quantity } from '../quantity.ts'
import { missing } from '../quantity-ops.ts'
import { type Calcul, compter, entreeDe, type Origine } from './calcul.ts'
import type { Comparaison, Faits, Serie } from './faits.ts'
import { memoriser } from './memoire.ts'
import {
  anneeLue,
  annees,
  comparaisonsDe,
  ditLeReste,
  type Lecture,
  libelleSources,
  lire,
  seriesDe,
  valeursDe,
} from './source.ts'
import type { Territoire } from './territoire.ts'

export function ordonnees(comparaisons: readonly Comparaison[]): Comparaison[] {
  return [...comparaisons].sort((a, b) => parNiveau(a.niveau, b.niveau))
}

/** The value of a territory, as these sources tell it of its communes. */
function agregat(faits: Faits, lecture: Lecture, communes: readonly string[]): Quantity {
  const [premiere] = lecture.series
  if (premiere === undefined) return missing('non_importe', 'nombre')
  const { definition, source, millesime } = premiere
  const pesees = definition.poids === undefined ? [] : seriesDe(faits, definition.poids)
  const pesee = pesees.some((une) => une.source === source && une.millesime === millesime)
  const poids = pesee ? valeursDe(lire(faits, definition.poids ?? '', millesime, source), communes) : null
  const habitants = communes.map((code) => faits.habitants.get(code) ?? null)
  return agreger(definition, valeursDe(lecture, communes), poids, habitants)
}

const lireSeule = (serie: Serie): Lecture => ({
  millesime: serie.millesime,
  series: [serie],
  parole(code) {
    const valeur = serie.valeurs.get(code)
    return valeur === undefined ? undefined : { serie, valeur }
  },
})

/** The nearest level that the source speaks of, where it speaks of no commune; null: it does. */
export function seulementPour(faits: Faits, id: string, millesime: string): Niveau | null {
  const lecture = lire(faits, id, millesime)
  const [premiere] = lecture.series
  if (premiere?.sansCommune !== true) return null
  return ordonnees(comparaisonsDe(lecture, faits.communes))[0]?.niveau ?? null
}

/** Why, in words: what is not there is not always what someone hides. */
function sansValeur({ definition, millesime, libelleSource }: Serie, niveau: Niveau): Quantity {
  return missing('non_diffuse', definition.unite, {
    millesime,
    coverage: { known: 0, total: 0 },
    sources: [{ label: libelleSource, millesime, file: null, line: null }],
    formula: `${definition.libelle}, ${MOTS_NIVEAU[niveau].seulement}\u00a0: il n’y a pas de valeur par commune, donc aucune pour la CPTS`,
  })
}

export function origineDe(faits: Faits, id: string, { communes }: Territoire, millesime: string): Origine {
  const lecture = lire(faits, id, anneeLue(faits, id, millesime))
  const [premiere] = lecture.series
  return {
    source: premiere?.source ?? null,
    libelleSource: libelleSources(lecture, communes),
    comparaisons: ordonnees(comparaisonsDe(lecture, communes)),
    autres: lecture.series
      .filter((une) => une !== premiere && une.millesime === premiere?.millesime && une.voix !== 'contours')
      .filter((une) => premiere !== undefined && !ditLeReste(premiere, une, communes))
      .map((une) => ({
        source: une.source,
        libelleSource: une.libelleSource,
        valeur: agregat(faits, lireSeule(une), communes),
      })),
  }
}

/** A figure that no rule names; undefined: the dossier has none of that name. */
export function importe(faits: Faits, id: string): Calcul | undefined {
  const [une] = seriesDe(faits, id)
  if (une === undefined) return undefined
  const { definition } = une
  const commune = (millesime: string) => {
    const { parole } = lire(faits, id, millesime)
    return (code: string) => parole(code)?.valeur ?? missing('non_importe', definition.unite, { millesime })
  }
  const sues = () =>
    memoriser(faits, `connues ${id}`, () =>
      annees(faits, id)
        .map((millesime) => ({ millesime, connues: compter(faits.communes, commune(millesime)) }))
        .filter(({ connues }) => connues > 0),
    )
  return {
    entree: entreeDe(definition),
    annees: sues,
    defaut: () => sues().at(-1)?.millesime ?? null,
    commune,
    territoire(ou, millesime) {
      const lecture = lire(faits, id, millesime)
      const [premiere] = lecture.series
      const niveau = seulementPour(faits, id, millesime)
      if (premiere !== undefined && niveau !== null) return sansValeur(premiere, niveau)
      return agregat(faits, lecture, ou.communes)
    },
    origine: (ou, millesime) => origineDe(faits, id, ou, millesime),
  }
}
