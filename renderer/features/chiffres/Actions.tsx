/** Takes the figures elsewhere: the table on screen to the clipboard, all tables to a file. */

import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { compte } from '../../../shared/domain/francais.ts'
import type { Ligne, Tableau } from '../../../shared/domain/tableaux.ts'
import { call, enregistrer } from '../../api/client.ts'
import { signaler } from '../../api/hooks.ts'
import { copier } from '../../ui/presse-papiers.ts'
import { tableauTsv } from './copie.ts'

interface Props {
  readonly etat: EtatDossier
  /** null: every CPTS of the dossier. */
  readonly cpts: number | null
  readonly tableau: Tableau | undefined
  readonly lignes: readonly Ligne[]
}

export function Actions({ etat: { fichier }, cpts, tableau, lignes }: Props) {
  const [enCours, setEnCours] = useState<'csv' | 'xlsx' | null>(null)
  const exporter = async (format: 'csv' | 'xlsx') => {
    setEnCours(format)
    try {
      const { nom, base64 } = await call('chiffres.exporter', { fichier, format, ...(cpts === null ? {} : { cpts }) })
      await enregistrer(nom, base64)
    } catch (cause) {
      signaler(cause)
    } finally {
      setEnCours(null)
    }
  }
  const copierTableau = async () => {
    if (tableau === undefined) return
    try {
      await copier(tableauTsv(tableau, lignes))
      const n = lignes.length
      notifications.show({
        message: `${tableau.titre}\u00a0: ${compte(n, 'ligne copiée', 'lignes copiées')}. Collez dans votre tableur.`,
      })
    } catch (cause) {
      signaler(cause)
    }
  }
  return (
    <Group gap="xs" ml="auto">
      <Button variant="default" disabled={lignes.length === 0} onClick={() => void copierTableau()}>
        Copier ce tableau
      </Button>
      <Button variant="default" loading={enCours === 'csv'} onClick={() => void exporter('csv')}>
        Exporter en CSV
      </Button>
      <Button loading={enCours === 'xlsx'} onClick={() => void exporter('xlsx')}>
        Exporter en Excel
      </Button>
    </Group>
  )
}
