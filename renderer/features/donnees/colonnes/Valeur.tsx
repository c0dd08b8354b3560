/** One column of figures: kept or not, under which words, unit and year. */
import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import {
  DECIMALE_LABELS,
  DECIMALES_LECTURE,
  NATURE_LABELS,
  NATURES_LECTURE,
  UNITES_LECTURE,
  type ValeurLecture,
  VIDE_LABELS,
  VIDES,
} from '../../../../shared/domain/lecture.ts'
import { anneeValide } from '../depot.ts'
import styles from '../donnees.module.css'
import { CATALOGUE, type Colonne, changerIndicateur } from './brouillon.ts'

interface Props {
  readonly colonne: Colonne
  readonly valeur: ValeurLecture | undefined
  onBasculer(): void
  onChange(champs: Partial<ValeurLecture>): void
}

export function Valeur({ colonne: { titre, exemples }, valeur, onBasculer, onChange }: Props) {
  return (
    <fieldset className={styles.valeur} aria-label={`Colonne ${titre}`}>
      <Checkbox
        checked={valeur !== undefined}
        onChange={onBasculer}
        label={titre}
        description={`Par exemple\u00a0: ${exemples.join('\u00a0; ')}`}
      />
      {valeur !== undefined && <Champs titre={titre} valeur={valeur} onChange={onChange} />}
    </fieldset>
  )
}

interface PropsChamps extends Pick<Props, 'onChange'> {
  readonly titre: string
  readonly valeur: ValeurLecture
}

function Champs({ titre, valeur, onChange }: PropsChamps) {
  const propre = valeur.indicateur === null
  const annee = valeur.millesime ?? ''
  return (
    <>
      <Group gap="sm" align="end" mt={6}>
        {propre && (
          <>
            <TextInput
              label="Nom du chiffre"
              value={valeur.libelle}
              onChange={(e) => onChange({ libelle: e.currentTarget.value })}
              w={240}
              maxLength={200}
            />
            <NativeSelect
              label="Unité"
              value={valeur.unite}
              onChange={(e) =>
                onChange({ unite: UNITES_LECTURE.find(([u]) => u === e.currentTarget.value)?.[0] ?? 'nombre' })
              }
              data={UNITES_LECTURE.map(([value, label]) => ({ value, label }))}
              w={210}
            />
            <NativeSelect
              label="C’est"
              value={valeur.nature}
              onChange={(e) =>
                onChange({ nature: NATURES_LECTURE.find((n) => n === e.currentTarget.value) ?? 'additif' })
              }
              data={NATURES_LECTURE.map((value) => ({ value, label: NATURE_LABELS[value] }))}
              w={250}
            />
          </>
        )}
        <TextInput
          label="Année"
          value={annee}
          placeholder="AAAA"
          onChange={(e) =>
            onChange({ millesime: e.currentTarget.value.trim() === '' ? null : e.currentTarget.value.trim() })
          }
          error={annee.length >= 4 && !anneeValide(annee)}
          inputMode="numeric"
          maxLength={4}
          w={90}
        />
      </Group>
      <details className={styles.details} open={!propre}>
        <summary aria-label={`Plus de réglages pour ${titre}`}>Plus de réglages</summary>
        <Group gap="sm" align="end" mt={4}>
          <NativeSelect
            label="Chiffre connu de Maillage"
            value={valeur.indicateur ?? ''}
            onChange={(e) =>
              onChange(changerIndicateur(valeur, e.currentTarget.value === '' ? null : e.currentTarget.value))
            }
            data={[{ value: '', label: 'Non, un chiffre propre à ce dossier' }, ...CATALOGUE]}
            w={320}
          />
          <NativeSelect
            label="Une case vide veut dire"
            value={valeur.vide}
            onChange={(e) => onChange({ vide: VIDES.find((v) => v === e.currentTarget.value) ?? 'manquant' })}
            data={VIDES.map((value) => ({ value, label: VIDE_LABELS[value] }))}
          />
          <NativeSelect
            label="Signe des décimales"
            value={valeur.decimale}
            onChange={(e) =>
              onChange({ decimale: DECIMALES_LECTURE.find((d) => d === e.currentTarget.value) ?? 'auto' })
            }
            data={DECIMALES_LECTURE.map((value) => ({ value, label: DECIMALE_LABELS[value] }))}
          />
        </Group>
      </details>
    </>
  )
}
