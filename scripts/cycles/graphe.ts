/** Who imports whom, types included, as TypeScript itself says it; and the circles of that graph. */

export type Graphe = ReadonlyMap<string, ReadonlySet<string>>

/** Under the line that names a file, one line per import of it, relative to where tsc was run. */
const RAISON = /^ {2,}(?:Imported|Referenced) via .* from file '([^']+)'/

/**
 * Reads what `tsc --explainFiles --listFilesOnly` prints. Packages are left out: they do not import us.
 * @param sorties one text per project; a file named by several is one.
 */
export function lireGraphe(sorties: readonly string[]): Graphe {
  const graphe = new Map<string, Set<string>>()
  const importe = (fichier: string) => {
    const deja = graphe.get(fichier)
    if (deja !== undefined) return deja
    const nouveau = new Set<string>()
    graphe.set(fichier, nouveau)
    return nouveau
  }
  for (const sortie of sorties) {
    let cible = ''
    for (const line of sortie.split(/\r?\n/)) {
      if (line !== '' && !line.startsWith(' ')) cible = line
      const de = RAISON.exec(line)?.[1]
      if (de !== undefined && ![cible, de].some((nom) => nom.includes('node_modules'))) importe(de).add(cible)
    }
  }
  return graphe
}

/** Sets of two files or more that all lead to one another (Tarjan), each sorted. */
export function cercles(graphe: Graphe): string[][] {
  const rang = new Map<string, number>()
  const bas = new Map<string, number>()
  const pile: string[] = []
  const trouves: string[][] = []
  const visiter = (nom: string): number => {
    const mien = rang.size
    rang.set(nom, mien)
    bas.set(nom, mien)
    pile.push(nom)
    for (const suivant of graphe.get(nom) ?? []) {
      const vu = rang.get(suivant)
      const atteint = vu === undefined ? visiter(suivant) : pile.includes(suivant) ? vu : mien
      bas.set(nom, Math.min(bas.get(nom) ?? mien, atteint))
    }
    const plusBas = bas.get(nom) ?? mien
    if (plusBas === mien) {
      const cercle = pile.splice(pile.indexOf(nom))
      if (cercle.length > 1) trouves.push(cercle.sort())
    }
    return plusBas
  }
  for (const nom of graphe.keys()) if (!rang.has(nom)) visiter(nom)
  return trouves
}
