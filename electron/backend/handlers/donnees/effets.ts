/**
 * What a change of the sources does to the figures and documents of a dossier: the change is really made in a
 * transaction, what the figures are made from is read before and after it, and everything is rolled back. Figures and
 * documents are computed afterwards, CPTS by CPTS, where something changed.
 */
import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { CheminDossier } from '../../../../shared/contract/chemins.ts'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { buildContrat } from '../../../../shared/document/contrat.ts'
import { buildDiagnostic } from '../../../../shared/document/diagnostic.ts'
import { buildFiche } from '../../../../shared/document/fiche.ts'
import { buildSynthese } from '../../../../shared/document/synthese.ts'
import type { Faits } from '../../../../shared/domain/chiffres/faits.ts'
import { formatQuantity } from '../../../../shared/domain/format.ts'
import { syntheses } from '../../../../shared/domain/indicateurs/synthese.ts'
import { offresComparees } from '../../../../shared/domain/offres-comparees.ts'
import { buildPortrait, chiffresDuPortrait } from '../../../../shared/domain/portrait.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import { sansGeneraliste } from '../../../../shared/domain/sans-generaliste.ts'
import type { CallContext } from '../../contexte.ts'
import { lireTousLesFaits } from '../../lecture/faits.ts'
import { listReglages } from '../../store/reglages.ts'
import { deleteSource } from '../../store/sources.ts'
import { listCpts } from '../../store/territoire.ts'
import { listTextes } from '../../store/textes.ts'
import type { CptsRow, Dossier } from '../../store/types.ts'

type Effets = Output<'donnees.effets'>
type Effet = Effets['chiffres'][number]

/** Changes that are listed one by one. */
const LISTES = 200
const DOCUMENTS = [
  ['Fiche d’identité', buildFiche],
  ['Note de synthèse', buildSynthese],
  ['Diagnostic', buildDiagnostic],
  ['Contrat', buildContrat],
] as const

export function effetsRetrait(
  { fichier, retirer }: Parsed<'donnees.effets'>,
  context: CallContext,
): Promise<Output<'donnees.effets'>> {
  return effetsDe(fichier, context, (dossier) => deleteSource(dossier, retirer))
}

/** All that the figures and documents of a CPTS are made from, before (null: it comes with the change) and after. */
interface AvantApres {
  readonly cpts: CptsRow
  readonly avant: Faits | null
  readonly apres: Faits
  readonly ecrits: ReturnType<typeof textesDe>
}

/** `changer` runs in a transaction of the dossier, of which nothing is kept. */
export async function effetsDe(
  fichier: CheminDossier,
  context: CallContext,
  changer: (dossier: Dossier) => void,
): Promise<Effets> {
  const lus = await context.sessions.use(fichier, 'write', (dossier) => lire(dossier, context, changer))
  return comparer(lus, context.signal)
}

function lire(dossier: Dossier, context: CallContext, changer: (dossier: Dossier) => void): readonly AvantApres[] {
  const rows = listCpts(dossier)
  const faits = lireTousLesFaits(dossier, rows, context) // before the transaction: the window has mostly read them
  const avant = new Map(rows.map(({ id }, rang) => [id, faits[rang] ?? null]))
  return dossier.rehearse(() => {
    changer(dossier)
    const suivantes = listCpts(dossier)
    const apres = lireTousLesFaits(dossier, suivantes, context)
    return suivantes.flatMap((cpts, rang) => {
      const lus = apres[rang]
      if (lus === undefined) return []
      return [{ cpts, avant: avant.get(cpts.id) ?? null, apres: lus, ecrits: textesDe(dossier, cpts) }]
    })
  })
}

/** One CPTS at a time, and each gives its turn: the backend has others to answer meanwhile. */
async function comparer(lus: readonly AvantApres[], signal: AbortSignal | undefined): Promise<Effets> {
  const chiffres: Effet[] = []
  const documents: string[] = []
  for (const { cpts, avant, apres, ecrits } of lus) {
    await setImmediate()
    if (signal?.aborted) throw arretes()
    // The files of the dossier are listed in its documents: they change though no figure of this CPTS does.
    if (avant === null || !isDeepStrictEqual(sansFichiers(avant), sansFichiers(apres))) {
      chiffres.push(...changes(cpts, avant === null ? new Map() : chiffresDe(avant), chiffresDe(apres)))
      await setImmediate()
    }
    if (avant === null) continue
    const [anciens, nouveaux] = [documentsDe(avant, ecrits), documentsDe(apres, ecrits)]
    for (const [titre, texte] of anciens)
      if (nouveaux.get(titre) !== texte) documents.push(lus.length === 1 ? titre : `${titre} de ${cpts.nom}`)
  }
  return { chiffres: chiffres.slice(0, LISTES), autres: Math.max(0, chiffres.length - LISTES), documents }
}

function arretes(): MaillageError {
  return new MaillageError(
    'annule',
    'Le calcul des effets a été arrêté.',
    'Le dossier n’a pas changé.',
    'Recommencez quand vous voulez.',
  )
}

function sansFichiers({ passeport: _, sources: __, ...faits }: Faits): Omit<Faits, 'passeport' | 'sources'> {
  return faits
}

/** Each figure in the order and the words of the screens. */
function chiffresDe(faits: Faits): ReadonlyMap<string, string> {
  const lignes: (readonly [string, Quantity, number | null])[] = [
    ...chiffresDuPortrait(buildPortrait(faits)).map(({ mots, quantite }) => [mots, quantite, null] as const),
    ...syntheses(faits).flatMap(({ libelle, decimales, millesime, valeur, anciens }) =>
      [{ millesime, valeur }, ...anciens].map((un) => [`${libelle} ${un.millesime}`, un.valeur, decimales] as const),
    ),
  ]
  return new Map(
    lignes.map(([chiffre, quantite, decimales]) => [
      chiffre,
      formatQuantity(quantite, { unit: true, ...(decimales === null ? {} : { decimals: decimales }) }),
    ]),
  )
}

function documentsDe(faits: Faits, ecrits: AvantApres['ecrits']): ReadonlyMap<string, string> {
  const [portrait, indicateurs, offres] = [buildPortrait(faits), syntheses(faits), offresComparees(faits)]
  const entree = {
    portrait,
    indicateurs,
    offres,
    sansGeneraliste: sansGeneraliste(faits),
    figures: {},
    ...ecrits,
    date: '2000-01-01',
  }
  return new Map(DOCUMENTS.map(([titre, batir]) => [titre, JSON.stringify(batir(entree))]))
}

function textesDe(dossier: Dossier, { id }: CptsRow) {
  return {
    reglages: Object.fromEntries(listReglages(dossier, id)),
    textes: Object.fromEntries(listTextes(dossier, id)),
  }
}

function changes(
  { id, nom }: CptsRow,
  avant: ReadonlyMap<string, string>,
  apres: ReadonlyMap<string, string>,
): Effet[] {
  const cles = [...new Set([...avant.keys(), ...apres.keys()])]
  return cles.flatMap((chiffre) => {
    const [ancien, nouveau] = [avant.get(chiffre) ?? null, apres.get(chiffre) ?? null]
    return ancien === nouveau ? [] : [{ cptsId: id, cpts: nom, chiffre, avant: ancien, apres: nouveau }]
  })
}
