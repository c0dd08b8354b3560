/**
 * Insee's table d'appartenance géographique des communes (CODGEO, CANOV or CV, BV2022…) and the COG list of communes
 * (TYPECOM, COM, CAN): which canton and bassin de vie each commune is in. Kept in the application's library.
 */
import type { Header } from '../table/header.ts'
import type { AppartenanceProfile } from './types.ts'

export const appartenance: AppartenanceProfile = {
  id: 'insee-appartenance',
  libelle: 'Insee, table d’appartenance géographique des communes',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  telecharger: 'appartenance',
  contenu: 'appartenance',
  attendu: 'une colonne « CODGEO » et une colonne « CANOV » (ou « CV », « BV2022 »)',
  layout(header: Header) {
    const code = header.find('codgeo')
    const canton = header.find('canov', 'cv')
    const bassin = header.matching(/^bv((?:19|20)\d{2})$/).at(-1)
    if (code < 0 || (canton < 0 && bassin === undefined)) return null
    return {
      code: { code, departement: -1 },
      nom: header.find('libgeo'),
      type: -1,
      canton,
      bassin: bassin?.index ?? -1,
    }
  },
}

/** A commune may share its code with one of its communes déléguées: only the lines of type COM are communes. */
export const cogCommunes: AppartenanceProfile = {
  id: 'insee-cog-communes',
  libelle: 'Insee, code officiel géographique, liste des communes',
  apporte: 'Les cantons, pour composer un territoire en un geste.',
  producteur: 'Insee',
  licence: 'Licence Ouverte 2.0',
  telecharger: 'appartenance',
  contenu: 'appartenance',
  attendu: 'les colonnes « TYPECOM », « COM » et « CAN »',
  layout(header: Header) {
    const [type, code, canton] = [header.find('typecom'), header.find('com'), header.find('can')]
    if (type < 0 || code < 0 || canton < 0) return null
    return { code: { code, departement: -1 }, nom: header.find('libelle'), type, canton, bassin: -1 }
  },
}
