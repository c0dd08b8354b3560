/** The base the figures are drawn on, and which limits over it. */
import { NativeSelect, Switch } from '@mantine/core'
import { compte } from '../../../../shared/domain/francais.ts'
import type { PanneauReglages } from './panneau-reglages.ts'
import styles from './ReglagesCarte.module.css'

const NIVEAUX = [
  ['departement', 'départements'],
  ['arrondissement', 'arrondissements'],
  ['epci', 'EPCI'],
  ['canton', 'cantons'],
] as const

export function ReglagesCarteFond({ fonds, fond, reglages, onReglages, cantons }: PanneauReglages) {
  const liste = fonds?.fonds ?? []
  const defaut = liste.find(({ id }) => id === fonds?.defaut)
  const choisi = liste.find(({ id }) => id === reglages.fond) === undefined ? '' : reglages.fond
  const present = liste.find(({ id }) => id === fond)
  return (
    <>
      {liste.length > 1 ? (
        <NativeSelect
          label="Fond de carte"
          value={choisi ?? ''}
          data={[
            { value: '', label: `Automatique${defaut === undefined ? '' : `\u00a0: ${defaut.libelle}`}` },
            ...liste.map(({ id, libelle }) => ({ value: id, label: libelle })),
          ]}
          onChange={(event) => onReglages({ fond: event.currentTarget.value || null })}
        />
      ) : (
        <p className={styles.note}>
          Fond schématique, sans limites réelles&nbsp;: importez des contours de communes dans l’écran Données.
        </p>
      )}
      {present !== undefined && fonds !== undefined && present.connues < fonds.total && (
        <p className={styles.note}>
          Ce fond montre {compte(present.connues, 'commune')} sur {fonds.total}.
        </p>
      )}
      <fieldset className={styles.niveaux}>
        <legend>Limites tracées</legend>
        {NIVEAUX.map(([niveau, nom]) =>
          niveau === 'canton' && !cantons ? null : (
            <Switch
              key={niveau}
              size="sm"
              label={nom.charAt(0).toUpperCase() + nom.slice(1)}
              aria-label={`Limites des ${nom}`}
              checked={reglages[niveau]}
              onChange={(event) => onReglages({ [niveau]: event.currentTarget.checked })}
            />
          ),
        )}
      </fieldset>
    </>
  )
}
