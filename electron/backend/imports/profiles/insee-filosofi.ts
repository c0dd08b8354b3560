/**
 * Insee, Filosofi, in columns: cc_filosofi_<year>_COM, FILO<year>_DISP_COM, comparateur, dossier complet. "MED21" is the median of the
 * standard of living, "TP6021" the poverty rate. Most communes are too small for a rate: `s`, `ns`, `nd`, `so` and empty
 * cells are kept with their reason, never as a zero, and a zero written in their place is none; a median or a rate is never summed (data-formats §1.5).
 */
import type { Header } from '../table/header.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const COLONNE = /^(med|tp60|pimp|rd|nbmenfisc|nbpersmenfisc|q2|pmimp|nbmen|nbpers)(\d\d)$/

/** The same figures in the files of disposable income (FILO2021_DISP_COM): Q221 is the median of 2021. */
const DISP: Readonly<Record<string, string>> = { q2: 'med', pmimp: 'pimp', nbmen: 'nbmenfisc', nbpers: 'nbpersmenfisc' }

/** Published in percents: a workbook may show them as "19,0 %". */
const POURCENTS: ReadonlySet<string> = new Set(['tp60', 'pimp'])

export const inseeFilosofi: ObservationProfile = {
  id: 'insee-filosofi',
  libelle: 'Insee, Filosofi (revenus et pauvreté)',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  telecharger: 'filosofi',
  contenu: 'observations',
  attendu: 'un code de commune (« CODGEO ») et des colonnes comme « MED21 » ou « TP6021 »',
  layout(header: Header) {
    const code = codeColumns(header)
    const mesures = header.matching(COLONNE).map(({ index, groups: [ecrit = '', deux = ''] }): Mesure => {
      const nom = DISP[ecrit] ?? ecrit
      return {
        index,
        indicateur: `FILO:${nom.toUpperCase()}`,
        millesime: `20${deux}`,
        facteur: 1,
        videAbsent: false,
        vide: 'non_diffuse',
        note: -1,
        pourcent: POURCENTS.has(nom),
        jamaisNul: !nom.startsWith('nb'),
      }
    })
    return code === null || mesures.length === 0 ? null : { code, nom: nameColumn(header), mesures }
  },
}
