/** Lines and cells of any length brought to pieces of a bounded one, so that each is read in a bounded time. */
import { type Cellule, type LigneListe, LONG, lireCellule, nettoyer } from './elements.ts'
import { decouper } from './phrase.ts'
import type { Tours } from './tours.ts'

/** Cells of a row looked at together. */
const RANGEE = 200
/** Pieces of a line looked at together. */
const LIGNE = 50
/** Letters of a text without any sign that cuts it. */
const MORCEAU = 1500
/** Letters cut at once. */
const LECTURE = 8000

export async function decouperLignes(lignes: readonly LigneListe[], tours: Tours): Promise<LigneListe[]> {
  const suite: LigneListe[] = []
  for (const ligne of lignes) {
    const cellules: Cellule[] = []
    for (const cellule of ligne.cellules) cellules.push(...(await decouperCellule(cellule, tours)))
    if (cellules.length <= (ligne.tableau ? RANGEE : LIGNE)) {
      suite.push({ ...ligne, cellules })
      continue
    }
    for (let i = 0; i < cellules.length; i += LIGNE)
      suite.push({ numero: ligne.numero, tableau: false, cellules: cellules.slice(i, i + LIGNE) })
  }
  return suite
}

async function decouperCellule(cellule: Cellule, tours: Tours): Promise<Cellule[]> {
  if (cellule.texte.length <= LONG) return [cellule]
  const morceaux: Cellule[] = []
  // Cells of a file are bounded by its line alone.
  for (const troncon of tronconner(cellule.texte, LECTURE)) {
    for (const morceau of decouper(troncon).flatMap((un) => tronconner(un, MORCEAU))) {
      const lue = lireCellule(nettoyer(morceau), cellule.rang)
      if (lue !== null) morceaux.push(lue)
    }
    await tours.prendre()
  }
  return morceaux
}

/** Cut at a space. */
function tronconner(texte: string, longueur: number): string[] {
  const morceaux: string[] = []
  let debut = 0
  while (texte.length - debut > longueur) {
    const espace = texte.lastIndexOf(' ', debut + longueur)
    const fin = espace > debut ? espace : debut + longueur
    morceaux.push(texte.slice(debut, fin))
    debut = fin
  }
  return [...morceaux, texte.slice(debut)]
}
