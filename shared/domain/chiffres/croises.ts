/**
 * Rates whose terms come from two sources, each in its own vintage: places of a register for the people of a census. The
 * denominator is that of the newest census that has all its parts.
 */

import { CROISES } from '../indicateurs/catalogue.ts'
import { deriverCommunes } from '../indicateurs/deriver.ts'
import type { IndicateurDerive } from '../indicateurs/types.ts'
import { type Calcul, compter, entreeConnue } from './calcul.ts'
import { anneeDerivee, lireTermes } from './derives.ts'
import type { Faits } from './faits.ts'
import { importe, origineDe } from './importes.ts'
import { libelleSources, lire } from './source.ts'

export const croiseDe = (id: string): IndicateurDerive | undefined => CROISES.find((un) => un.id === id)

/** Undefined: a term is not in the dossier. */
export function croise(faits: Faits, un: IndicateurDerive): Calcul | undefined {
  const [id = ''] = un.numerateur
  const haut = importe(faits, id)
  const bas: IndicateurDerive = { ...un, id: `bas ${un.id}`, numerateur: un.denominateur, denominateur: [] }
  const annee = anneeDerivee(faits, bas)
  if (haut === undefined || annee === undefined) return undefined
  const lireBas = lireTermes(faits, bas, annee)
  const sur = (communes: readonly string[], millesime: string) => {
    const lireHaut = haut.commune(millesime)
    return deriverCommunes(
      un,
      communes,
      (terme, code) => (terme === id ? lireHaut(code) : lireBas(terme, code)),
      (code) => faits.habitants.get(code) ?? null,
    )
  }
  const commune = (millesime: string) => (code: string) => sur([code], millesime)
  return {
    entree: entreeConnue(un.id),
    annees: () =>
      haut.annees().flatMap(({ millesime }) => {
        const connues = compter(faits.communes, commune(millesime ?? ''))
        return connues === 0 ? [] : [{ millesime, connues }]
      }),
    defaut: () => haut.defaut(),
    commune,
    territoire: ({ communes }, millesime) => sur(communes, millesime),
    origine(ou, millesime) {
      const origine = origineDe(faits, id, ou, millesime)
      const peuple = libelleSources(lire(faits, un.denominateur[0] ?? '', annee), ou.communes)
      return {
        ...origine,
        libelleSource: `${origine.libelleSource}\u00a0; ${peuple}, ${annee}`,
        comparaisons: [],
        autres: [],
      }
    },
  }
}
