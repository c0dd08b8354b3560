/** What the map shows and in which classes, with the distribution in sight while choosing. */
import { Button, NativeSelect, NumberInput, Popover, SegmentedControl, Stack, Switch, Text } from '@mantine/core'
import type { Classes } from '../../../shared/figures/classes.ts'
import { Histogramme } from './Histogramme.tsx'
import { Limites } from './Limites.tsx'
import { METHODES, type Reglages } from './reglages.ts'
import styles from './territoire.module.css'

interface Props {
  readonly reglages: Reglages
  onReglages(avec: Partial<Reglages>): void
  /** Known values of the communes shown; empty when nothing is coloured. */
  readonly valeurs: readonly number[]
  /** The classes these values make. */
  readonly classes: Classes
  readonly verrouillee: boolean
  /** The density asked for is not known: the population is shown instead. */
  readonly repli: boolean
  onVerrou(verrouiller: boolean): void
}

export function ReglagesCarte(props: Props) {
  const { reglages, onReglages } = props
  return (
    <Popover position="bottom-end" withinPortal trapFocus returnFocus shadow="md" width={320}>
      <Popover.Target>
        <Button className={styles.outil} px="sm" variant="default">
          Carte…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Réglages de la carte">
        <Stack gap="sm">
          <NativeSelect
            label="Ce que montre la carte"
            value={reglages.montre}
            data={[
              { value: 'densite', label: 'Densité de population' },
              { value: 'population', label: 'Population' },
              { value: 'aucune', label: 'Le territoire et ses secteurs' },
            ]}
            onChange={(event) => onReglages({ montre: lireMontre(event.currentTarget.value) })}
          />
          {props.repli ? (
            <Text fz="sm" c="var(--encre-douce)">
              Aucune superficie n’est connue&nbsp;: la carte montre la population. Importez des contours ou la
              superficie de l’Insee dans l’écran Données.
            </Text>
          ) : (
            reglages.montre !== 'aucune' && <ReglagesFigure {...props} />
          )}
          <Switch
            label="Limites des départements"
            checked={reglages.departement}
            onChange={(event) => onReglages({ departement: event.currentTarget.checked })}
          />
          <Switch
            label="Limites des EPCI"
            checked={reglages.epci}
            onChange={(event) => onReglages({ epci: event.currentTarget.checked })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function ReglagesFigure({ reglages, onReglages, valeurs, classes, verrouillee, onVerrou }: Props) {
  return (
    <>
      <SegmentedControl
        aria-label="Représentation"
        fullWidth
        value={reglages.forme}
        data={[
          { value: 'aplats', label: 'Aplats' },
          { value: 'cercles', label: 'Cercles' },
        ]}
        onChange={(forme) => onReglages({ forme: forme === 'cercles' ? 'cercles' : 'aplats' })}
      />
      {reglages.forme === 'aplats' && (
        <>
          <NativeSelect
            label="Classes"
            value={reglages.methode}
            disabled={verrouillee}
            data={METHODES.map(({ value, label }) => ({ value, label }))}
            onChange={(event) => {
              const methode = METHODES.find(({ value }) => value === event.currentTarget.value)?.value
              if (methode !== undefined) onReglages({ methode })
            }}
          />
          {reglages.methode === 'manuelle' && (
            <Limites limites={reglages.limites} onLimites={(limites) => onReglages({ limites })} />
          )}
          {reglages.methode !== 'manuelle' && reglages.methode !== 'q6' && (
            <NumberInput
              label="Nombre de classes"
              min={2}
              max={7}
              clampBehavior="strict"
              disabled={verrouillee}
              value={reglages.nombre}
              onChange={(nombre) => typeof nombre === 'number' && onReglages({ nombre })}
            />
          )}
          {valeurs.length > 1 ? (
            <Histogramme
              valeurs={valeurs}
              limites={classes.bornes.slice(1, -1)}
              decimales={reglages.montre === 'densite' ? 1 : 0}
            />
          ) : (
            <Text fz="sm" c="var(--encre-douce)">
              Aucune valeur connue pour l’instant.
            </Text>
          )}
          <Switch
            label="Garder cette échelle"
            description="Les mêmes classes quand le territoire change, pour comparer."
            checked={verrouillee}
            disabled={classes.bornes.length === 0}
            onChange={(event) => onVerrou(event.currentTarget.checked)}
          />
        </>
      )}
    </>
  )
}

function lireMontre(valeur: string): Reglages['montre'] {
  return valeur === 'population' || valeur === 'aucune' ? valeur : 'densite'
}
