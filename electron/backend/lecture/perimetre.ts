/** What the map and the reference say of a perimeter: neighbours, contours, former communes, EPCI. Reads only. */
import { tient } from '../../../shared/domain/arrondissements.ts'
import { communeOfArrondissement } from '../../../shared/domain/codes.ts'
import type { PerimetreAControler } from '../../../shared/domain/controles/perimetre-types.ts'
import { ouvrirMeilleurs, ouvrirVoisinage } from '../contours/bibliotheque.ts'
import { ouvrirSchematique } from '../contours/schematique.ts'
import type { Reference } from '../reference/types.ts'
import type { CptsRow } from '../store/types.ts'
import type { ContexteLecture } from './faits.ts'

/** To be closed once the checks are done: they read the map as they go. */
export interface PerimetreOuvert {
  readonly perimetre: PerimetreAControler
  close(): void
}

/**
 * @param toutes every CPTS of the dossier
 * @param millesime vintage of the populations shown beside
 */
export function lirePerimetre(
  cpts: CptsRow,
  toutes: readonly CptsRow[],
  { reference, espace }: ContexteLecture,
  millesime: string,
): PerimetreOuvert {
  const voisinage = ouvrirVoisinage(espace.bibliotheque, cpts.communes)
  const fond = voisinage?.fond ?? ouvrirSchematique(reference)
  const meilleurs = ouvrirMeilleurs(espace.bibliotheque, cpts.communes)
  return {
    perimetre: {
      nom: cpts.nom,
      communes: cpts.communes,
      complete: cpts.perimetre === 'complet',
      autres: toutes.filter((autre) => autre.nom !== cpts.nom),
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
    },
    close: () => {
      fond.close()
      meilleurs?.fond.close()
    },
  }
}

function epciDe(codes: readonly string[], reference: Reference): PerimetreAControler['epci'] {
  const dedans = Map.groupBy(
    reference.communes(codes).filter(({ epci }) => epci !== null),
    ({ epci }) => epci?.siren ?? '',
  )
  return [...dedans].flatMap(([siren, communes]) => {
    const ici = new Set(communes.map(({ code }) => code))
    const entieres = [...ici].filter((code) => communeOfArrondissement(code) === null)
    const epci = reference.epci(siren)
    // A territory of arrondissements only cuts its city already: its EPCI says nothing more.
    if (epci === undefined || entieres.length === 0) return []
    return [{ nom: epci.nom, dedans: entieres, absentes: epci.communes.filter((code) => !tient(ici, code)) }]
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
