/**
 * A list of CPTS: `cpts;code_insee`, or `cpts;commune` with a département or not; creates several CPTS at once. A column
 * `confiance` that starts with "partiel" says that the list of that CPTS is not complete.
 */
import { TITRE_DEPARTEMENT } from '../../lieux/departements.ts'
import type { Header } from '../table/header.ts'
import { codeColumns, cptsColumn, nameColumn } from './columns.ts'
import type { CptsProfile } from './types.ts'
import type { Contexte } from './types-communs.ts'

const COMMUNES = [
  'commune',
  'communes',
  'nomcommune',
  'nomcom',
  'nomdelacommune',
  'nomdescommunes',
  'libgeo',
  'libellecommune',
  'libelledelacommune',
  'ville',
  'villes',
  'communescouvertes',
  'territoirecpts',
  'territoire',
]

export const cptsListe: CptsProfile = {
  id: 'cpts-liste',
  libelle: 'Liste de CPTS et de leurs communes',
  producteur: null,
  licence: null,
  apporte: 'Une ou plusieurs CPTS et leurs communes, créées dans ce dossier.',
  telecharger: null,
  sansCouverture: 'liste de CPTS',
  contenu: 'territoire',
  attendu: 'une colonne « cpts » et une colonne « code_insee », ou « commune » avec le département',
  layout(header: Header, contexte: Contexte) {
    const cpts = cptsColumn(header)
    if (cpts < 0) return null
    const confiance = header.find('confiance', 'perimetre')
    const code = codeColumns(header)
    if (code !== null) return { cpts, code, nom: nameColumn(header), confiance }
    const nom = header.find(...COMMUNES)
    if (nom < 0 || nom === cpts || !enLettres(contexte, nom)) return null
    const departement = header.matching(TITRE_DEPARTEMENT)[0]?.index ?? -1
    return { cpts, code: { code: -1, departement, nom }, nom: -1, confiance }
  },
}

/** « Communes: 42 » is a figure of the CPTS. */
function enLettres({ lignes }: Contexte, rang: number): boolean {
  const cellules = lignes().flatMap((cells) => cells[rang]?.trim() || [])
  return cellules.length > 0 && cellules.filter((une) => /\p{L}{2}/u.test(une)).length * 2 > cellules.length
}
