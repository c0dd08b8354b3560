/**
 * Our own list of CPTS: `cpts;code_insee`, one line per commune, creates several CPTS at once. A column `confiance`
 * that starts with "partiel" says that the list of that CPTS is not complete.
 */
import type { Header } from '../header.ts'
import { codeColumns, nameColumn } from './columns.ts'
import type { CptsProfile } from './types.ts'

export const cptsListe: CptsProfile = {
  id: 'cpts-liste',
  libelle: 'Liste de CPTS et de leurs communes',
  producteur: null,
  licence: null,
  contenu: 'territoire',
  attendu: 'une colonne « cpts » et une colonne « code_insee »',
  layout(header: Header) {
    const cpts = header.find('cpts', 'nomcpts', 'nomdelacpts', 'libellecpts')
    const code = codeColumns(header)
    if (cpts < 0 || code === null) return null
    return { cpts, code, nom: nameColumn(header), confiance: header.find('confiance', 'perimetre') }
  },
}
