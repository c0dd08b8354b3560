/** The file that was read: which sheet, which column, and what to know of it. */
import { Button, Group, NativeSelect, Text } from '@mantine/core'
import type { FichierLu } from './reprise.ts'

const CONTENUS: Readonly<Record<FichierLu['colonnes'][number]['contenu'], string>> = {
  codes: 'codes de commune',
  noms: 'noms de commune',
  postaux: 'codes postaux',
  autre: '',
}

interface Props {
  readonly fichier: FichierLu
  readonly occupe: boolean
  onRelire(options: { readonly feuille?: string; readonly colonne?: number }): void
  onRetour(): void
}

export function ListeFichier({ fichier, occupe, onRelire, onRetour }: Props) {
  const { feuilles, feuille, colonnes, colonne } = fichier
  return (
    <>
      <Entete nom={fichier.fichier} onRetour={onRetour} />
      {(feuilles.length > 1 || colonnes.length > 1) && (
        <Group grow align="flex-start">
          {feuilles.length > 1 && (
            <NativeSelect
              label="Feuille"
              disabled={occupe}
              value={feuille ?? ''}
              data={[...feuilles]}
              onChange={(event) => onRelire({ feuille: event.currentTarget.value })}
            />
          )}
          {colonnes.length > 1 && (
            <NativeSelect
              label="Colonne des communes"
              disabled={occupe}
              value={colonne === null ? '' : String(colonne)}
              data={[
                ...(colonne === null ? [{ value: '', label: 'Tout le texte' }] : []),
                ...colonnes.map((une) => ({ value: String(une.rang), label: libelleColonne(une) })),
              ]}
              onChange={(event) =>
                onRelire({
                  ...(feuille === null ? {} : { feuille }),
                  ...(event.currentTarget.value === '' ? {} : { colonne: Number(event.currentTarget.value) }),
                })
              }
            />
          )}
        </Group>
      )}
      {fichier.avertissements.map((mots) => (
        <Text key={mots} fz="sm" c="var(--ambre-encre)">
          {mots}
        </Text>
      ))}
    </>
  )
}

/** The name of the file, and the way back to another one. */
export function Entete({ nom, onRetour }: { readonly nom: string; onRetour(): void }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text fw={600} truncate title={nom}>
        {nom}
      </Text>
      <Button variant="subtle" size="compact-sm" style={{ flex: 'none' }} onClick={onRetour}>
        Autre fichier ou texte
      </Button>
    </Group>
  )
}

/** "Code Insee : 03118, 03310 (codes de commune)". */
function libelleColonne({ titre, exemples, contenu }: FichierLu['colonnes'][number]): string {
  const nature = CONTENUS[contenu]
  const suite = exemples.length === 0 ? 'vide' : exemples.slice(0, 2).join(', ')
  return `${titre}\u00a0: ${suite}${nature === '' ? '' : ` (${nature})`}`
}
