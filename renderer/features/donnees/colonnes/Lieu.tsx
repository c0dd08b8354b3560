/** Where the commune of each line stands. */
import { Group, NativeSelect } from '@mantine/core'
import type { LieuLecture } from '../../../../shared/domain/lecture.ts'
import styles from '../donnees.module.css'
import { type Colonne, lieuDeType } from './brouillon.ts'

interface Props {
  readonly colonnes: readonly Colonne[]
  readonly lieu: LieuLecture
  onChange(lieu: LieuLecture): void
}

const TYPES: readonly { value: LieuLecture['type']; label: string }[] = [
  { value: 'code', label: 'un code Insee' },
  { value: 'depcom', label: 'un code en deux colonnes (département, commune)' },
  { value: 'postal', label: 'un code postal et une ville' },
  { value: 'nom', label: 'un nom (et son département)' },
]

export function Lieu({ colonnes, lieu, onChange }: Props) {
  const choix = { colonnes }
  return (
    <fieldset className={styles.groupe}>
      <legend>Où est la commune&nbsp;?</legend>
      <Group gap="md" align="end">
        <NativeSelect
          label="La commune est donnée par"
          value={lieu.type}
          onChange={(e) => onChange(lieuDeType(e.currentTarget.value as LieuLecture['type'], colonnes))}
          data={[...TYPES]}
        />
        {lieu.type === 'code' && (
          <>
            <Choix {...choix} label="Code" rang={lieu.code} onRang={(code) => onChange({ ...lieu, code: code ?? 0 })} />
            <Choix
              {...choix}
              label="Nom, pour vérifier"
              facultatif
              rang={lieu.nom}
              onRang={(nom) => onChange({ ...lieu, nom })}
            />
          </>
        )}
        {lieu.type === 'depcom' && (
          <>
            <Choix
              {...choix}
              label="Département"
              rang={lieu.departement}
              onRang={(r) => onChange({ ...lieu, departement: r ?? 0 })}
            />
            <Choix
              {...choix}
              label="Commune"
              rang={lieu.commune}
              onRang={(r) => onChange({ ...lieu, commune: r ?? 0 })}
            />
          </>
        )}
        {lieu.type === 'postal' && (
          <>
            <Choix
              {...choix}
              label="Code postal"
              rang={lieu.codePostal}
              onRang={(r) => onChange({ ...lieu, codePostal: r ?? 0 })}
            />
            <Choix
              {...choix}
              label="Ville"
              facultatif
              rang={lieu.ville}
              onRang={(ville) => onChange({ ...lieu, ville })}
            />
          </>
        )}
        {lieu.type === 'nom' && (
          <>
            <Choix
              {...choix}
              label="Nom de la commune"
              rang={lieu.nom}
              onRang={(r) => onChange({ ...lieu, nom: r ?? 0 })}
            />
            <Choix
              {...choix}
              label="Département"
              facultatif
              rang={lieu.departement}
              onRang={(departement) => onChange({ ...lieu, departement })}
            />
          </>
        )}
      </Group>
    </fieldset>
  )
}

interface PropsChoix {
  readonly colonnes: readonly Colonne[]
  readonly label: string
  readonly rang: number | null
  readonly facultatif?: boolean
  onRang(rang: number | null): void
}

function Choix({ colonnes, label, rang, facultatif = false, onRang }: PropsChoix) {
  return (
    <NativeSelect
      label={label}
      value={rang === null ? '' : String(rang)}
      onChange={(e) => onRang(e.currentTarget.value === '' ? null : Number(e.currentTarget.value))}
      maw={260}
      data={[
        ...(facultatif ? [{ value: '', label: 'aucune colonne' }] : []),
        ...colonnes.map(({ rang: r, titre, exemples: [exemple = 'vide'] }) => ({
          value: String(r),
          label: `${titre.slice(0, 40)} (${exemple})`,
        })),
      ]}
    />
  )
}
