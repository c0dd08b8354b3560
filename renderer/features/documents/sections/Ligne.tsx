/** One section of the list. Its handle is dragged, or moved by the arrow keys. */
import { ActionIcon, Menu } from '@mantine/core'
import { ETATS, nommer } from './mots.ts'
import styles from './sections.module.css'
import type { Actions, Section } from './useTextes.ts'

interface Props {
  readonly section: Section
  readonly choisie: boolean
  /** Nothing to move it among. */
  readonly seule: boolean
  readonly tiree: boolean
  readonly choisir: () => void
  readonly bouger: (pas: number) => void
  readonly tirer: (id: string | null) => void
  readonly laisser: () => void
  /** The handle lost the focus by the user's will. */
  readonly surPerte: () => void
  readonly retirer: () => void
  readonly actions: Actions
}

export function Ligne(props: Props) {
  const { section, choisie, seule, tiree, choisir, tirer, laisser } = props
  const { id, niveau, active, deplacable, etat, signaux } = section
  const titre = nommer(section)
  const dit = [active ? '' : 'hors du document', etat === 'suivie' ? '' : ETATS[etat]].filter((mot) => mot !== '')
  return (
    <li
      className={styles.ligne}
      data-tiree={tiree || undefined}
      style={{ paddingLeft: `${Math.max(0, niveau - 1) * 0.8}rem` }}
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        e.preventDefault()
        laisser()
      }}
    >
      {deplacable && !seule ? (
        <button
          type="button"
          className={styles.prise}
          data-prise={id}
          draggable
          aria-label={`Déplacer ${titre}`}
          title="Glisser, ou flèches haut et bas"
          onDragStart={(e) => {
            e.dataTransfer.effectAllowed = 'move'
            e.dataTransfer.setData('text/plain', titre)
            tirer(id)
          }}
          onDragEnd={() => tirer(null)}
          onBlur={props.surPerte}
          onKeyDown={(e) => {
            const pas = { ArrowUp: -1, ArrowDown: 1 }[e.key]
            if (pas === undefined) return
            e.preventDefault()
            props.bouger(pas)
          }}
        >
          ⠿
        </button>
      ) : (
        <span className={styles.prise} />
      )}
      <button type="button" className={styles.nom} aria-current={choisie ? 'true' : undefined} onClick={choisir}>
        <span data-hors={!active || undefined}>{titre}</span>
        {dit.length > 0 && (
          <small data-etat={etat}>
            {dit.join(', ')}
            {signaux > 0 && ` (${signaux})`}
          </small>
        )}
      </button>
      <MenuLigne {...props} />
    </li>
  )
}

function MenuLigne({ section, seule, bouger, retirer, actions }: Props) {
  const { id, active, propre, deplacable, etat } = section
  const titre = nommer(section)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Actions sur ${titre}`}>
          ⋯
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {deplacable && !seule && (
          <>
            <Menu.Item onClick={() => bouger(-1)}>Monter</Menu.Item>
            <Menu.Item onClick={() => bouger(1)}>Descendre</Menu.Item>
          </>
        )}
        <Menu.Item onClick={() => void actions.changer('textes.activer', { section: id, active: !active })}>
          {active ? 'Retirer du document' : 'Remettre dans le document'}
        </Menu.Item>
        {!propre && etat !== 'suivie' && (
          <Menu.Item onClick={() => void actions.changer('textes.revenir', { section: id })}>
            Revenir à la section proposée
          </Menu.Item>
        )}
        {propre && <Menu.Item onClick={retirer}>Supprimer cette section</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
