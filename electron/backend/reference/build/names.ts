/** Names by which a commune of today may be searched: its own, and every name its territory has borne. */
import { normaliserNom } from '../../../../shared/domain/nom-commune.ts'
import type { Histoire } from './history.ts'
import type { CommuneSource, EtatSource, MillesimeSource } from './sources.ts'

export interface NomCherche {
  readonly nom: string
  readonly commune: string // today
  readonly norme: string
  readonly ancien: boolean
  /** Code that bore the name. */
  readonly code: string
}

/** "Lyon 5e Arrondissement" → "Lyon 5e arrondissement": a common noun in French. */
export const nomArrondissement = (nom: string): string => nom.replace(/ Arrondissement$/, ' arrondissement')

/**
 * One entry per commune of today and normal form: names of today by population, arrondissements municipaux, then old
 * names by population, which is the order in which hits of equal quality are shown. Old names that lead to several
 * communes are left out.
 */
export function nomsCherches(
  communes: readonly CommuneSource[],
  arrondissementsMunicipaux: readonly CommuneSource[],
  etats: readonly EtatSource[],
  sources: readonly MillesimeSource[],
  histoire: Histoire,
): NomCherche[] {
  const vus = new Set<string>()
  const noms: NomCherche[] = []
  const ajouter = (nom: string, commune: string, ancien: boolean, code = commune): void => {
    const norme = normaliserNom(nom)
    const cle = `${commune} ${norme}`
    if (norme === '' || vus.has(cle)) return
    vus.add(cle)
    noms.push({ nom, commune, norme, ancien, code })
  }
  for (const { nom, code } of communes) ajouter(nom, code, false)
  const arrondissements = new Set(arrondissementsMunicipaux.map(({ code }) => code))
  for (const { nom, code } of arrondissementsMunicipaux) ajouter(nomArrondissement(nom), code, false)
  const actuelles = new Set(communes.map((c) => c.code))
  const ajouterAncien = (nom: string, code: string): void => {
    const resolution = histoire.resolve(code)
    if (resolution.kind === 'today') ajouter(nom, code, true)
    else if (resolution.kind === 'moved') ajouter(nom, resolution.to, true, code)
  }
  for (const source of [...sources].reverse()) {
    for (const { nom, code, chefLieu, type } of source.communes) {
      if (type === 'arrondissement-municipal') continue
      // Where the codes do not tell, the commune that the package gives, when that one still exists.
      if (histoire.resolve(code).kind === 'split' && chefLieu !== undefined && actuelles.has(chefLieu))
        ajouter(nom, chefLieu, true, code)
      else ajouterAncien(nom, code)
    }
  }
  for (const { nom, code } of etats) ajouterAncien(nom, code)
  const population = new Map(communes.map((c) => [c.code, c.population ?? 0]))
  const habitants = ({ commune }: NomCherche) => population.get(commune) ?? 0
  const rang = ({ commune, ancien }: NomCherche) => (ancien ? 2 : arrondissements.has(commune) ? 1 : 0)
  // Arrondissements keep their own order, 1er to 20e.
  return noms.sort((a, b) => rang(a) - rang(b) || habitants(b) - habitants(a))
}
