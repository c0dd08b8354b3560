/** What the map shows: settings of the screen, the values they choose, the classes drawn, the locked scale. */
import { useMemo, useState } from 'react'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import { type Classes, classer, type OptionsClasses } from '../../../shared/figures/classes.ts'
import type { Representation, Valeurs } from '../../map/types.ts'
import { aMontrer, nombresConnus, REGLAGES, type Reglages, valeursMontrees } from './reglages.ts'

/** Kept while the window is open: coming back from another screen finds the map as it was. */
let memoire: { reglages: Reglages; verrou: Classes | null } = { reglages: REGLAGES, verrou: null }

export function useReglagesCarte(portrait: Portrait) {
  const [{ reglages, verrou }, setEtat] = useState(memoire)
  const poser = (suite: typeof memoire) => {
    memoire = suite
    setEtat(suite)
  }
  const { methode, nombre, limites } = reglages
  const { montre, forme, repli } = aMontrer(portrait, reglages)
  const options: OptionsClasses = useMemo(
    () => ({ methode, nombre, limites, arrondir: true }),
    [methode, nombre, limites],
  )
  const parCommune = useMemo(() => (montre === 'aucune' ? null : valeursMontrees(portrait, montre)), [portrait, montre])
  const nombres = useMemo(() => (parCommune === null ? [] : nombresConnus(parCommune)), [parCommune])
  const classes = useMemo(() => verrou ?? classer(nombres, options), [verrou, nombres, options])
  const valeurs: Valeurs | null = useMemo(
    () =>
      parCommune === null || nombres.length === 0
        ? null
        : {
            titre: montre === 'densite' ? 'Densité' : 'Population',
            unite: montre === 'densite' ? 'hab_km2' : 'habitants',
            parCommune,
            classes: options,
            verrouillees: verrou,
          },
    [parCommune, nombres, montre, options, verrou],
  )
  const representation: Representation = valeurs === null ? 'aucune' : forme
  const niveaux = useMemo(
    () => ({ departement: reglages.departement, epci: reglages.epci }),
    [reglages.departement, reglages.epci],
  )
  return {
    reglages,
    repli,
    valeurs,
    representation,
    niveaux,
    nombres,
    classes,
    verrouillee: verrou !== null,
    /** Another figure makes a locked scale meaningless. */
    regler: (avec: Partial<Reglages>) =>
      poser({ reglages: { ...reglages, ...avec }, verrou: avec.montre === undefined ? verrou : null }),
    verrouiller: (oui: boolean) => poser({ reglages, verrou: oui ? classes : null }),
  }
}
