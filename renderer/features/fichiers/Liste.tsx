/** Which list this is, checked on which day; a newer one replaces it, and the one of the application comes back. */
import { Anchor, FileButton, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Output } from '../../../shared/contract/methods.ts'
import { formatDate } from '../../../shared/domain/format.ts'
import { call, televerser } from '../../api/client.ts'
import { signaler } from '../../api/hooks.ts'

type Lue = Pick<Output<'donnees.telechargements'>, 'verifies' | 'importee'>

export function Liste({ verifies, importee }: Lue) {
  const client = useQueryClient()
  const oublier = useRef<() => void>(null)
  const agir = async (travail: () => Promise<unknown>) => {
    try {
      await travail()
      await client.invalidateQueries({ queryKey: ['telechargements'] })
      await client.invalidateQueries({ queryKey: ['bibliotheque'] })
    } catch (cause) {
      signaler(cause)
    }
    oublier.current?.()
  }
  const remplacer = (fichier: File | null) => {
    if (fichier !== null)
      void agir(async () => call('donnees.majTelechargements', { source: await televerser(fichier) }))
  }
  return (
    <Text size="sm" c="var(--encre-douce)" maw="44rem" mb="md">
      Liste vérifiée le {formatDate(verifies)}
      {importee !== null && `, importée le ${formatDate(importee.importeLe)} (${importee.fichier})`}&nbsp;: les
      producteurs changent parfois de noms.{' '}
      <FileButton onChange={remplacer} accept=".json,application/json" resetRef={oublier}>
        {(props) => (
          <Anchor component="button" type="button" fz="inherit" {...props}>
            Prendre une liste plus récente…
          </Anchor>
        )}
      </FileButton>
      {importee !== null && (
        <>
          {' · '}
          <Anchor
            component="button"
            type="button"
            fz="inherit"
            onClick={() => void agir(() => call('bibliotheque.retirer', { id: 'fichiers-utiles' }))}
          >
            Revenir à celle de l’application
          </Anchor>
        </>
      )}
    </Text>
  )
}
