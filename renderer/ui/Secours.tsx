/** A screen that fails takes nothing else with it: the frame stays, and says how to go on. */
import { Button, Group } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Erreur } from './Message.tsx'

interface Props {
  readonly children: ReactNode
}

export class Secours extends Component<Props, { readonly cause: unknown }> {
  override state: { readonly cause: unknown } = { cause: null }

  static getDerivedStateFromError(cause: unknown): { readonly cause: unknown } {
    return { cause }
  }

  override render(): ReactNode {
    const { cause } = this.state
    if (cause === null) return this.props.children
    return (
      <div style={{ padding: 24, maxWidth: 720 }}>
        <Erreur cause={cause}>
          <Group mt="md">
            <Button onClick={() => window.location.reload()}>Recharger la fenêtre</Button>
          </Group>
        </Erreur>
      </div>
    )
  }
}
