import { EtatVide } from '../../ui/Message.tsx'

export function Ecran() {
  return <EtatVide titre="Cet écran arrive" />
}
