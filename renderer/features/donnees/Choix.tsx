/** What a file does not say and the user must: its year; what to do with duplicates when the import refused them. */
import { NativeSelect, Text, TextInput } from '@mantine/core'
import { formatDate } from '../../../shared/domain/format.ts'
import { anneeValide, type Choix as Champs, type Doublons, demandeAnnee, estContours, type Fichier } from './depot.ts'

interface Props {
  readonly fichier: Fichier
  onChange(champs: Champs): void
}

export function Choix({ fichier, onChange }: Props) {
  const { apercu, annee, producteur, doublons, lecture } = fichier
  if (apercu === null) return null
  const demande = demandeAnnee(fichier)
  const contours = estContours(apercu)
  const lue = formatDate(apercu.millesime ?? '')
  return (
    <>
      {demande === 'inutile' ? (
        lue !== '' &&
        lecture === null && (
          <Text size="sm" pb={8}>
            Année lue dans le fichier&nbsp;: <strong>{lue}</strong>
          </Text>
        )
      ) : (
        <TextInput
          label={contours ? 'Année des limites' : 'Année des données'}
          description={
            contours
              ? 'Dite là où on les télécharge'
              : demande === 'requise'
                ? undefined
                : lue === ''
                  ? 'Facultative'
                  : `Lue\u00a0: ${lue}. À changer si besoin`
          }
          placeholder={lue === '' ? 'AAAA' : lue}
          value={annee}
          onChange={(e) => onChange({ annee: e.currentTarget.value.trim() })}
          error={annee.length >= 4 && !anneeValide(annee)}
          inputMode="numeric"
          maxLength={4}
          w={190}
        />
      )}
      {contours && (
        <TextInput
          label="Qui les a dessinées"
          description="Nommé sous chaque carte"
          placeholder="Ce que le fichier montre"
          value={producteur}
          onChange={(e) => onChange({ producteur: e.currentTarget.value })}
          maxLength={80}
          w={230}
        />
      )}
      {doublons !== 'refuser' && (
        <NativeSelect
          label="Si un code figure plusieurs fois"
          value={doublons}
          onChange={(e) => onChange({ doublons: e.currentTarget.value as Doublons })}
          data={DOUBLONS}
        />
      )}
    </>
  )
}

export const DOUBLONS = [
  { value: 'refuser', label: 'refuser le fichier' },
  { value: 'sommer', label: 'additionner les lignes' },
  { value: 'remplacer', label: 'garder la dernière ligne' },
]
