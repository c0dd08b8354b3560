/**
 * The page that the bench and the tests of the editor open in a real browser: the editor alone, on a text of theirs, with
 * what they press exposed on `window.banc`. Not part of the application.
 */
import '@mantine/core/styles.css'
import '../../base.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Reference, Texte } from '../../../../shared/document/plan/texte.ts'
import { theme, variables } from '../../theme.ts'
import { Barre } from '../Barre.tsx'
import type { FigureProposee } from '../ChoixChiffre.tsx'
import { Editeur } from '../Editeur.tsx'

export interface Banc {
  /** Shows another text, as when the dossier changed elsewhere. */
  montrer(texte: Texte): void
  /** What the live figure is worth now. */
  valoir(valeur: string): void
  /** As last told by the editor. */
  texte(): Texte | null
  /** What was asked of the dossier's own history, and how often the caret left. */
  demandes(): readonly string[]
}
declare global {
  interface Window {
    bancEditeur?: Banc
  }
}

const reference: Reference = { indicateur: 'population', ou: { type: 'cpts' }, millesime: null, forme: 'valeur' }

function Page() {
  const [texte, montrer] = useState<Texte>([])
  const [valeur, valoir] = useState('25\u202f987')
  const [suivi] = useState<{ texte: Texte | null; demandes: string[] }>(() => ({ texte: null, demandes: [] }))
  window.bancEditeur = { montrer, valoir, texte: () => suivi.texte, demandes: () => suivi.demandes }
  const figure: FigureProposee = useMemo(
    () => ({
      reference,
      valeur,
      libelle: 'Population municipale, 2023',
      source: 'Source\u00a0: Insee.',
      theme: 'Population',
    }),
    [valeur],
  )
  const figures = useMemo(() => [figure], [figure])
  const decrire = useMemo(() => () => figure, [figure])
  return (
    <main style={{ maxWidth: 480, height: 700, overflow: 'auto', padding: 8 }}>
      <Barre figures={figures} />
      <Editeur
        texte={texte}
        libelle="Texte de la section Population"
        decrire={decrire}
        surChange={(neuf) => {
          suivi.texte = neuf
        }}
        surSortie={() => suivi.demandes.push('sortie')}
        dossier={{ annuler: () => suivi.demandes.push('annuler'), refaire: () => suivi.demandes.push('refaire') }}
      />
    </main>
  )
}

const racine = document.getElementById('racine')
if (racine !== null) {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
  createRoot(racine).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} getStyleNonce={() => nonce}>
        <Page />
      </MantineProvider>
    </StrictMode>,
  )
}
