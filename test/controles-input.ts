/** Dossiers of a few lines for the tests of this room. */

import { controler } from '../shared/domain/controles/controler.ts'
import type { PerimetreAControler } from '../shared/domain/controles/perimetre-types.ts'
import type { Check, ControlesInput, CptsAControler } from '../shared/domain/controles/types.ts'
import { buildPortrait } from '../shared/domain/portrait.ts'
import type { ChiffrePublie, CommuneFacts, PortraitInput } from '../shared/domain/portrait-types.ts'
import { population } from '../shared/domain/territoire.ts'
import { vide } from './facts.ts'

interface Extra extends Partial<PortraitInput> {
  readonly carte?: PerimetreAControler
}

/** A CPTS looked at in full; its département is that of its communes' codes. */
export function cpts(nom: string, publies: readonly ChiffrePublie[], extra: Extra = {}): CptsAControler {
  const { carte, ...faits } = extra
  const input: PortraitInput = { ...vide, perimetre: 'inconnu', ...faits, nom, publies }
  const annees = [...new Set(input.communes.flatMap((une) => [...une.populations.keys()]))].sort()
  const sommes = (communes: readonly CommuneFacts[]) => new Map(annees.map((an) => [an, population(communes, an)]))
  return {
    nom,
    communes: input.communes.map(({ info }) => info.code),
    perimetre: input.perimetre,
    departements: [...new Set(input.communes.map(({ info }) => info.departement.code))],
    publies,
    detail: {
      portrait: buildPortrait(input),
      populations: sommes(input.communes),
      secteurs: new Map(
        input.secteurs.map(({ nom: secteur, communes }) => [
          secteur,
          sommes(input.communes.filter(({ info }) => communes.includes(info.code))),
        ]),
      ),
      totales: new Map(),
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
