/** Figures of a dossier: gathers, computes, gives the contract's shape. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { chiffresJson } from '../../../../shared/domain/chiffres-json.ts'
import { buildPortrait } from '../../../../shared/domain/portrait.ts'
import type { CallContext } from '../../contexte.ts'
import { getReglage } from '../../store/reglages.ts'
import { findCpts, listCpts } from '../../store/territoire.ts'
import { withDossier } from '../dossier/ouvrir.ts'
import { gatherPortrait } from '../gather.ts'
import { synthesesDe } from '../gather-syntheses.ts'

/** `chiffres`: every CPTS of the dossier, or the one named. */
export function chiffres(
  { fichier, cpts: nom, millesime }: Parsed<'dossier.chiffres'>,
  context: CallContext,
): Promise<Output<'dossier.chiffres'>> {
  return withDossier(fichier, context, (dossier) => {
    const cpts = nom === undefined ? listCpts(dossier) : [findCpts(dossier, nom)]
    const lus = cpts.map((one) => ({
      portrait: buildPortrait(gatherPortrait(dossier, one, context, millesime)),
      indicateurs: synthesesDe(dossier, one, context),
    }))
    return chiffresJson(getReglage(dossier, 'nom') ?? '', lus)
  })
}
