/** Above many files: how many are in each state, and what is done with all of them. */
import { Button, Group, Text } from '@mantine/core'
import { aImporter, bilan, type Fichier } from './depot.ts'
import type { Depot } from './magasin.ts'

export function Bilan({ fichiers, depot }: { readonly fichiers: readonly Fichier[]; readonly depot: Depot }) {
  if (fichiers.length < 2) return null
  const prets = aImporter(fichiers)
  const enCours = fichiers.some(({ etape }) => etape === 'import' || etape === 'attente')
  const finis = fichiers.filter(({ etape }) => etape === 'fait' || etape === 'refuse')
  return (
    <Group justify="space-between" mt="md" gap="sm">
      <Text role="status">
        {fichiers.length} fichiers&nbsp;: {bilan(fichiers)}.
      </Text>
      <Group gap="xs">
        {finis.length > 0 && !enCours && (
          <Button variant="subtle" onClick={() => depot.ranger()}>
            Ranger les {finis.length < 2 ? 'fichiers finis' : `${finis.length} finis`}
          </Button>
        )}
        {enCours && (
          <Button variant="default" onClick={() => depot.annulerTout()}>
            Tout annuler
          </Button>
        )}
        {prets.length > 1 && (
          <Button onClick={() => depot.importerTout()}>Importer les {prets.length} fichiers prêts</Button>
        )}
      </Group>
    </Group>
  )
}
