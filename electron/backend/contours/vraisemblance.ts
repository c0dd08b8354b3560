/**
 * Are these shapes communes? A code of commune on each shape is no proof. The schematic base (a cell around each centre)
 * knows no true limit, but bounds what a set of communes may be: over the communes of France of 2022, the area of k
 * neighbouring communes divided by that of their cells is below these bounds for less than one set in a thousand.
 */

import { dansAnneaux, type Point } from '../../../shared/dessins/geometrie.ts'
import { arrondissementsOf, departementOfCode } from '../../../shared/domain/codes.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import type { Reference } from '../reference/types.ts'
import { aireAnneau, airePolygones } from './aire.ts'
import { superficiesContours } from './bibliotheque.ts'
import { pasDesCommunes } from './errors.ts'
import type { CommuneDuJour } from './extension.ts'
import type { Fond } from './fichier-fond.ts'
import { ouvrirSchematique } from './schematique.ts'
import type { TopologieCommunes } from './topologie.ts'
import { type Entite, GRILLE } from './types.ts'

/** Communes → smallest and largest plausible share of the area of their cells (measured: 0.05, 0.13, 0.23, 0.37, 0.5). */
const BORNES = [
  { communes: 30, min: 0.5, max: 2.5 },
  { communes: 10, min: 0.35, max: 3 },
  { communes: 5, min: 0.28, max: 4 },
  { communes: 3, min: 0.2, max: 6 },
  { communes: 2, min: 0.12, max: 8 },
  { communes: 1, min: 0.05, max: 32 },
] as const
/** Cells that are measured at most. */
const CELLULES = 1000
/** Pairs of neighbouring cells whose shapes must have frames that meet: 0.53 at least over sets of ten communes. */
const PAIRES = { nombre: 8, part: 0.35 }
/** Share of its frame that a commune fills: 0.3 for one in a hundred, 0.54 in the middle. */
const REMPLISSAGE = 0.2
/** Against contours already kept of the same communes: files differ by 5 % at most, islets aside. */
const CONNU = { communes: 3, part: 0.8, seule: 0.6 }

type Cadre = readonly [number, number, number, number]

/** @throws MaillageError fichier-non-reconnu: the shapes are smaller or larger than communes, or never touch. */
export function verifierCommunes(
  { nom, id }: { readonly nom: string; readonly id: string },
  bibliotheque: string,
  communes: readonly CommuneDuJour[],
  entites: ReadonlyMap<string, Entite>,
  reference: Reference,
): void {
  const cadres = new Map(
    communes.map((c) => [c.code, cadre(c.parties.flatMap((p) => entites.get(p)?.polygones ?? []))]),
  )
  const aires = new Map(communes.map((c) => [c.code, aireDe(c, entites)]))
  const fond = ouvrirSchematique(reference)
  try {
    comparerAuxCellules(nom, fond, aires)
    comparerLesVoisins(nom, fond, cadres)
  } finally {
    fond.close()
  }
  const decoupees = communes.filter((c) => c.parties.some((p) => (entites.get(p)?.morceaux ?? 1) > 1))
  const remplies = decoupees
    .map(({ code }) => (aires.get(code) ?? 0) / Math.max(1, aireCadre(cadres.get(code))))
    .sort((a, b) => a - b)
  if (remplies.length > 0 && (remplies[remplies.length >> 1] ?? 1) < REMPLISSAGE)
    throw pasDesCommunes(nom, 'donne à chaque commune plusieurs morceaux épars, qui ne la couvrent pas')
  comparerAuxConnues(nom, id, bibliotheque, communes)
}

function comparerAuxCellules(nom: string, fond: Fond, aires: ReadonlyMap<string, number>): void {
  const pas = Math.max(1, Math.floor(aires.size / CELLULES))
  const cellules = [...fond.geometries([...aires.keys()].filter((_, i) => i % pas === 0))].map(
    ([code, { coordinates }]) => [aires.get(code) ?? 0, airePolygones(coordinates)] as const,
  )
  if (cellules.length === 0) return
  const somme = (rang: 0 | 1) => cellules.reduce((s, paire) => s + paire[rang], 0)
  const part = somme(0) / somme(1)
  const bornes = BORNES.find(({ communes }) => cellules.length >= communes)
  if (bornes === undefined) return
  const km2 = `${formatNumber(somme(0) / cellules.length / 1e6, 2)} km²`
  if (part < bornes.min)
    throw pasDesCommunes(
      nom,
      `porte des codes de communes, mais ses formes sont bien plus petites qu’elles (${km2} en moyenne) : ce sont des parties de communes`,
    )
  if (part > bornes.max)
    throw pasDesCommunes(
      nom,
      `porte des codes de communes, mais ses formes sont bien plus grandes qu’elles (${km2} en moyenne) : ce sont des territoires de plusieurs communes`,
    )
}

function comparerLesVoisins(nom: string, fond: Fond, cadres: ReadonlyMap<string, Cadre>): void {
  let paires = 0
  let touchent = 0
  for (const [code, a] of cadres) {
    for (const voisin of fond.voisins(code)?.voisins ?? []) {
      const b = voisin > code ? cadres.get(voisin) : undefined
      if (b === undefined) continue
      paires++
      if (a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]) touchent++
    }
  }
  if (paires >= PAIRES.nombre && touchent < paires * PAIRES.part)
    throw pasDesCommunes(nom, 'porte des codes de communes, mais les formes de communes voisines ne se touchent pas')
}

function comparerAuxConnues(nom: string, id: string, bibliotheque: string, communes: readonly CommuneDuJour[]): void {
  const sures = communes.filter(({ aire }) => aire !== null)
  const connues = superficiesContours(
    bibliotheque,
    sures.map(({ code }) => code),
  )
  const parts = sures
    .flatMap(({ code, aire }) => {
      const connue = connues.get(code)
      return connue === undefined || connue.contours.id === id || connue.km2 === 0 ? [] : (aire ?? 0) / 1e6 / connue.km2
    })
    .sort((a, b) => a - b)
  const milieu = parts[parts.length >> 1]
  const borne = parts.length >= CONNU.communes ? CONNU.part : CONNU.seule
  if (milieu !== undefined && milieu < borne)
    throw pasDesCommunes(
      nom,
      'porte des codes de communes, mais ses formes ne couvrent qu’une partie de ces communes, que vous avez déjà dans vos contours',
    )
}

/** Share of the limit of an inland commune, all of whose neighbours are there, that nothing else may leave alone. */
const LIMITE_LIBRE = 0.18
/** Share of a commune under which a hole is a want of precision. */
const VIDE = 0.005
/** People of one IRIS: 1 800 to 5 000 by Insee's rule, with room for what was built since. */
const HABITANTS_IRIS = 8000

/**
 * Communes told in several pieces of which one is missing, with the reason: a hole that no other commune fills, a limit
 * that no neighbour shares, too few IRIS for its people.
 */
export function incompletes(
  communes: readonly CommuneDuJour[],
  entites: ReadonlyMap<string, Entite>,
  topologie: TopologieCommunes,
  reference: Reference,
  { iris, fiable }: { readonly iris: boolean; readonly fiable: boolean },
): ReadonlyMap<string, string> {
  const trouvees = new Map<string, string>()
  const morceaux = (c: CommuneDuJour) => c.parties.reduce((s, p) => s + (entites.get(p)?.morceaux ?? 1), 0)
  const decoupees = communes.filter((c) => morceaux(c) > c.parties.length)
  // Some arrondissements drawn as their whole city: its outline would be theirs.
  for (const { code, doute } of communes)
    if (doute !== null && arrondissementsOf(code).length > 0) trouvees.set(code, doute)
  if (decoupees.length === 0) return trouvees
  const presentes = new Set(communes.map(({ code }) => code))
  const partages = new Map<string, number>()
  for (const { a, b, metres } of topologie.voisins)
    for (const code of [a, b]) partages.set(code, (partages.get(code) ?? 0) + metres)
  const derniere = reference.millesimes().at(-1) ?? ''
  const fond = ouvrirSchematique(reference)
  try {
    for (const commune of decoupees) {
      const { code } = commune
      const bord = topologie.bords.get(code) ?? 0
      const terre = fond.voisins(code)
      const entouree = terre?.bord === 0 && terre.voisins.every((voisin) => presentes.has(voisin))
      const habitants = reference.population(code, derniere)?.value ?? 0
      if (aireVide(commune, topologie, reference) > VIDE * aireDe(commune, entites))
        trouvees.set(code, 'il y reste un vide')
      else if (fiable && entouree && bord > LIMITE_LIBRE * (bord + (partages.get(code) ?? 0)))
        trouvees.set(code, 'il manque ce qui la joint à ses voisines')
      else if (iris && habitants > HABITANTS_IRIS * morceaux(commune))
        trouvees.set(code, `${morceaux(commune)} IRIS ne font pas ${formatNumber(habitants, 0)} habitants`)
    }
  } finally {
    fond.close()
  }
  return trouvees
}

const aireDe = (c: CommuneDuJour, entites: ReadonlyMap<string, Entite>): number =>
  c.parties.reduce((s, p) => s + (entites.get(p)?.aire ?? 0), 0)

/** Holes of the commune, those that hold the centre of another (an enclave of which the file has nothing) left aside. m². */
function aireVide({ code }: CommuneDuJour, { trous }: TopologieCommunes, reference: Reference): number {
  const vides = trous.get(code) ?? []
  if (vides.length === 0) return 0
  const centres = reference
    .communes(reference.communesOfDepartement(departementOfCode(code)))
    .flatMap(({ centre }) => (centre === null ? [] : [[centre[0] * GRILLE, centre[1] * GRILLE] as Point]))
  return vides
    .map((arc) => arc.map(([x, y]): Point => [x, y]))
    .filter((anneau) => !centres.some((p) => dansAnneaux(p, [anneau])))
    .reduce((s, anneau) => s + aireAnneau(anneau.map(([x, y]) => [x / GRILLE, y / GRILLE])), 0)
}

function cadre(polygones: Entite['polygones']): Cadre {
  const e: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [dehors = []] of polygones) {
    for (let i = 0; i + 1 < dehors.length; i += 2) {
      e[0] = Math.min(e[0], dehors[i] ?? 0)
      e[1] = Math.min(e[1], dehors[i + 1] ?? 0)
      e[2] = Math.max(e[2], dehors[i] ?? 0)
      e[3] = Math.max(e[3], dehors[i + 1] ?? 0)
    }
  }
  return e
}

function aireCadre(c: Cadre | undefined): number {
  if (c === undefined) return 0
  const [x0, y0, x1, y1] = c.map((pas) => pas / GRILLE) as [number, number, number, number]
  return airePolygones([
    [
      [
        [x0, y0],
        [x1, y0],
        [x1, y1],
        [x0, y1],
      ],
    ],
  ])
}
