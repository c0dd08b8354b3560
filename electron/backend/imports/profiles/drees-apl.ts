/**
 * DREES, accessibilité potentielle localisée (APL): one workbook per profession, a sheet per year, 8 to 10 lines above
 * the header, then sometimes a line of explanations. The standardised population weights the indicator: it brings it to
 * a territory, to a commune given by arrondissement, and to the départements it is compared with.
 */
import type { Header } from '../table/header.ts'
import { anneeDuTitre } from '../table/mots-unites.ts'
import { parseCode } from '../table/values.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

/** How each workbook names its profession; the figures of the catalogue end with the code. */
const PROFESSIONS = [
  ['MG', /^apl.*medecins?generalistes?/],
  ['INF', /^apl.*infirmi/],
  ['MK', /^apl.*kinesitherapeute/],
  ['SF', /^apl.*sagesfemmes|^apl.*sagefemme/],
  ['CD', /^apl.*dentiste/],
] as const
const STANDARDISEE = /^population(?:feminine)?standardisee/
/** « de moins de 65 ans », « de 65 ans et moins »: the catalogue keeps these for doctors only. */
const AGE = /(\d\d)ans/
const AGES_MEDECINS = ['65', '62', '60']

interface Colonne {
  readonly index: number
  readonly code: string
  /** Professionals up to that age only, where the workbook has no column for all of them. */
  readonly jusqua?: string
}

/**
 * Columns of the indicator: that of all ages has no age in its name, or says « sans borne d’âge ». The workbooks of 2021
 * have for nurses, physiotherapists, midwives and dentists « de 65 ans et moins » only.
 */
function colonnes(header: Header): readonly Colonne[] {
  return PROFESSIONS.flatMap(([code, nom]): Colonne[] => {
    const siennes = header.names.flatMap((name, index) => (nom.test(name) ? { index, age: AGE.exec(name)?.[1] } : []))
    const tous = siennes.filter(({ age }) => age === undefined).map(({ index }) => ({ index, code }))
    if (code === 'MG') {
      const bornes = siennes.filter(({ age }) => age !== undefined && AGES_MEDECINS.includes(age))
      return [...tous, ...bornes.map(({ index, age }) => ({ index, code: `${code}${age}` }))]
    }
    const [bornee] = siennes
    return tous.length > 0 || bornee?.age === undefined ? tous : [{ index: bornee.index, code, jusqua: bornee.age }]
  })
}

export const dreesApl: ObservationProfile = {
  id: 'drees-apl',
  libelle: 'DREES, accessibilité potentielle localisée (APL)',
  producteur: 'DREES',
  // Not confirmed by a source of this project.
  licence: null,
  telecharger: 'apl',
  contenu: 'observations',
  // « Population totale 2022 » beside it is that of the computation, not Insee's figure of that name.
  avec: 'seul',
  attendu: 'un code de commune (« Code commune INSEE ») et une colonne « APL aux… »',
  layout(header: Header) {
    const code = header.find('codecommuneinsee', 'codecommune', 'codgeo', 'codeinsee')
    const indicateurs = colonnes(header)
    const [premiere] = indicateurs
    if (code < 0 || premiere === undefined) return null
    const [standardisee] = header.matching(STANDARDISEE)
    const mesure = (index: number, indicateur: string, millesime: string | null): Mesure => ({
      index,
      indicateur,
      millesime,
      anneeAilleurs: true,
      facteur: 1,
      videAbsent: false,
      note: -1,
    })
    const annee = ({ index }: Colonne) => anneeDuTitre(header.cells[index] ?? '')
    const profession = premiere.code.replace(/\d+$/, '')
    return {
      code: { code, departement: -1 },
      nom: header.find('commune', 'libellecommune', 'nomcommune', 'libgeo'),
      mesures: [
        ...indicateurs.map((un) => mesure(un.index, `APL:${un.code}`, annee(un))),
        // One column of weights, for the APL of each year that the titles tell.
        ...[...new Set(indicateurs.map(annee))].flatMap((une) =>
          standardisee === undefined ? [] : [mesure(standardisee.index, `APL:POPSTD_${profession}`, une)],
        ),
      ],
      // The line of explanations has words where the code should be.
      niveau: (cells) => (parseCode(cells[code] ?? '') === null ? null : 'commune'),
      remarques: [
        ...(standardisee === undefined
          ? ['Le tableau n’a pas la population standardisée : l’APL d’un territoire ne peut pas être calculée.']
          : []),
        ...indicateurs.flatMap(({ jusqua }) =>
          jusqua === undefined
            ? []
            : [
                `L’APL de ce tableau ne compte que les professionnels de ${jusqua} ans et moins : elle ne se compare pas à celle des années où tous sont comptés.`,
              ],
        ),
      ],
    }
  },
}
