/** Checks of a perimeter: gathers neighbours, contours and the other CPTS; the rules are in the domain. */
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import { controlerPerimetre, type PerimetreAControler } from '../../../shared/domain/controles-perimetre.ts'
import type { Check } from '../../../shared/domain/portrait-types.ts'
import type { CallContext } from '../backend.ts'
import { ouvrirMeilleurs, ouvrirVoisinage } from '../contours/bibliotheque.ts'
import { ouvrirSchematique } from '../contours/schematique.ts'
import type { Reference } from '../reference/types.ts'
import { getReglage } from '../store/reglages.ts'
import { findCpts, listCpts } from '../store/territoire.ts'
import type { CptsRow, Dossier } from '../store/types.ts'
import { withDossier } from './ouvrir.ts'

export function controlerTerritoire(
  { fichier, cpts: nom }: Parsed<'territoire.controles'>,
  context: CallContext,
): Promise<Output<'territoire.controles'>> {
  return withDossier(fichier, 'read', context, (dossier) =>
    controlesPerimetre(dossier, findCpts(dossier, nom), context, millesimeDe(dossier, context)),
  )
}

const millesimeDe = (dossier: Dossier, { reference }: CallContext): string =>
  getReglage(dossier, 'millesime') ?? reference.millesimes().at(-1) ?? ''

/**
 * What the map says of a perimeter, for the screen and for the diagnostic alike.
 * @param millesime vintage of the populations shown beside
 */
export function controlesPerimetre(
  dossier: Dossier,
  cpts: CptsRow,
  { reference, espace }: CallContext,
  millesime: string,
): Check[] {
  const voisinage = ouvrirVoisinage(espace.bibliotheque, cpts.communes)
  const fond = voisinage?.fond ?? ouvrirSchematique(reference)
  const meilleurs = ouvrirMeilleurs(espace.bibliotheque, cpts.communes)
  try {
    return controlerPerimetre({
      nom: cpts.nom,
      communes: cpts.communes,
      complete: cpts.perimetre === 'complet',
      autres: listCpts(dossier).filter((autre) => autre.nom !== cpts.nom),
      nomCommune: (code) => reference.commune(code)?.nom ?? code,
      voisins: (code) => fond.voisins(code),
      schematique: voisinage === undefined,
      disparues: disparues(cpts.communes, reference),
      contours:
        meilleurs === undefined
          ? null
          : { millesime: meilleurs.contours.millesime, etendue: etendueDe(meilleurs.fond) },
      millesimePopulation: millesime,
      epci: epciDe(cpts.communes, reference),
    })
  } finally {
    fond.close()
    meilleurs?.fond.close()
  }
}

function epciDe(codes: readonly string[], reference: Reference): PerimetreAControler['epci'] {
  const dedans = Map.groupBy(
    reference.communes(codes).filter(({ epci }) => epci !== null),
    ({ epci }) => epci?.siren ?? '',
  )
  return [...dedans].flatMap(([siren, communes]) => {
    const ici = new Set(communes.map(({ code }) => code))
    const epci = reference.epci(siren)
    if (epci === undefined) return []
    return [{ nom: epci.nom, dedans: [...ici], absentes: epci.communes.filter((code) => !ici.has(code)) }]
  })
}

type Contours = NonNullable<PerimetreAControler['contours']>

function etendueDe(fond: NonNullable<ReturnType<typeof ouvrirMeilleurs>>['fond']): Contours['etendue'] {
  return (code) => {
    const etendue = fond.etendue(code)
    if (etendue === undefined) return undefined
    const parties = etendue.parties.map(({ code, nom, aire }) => ({ code, nom, km2: aire / 1e6 }))
    return { doute: etendue.doute, parties }
  }
}

function disparues(codes: readonly string[], reference: Reference): PerimetreAControler['disparues'] {
  return codes.flatMap((code) => {
    if (communeOfArrondissement(code) !== null) return []
    const r = reference.resolve(code)
    if (r.kind === 'moved') return [{ code, vers: [r.to], quand: r.date ?? null }]
    if (r.kind === 'split') return [{ code, vers: r.to, quand: r.date }]
    return []
  })
}
