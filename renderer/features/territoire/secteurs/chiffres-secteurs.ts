/** Figures of the sectors: the portrait's when it has this very sector, else sums over the communes it knows. */

import { celluleSure } from '../../../../shared/domain/cellule-sure.ts'
import { mesuresDe } from '../../../../shared/domain/chiffres/mesures.ts'
import { formatQuantity } from '../../../../shared/domain/format.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import { memeListe } from '../cles/resume.ts'
import type { Secteur } from './secteurs.ts'

export interface ChiffresSecteur {
  readonly population: Quantity
  readonly superficie: Quantity
  readonly densite: Quantity
}

/** Sums over some communes of the portrait; those it does not know yet are left out until it comes. */
export function chiffresCommunes(portrait: Portrait, codes: readonly string[]): ChiffresSecteur {
  const voulus = new Set(codes)
  return mesuresDe(portrait.communes.filter((commune) => voulus.has(commune.code)))
}

export function chiffresSecteur(portrait: Portrait, secteur: Secteur): ChiffresSecteur {
  const connu = portrait.secteurs.find((un) => un.nom === secteur.nom)
  // Published figures of a sector do not depend on the communes listed under it.
  if (connu !== undefined && (portrait.perimetre !== 'complet' || memeListe(new Set(secteur.communes), connu.communes)))
    return connu
  return chiffresCommunes(portrait, secteur.communes)
}

export interface LigneTableSecteurs extends ChiffresSecteur {
  readonly nom: string
  readonly communes: number
}

/** The table for a spreadsheet or a word processor: tabs, plain numbers, names that no program takes for a formula. */
export function tableauSecteurs(lignes: readonly LigneTableSecteurs[]): string {
  const tete = ['Secteur', 'Communes', 'Habitants', 'Superficie (km²)', 'Densité (hab./km²)']
  const rangees = lignes.map(({ nom, communes, population, superficie, densite: parKm2 }) => [
    celluleSure(nom.replace(/[\t\r\n]+/g, ' ')),
    String(communes),
    ...[population, superficie, parKm2].map(nombre),
  ])
  return [tete, ...rangees].map((rangee) => rangee.join('\t')).join('\r\n')
}

/** Without the spaces that a spreadsheet would take for words. */
function nombre(quantite: Quantity): string {
  const mots = formatQuantity(quantite)
  return quantite.kind === 'known' ? mots.replace(/[\u00a0\u202f]/g, '').replace('\u2212', '-') : mots
}
