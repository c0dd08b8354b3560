/** "Coller une liste…": a text or a file with communes in it, read by the backend, repaired by the user, added at once. */

import { Button, Group, Modal, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import { formatNumber } from '../../../../shared/domain/format.ts'
import type { Ecrit } from '../edition/modifications.ts'
import type { Cpts } from '../edition/useTerritoire.ts'
import styles from '../territoire.module.css'
import { ListeFichier } from './ListeFichier.tsx'
import { ErreurListe, PlusieursCpts, SaisieListe } from './ListeSaisie.tsx'
import { Reparation } from './Reparation.tsx'
import { ReprendreCpts } from './ReprendreCpts.tsx'
import { codesRetenus, ecritsDe, resteAChoisir } from './reparation.ts'
import type { CptsLue } from './reprise.ts'
import { useLecture } from './useLecture.ts'

/** Name given to a pasted table once it is read as a file. */
const TABLEAU_COLLE = 'Tableau collé.txt'

interface Props {
  readonly ouvert: boolean
  /** A file laid down on the screen: read at once. */
  readonly depose: File | null
  /** The dossier that the list is for. */
  readonly dossier: EtatDossier['fichier']
  /** Département of most communes already there. */
  readonly departement: string | null
  readonly cpts: Cpts
  readonly existantes: readonly Cpts[]
  onFermer(): void
  /** Codes kept; the caller says what it added. */
  onAjouter(codes: readonly string[], ecrits: readonly Ecrit[]): void
  /** Whole CPTS were taken: the one to show. */
  onReprises(numero: number | null, lues: readonly CptsLue[]): void
}

export function CollerListe({ ouvert, onFermer, ...reste }: Props) {
  return (
    <Modal
      opened={ouvert}
      onClose={onFermer}
      title="Ajouter une liste de communes"
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Fermer' }}
    >
      {/* Mounted anew at each opening: a new paste starts empty. */}
      {ouvert && <Contenu onFermer={onFermer} {...reste} />}
    </Modal>
  )
}

function Contenu({
  depose,
  dossier,
  departement,
  cpts,
  existantes,
  onFermer,
  onAjouter,
  onReprises,
}: Omit<Props, 'ouvert'>) {
  const [texte, setTexte] = useState('')
  const lu = useLecture(dossier, departement)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the file laid down is read once, when the dialog opens
  useEffect(() => {
    if (depose !== null) void lu.lireFichier(depose)
  }, [])
  const { lecture, fichier, choix, occupe } = lu
  if (fichier !== null && fichier.lecture === null)
    return (
      <ReprendreCpts
        fichier={fichier}
        cpts={cpts}
        existantes={existantes}
        onRetour={lu.oublier}
        onFermer={onFermer}
        onReprises={onReprises}
      />
    )
  const codes = lecture === null ? [] : codesRetenus(lecture, choix)
  return (
    <Stack>
      {fichier === null ? (
        <SaisieListe
          texte={texte}
          lue={lecture !== null}
          occupe={occupe}
          onTexte={(suite) => {
            setTexte(suite)
            if (lecture !== null || lu.erreur !== null) lu.oublier()
          }}
          onLire={() => void lu.lireTexte(texte)}
          onFichier={(choisi) => void lu.lireFichier(choisi)}
        />
      ) : (
        <ListeFichier fichier={fichier} occupe={occupe} onRelire={(o) => void lu.relire(o)} onRetour={lu.oublier} />
      )}
      {lu.erreur !== null && <ErreurListe erreur={lu.erreur} />}
      {lecture?.cpts !== undefined && (
        <PlusieursCpts noms={lecture.cpts} onPlusieurs={() => void lu.lireFichier(new File([texte], TABLEAU_COLLE))} />
      )}
      {lecture !== null && (
        <Reparation lecture={lecture} choix={choix} lignes={fichier !== null} onChoix={lu.choisir} />
      )}
      <Group justify="flex-end" className={styles.pied}>
        {occupe ? (
          <Button variant="default" onClick={lu.arreter}>
            Arrêter la lecture
          </Button>
        ) : (
          <Button variant="default" onClick={onFermer}>
            Annuler
          </Button>
        )}
        {lecture === null ? (
          <Button loading={occupe} disabled={texte.trim() === ''} onClick={() => void lu.lireTexte(texte)}>
            Lire la liste
          </Button>
        ) : (
          <Button
            disabled={codes.length === 0 || occupe}
            onClick={() => {
              onAjouter(codes, ecritsDe(lecture))
              onFermer()
            }}
          >
            {libelleAjout(codes, new Set(cpts.communes), resteAChoisir(lecture, choix))}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

/** "Ajouter 11 communes (1 déjà là, 2 sans réponse)": those that the territory has already are not added. */
function libelleAjout(codes: readonly string[], selection: ReadonlySet<string>, reste: number): string {
  const nouvelles = codes.filter((code) => !selection.has(code))
  const deja = codes.length - nouvelles.length
  if (deja > 0 && nouvelles.length === 0 && reste === 0) return 'Tout y est déjà'
  const notes = [
    ...(deja === 0 ? [] : [`${formatNumber(deja)} déjà là`]),
    ...(reste === 0 ? [] : [`${formatNumber(reste)} sans réponse`]),
  ]
  return `Ajouter ${compterLieux(nouvelles)}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`
}
