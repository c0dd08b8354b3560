/** Steps of an action over the five contract years: bars, yearly marks, and the days by which a mission must stand. */
import { addMonths } from '../domain/echeances.ts'
import { formatDate } from '../domain/format.ts'
import { COULEURS } from './couleurs.ts'
import { chemin, documentSvg, el, groupe, n1, texteSvg } from './svg.ts'
import { apostrophe, tronquer } from './texte.ts'

export interface EtapeDessin {
  readonly titre: string
  /** ISO days; without a start the step has no bar. */
  readonly debut: string | null
  readonly fin: string | null
  /** A mark each year, on `debut`. */
  readonly chaqueAnnee: boolean
}

export interface EntreeCalendrier {
  readonly etapes: readonly EtapeDessin[]
  /** ISO day of the signature: contract years run from it. */
  readonly signature: string
  readonly limites: readonly { readonly jour: string; readonly mots: string }[]
  readonly width: number
}

const ANNEES = 5
const LIGNE = 20
const HAUT = 24
const CLAIR = '#84b9a7'

/** What a figure of a document takes. */
export interface DessinCalendrier {
  readonly svg: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

/** Days are placed by their true distance; what is before the signature or after the contract stops at its edge. */
export function calendrierAction({ etapes, signature, limites, width }: EntreeCalendrier): DessinCalendrier {
  const bas = HAUT + etapes.length * LIGNE
  const height = bas + (limites.length === 0 ? 4 : 6 + 14 * limites.length)
  const [gauche, droite] = [width * 0.5, width - 4]
  const jour = (iso: string): number => Date.parse(`${iso}T00:00:00Z`)
  const [debut, fin] = [jour(signature), jour(addMonths(signature, 12 * ANNEES))]
  const x = (iso: string): number =>
    gauche + Math.min(1, Math.max(0, (jour(iso) - debut) / (fin - debut))) * (droite - gauche)
  const annees = Array.from({ length: ANNEES + 1 }, (_, n) => addMonths(signature, 12 * n))
  const dates = etapes.map(enMots)
  const alt = apostrophe(
    `Calendrier de l’action. ${etapes.map(({ titre }, n) => `${titre}, ${dates[n]}`).join('. ')}.${limites.map(({ jour: le, mots }) => ` ${mots} le ${formatDate(le)}.`).join('')}`,
  )
  const svg = documentSvg(
    width,
    height,
    'Calendrier de l’action',
    alt,
    '',
    groupe(
      {},
      ...annees.map((le) =>
        chemin(`M${n1(x(le))} ${HAUT - 6}V${bas}`, { stroke: COULEURS.trait, 'stroke-width': 0.8, fill: 'none' }),
      ),
      ...annees.slice(0, -1).map((le, n) =>
        texteSvg([(x(le) + x(annees[n + 1] ?? le)) / 2, 12], `An\u00a0${n + 1}`, {
          taille: 10,
          graisse: 600,
          couleur: COULEURS.doux,
          ancre: 'middle',
        }),
      ),
    ),
    ...etapes.flatMap((etape, n) => {
      const y = HAUT + n * LIGNE + 11
      return [
        texteSvg([0, y], tronquer(`${n + 1}. ${apostrophe(etape.titre)}`, gauche * 0.62, 10.5), {
          taille: 10.5,
          couleur: COULEURS.encre,
        }),
        texteSvg([gauche - 10, y], dates[n] ?? '', { taille: 9.5, couleur: COULEURS.doux, ancre: 'end' }),
        marques(etape, annees, x, y - 3.5),
      ]
    }),
    ...limites.flatMap(({ jour: le, mots }, n) => {
      const [ici, y] = [x(le), bas + 13 + 14 * n]
      const aDroite = ici < (gauche + droite) / 2
      return [
        chemin(`M${n1(ici)} ${HAUT - 6}V${n1(y)}`, {
          stroke: COULEURS.ambre,
          'stroke-width': 1,
          'stroke-dasharray': '2 2',
          fill: 'none',
        }),
        texteSvg([ici + (aDroite ? 4 : -4), y], `${mots} le ${formatDate(le)}`, {
          taille: 9.5,
          couleur: '#7a4b00',
          ancre: aDroite ? 'start' : 'end',
        }),
      ]
    }),
  )
  return { svg, width, height, alt }
}

function marques(
  { debut, fin, chaqueAnnee }: EtapeDessin,
  annees: readonly string[],
  x: (iso: string) => number,
  y: number,
): string {
  if (debut === null) return ''
  if (chaqueAnnee)
    return retours(debut, annees)
      .map(x)
      .map((ici) => el('path', { d: `M${n1(ici)} ${n1(y - 4)}l4 4l-4 4l-4 -4Z`, fill: COULEURS.pin }))
      .join('')
  const [de, a] = [x(debut), fin === null ? x(annees.at(-1) ?? debut) : x(fin)]
  return el('rect', {
    x: de,
    y: y - 4,
    width: Math.max(3, a - de),
    height: 8,
    rx: 2,
    fill: fin === null ? CLAIR : COULEURS.pin,
  })
}

/** The days of the contract on which what began then comes back, its first one included. */
function retours(debut: string, annees: readonly string[]): string[] {
  const [signature = debut, fin = debut] = [annees[0], annees.at(-1)]
  const avant = Math.max(0, Number(signature.slice(0, 4)) - Number(debut.slice(0, 4)))
  return annees.map((_, n) => addMonths(debut, 12 * (avant + n))).filter((jour) => jour >= signature && jour < fin)
}

/** « juin 2027 », « juin à septembre 2027 », « dès janvier 2028 », « chaque année ». */
function enMots({ debut, fin, chaqueAnnee }: EtapeDessin): string {
  if (chaqueAnnee) return 'chaque année'
  if (debut === null) return 'à dater'
  const mois = (iso: string): string => formatDate(iso).replace(/^\S+\s/u, '')
  if (fin === null) return `dès ${mois(debut)}`
  if (mois(debut) === mois(fin)) return mois(debut)
  return debut.slice(0, 4) === fin.slice(0, 4)
    ? `${mois(debut).replace(/\s\d{4}$/u, '')} à ${mois(fin)}`
    : `${mois(debut)} à ${mois(fin)}`
}
