/** A figure through the years: points on a true time scale, joined where consecutive, each with its number. */
import { DECIMALS, formatNumber, formatQuantity } from '../domain/format.ts'
import type { Quantity, Unit } from '../domain/quantity.ts'
import { COULEURS } from './couleurs.ts'
import type { Point } from './geometrie.ts'
import { titreAvecUnite } from './legende.ts'
import type { Scene } from './scene.ts'
import { chemin, documentSvg, el, groupe, n1, texteSvg, trace } from './svg.ts'
import { apostrophe, largeurTexte, tronquer } from './texte.ts'

const NBSP = '\u00a0'

export interface EntreeEvolution {
  /** Oldest first; `millesime` is a year ("2016"). */
  readonly points: readonly { readonly millesime: string; readonly valeur: Quantity }[]
  readonly title: string
  readonly unit: Unit
  readonly width: number
  readonly height: number
  readonly sourceLabel: string | null
}

interface Place {
  readonly annee: number
  readonly valeur: number
}

/** "+1,8 %" between the first and the last known value; null when it cannot be said. */
export function variation(debut: number, fin: number): string | null {
  if (debut <= 0) return null
  const part = (100 * (fin - debut)) / debut
  const texte = formatNumber(part, 1)
  return `${part > 0 && texte !== '0,0' ? '+' : ''}${texte}${NBSP}%`
}

/**
 * The series as a line. The vertical scale does not start from zero (a population that moves by 2 % would be flat): no
 * surface is filled, and every point carries its number. A year without a known value leaves a gap in the line.
 */
export function evolution(entree: EntreeEvolution): Scene {
  const { width, height, unit } = entree
  const decimals = DECIMALS[unit]
  const titre = titreAvecUnite(apostrophe(entree.title), unit)
  const annees = entree.points.map((p) => Number(p.millesime)).filter(Number.isFinite)
  const connus = entree.points.map((p): Place | null =>
    p.valeur.kind === 'known' && Number.isFinite(Number(p.millesime))
      ? { annee: Number(p.millesime), valeur: p.valeur.value }
      : null,
  )
  const pleins = connus.filter((p) => p !== null)
  const [a0, a1] = [Math.min(...annees), Math.max(...annees)]
  const [v0, v1] = [Math.min(...pleins.map((p) => p.valeur)), Math.max(...pleins.map((p) => p.valeur))]
  const marge = Math.max(18, ...pleins.map((p) => largeurTexte(formatNumber(p.valeur, decimals), 10, 600) / 2 + 2))
  const [haut, bas] = [42, height - 22]
  const x = (annee: number) => (a1 > a0 ? marge + ((annee - a0) / (a1 - a0)) * (width - 2 * marge) : width / 2)
  const y = (v: number) => (v1 > v0 ? bas - 10 - ((v - v0) / (v1 - v0)) * (bas - 10 - haut) : (haut + bas) / 2)
  const point = (p: Place): Point => [x(p.annee), y(p.valeur)]

  const troncons: Point[][] = [[]]
  for (const p of connus) {
    if (p) troncons.at(-1)?.push(point(p))
    else troncons.push([])
  }
  const premier = pleins[0]
  const dernier = pleins.at(-1)
  const ecart = premier && dernier && premier !== dernier ? variation(premier.valeur, dernier.valeur) : null
  const resume = ecart && premier && dernier ? `${ecart} de ${premier.annee} à ${dernier.annee}` : ''
  const nombres = placerNombres(pleins, point, (v) => formatNumber(v, decimals))
  const svg = documentSvg(
    width,
    height,
    titre,
    alternatif(titre, entree, resume),
    '',
    texteSvg([0, 11], tronquer(titre, width - largeurTexte(resume, 10) - 10, 11, 600), {
      taille: 11,
      graisse: 600,
      couleur: COULEURS.encre,
    }),
    resume === '' ? '' : texteSvg([width, 11], resume, { taille: 10, couleur: COULEURS.doux, ancre: 'end' }),
    chemin(`M0 ${n1(bas)}H${n1(width)}`, { stroke: '#b8c4c1', 'stroke-width': 0.8, fill: 'none' }),
    groupe(
      {},
      ...[...new Set(annees)].map((a) =>
        texteSvg([x(a), bas + 14], String(a), { taille: 9.5, couleur: COULEURS.doux, ancre: 'middle' }),
      ),
    ),
    ...troncons.map((t) =>
      chemin(trace(t, false), { stroke: COULEURS.pin, 'stroke-width': 1.8, fill: 'none', 'stroke-linejoin': 'round' }),
    ),
    ...pleins.map((p) =>
      el('circle', {
        cx: x(p.annee),
        cy: y(p.valeur),
        r: 3,
        fill: COULEURS.pin,
        stroke: '#ffffff',
        'stroke-width': 1.2,
      }),
    ),
    nombres,
  )
  return {
    svg,
    width,
    height,
    alt: alternatif(titre, entree, resume),
    legende: '',
    table: {
      colonnes: ['Année', titre],
      lignes: entree.points.map((p) => [p.millesime, formatQuantity(p.valeur)]),
    },
    source: entree.sourceLabel === null ? null : apostrophe(entree.sourceLabel),
    avertissements: [],
  }
}

/** Numbers above their points; those too close to the one before are left to the table, the two ends never are. */
function placerNombres(points: readonly Place[], ou: (p: Place) => Point, ecrire: (v: number) => string): string {
  const largeur = (p: Place) => largeurTexte(ecrire(p.valeur), 10, 600)
  const libres: Place[] = []
  const touche = (a: Place, b: Place) => Math.abs(ou(a)[0] - ou(b)[0]) < (largeur(a) + largeur(b)) / 2 + 4
  const ordre = [points.at(-1), points[0], ...points.slice(1, -1)]
  for (const p of ordre) if (p && !libres.some((l) => l === p || touche(l, p))) libres.push(p)
  return groupe(
    {},
    ...libres.map((p) =>
      texteSvg([ou(p)[0], ou(p)[1] - 8], ecrire(p.valeur), {
        taille: 10,
        graisse: 600,
        couleur: COULEURS.encre,
        ancre: 'middle',
        halo: ['#ffffff', 2],
      }),
    ),
  )
}

function alternatif(titre: string, entree: EntreeEvolution, resume: string): string {
  const valeurs = entree.points.map((p) => `${p.millesime}, ${formatQuantity(p.valeur)}`).join(`${NBSP}; `)
  return `Évolution. ${titre}${valeurs === '' ? '' : `${NBSP}: ${valeurs}`}.${resume === '' ? '' : ` Soit ${resume}.`}`
}
