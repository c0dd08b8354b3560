/** One line of the grid. */
import { ActionIcon, Autocomplete, NativeSelect, Table, TextInput } from '@mantine/core'
import type { ClipboardEvent } from 'react'
import { MODELES_SAISIE } from '../../../../shared/domain/saisie.ts'
import { CHAMPS, type Champ, erreurChamp, type LigneTexte, NOMS, unitesDe } from './lignes.ts'

interface Props {
  readonly ligne: LigneTexte
  readonly numero: number
  /** Faults are shown once saving was asked; a wrong number at once. */
  readonly montrer: boolean
  onChange(champ: Champ, valeur: string): void
  /** True when the paste was taken. */
  onColler(champ: Champ, texte: string): boolean
  /** The cell of the source is left. */
  onSource(): void
  onRetirer(): void
}

const LARGEURS: Readonly<Record<Champ, number>> = {
  libelle: 232,
  cpts: 74,
  departement: 74,
  region: 74,
  france: 74,
  unite: 108,
  millesime: 70,
  base: 160,
  source: 160,
}

/** Words of a first line, where the name of a column does not say what is awaited. */
const EXEMPLES: Partial<Record<Champ, string>> = {
  libelle: 'À choisir ou à écrire',
  millesime: 'AAAA',
  base: 'Ex. assurés de 16 ans et plus',
  source: 'Ex. Rézone CPTS',
}

export function LigneGrille({ ligne, numero, montrer, onChange, onColler, onSource, onRetirer }: Props) {
  const commun = (champ: Champ) => {
    const erreur = erreurChamp(ligne, champ)
    const aDire = erreur !== null && (montrer || (champ !== 'libelle' && champ !== 'source'))
    return {
      'aria-label': `${NOMS[champ]}, ligne ${numero}`,
      value: ligne[champ],
      placeholder: numero === 1 ? EXEMPLES[champ] : undefined,
      error: aDire ? erreur : undefined,
      size: 'xs' as const,
      onPaste: (event: ClipboardEvent<HTMLInputElement>) => {
        if (onColler(champ, event.clipboardData.getData('text/plain'))) event.preventDefault()
      },
    }
  }
  return (
    <Table.Tr>
      {CHAMPS.map((champ) => (
        <Table.Td key={champ} style={{ minWidth: LARGEURS[champ] }}>
          {champ === 'libelle' ? (
            <Autocomplete
              {...commun(champ)}
              data={MODELES_SAISIE.map(({ libelle }) => libelle)}
              onChange={(valeur) => onChange(champ, valeur)}
              comboboxProps={{ width: 420, position: 'bottom-start' }}
            />
          ) : champ === 'unite' ? (
            <NativeSelect
              {...commun(champ)}
              onPaste={undefined}
              data={unitesDe(ligne)}
              onChange={(event) => onChange(champ, event.currentTarget.value)}
            />
          ) : (
            <TextInput
              {...commun(champ)}
              styles={champ === 'base' || champ === 'source' ? {} : { input: { textAlign: 'right' } }}
              onChange={(event) => onChange(champ, event.currentTarget.value)}
              onBlur={champ === 'source' ? onSource : undefined}
            />
          )}
        </Table.Td>
      ))}
      <Table.Td>
        <ActionIcon variant="subtle" color="gray" onClick={onRetirer} aria-label={`Retirer la ligne ${numero}`}>
          ×
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  )
}
