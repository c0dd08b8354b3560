/** The quarters of the city policy that a CPTS holds, as the list of the application's library tells them. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { quartiersDuTerritoire } from '../../../../shared/domain/quartiers.ts'
import type { CallContext } from '../../contexte.ts'
import { lireQuartiers, PRODUCTEUR_QUARTIERS } from '../../reference/quartiers.ts'
import { findCpts } from '../../store/territoire.ts'
import { withDossier } from '../dossier/ouvrir.ts'

export function quartiersTerritoire(
  { fichier, cpts }: Parsed<'territoire.quartiers'>,
  context: CallContext,
): Promise<Output<'territoire.quartiers'>> {
  return withDossier(fichier, context, (dossier) => {
    const { communes } = findCpts(dossier, cpts)
    const liste = lireQuartiers(context.espace.bibliotheque)
    if (liste === undefined) return { liste: null, quartiers: [], communes: [], indecis: 0 }
    const { millesime, fichier: nom, importeLe } = liste
    const { quartiers, parLieu, indecis } = quartiersDuTerritoire(communes, liste.quartiers)
    const nommer = (code: string) => ({ code, nom: context.reference.commune(code)?.nom ?? code })
    return {
      liste: { producteur: PRODUCTEUR_QUARTIERS, millesime, fichier: nom, importeLe },
      quartiers: quartiers.map((un) => ({ ...un, lieux: un.lieux.map(nommer) })),
      communes: parLieu.map(({ code, quartiers: siens }) => ({
        ...nommer(code),
        quartiers: siens.map((un) => un.code),
      })),
      indecis: indecis.length,
    }
  })
}
