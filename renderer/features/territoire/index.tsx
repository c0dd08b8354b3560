/** Territoire: the map, and beside it the figures that follow every change. */
import { useCommunes, useCpts, useDossier, usePortrait } from '../../api/hooks.ts'
import { Attente, Erreur } from '../../ui/Message.tsx'
import { useFondCarte, useFonds } from './carte/useFondCarte.ts'
import { useReglagesGardes } from './carte/useReglagesCarte.ts'
import { villesDecoupees } from './carte/villes.ts'
import { Territoire } from './Territoire.tsx'
import { useDernier } from './useDernier.ts'

export function Ecran() {
  const { etat } = useDossier()
  const cpts = useCpts()
  const { portrait, erreur } = usePortrait()
  const reglages = useReglagesGardes(etat?.fichier)
  const fonds = useFonds(etat, cpts)
  // What was chosen comes first: the map must not be drawn twice.
  const fond = useFondCarte(
    reglages.data === undefined ? undefined : fonds.data,
    reglages.data?.fond,
    villesDecoupees(etat),
  )
  const lues = useCommunes()
  // Another vintage reads the communes again: the map stays meanwhile.
  const communes = useDernier(lues.data)
  const cause = erreur ?? reglages.error ?? fonds.error ?? fond.error ?? lues.error
  // What is on screen stays when a later reading fails: the engine may come back.
  if (!etat || !cpts || !portrait || !fond.data || !communes)
    return cause === null || cause === undefined ? (
      <Attente quoi="Préparation du territoire…" />
    ) : (
      <Erreur cause={cause} />
    )
  return <Territoire key={`${etat.fichier}\n${cpts.id}`} {...{ etat, cpts, portrait, communes }} fond={fond.data} />
}
