/** Classes of the shades, with the distribution in sight while choosing. */
import { NativeSelect, NumberInput, Switch } from '@mantine/core'
import { Histogramme } from './Histogramme.tsx'
import { Limites } from './Limites.tsx'
import type { PanneauReglages } from './panneau-reglages.ts'
import styles from './ReglagesCarte.module.css'
import { echelleSaisie, type FigureLue, METHODES } from './reglages.ts'

type Props = PanneauReglages & { readonly lues: FigureLue }

export function ReglagesCarteClasses({ reglages, onReglages, lues, nombres, classes, onVerrou }: Props) {
  const verrouillee = reglages.verrou !== null
  const { unite, decimales } = lues.figure
  const interieures = classes.bornes.slice(1, -1)
  return (
    <>
      <NativeSelect
        label="Classes"
        value={reglages.methode}
        disabled={verrouillee}
        data={METHODES.map(({ value, label }) => ({ value, label }))}
        onChange={(event) => {
          const methode = METHODES.find(({ value }) => value === event.currentTarget.value)?.value
          // Limits of one's own start from those in sight.
          if (methode === 'manuelle') onReglages({ methode, limites: interieures })
          else if (methode !== undefined) onReglages({ methode })
        }}
      />
      {reglages.methode === 'manuelle' && !verrouillee && (
        <Limites
          key={lues.figure.id}
          limites={reglages.limites}
          echelle={echelleSaisie(unite)}
          onLimites={(limites) => onReglages({ limites })}
        />
      )}
      {reglages.methode !== 'manuelle' && reglages.methode !== 'q6' && (
        <NumberInput
          label="Nombre de classes"
          min={2}
          max={7}
          clampBehavior="strict"
          disabled={verrouillee}
          value={reglages.nombre}
          onChange={(nombre) => typeof nombre === 'number' && nombre >= 2 && onReglages({ nombre })}
        />
      )}
      {nombres.length > 0 ? (
        <Histogramme valeurs={nombres} limites={interieures} unite={unite} decimales={decimales} />
      ) : (
        <p className={styles.note}>Aucune valeur connue pour l’instant.</p>
      )}
      <Switch
        label="Garder cette échelle"
        description="Les mêmes classes quand le territoire ou l’année change, pour comparer."
        checked={verrouillee}
        disabled={!verrouillee && classes.bornes.length === 0}
        onChange={(event) => onVerrou(event.currentTarget.checked)}
      />
    </>
  )
}
