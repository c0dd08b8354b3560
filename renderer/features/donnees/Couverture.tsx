/** How many communes of the territory a source speaks of: a bar and its words. */

import { Progress, Text } from '@mantine/core'
import { formatNumber } from '../../../shared/domain/format.ts'
import { compte } from '../../../shared/domain/francais.ts'

export function Couverture({ connues, total }: { readonly connues: number; readonly total: number }) {
  const texte =
    total === 0 ? 'Aucune commune dans le territoire' : `${compte(connues, 'commune')} sur ${formatNumber(total)}`
  return (
    <div>
      <Progress
        value={total === 0 ? 0 : (100 * connues) / total}
        color={connues < total ? 'ambre' : 'pin'}
        size={6}
        aria-label={`Couverture\u00a0: ${texte}`}
      />
      <Text size="sm" c="var(--encre-douce)" mt={2}>
        {texte}
      </Text>
    </div>
  )
}
