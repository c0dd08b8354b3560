/**
 * What a typed figure is, from its words: « % pop. couverte » is the share of the population, whoever typed it and
 * wherever it was read. Only labels made of nothing but known words are taken: « Population de 75 ans et plus » is not
 * the population, « Part de la population sans médecin » is no share of the département.
 */
import { professionDuLibelle } from '../libelles-professions.ts'
import { normaliserNom } from '../nom-commune.ts'
import type { ChiffrePublie } from '../portrait-types.ts'
import type { Unit } from '../quantity.ts'

const mots = (texte: string): ReadonlySet<string> => new Set(texte.split(' '))

const LIENS =
  'de la le les l du des d en et par sur dans au aux a pour cette ce selon chaque nombre nb total totaux n estimee estime'
const LIEU = 'cpts territoire departement departementale departemental dep perimetre secteur communaute zone'
const POPULATION = mots(
  `population pop populations habitants habitant hab couverte couvertes couverts couvert municipale municipales legale insee desservie concernee ${LIENS} ${LIEU}`,
)
const PART = mots('part parts pourcentage pct pourcent poids taux proportion demographique representee')
const PROFESSIONNELS = mots(
  `professionnels professionnel prof pro ps sante liberaux liberal exercant exercants installes installe activite ${LIENS} ${LIEU}`,
)
const SUPERFICIE = mots(`superficie surface aire km2 km ${LIENS} ${LIEU}`)
const DENSITE = mots(`densite population hab habitants habitant km2 km ${LIENS} ${LIEU}`)
const COMMUNES = mots(`communes commune comprises membres ${LIENS} ${LIEU}`)
const TAILLE = mots(`taille classe categorie ${LIENS} ${LIEU}`)

const COMPTES: ReadonlySet<Unit> = new Set<Unit>(['habitants', 'personnes', 'nombre', 'communes', 'structures'])
const EN_PARTS: ReadonlySet<Unit> = new Set<Unit>(['pourcent', 'part'])
const DENSITES: ReadonlySet<Unit> = new Set<Unit>(['pour_10000', 'pour_100000'])

/** Ids that say by themselves what the figure is. */
const CONNUS =
  /^(?:population|part_|densite|superficie|communes|professionnels|adherents|profession:|structure:|taille)/

/** The same figures, each under the id and unit of what it is; those that are nothing known stay as they are. */
export function lireChiffres<T extends ChiffrePublie>(publies: readonly T[]): readonly T[] {
  return publies.map((un) => {
    if (CONNUS.test(un.indicateur)) return un
    const lu = lireChiffre(un)
    return lu === null ? un : { ...un, ...lu }
  })
}

/** Id and unit of what the words say; null: nothing known. */
export function lireChiffre({
  libelle,
  unite,
}: Pick<ChiffrePublie, 'libelle' | 'unite'>): { indicateur: string; unite: Unit } | null {
  const percent = EN_PARTS.has(unite) || /%/.test(libelle)
  const forme = normaliserNom(libelle.replaceAll('²', '2').replace(/\([^)]*\)?/g, ' '))
  const lus = forme.split(' ').filter((mot) => mot !== '')
  const fait = (permis: ReadonlySet<string>, ...plus: ReadonlySet<string>[]) =>
    lus.every((mot) => permis.has(mot) || plus.some((un) => un.has(mot)))
  const dit = (...cherches: string[]) => cherches.some((mot) => lus.includes(mot))
  if (lus.length === 0) return null
  if (percent && (EN_PARTS.has(unite) || unite === 'nombre')) {
    const enParts = unite === 'part' ? ('part' as const) : ('pourcent' as const)
    if (dit('population', 'pop', 'habitants', 'demographique') && fait(POPULATION, PART))
      return { indicateur: 'part_population', unite: enParts }
    if (dit('territoire', 'superficie', 'communes') && /\bcouv/.test(forme)) {
      return { indicateur: 'part_territoire', unite: enParts }
    }
    return null
  }
  if (DENSITES.has(unite)) {
    const code = professionDuLibelle(sansTete(libelle))
    return code === null ? null : { indicateur: `densite:${code}`, unite }
  }
  if (unite === 'hab_km2' || (unite === 'ratio' && dit('densite'))) {
    return dit('densite') && fait(DENSITE) ? { indicateur: 'densite', unite: 'hab_km2' } : null
  }
  if (unite === 'km2' || (unite === 'nombre' && dit('superficie', 'surface'))) {
    return fait(SUPERFICIE) ? { indicateur: 'superficie', unite: 'km2' } : null
  }
  if (dit('taille') && fait(TAILLE)) return { indicateur: 'taille', unite: 'ratio' }
  if (!COMPTES.has(unite)) return null
  return compte(libelle, lus, unite, fait, dit)
}

function compte(
  libelle: string,
  lus: readonly string[],
  unite: Unit,
  fait: (permis: ReadonlySet<string>) => boolean,
  dit: (...mots: string[]) => boolean,
): { indicateur: string; unite: Unit } | null {
  if (dit('population', 'pop', 'habitants', 'habitant') && fait(POPULATION) && unite !== 'communes')
    return { indicateur: 'population', unite: 'habitants' }
  if (dit('communes', 'commune') && fait(COMMUNES)) return { indicateur: 'communes', unite: 'communes' }
  if (unite !== 'personnes' && unite !== 'nombre') return null
  const adherents = lus.some((mot) => /^(?:adherent|membre)s?$/.test(mot))
  const reste = sansTete(libelle.replace(/\b(?:adhérent|adherent|membre)(?:e?s)?\b/gi, ' '))
  const code = professionDuLibelle(reste)
  if (code !== null) return { indicateur: `${adherents ? 'adherents' : 'profession'}:${code}`, unite: 'personnes' }
  if (
    adherents &&
    normaliserNom(reste)
      .split(' ')
      .every((mot) => mot === '' || PROFESSIONNELS.has(mot))
  )
    return { indicateur: 'adherents', unite: 'personnes' }
  if (dit('professionnels', 'ps', 'professionnel') && dit('sante', 'liberaux', 'ps') && fait(PROFESSIONNELS))
    return { indicateur: 'professionnels', unite: 'personnes' }
  return null
}

/** « Nombre d’infirmiers libéraux » → « infirmiers »; « Densité de médecins généralistes pour 10 000 hab. » likewise. */
function sansTete(libelle: string): string {
  return libelle
    .replace(/^\s*(?:nombre|nb|effectifs?|densité|densite|total)\s+(?:des?\s+|d[’'])?/iu, '')
    .replace(/\b(?:pour|\/)\s*10+[\s\u00a0\u202f]?000.*$/iu, '')
    .replace(/\blibéra(?:ux|l|les)\b|\bliberaux\b|\ben exercice\b|\bde la cpts\b/giu, ' ')
    .trim()
}
