/** Municipal populations of the arrondissements of Paris, Lyon and Marseille, which a perimeter may hold. */
import { Comparaison } from './comparer.ts'
import { type Geographie, MILLESIMES, PAQUETS } from './geographie.ts'
import { communesPaquet } from './lire.ts'
import { populationsPaquet, type Tables } from './populations.ts'
import type { Produit } from './produit.ts'
import { taille } from './territoires.ts'

/** The arrondissements of Paris, Lyon and Marseille as perimeters of their own, and all those of a city against the city. */
export function arrondissements(produit: Produit, geo: Geographie, tables: Tables): Comparaison[] {
  const codes = [...geo.arrondissements.keys()].sort()
  produit.ecrire(
    'plm.csv',
    ['cpts;code_insee', ...codes.map((code) => `${geo.arrondissements.get(code)};${code}`), ''].join('\n'),
  )
  produit.maillage('nouveau', 'plm.maillage', '--cpts-csv', 'plm.csv')
  return MILLESIMES.map((millesime) => {
    const comparaison = new Comparaison(`${millesime} arrondissements de Paris, Lyon et Marseille`)
    const paquet = new Map(communesPaquet(PAQUETS.get(millesime) ?? '').map((c) => [c.code, c.population]))
    const table = new Map(tables.historique.map((l) => [l.CODGEO, l[`PMUN${millesime}`] ?? '']))
    for (const cpts of produit.chiffres('plm.maillage', '--millesime', millesime)) {
      for (const { code, population } of cpts.communes) {
        comparaison.pareil(code, paquet.get(code), population)
        const autre = table.get(code) ?? ''
        if (autre !== '') comparaison.pareil(`${code} (tableau)`, Number(autre), population)
      }
      const ville = populationsPaquet(millesime, geo).communes.get(cpts.nom)
      comparaison.pareil(`${cpts.nom}, tous ses arrondissements`, ville, cpts.population.valeur)
      comparaison.pareil(`${cpts.nom}, taille`, taille(ville ?? 0), cpts.taille)
    }
    return comparaison
  })
}
