/** Brings a contours file into the library: all or nothing, the same file twice gives the same entry. */

import { setImmediate as tour } from 'node:timers/promises'
import { dansAnneaux, type Point } from '../../../shared/dessins/geometrie.ts'
import { arrondissementsOf } from '../../../shared/domain/codes.ts'
import { accord } from '../../../shared/domain/francais.ts'
import type { Reference, Resolution } from '../reference/types.ts'
import { cheminContours } from './bibliotheque.ts'
import { annule, francais, pasDesCommunes } from './errors.ts'
import { type CommuneDuJour, versAujourdhui } from './extension.ts'
import { ecrireFond } from './fichier-fond.ts'
import { lireFichier } from './lire.ts'
import { normaliser, type Pause } from './normaliser.ts'
import { producteurDe } from './producteur.ts'
import { construireTopologie, type TopologieCommunes } from './topologie.ts'
import { type Entite, GRILLE } from './types.ts'
import { incompletes, verifierCommunes } from './vraisemblance.ts'

export interface OptionsImport {
  readonly millesime: string
  /** Who drew the map, in the words of the user; absent: what the file shows. */
  readonly producteur?: string | undefined
  readonly reference: Reference
  readonly now: string
  readonly onProgress?: (progres: { step: string; done: number; total: number }) => void
  readonly signal?: AbortSignal | undefined
}

export interface RapportContours {
  readonly id: string
  /** Communes of today that the map shows. */
  readonly communes: number
  /** Who drew it; null: neither the file nor the user says. */
  readonly producteur: string | null
  /** Codes of the file that are of no commune of today. */
  readonly inconnus: readonly string[]
  readonly avertissements: readonly string[]
}

/**
 * Reads `source`, computes areas on the unsimplified shapes, builds the shared arcs and writes one file of the library.
 * Errors: MaillageError in French for every bad file; cancelled: 'annule'; the library is then as before.
 */
export async function importerContours(
  bibliotheque: string,
  source: string,
  options: OptionsImport,
): Promise<RapportContours> {
  const { millesime, reference, signal } = options
  const etape =
    (step: string): Pause =>
    async (done, total) => {
      options.onProgress?.({ step, done, total })
      await tour() // lets other calls, and a cancel, through
      if (signal?.aborted) throw annule()
    }
  await etape('Lecture du fichier')(0, 1)
  const fichier = await lireFichier(source)
  try {
    const producteur = options.producteur ?? producteurDe(fichier)
    const lu = await normaliser(fichier, reference, etape('Lecture des contours'))
    fichier.fermer()
    await etape('Passage aux communes d’aujourd’hui')(0, 1)
    const passage = versAujourdhui(lu.entites, millesime, reference, anciensCodes(reference))
    const passees = ecarterRestaurees(passage.communes, lu.entites, reference)
    const id = fichier.sha256.slice(0, 16)
    verifierCommunes({ nom: fichier.nom, id }, bibliotheque, passees.communes, lu.entites, reference)
    await etape('Construction des limites communes')(0, 1)
    const decoupees = enArrondissements(passees.communes, lu.entites)
    const dessiner = (liste: readonly CommuneDuJour[]) => {
      const ensembles = new Map([...decoupees].filter(([commune]) => liste.some(({ code }) => code === commune)))
      const entieres = liste.filter(({ code }) => !ensembles.has(code))
      const arrondissements = [...ensembles.values()].flat().map((code) => ({ code, parties: [code] }))
      return construireTopologie(
        [...entieres, ...arrondissements].map(({ code, parties }) => ({
          code,
          entites: parties.flatMap((p) => lu.entites.get(p) ?? []),
        })),
        1,
        ensembles,
      )
    }
    const toutes = dessiner(passees.communes)
    const fiable = voisinageFiable(toutes)
    const partielles = incompletes(passees.communes, lu.entites, toutes, reference, { iris: lu.iris, fiable })
    const communes = passees.communes.filter(({ code }) => !partielles.has(code))
    const doutes = [...passees.doutes, ...direPartielles(partielles, reference)]
    if (communes.length === 0)
      throw pasDesCommunes(
        fichier.nom,
        `n’a aucune commune entière : ${direPartielles(partielles, reference).join(' ')}`.replace(/\.$/, ''),
      )
    const topologie = partielles.size === 0 ? toutes : dessiner(communes)
    await etape('Enregistrement')(0, 1)
    const communeDe = new Map(communes.flatMap((c) => c.parties.map((p) => [p, c.code] as const)))
    ecrireFond(cheminContours(bibliotheque, id), {
      meta: {
        millesime,
        fichier: fichier.nom,
        producteur: producteur ?? '',
        sha256: fichier.sha256,
        octets: String(fichier.octets),
        importeLe: options.now,
        communes: String(communes.length),
        systeme: lu.systeme,
        voisinage: fiable ? 'fiable' : 'disjoint',
      },
      topologie,
      entites: [...lu.entites.values()].map(({ code, nom, aire }) => ({
        code,
        nom,
        aire,
        commune: communeDe.get(code) ?? null,
      })),
      etendues: new Map<string, Pick<CommuneDuJour, 'aire' | 'doute'>>([
        ...communes.map((c) => [c.code, c] as const),
        ...airesArrondissements(decoupees, lu.entites),
      ]),
    })
    const disjoint = francais(
      'Les limites des communes voisines ne se superposent pas dans ce fichier : les contrôles de voisinage garderont le fond schématique.',
    )
    return {
      id,
      communes: communes.length,
      producteur,
      inconnus: passage.inconnus,
      avertissements: [...lu.avertissements, ...passage.avertissements, ...doutes, ...(fiable ? [] : [disjoint])],
    }
  } finally {
    fichier.fermer()
  }
}

/** A commune told by some of its pieces is not drawn. */
function direPartielles(partielles: ReadonlyMap<string, string>, reference: Reference): string[] {
  const CITEES = 5
  const noms = [...partielles].map(([code, raison]) => `${reference.commune(code)?.nom ?? code} (${code}), ${raison}`)
  if (noms.length === 0) return []
  const suite = noms.length > CITEES ? `… (${noms.length} en tout)` : ''
  return [
    francais(
      `Le fichier n’a pas tous les morceaux de ${noms.slice(0, CITEES).join(' ; ')}${suite} : ${accord(noms.length, 'elle est laissée', 'elles sont laissées')} de côté.`,
    ),
  ]
}

/** Paris, Lyon or Marseille of which the file has every arrondissement: each is then drawn, and the whole made of them. */
function enArrondissements(
  communes: readonly CommuneDuJour[],
  entites: ReadonlyMap<string, Entite>,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    communes
      .map(({ code }) => [code, arrondissementsOf(code)] as const)
      .filter(([, siens]) => siens.length > 0 && siens.every((un) => entites.has(un))),
  )
}

function airesArrondissements(
  decoupees: ReadonlyMap<string, readonly string[]>,
  entites: ReadonlyMap<string, Entite>,
): (readonly [string, { readonly aire: number; readonly doute: null }])[] {
  return [...decoupees.values()].flat().flatMap((code) => {
    const aire = entites.get(code)?.aire
    return aire === undefined ? [] : [[code, { aire, doute: null }] as const]
  })
}

function anciensCodes(reference: Reference): Map<string, Extract<Resolution, { kind: 'moved' }>[]> {
  return Map.groupBy(reference.deplaces(), (r) => r.to)
}

/** Where neighbours were simplified apart, nobody shares a limit. Real maps give five or six neighbours each. */
function voisinageFiable({ formes, voisins }: TopologieCommunes): boolean {
  return formes.length < 8 || (2 * voisins.length) / formes.length >= 2.5
}

/**
 * A commune of today that the file lacks, and whose centre falls inside another's shape, was part of it in the file's
 * year: that other one's extent is not the one of today.
 */
function ecarterRestaurees(
  communes: readonly CommuneDuJour[],
  entites: ReadonlyMap<string, Entite>,
  reference: Reference,
): { communes: CommuneDuJour[]; doutes: string[] } {
  const presentes = new Set(communes.map((c) => c.code))
  const departements = new Set(communes.map((c) => departement(c.code)))
  const doutes = new Map<string, string>()
  const boites = communes.map((c) => ({ code: c.code, formes: formesDe(c, entites) }))
  for (const code of [...departements].flatMap((d) => reference.communesOfDepartement(d))) {
    if (presentes.has(code)) continue
    const info = reference.commune(code)
    if (info?.centre == null) continue
    const p: Point = [info.centre[0] * GRILLE, info.centre[1] * GRILLE]
    const hote = boites.find(({ formes }) => formes.some((f) => dans(p, f.boite) && dansAnneaux(p, f.anneaux)))
    if (hote !== undefined)
      doutes.set(hote.code, francais(`le centre de ${info.nom} (${code}), absente du fichier, tombe dans son contour`))
  }
  return {
    communes: communes.map((c) => {
      const doute = doutes.get(c.code)
      return doute === undefined ? c : { ...c, aire: null, doute: c.doute ?? doute }
    }),
    doutes: [...doutes].map(([code, doute]) =>
      francais(`${reference.commune(code)?.nom ?? code} (${code}) : ${doute} ; sa superficie n’est pas retenue.`),
    ),
  }
}

const departement = (code: string): string =>
  code.startsWith('97') || code.startsWith('98') ? code.slice(0, 3) : code.slice(0, 2)

interface FormeBoite {
  readonly boite: readonly [number, number, number, number]
  readonly anneaux: readonly Point[][]
}

function formesDe(commune: CommuneDuJour, entites: ReadonlyMap<string, Entite>): FormeBoite[] {
  return commune.parties.flatMap((code) =>
    (entites.get(code)?.polygones ?? []).map((polygone): FormeBoite => {
      const anneaux = polygone.map((a) => {
        const points: Point[] = []
        for (let i = 0; i + 3 < a.length; i += 2) points.push([a[i] ?? 0, a[i + 1] ?? 0])
        return points
      })
      const boite: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
      for (const [x, y] of anneaux[0] ?? []) {
        if (x < boite[0]) boite[0] = x
        if (y < boite[1]) boite[1] = y
        if (x > boite[2]) boite[2] = x
        if (y > boite[3]) boite[3] = y
      }
      return { boite, anneaux }
    }),
  )
}

const dans = ([x, y]: Point, [x0, y0, x1, y1]: FormeBoite['boite']): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1
