/**
 * The list of the quarters of the city policy (ANCT: code_qp;lib_qp;…;insee_com;lib_com…): which communes each is in. Kept in
 * the application's library as what it is; a table that says anything else of quarters (their zone, a number) is not this
 * one, and `plus-fin.ts` refuses it.
 */
import type { Header } from '../table/header.ts'
import { codeColumns } from './columns.ts'
import type { QuartiersProfile } from './types.ts'

const CODES = ['codeqp', 'codeqpv', 'codeqp2024', 'codequartier', 'codequartierprioritaire', 'codeduqpv']
const NOMS = ['libqp', 'libqpv', 'nomqp', 'nomqpv', 'libelleqp', 'libelleqpv', 'nomduqpv', 'libquartier', 'nomquartier']
/** Where a quarter is; its outline, in an export of the map. */
const LIEUX =
  /^(?:(?:insee|code|cod|lib|libelle|nom|siren|num)?(?:de)?(?:l|la)?(?:reg|region|dep|departement|com|commune|epci|ept)s?|objectid|fid|id|gid|geopoint2d|geoshape|geom|geometry|thegeom|wkt)$/

export const anctQuartiers: QuartiersProfile = {
  id: 'anct-quartiers',
  libelle: 'ANCT, liste des quartiers prioritaires de la politique de la ville (QPV)',
  producteur: 'ANCT',
  licence: null,
  telecharger: 'quartiers',
  annee: 'requise',
  contenu: 'quartiers',
  attendu: 'les colonnes « code_qp », « lib_qp » et « insee_com »',
  layout(header: Header) {
    const [quartier, nom, code] = [header.find(...CODES), header.find(...NOMS), codeColumns(header)]
    if (quartier < 0 || nom < 0 || code === null || code.code === quartier) return null
    const siennes = new Set([quartier, nom, code.code])
    const autres = header.names.filter((titre, i) => titre !== '' && !siennes.has(i) && !LIEUX.test(titre))
    return autres.length > 0 ? null : { quartier, nom, code: { code: code.code, departement: -1 } }
  },
}
