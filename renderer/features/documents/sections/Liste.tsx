/** The sections of the document, in its order: chosen, moved by hand or by keys, switched off, added. */
import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Ligne } from './Ligne.tsx'
import { deplacer, deposer, freres } from './ordre.ts'
import styles from './sections.module.css'
import type { Actions, Section } from './useTextes.ts'

interface Props {
  readonly sections: readonly Section[]
  readonly choisie: string | null
  readonly choisir: (id: string | null) => void
  readonly actions: Actions
}

export function Liste({ sections, choisie, choisir, actions }: Props) {
  const [annonce, setAnnonce] = useState('')
  const [tire, setTire] = useState<string | null>(null)
  const liste = useRef<HTMLOListElement>(null)
  const prise = useRef<string | null>(null)
  // A row that moves on the page loses the focus its handle had.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each new order
  useEffect(() => {
    if (prise.current === null) return
    liste.current?.querySelector<HTMLElement>(`[data-prise="${CSS.escape(prise.current)}"]`)?.focus()
  }, [sections])
  const ranger = async (section: Section, ordre: readonly string[] | null): Promise<void> => {
    const { id, parent, titre } = section
    if (ordre === null) {
      setAnnonce(`${titre} reste à sa place.`)
      return
    }
    prise.current = id
    const reponse = await actions.changer('textes.ordonner', { parent, ordre: [...ordre] })
    if (reponse !== undefined) setAnnonce(`${titre}\u00a0: place ${ordre.indexOf(id) + 1} sur ${ordre.length}.`)
  }
  return (
    <nav aria-label="Sections du document" className={styles.liste}>
      <ol ref={liste}>
        {sections.map((section) => (
          <Ligne
            key={section.id}
            section={section}
            choisie={section.id === choisie}
            seule={freres(sections, section.parent).length < 2}
            tiree={section.id === tire}
            choisir={() => choisir(section.id)}
            bouger={(pas) => void ranger(section, deplacer(sections, section.id, pas))}
            tirer={setTire}
            laisser={() => {
              const tiree = sections.find(({ id }) => id === tire)
              setTire(null)
              if (tiree !== undefined) void ranger(tiree, deposer(sections, tiree.id, section.id))
            }}
            surPerte={() => {
              prise.current = null
            }}
            actions={actions}
            retirer={async () => {
              await actions.changer('textes.retirer', { section: section.id })
              if (section.id === choisie) choisir(null)
            }}
          />
        ))}
      </ol>
      <p className="lecteur-seul" role="status">
        {annonce}
      </p>
      <Ajout sections={sections} choisie={choisie} choisir={choisir} actions={actions} />
    </nav>
  )
}

/** A section of the user's, after the one on screen. */
function Ajout({ sections, choisie, choisir, actions }: Props) {
  const [titre, setTitre] = useState<string | null>(null)
  if (titre === null)
    return (
      <Button size="compact-sm" variant="subtle" onClick={() => setTitre('')}>
        Ajouter une section
      </Button>
    )
  const ajouter = async (): Promise<void> => {
    if (titre.trim() === '') return setTitre(null)
    const ici = sections.find(({ id }) => id === choisie)
    const voisins = freres(sections, null)
    const apres =
      ici === undefined ? voisins.at(-1) : ici.parent === null && ici.deplacable ? ici.id : racine(sections, ici)
    const reponse = await actions.changer('textes.ajouter', { parent: null, apres: apres ?? null, titre: titre.trim() })
    if (reponse === undefined) return
    setTitre(null)
    choisir(reponse.section)
  }
  return (
    <TextInput
      label="Titre de la nouvelle section"
      value={titre}
      maxLength={300}
      data-autofocus
      ref={(champ) => champ?.focus()}
      onChange={(e) => setTitre(e.currentTarget.value)}
      onKeyDown={(e) => {
        if (e.key === 'Enter') void ajouter()
        if (e.key === 'Escape') setTitre(null)
      }}
      rightSectionWidth={72}
      rightSection={
        <Button size="compact-sm" onClick={() => void ajouter()}>
          Ajouter
        </Button>
      }
    />
  )
}

/** The section of the first level in which another stands. */
function racine(sections: readonly Section[], { id, parent }: Section): string {
  const pere = sections.find((une) => une.id === parent)
  return pere === undefined ? id : racine(sections, pere)
}
