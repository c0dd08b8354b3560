/** Figures and consistency checks of a dossier: gathers, computes, gives the contract's shape. */
import type { Output, Parsed } from '../../../shared/contract/methods.ts'
import { chiffresJson } from '../../../shared/domain/chiffres-json.ts'
import { buildPortrait } from '../../../shared/domain/portrait.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import { estDonne } from '../../../shared/domain/publies.ts'
import { type BaseConnue, verifier } from '../../../shared/domain/verifications.ts'
import type { CallContext } from '../backend.ts'
import type { Reference } from '../reference/types.ts'
import { listPublies } from '../store/publies.ts'
import { getReglage } from '../store/reglages.ts'
import { findCpts, listCpts } from '../store/territoire.ts'
import type { Dossier } from '../store/types.ts'
import { gatherPortrait } from './gather.ts'
import { synthesesDe } from './gather-syntheses.ts'
import { withDossier } from './ouvrir.ts'

/** `chiffres`: every CPTS of the dossier, or the one named. */
export function chiffres(
  { fichier, cpts: nom, millesime }: Parsed<'dossier.chiffres'>,
  context: CallContext,
): Promise<Output<'dossier.chiffres'>> {
  return withDossier(fichier, 'read', context, (dossier) => {
    const cpts = nom === undefined ? listCpts(dossier) : [findCpts(dossier, nom)]
    const lus = cpts.map((one) => ({
      portrait: buildPortrait(gatherPortrait(dossier, one, context, millesime)),
      indicateurs: synthesesDe(dossier, one, context),
    }))
    return chiffresJson(getReglage(dossier, 'nom') ?? '', lus)
  })
}

/** `verifier`: what does not hold in published tables and perimeters. */
export function verifierDossier(
  { fichier }: Parsed<'dossier.verifier'>,
  context: CallContext,
): Promise<Output<'dossier.verifier'>> {
  const { reference } = context
  return withDossier(fichier, 'read', context, (dossier) => {
    const rows = listCpts(dossier)
    const portraits = rows.map((row) => buildPortrait(gatherPortrait(dossier, row, context)))
    const millesime = getReglage(dossier, 'millesime')
    const codes = rows.flatMap((row) => row.communes)
    return [
      ...verifier({
        cpts: rows.map((row, i) => ({
          nom: row.nom,
          communes: row.communes,
          perimetre: row.perimetre,
          population: portraits[i]?.population ?? null,
          publies: listPublies(dossier, row.id)
            .filter(estDonne)
            .filter((p) => p.cpts === row.nom),
        })),
        publies: listPublies(dossier)
          .filter(estDonne)
          .filter((p) => p.cpts === null),
        bases: departementBases(dossier, portraits, reference),
        noms: new Map(reference.communes(codes).map((commune) => [commune.code, commune.nom])),
        ...(millesime === undefined ? {} : { millesime }),
      }),
    ]
  })
}

/** Populations of the départements concerned, in every vintage: what published shares may be shares of. */
function departementBases(dossier: Dossier, portraits: readonly Portrait[], reference: Reference): BaseConnue[] {
  const declared = getReglage(dossier, 'departement')
  const codes = new Set(portraits.flatMap((portrait) => portrait.departements.map((d) => d.code)))
  if (declared !== undefined) codes.add(declared)
  return [...codes].flatMap((code) =>
    reference.millesimes().flatMap((millesime) => {
      const valeur = reference.populationDepartement(code, millesime)
      const nom = reference.departement(code)?.nom ?? code
      return valeur === undefined
        ? []
        : [{ libelle: `population municipale ${millesime}, ${nom} (${code})`, millesime, valeur }]
    }),
  )
}
