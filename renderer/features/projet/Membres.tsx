/** Members of the CPTS. The name of a person is kept with the day of their agreement, or not at all. */
import { ActionIcon, Button, Drawer, Select, Text, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { PROFESSIONS } from '../../../shared/domain/catalogues.ts'
import { ChampDate } from '../../ui/ChampDate.tsx'
import type { Lieu } from './aller.ts'
import { ChampTexte } from './Champs.tsx'
import styles from './projet.module.css'
import type { Actions, Membre, Projet } from './useProjet.ts'

interface Props {
  readonly projet: Projet
  readonly actions: Actions
  readonly lieux: readonly Lieu[]
  readonly ouvert: boolean
  readonly fermer: () => void
}

export function Membres({ projet, actions, lieux, ouvert, fermer }: Props) {
  const { membre } = projet
  const ajouter = (type: Membre['type']) => void actions.ecrire({ genre: 'membre', champs: { type } })
  return (
    <Drawer opened={ouvert} onClose={fermer} position="right" size="46rem" title="Membres de la communauté">
      <Text size="sm" c="var(--encre-douce)" mb="md">
        Être membre n’est pas exercer sur le territoire{'\u00a0'}: les deux se comptent à part. Le nom d’une personne ne
        se garde qu’avec la date de son accord{'\u00a0'}; sinon, sa profession et sa commune suffisent.
      </Text>
      {membre.map((un, rang) => (
        <Un key={un.id} membre={un} rang={rang + 1} actions={actions} lieux={lieux} />
      ))}
      <div className={styles.boutons}>
        <Button variant="light" onClick={() => ajouter('professionnel')}>
          Ajouter un professionnel
        </Button>
        <Button variant="default" onClick={() => ajouter('structure')}>
          Ajouter une structure
        </Button>
      </div>
    </Drawer>
  )
}

interface PropsUn {
  readonly membre: Membre
  readonly rang: number
  readonly actions: Actions
  readonly lieux: readonly Lieu[]
}

function Un({ membre, rang, actions, lieux }: PropsUn) {
  const { id, type, profession, fonction, commune, adhesion } = membre
  const garder = (champs: Partial<Membre>) => void actions.ecrire({ genre: 'membre', id, champs })
  return (
    <fieldset className={styles.membre}>
      <legend className={styles.entre}>
        {type === 'structure' ? 'Structure' : 'Professionnel'} {rang}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={`Retirer le membre ${rang}`}
          onClick={() => void actions.retirer('membre', id)}
        >
          ×
        </ActionIcon>
      </legend>
      {type === 'professionnel' ? (
        <Select
          label="Profession"
          clearable
          searchable
          data={PROFESSIONS.map(({ code, singulier }) => ({ value: code, label: singulier }))}
          value={profession}
          onChange={(valeur) => garder({ profession: valeur })}
        />
      ) : (
        <ChampTexte
          label="Nom de la structure"
          max={200}
          valeur={membre.nom ?? ''}
          garder={(nom) => garder({ nom: nom === '' ? null : nom })}
        />
      )}
      <ChampTexte
        label={type === 'structure' ? 'Genre' : 'Fonction'}
        max={500}
        placeholder={type === 'structure' ? 'Ehpad, maison de santé…' : 'présidente, trésorier…'}
        valeur={fonction}
        garder={(neuve) => garder({ fonction: neuve })}
      />
      <Select
        label="Commune"
        clearable
        searchable
        data={lieux.map(({ code, nom }) => ({ value: code, label: nom }))}
        value={commune}
        onChange={(valeur) => garder({ commune: valeur })}
      />
      <ChampDate
        label="Adhésion"
        value={adhesion ?? ''}
        onDate={(iso) => garder({ adhesion: iso === '' ? null : iso })}
      />
      {type === 'professionnel' && <Accord membre={membre} garder={garder} />}
    </fieldset>
  )
}

/** Both are kept together: a name that waits for its date stays on screen only. */
function Accord({ membre, garder }: { readonly membre: Membre; readonly garder: (champs: Partial<Membre>) => void }) {
  const [nom, setNom] = useState(membre.nom ?? '')
  useEffect(() => setNom(membre.nom ?? ''), [membre.nom])
  const [jour, setJour] = useState(membre.consentement ?? '')
  useEffect(() => setJour(membre.consentement ?? ''), [membre.consentement])
  const tenir = (neuf: string, iso: string): void => {
    const propre = neuf.trim()
    if (propre !== '' && iso === '') {
      // The agreement was taken back: so is the name.
      if (membre.nom !== null) garder({ nom: null, consentement: null })
      return
    }
    const voulu = { nom: propre === '' ? null : propre, consentement: iso === '' ? null : iso }
    if (voulu.nom !== membre.nom || voulu.consentement !== membre.consentement) garder(voulu)
  }
  return (
    <>
      <TextInput
        label="Nom, avec son accord"
        value={nom}
        maxLength={200}
        onChange={(e) => setNom(e.currentTarget.value)}
        onBlur={() => tenir(nom, jour)}
        error={nom.trim() !== '' && jour === '' ? 'Pas encore gardé\u00a0: donnez la date de l’accord.' : undefined}
      />
      <ChampDate
        label="Accord donné le"
        value={jour}
        onDate={(iso) => {
          setJour(iso)
          tenir(nom, iso)
        }}
      />
    </>
  )
}
