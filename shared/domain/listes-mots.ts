/** What the lists of supply do not show, in words: told by the report of the import, the checks and the documents. */

import { libelleProfession, PROFESSIONS, STRUCTURES, structureDe } from './catalogues.ts'
import { de, enumeration } from './francais.ts'
import { declaree, type Portee } from './listes.ts'

export type GenreListe = 'professions' | 'structures'

/** Categories that a file of all of them has more than. */
const PEU = 3
const NOMS = 6

const nommer = (noms: readonly string[]): string => enumeration(noms, NOMS)

/** "infirmiers", "centres de santé". */
function nomDe(code: string, genre: GenreListe): string {
  if (genre === 'professions') return minuscule(libelleProfession(code))
  const connue = STRUCTURES.find((une) => une === structureDe(code))
  return connue === undefined ? `établissements de catégorie ${code}` : minuscule(connue.pluriel)
}

const minuscule = (mot: string) => (mot === 'Ehpad' ? mot : mot.charAt(0).toLowerCase() + mot.slice(1))

/** "ne contient que des infirmiers"; null where the file has many categories. */
function neContientQue({ categories }: Portee, genre: GenreListe): string | null {
  const noms = [...new Set(categories.map((code) => nomDe(code, genre)))]
  if (noms.length > PEU) return null
  if (noms.length === 0) {
    return `ne contient aucun ${genre === 'professions' ? 'professionnel libéral' : 'établissement dont la catégorie soit connue'}`
  }
  const des = noms.map((nom) => (nom.startsWith('autres ') ? `d’${nom}` : `des ${nom}`))
  return `ne contient que ${enumeration(des)}`
}

/** "tous les infirmiers du territoire", "tous les médecins et tous les dentistes du territoire": what the user may say that a file lists. */
export function tousLes({ categories }: Portee, genre: GenreListe): string {
  const noms = [...new Set(categories.map((code) => nomDe(code, genre)))]
  if (noms.length > PEU)
    return genre === 'professions'
      ? 'tous les professionnels libéraux du territoire, dans les professions qu’il contient'
      : 'tous les établissements du territoire, dans les catégories qu’il contient'
  const tous = nommer(
    noms.map((nom) =>
      /^(?:pharmacies|maisons|résidences|communautés|sages-femmes)/.test(nom) ? `toutes les ${nom}` : `tous les ${nom}`,
    ),
  )
  return `${tous} du territoire`
}

const AUTRES: Readonly<Record<GenreListe, string>> = {
  professions: 'il ne dit rien des autres professions',
  structures: 'il ne dit rien des autres catégories',
}

/**
 * Sentences without their subject (« Ce fichier », its name), most important first.
 * @param communes of the territory, with their names.
 */
export function limitesListe(
  portee: Portee,
  genre: GenreListe,
  communes: readonly { readonly code: string; readonly nom: string }[],
): string[] {
  const phrases: string[] = []
  const seulement = neContientQue(portee, genre)
  if (seulement !== null) phrases.push(`${seulement}\u00a0: ${AUTRES[genre]}.`)
  const bornees = portee.bornees.filter(
    (code) =>
      communes.some((une) => !declaree(portee, une.code)) &&
      (genre === 'structures' || PROFESSIONS.some((une) => une.code === code)),
  )
  if (bornees.length > 0) {
    phrases.push(`n’a peut-être qu’une partie des ${nommer(bornees.map((code) => nomDe(code, genre)))}.`)
  }
  const [partielles, perdues] = [
    communes.filter(({ code }) => portee.partielles.includes(code) && !declaree(portee, code)),
    communes.filter(({ code }) => portee.pertes.some((une) => une.commune === code)),
  ]
  if (partielles.length > 0) {
    phrases.push(
      `ne montre pas qu’il a tous les ${genre === 'professions' ? 'professionnels' : 'établissements'} ${de(
        nommer(partielles.map(({ nom }) => nom)),
      )}\u00a0: ce qu’il y place est un minimum («\u00a0au moins\u00a0»), le reste est inconnu.`,
    )
  }
  if (perdues.length > 0) {
    const toutes = portee.pertes.some(({ categorie }) => categorie === null)
    const touchees = [...new Set(portee.pertes.flatMap(({ categorie }) => categorie ?? []))]
    const desQuels =
      toutes || touchees.length > NOMS ? '' : ` des ${nommer(touchees.map((code) => nomDe(code, genre)))}`
    phrases.push(
      `a des lignes non comprises ou non placées qui peuvent être à ${nommer(perdues.map(({ nom }) => nom))}\u00a0: les effectifs${desQuels} y sont des minimums («\u00a0au moins\u00a0»).`,
    )
  }
  return phrases
}
