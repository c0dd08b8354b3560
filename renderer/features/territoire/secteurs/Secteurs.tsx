/** The sectors of the CPTS: their table, the one in hand, and the communes to place. */

import { Button, Group, Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import { comparerNoms } from '../../../../shared/domain/nom-commune.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import { copierEtDire } from '../../../ui/presse-papiers.ts'
import type { Resume } from '../cles/resume.ts'
import { chiffresCommunes, chiffresSecteur, tableauSecteurs } from './chiffres-secteurs.ts'
import { EditerSecteur } from './EditerSecteur.tsx'
import { PlacerCommunes } from './PlacerCommunes.tsx'
import { creer, type Ou, placer, type Secteur, sansSecteur } from './secteurs.ts'
import { TableSecteurs } from './TableSecteurs.tsx'

interface Props {
  readonly portrait: Portrait
  readonly resume: Resume
  readonly selection: ReadonlySet<string>
  readonly secteurs: readonly Secteur[]
  /** Name of the sector that clicks on the map fill; null: clicks tick communes to place. */
  readonly enMain: string | null
  /** Communes ticked here or on the map. */
  readonly coches: ReadonlySet<string>
  onEnMain(nom: string | null): void
  onCoches(codes: ReadonlySet<string>): void
  /** `dire` is read aloud. */
  onSecteurs(secteurs: readonly Secteur[], dire?: string): void
  onSupprimer(nom: string): void
  onHover(code: string | null): void
  nomCommune(code: string): string
}

export function Secteurs(props: Props) {
  const { portrait, resume, selection, secteurs, enMain, onEnMain, onSecteurs, nomCommune } = props
  const libres = sansSecteur(selection, secteurs)
  const edite = secteurs.find((secteur) => secteur.nom === enMain)
  const communes = useMemo(
    () => [...selection].map((code) => ({ code, nom: nomCommune(code) })).sort((a, b) => comparerNoms(a.nom, b.nom)),
    [selection, nomCommune],
  )
  // One editor by sector taken in hand: a new name is the same editor, so that the keyboard keeps its place in it.
  const [editeur, setEditeur] = useState({ numero: 0, neuf: false })
  const prendreEnMain = (nom: string | null, neuf = false) => {
    setEditeur(({ numero }) => ({ numero: numero + 1, neuf }))
    onEnMain(nom)
  }
  const nouveau = () => {
    const cree = creer(secteurs)
    onSecteurs(cree.secteurs)
    prendreEnMain(cree.nom, true)
  }
  const deposer = (codes: readonly string[], ou: Ou) => {
    const dedans = codes.filter((code) => selection.has(code))
    if (dedans.length === 0) return
    const { secteurs: suite, nom } = placer(secteurs, dedans, ou)
    onSecteurs(suite, `${compterLieux(dedans)}\u00a0: ${nom ?? 'sans secteur'}.`)
    props.onCoches(new Set())
  }
  const tableau = () =>
    tableauSecteurs([
      ...secteurs.map((un) => ({ nom: un.nom, communes: un.communes.length, ...chiffresSecteur(portrait, un) })),
      ...(libres.length === 0
        ? []
        : [{ nom: 'Sans secteur', communes: libres.length, ...chiffresCommunes(portrait, libres) }]),
      { nom: 'Ensemble', communes: selection.size, ...resume },
    ])
  return (
    <Stack gap="sm">
      {secteurs.length === 0 ? (
        <Text fz="sm" c="var(--encre-douce)">
          Aucun secteur. Un secteur (bassin, ancien canton…) réunit des communes de la CPTS pour en lire les chiffres à
          part.
        </Text>
      ) : (
        <TableSecteurs
          portrait={portrait}
          total={resume}
          codes={[...selection]}
          secteurs={secteurs}
          libres={libres}
          enMain={enMain}
          onEnMain={prendreEnMain}
          onPlacer={(codes, nom) => deposer(codes, nom === null ? 'aucun' : { secteur: nom })}
        />
      )}
      {edite !== undefined && (
        <EditerSecteur
          key={editeur.numero}
          neuf={editeur.neuf}
          secteur={edite}
          rang={secteurs.indexOf(edite)}
          secteurs={secteurs}
          communes={communes}
          onSecteurs={onSecteurs}
          onSupprimer={props.onSupprimer}
          onEnMain={onEnMain}
        />
      )}
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={nouveau}>
          Nouveau secteur
        </Button>
        {secteurs.length > 0 && (
          <Button
            variant="subtle"
            size="xs"
            onClick={() => void copierEtDire(tableau(), 'Le tableau des secteurs est copié.')}
          >
            Copier le tableau
          </Button>
        )}
      </Group>
      {edite === undefined && selection.size > 0 && (
        <PlacerCommunes
          communes={communes}
          secteurs={secteurs}
          coches={props.coches}
          onCoches={props.onCoches}
          onPlacer={deposer}
          onHover={props.onHover}
        />
      )}
    </Stack>
  )
}
