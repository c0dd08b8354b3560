/** Lines and cells of any length brought to pieces of a bounded one, so that each is read in a bounded time. */
import { type Cellule, type LigneListe, LONG, lireCellule, nettoyer } from './elements.ts'
import { decouper } from './phrase.ts'

/** Cells of a row looked at together. */
const RANGEE = 200
/** Pieces of a line looked at together. */
const LIGNE = 50
/** Letters of a text without any sign that cuts it. */
const MORCEAU = 1500

export function decouperLignes(lignes: readonly LigneListe[]): LigneListe[] {
  return lignes.flatMap((ligne): LigneListe[] => {
    const cellules = ligne.cellules.some(({ texte }) => texte.length > LONG)
      ? ligne.cellules.flatMap(decouperCellule)
      : ligne.cellules
    if (ligne.tableau && cellules.length <= RANGEE) return [{ ...ligne, cellules }]
    if (cellules.length <= LIGNE) return [{ ...ligne, cellules }]
    return Array.from({ length: Math.ceil(cellules.length / LIGNE) }, (_, i) => ({
      numero: ligne.numero,
      tableau: false,
      cellules: cellules.slice(i * LIGNE, (i + 1) * LIGNE),
    }))
  })
}

function decouperCellule(cellule: Cellule): Cellule[] {
  if (cellule.texte.length <= LONG) return [cellule]
  return decouper(cellule.texte)
    .flatMap(tronconner)
    .flatMap((morceau) => lireCellule(nettoyer(morceau), cellule.rang) ?? [])
}

/** Cut at a space. */
function tronconner(texte: string): string[] {
  const morceaux: string[] = []
  let debut = 0
  while (texte.length - debut > MORCEAU) {
    const espace = texte.lastIndexOf(' ', debut + MORCEAU)
    const fin = espace > debut ? espace : debut + MORCEAU
    morceaux.push(texte.slice(debut, fin))
    debut = fin
  }
  return [...morceaux, texte.slice(debut)]
}
