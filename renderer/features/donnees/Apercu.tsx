/** The first lines of a file as they would be read, and what it will bring. */
import { Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Apercu as Donnee } from './depot.ts'
import styles from './donnees.module.css'
import { apports } from './profils.ts'

/** Lines shown at first: a screen of files stays readable. */
const PREMIERES = 3

export function Apercu({ apercu }: { readonly apercu: Donnee }) {
  const [toutes, setToutes] = useState(false)
  const { fichier, profil, entete, lignes, message } = apercu
  const titre = profil === null ? 'Premières lignes du fichier' : 'Premières lignes, telles que comprises'
  const vues = toutes ? lignes : lignes.slice(0, PREMIERES)
  return (
    <>
      {profil !== null && apports(profil).map((phrase) => <Text key={phrase}>{phrase}</Text>)}
      {message !== null && <p className={styles.rappel}>{message}</p>}
      {profil === null && (
        <Text size="sm">
          Maillage ne lit que les sources du guide «&nbsp;Quels fichiers&nbsp;?&nbsp;». Si ce fichier est l’une d’elles,
          vérifiez que sa ligne d’en-tête est présente, puis déposez-le de nouveau.
        </Text>
      )}
      {lignes.length > 0 && (
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
      )}
      {lignes.length > PREMIERES && (
        <Button className={styles.suite} variant="subtle" size="compact-sm" onClick={() => setToutes(!toutes)}>
          {toutes ? 'Moins de lignes' : `${lignes.length - PREMIERES} lignes de plus`}
        </Button>
      )}
    </>
  )
}
