/** Documents: the sections of each, the text of the one on screen, the real PDF beside. */
import { SegmentedControl, Title } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { DocumentKind } from '../../../shared/contract/documents.ts'
import { type Cpts, useCpts, useDossier } from '../../api/hooks.ts'
import { CHAMP, useRoute } from '../../api/route.ts'
import { ChampDate } from '../../ui/ChampDate.tsx'
import { Attente, Erreur } from '../../ui/Message.tsx'
import { Apercu } from './Apercu.tsx'
import styles from './documents.module.css'
import { Sortie } from './Sortie.tsx'
import { Sections } from './sections/Sections.tsx'
import { useDocument } from './useDocument.ts'
import { usePdf } from './usePdf.ts'
import { Versions } from './versions/index.tsx'

const DOCUMENTS: readonly { readonly value: DocumentKind; readonly label: string }[] = [
  { value: 'fiche', label: 'Fiche' },
  { value: 'synthese', label: 'Synthèse' },
  { value: 'diagnostic', label: 'Diagnostic' },
  { value: 'projet', label: 'Projet de santé' },
  { value: 'contrat', label: 'Contrat ACI' },
]
/** Beside the documents: what changed of them. */
const VERSIONS = 'versions'

export function Ecran() {
  const { etat } = useDossier()
  const cpts = useCpts()
  return etat === undefined || cpts === undefined ? null : <Documents key={etat.fichier} etat={etat} cpts={cpts} />
}

function Documents({ etat, cpts }: { readonly etat: EtatDossier; readonly cpts: Cpts }) {
  const { vue: demandee } = useRoute()
  const [vue, setVue] = useState<DocumentKind | typeof VERSIONS>('fiche')
  useEffect(() => {
    const nom = demandee?.startsWith(CHAMP) ? 'contrat' : demandee
    const voulue = DOCUMENTS.find(({ value }) => value === nom)
    if (voulue !== undefined) setVue(voulue.value)
  }, [demandee])
  const entete = (
    <>
      <Title order={1} size="h3">
        Documents
      </Title>
      <SegmentedControl
        aria-label="Document"
        value={vue}
        onChange={(valeur) => setVue(valeur as typeof vue)}
        data={[...DOCUMENTS.map(({ value, label }) => ({ value, label })), { value: VERSIONS, label: 'Versions' }]}
      />
    </>
  )
  if (vue !== VERSIONS) return <Edition etat={etat} cpts={cpts} document={vue} entete={entete} />
  return (
    <div className={styles.ecran}>
      <header className={styles.entete}>{entete}</header>
      <Versions key={cpts.id} etat={etat} cpts={cpts} />
    </div>
  )
}

interface PropsEdition {
  readonly etat: EtatDossier
  readonly cpts: Cpts
  readonly document: DocumentKind
  readonly entete: ReactNode
}

function Edition({ etat, cpts, document, entete }: PropsEdition) {
  const [date, setDate] = useState('')
  const demande = { cpts: cpts.id, document, date: date === '' ? null : date }
  const { compose, erreur, enCours, etape } = useDocument(etat, demande)
  const { ouvert, erreur: erreurPdf } = usePdf(compose)
  // The name says which document and whose: another one is never shown in its place.
  const affiche = ouvert?.compose.nom === compose?.nom ? ouvert : null
  return (
    <div className={styles.ecran}>
      <header className={styles.entete}>
        {entete}
        <ChampDate
          aria-label="Date imprimée"
          placeholder="Daté d’aujourd’hui"
          title="Date imprimée\u00a0: aujourd’hui, sauf autre choix"
          w={150}
          value={date}
          onDate={setDate}
        />
        <Sortie etat={etat} demande={demande} compose={compose} ouvert={affiche} enCours={enCours} />
      </header>
      <Sections key={`${cpts.id} ${document}`} etat={etat} cpts={cpts} document={document} />
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
