/** Which layer of a file holds communes, and in which of its columns their codes are. */
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { type Finesse, PlusFin } from '../../../shared/domain/plus-fin.ts'
import { plusGrand } from '../../../shared/domain/plus-grand.ts'
import type { Reference } from '../reference/types.ts'
import { type ColonnesTrouvees, lireCode, trouverColonnes } from './codes.ts'
import { plusFin, plusGrands, sansCode } from './errors.ts'
import { polygonesDe } from './polygones.ts'
import type { Couche, FichierLu } from './types.ts'

function codesConnus(reference: Reference): (code: string) => boolean {
  const aujourdhui = new Set(reference.codes())
  return (code) => aujourdhui.has(code) || reference.resolve(code).kind !== 'unknown'
}

interface Choisie {
  readonly couche: Couche
  readonly colonnes: ColonnesTrouvees
  readonly total: number
  /** IRIS; null: communes. */
  readonly finesse: Finesse | null
}

/** The layer of surfaces that knows most communes: one of communes before one of IRIS, whatever its number of shapes. */
export function choisirCouche(fichier: FichierLu, reference: Reference): Choisie {
  const connu = codesConnus(reference)
  const nomDe = (code: string) => reference.commune(code)?.nom
  let choisie: Choisie | undefined
  let trop: Finesse | undefined
  let ensembles: string | undefined
  const colonnesVues = new Set<string>()
  const rang = ({ finesse, couche }: Choisie) => (finesse === null ? 2 : 0) + (surfacique(couche) ? 1 : 0)
  for (const couche of fichier.couches) {
    const colonnes = trouverColonnes(couche.proprietes(), connu)
    const finesse = finesseDe(couche, colonnes?.code ?? null)
    const plusGrande = finesse === null ? plusGrand(couche.nom || fichier.nom, [...couche.proprietes()], nomDe) : null
    if (plusGrande !== null) ensembles ??= plusGrande
    else if (finesse !== null && (finesse.id !== 'iris' || colonnes === undefined)) trop ??= finesse
    else if (colonnes !== undefined) {
      const une = { couche, colonnes, total: colonnes.reconnus, finesse }
      if (
        choisie === undefined ||
        rang(une) > rang(choisie) ||
        (rang(une) === rang(choisie) && une.total > choisie.total)
      )
        choisie = une
    }
    if (colonnes === undefined)
      for (const p of couche.proprietes()) {
        for (const cle of Object.keys(p)) colonnesVues.add(cle)
        break
      }
  }
  if (choisie !== undefined) return choisie
  if (trop !== undefined) throw plusFin(fichier.nom, trop.mots, trop.colonne)
  if (ensembles !== undefined) throw plusGrands(fichier.nom, ensembles)
  throw sansCode(fichier.nom, [...colonnesVues])
}

function finesseDe(couche: Couche, code: string | null): Finesse | null {
  const vue = new PlusFin('carte')
  for (const proprietes of couche.proprietes()) {
    const autres = Object.entries(proprietes).flatMap(([cle, valeur]): [string, string][] =>
      cle !== code && (typeof valeur === 'string' || typeof valeur === 'number') ? [[cle, String(valeur)]] : [],
    )
    vue.voir(code === null ? null : lireCode(proprietes[code]), autres)
  }
  return vue.verdict()
}

/** Its first shape is a surface: a package may have the centres of communes beside their contours. */
function surfacique(couche: Couche): boolean {
  for (const { geometrie } of couche.entites()) if (geometrie !== null) return polygonesDe(geometrie) !== null
  return false
}

/** IGN gives the arrondissements of Paris, Lyon and Marseille in a layer of their own, in the same coordinates. */
export function coucheArrondissements(
  fichier: FichierLu,
  choisie: Couche,
): { readonly couche: Couche; readonly colonnes: ColonnesTrouvees }[] {
  for (const couche of fichier.couches) {
    if (couche === choisie || couche.crs !== choisie.crs) continue
    const colonnes = trouverColonnes(couche.proprietes(), (code) => communeOfArrondissement(code) !== null)
    if (colonnes !== undefined && finesseDe(couche, colonnes.code) === null) return [{ couche, colonnes }]
  }
  return []
}
