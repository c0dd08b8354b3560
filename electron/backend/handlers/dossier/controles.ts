/**
 * The proof-reader: gathers once for every road. The command asks for the whole dossier, the window and the diagnostic
 * for one CPTS of it: its findings are then those that the whole dossier would have about it.
 */
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import type { Faits } from '../../../../shared/domain/chiffres/faits.ts'
import { POPULATION, POPULATION_TOTALE } from '../../../../shared/domain/chiffres/ids.ts'
import { quantite } from '../../../../shared/domain/chiffres/resoudre.ts'
import { annees, lire, valeursDe } from '../../../../shared/domain/chiffres/source.ts'
import { surCommunes } from '../../../../shared/domain/chiffres/territoire.ts'
import { controler } from '../../../../shared/domain/controles/controler.ts'
import type { Controles, ControlesInput, CptsDetaillee } from '../../../../shared/domain/controles/types.ts'
import { buildPortrait } from '../../../../shared/domain/portrait.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import { sum } from '../../../../shared/domain/quantity-ops.ts'
import type { CallContext } from '../../contexte.ts'
import { departementCouvert, lireBases } from '../../lecture/bases.ts'
import { type ContexteLecture, lireFaits } from '../../lecture/faits.ts'
import { lirePerimetre, type PerimetreOuvert } from '../../lecture/perimetre.ts'
import { listPublies } from '../../store/publies.ts'
import { getReglage } from '../../store/reglages.ts'
import { findCpts, listCpts } from '../../store/territoire.ts'
import type { CptsRow, Dossier } from '../../store/types.ts'
import { aRedeposer } from '../a-redeposer.ts'
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
  context: ContexteLecture,
  une: CptsRow | undefined,
  millesime: string | undefined,
): Controles {
  const ouverts: PerimetreOuvert[] = []
  try {
    return controler(lireControles(dossier, context, une, millesime, ouverts), une?.nom)
  } finally {
    for (const ouvert of ouverts) ouvert.close()
  }
}

function lireControles(
  dossier: Dossier,
  context: ContexteLecture,
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
      publies: publies.filter((un) => un.cptsId === row.id),
      detail: regardee ? detail(dossier, row, rows, context, millesime, ouverts) : null,
    }
  })
  return {
    cpts,
    publies: publies.filter((un) => un.cptsId === null),
    bases: lireBases(dossier, cpts, publies, reference),
    millesime: millesime ?? getReglage(dossier, 'millesime') ?? null,
    millesimes: reference.millesimes(),
    aRedeposer: aRedeposer(dossier),
    nomCommune: (code) => reference.commune(code)?.nom ?? code,
    departement: departementCouvert(dossier, cpts, reference),
  }
}

function detail(
  dossier: Dossier,
  row: CptsRow,
  rows: readonly CptsRow[],
  context: ContexteLecture,
  millesime: string | undefined,
  ouverts: PerimetreOuvert[],
): CptsDetaillee {
  const faits = lireFaits(dossier, row, context, millesime)
  if (row.communes.length === 0)
    return {
      portrait: buildPortrait(faits),
      populations: new Map(),
      secteurs: new Map(),
      totales: new Map(),
      perimetre: null,
      listes: [],
    }
  const ouvert = lirePerimetre(row, rows, context, faits.millesime)
  ouverts.push(ouvert)
  return {
    portrait: buildPortrait(faits),
    populations: sommes(faits, faits.communes),
    secteurs: new Map(faits.secteurs.map(({ nom, communes }) => [nom, sommes(faits, communes)])),
    totales: totales(faits),
    perimetre: ouvert.perimetre,
    listes: listesDe(faits),
  }
}

/** Each once, whatever figures it is read for; those imported before their extent was kept say nothing of it. */
function listesDe({ offre, structures }: Faits): CptsDetaillee['listes'] {
  const offres = offre.listes.map(({ facts }) => facts)
  const lieux = structures === null ? [] : [structures, ...(structures.complements ?? [])]
  const listes = [
    ...offres.map((liste) => ({ liste, genre: 'professions' as const })),
    ...lieux.map((liste) => ({ liste, genre: 'structures' as const })),
  ].flatMap(({ liste: { source, portee }, genre }) =>
    portee == null ? [] : [{ fichier: source.file ?? source.label, genre, portee }],
  )
  return [...new Map(listes.map((une) => [une.portee, une])).values()]
}

/** Σ municipal population for each vintage that some commune has. */
function sommes(faits: Faits, communes: readonly string[]): ReadonlyMap<string, Quantity> {
  const ou = surCommunes(communes)
  return new Map(
    annees(faits, POPULATION).flatMap((annee) => {
      const somme = quantite(faits, POPULATION, ou, annee)
      return somme.kind === 'missing' ? [] : [[annee, somme] as const]
    }),
  )
}

/** Σ total population, only to name what a published figure is: of the years that all the communes have. */
function totales(faits: Faits): ReadonlyMap<string, Quantity> {
  return new Map(
    annees(faits, POPULATION_TOTALE).flatMap((annee) => {
      const valeurs = valeursDe(lire(faits, POPULATION_TOTALE, annee), faits.communes)
      const somme = sum(valeurs, { unit: 'habitants', formula: 'Σ population totale des communes' })
      return somme.kind === 'known' ? [[annee, somme] as const] : []
    }),
  )
}
