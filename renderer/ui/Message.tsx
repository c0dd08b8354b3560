/** What is empty, and what went wrong: always with what to do next. */
import { Alert, Center, Loader, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { enErreur } from '../api/client.ts'

export function EtatVide({ titre, children }: { readonly titre: string; readonly children?: ReactNode }) {
  return (
    <Stack align="center" justify="center" gap="sm" p="xl" mih={240}>
      <Title order={2} size="h4">
        {titre}
      </Title>
      <Stack align="center" gap="md" maw={460} ta="center" c="var(--encre-douce)">
        {children}
      </Stack>
    </Stack>
  )
}

export function Erreur({ cause, children }: { readonly cause: unknown; readonly children?: ReactNode }) {
  const { titre, explication, issue } = enErreur(cause)
  return (
    <Alert color="argile" title={titre} role="alert">
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {explication}
      </Text>
      <Text size="sm" mt={4}>
        {issue}
      </Text>
      {children}
    </Alert>
  )
}

/** Files that lack communes of the territory: what is added up over them is a minimum until they are dropped again. */
export function ARedeposer({ phrases }: { readonly phrases: readonly string[] }) {
  if (phrases.length === 0) return null
  return (
    <Alert color="ambre" title="Des fichiers sont à redéposer" mb="md">
      {phrases.map((phrase) => (
        <Text key={phrase} size="sm">
          {phrase}
        </Text>
      ))}
    </Alert>
  )
}

export function Attente({ quoi }: { readonly quoi: string }) {
  return (
    <Center mih={160} role="status">
      <Loader size="sm" mr="sm" />
      <Text c="var(--encre-douce)">{quoi}</Text>
    </Center>
  )
}
