/**
 * Figures typed by hand: one line per figure, with the value of the CPTS beside those of its département, its région
 * and France, as Rézone CPTS or a CPAM sheet shows them on paper.
 */
import type { ChiffrePublie } from './portrait-types.ts'
import type { MissingReason, Unit } from './quantity.ts'

export const TERRITOIRES_SAISIS = ['cpts', 'departement', 'region', 'france'] as const
export type TerritoireSaisi = (typeof TERRITOIRES_SAISIS)[number]

/** A cell: a number as typed with its digits, or the reason why there is none; null: nothing typed. */
export type ValeurSaisie =
  | { readonly valeur: number; readonly decimales: number }
  | { readonly motif: MissingReason }
  | null

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

/**
 * Figures usually copied from Rézone CPTS, the CPAM or the CRCDC (facts, diagnostic-content §2). The base of a rate is
 * part of its definition; null: to be said by whoever types it.
 */
export const MODELES_SAISIE: readonly Pick<LigneSaisie, 'indicateur' | 'libelle' | 'unite' | 'base'>[] = [
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
      return p.valeur === null ? { motif: p.motif ?? 'non_disponible' } : { valeur: p.valeur, decimales: p.decimales }
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
    const connue = 'valeur' in saisie
    return [
      {
        cpts,
        secteur: null,
        territoire,
        indicateur: ligne.indicateur,
        libelle: ligne.libelle,
        valeur: connue ? saisie.valeur : null,
        motif: connue ? null : saisie.motif,
        unite: ligne.unite,
        decimales: connue ? saisie.decimales : 0,
        millesime: ligne.millesime,
        base: ligne.base,
        source: ligne.source,
      },
    ]
  })
}

const MARQUES: ReadonlyMap<string, MissingReason> = new Map([
  ['s', 'secret'],
  ['secret', 'secret'],
  ['***', 'secret'],
  ['nd', 'non_disponible'],
  ['n/d', 'non_disponible'],
  ['nc', 'non_diffuse'],
  ['ns', 'non_diffuse'],
])

/**
 * A cell as people write it: "10,3", "10,3 %", "1 234", "secret", "nd". The number of digits typed is kept: « 10,0 » is
 * printed « 10,0 ». undefined: not readable.
 */
export function lireValeur(cellule: string): ValeurSaisie | undefined {
  const texte = cellule.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-')
  if (texte === '' || texte === '-' || texte === '–') return null
  const motif = MARQUES.get(texte.toLowerCase().replace(/\.$/, ''))
  if (motif !== undefined) return { motif }
  const nombre = /^(-?\d+)(?:[.,](\d{1,6}))?(?:%|€)?$/.exec(texte)
  if (nombre === null) return undefined
  const decimales = nombre[2]?.length ?? 0
  const valeur = Number(`${nombre[1]}.${nombre[2] ?? '0'}`)
  return Number.isSafeInteger(Math.trunc(valeur)) ? { valeur, decimales } : undefined
}
