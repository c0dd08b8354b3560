/** What a click, a drawn shape or a whole means: the territory changes, the sector in hand does, or communes are ticked. */
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { ModeSelection } from '../../../map/types.ts'
import { appliquer, basculer, type Ecrit, type Modification } from '../edition/modifications.ts'
import type { useTerritoire } from '../edition/useTerritoire.ts'
import { affecter, basculerSecteur } from '../secteurs/secteurs.ts'

const modification = (codes: readonly string[], mode: ModeSelection): Modification =>
  mode === 'ajouter' ? { ajouter: codes, retirer: [] } : { ajouter: [], retirer: codes }

/** What gestures on the map fill. `coches`: communes ticked, to be placed in a sector. */
export type Cible =
  | { readonly sur: 'territoire' }
  | { readonly sur: 'secteur'; readonly nom: string }
  | { readonly sur: 'coches'; readonly coches: ReadonlySet<string>; onCoches(codes: ReadonlySet<string>): void }

/** `cadrer` shows communes on the map. */
export function useGestes(
  { selection, secteurs, connu, modifier, changerSecteurs }: ReturnType<typeof useTerritoire>,
  cible: Cible,
  cadrer: (codes: readonly string[]) => void,
) {
  const [derniere, setDerniere] = useState<string | null>(null)
  const [liste, setListe] = useState(0)
  const changer = (demande: Modification) => prevenir(modifier(demande), connu.nom)
  const placer = (codes: readonly string[], mode: ModeSelection | 'basculer') => {
    const dedans = codes.filter((code) => selection.has(code))
    const [seul] = dedans
    if (seul === undefined) return dehors(codes, connu.nom)
    if (cible.sur === 'secteur' && mode === 'basculer') changerSecteurs(basculerSecteur(secteurs, seul, cible.nom))
    else if (cible.sur === 'secteur') changerSecteurs(affecter(secteurs, dedans, mode === 'ajouter' ? cible.nom : null))
    else if (cible.sur === 'coches') cible.onCoches(cocher(cible.coches, dedans, mode))
  }
  return {
    changer,
    /** Last commune touched: its wholes are offered first. */
    derniere,
    /** Changes when the list must start anew. */
    liste,
    toucher: (code: string) => {
      setDerniere(code)
      if (cible.sur === 'territoire') changer(basculer(selection, code))
      else placer([code], 'basculer')
    },
    prendre: (codes: readonly string[], mode: ModeSelection) => {
      if (cible.sur === 'territoire') changer(modification(codes, mode))
      else placer(codes, mode)
    },
    /** Many at once: the map shows the territory whole, and a list that showed all of France comes back to the territory. */
    prendreEnsemble: (codes: readonly string[], mode: ModeSelection, ecrits?: readonly Ecrit[]) => {
      const faite = modification(codes, mode)
      changer({ ...faite, ...(ecrits === undefined ? {} : { ecrits }) })
      if (selection.size === 0) setListe(liste + 1)
      cadrer([...appliquer(selection, [faite])])
    },
  }
}

function cocher(
  coches: ReadonlySet<string>,
  codes: readonly string[],
  mode: ModeSelection | 'basculer',
): ReadonlySet<string> {
  const suite = new Set(coches)
  for (const code of codes) {
    if (mode === 'retirer' || (mode === 'basculer' && suite.has(code))) suite.delete(code)
    else suite.add(code)
  }
  return suite
}

/** A sector is made of communes of the CPTS: a click elsewhere says so rather than doing nothing. */
function dehors(codes: readonly string[], nom: (code: string) => string): void {
  const [code] = codes
  if (code === undefined) return
  const sujet = codes.length === 1 ? `${nom(code)} n’est` : 'Ces communes ne sont'
  notifications.show({
    id: 'hors-cpts',
    color: 'ambre',
    title: `${sujet} pas dans la CPTS`,
    message: 'Pour changer le territoire, revenez à l’onglet «\u00a0Communes\u00a0».',
    autoClose: 5000,
  })
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
