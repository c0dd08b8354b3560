/** "Coller une liste…": any text with communes in it, read by the backend, repaired by the user, added at once. */
import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { formatNumber } from '../../../shared/domain/format.ts'
import { Reparation } from './Reparation.tsx'
import { type Choix, choixProposes, codesRetenus, type Lecture, resteAChoisir } from './reparation.ts'
import styles from './territoire.module.css'

interface Props {
  readonly ouvert: boolean
  onFermer(): void
  lire(texte: string): Promise<Lecture>
  /** Codes kept; the caller says what it added. */
  onAjouter(codes: readonly string[]): void
  /** The words of an error for the user. */
  messageErreur(erreur: unknown): string
}

export function CollerListe({ ouvert, onFermer, ...reste }: Props) {
  return (
    <Modal
      opened={ouvert}
      onClose={onFermer}
      title="Coller une liste de communes"
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      {/* Mounted anew at each opening: a new paste starts empty. */}
      {ouvert && <Contenu onFermer={onFermer} {...reste} />}
    </Modal>
  )
}

function Contenu({ onFermer, lire, onAjouter, messageErreur }: Omit<Props, 'ouvert'>) {
  const [texte, setTexte] = useState('')
  const [lecture, setLecture] = useState<Lecture | null>(null)
  const [choix, setChoix] = useState<Choix>(new Map())
  const [etat, setEtat] = useState<{ occupe: boolean; erreur: string | null }>({ occupe: false, erreur: null })

  const lancer = async () => {
    setEtat({ occupe: true, erreur: null })
    try {
      const lue = await lire(texte)
      setLecture(lue)
      setChoix(choixProposes(lue))
      setEtat({ occupe: false, erreur: null })
    } catch (erreur) {
      setEtat({ occupe: false, erreur: messageErreur(erreur) })
    }
  }
  const codes = lecture === null ? [] : codesRetenus(lecture, choix)
  const reste = lecture === null ? 0 : resteAChoisir(lecture, choix)

  return (
    <Stack>
      <Textarea
        data-autofocus
        label="Noms, codes Insee ou codes postaux"
        description={'Une colonne d’Excel, une liste à puces, un paragraphe\u00a0: tout convient.'}
        minRows={lecture === null ? 9 : 3}
        maxRows={lecture === null ? 14 : 4}
        autosize
        value={texte}
        onChange={(event) => {
          setTexte(event.currentTarget.value)
          setLecture(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && texte.trim() !== '') void lancer()
        }}
      />
      {etat.erreur !== null && (
        <Alert color="argile" title="La liste n’a pas pu être lue">
          {etat.erreur}
        </Alert>
      )}
      {lecture !== null && (
        <Reparation
          lecture={lecture}
          choix={choix}
          onChoix={(cle, code) => setChoix((avant) => new Map(avant).set(cle, code))}
        />
      )}
      <Group justify="flex-end" className={styles.pied}>
        <Button variant="default" onClick={onFermer}>
          Annuler
        </Button>
        {lecture === null ? (
          <Button loading={etat.occupe} disabled={texte.trim() === ''} onClick={() => void lancer()}>
            Lire la liste
          </Button>
        ) : (
          <Button
            disabled={codes.length === 0}
            onClick={() => {
              onAjouter(codes)
              onFermer()
            }}
          >
            {libelleAjout(codes.length, reste)}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

/** "Ajouter 12 communes", and what stays without an answer. */
function libelleAjout(nombre: number, reste: number): string {
  const ajout = `Ajouter ${formatNumber(nombre)} commune${nombre > 1 ? 's' : ''}`
  return reste === 0 ? ajout : `${ajout} (${formatNumber(reste)} sans réponse)`
}
