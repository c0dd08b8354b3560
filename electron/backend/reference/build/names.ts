/** Names by which a commune of today may be searched: its own, and every name its territory has borne. */
import { normaliserNom } from '../../../../shared/domain/nom-commune.ts'
import type { Histoire } from './history.ts'
import type { CommuneSource, EtatSource, MillesimeSource } from './sources.ts'

export interface NomCherche {
  readonly nom: string
  readonly commune: string // today
  readonly norme: string
  readonly ancien: boolean
}

/**
 * One entry per commune of today and normal form, names of today first, then by population of the commune: the order
 * in which hits of equal quality are shown. Old names that lead to several communes are left out.
 */
export function nomsCherches(
  communes: readonly CommuneSource[],
  etats: readonly EtatSource[],
  sources: readonly MillesimeSource[],
  histoire: Histoire,
): NomCherche[] {
  const vus = new Set<string>()
  const noms: NomCherche[] = []
  const ajouter = (nom: string, commune: string, ancien: boolean): void => {
    const norme = normaliserNom(nom)
    const cle = `${commune} ${norme}`
    if (norme === '' || vus.has(cle)) return
    vus.add(cle)
    noms.push({ nom, commune, norme, ancien })
  }
  for (const { nom, code } of communes) ajouter(nom, code, false)
  const actuelles = new Set(communes.map((c) => c.code))
  const ajouterAncien = (nom: string, code: string): void => {
    const resolution = histoire.resolve(code)
    if (resolution.kind === 'today') ajouter(nom, code, true)
    else if (resolution.kind === 'moved') ajouter(nom, resolution.to, true)
  }
  for (const source of [...sources].reverse()) {
    for (const { nom, code, chefLieu } of source.communes) {
      // A déléguée that bears a code of today belongs to the commune its package gives, when that one still exists.
      if (chefLieu !== undefined && actuelles.has(chefLieu) && !actuelles.has(code)) ajouter(nom, chefLieu, true)
      else ajouterAncien(nom, code)
    }
  }
  for (const { nom, code } of etats) ajouterAncien(nom, code)
  const population = new Map(communes.map((c) => [c.code, c.population ?? 0]))
  const habitants = ({ commune }: NomCherche) => population.get(commune) ?? 0
  return noms.sort((a, b) => Number(a.ancien) - Number(b.ancien) || habitants(b) - habitants(a))
}
