/** Changes to a territory: what they make of it, and what is left of them once merged. */
import { arrondissementsOf, communeOfArrondissement } from '../../../../shared/domain/codes.ts'
import { restreindre, type Secteur } from '../secteurs/secteurs.ts'

export interface Ecrit {
  readonly code: string
  readonly ecrit: string
}

export interface Modification {
  readonly ajouter: readonly string[]
  readonly retirer: readonly string[]
  /** What was written for some of those added, when it is only a part of them. */
  readonly ecrits?: readonly Ecrit[]
  /** The sectors as they become, once the communes have changed; absent: they only lose the communes that leave. */
  readonly secteurs?: readonly Secteur[]
}

/** The communes once the changes are made, in order. */
export function appliquer(communes: Iterable<string>, modifications: readonly Modification[]): ReadonlySet<string> {
  const resultat = new Set(communes)
  for (const { ajouter, retirer } of modifications) {
    for (const code of ajouter) resultat.add(code)
    for (const code of retirer) resultat.delete(code)
  }
  return resultat
}

/** What leads from one set of communes to the other. */
export const difference = (avant: ReadonlySet<string>, apres: ReadonlySet<string>): Modification => ({
  ajouter: [...apres].filter((code) => !avant.has(code)),
  retirer: [...avant].filter((code) => !apres.has(code)),
})

/** One change that does what all of these do in order: the last word on each commune wins. */
export function fusionner(modifications: readonly Modification[]): Modification {
  const dernier = new Map<string, boolean>()
  let secteurs: readonly Secteur[] | undefined
  for (const { ajouter, retirer, secteurs: suite } of modifications) {
    for (const code of ajouter) dernier.set(code, true)
    for (const code of retirer) dernier.set(code, false)
    if (suite !== undefined) secteurs = suite
    else if (secteurs !== undefined && retirer.length > 0) secteurs = sans(secteurs, retirer)
  }
  const codes = [...dernier]
  const ecrits = modifications.flatMap((une) => une.ecrits ?? [])
  return {
    ajouter: codes.filter(([, dedans]) => dedans).map(([code]) => code),
    retirer: codes.filter(([, dedans]) => !dedans).map(([code]) => code),
    ...(ecrits.length === 0 ? {} : { ecrits }),
    ...(secteurs === undefined ? {} : { secteurs }),
  }
}

function sans(secteurs: readonly Secteur[], retirer: readonly string[]): readonly Secteur[] {
  const parties = new Set(retirer)
  return secteurs.map((secteur) => ({ ...secteur, communes: secteur.communes.filter((code) => !parties.has(code)) }))
}

/** The sectors once the changes are made, with no commune that is not in the territory. */
export function secteursApres(
  secteurs: readonly Secteur[],
  modifications: readonly Modification[],
  selection: ReadonlySet<string>,
): readonly Secteur[] {
  return restreindre(fusionner(modifications).secteurs ?? secteurs, selection)
}

/** Only what changes something: null when nothing would. */
export function utile(selection: ReadonlySet<string>, modification: Modification): Modification | null {
  const ajouter = [...new Set(modification.ajouter)].filter((code) => !selection.has(code))
  const retirer = [...new Set(modification.retirer)].filter((code) => selection.has(code))
  if (ajouter.length === 0 && retirer.length === 0) return null
  // A city and its arrondissements are never held together: the last word wins.
  const remplacees = ajouter.flatMap((code) => [communeOfArrondissement(code) ?? '', ...arrondissementsOf(code)])
  for (const code of remplacees) if (selection.has(code) && !ajouter.includes(code)) retirer.push(code)
  const { ecrits } = modification
  return ecrits === undefined ? { ajouter, retirer } : { ajouter, retirer, ecrits }
}

/** A click on a commune: in when it was out, out when it was in. */
export function basculer(selection: ReadonlySet<string>, code: string): Modification {
  return selection.has(code) ? { ajouter: [], retirer: [code] } : { ajouter: [code], retirer: [] }
}

/** Codes that another CPTS of the dossier holds already, with its name. */
export function dejaAilleurs(
  cpts: readonly { readonly id: number; readonly nom: string; readonly communes: readonly string[] }[],
  numero: number,
  codes: readonly string[],
): { readonly code: string; readonly cpts: string }[] {
  return codes.flatMap((code) => {
    const autre = cpts.find((une) => une.id !== numero && une.communes.includes(code))
    return autre === undefined ? [] : [{ code, cpts: autre.nom }]
  })
}
