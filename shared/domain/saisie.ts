/**
 * Figures typed by hand: one line per figure, with the value of the CPTS beside those of its département, its région
 * and France, as Rézone CPTS or a CPAM sheet shows them on paper.
 */
import { CATALOGUE } from './indicateurs/catalogue.ts'
import type { ChiffrePublie, NouveauChiffre } from './portrait-types.ts'
import type { Unit } from './quantity.ts'
import type { ValeurSaisie } from './saisie-valeur.ts'

export const TERRITOIRES_SAISIS = ['cpts', 'departement', 'region', 'france'] as const
export type TerritoireSaisi = (typeof TERRITOIRES_SAISIS)[number]

export interface LigneSaisie {
  /** "taux:c2s"; made from the words for a figure of the user's own. */
  readonly indicateur: string
  readonly libelle: string
  readonly unite: Unit
  readonly millesime: string | null
  readonly base: string | null
  readonly source: string
  readonly valeurs: Readonly<Record<TerritoireSaisi, ValeurSaisie>>
}

type Modele = Pick<LigneSaisie, 'indicateur' | 'libelle' | 'unite' | 'base'>

/**
 * Figures usually typed: what a press kit says of a CPTS (the proof-reader computes it again, controles/), then what is
 * copied from Rézone CPTS, the CPAM or the CRCDC (facts, diagnostic-content §2). The base of a rate is part of its
 * definition; null: to be said by whoever types it.
 */
export const MODELES_SAISIE: readonly Modele[] = CATALOGUE.filter(({ saisie }) => saisie).map(
  ({ id, libelle, unite, calcul, base }) => ({
    indicateur: id,
    libelle,
    unite,
    // That of a computed figure is its denominator.
    base: calcul === 'publie' ? base : null,
  }),
)

/** Lines of a CPTS as they stand in its dossier, in the order they were typed. Figures of sectors are left where they are. */
export function lignesSaisies(publies: readonly ChiffrePublie[], cpts: number): LigneSaisie[] {
  const sans = publies.filter(({ secteur, territoire }) => secteur === null && territoire !== 'secteur')
  const propres = sans.filter((p) => p.cptsId === cpts)
  const groupes = Map.groupBy(propres, cleDe)
  return [...groupes.values()].flatMap((groupe) => {
    const [premier] = groupe
    if (premier === undefined) return []
    const valeur = (territoire: TerritoireSaisi): ValeurSaisie => {
      const p = groupe.find((un) => un.territoire === territoire)
      if (p === undefined) return null
      const { valeur: connue, intervalle, motif, decimales } = p
      if (connue !== null) return { valeur: connue, decimales }
      return intervalle === undefined ? { motif: motif ?? 'non_disponible' } : { intervalle, decimales }
    }
    return [
      {
        indicateur: premier.indicateur,
        libelle: premier.libelle,
        unite: premier.unite,
        millesime: premier.millesime,
        base: premier.base,
        source: premier.source,
        valeurs: {
          cpts: valeur('cpts'),
          departement: valeur('departement'),
          region: valeur('region'),
          france: valeur('france'),
        },
      },
    ]
  })
}

/** What makes two published values the same line. */
function cleDe({ indicateur, libelle, unite, millesime, base, source }: ChiffrePublie): string {
  return JSON.stringify([indicateur, libelle, unite, millesime, base, source])
}

/** The figures of a line, ready to be kept. */
export function chiffresDeLigne(ligne: LigneSaisie, cptsId: number): NouveauChiffre[] {
  return TERRITOIRES_SAISIS.flatMap((territoire) => {
    const saisie = ligne.valeurs[territoire]
    if (saisie === null) return []
    return [
      {
        cptsId,
        secteur: null,
        territoire,
        indicateur: ligne.indicateur,
        libelle: ligne.libelle,
        valeur: 'valeur' in saisie ? saisie.valeur : null,
        ...('intervalle' in saisie ? { intervalle: saisie.intervalle } : {}),
        motif: 'motif' in saisie ? saisie.motif : null,
        unite: ligne.unite,
        decimales: 'motif' in saisie ? 0 : saisie.decimales,
        millesime: ligne.millesime,
        base: ligne.base,
        source: ligne.source,
      },
    ]
  })
}
