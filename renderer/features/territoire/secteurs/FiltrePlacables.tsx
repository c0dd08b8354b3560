/** Which communes are offered: those without a sector, all, or those of one sector; by name. */
import { Group, NativeSelect, TextInput } from '@mantine/core'
import { formatNumber } from '../../../../shared/domain/format.ts'
import type { Secteur } from './secteurs.ts'

export const LIBRES = 'libres'
const TOUTES = 'toutes'

interface Props {
  readonly secteurs: readonly Secteur[]
  readonly libres: number
  readonly total: number
  /** LIBRES, all, or "s" and the rank of a sector. */
  readonly filtre: string
  readonly requete: string
  onFiltre(filtre: string): void
  onRequete(requete: string): void
}

export function FiltrePlacables({ secteurs, libres, total, filtre, requete, onFiltre, onRequete }: Props) {
  return (
    <Group gap="xs" grow align="flex-end">
      <NativeSelect
        size="xs"
        aria-label="Communes à placer"
        value={filtre}
        data={[
          { value: LIBRES, label: `Sans secteur (${formatNumber(libres)})` },
          { value: TOUTES, label: `Toutes (${formatNumber(total)})` },
          ...secteurs.map(({ nom, communes: codes }, rang) => ({
            value: `s${rang}`,
            label: `${nom} (${formatNumber(codes.length)})`,
          })),
        ]}
        onChange={(event) => onFiltre(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        type="search"
        placeholder="Nom ou code…"
        aria-label="Filtrer les communes à placer"
        value={requete}
        onChange={(event) => onRequete(event.currentTarget.value)}
      />
    </Group>
  )
}
