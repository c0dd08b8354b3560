/** The import run to its end without writing: what would come in, and what would be left out. */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { DECIMALS, formatQuantity } from '../../../../shared/domain/format.ts'
import type { Indicateur } from '../../../../shared/domain/indicateurs/types.ts'
import { nomFichier } from '../../../../shared/domain/nom-fichier.ts'
import { interval, known, missing } from '../../../../shared/domain/quantity-ops.ts'
import type { CallContext } from '../../contexte.ts'
import { francais } from '../../imports/bilan/french.ts'
import { cellulesRejet, texteRejets } from '../../imports/bilan/rejets.ts'
import type { Gathered } from '../../imports/context.ts'
import { preparer, rejetsDe } from '../../imports/preparer.ts'
import type { Reference } from '../../reference/types.ts'
import type { ObservationRow } from '../../store/types.ts'
import { withDossier } from '../dossier/ouvrir.ts'
import { effetsDe } from './effets.ts'
import { optionsImport } from './importer.ts'

type Essai = Output<'donnees.essayer'>

const COMMUNES = 8
const FIGURES = 8
const REJETS = 20
const CELLULES = 12
const CELLULE = 60

export async function essayer(
  { fichier, source, ...choix }: Parsed<'donnees.essayer'>,
  context: CallContext,
): Promise<Output<'donnees.essayer'>> {
  const pret = await withDossier(fichier, context, (dossier) =>
    preparer(dossier, context.reference, source, optionsImport(choix, context)),
  )
  const { rapport, gathered, colonnes, tally, recognition } = pret
  // What a replacement changes is measured by making it; reading the file must not keep others from writing meanwhile.
  const effets =
    choix.remplace === undefined || gathered === null
      ? null
      : await effetsDe(fichier, context, (dossier) => pret.ecrire(dossier))
  const essai = {
    rapport,
    ...valeursVues(gathered, context.reference),
    colonnes: colonnes.slice(0, CELLULES),
    rejetees: tally.rejets.slice(0, REJETS).map((rejet) => ({
      ligne: rejet.ligne,
      cause: francais(rejet.cause),
      cellules: cellulesRejet(rejet, recognition.separateur)
        .slice(0, CELLULES)
        .map((cell) => cell.trim().slice(0, CELLULE)),
    })),
    effets,
  }
  return structuredClone(essai) as unknown as Essai
}

/** First communes, in the order of the file, with the first figures as they would be kept. */
function valeursVues(gathered: Gathered | null, reference: Reference): Pick<Essai, 'entete' | 'lignes'> {
  const { rows, definitions } = gathered?.valeurs ?? { rows: [], definitions: [] }
  const ids = [...new Set(rows.map(({ indicateur, millesime }) => `${indicateur} ${millesime}`))].slice(0, FIGURES)
  const figures = ids.flatMap((cle) => {
    const [id = '', millesime = ''] = [cle.slice(0, cle.lastIndexOf(' ')), cle.slice(cle.lastIndexOf(' ') + 1)]
    const definition = definitions.find((une) => une.id === id)
    return definition === undefined ? [] : [{ definition, millesime }]
  })
  const codes = [...new Set(rows.map(({ code }) => code))].slice(0, COMMUNES)
  const parCle = new Map(rows.map((row) => [`${row.code} ${row.indicateur} ${row.millesime}`, row]))
  return {
    entete: figures.map(({ definition, millesime }) => `${definition.libelle} ${millesime}`),
    lignes: codes.map((code) => ({
      code,
      nom: reference.commune(code)?.nom ?? code,
      cellules: figures.map(({ definition, millesime }) =>
        valeurVue(parCle.get(`${code} ${definition.id} ${millesime}`), definition),
      ),
    })),
  }
}

/** With the digits of the value, not those of the unit: what was read must be seen. */
function valeurVue(row: ObservationRow | undefined, { unite, classes }: Indicateur): string {
  if (row === undefined) return '—'
  if (row.etat === 'manquante') return formatQuantity(missing(row.motif ?? 'absent', unite, { sources: [] }))
  if (row.etat === 'intervalle') return formatQuantity(interval(row.min ?? 0, row.max, unite), { unit: true })
  const valeur = row.valeur ?? 0
  if (classes !== undefined) return classes[valeur] ?? String(valeur)
  const montre = unite === 'part' ? valeur * 100 : valeur
  const decimales = Math.max(
    DECIMALS[unite],
    Math.min(3, (String(Number(montre.toFixed(6))).split('.')[1] ?? '').length),
  )
  return formatQuantity(known(valeur, unite), { decimals: decimales, unit: true })
}

export function exporterRejets(
  { fichier, source, ...choix }: Parsed<'donnees.rejets'>,
  context: CallContext,
): Promise<Output<'donnees.rejets'>> {
  return withDossier(fichier, context, async (dossier) => {
    const options = { ...optionsImport(choix, context), relecture: true }
    const pret = await preparer(dossier, context.reference, source, options)
    return {
      nom: nomFichier(`Rejets ${pret.rapport.fichier.replace(/\.\w{1,5}$/, '')}`, 'csv'),
      base64: Buffer.concat([...texteRejets(rejetsDe(pret))].map((texte) => Buffer.from(texte))).toString('base64'),
      lignes: pret.tally.rejected,
    }
  })
}
