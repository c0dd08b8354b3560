/** What the import of a source mended, as its report in the dossier says. */
import Papa from 'papaparse'
import { z } from 'zod'
import { donneesMethods } from '../../../../shared/contract/donnees.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { celluleCopiee } from '../../../../shared/domain/cellule-sure.ts'
import { nomFichier } from '../../../../shared/domain/nom-fichier.ts'
import { REPARATION_LABELS } from '../../../../shared/domain/reparations.ts'
import type { CallContext } from '../../contexte.ts'
import { getSource } from '../../store/sources.ts'
import { withDossier } from '../dossier/ouvrir.ts'

type Reparations = Output<'donnees.reparations'>

const RIEN: Reparations['reparations'] = {
  zeros: 0,
  ecriture: 0,
  noms: 0,
  anciennes: 0,
  arrondissements: 0,
  totaux: 0,
  notes: 0,
  marques: [],
  refusees: [],
  exemples: [],
}

/** A dossier from elsewhere, or from before repairs were listed, may hold anything: what is not it counts for nothing. */
const { reparations, choix } = donneesMethods['donnees.reparations'].output.shape
const rapport = z
  .object({
    apports: z.array(z.string()).catch([]),
    /** Communes of the territory that it was imported for. */
    couverture: z.object({ total: z.number() }).catch({ total: -1 }),
    reparations: z
      .looseObject({})
      .transform((lues) => reparations.safeParse({ ...RIEN, ...lues }).data ?? RIEN)
      .catch(RIEN),
    choix: choix.catch({}),
  })
  .catch({ apports: [], couverture: { total: -1 }, reparations: RIEN, choix: {} })

/** The parts of the report of an import that are shown again. */
export const lireRapport = (stored: unknown): z.infer<typeof rapport> => rapport.parse(stored)

export function lireReparations(
  { fichier, source: id }: Parsed<'donnees.reparations'>,
  context: CallContext,
): Promise<Reparations> {
  return withDossier(fichier, context, (dossier) => {
    const source = getSource(dossier, id)
    const lu = lireRapport(source.rapport)
    const { exemples } = lu.reparations
    const nom = nomFichier(`Réparations ${source.nomFichier.replace(/\.\w{1,5}$/, '')}`, 'csv')
    const csv =
      exemples.length === 0 ? null : { nom, base64: Buffer.from(texteReparations(exemples)).toString('base64') }
    return { reparations: lu.reparations, choix: lu.choix, csv }
  })
}

/** UTF-8 with BOM and CRLF, as spreadsheets expect; nothing that would run as a formula. */
function texteReparations(lignes: Reparations['reparations']['exemples']): string {
  const rows = lignes
    .toSorted((a, b) => a.ligne - b.ligne)
    .map(({ genre, ligne, avant, apres }) => [String(ligne), REPARATION_LABELS[genre].titre, avant, apres])
  const text = Papa.unparse(
    [['ligne', 'réparation', 'dans le fichier', 'lu comme'], ...rows.map((row) => row.map(celluleCopiee))],
    {
      delimiter: ';',
      newline: '\r\n',
    },
  )
  return `\uFEFF${text}\r\n`
}
