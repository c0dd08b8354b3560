/** The missions side by side. A card is dragged to its place, or moved by the arrow keys of its handle. */
import { Anchor, Button, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { compte } from '../../../shared/domain/francais.ts'
import { Carte } from './Carte.tsx'
import { Progres } from './Progres.tsx'
import styles from './projet.module.css'
import { deplacer, poser } from './tableau.ts'
import type { Action, Actions, Mission, Projet } from './useProjet.ts'

interface Props {
  readonly projet: Projet
  readonly actions: Actions
  /** Those that the filter shows. */
  readonly vues: readonly Action[]
  /** Need chosen below: its fiches stand out. */
  readonly besoin: number | null
  readonly nouvelle: (mission: string) => Promise<void>
}

export function Colonnes({ projet, actions, vues, besoin, nouvelle }: Props) {
  const [tiree, setTiree] = useState<number | null>(null)
  const [annonce, setAnnonce] = useState('')
  const zone = useRef<HTMLDivElement>(null)
  const prise = useRef<number | null>(null)
  // A card that goes to another column loses the focus its handle had.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each new order
  useEffect(() => {
    if (prise.current !== null) zone.current?.querySelector<HTMLElement>(`[data-prise="${prise.current}"]`)?.focus()
  }, [projet.action])
  const ranger = async (id: number, suite: ReturnType<typeof poser>): Promise<void> => {
    const fiche = projet.action.find((une) => une.id === id)
    if (fiche === undefined) return
    if (suite === null) return setAnnonce(`${fiche.titre} reste à sa place.`)
    const mission = projet.missions.find(({ cle }) => cle === suite.mission)
    if (await actions.ordonner('action', suite.ordre, suite.mission))
      setAnnonce(
        `${fiche.titre}\u00a0: ${mission?.court ?? ''}, place ${suite.ordre.indexOf(id) + 1} sur ${suite.ordre.length}.`,
      )
  }
  const cles = projet.missions.map(({ cle }) => cle)
  const colonne = (mission: Mission) => {
    const siennes = projet.action.filter((une) => une.mission === mission.cle)
    const montrees = vues.filter((une) => une.mission === mission.cle)
    const indicateurs = projet.indicateur.filter(({ action }) => siennes.some(({ id }) => id === action)).length
    return (
      <section
        key={mission.cle}
        className={styles.colonne}
        aria-labelledby={`mission-${mission.cle}`}
        data-hors={!mission.prise || undefined}
        onDragOver={(e) => e.preventDefault()}
        onDrop={(e) => {
          e.preventDefault()
          if (tiree !== null) void ranger(tiree, poser(projet.action, tiree, mission.cle, null))
          setTiree(null)
        }}
      >
        <Title order={2} size="h6" id={`mission-${mission.cle}`}>
          <span className={styles.numero}>{mission.numero}</span> {mission.court}
        </Title>
        <p className={styles.sous}>
          {siennes.length === 0
            ? mission.prise
              ? 'fiche à écrire'
              : 'non retenue'
            : `${compte(siennes.length, 'fiche')}, ${compte(indicateurs, 'indicateur')}`}
        </p>
        <Progres actions={siennes} />
        <ol className={styles.cartes}>
          {montrees.map((fiche) => (
            <Carte
              key={fiche.id}
              projet={projet}
              fiche={fiche}
              rang={siennes.indexOf(fiche) + 1}
              numero={mission.numero}
              allumee={besoin !== null && fiche.besoins.includes(besoin)}
              tiree={tiree === fiche.id}
              tirer={setTiree}
              laisser={() => {
                if (tiree !== null) void ranger(tiree, poser(projet.action, tiree, mission.cle, fiche.id))
                setTiree(null)
              }}
              bouger={(pas) => {
                prise.current = fiche.id
                void ranger(fiche.id, deplacer(projet.action, cles, fiche.id, pas))
              }}
              surPerte={() => {
                prise.current = null
              }}
            />
          ))}
        </ol>
        {!mission.prise && siennes.length === 0 ? (
          <p className={styles.sous}>
            Mission facultative. Le choix des missions se fait dans{' '}
            <Anchor href={versFinancement()} size="sm">
              Financement
            </Anchor>
            .
          </p>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => void nouvelle(mission.cle)}
            aria-label={`Ajouter une fiche à la mission ${mission.court}`}
          >
            + Fiche
          </Button>
        )}
      </section>
    )
  }
  const groupe = (type: Mission['type'], nom: string, suite: string) => {
    const siennes = projet.missions.filter((une) => une.type === type)
    return (
      <div className={styles.groupe} style={{ flexGrow: siennes.length }}>
        <p className={styles.entre}>
          <strong>{nom}</strong>
          <span>{suite}</span>
        </p>
        <div className={styles.colonnes}>{siennes.map(colonne)}</div>
      </div>
    )
  }
  return (
    <div className={styles.missions} ref={zone}>
      {groupe('socle', 'Missions socles', '')}
      {groupe('complementaire', 'Missions complémentaires', 'au choix')}
      <p className="lecteur-seul" role="status">
        {annonce}
      </p>
    </div>
  )
}

/** The same dossier and CPTS in the room of the money. */
function versFinancement(): string {
  return window.location.hash.replace(/^#\/\w+/, '#/financement').replace(/&vue=[^&]*/, '')
}
