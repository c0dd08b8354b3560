/**
 * data.ameli.fr, « demographie-effectifs-et-les-densites »: numbers and densities of professionals by département, age
 * and sex; no commune. Totals (all ages, both sexes) of the territories around the study area are kept to compare with,
 * every year of the file.
 */
import { indicateur } from '../../../../shared/domain/indicateurs/catalogue.ts'
import { professionDuLibelle } from '../../../../shared/domain/libelles-professions.ts'
import { type Header, normaliseName } from '../table/header.ts'
import { niveauAmeli } from './ameli-territoires.ts'
import { memo } from './memo.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const total = memo((libelle) => /^(?:tout|tous|toutes|ensemble)/.test(normaliseName(libelle)))

export const ameliDemographie: ObservationProfile = {
  id: 'ameli-demographie',
  libelle: 'Assurance maladie, effectifs et densités des professionnels de santé',
  producteur: 'Assurance maladie (Cnam)',
  licence: null,
  telecharger: 'demographie',
  contenu: 'observations',
  attendu: 'les colonnes « annee », « profession_sante », « region », « departement », « effectif » et « densite »',
  layout(header: Header) {
    const [annee, profession, region, departement, age, sexe, effectif] = [
      ['annee'],
      ['professionsante'],
      ['region'],
      ['departement'],
      ['libelleclasseage', 'classeage'],
      ['libellesexe', 'sexe'],
      ['effectif'],
    ].map((names) => header.find(...names)) as [number, number, number, number, number, number, number]
    if ([annee, profession, region, departement, age, sexe, effectif].some((index) => index < 0)) return null
    const densite = header.find('densite')
    const mesure = (index: number, indicateur: string, millesime: string): Mesure[] =>
      index < 0 ? [] : [{ index, indicateur, millesime, facteur: 1, videAbsent: true, note: -1 }]
    /** Label of the file that gave each profession: of two for the same one, the first is kept. */
    const retenus = new Map<string, string>()
    const code = memo((libelle) => {
      const trouve = professionDuLibelle(libelle)
      if (trouve === null || indicateur(`DEMO:${trouve}`) === undefined) return null
      if (!retenus.has(trouve)) retenus.set(trouve, libelle)
      return retenus.get(trouve) === libelle ? trouve : null
    })
    const mesures = memo((cle) => {
      const [trouve = '', an = ''] = cle.split(' ')
      return [...mesure(effectif, `DEMO:${trouve}`, an), ...mesure(densite, `DEMO:${trouve}:densite`, an)]
    })
    return {
      code: { code: -1, departement },
      nom: -1,
      mesures: [],
      apercu: [annee, profession, departement, age, sexe, effectif, densite],
      horsSujet: 'effectif d’un âge ou d’un sexe, ou profession que Maillage ne compte pas',
      niveau: (cells) => niveauAmeli(cells[region], cells[departement]),
      mesure: (cells) => {
        if (!total(cells[age] ?? '') || !total(cells[sexe] ?? '')) return null
        const trouve = code(cells[profession] ?? '')
        const an = /^(?:19|20)\d\d/.exec(cells[annee] ?? '')?.[0]
        return trouve === null || an === undefined ? null : mesures(`${trouve} ${an}`)
      },
    }
  },
}
