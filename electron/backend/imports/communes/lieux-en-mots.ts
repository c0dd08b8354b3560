/** What the report says of places that could not be told: the communes they may be, what an unknown code may be. */
import { departementOfCode, isCodeCommune } from '../../../../shared/domain/codes.ts'
import type { Reference } from '../../reference/types.ts'
import { court, extrait } from '../bilan/french.ts'
import { CODE_INCONNU, type ImportContext } from '../context.ts'
import type { LieuDit } from './lieux.ts'

/** Candidates, then names, told one by one. */
const CANDIDATS = 6
const NOMS = 5

/** "Autrans-Méaudre en Vercors (38225)"; the code alone when it is of no commune of today. */
export function enClair(reference: Reference, code: string): string {
  const commune = reference.commune(code)
  return commune === undefined ? code : `${commune.nom} (${code})`
}

/** « Laval (53130, Mayenne), Laval-en-Belledonne (38206, Isère, autrefois Laval) ». */
export function candidats(reference: Reference, lieux: readonly LieuDit[]): string {
  const dits = lieux.map(({ commune, ancien }) => {
    const info = reference.commune(commune)
    const autrefois = ancien === null ? '' : `, autrefois ${ancien}`
    return info === undefined ? commune : `${info.nom} (${commune}, ${info.departement.nom}${autrefois})`
  })
  return extrait(dits, CANDIDATS)
}

/** Once the file is read to its end: the places left out because several communes fit, and the codes nobody knows. */
export function direLieux(context: ImportContext): void {
  const { tally, reference } = context
  const noms = [...tally.hesites]
  for (const [nom, lieux] of noms.slice(0, NOMS)) {
    tally.warn(
      `« ${court(nom)} » peut être ${candidats(reference, lieux)} : rien dans le fichier ne dit laquelle. Ajoutez-y une colonne avec le département ou le code Insee, puis importez-le de nouveau.`,
    )
  }
  if (noms.length > NOMS) {
    tally.warn(
      `De même pour ${extrait(
        noms.slice(NOMS).map(([nom]) => `« ${nom} »`),
        10,
      )}.`,
    )
  }
  const codes = tally.codesInconnus().filter((code) => recent(context, code))
  if (codes.length > 0) tally.warn(phraseInconnus(context, codes))
}

/** Of one line with an unknown code. */
export function causeInconnu(context: ImportContext, code: string): string {
  return recent(context, code)
    ? `${CODE_INCONNU} (${code}) : s’il est né après le 1er janvier ${context.reference.cog}, importez la table des mouvements du COG`
    : CODE_INCONNU
}

/** May this be the code of a commune nouvelle, near enough to matter? */
function recent({ zone }: ImportContext, code: string): boolean {
  return isCodeCommune(code) && zone.departements().has(departementOfCode(code))
}

function phraseInconnus({ reference }: ImportContext, codes: readonly string[]): string {
  const [quoi, est] =
    codes.length === 1
      ? [`Le code de commune ${codes[0]} est inconnu`, 'S’il s’agit d’une commune nouvelle, rétablie ou renumérotée']
      : [
          `Les codes de commune ${extrait(codes)} sont inconnus`,
          'S’il s’agit de communes nouvelles, rétablies ou renumérotées',
        ]
  const table =
    reference.mouvements === null
      ? 'importez la table des mouvements du COG (fichier « v_mvtcommune » de l’année, page « Code officiel géographique » d’insee.fr)'
      : 'les mouvements importés ne les disent pas : importez la table des mouvements du COG d’une année plus récente (fichier « v_mvtcommune », page « Code officiel géographique » d’insee.fr)'
  return `${quoi} de Maillage, qui s’arrête au 1er janvier ${reference.cog}. ${est} depuis, ${table}, puis importez de nouveau ce fichier. Sinon, corrigez ${codes.length === 1 ? 'ce code' : 'ces codes'} dans le fichier.`
}
