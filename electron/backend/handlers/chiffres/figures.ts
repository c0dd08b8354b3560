/** Figures of a dossier: reads, computes, gives the contract's shape. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { chiffresJson } from '../../../../shared/domain/chiffres-json.ts'
import { syntheses } from '../../../../shared/domain/indicateurs/synthese.ts'
import { buildPortrait } from '../../../../shared/domain/portrait.ts'
import type { CallContext } from '../../contexte.ts'
import { lireFaits } from '../../lecture/faits.ts'
import { getReglage } from '../../store/reglages.ts'
import { findCpts, listCpts } from '../../store/territoire.ts'
import { withDossier } from '../dossier/ouvrir.ts'

/** `chiffres`: every CPTS of the dossier, or the one named. */
export function chiffres(
  { fichier, cpts: quelle, millesime }: Parsed<'dossier.chiffres'>,
  context: CallContext,
): Promise<Output<'dossier.chiffres'>> {
  return withDossier(fichier, context, (dossier) => {
    const cpts = quelle === undefined ? listCpts(dossier) : [findCpts(dossier, quelle)]
    const lus = cpts.map((one) => {
      const faits = lireFaits(dossier, one, context, millesime)
      return { portrait: buildPortrait(faits), indicateurs: syntheses(faits) }
    })
    return chiffresJson(getReglage(dossier, 'nom') ?? '', lus)
  })
}
