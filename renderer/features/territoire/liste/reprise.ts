/** CPTS read in a file: which are taken, into which CPTS of the dossier, with or without their sectors. */
import type { Input, Output } from '../../../../shared/contract/methods.ts'

export type FichierLu = Output<'territoire.lireFichier'>
export type CptsLue = FichierLu['cpts'][number]

export interface ChoixReprise {
  readonly prise: boolean
  /** CPTS of the dossier that takes the list; null: a new one. */
  readonly dans: number | null
  readonly mode: 'completer' | 'remplacer'
  readonly secteurs: boolean
}

interface Existante {
  readonly id: number
  readonly nom: string
  readonly communes: readonly string[]
}

/**
 * What is proposed: the CPTS of the same name is completed; a file of one CPTS fills the one on screen while it is empty;
 * the rest is new. One CPTS among several is left to the user to tick; a list made for this is taken whole.
 */
export function choixReprise(
  { nature, cpts }: Pick<FichierLu, 'nature' | 'cpts'>,
  existantes: readonly Existante[],
  courante: Existante,
): ChoixReprise[] {
  const seule = cpts.length === 1
  return cpts.map((lue) => {
    const meme = existantes.find(({ nom }) => nom === lue.nom)
    const dans = meme?.id ?? (seule && courante.communes.length === 0 ? courante.id : null)
    return { prise: seule || nature === 'cpts', dans, mode: 'completer', secteurs: lue.secteurs.length > 0 }
  })
}

export function demandeReprise(
  cpts: readonly CptsLue[],
  choix: readonly ChoixReprise[],
): Input<'territoire.reprendre'>['cpts'] {
  return cpts.flatMap((lue, rang) => {
    const un = choix[rang]
    if (un === undefined || !un.prise) return []
    const { nom, perimetre, communes, ecrits } = lue
    const secteurs = un.secteurs ? lue.secteurs : []
    return [{ nom, dans: un.dans, mode: un.mode, perimetre, communes, secteurs, ecrits }]
  })
}

/** Why it cannot be done as chosen; null: it can. */
export function refusReprise(
  cpts: readonly CptsLue[],
  choix: readonly ChoixReprise[],
  existantes: readonly Existante[],
): string | null {
  const prises = demandeReprise(cpts, choix)
  const cibles = prises.flatMap(({ dans }) => dans ?? [])
  const double = cibles.find((id, rang) => cibles.indexOf(id) !== rang)
  const nomDouble = existantes.find(({ id }) => id === double)?.nom
  if (nomDouble !== undefined)
    return `Deux listes iraient dans «\u00a0${nomDouble}\u00a0»\u00a0: choisissez-en une seule.`
  const nomme = prises.find(({ nom, dans }) => dans === null && existantes.some((une) => une.nom === nom))
  return nomme === undefined
    ? null
    : `Le dossier a déjà une CPTS nommée «\u00a0${nomme.nom}\u00a0»\u00a0: complétez-la ou remplacez-la.`
}
