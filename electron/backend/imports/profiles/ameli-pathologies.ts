/**
 * data.ameli.fr, « effectifs » of the map of pathologies: patients treated by pathology, age, sex and département; no commune.
 * The share of all ages and both sexes is kept to compare with, every year of the file (sources-2026 §10). The figures are
 * named by the file: its list of pathologies changes with its editions.
 */
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import type { Header } from '../table/header.ts'
import { niveauAmeli } from './ameli-territoires.ts'
import { memo } from './memo.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const TOUS_AGES = 'tsage'
const DEUX_SEXES = '9'

export const ameliPathologies: ObservationProfile = {
  id: 'ameli-pathologies',
  libelle: 'Assurance maladie, cartographie des pathologies',
  producteur: 'Assurance maladie (Cnam)',
  licence: null,
  telecharger: 'pathologies',
  contenu: 'observations',
  avec: 'seul',
  attendu: 'les colonnes « annee », « patho_niv1 », « top », « cla_age_5 », « sexe », « region », « dept » et « prev »',
  layout(header: Header) {
    const [annee, top, age, sexe, region, departement, prevalence] = [
      'annee',
      'top',
      'claage5',
      'sexe',
      'region',
      'dept',
      'prev',
    ].map((nom) => header.find(nom)) as [number, number, number, number, number, number, number]
    const niveaux = ['pathoniv3', 'pathoniv2', 'pathoniv1'].map((nom) => header.find(nom))
    if ([annee, top, age, sexe, region, departement, prevalence, niveaux[2]].some((i) => i === undefined || i < 0))
      return null
    const cell = (cells: readonly string[], index: number) => (cells[index] ?? '').trim()
    const definitions = new Map<string, Indicateur>()
    /** The nearest name of the pathology, the same in all the years of the file. */
    const definition = (cells: readonly string[], code: string): Indicateur => {
      const connue = definitions.get(code)
      if (connue !== undefined) return connue
      const nom = niveaux.map((index) => (index < 0 ? '' : cell(cells, index))).find((un) => un !== '') ?? code
      const neuve: Indicateur = {
        id: `perso:patho:${code}`,
        libelle: `${nom.slice(0, 150)}, part de la population prise en charge`,
        unite: 'pourcent',
        nature: 'rapport',
        theme: 'sante',
      }
      definitions.set(code, neuve)
      return neuve
    }
    const mesure = memo((cle): Mesure => {
      const [code = '', millesime = ''] = cle.split(' ')
      const sienne = definitions.get(code)
      return {
        index: prevalence,
        indicateur: `perso:patho:${code}`,
        ...(sienne === undefined ? {} : { definition: sienne }),
        millesime,
        facteur: 1,
        videAbsent: false,
        vide: 'non_diffuse',
        note: -1,
        pourcent: true,
      }
    })
    return {
      code: { code: -1, departement },
      nom: -1,
      mesures: [],
      apercu: [annee, ...niveaux.filter((index) => index >= 0), age, departement, prevalence],
      horsSujet: 'effectif d’un âge ou d’un sexe',
      niveau: (cells) => niveauAmeli(cells[region], cells[departement]),
      mesure: (cells) => {
        if (cell(cells, age).toLowerCase() !== TOUS_AGES || cell(cells, sexe) !== DEUX_SEXES) return null
        const an = /^(?:19|20)\d\d/.exec(cell(cells, annee))?.[0]
        const code = cell(cells, top)
        if (an === undefined || !/^\w{1,60}$/.test(code)) return null
        definition(cells, code)
        return mesure(`${code} ${an}`)
      },
    }
  },
}
