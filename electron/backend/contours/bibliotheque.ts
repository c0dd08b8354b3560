/** The application's own library of contours: every dossier finds the same ones there. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { MultiPolygon } from 'geojson'
import { communeOfArrondissement, departementOfCode } from '../../../shared/domain/codes.ts'
import { majuscule } from '../../../shared/domain/francais.ts'
import { contoursIntrouvables, ecritureImpossible } from './errors.ts'
import { type EtendueCommune, FORMAT, Fond } from './fichier-fond.ts'

export interface Contours {
  readonly id: string
  readonly libelle: string // "Contours 2022 (communes-100m.geojson)"
  readonly millesime: string
  /** Who drew them; null: nobody said. */
  readonly producteur: string | null
  readonly communes: number
  readonly fichier: string
  readonly importeLe: string
  readonly octets: number
  readonly sha256: string
}

/** « IGN, contours 2023 », « contours 2023 » where nobody said who drew them: under each map, in the sources of figures. */
export const nommerContours = ({ producteur, millesime }: Pick<Contours, 'producteur' | 'millesime'>): string =>
  `${producteur === null ? '' : `${producteur}, `}contours ${millesime}`

export const dossierContours = (bibliotheque: string): string => join(bibliotheque, 'contours')

const ID = /^[0-9a-f]{16}$/

export function cheminContours(bibliotheque: string, id: string): string {
  // The identifier becomes a file name: nothing else than our own sixteen digits may.
  if (!ID.test(id)) throw contoursIntrouvables(id.slice(0, 40))
  return join(dossierContours(bibliotheque), `${id}.sqlite`)
}

/** Newest vintage first, then the widest, then the last imported. Files that cannot be read are left out. */
export function listerContours(bibliotheque: string): Contours[] {
  return ids(bibliotheque)
    .flatMap((id) => {
      const fond = essayer(bibliotheque, id)
      if (fond === undefined) return []
      try {
        return [decrire(id, fond)]
      } finally {
        fond.close()
      }
    })
    .sort(
      (a, b) =>
        b.millesime.localeCompare(a.millesime) || b.communes - a.communes || b.importeLe.localeCompare(a.importeLe),
    )
}

function ids(bibliotheque: string): string[] {
  try {
    return readdirSync(dossierContours(bibliotheque))
      .filter((nom) => nom.endsWith('.sqlite') && ID.test(nom.slice(0, -7)))
      .map((nom) => nom.slice(0, -7))
      .sort()
  } catch {
    return [] // no library yet
  }
}

function essayer(bibliotheque: string, id: string): Fond | undefined {
  try {
    const fond = new Fond(cheminContours(bibliotheque, id))
    if (fond.meta.get('format') === FORMAT) return fond
    fond.close()
  } catch {
    // Not ours, or damaged: the library goes on without it.
  }
  return undefined
}

function decrire(id: string, fond: Fond): Contours {
  const lire = (cle: string) => fond.meta.get(cle) ?? ''
  return {
    id,
    libelle: `${majuscule(nommerContours({ millesime: lire('millesime'), producteur: lire('producteur') || null }))} (${lire('fichier')})`,
    millesime: lire('millesime'),
    producteur: lire('producteur') || null,
    communes: Number(lire('communes')),
    fichier: lire('fichier'),
    importeLe: lire('importeLe'),
    octets: Number(lire('octets')),
    sha256: lire('sha256'),
  }
}

/** Opens one; errors: MaillageError "introuvable". The caller closes `fond`. */
export function ouvrirContours(bibliotheque: string, id: string): { readonly contours: Contours; readonly fond: Fond } {
  cheminContours(bibliotheque, id)
  const fond = essayer(bibliotheque, id)
  if (fond === undefined) throw contoursIntrouvables(id)
  return { contours: decrire(id, fond), fond }
}

export function retirerContours(bibliotheque: string, id: string): void {
  const { fond } = ouvrirContours(bibliotheque, id)
  fond.close()
  try {
    rmSync(cheminContours(bibliotheque, id))
  } catch (cause) {
    throw ecritureImpossible(dossierContours(bibliotheque), cause)
  }
}

/** Contours by the number of these communes that they have, then newest: a territory is shown by one map if possible. */
function classer(
  bibliotheque: string,
  codes: readonly string[],
  compte: (etendue: EtendueCommune) => boolean = () => true,
): { contours: Contours; fond: Fond; trouvees: number }[] {
  return listerContours(bibliotheque)
    .map((contours) => {
      const { fond } = ouvrirContours(bibliotheque, contours.id)
      const trouvees = codes.filter((code) => {
        const etendue = fond.etendue(code)
        return etendue !== undefined && compte(etendue)
      }).length
      return { contours, fond, trouvees }
    })
    .sort((a, b) => b.trouvees - a.trouvees)
}

/** What each map has of these communes, and the départements where it has any; order of `listerContours`. */
export function couvertureContours(
  bibliotheque: string,
  codes: readonly string[],
): { readonly contours: Contours; readonly trouvees: number; readonly departements: readonly string[] }[] {
  return listerContours(bibliotheque).map((contours) => {
    const { fond } = ouvrirContours(bibliotheque, contours.id)
    try {
      const connus = fond.codes()
      return {
        contours,
        // Without the shape of an arrondissement, the map shows that of its city.
        trouvees: codes.filter((code) => connus.has(code) || connus.has(communeOfArrondissement(code) ?? '')).length,
        departements: [...new Set([...connus].map(departementOfCode))].sort(),
      }
    } finally {
      fond.close()
    }
  })
}

export interface SuperficieContours {
  readonly km2: number
  readonly contours: Contours
  /** The file's own communes that were added up. */
  readonly parties: readonly { readonly code: string; readonly nom: string | null; readonly km2: number }[]
}

/** Areas of these communes, from as few maps as possible. Communes of no map, or of doubtful extent, are left out. */
export function superficiesContours(bibliotheque: string, codes: readonly string[]): Map<string, SuperficieContours> {
  const superficies = new Map<string, SuperficieContours>()
  if (codes.length === 0) return superficies
  for (const { contours, fond, trouvees } of classer(bibliotheque, codes, (e) => e.aire !== null)) {
    try {
      for (const code of trouvees === 0 ? [] : codes) {
        const etendue = superficies.has(code) ? undefined : fond.etendue(code)
        if (etendue === undefined || etendue.aire === null) continue
        const parties = etendue.parties.map(({ code, nom, aire }) => ({ code, nom, km2: aire / 1e6 }))
        superficies.set(code, { km2: etendue.aire / 1e6, contours, parties })
      }
    } finally {
      fond.close()
    }
  }
  return superficies
}

/** Shapes of the map that has the most of `territoire`, for these and `autour`; undefined without any. */
export function geometriesContours(
  bibliotheque: string,
  territoire: readonly string[],
  autour: readonly string[] = [],
): { readonly contours: Contours; readonly geometries: ReadonlyMap<string, MultiPolygon> } | undefined {
  // Without the shape of an arrondissement, that of its city says at least where it is.
  const villes = territoire.flatMap((code) => communeOfArrondissement(code) ?? [])
  const classes = classer(bibliotheque, territoire)
  try {
    const [premier] = classes
    const lesquels = premier?.trouvees === 0 ? villes : territoire
    const retenu = classes.find(({ fond }) => lesquels.some((code) => fond.etendue(code) !== undefined))
    if (retenu === undefined) return undefined
    const codes = new Set([...territoire, ...villes, ...autour])
    return { contours: retenu.contours, geometries: retenu.fond.geometries(codes) }
  } finally {
    for (const { fond } of classes) fond.close()
  }
}

/** The map whose limits tell best who touches whom here: all of these communes, reliable borders; else undefined. */
export function ouvrirVoisinage(
  bibliotheque: string,
  codes: readonly string[],
): { readonly contours: Contours; readonly fond: Fond } | undefined {
  let choisi: { contours: Contours; fond: Fond } | undefined
  for (const { contours, fond } of classer(bibliotheque, codes)) {
    const complet = codes.every((code) => fond.voisins(code) !== undefined)
    if (choisi === undefined && complet && fond.meta.get('voisinage') === 'fiable') choisi = { contours, fond }
    else fond.close()
  }
  return choisi
}

/** The map that gives the areas of most of these communes, or at least knows some of them. The caller closes it. */
export function ouvrirMeilleurs(
  bibliotheque: string,
  codes: readonly string[],
): { readonly contours: Contours; readonly fond: Fond } | undefined {
  let choisi: { contours: Contours; fond: Fond } | undefined
  for (const { contours, fond } of classer(bibliotheque, codes)) {
    if (choisi === undefined && codes.some((code) => fond.etendue(code) !== undefined)) choisi = { contours, fond }
    else fond.close()
  }
  return choisi
}
