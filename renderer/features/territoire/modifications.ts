/**
 * Changes to the list of communes, shown at once and sent to the dossier behind the user's back. A change stays in the
 * queue until the state on screen is at least as recent as the answer it got: no flicker, whatever arrives first.
 */
export interface Modification {
  readonly ajouter: readonly string[]
  readonly retirer: readonly string[]
}

/** A change that the state on screen may not hold yet. `revision`: that of the answer; null: not answered. */
export interface EnAttente {
  readonly modification: Modification
  readonly revision: number | null
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

/** One change that does what all of these do in order: the last word on each commune wins. */
export function fusionner(modifications: readonly Modification[]): Modification {
  const dernier = new Map<string, boolean>()
  for (const { ajouter, retirer } of modifications) {
    for (const code of ajouter) dernier.set(code, true)
    for (const code of retirer) dernier.set(code, false)
  }
  const codes = [...dernier]
  return {
    ajouter: codes.filter(([, dedans]) => dedans).map(([code]) => code),
    retirer: codes.filter(([, dedans]) => !dedans).map(([code]) => code),
  }
}

/** Only what changes something: null when nothing would. */
export function utile(selection: ReadonlySet<string>, modification: Modification): Modification | null {
  const ajouter = [...new Set(modification.ajouter)].filter((code) => !selection.has(code))
  const retirer = [...new Set(modification.retirer)].filter((code) => selection.has(code))
  return ajouter.length === 0 && retirer.length === 0 ? null : { ajouter, retirer }
}

/** A click on a commune: in when it was out, out when it was in. */
export function basculer(selection: ReadonlySet<string>, code: string): Modification {
  return selection.has(code) ? { ajouter: [], retirer: [code] } : { ajouter: [code], retirer: [] }
}

/** What a state of this revision does not hold yet. */
export function pasEncoreLa(file: readonly EnAttente[], revision: number): readonly EnAttente[] {
  return file.filter((un) => un.revision === null || un.revision > revision)
}
