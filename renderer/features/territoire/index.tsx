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
  if (cause !== null && cause !== undefined) return <Erreur cause={cause} />
  if (!etat || !cpts || !portrait || !fond.data || !communes) return <Attente quoi="Préparation du territoire…" />
  return <Territoire key={`${etat.fichier}\n${cpts.id}`} {...{ etat, cpts, portrait, communes }} fond={fond.data} />
}
