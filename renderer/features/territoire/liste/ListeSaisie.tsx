/** Where a list comes in: a text to paste, or a file to choose or lay down. */
import '@mantine/dropzone/styles.css'
import { Alert, Button, Group, Text, Textarea } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { useRef } from 'react'
import type { ErrorBody } from '../../../../shared/contract/errors.ts'
import { formatNumber } from '../../../../shared/domain/format.ts'

interface Props {
  readonly texte: string
  /** The text has been read: it takes less room. */
  readonly lue: boolean
  readonly occupe: boolean
  onTexte(texte: string): void
  onLire(): void
  onFichier(fichier: File): void
}

export function SaisieListe({ texte, lue, occupe, onTexte, onLire, onFichier }: Props) {
  const ouvrir = useRef<(() => void) | null>(null)
  return (
    <>
      <Textarea
        data-autofocus
        label="Noms, codes Insee ou codes postaux"
        description={'Une colonne d’Excel, une liste à puces, un paragraphe\u00a0: tout convient.'}
        minRows={lue ? 3 : 7}
        maxRows={lue ? 4 : 14}
        autosize
        value={texte}
        onChange={(event) => onTexte(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && texte.trim() !== '') onLire()
        }}
      />
      {!lue && (
        <Dropzone
          openRef={ouvrir}
          activateOnClick={false}
          enablePointerEvents
          multiple={false}
          loading={occupe}
          onDrop={([premier]: File[]) => premier !== undefined && onFichier(premier)}
          p="sm"
          tabIndex={-1}
          aria-label="Dépôt d’un fichier"
          inputProps={{ 'aria-label': 'Choisir un fichier de communes' }}
        >
          <Group gap="sm" wrap="nowrap">
            <Button variant="default" size="sm" style={{ flex: 'none' }} onClick={() => ouvrir.current?.()}>
              Choisir un fichier…
            </Button>
            <Text fz="sm" c="var(--encre-douce)">
              ou déposez-le ici&nbsp;: classeur (Excel, LibreOffice), CSV, texte, liste de plusieurs CPTS, dossier
              «&nbsp;.maillage&nbsp;» d’une autre CPTS.
            </Text>
          </Group>
        </Dropzone>
      )}
    </>
  )
}

/** The pasted table says the CPTS of each line: one list would mix them. */
export function PlusieursCpts({ noms, onPlusieurs }: { readonly noms: readonly string[]; onPlusieurs(): void }) {
  const dits = noms.slice(0, 4).map((nom) => `«\u00a0${nom}\u00a0»`)
  return (
    <Alert color="ambre" title={`Ce tableau décrit ${formatNumber(noms.length)}\u00a0CPTS`} role="status">
      <Text fz="sm">
        {dits.join(', ')}
        {noms.length > dits.length ? '…' : ''}. Ci-dessous, leurs communes sont réunies dans une seule liste.
      </Text>
      <Button mt="xs" size="sm" variant="default" onClick={onPlusieurs}>
        En faire plusieurs CPTS, ou en choisir une…
      </Button>
    </Alert>
  )
}

export function ErreurListe({ erreur }: { readonly erreur: ErrorBody }) {
  return (
    <Alert color="argile" title={erreur.titre} role="alert">
      <Text fz="sm" style={{ whiteSpace: 'pre-line' }}>
        {erreur.explication}
      </Text>
      <Text fz="sm" mt={4}>
        {erreur.issue}
      </Text>
    </Alert>
  )
}
