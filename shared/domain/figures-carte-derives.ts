/** Rates recomputed commune by commune from the additive figures of one vintage. */
import type { Definition, FaitsCarte } from './figures-carte-types.ts'
import { DECIMALS } from './format.ts'
import { DERIVES, indicateur as lireIndicateur } from './indicateurs/catalogue.ts'
import { deriverCommunes } from './indicateurs/deriver.ts'
import { type IndicateurDerive, THEME_LABELS } from './indicateurs/types.ts'
import type { Quantity } from './quantity.ts'
import { missing } from './quantity-ops.ts'

const termesDe = ({ numerateur, denominateur }: IndicateurDerive): string[] => [
  ...new Set([...numerateur, ...denominateur]),
]

/** All the terms of the rate in that vintage, commune by commune, from the first source that has them all. */
function termesParCommune(
  faits: FaitsCarte,
  termes: readonly string[],
  millesime: string,
): (code: string) => ReadonlyMap<string, Quantity> | undefined {
  const lus = termes.map((terme) => [terme, faits.parSource(terme, millesime)] as const)
  const sources = [...(lus[0]?.[1].keys() ?? [])].map((source) =>
    lus.map(([terme, parSource]) => [terme, parSource.get(source)] as const),
  )
  return (code) => {
    for (const siens of sources) {
      const valeurs = siens.flatMap(([terme, parCommune]) => {
        const valeur = parCommune?.get(code)
        return valeur === undefined ? [] : [[terme, valeur] as const]
      })
      if (valeurs.length === termes.length) return new Map(valeurs)
    }
    return undefined
  }
}

/** Communes that have all the terms of the rate in that vintage. */
function couvertes(faits: FaitsCarte, termes: readonly string[], millesime: string): number {
  const lire = termesParCommune(faits, termes, millesime)
  return faits.communes.filter(({ info }) => {
    const valeurs = lire(info.code)
    return valeurs !== undefined && [...valeurs.values()].every(({ kind }) => kind !== 'missing')
  }).length
}

/** As the screen of figures computes it, on one commune: its terms need not be of one unit (voitures par logement). */
function valeurDe(faits: FaitsCarte, derive: IndicateurDerive, millesime: string): (code: string) => Quantity {
  const lire = termesParCommune(faits, termesDe(derive), millesime)
  return (code) => {
    const valeurs = lire(code)
    const terme = (id: string) =>
      valeurs?.get(id) ?? missing('non_importe', lireIndicateur(id, faits.propres)?.unite ?? 'personnes', { millesime })
    return deriverCommunes(derive, [code], terme, () => null)
  }
}

/** Those whose terms are all there for one vintage at least. */
export function derives(faits: FaitsCarte): Definition[] {
  return DERIVES.flatMap((derive): Definition[] => {
    const termes = termesDe(derive)
    const annees = [...(faits.observes.get(termes[0] ?? '')?.keys() ?? [])].sort()
    const millesimes = annees
      .map((millesime) => ({ millesime, connues: couvertes(faits, termes, millesime) }))
      .filter(({ connues }) => connues > 0)
    if (millesimes.length === 0) return []
    return [
      {
        figure: {
          id: derive.id,
          libelle: derive.libelle,
          unite: derive.unite,
          decimales: derive.decimales ?? DECIMALS[derive.unite],
          nature: 'rapport',
          theme: THEME_LABELS[derive.theme],
          classes: null,
          periode: false,
          millesimes,
        },
        defaut: millesimes.at(-1)?.millesime ?? null,
        valeurs: (millesime) => {
          const valeur = valeurDe(faits, derive, millesime)
          return ({ info }) => valeur(info.code)
        },
      },
    ]
  })
}
