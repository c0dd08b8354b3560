/** One file laid down: what it is, what it will bring, then what it brought. */
import { CloseButton, Group, Progress, Text, Title } from '@mantine/core'
import { formatNumber } from '../../../shared/domain/format.ts'
import { formatOctets } from '../../../shared/domain/octets.ts'
import { CorpsFichier } from './CorpsFichier.tsx'
import { empeche, estInconnu, estSansSuite, type Fichier } from './depot.ts'
import styles from './donnees.module.css'
import { EnCours } from './EnCours.tsx'
import type { PropsFichier } from './props-fichier.ts'
import { Rapport } from './Rapport.tsx'
import { RapportContours } from './RapportContours.tsx'
import { RapportListe } from './RapportListe.tsx'
import { Refus } from './Refus.tsx'

const ETATS: Readonly<Record<Fichier['etape'], string>> = {
  envoi: 'Lecture…',
  refuse: 'Ne peut pas être lu',
  pret: 'Prêt',
  attente: 'En attente',
  import: 'Import en cours',
  fait: 'Importé',
}

export function CarteFichier({ fichier, depot, replie }: PropsFichier) {
  const { id, nom, taille, etape, apercu, lecture, erreur, remplace } = fichier
  const inconnu = etape === 'pret' && estInconnu(fichier)
  const sansSuite = etape === 'pret' && estSansSuite(fichier)
  const manque = etape === 'pret' && erreur !== null
  const incomplet = etape === 'pret' && empeche(fichier) !== null
  const coupe = etape === 'pret' && apercu?.incomplet === true
  return (
    <li className={styles.fichier} aria-label={nom}>
      <Group justify="space-between" wrap="nowrap" align="start" gap="sm">
        <div className={styles.titre}>
          <Title order={2} size="h5" className={styles.nom}>
            {nom}
          </Title>
          <Text size="sm" c="var(--encre-douce)">
            {[lecture?.libelle ?? apercu?.libelle, formatOctets(taille)]
              .filter((mot) => mot !== undefined && mot !== '')
              .join(' · ')}
          </Text>
          {remplace !== null && <Text size="sm">Prendra la place de «&nbsp;{remplace.libelle}&nbsp;».</Text>}
        </div>
        <Group gap="xs" wrap="nowrap">
          <span
            className={styles.etat}
            data-etape={inconnu || manque || incomplet || coupe ? 'refuse' : etape}
            role="status"
          >
            {sansSuite
              ? 'À ne pas importer'
              : inconnu
                ? 'Non reconnu'
                : manque
                  ? 'Non importé'
                  : incomplet
                    ? 'À compléter'
                    : coupe
                      ? 'À vérifier'
                      : ETATS[etape]}
          </span>
          {etape !== 'import' && etape !== 'attente' && (
            <CloseButton aria-label={`Retirer ${nom} de cette liste`} onClick={() => depot.retirer(id)} />
          )}
        </Group>
      </Group>
      <Corps fichier={fichier} depot={depot} replie={replie} />
    </li>
  )
}

function Corps({ fichier, depot, replie }: PropsFichier) {
  const { id, etape, apercu, erreur, rapport } = fichier
  if (etape === 'envoi') return <Reception fichier={fichier} />
  if (etape === 'refuse' || apercu === null) return erreur === null ? null : <Refus fichier={fichier} depot={depot} />
  if (etape === 'fait' && rapport !== null) {
    if ('sourceId' in rapport) return <Rapport rapport={rapport} fichier={fichier} depot={depot} />
    return 'verifies' in rapport ? <RapportListe rapport={rapport} /> : <RapportContours rapport={rapport} />
  }
  if (etape === 'import' || etape === 'attente')
    return <EnCours progress={fichier.progress} attente={etape === 'attente'} onAnnuler={() => depot.annuler(id)} />
  return <CorpsFichier fichier={fichier} depot={depot} replie={replie} />
}

function Reception({ fichier: { nom, envoye } }: Pick<PropsFichier, 'fichier'>) {
  const pourcent = Math.floor(envoye * 100)
  return (
    <div className={styles.barre}>
      <Text size="sm" mt="xs">
        {envoye === 0
          ? 'En attente de lecture'
          : envoye < 1
            ? `Réception\u00a0: ${formatNumber(pourcent)}\u00a0%`
            : 'Reconnaissance…'}
      </Text>
      <Progress value={pourcent} animated={envoye === 1} aria-label={`Réception de ${nom}`} transitionDuration={120} />
    </div>
  )
}
