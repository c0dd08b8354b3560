/** The figures as a file to keep: CSV or workbook. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { syntheses } from '../../../../shared/domain/indicateurs/synthese.ts'
import { nomFichier } from '../../../../shared/domain/nom-fichier.ts'
import { buildPortrait } from '../../../../shared/domain/portrait.ts'
import { tableauIndicateurs } from '../../../../shared/domain/tableau-indicateurs.ts'
import { tableaux } from '../../../../shared/domain/tableaux.ts'
import type { CallContext } from '../../contexte.ts'
import { lireFaits } from '../../lecture/faits.ts'
import { getReglage } from '../../store/reglages.ts'
import { findCpts, listCpts } from '../../store/territoire.ts'
import { withDossier } from '../dossier/ouvrir.ts'

/** `cpts` absent: every CPTS of the dossier. */
export async function exporterChiffres(
  { fichier, cpts: quelle, format }: Parsed<'chiffres.exporter'>,
  context: CallContext,
): Promise<Output<'chiffres.exporter'>> {
  const { portraits, indicateurs, titre } = await withDossier(fichier, context, (dossier) => {
    const cpts = quelle === undefined ? listCpts(dossier) : [findCpts(dossier, quelle)]
    const lues = cpts.map((one) => lireFaits(dossier, one, context))
    return {
      portraits: lues.map(buildPortrait),
      indicateurs: lues.map((faits) => ({ nom: faits.nom, syntheses: syntheses(faits) })),
      titre: (quelle === undefined ? getReglage(dossier, 'nom') : cpts[0]?.nom) ?? '',
    }
  })
  const made = [...tableaux(portraits), tableauIndicateurs(indicateurs)]
  const bytes =
    format === 'csv'
      ? (await import('../../exports/csv.ts')).exporterCsv(made)
      : (await import('../../exports/xlsx.ts')).exporterXlsx(made)
  return { nom: nomFichier(`Chiffres ${titre}`, format), base64: Buffer.from(bytes).toString('base64') }
}
