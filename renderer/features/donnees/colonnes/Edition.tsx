/** The choice under way: the questions, what they would give, and the ways out, always in sight. */

import { Button, Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Output } from '../../../../shared/contract/methods.ts'
import { formatNumber } from '../../../../shared/domain/format.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import type { Lecture } from '../../../../shared/domain/lecture.ts'
import type { Doublons, Fichier } from '../depot.ts'
import styles from '../donnees.module.css'
import type { Depot } from '../magasin.ts'
import { useEssai } from '../Verification.tsx'
import { ApercuColonnes } from './ApercuColonnes.tsx'
import { debut, type Examen, manque } from './brouillon.ts'
import { Formulaire } from './Formulaire.tsx'

/** Milliseconds without a change before the file is read again. */
const REPOS = 500

interface Props {
  readonly examen: Examen
  readonly fichier: Fichier
  readonly depot: Depot
  onLigne(ligne: number): void
  onFermer(): void
}

export function Edition({ examen, fichier, depot, onLigne, onFermer }: Props) {
  // What was chosen before, unless the titles were moved since.
  const choisie = fichier.lecture?.ligneEntete === examen.ligneEntete ? fichier.lecture : null
  const [lecture, setLecture] = useState<Lecture>(choisie ?? debut(examen, fichier.nom))
  const [doublons, setDoublons] = useState<Doublons>(fichier.doublons)
  const [refus, setRefus] = useState(fichier.refus)
  const raison = manque(lecture)
  const [repose] = useDebouncedValue(raison === null ? { lecture, doublons, refus } : null, REPOS)
  const essai = useEssai({ fichier: { ...fichier, ...repose, annee: '' }, depot }, repose !== null)
  const garder = () => {
    depot.changer(fichier.id, { lecture, doublons, refus, annee: '' })
    onFermer()
  }
  const importer = () => {
    garder()
    depot.importer(fichier.id)
  }
  return (
    <>
      <Formulaire
        examen={examen}
        lecture={lecture}
        doublons={doublons}
        onLecture={setLecture}
        onDoublons={setDoublons}
        onLigne={onLigne}
      />
      <ApercuColonnes
        essai={essai}
        possible={raison === null}
        refus={refus}
        onDoublons={setDoublons}
        onRefus={setRefus}
      />
      <Group className={styles.pied} justify="flex-end" gap="sm">
        <Text size="sm" role="status" c={raison === null ? 'var(--encre-douce)' : 'var(--ambre-encre)'} mr="auto">
          {raison ?? (essai.error !== null ? essai.error.message : essai.data && resume(essai.data))}
        </Text>
        <Button variant="subtle" onClick={onFermer}>
          Abandonner
        </Button>
        <Button variant="default" onClick={garder} disabled={raison !== null}>
          Garder ces colonnes
        </Button>
        <Button onClick={importer} disabled={raison !== null || essai.error !== null}>
          Importer
        </Button>
      </Group>
    </>
  )
}

/** "3 communes sur 5, 1 ligne rejetée". */
function resume({ rapport: { couverture, ignorees } }: Output<'donnees.essayer'>): string {
  const { connues, total } = couverture
  const rejets = ignorees.reduce((n, { lignes, rejet }) => n + (rejet ? lignes : 0), 0)
  const communes = `${compte(connues, 'commune')} du territoire sur ${formatNumber(total)}`
  return rejets === 0 ? communes : `${communes}, ${compte(rejets, 'ligne rejetée', 'lignes rejetées')}`
}
