/** What a file does not say and the user must: its year; what to do with duplicates when the import refused them. */
import { NativeSelect, Text, TextInput } from '@mantine/core'
import { anneeValide, type Doublons, demandeAnnee, type Fichier, proposeDoublons } from './depot.ts'

interface Props {
  readonly fichier: Fichier
  onChange(champs: Partial<Pick<Fichier, 'annee' | 'doublons'>>): void
}

export function Choix({ fichier, onChange }: Props) {
  const { apercu, annee, doublons, erreur } = fichier
  if (apercu === null) return null
  const demande = demandeAnnee(apercu)
  const lue = apercu.millesime ?? ''
  return (
    <>
      {demande === 'inutile' ? (
        lue !== '' && (
          <Text size="sm" pb={8}>
            Millésime lu dans le fichier&nbsp;: <strong>{lue}</strong>
          </Text>
        )
      ) : (
        <TextInput
          label={apercu.profil === 'contours' ? 'Année de la géographie' : 'Année des données'}
          description={demande === 'facultative' ? 'Facultative, si vous la connaissez' : undefined}
          placeholder={lue === '' ? 'AAAA' : lue}
          value={annee}
          onChange={(e) => onChange({ annee: e.currentTarget.value.trim() })}
          error={annee.length >= 4 && !anneeValide(annee)}
          inputMode="numeric"
          maxLength={4}
          w={190}
        />
      )}
      {proposeDoublons(erreur) && (
        <NativeSelect
          label="Si un code figure plusieurs fois"
          value={doublons}
          onChange={(e) => onChange({ doublons: e.currentTarget.value as Doublons })}
          data={[
            { value: 'refuser', label: 'refuser le fichier' },
            { value: 'sommer', label: 'additionner les lignes' },
            { value: 'remplacer', label: 'garder la dernière ligne' },
          ]}
        />
      )}
    </>
  )
}
