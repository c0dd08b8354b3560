/** The sectors on screen: the one in hand, the communes ticked, and a deletion that can be taken back at once. */
import { Button, Group, useComputedColorScheme } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo, useRef, useState } from 'react'
import type { Cible } from '../carte/useGestes.ts'
import type { useTerritoire } from '../edition/useTerritoire.ts'
import { restaurer, type Secteur, supprimer } from './secteurs.ts'

/** Name of the ticked communes in the legend; their colour stands out of any sector, on either theme. */
const COCHEES = 'Communes cochées'
const COULEURS = { light: '#12443f', dark: '#f2fbf7' } as const

const AUCUNE: ReadonlySet<string> = new Set()

export function useSecteurs({ selection, secteurs, changerSecteurs }: ReturnType<typeof useTerritoire>) {
  const theme = useComputedColorScheme('light')
  const [ouvert, setOuvert] = useState(false)
  const [enMain, setEnMain] = useState<string | null>(null)
  const [cochesVoulus, setCoches] = useState(AUCUNE)
  const dernier = useRef(secteurs)
  dernier.current = secteurs
  const coches = useMemo(
    () => ([...cochesVoulus].every((code) => selection.has(code)) ? cochesVoulus : AUCUNE),
    [cochesVoulus, selection],
  )

  const retirer = (nom: string) => {
    const rang = secteurs.findIndex((secteur) => secteur.nom === nom)
    const parti = secteurs[rang]
    if (parti === undefined) return
    changerSecteurs(supprimer(secteurs, nom), `Secteur ${nom} supprimé.`)
    setEnMain(null)
    prevenirRetrait(parti, () => changerSecteurs(restaurer(dernier.current, parti, rang), `Secteur ${nom} rétabli.`))
  }
  const cible: Cible =
    enMain !== null
      ? { sur: 'secteur', nom: enMain }
      : ouvert
        ? { sur: 'coches', coches, onCoches: setCoches }
        : { sur: 'territoire' }
  /** On the map the ticked communes stand apart, as a sector of their own. */
  const surCarte = useMemo(() => {
    if (coches.size === 0) return secteurs
    const reste = secteurs.map((un) => ({ ...un, communes: un.communes.filter((code) => !coches.has(code)) }))
    return [...reste, { nom: COCHEES, couleur: COULEURS[theme], communes: [...coches] }]
  }, [secteurs, coches, theme])

  return {
    enMain,
    setEnMain,
    coches,
    setCoches,
    retirer,
    cible,
    surCarte,
    /** The tab of the sectors opens or closes: clicks on the map change their meaning. */
    montrer: (oui: boolean) => {
      setOuvert(oui)
      if (oui) return
      setEnMain(null)
      setCoches(AUCUNE)
    },
    /** The map shows sectors rather than a figure. */
    dessine: ouvert && (secteurs.length > 0 || coches.size > 0),
  }
}

function prevenirRetrait({ nom, communes }: Secteur, rendre: () => void): void {
  const id = `secteur-${nom}`
  const suite = communes.length === 0 ? '' : ' Ses communes n’ont plus de secteur.'
  notifications.show({
    id,
    title: 'Secteur supprimé',
    autoClose: 15_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span>
          «&nbsp;{nom}&nbsp;».{suite}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          style={{ flex: 'none' }}
          onClick={() => {
            notifications.hide(id)
            rendre()
          }}
        >
          Rétablir
        </Button>
      </Group>
    ),
  })
}
