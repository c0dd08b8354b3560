/** Changes to the list of communes: what they make of it, and what is left of them once merged. */
export interface Modification {
  readonly ajouter: readonly string[]
  readonly retirer: readonly string[]
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

/** Codes that another CPTS of the dossier holds already, with its name. */
export function dejaAilleurs(
  cpts: readonly { readonly nom: string; readonly communes: readonly string[] }[],
  nom: string,
  codes: readonly string[],
): { readonly code: string; readonly cpts: string }[] {
  return codes.flatMap((code) => {
    const autre = cpts.find((une) => une.nom !== nom && une.communes.includes(code))
    return autre === undefined ? [] : [{ code, cpts: autre.nom }]
  })
}
