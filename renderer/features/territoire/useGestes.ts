/** What a click, a drawn shape or a whole means: the territory changes, or the sector in hand does. */
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { ModeSelection } from '../../map/types.ts'
import { basculer, type Modification } from './modifications.ts'
import { affecter, basculerSecteur } from './secteurs.ts'
import type { useTerritoire } from './useTerritoire.ts'

const modification = (codes: readonly string[], mode: ModeSelection): Modification =>
  mode === 'ajouter' ? { ajouter: codes, retirer: [] } : { ajouter: [], retirer: codes }

/** `enMain`: the sector that gestures fill; null: they change the territory. `cadrer` shows communes on the map. */
export function useGestes(
  { selection, secteurs, connu, modifier, changerSecteurs }: ReturnType<typeof useTerritoire>,
  enMain: string | null,
  cadrer: (codes: readonly string[]) => void,
) {
  const [derniere, setDerniere] = useState<string | null>(null)
  const [liste, setListe] = useState(0)
  const changer = (demande: Modification) => prevenir(modifier(demande), connu.nom)
  return {
    changer,
    /** Last commune touched: its wholes are offered first. */
    derniere,
    /** Changes when the list must start anew. */
    liste,
    toucher: (code: string) => {
      setDerniere(code)
      if (enMain !== null && selection.has(code)) changerSecteurs(basculerSecteur(secteurs, code, enMain))
      else changer(basculer(selection, code))
    },
    prendre: (codes: readonly string[], mode: ModeSelection) => {
      if (enMain === null) return changer(modification(codes, mode))
      const dedans = codes.filter((code) => selection.has(code))
      changerSecteurs(affecter(secteurs, dedans, mode === 'ajouter' ? enMain : null))
    },
    /** Many at once: the map shows them, and a list that showed all of France comes back to the territory. */
    prendreEnsemble: (codes: readonly string[], mode: ModeSelection) => {
      changer(modification(codes, mode))
      if (selection.size === 0) setListe(liste + 1)
      cadrer(codes)
    },
  }
}

/** A commune in two CPTS is allowed (it happens while one draws), never silent. */
function prevenir(ailleurs: readonly { code: string; cpts: string }[], nom: (code: string) => string): void {
  const [premiere] = ailleurs
  if (premiere === undefined) return
  const message =
    ailleurs.length === 1
      ? `${nom(premiere.code)} est aussi dans «\u00a0${premiere.cpts}\u00a0».`
      : `${ailleurs.length} communes ajoutées sont aussi dans une autre CPTS du dossier, dont ${nom(premiere.code)} («\u00a0${premiere.cpts}\u00a0»).`
  notifications.show({ color: 'ambre', title: 'Déjà dans une autre CPTS', message, autoClose: 8000 })
}
