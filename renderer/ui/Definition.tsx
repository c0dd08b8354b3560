/** What a figure is, as its source says it; nothing where the catalogue has no sure definition. */
import { Text } from '@mantine/core'
import { entree } from '../../shared/domain/indicateurs/catalogue.ts'

export function Definition({ id }: { readonly id: string }) {
  const definition = entree(id)?.mots.definition ?? null
  return definition === null ? null : (
    <Text fz="sm" c="var(--encre-douce)">
      {definition.texte} ({definition.source}.)
    </Text>
  )
}
