/** The button that opens the grid, with the lines as the dossier holds them. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import { call } from '../../../api/client.ts'
import { signaler } from '../../../api/hooks.ts'
import { Grille } from './Grille.tsx'
import { enTexte, type LigneTexte } from './lignes.ts'

interface Props {
  readonly etat: EtatDossier
  readonly cpts: number
  readonly portrait: Portrait | undefined
}

export function Saisie({ etat, cpts, portrait }: Props) {
  const [lignes, setLignes] = useState<readonly LigneTexte[] | null>(null)
  const ouvrir = async () => {
    try {
      setLignes((await call('saisie.lire', { fichier: etat.fichier, cpts })).map(enTexte))
    } catch (cause) {
      signaler(cause)
    }
  }
  return (
    <>
      <Button mt="md" variant="light" onClick={() => void ouvrir()}>
        Saisir ou coller des chiffres
      </Button>
      {lignes !== null && (
        <Grille
          etat={etat}
          cpts={cpts}
          initiales={lignes}
          departement={seul(portrait?.departements) ?? 'Département'}
          region={seul(portrait?.regions) ?? 'Région'}
          onFermer={() => setLignes(null)}
        />
      )}
    </>
  )
}

function seul(lieux: readonly { readonly nom: string }[] | undefined): string | undefined {
  return lieux?.length === 1 ? lieux[0]?.nom : undefined
}
