/** The first lines of a file as they would be read, and what it will bring. */

import { Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { accord } from '../../../shared/domain/francais.ts'
import type { Apercu as Donnee } from './depot.ts'
import styles from './donnees.module.css'

/** Lines shown at first: a screen of files stays readable. */
const PREMIERES = 3

interface Props {
  readonly apercu: Donnee
  /** Among many files, the lines are folded. */
  readonly replie: boolean
  /** What the message says is said below, by a refusal. */
  readonly tait: boolean
}

export function Apercu({ apercu, replie, tait }: Props) {
  const { profil, apporte, message, lignes } = apercu
  const titre = profil === null ? 'Premières lignes du fichier' : 'Premières lignes, telles que comprises'
  return (
    <>
      {apporte.map((phrase) => (
        <Text key={phrase}>{phrase}</Text>
      ))}
      {message !== null && !tait && <p className={styles.rappel}>{message}</p>}
      {lignes.length > 0 &&
        (replie ? (
          <details className={styles.details}>
            <summary>{titre}</summary>
            <Lignes apercu={apercu} titre={titre} />
          </details>
        ) : (
          <Lignes apercu={apercu} titre={titre} />
        ))}
    </>
  )
}

function Lignes({ apercu, titre }: { readonly apercu: Donnee; readonly titre: string }) {
  const [toutes, setToutes] = useState(false)
  const { fichier, entete, lignes, encodage, separateur } = apercu
  const vues = toutes ? lignes : lignes.slice(0, PREMIERES)
  return (
    <>
      <Table.ScrollContainer
        minWidth={0}
        type="native"
        className={styles.apercu}
        role="region"
        aria-label={`${titre}, ${fichier}`}
        tabIndex={0}
      >
        <Table
          verticalSpacing={3}
          fz="sm"
          captionSide="top"
          data={{ caption: titre, head: [...entete], body: vues.map((cellules) => [...cellules]) }}
        />
      </Table.ScrollContainer>
      {lignes.length > PREMIERES && (
        <Button className={styles.suite} variant="subtle" size="compact-sm" onClick={() => setToutes(!toutes)}>
          {toutes
            ? 'Moins de lignes'
            : `${lignes.length - PREMIERES} ligne${accord(lignes.length - PREMIERES, '', 's')} de plus`}
        </Button>
      )}
      {encodage !== null && (
        <Text size="sm" c="var(--encre-douce)">
          Caractères lus en {encodage}
          {separateur !== null && `, colonnes séparées par\u00a0: ${separateur}`}.
        </Text>
      )}
    </>
  )
}
