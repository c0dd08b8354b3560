/**
 * The proof-reader: gathers once for every road. The command asks for the whole dossier, the window and the diagnostic
 * for one CPTS of it: its findings are then those that the whole dossier would have about it.
 */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { controler } from '../../../../shared/domain/controles/controler.ts'
import type { Controles, ControlesInput, CptsDetaillee } from '../../../../shared/domain/controles/types.ts'
import { buildPortrait } from '../../../../shared/domain/portrait.ts'
import type { CommuneFacts, PortraitInput } from '../../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import { population } from '../../../../shared/domain/territoire.ts'
import type { CallContext } from '../../contexte.ts'
import { listObservations } from '../../store/observations.ts'
import { listPublies } from '../../store/publies.ts'
import { getReglage } from '../../store/reglages.ts'
import { findCpts, listCpts } from '../../store/territoire.ts'
import type { CptsRow, Dossier } from '../../store/types.ts'
import { type GatherContext, gatherPortrait } from '../gather.ts'
import { departementCouvert, gatherBases } from '../gather-bases.ts'
import { gatherPerimetre, type PerimetreOuvert } from '../gather-perimetre.ts'
import { withDossier } from './ouvrir.ts'

export function verifierDossier(
  { fichier, cpts, millesime }: Parsed<'dossier.verifier'>,
  context: CallContext,
): Promise<Output<'dossier.verifier'>> {
  return withDossier(fichier, context, (dossier) => {
    const une = cpts === undefined ? undefined : findCpts(dossier, cpts)
    const { points, verifies, nonVerifies } = controlerDossier(dossier, context, une, millesime)
    return {
      version: 1 as const,
      dossier: getReglage(dossier, 'nom') ?? '',
      cpts: une === undefined ? listCpts(dossier).map(({ nom }) => nom) : [une.nom],
      points: [...points],
      verifies: [...verifies],
      nonVerifies: [...nonVerifies],
    }
  })
}

/** @param une the CPTS that is looked at; undefined: each of the dossier. */
export function controlerDossier(
  dossier: Dossier,
  context: GatherContext,
  une: CptsRow | undefined,
  millesime: string | undefined,
): Controles {
  const ouverts: PerimetreOuvert[] = []
  try {
    return controler(gatherControles(dossier, context, une, millesime, ouverts), une?.nom)
  } finally {
    for (const ouvert of ouverts) ouvert.close()
  }
}

function gatherControles(
  dossier: Dossier,
  context: GatherContext,
  une: CptsRow | undefined,
  millesime: string | undefined,
  ouverts: PerimetreOuvert[],
): ControlesInput {
  const { reference } = context
  const rows = listCpts(dossier)
  const publies = listPublies(dossier)
  const cpts = rows.map((row) => {
    const regardee = une === undefined || une.id === row.id
    const infos = reference.communes(row.communes)
    return {
      nom: row.nom,
      communes: row.communes,
      perimetre: row.perimetre,
      departements: [...new Set(infos.map((info) => info.departement.code))],
      publies: publies.filter((un) => un.cpts === row.nom),
      detail: regardee ? detail(dossier, row, rows, context, millesime, ouverts) : null,
    }
  })
  return {
    cpts,
    publies: publies.filter((un) => un.cpts === null),
    bases: gatherBases(dossier, cpts, publies, reference),
    millesime: millesime ?? getReglage(dossier, 'millesime') ?? null,
    millesimes: reference.millesimes(),
    nomCommune: (code) => reference.commune(code)?.nom ?? code,
    departement: departementCouvert(dossier, cpts, reference),
  }
}

function detail(
  dossier: Dossier,
  row: CptsRow,
  rows: readonly CptsRow[],
  context: GatherContext,
  millesime: string | undefined,
  ouverts: PerimetreOuvert[],
): CptsDetaillee {
  const input = gatherPortrait(dossier, row, context, millesime)
  if (row.communes.length === 0)
    return {
      portrait: buildPortrait(input),
      populations: new Map(),
      secteurs: new Map(),
      totales: new Map(),
      perimetre: null,
    }
  const ouvert = gatherPerimetre(row, rows, context, input.millesime)
  ouverts.push(ouvert)
  return {
    portrait: buildPortrait(input),
    populations: sommes(input.communes),
    secteurs: new Map(
      row.secteurs.map(({ nom, communes }) => [
        nom,
        sommes(input.communes.filter(({ info }) => communes.includes(info.code))),
      ]),
    ),
    totales: totales(dossier, input),
    perimetre: ouvert.perimetre,
  }
}

/** Σ municipal population for each vintage that some commune has. */
function sommes(communes: readonly CommuneFacts[]): ReadonlyMap<string, Quantity> {
  const annees = [...new Set(communes.flatMap(({ populations }) => [...populations.keys()]))].sort()
  return new Map(
    annees.flatMap((annee) => {
      const somme = population(communes, annee)
      return somme.kind === 'missing' ? [] : [[annee, somme] as const]
    }),
  )
}

/** Σ total population, only to name what a published figure is: of the years that all the communes have. */
function totales(dossier: Dossier, { communes }: PortraitInput): ReadonlyMap<string, Quantity> {
  const codes = communes.map(({ info }) => info.code)
  const parAnnee = Map.groupBy(listObservations(dossier, 'PTOT', codes), ({ millesime }) => millesime)
  const trouvees = new Map<string, Quantity>()
  for (const [annee, lignes] of parAnnee) {
    const parCode = new Map(lignes.flatMap(({ code, valeur }) => (valeur === null ? [] : [[code, valeur] as const])))
    if (parCode.size < codes.length) continue
    const value = [...parCode.values()].reduce((total, un) => total + un, 0)
    trouvees.set(annee, {
      kind: 'known',
      value,
      unit: 'habitants',
      coverage: { known: codes.length, total: codes.length },
      millesime: annee,
      sources: [],
      formula: 'Σ population totale des communes',
    })
  }
  return trouvees
}
