/**
 * Figures typed by hand: one line per figure, with the value of the CPTS beside those of its département, its région
 * and France, as Rézone CPTS or a CPAM sheet shows them on paper.
 */
import type { ChiffrePublie } from './portrait-types.ts'
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

/** What a press kit says of a CPTS: the proof-reader computes them again (controles/). */
const PUBLICATION: readonly Modele[] = (
  [
    ['population', 'Population couverte', 'habitants', null],
    ['part_population', 'Part de la population couverte', 'pourcent', 'population du département'],
    ['professionnels', 'Professionnels de santé libéraux', 'personnes', null],
    ['adherents', 'Adhérents de la CPTS', 'personnes', null],
    ['communes', 'Nombre de communes', 'communes', null],
    ['superficie', 'Superficie', 'km2', null],
    ['densite', 'Densité de population', 'hab_km2', null],
  ] as const
).map(([indicateur, libelle, unite, base]) => ({ indicateur, libelle, unite, base }))

/**
 * Figures usually copied from Rézone CPTS, the CPAM or the CRCDC (facts, diagnostic-content §2). The base of a rate is
 * part of its definition; null: to be said by whoever types it.
 */
const TAUX: readonly Modele[] = [
  ['taux:c2s', 'Bénéficiaires de la complémentaire santé solidaire', 'population consommante de 17 ans et plus'],
  ['taux:ald', 'Personnes en affection de longue durée', 'population consommante de 17 ans et plus'],
  ['taux:sans_mt', 'Habitants sans médecin traitant', null],
  ['taux:sans_mt_ald', 'Patients en ALD sans médecin traitant', null],
  ['taux:sans_mt_70', 'Plus de 70 ans sans médecin traitant', null],
  ['taux:urgences', 'Passages aux urgences non suivis d’hospitalisation', null],
  ['taux:depistage_sein', 'Dépistage du cancer du sein', null],
  ['taux:depistage_colorectal', 'Dépistage du cancer colorectal', null],
  ['taux:depistage_col', 'Dépistage du cancer du col de l’utérus', null],
  ['taux:vaccin_grippe', 'Vaccination contre la grippe des 65 ans et plus', null],
  ['taux:polymedication', 'Personnes polymédiquées', null],
  ['part:18_39', 'Population de 18 à 39 ans', null],
  ['part:etudiants', 'Étudiants', null],
].map(([indicateur, libelle, base]) => ({
  indicateur: indicateur ?? '',
  libelle: libelle ?? '',
  unite: 'pourcent' as const,
  base: base ?? null,
}))

export const MODELES_SAISIE: readonly Modele[] = [...PUBLICATION, ...TAUX]

/** Lines of a CPTS as they stand in its dossier, in the order they were typed. Figures of sectors are left where they are. */
export function lignesSaisies(publies: readonly ChiffrePublie[], cpts: string): LigneSaisie[] {
  const sans = publies.filter(({ secteur, territoire }) => secteur === null && territoire !== 'secteur')
  const propres = sans.filter((p) => p.cpts === cpts)
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
export function chiffresDeLigne(ligne: LigneSaisie, cpts: string): Omit<ChiffrePublie, 'id'>[] {
  return TERRITOIRES_SAISIS.flatMap((territoire) => {
    const saisie = ligne.valeurs[territoire]
    if (saisie === null) return []
    return [
      {
        cpts,
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
