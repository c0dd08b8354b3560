/** Whole CPTS found in a file: which to take, into which CPTS of the dossier, with their sectors or not. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { formatNumber } from '../../../../shared/domain/format.ts'
import { useDossier, useEdition } from '../../../api/hooks.ts'
import type { Cpts } from '../edition/useTerritoire.ts'
import styles from '../territoire.module.css'
import { LigneReprise } from './LigneReprise.tsx'
import { Entete } from './ListeFichier.tsx'
import { type CptsLue, choixReprise, demandeReprise, type FichierLu, refusReprise } from './reprise.ts'

interface Props {
  readonly fichier: FichierLu
  readonly cpts: Cpts
  readonly existantes: readonly Cpts[]
  onRetour(): void
  onFermer(): void
  onReprises(numero: number | null, lues: readonly CptsLue[]): void
}

export function ReprendreCpts({ fichier, cpts, existantes, onRetour, onFermer, onReprises }: Props) {
  const { etat } = useDossier()
  const { editer, enCours } = useEdition()
  const [choix, setChoix] = useState(() => choixReprise(fichier, existantes, cpts))
  const demande = demandeReprise(fichier.cpts, choix)
  const refus = refusReprise(fichier.cpts, choix, existantes)
  const [premiere] = demande
  const reprendre = async () => {
    if (premiere === undefined || etat === undefined) return
    try {
      const avant = etat.cpts.map(({ id }) => id)
      const apres = await editer('territoire.reprendre', { fichier: etat.fichier, cpts: demande })
      onReprises(
        choix.find(({ prise }) => prise)?.dans ?? apres.cpts.find(({ id }) => !avant.includes(id))?.id ?? null,
        fichier.cpts.filter((_, rang) => choix[rang]?.prise === true),
      )
      onFermer()
    } catch {
      // The edit has said why; the choices stay.
    }
  }
  return (
    <Stack>
      <Entete nom={fichier.fichier} onRetour={onRetour} />
      <Text fz="sm" c="var(--encre-douce)">
        {fichier.nature === 'dossier' ? 'Ce dossier contient ' : 'Cette liste décrit '}
        {nombreCpts(fichier.cpts.length)}. Rien ne change dans ce fichier&nbsp;: les communes choisies sont copiées.
      </Text>
      {fichier.avertissements.map((mots) => (
        <Text key={mots} fz="sm" c="var(--ambre-encre)">
          {mots}
        </Text>
      ))}
      <Stack component="ul" gap="sm" className={styles.reprises} aria-label="CPTS du fichier">
        {fichier.cpts.map((lue, rang) => {
          const un = choix[rang]
          return un === undefined ? null : (
            <LigneReprise
              key={lue.nom}
              lue={lue}
              choix={un}
              existantes={existantes}
              onChoix={(suite) => setChoix(choix.map((autre, place) => (place === rang ? suite : autre)))}
            />
          )
        })}
      </Stack>
      {refus !== null && (
        <Text fz="sm" c="var(--ambre-encre)" role="alert">
          {refus}
        </Text>
      )}
      <Group justify="flex-end" className={styles.pied}>
        <Button variant="default" onClick={onFermer}>
          Annuler
        </Button>
        <Button loading={enCours} disabled={premiere === undefined || refus !== null} onClick={() => void reprendre()}>
          Reprendre {premiere === undefined ? 'des CPTS' : nombreCpts(demande.length)}
        </Button>
      </Group>
    </Stack>
  )
}

const nombreCpts = (nombre: number): string => `${formatNumber(nombre)}\u00a0CPTS`
