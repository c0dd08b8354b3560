/**
 * What a change of the sources does to the figures and documents of a dossier: the change is really made in a
 * transaction, the figures are read before and after it, and everything is rolled back.
 */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { buildContrat } from '../../../../shared/document/contrat.ts'
import { buildDiagnostic } from '../../../../shared/document/diagnostic.ts'
import { buildFiche } from '../../../../shared/document/fiche.ts'
import { formatQuantity } from '../../../../shared/domain/format.ts'
import { syntheses } from '../../../../shared/domain/indicateurs/synthese.ts'
import { offresComparees } from '../../../../shared/domain/offres-comparees.ts'
import { buildPortrait, chiffresDuPortrait } from '../../../../shared/domain/portrait.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import type { CallContext } from '../../contexte.ts'
import { lireFaits } from '../../lecture/faits.ts'
import { listReglages } from '../../store/reglages.ts'
import { deleteSource } from '../../store/sources.ts'
import { listCpts } from '../../store/territoire.ts'
import { listTextes } from '../../store/textes.ts'
import type { CptsRow, Dossier } from '../../store/types.ts'
import { rehearse } from '../dossier/ouvrir.ts'

type Effets = Output<'donnees.effets'>

/** Changes that are listed one by one. */
const LISTES = 200
const DOCUMENTS = [
  ['Fiche d’identité', buildFiche],
  ['Diagnostic', buildDiagnostic],
  ['Contrat', buildContrat],
] as const

export function effetsRetrait(
  { fichier, retirer }: Parsed<'donnees.effets'>,
  context: CallContext,
): Promise<Output<'donnees.effets'>> {
  return rehearse(fichier, context, (dossier) => effetsDe(dossier, context, () => deleteSource(dossier, retirer)))
}

/** `changer` runs in a transaction of `dossier`, of which nothing is to be kept. */
export function effetsDe(dossier: Dossier, context: CallContext, changer: () => void): Effets {
  const avant = photo(dossier, context)
  changer()
  return comparer(avant, photo(dossier, context))
}

interface Photo {
  /** By CPTS, then by figure, in the order of the screens. */
  readonly chiffres: ReadonlyMap<
    string,
    { readonly cpts: { readonly id: number; readonly nom: string }; readonly chiffre: string; readonly texte: string }
  >
  readonly documents: ReadonlyMap<string, string>
}

function photo(dossier: Dossier, context: CallContext): Photo {
  const chiffres = new Map<string, { cpts: CptsRow; chiffre: string; texte: string }>()
  const documents = new Map<string, string>()
  const rows = listCpts(dossier)
  for (const cpts of rows) {
    const faits = lireFaits(dossier, cpts, context)
    const [portrait, indicateurs, offres] = [buildPortrait(faits), syntheses(faits), offresComparees(faits)]
    const lignes: (readonly [string, Quantity, number | null])[] = [
      ...chiffresDuPortrait(portrait).map(({ mots, quantite }) => [mots, quantite, null] as const),
      ...indicateurs.flatMap(({ libelle, decimales, millesime, valeur, anciens }) =>
        [{ millesime, valeur }, ...anciens].map((un) => [`${libelle} ${un.millesime}`, un.valeur, decimales] as const),
      ),
    ]
    for (const [chiffre, quantite, decimales] of lignes) {
      const texte = formatQuantity(quantite, { unit: true, ...(decimales === null ? {} : { decimals: decimales }) })
      chiffres.set(`${cpts.id} ${chiffre}`, { cpts, chiffre, texte })
    }
    const entree = { portrait, indicateurs, offres, figures: {}, ...textesDe(dossier, cpts), date: '2000-01-01' }
    for (const [titre, batir] of DOCUMENTS) {
      const nom = rows.length === 1 ? titre : `${titre} de ${cpts.nom}`
      documents.set(nom, JSON.stringify(batir(entree)))
    }
  }
  return { chiffres, documents }
}

function textesDe(dossier: Dossier, { id }: CptsRow) {
  return {
    reglages: Object.fromEntries(listReglages(dossier, id)),
    textes: Object.fromEntries(listTextes(dossier, id)),
  }
}

function comparer(avant: Photo, apres: Photo): Effets {
  const cles = [...new Set([...avant.chiffres.keys(), ...apres.chiffres.keys()])]
  const changes = cles.flatMap((cle) => {
    const ancien = avant.chiffres.get(cle)
    const nouveau = apres.chiffres.get(cle)
    const un = ancien ?? nouveau
    if (un === undefined || ancien?.texte === nouveau?.texte) return []
    return [
      {
        cptsId: un.cpts.id,
        cpts: un.cpts.nom,
        chiffre: un.chiffre,
        avant: ancien?.texte ?? null,
        apres: nouveau?.texte ?? null,
      },
    ]
  })
  return {
    chiffres: changes.slice(0, LISTES),
    autres: Math.max(0, changes.length - LISTES),
    documents: [...avant.documents].flatMap(([nom, texte]) => (apres.documents.get(nom) === texte ? [] : [nom])),
  }
}
