/** How many communes of the territory a source covers, and of how many it has only a part: a bar and its words. */

import { Progress, Text } from '@mantine/core'
import { formatNumber } from '../../../shared/domain/format.ts'
import { compte } from '../../../shared/domain/francais.ts'

interface Props {
  readonly connues: number
  readonly partielles: number
  readonly total: number
}

export function Couverture({ connues, partielles, total }: Props) {
  const texte = motsCouverture({ connues, partielles, total })
  const part = (n: number) => (total === 0 ? 0 : (100 * n) / total)
  return (
    <div>
      <Progress.Root size={6}>
        <Progress.Section
          value={part(connues)}
          color={connues < total ? 'ambre' : 'pin'}
          aria-label={`Couverture\u00a0: ${texte}`}
        />
        <Progress.Section value={part(partielles)} color="ambre.3" withAria={false} />
      </Progress.Root>
      <Text size="sm" c="var(--encre-douce)" mt={2}>
        {texte}
      </Text>
    </div>
  )
}

/** "9 communes sur 9", "44 communes sur 60, et 16 en partie", "16 communes sur 60 en partie": the same everywhere. */
export function motsCouverture({ connues, partielles, total }: Props): string {
  if (total === 0) return 'Aucune commune dans le territoire'
  const sur = ` sur ${formatNumber(total)}`
  if (partielles === 0) return `${compte(connues, 'commune')}${sur}`
  return connues === 0
    ? `${compte(partielles, 'commune')}${sur} en partie`
    : `${compte(connues, 'commune')}${sur}, et ${formatNumber(partielles)} en partie`
}
