/** A need being written: its name, what shows it in words and in figures. */
import { Button, Drawer, Group, MultiSelect, Text } from '@mantine/core'
import { useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { cleReference } from '../../../shared/document/plan/texte.ts'
import type { Cpts } from '../../api/hooks.ts'
import { ChampTexte } from './Champs.tsx'
import { Constat, useFigures } from './Constat.tsx'
import type { Actions, Besoin, Projet } from './useProjet.ts'

interface Props {
  readonly projet: Projet
  readonly actions: Actions
  readonly etat: EtatDossier
  readonly cpts: Cpts
  /** Undefined: closed; null: a new one. */
  readonly besoin: number | null | undefined
  readonly fermer: () => void
}

export function Besoins({ besoin, fermer, ...reste }: Props) {
  return (
    <Drawer
      opened={besoin !== undefined}
      onClose={fermer}
      position="right"
      size="34rem"
      title="Un besoin de la population"
    >
      {besoin !== undefined && <Contenu key={String(besoin)} besoin={besoin} fermer={fermer} {...reste} />}
    </Drawer>
  )
}

function Contenu({ projet, actions, etat, cpts, besoin, fermer }: Props) {
  // A new need has a number once it has a name.
  const [numero, setNumero] = useState(besoin ?? null)
  const ligne = projet.besoin.find(({ id }) => id === numero)
  const garder = async (champs: Partial<Besoin>): Promise<void> => {
    if (numero !== null) await actions.ecrire({ genre: 'besoin', id: numero, champs })
    else setNumero((await actions.ecrire({ genre: 'besoin', champs }))?.[0] ?? null)
  }
  return (
    <>
      <ChampTexte
        label="Besoin"
        max={200}
        requis
        placeholder="Patients à la recherche d’un médecin traitant"
        valeur={ligne?.titre ?? ''}
        garder={(titre) => void garder({ titre })}
      />
      {ligne === undefined ? (
        <Text size="sm" c="var(--encre-douce)" mt="sm">
          Donnez-lui un nom{'\u00a0'}: le constat et ses chiffres viennent ensuite.
        </Text>
      ) : (
        <>
          <Text size="sm" fw={500} mt="md" mb={4}>
            Constat
          </Text>
          <Constat
            etat={etat}
            cpts={cpts}
            projet={projet}
            libelle="Constat du besoin"
            texte={ligne.constat}
            garder={(constat) => garder({ constat: [...constat] })}
          />
          <Chiffres etat={etat} cpts={cpts} projet={projet} besoin={ligne} garder={garder} />
          <Group justify="space-between" mt="lg">
            <Button
              variant="subtle"
              color="argile"
              onClick={() => void actions.retirer('besoin', ligne.id).then((fait) => fait && fermer())}
            >
              Supprimer ce besoin
            </Button>
            <Button onClick={fermer}>Fermer</Button>
          </Group>
        </>
      )}
    </>
  )
}

interface PropsChiffres extends Pick<Props, 'etat' | 'cpts' | 'projet'> {
  readonly besoin: Besoin
  readonly garder: (champs: Partial<Besoin>) => Promise<void>
}

/** Figures that show the need, at the top of its fiches. */
function Chiffres({ etat, cpts, projet, besoin, garder }: PropsChiffres) {
  const figures = useFigures(etat, cpts)
  const connues = new Map(figures.map((une) => [cleReference(une.reference), une]))
  const gardees = besoin.chiffres.map((une) => cleReference(une))
  const data = [...new Set([...connues.keys(), ...gardees])].map((cle) => {
    const figure = connues.get(cle)
    if (figure !== undefined) return { value: cle, label: `${figure.libelle}, ${figure.source} : ${figure.valeur}` }
    const lu = projet.chiffres[cle]
    return { value: cle, label: lu === undefined ? 'Chiffre non disponible' : `${lu.libelle} : ${lu.texte}` }
  })
  return (
    <MultiSelect
      mt="md"
      label="Chiffres qui le montrent"
      description="Ils sont écrits en tête des fiches qui répondent à ce besoin, et restent à jour."
      searchable
      limit={60}
      maxValues={12}
      data={data}
      value={gardees}
      onChange={(cles) =>
        void garder({
          chiffres: cles.flatMap(
            (cle) => connues.get(cle)?.reference ?? besoin.chiffres.find((une) => cleReference(une) === cle) ?? [],
          ),
        })
      }
    />
  )
}
