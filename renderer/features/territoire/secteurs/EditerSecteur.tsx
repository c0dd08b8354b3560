/** The sector in hand: its name, its colour, its communes picked here or on the map. */
import { ActionIcon, Button, Group, MultiSelect, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { couleurSecteur } from '../../../../shared/dessins/couleurs.ts'
import { ChoixCouleur } from './ChoixCouleur.tsx'
import { affecter, deplacer, modifier, nomRefuse, type Secteur } from './secteurs.ts'

interface Props {
  readonly secteur: Secteur
  readonly rang: number
  readonly secteurs: readonly Secteur[]
  readonly communes: readonly { readonly code: string; readonly nom: string }[]
  /** Just made: its name is to be typed over at once. */
  readonly neuf: boolean
  onSecteurs(secteurs: readonly Secteur[], dire?: string): void
  onSupprimer(nom: string): void
  onEnMain(nom: string | null): void
}

export function EditerSecteur(props: Props) {
  const { secteur, rang, secteurs, communes, neuf, onSecteurs, onSupprimer, onEnMain } = props
  const [nom, setNom] = useState(secteur.nom)
  const cadre = useRef<HTMLDivElement>(null)
  const champ = useRef<HTMLInputElement>(null)
  useEffect(() => {
    cadre.current?.scrollIntoView({ block: 'nearest' })
    if (neuf) champ.current?.select()
  }, [neuf])
  const refus = nomRefuse(secteurs, secteur.nom, nom)
  const renommer = () => {
    const propre = nom.trim()
    setNom(refus === null ? propre : nom)
    if (refus !== null || propre === secteur.nom) return
    onSecteurs(modifier(secteurs, secteur.nom, { nom: propre }))
    onEnMain(propre)
  }
  const bouger = (pas: -1 | 1) =>
    onSecteurs(
      deplacer(secteurs, secteur.nom, pas),
      `${secteur.nom}\u00a0: place ${rang + pas + 1} sur ${secteurs.length}.`,
    )
  return (
    <Paper ref={cadre} withBorder p="sm" radius="md" component="section" aria-label={`Secteur ${secteur.nom}`}>
      <Stack gap="xs">
        <Text fz="sm">Cliquez des communes sur la carte, ou choisissez-les ici.</Text>
        <TextInput
          ref={champ}
          label="Nom"
          size="xs"
          value={nom}
          error={refus}
          onChange={(event) => setNom(event.currentTarget.value)}
          onBlur={renommer}
          onKeyDown={(event) => event.key === 'Enter' && renommer()}
        />
        <ChoixCouleur
          valeur={secteur.couleur ?? couleurSecteur(rang)}
          onChange={(couleur) => onSecteurs(modifier(secteurs, secteur.nom, { couleur }))}
        />
        <MultiSelect
          label="Communes du secteur"
          size="xs"
          searchable
          hidePickedOptions
          clearable={false}
          placeholder="Ajouter une commune"
          nothingFoundMessage="Aucune commune de la CPTS ne porte ce nom."
          limit={100}
          data={communes.map(({ code, nom: libelle }) => ({ value: code, label: libelle }))}
          value={secteur.communes.filter((code) => communes.some((commune) => commune.code === code))}
          onChange={(codes) => {
            const retirees = secteur.communes.filter((code) => !codes.includes(code))
            const sans = affecter(secteurs, retirees, null)
            onSecteurs(affecter(sans, codes, secteur.nom))
          }}
        />
        <Group justify="space-between">
          <Button
            size="xs"
            variant="subtle"
            color="argile"
            aria-label={`Supprimer le secteur ${secteur.nom}`}
            onClick={() => onSupprimer(secteur.nom)}
          >
            Supprimer
          </Button>
          <Group gap={4}>
            <Monter sens={-1} inactif={rang === 0} onClick={() => bouger(-1)} />
            <Monter sens={1} inactif={rang === secteurs.length - 1} onClick={() => bouger(1)} />
          </Group>
          <Button size="xs" onClick={() => onEnMain(null)}>
            Terminer
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}

interface MonterProps {
  readonly sens: -1 | 1
  readonly inactif: boolean
  onClick(): void
}

function Monter({ sens, inactif, onClick }: MonterProps) {
  const nom = sens < 0 ? 'Monter ce secteur' : 'Descendre ce secteur'
  return (
    <ActionIcon variant="default" size="md" aria-label={nom} title={nom} disabled={inactif} onClick={onClick}>
      {sens < 0 ? '↑' : '↓'}
    </ActionIcon>
  )
}
