/** Horizontal bars: one line per label, its bar from zero, its number at the end of the bar. */
import { DECIMALS, ditQuelqueChose, formatQuantity, formatUnit } from '../domain/format.ts'
import type { Quantity, Unit } from '../domain/quantity.ts'
import { valeurOuMinimum } from '../domain/quantity-ops.ts'
import { COULEURS, couleurSure } from './couleurs.ts'
import { titreAvecUnite } from './legende.ts'
import type { Scene } from './scene.ts'
import { documentSvg, el, hachures, n1, texteSvg } from './svg.ts'
import { apostrophe, largeurTexte, tronquer } from './texte.ts'

const NBSP = '\u00a0'

export interface LigneBarre {
  readonly libelle: string
  readonly valeur: Quantity
  /** The line that matters (the CPTS among others): darker, label in bold. */
  readonly accent?: boolean
  readonly couleur?: string
}

export interface EntreeBarres {
  readonly lignes: readonly LigneBarre[]
  readonly title: string
  readonly unit: Unit
  readonly width: number
  /** A value to compare with (department, France), drawn as a thin vertical line. */
  readonly repere?: { readonly libelle: string; readonly valeur: Quantity } | null
  /** Digits after the comma; default: those of the unit. */
  readonly decimales?: number
  readonly sourceLabel: string | null
}

const RANG = 19
const TAILLE = 11

/** The ends of a value that can be drawn: [sure part, possible part]; null when nothing that can be written is known. */
function bornesDe(q: Quantity, decimals: number): readonly [number, number] | null {
  const sure = ditQuelqueChose(q, decimals) ? valeurOuMinimum(q) : null
  return sure === null ? null : [sure, q.kind === 'interval' ? (q.max ?? sure) : sure]
}

/**
 * Bars in the order given, all from zero (negative values, which the field does not have, are drawn as zero). An
 * interval shows its sure part plain and the rest hatched; a missing value has no bar but its reason.
 */
export function barres(entree: EntreeBarres): Scene {
  const { width, unit, lignes } = entree
  const decimals = entree.decimales ?? DECIMALS[unit]
  const ecrire = (q: Quantity) => formatQuantity(q, { decimals })
  const titre = titreAvecUnite(apostrophe(entree.title), unit)
  const libelles = lignes.map((l) => apostrophe(l.libelle))
  const colonne = Math.min(
    0.45 * width,
    Math.max(0, ...libelles.map((l, i) => largeurTexte(l, TAILLE, lignes[i]?.accent ? 600 : 400))) + 10,
  )
  const largeurNombre = Math.max(0, ...lignes.map((l) => largeurTexte(ecrire(l.valeur), TAILLE, 600))) + 8
  const repere = entree.repere ? bornesDe(entree.repere.valeur, decimals) : null
  const max = Math.max(0, repere?.[1] ?? 0, ...lignes.map((l) => bornesDe(l.valeur, decimals)?.[1] ?? 0))
  const place = Math.max(20, width - colonne - largeurNombre)
  const x = (v: number) => (max > 0 ? (Math.max(0, v) / max) * place : 0)
  const haut = 22
  const bas = haut + lignes.length * RANG
  const height = bas + (repere ? 20 : 6)

  const dessin = lignes.flatMap((l, i) => {
    const y = haut + i * RANG
    const b = bornesDe(l.valeur, decimals)
    const couleur = couleurSure(l.couleur, l.accent === false ? '#84b9a7' : COULEURS.pin)
    const [sur, possible] = b ? [x(b[0]), x(b[1])] : [0, 0]
    const barre = (x0: number, l0: number, fill: string) =>
      l0 > 0 ? el('rect', { x: x0, y: y + 4, width: Math.max(0.8, l0), height: RANG - 8, rx: 1.5, fill }) : ''
    return [
      texteSvg([0, y + 13.5], tronquer(libelles[i] ?? '', colonne - 8, TAILLE, l.accent ? 600 : 400), {
        taille: TAILLE,
        graisse: l.accent ? 600 : 400,
        couleur: COULEURS.encre,
      }),
      barre(colonne, sur, couleur),
      barre(colonne + sur, possible - sur, 'url(#possible)'),
      texteSvg([colonne + possible + 6, y + 13.5], ecrire(l.valeur), {
        taille: TAILLE,
        graisse: b ? 600 : 400,
        italique: !b,
        couleur: b ? COULEURS.encre : COULEURS.doux,
        halo: ['#ffffff', 3],
      }),
    ]
  })
  const trait =
    repere && entree.repere
      ? dessinerRepere(
          colonne + x(repere[0]),
          haut,
          bas,
          width,
          `${apostrophe(entree.repere.libelle)}${NBSP}: ${ecrire(entree.repere.valeur)}`,
        )
      : ''
  const alt = texteAlternatif(titre, libelles, lignes, entree, ecrire)
  return {
    svg: documentSvg(
      width,
      height,
      titre,
      alt,
      hachures('possible', '#dfeae5', '#4d9285', 45, 4),
      texteSvg([0, 11], tronquer(titre, width, TAILLE, 600), { taille: TAILLE, graisse: 600, couleur: COULEURS.encre }),
      el('path', { d: `M${n1(colonne)} ${haut}V${bas}`, stroke: '#b8c4c1', 'stroke-width': 0.8 }),
      trait,
      ...dessin,
    ),
    width,
    height,
    alt,
    legende: '',
    table: {
      colonnes: ['', formatUnit(unit) === '' ? apostrophe(entree.title) : titre],
      lignes: lignes.map((l, i) => [libelles[i] ?? '', ecrire(l.valeur)]),
    },
    source: entree.sourceLabel === null ? null : apostrophe(entree.sourceLabel),
    avertissements: [],
  }
}

/** The reference line, its words below, kept inside the drawing. */
function dessinerRepere(x: number, haut: number, bas: number, width: number, texte: string): string {
  const demi = largeurTexte(texte, 9.5) / 2
  return [
    el('path', {
      d: `M${n1(x)} ${haut - 2}V${bas + 5}`,
      stroke: COULEURS.ambre,
      'stroke-width': 1,
      'stroke-dasharray': '3 2',
      fill: 'none',
    }),
    texteSvg([Math.max(demi, Math.min(width - demi, x)), bas + 15], texte, {
      taille: 9.5,
      couleur: COULEURS.doux,
      ancre: 'middle',
    }),
  ].join('\n')
}

function texteAlternatif(
  titre: string,
  libelles: readonly string[],
  lignes: readonly LigneBarre[],
  entree: EntreeBarres,
  ecrire: (q: Quantity) => string,
): string {
  const valeurs = lignes.map((l, i) => `${libelles[i]}, ${ecrire(l.valeur)}`).join(`${NBSP}; `)
  const repere = entree.repere
    ? ` Repère, ${apostrophe(entree.repere.libelle)}${NBSP}: ${ecrire(entree.repere.valeur)}.`
    : ''
  return `Barres. ${titre}${valeurs === '' ? '' : `${NBSP}: ${valeurs}`}.${repere}`
}
