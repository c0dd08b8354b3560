/** One file laid down: what it is, what it will bring, then what it brought. */
import { Button, CloseButton, Group, Loader, Text, Title } from '@mantine/core'
import { Erreur } from '../../ui/Message.tsx'
import { Apercu } from './Apercu.tsx'
import { Choix } from './Choix.tsx'
import { empeche, type Fichier } from './depot.ts'
import styles from './donnees.module.css'
import { EnCours } from './EnCours.tsx'
import type { Depot } from './magasin.ts'
import { formatOctets } from './octets.ts'
import { Rapport } from './Rapport.tsx'
import { RapportContours } from './RapportContours.tsx'

interface Props {
  readonly fichier: Fichier
  readonly depot: Depot
}

const ETATS: Readonly<Record<Fichier['etape'], string>> = {
  envoi: 'Lecture…',
  refuse: 'Ne peut pas être lu',
  pret: 'Prêt',
  attente: 'En attente',
  import: 'Import en cours',
  fait: 'Importé',
}

export function CarteFichier({ fichier, depot }: Props) {
  const { id, nom, taille, etape, apercu, erreur } = fichier
  const inconnu = etape === 'pret' && apercu?.profil === null
  const manque = etape === 'pret' && erreur !== null
  return (
    <li className={styles.fichier} aria-label={nom}>
      <Group justify="space-between" wrap="nowrap" align="start" gap="sm">
        <div className={styles.titre}>
          <Title order={2} size="h5" className={styles.nom}>
            {nom}
          </Title>
          <Text size="sm" c="var(--encre-douce)">
            {[formatOctets(taille), apercu?.libelle, apercu?.encodage, separateur(apercu?.separateur)]
              .filter((mot) => mot !== undefined && mot !== null)
              .join(' · ')}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <span className={styles.etat} data-etape={inconnu || manque ? 'refuse' : etape} role="status">
            {inconnu ? 'Non reconnu' : manque ? 'Non importé' : ETATS[etape]}
          </span>
          {etape !== 'import' && etape !== 'attente' && (
            <CloseButton aria-label={`Retirer ${nom} de cette liste`} onClick={() => depot.retirer(id)} />
          )}
        </Group>
      </Group>
      <Corps fichier={fichier} depot={depot} />
    </li>
  )
}

const separateur = (nom: string | null | undefined): string | null => (nom == null ? null : `séparateur\u00a0: ${nom}`)

function Corps({ fichier, depot }: Props) {
  const { id, etape, apercu, erreur, rapport } = fichier
  if (etape === 'envoi') return <Loader size="xs" mt="sm" />
  if (etape === 'refuse' || apercu === null) return erreur === null ? null : <Refus erreur={erreur} />
  if (etape === 'fait' && rapport !== null)
    return 'sourceId' in rapport ? <Rapport rapport={rapport} /> : <RapportContours rapport={rapport} />
  if (etape === 'import' || etape === 'attente')
    return <EnCours progress={fichier.progress} attente={etape === 'attente'} onAnnuler={() => depot.annuler(id)} />
  const raison = empeche(fichier)
  return (
    <>
      <Apercu apercu={apercu} />
      {erreur !== null && <Refus erreur={erreur} />}
      {apercu.profil !== null && (
        <Group align="end" mt="sm" gap="md">
          <Choix fichier={fichier} onChange={(champs) => depot.changer(id, champs)} />
          <Button onClick={() => depot.importer(id)} disabled={raison !== null}>
            {erreur === null ? 'Importer' : 'Importer de nouveau'}
          </Button>
          {raison !== null && (
            <Text size="sm" c="var(--ambre-encre)" pb={8}>
              {raison}
            </Text>
          )}
        </Group>
      )}
    </>
  )
}

function Refus({ erreur }: { readonly erreur: NonNullable<Fichier['erreur']> }) {
  return (
    <div className={styles.refus}>
      <Erreur cause={erreur} />
    </div>
  )
}
