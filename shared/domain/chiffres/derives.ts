/**
 * Rates recomputed from counts. Their terms come from one source and one vintage: two censuses are not divided by one
 * another. The sources published for its terms serve first, then any that has them all; with a file for each
 * département, each commune has all its terms from one of them.
 */
import { DERIVES } from '../indicateurs/catalogue.ts'
import { deriver, deriverCommunes, sommeTerme } from '../indicateurs/deriver.ts'
import type { IndicateurDerive } from '../indicateurs/types.ts'
import type { Quantity } from '../quantity.ts'
import { missing } from '../quantity-ops.ts'
import { type Calcul, entreeConnue, type Origine } from './calcul.ts'
import type { Comparaison, Faits, Serie } from './faits.ts'
import { ordonnees } from './importes.ts'
import { memoriser } from './memoire.ts'
import { annees, comparaisonsDe, type Lecture, libelleSources, lire, seriesDe } from './source.ts'

const termesDe = ({ numerateur, denominateur }: IndicateurDerive): readonly string[] => [
  ...new Set([...numerateur, ...denominateur]),
]

type Termes = ReadonlyMap<string, Serie>

/** By source, one series per term of that vintage: those of every source that has them all. */
function termes(faits: Faits, derive: IndicateurDerive, millesime: string): readonly Termes[] {
  return memoriser(faits, `termes ${derive.id} ${millesime}`, () => {
    const ids = termesDe(derive)
    const series = ids.map((id) => lire(faits, id, millesime).series)
    const publiees = series.flatMap(([premiere]) => premiere ?? [])
    if (publiees.length < ids.length) return []
    return [...new Set([...publiees, ...(series[0] ?? [])].map(({ source }) => source))].flatMap((source) => {
      const siens = series.map((memes) => memes.find((une) => une.source === source))
      const lus = new Map(ids.flatMap((id, i) => (siens[i] === undefined ? [] : [[id, siens[i]] as const])))
      return lus.size === ids.length ? [lus] : []
    })
  })
}

/** In which source a commune has all its terms; the first where it has them nowhere. */
function lieuDe(sources: readonly Termes[], code: string): Termes | undefined {
  const [seule, seconde] = sources
  if (seconde === undefined) return seule
  return sources.find((lus) => [...lus.values()].every(({ valeurs }) => valeurs.has(code))) ?? seule
}

function valeurDe(sources: readonly Termes[]): (id: string, code: string) => Quantity {
  return (id, code) => {
    const serie = lieuDe(sources, code)?.get(id)
    return serie?.valeurs.get(code) ?? missing('non_importe', serie?.definition.unite ?? 'personnes')
  }
}

/** Values of its terms in that vintage, commune by commune. */
export const lireTermes = (faits: Faits, un: IndicateurDerive, millesime: string) =>
  valeurDe(termes(faits, un, millesime))

/** Rates share their terms: of the whole CPTS, read in one source, each is summed once. */
function somme(faits: Faits, sources: readonly Termes[], id: string, communes: readonly string[]): Quantity {
  const calculer = () => sommeTerme(id, communes, valeurDe(sources))
  const [serie] = sources.map((lus) => lus.get(id))
  return serie === undefined || sources.length > 1 || communes !== faits.communes
    ? calculer()
    : memoriser(faits, `somme ${id} ${serie.millesime} ${serie.source} ${serie.voix}`, calculer)
}

/** The vintage that figures and documents show: the newest in which some source has all the terms. */
export function anneeDerivee(faits: Faits, derive: IndicateurDerive): string | undefined {
  const [premier = ''] = termesDe(derive)
  return annees(faits, premier).findLast((millesime) => termes(faits, derive, millesime).length > 0)
}

export const deriveDe = (id: string): IndicateurDerive | undefined => DERIVES.find((un) => un.id === id)

/** Undefined: not all its terms are in the dossier. */
export function derive(faits: Faits, un: IndicateurDerive): Calcul | undefined {
  if (termesDe(un).some((id) => seriesDe(faits, id).length === 0)) return undefined
  const commune = (millesime: string) => {
    const lire = valeurDe(termes(faits, un, millesime))
    return (code: string) => deriverCommunes(un, [code], lire, () => null)
  }
  const couverte = (lire: (id: string, code: string) => Quantity, code: string) =>
    termesDe(un).every((id) => lire(id, code).kind !== 'missing')
  const sues = () =>
    memoriser(faits, `connues ${un.id}`, () =>
      annees(faits, termesDe(un)[0] ?? '').flatMap((millesime) => {
        const sources = termes(faits, un, millesime)
        const lire = valeurDe(sources)
        const connues = sources.length === 0 ? 0 : faits.communes.filter((code) => couverte(lire, code)).length
        return connues === 0 ? [] : [{ millesime, connues }]
      }),
    )
  return {
    entree: entreeConnue(un.id),
    annees: sues,
    defaut: () => sues().at(-1)?.millesime ?? null,
    commune,
    territoire({ communes }, millesime) {
      const sources = termes(faits, un, millesime)
      const lire = valeurDe(sources)
      return deriverCommunes(
        un,
        communes,
        lire,
        (code) => faits.habitants.get(code) ?? null,
        (id) => somme(faits, sources, id, communes),
      )
    },
    origine: ({ communes }, millesime) => origine(un, termes(faits, un, millesime), communes, millesime),
  }
}

function origine(
  un: IndicateurDerive,
  sources: readonly Termes[],
  communes: readonly string[],
  millesime: string,
): Origine {
  const ids = termesDe(un)
  const lectures = new Map(ids.map((id) => [id, lectureDe(sources, id, millesime)] as const))
  const siennes = new Map(
    [...lectures].map(([id, lecture]) => [id, ordonnees(comparaisonsDe(lecture, communes))] as const),
  )
  const compares = ({ niveau, territoire }: Comparaison): Quantity => {
    const siens = new Map(
      ids.map((id) => [id, siennes.get(id)?.find((c) => c.niveau === niveau && c.territoire === territoire)]),
    )
    const unite = (id: string) => sources[0]?.get(id)?.definition.unite ?? 'personnes'
    // What the file gives for the territory itself is over all its communes.
    const sur = (c: Comparaison | undefined) => (c?.origine === 'donnee' ? 'donnee' : (c?.empreinte ?? null))
    const lu = (id: string) => siens.get(id)?.valeur ?? missing('absent', unite(id))
    return deriver(un, lu, new Set([...siens.values()].map(sur)))
  }
  const [premier = ''] = ids
  const lecture = lectures.get(premier)
  return {
    source: sources[0]?.get(premier)?.source ?? null,
    libelleSource: lecture === undefined ? '' : libelleSources(lecture, communes),
    comparaisons: (siennes.get(premier) ?? []).map((c) => ({
      niveau: c.niveau,
      territoire: c.territoire,
      nom: c.nom,
      valeur: compares(c),
      origine: 'calcul' as const,
    })),
    autres: [],
  }
}

/** One term as the rate reads it: each commune in the source that has all its terms. */
function lectureDe(sources: readonly Termes[], id: string, millesime: string): Lecture {
  return {
    millesime,
    series: sources.flatMap((lus) => lus.get(id) ?? []),
    parole(code) {
      const serie = lieuDe(sources, code)?.get(id)
      const valeur = serie?.valeurs.get(code)
      return serie === undefined || valeur === undefined ? undefined : { serie, valeur }
    },
  }
}
