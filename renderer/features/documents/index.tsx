/** Documents: the real PDF beside what it is made of. */
import { NativeSelect, SegmentedControl, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { DocumentKind } from '../../../shared/contract/documents.ts'
import { type Cpts, useCpts, useDossier } from '../../api/hooks.ts'
import { aller } from '../../api/route.ts'
import { ChampDate } from '../../ui/ChampDate.tsx'
import { Attente, Erreur } from '../../ui/Message.tsx'
import { Apercu } from './Apercu.tsx'
import styles from './documents.module.css'
import { Reglages } from './Reglages.tsx'
import { Sortie } from './Sortie.tsx'
import { useDocument } from './useDocument.ts'
import { usePdf } from './usePdf.ts'

const DOCUMENTS: readonly { readonly value: DocumentKind; readonly label: string; readonly dit: string }[] = [
  {
    value: 'fiche',
    label: 'Fiche',
    dit: 'L’essentiel du territoire en une ou deux pages\u00a0: chiffres clés, carte, offre de soins, communes.',
  },
  {
    value: 'diagnostic',
    label: 'Diagnostic',
    dit: 'La population, l’offre de soins et les comparaisons, avec leurs sources. Ce qui manque y est dit.',
  },
  {
    value: 'contrat',
    label: 'Contrat ACI',
    dit: 'Le projet de contrat. Les champs vides y sont laissés «\u00a0à compléter\u00a0».',
  },
]

export function Ecran() {
  const { etat } = useDossier()
  const cpts = useCpts()
  return etat === undefined || cpts === undefined ? null : <Documents key={etat.fichier} etat={etat} cpts={cpts} />
}

function Documents({ etat, cpts }: { readonly etat: EtatDossier; readonly cpts: Cpts }) {
  const [document, setDocument] = useState<DocumentKind>('fiche')
  const [date, setDate] = useState('')
  const demande = { cpts: cpts.id, document, date: date === '' ? null : date }
  const { compose, erreur, enCours, etape } = useDocument(etat, demande)
  const { ouvert, erreur: erreurPdf } = usePdf(compose)
  // The name says which document and whose: another one is never shown in its place.
  const affiche = ouvert?.compose.nom === compose?.nom ? ouvert : null
  return (
    <div className={styles.ecran}>
      <div className={styles.reglages}>
        <Title order={1} size="h3" mb="sm">
          Documents
        </Title>
        <SegmentedControl
          fullWidth
          aria-label="Document"
          value={document}
          onChange={(valeur) => setDocument(valeur as DocumentKind)}
          data={DOCUMENTS.map(({ value, label }) => ({ value, label }))}
        />
        <Text size="sm" c="var(--encre-douce)" my="sm">
          {DOCUMENTS.find(({ value }) => value === document)?.dit}
        </Text>
        {etat.cpts.length > 1 && (
          <NativeSelect
            label="CPTS"
            value={cpts.id}
            data={etat.cpts.map(({ id, nom }) => ({ value: String(id), label: nom }))}
            onChange={(e) => aller({ cpts: Number(e.currentTarget.value) })}
            mb="sm"
          />
        )}
        <ChampDate
          label="Date imprimée"
          description="Aujourd’hui, sauf autre choix"
          value={date}
          onDate={setDate}
          mb="md"
        />
        <Sortie etat={etat} demande={demande} compose={compose} ouvert={affiche} enCours={enCours} />
        {document === 'contrat' && <Reglages etat={etat} cpts={cpts} />}
      </div>
      <div className={styles.vue}>
        {erreur !== null && <Erreur cause={erreur} />}
        {erreurPdf !== null && <Erreur cause={erreurPdf} />}
        {affiche === null
          ? erreur === null && erreurPdf === null && <Attente quoi={`${etape || 'Composition du document'}…`} />
          : erreur === null && <Apercu key={document} ouvert={affiche} enCours={enCours} />}
      </div>
    </div>
  )
}
