/** A file that waits for its import: its lines, what is to be chosen, and the way to begin. */
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { Apercu } from './Apercu.tsx'
import { Choix } from './Choix.tsx'
import { Accents, Memoire, Parties } from './ChoixLecture.tsx'
import { Colonnes } from './colonnes/Colonnes.tsx'
import { empeche, estContours, estInconnu, estListe, estSansSuite, estSimple } from './depot.ts'
import { EnLigne } from './EnLigne.tsx'
import type { PropsFichier } from './props-fichier.ts'
import { Refus } from './Refus.tsx'
import { Verification } from './Verification.tsx'

export function CorpsFichier({ fichier, depot, replie }: PropsFichier) {
  const { id, apercu, erreur, lecture, remplace } = fichier
  const [colonnes, setColonnes] = useState(false)
  // What was shown whole stays so when other files come.
  const [ouvert, setOuvert] = useState(!replie)
  const [verifie, setVerifie] = useState(remplace !== null)
  if (apercu === null) return null
  const raison = empeche(fichier)
  const inconnu = estInconnu(fichier)
  const sansSuite = estSansSuite(fichier)
  // What goes to the application has no columns to choose, and no dossier to try it on.
  const ailleurs = estContours(apercu) || estListe(apercu)
  // Several parts, none of them chosen: columns belong to one of them.
  const aChoisir = apercu.parties.length > 1 && apercu.partie === null
  const ouvrir = () => setColonnes(true)
  const simple = replie && estSimple(fichier)
  if (simple && !ouvert) return <EnLigne fichier={fichier} depot={depot} onOuvrir={() => setOuvert(true)} />
  // The same import would be refused again: the refusal has its own buttons.
  const sansIssue = erreur?.remede !== undefined && erreur.remede !== 'annee' && lecture === null
  return (
    <>
      <Parties fichier={fichier} depot={depot} />
      <Apercu apercu={apercu} replie={replie && (!inconnu || sansSuite)} tait={apercu.incomplet && erreur !== null} />
      <Accents fichier={fichier} depot={depot} />
      <Memoire fichier={fichier} depot={depot} />
      {erreur !== null && <Refus fichier={fichier} depot={depot} onColonnes={ouvrir} />}
      <Group align="end" mt="sm" gap="sm">
        {!inconnu && <Choix fichier={fichier} onChange={(champs) => depot.changer(id, champs)} />}
        {!inconnu && !sansIssue && (
          <Button onClick={() => depot.importer(id)} disabled={raison !== null}>
            {remplace !== null ? 'Remplacer' : erreur === null ? 'Importer' : 'Importer de nouveau'}
          </Button>
        )}
        {!ailleurs && !aChoisir && (
          <Button variant={inconnu && !sansSuite ? 'filled' : 'default'} onClick={ouvrir}>
            {sansSuite
              ? 'Choisir quand même des colonnes…'
              : inconnu
                ? 'Choisir les colonnes…'
                : lecture === null
                  ? 'Lire autrement…'
                  : 'Revoir les colonnes…'}
          </Button>
        )}
        {!inconnu && !ailleurs && raison === null && (
          <Button variant="subtle" onClick={() => setVerifie(!verifie)} aria-expanded={verifie}>
            {verifie ? 'Fermer l’essai' : 'Essayer sans importer'}
          </Button>
        )}
        {simple && (
          <Button variant="subtle" onClick={() => setOuvert(false)}>
            Moins de détails
          </Button>
        )}
        {!inconnu && raison !== null && (
          <Text size="sm" c="var(--ambre-encre)" pb={8}>
            {raison}
          </Text>
        )}
      </Group>
      {verifie && raison === null && <Verification fichier={fichier} depot={depot} />}
      {colonnes && <Colonnes fichier={fichier} depot={depot} onFermer={() => setColonnes(false)} />}
    </>
  )
}
