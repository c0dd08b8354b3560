/** What the state of the list changes: with which figures the whole would be shown. Rules of the domain's portrait. */

import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import { mesuresDites } from '../../../../shared/domain/chiffres/publication.ts'
import type { Perimetre, Portrait } from '../../../../shared/domain/portrait-types.ts'
import { chiffresDe, PUBLIE, publie } from '../../../../shared/domain/publies.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import { chiffresCommunes } from '../secteurs/chiffres-secteurs.ts'

export const ETATS: readonly { readonly etat: Perimetre; readonly nom: string; readonly sens: string }[] = [
  {
    etat: 'complet',
    nom: 'Complète',
    sens: 'Toutes les communes de la CPTS sont dans la liste\u00a0: ses chiffres sont les sommes de ceux des communes.',
  },
  {
    etat: 'partiel',
    nom: 'Partielle',
    sens: 'Il manque des communes\u00a0: un chiffre publié pour toute la CPTS remplace la somme\u00a0; sans lui, la somme est un minimum («\u00a0au moins\u00a0»).',
  },
  {
    etat: 'inconnu',
    nom: 'Inconnue',
    sens: 'On ne sait pas si elle est complète, ou aucune commune n’est connue\u00a0: même règle que pour une liste partielle.',
  },
]

interface Affiche {
  readonly nom: string
  readonly quantite: Quantity
  readonly origine: string
}

/** Population, area and density as they would be shown. */
export function apresDeclaration(portrait: Portrait, perimetre: Perimetre): Affiche[] {
  const codes = portrait.communes.map(({ code }) => code)
  const figures = chiffresDe(portrait.publies, portrait.id)
  const annoncees = publie(figures, 'communes', 'communes')?.value ?? null
  const ou = { perimetre, annoncees, publies: figures }
  const retenues = mesuresDites(chiffresCommunes(portrait, codes), ou, portrait.millesime)
  return [
    { nom: 'Population', quantite: retenues.population, origine: origine(retenues.population, codes) },
    { nom: 'Superficie', quantite: retenues.superficie, origine: origine(retenues.superficie, codes) },
    {
      nom: 'Densité',
      quantite: retenues.densite,
      origine: retenues.densite.formula === PUBLIE ? origine(retenues.densite, []) : 'population ÷ superficie',
    },
  ]
}

function origine(quantite: Quantity, codes: readonly string[]): string {
  if (quantite.formula === PUBLIE) return `publié\u00a0: ${quantite.sources[0]?.label ?? 'source non dite'}`
  if (quantite.kind === 'missing') return 'aucune commune ne la donne'
  const nombre = compterLieux(codes)
  return quantite.kind === 'known' ? `somme de ${nombre}` : `${nombre}, un minimum`
}
