/**
 * Communes of the territory that some imported files say nothing of, because they were not kept when the file was read: a
 * commune far from the territory of then, a dossier of an older version. The cure is the file, dropped again.
 */
import { compte, enumeration } from './francais.ts'

export interface ARedeposer {
  /** The same for all these files. */
  readonly codes: readonly string[]
  readonly fichiers: readonly string[]
}

/** Files, or communes, named one by one. */
const CITES = 5

/** Groups the files that lack the same communes. */
export function grouper(
  manques: readonly { readonly fichier: string; readonly codes: readonly string[] }[],
): ARedeposer[] {
  return [...Map.groupBy(manques, ({ codes }) => codes.join(' ')).values()].map((groupe) => ({
    codes: groupe[0]?.codes ?? [],
    fichiers: [...new Set(groupe.map(({ fichier }) => fichier))],
  }))
}

/** « Arconsat manque dans 14 fichiers, importés avant qu’elle soit du territoire : redéposez a.csv, b.csv… ». */
export function phraseARedeposer({ codes, fichiers }: ARedeposer, nom: (code: string) => string): string {
  const [manquent, elles] = codes.length > 1 ? ['manquent', 'elles soient'] : ['manque', 'elle soit']
  const ou = fichiers.length > 1 ? `${compte(fichiers.length, 'fichier')}, importés` : 'un fichier, importé'
  return `${enumeration(codes.map(nom), CITES)} ${manquent} dans ${ou} avant qu’${elles} du territoire\u00a0: redéposez ${enumeration(fichiers, CITES)}.`
}
