/** Words of the professionals seen by several sources. */
import { formatDate } from '../../../shared/domain/format.ts'
import type { OffresComparees, SourceComparee } from '../../../shared/domain/offres-comparees.ts'

/** "12 mai 2026, PS_LibreAcces.txt, 3 à placer": what tells a source from another of the same name. */
export function detailSource({ millesime, fichier, choisissable, aPlacer }: SourceComparee): string {
  return [
    millesime === null ? null : formatDate(millesime),
    fichier,
    aPlacer === null || aPlacer === 0 ? null : `${aPlacer}\u00a0à placer`,
    choisissable ? null : 'second avis\u00a0: compte des équipements, pas des personnes, et ne se publie pas',
  ]
    .filter((mot) => mot !== null)
    .join(' · ')
}

/** "infirmiers : Annuaire santé Ameli ; …": the professions published from another source; null when there is none. */
export function exceptions({ sources, professions }: OffresComparees): string | null {
  const choisies = professions.filter(({ source }) => sources.some(({ id, retenue }) => id === source && !retenue))
  const textes = [...Map.groupBy(choisies, ({ source }) => source)].map(([source, siennes]) => {
    const noms = siennes.map(({ libelle }) => libelle.charAt(0).toLowerCase() + libelle.slice(1))
    return `${noms.join(', ')}\u00a0: ${sources.find(({ id }) => id === source)?.libelle}`
  })
  return textes.length === 0 ? null : textes.join('\u00a0; ')
}

/** Sources that speak of each profession, by its code; a profession known from one only is not there. */
export function sourcesParProfession({ professions }: OffresComparees): ReadonlyMap<string, number> {
  return new Map(
    professions.flatMap(({ code, effectif, autres }) => {
      const dits = [effectif, ...autres.map((un) => un.effectif)].filter(({ kind }) => kind !== 'missing').length
      return dits < 2 ? [] : [[code, dits] as const]
    }),
  )
}
