/**
 * A directory of professionals in the layout of the Annuaire Santé, made from a seed, with everything that makes a count
 * wrong: one person in several communes, modes, professions and skills, replacements, salaried people, students, quotes
 * inside names, blanks around codes, old codes, arrondissements, postcodes alone, CEDEX, codes that do not exist.
 */
import type { Geographie } from './geographie.ts'
import type { Hasard } from './hasard.ts'
import { communesPaquet } from './lire.ts'

const COLONNES =
  "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité".split(
    '|',
  )

export const PROFESSIONS = ['10', '21', '40', '50', '60', '70', '80', '91', '92', '93', '94', '95', '96'] as const
const SAVOIR_FAIRE = ['SM26', 'SM53', 'SM54', 'SM04', 'SM38', 'SM15']
/** Cities made of arrondissements. */
const VILLES: ReadonlySet<string> = new Set(['75056', '69123', '13055'])
const RAISONS = [
  'CABINET MEDICAL',
  'Cabinet "Les Tilleuls"',
  '"Le Cabinet" du Pont',
  'MAISON DE SANTE "A"',
  '2" RUE',
  'SCM L’ÎLOT',
  'x;y,z',
]

/** `sures`: every line can be placed. `douteuses`: some only have a postcode of several communes, a CEDEX, a false code. */
export type Genre = 'sures' | 'douteuses'

export interface Lieux {
  /** Communes of today where people may exercise, those of the CPTS several times. */
  readonly communes: readonly string[]
  /** Départements whose every commune has somebody of each profession, so that the file is a whole list of them. */
  readonly departements: readonly string[]
}

export function fabriquer(alea: Hasard, geo: Geographie, lieux: Lieux, lignes: number, genre: Genre): string {
  const anciens = new Map<string, string[]>()
  for (const { code, type } of communesPaquet('etalab-2026')) {
    if (type === 'commune-actuelle' || geo.communes.has(code)) continue
    const cible = geo.aujourdhui(code)
    if (cible !== null) anciens.set(cible, [...(anciens.get(cible) ?? []), code])
  }
  const postaux = communesParCodePostal(geo)
  const sortie: string[] = [`${COLONNES.join('|')}|`]
  let personne = 0

  const ecrire = (cellules: Readonly<Record<string, string>>): void => {
    sortie.push(`${COLONNES.map((nom) => cellules[nom] ?? '').join('|')}|`)
  }
  const entourer = (code: string): string =>
    alea.chance(0.06) ? alea.parmi([` ${code}`, `${code} `, ` ${code}  `]) : code

  /** Where the line says that it is: by a code of today, an old one, an arrondissement, a postcode. */
  function adresse(commune: string, propre: boolean): Readonly<Record<string, string>> {
    const codes = geo.communes.get(commune)?.codesPostaux ?? []
    const lignes = (code: string, postal: string, cedex = ''): Record<string, string> => ({
      'Code commune (coord. structure)': entourer(code),
      'Code postal (coord. structure)': postal,
      'Bureau cedex (coord. structure)': cedex,
      'Libellé commune (coord. structure)': geo.communes.get(commune)?.nom ?? '',
    })
    const postal = codes.length === 0 ? '' : alea.parmi(codes)
    if (propre) return lignes(commune, postal)
    const seul = codes.find((code) => postaux.get(code)?.size === 1)
    const partage = codes.find((code) => (postaux.get(code)?.size ?? 0) > 1)
    const vieux = anciens.get(commune)
    if (vieux !== undefined && alea.chance(0.4)) return lignes(alea.parmi(vieux), postal)
    if (seul !== undefined && alea.chance(0.12)) return lignes('', seul)
    if (genre === 'douteuses') {
      if (partage !== undefined && alea.chance(0.08)) return lignes('', partage)
      // A postcode of CEDEX is nobody's; its town is told by its name, or is not.
      const cedex = `${postal.slice(0, 3)}${90 + alea.entier(10)}`
      if (alea.chance(0.04) && postal !== '' && !postaux.has(cedex))
        return {
          ...lignes('', cedex, 'X CEDEX'),
          ...(alea.chance(0.5) ? {} : { 'Libellé commune (coord. structure)': '' }),
        }
      if (alea.chance(0.01)) return lignes(`${commune.slice(0, 2)}999`, '')
      if (alea.chance(0.01)) return lignes('', '')
    }
    return lignes(commune, postal)
  }

  function activites(profession: string, depart: string, sortes: { readonly etudiant: boolean }, propre = false): void {
    personne++
    const identifiant = String(10_000_000_000 + personne)
    const savoirs = profession === '10' ? [alea.parmi(SAVOIR_FAIRE)] : ['']
    // Two skills of one doctor: one line per activity and skill.
    if (profession === '10' && alea.chance(0.15)) savoirs.push(alea.parmi(SAVOIR_FAIRE))
    const nombre = alea.chance(0.3) ? 2 + alea.entier(3) : 1
    const seconde = alea.chance(0.05) ? alea.parmi(PROFESSIONS.filter((p) => p !== profession && p !== '10')) : null
    for (let i = 0; i < nombre; i++) {
      const commune = i === 0 ? depart : alea.parmi(lieux.communes)
      const lieu = adresse(commune, propre && i === 0)
      const mode = alea.chance(0.8) ? 'L' : alea.parmi(['S', 'B', '', 'S'])
      const genreActivite = alea.chance(0.06) ? 'GENR02' : alea.parmi(['GENR01', 'GENR01', ''])
      for (const [metier, savoir] of [
        ...savoirs.map((savoir): [string, string] => [profession, savoir]),
        ...(seconde === null ? [] : [[seconde, ''] as [string, string]]),
      ])
        ecrire({
          "Type d'identifiant PP": '8',
          'Identifiant PP': identifiant,
          'Identification nationale PP': `8${identifiant}`,
          "Nom d'exercice": 'PERSONNE INVENTEE',
          'Code profession': entourer(metier),
          'Code catégorie professionnelle': sortes.etudiant ? 'E' : alea.parmi(['C', 'C', 'C', 'M']),
          'Code savoir-faire': savoir,
          'Code mode exercice': entourer(mode),
          'Raison sociale site': alea.parmi(RAISONS),
          'Code genre activité': genreActivite,
          ...lieu,
        })
    }
  }

  // First somebody of each profession in every part of each whole département, then at random up to the number asked.
  // Some arrondissements are not the whole of their city: a whole list names the city itself.
  for (const departement of lieux.departements)
    for (const [i, commune] of communesDe(geo, departement).entries())
      activites(PROFESSIONS[i % PROFESSIONS.length] ?? '60', commune, { etudiant: false }, VILLES.has(commune))
  while (sortie.length <= lignes)
    activites(alea.parmi(PROFESSIONS), alea.parmi(lieux.communes), { etudiant: alea.chance(0.03) })
  return `${sortie.join('\n')}\n`
}

export const communesDe = (geo: Geographie, departement: string): string[] =>
  [...geo.communes.values()].filter((c) => c.departement === departement).map((c) => c.code)

/** Postcode → communes of today, those of the arrondissements brought to their city. */
export function communesParCodePostal(geo: Geographie): Map<string, Set<string>> {
  const postaux = new Map<string, Set<string>>()
  for (const { code, type, codesPostaux = [] } of communesPaquet('etalab-2026')) {
    if (type !== 'commune-actuelle' && type !== 'arrondissement-municipal') continue
    for (const postal of codesPostaux) {
      const communes = postaux.get(postal) ?? new Set()
      postaux.set(postal, communes.add(geo.aujourdhui(code) ?? code))
    }
  }
  return postaux
}
