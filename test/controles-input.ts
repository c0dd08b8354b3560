/** Dossiers of a few lines for the tests of this room. */
import { sommePopulation } from '../shared/domain/chiffres/mesures.ts'
import { controler } from '../shared/domain/controles/controler.ts'
import type { PerimetreAControler } from '../shared/domain/controles/perimetre-types.ts'
import type { Check, ControlesInput, CptsAControler } from '../shared/domain/controles/types.ts'
import type { ChiffrePublie } from '../shared/domain/portrait-types.ts'
import { missing } from '../shared/domain/quantity-ops.ts'
import { type CommuneEssai, type Essai, portraitDe } from './facts.ts'

interface Extra extends Essai {
  readonly carte?: PerimetreAControler
}

/** A CPTS looked at in full; its département is that of its communes' codes. */
export function cpts(nom: string, publies: readonly ChiffrePublie[], extra: Extra = {}): CptsAControler {
  const { carte, ...reste } = extra
  const essai: Essai = { perimetre: 'inconnu', ...reste, nom, publies }
  const { communes = [], secteurs = [] } = essai
  const annees = [...new Set(communes.flatMap((une) => [...une.populations.keys()]))].sort()
  const sommes = (lesquelles: readonly CommuneEssai[]) =>
    new Map(
      annees.map((an) => [
        an,
        sommePopulation(
          lesquelles.map(({ populations }) => populations.get(an) ?? missing('non_disponible', 'habitants')),
        ),
      ]),
    )
  return {
    nom,
    communes: communes.map(({ info }) => info.code),
    perimetre: essai.perimetre ?? 'inconnu',
    departements: [...new Set(communes.map(({ info }) => info.departement.code))],
    publies,
    detail: {
      portrait: portraitDe(essai),
      populations: sommes(communes),
      secteurs: new Map(
        secteurs.map(({ nom: secteur, communes: siennes }) => [
          secteur,
          sommes(communes.filter(({ info }) => siennes.includes(info.code))),
        ]),
      ),
      totales: new Map(),
      listes: [],
      perimetre: carte ?? null,
    },
  }
}

export function dossier(toutes: readonly CptsAControler[], extra: Partial<ControlesInput> = {}): ControlesInput {
  return {
    cpts: toutes,
    publies: [],
    bases: [],
    millesime: null,
    millesimes: ['2019', '2020', '2021'],
    aRedeposer: [],
    nomCommune: (code) => `Commune ${code}`,
    departement: null,
    ...extra,
  }
}

/** Findings, those that every dossier of published figures has left out: its list of communes is not written. */
export function constats(toutes: readonly CptsAControler[], extra: Partial<ControlesInput> = {}): readonly Check[] {
  return controler(dossier(toutes, extra)).points.filter(({ code }) => code !== 'perimetre')
}

export const codes = (checks: readonly Pick<Check, 'code'>[]): string[] => checks.map(({ code }) => code).sort()
