/** The questions on a table, in the order in which they are thought of. */
import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import type { Lecture } from '../../../../shared/domain/lecture.ts'
import { DOUBLONS } from '../Choix.tsx'
import type { Doublons } from '../depot.ts'
import styles from '../donnees.module.css'
import { basculer, changerValeur, type Examen } from './brouillon.ts'
import { Lieu } from './Lieu.tsx'
import { Valeur } from './Valeur.tsx'

interface Props {
  readonly examen: Examen
  readonly lecture: Lecture
  readonly doublons: Doublons
  onLecture(lecture: Lecture): void
  onDoublons(doublons: Doublons): void
  onLigne(ligne: number): void
}

export function Formulaire({ examen, lecture, doublons, onLecture, onDoublons, onLigne }: Props) {
  const { colonnes } = examen
  const chiffres = colonnes.filter(
    ({ rang, genre }) => genre === 'nombre' || lecture.valeurs.some((une) => une.colonne === rang),
  )
  const autres = colonnes.filter(({ genre, rang }) => genre !== 'vide' && !chiffres.some((une) => une.rang === rang))
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md">
        <TextInput
          label="Nom de cette source"
          description="Cité sous les chiffres et dans les documents"
          value={lecture.libelle}
          onChange={(e) => onLecture({ ...lecture, libelle: e.currentTarget.value })}
          maxLength={200}
        />
        <NativeSelect
          label="Ligne des titres"
          description="Les lignes au-dessus ne sont pas lues"
          value={String(examen.ligneEntete)}
          onChange={(e) => onLigne(Number(e.currentTarget.value))}
          data={lignesTitres(examen)}
        />
        <NativeSelect
          label="Si une commune figure plusieurs fois"
          description="Hors fusions de communes, toujours réunies"
          value={doublons}
          onChange={(e) => onDoublons(e.currentTarget.value as Doublons)}
          data={DOUBLONS}
        />
      </SimpleGrid>
      <Lieu colonnes={colonnes} lieu={lecture.lieu} onChange={(lieu) => onLecture({ ...lecture, lieu })} />
      <fieldset className={styles.groupe}>
        <legend>Quels chiffres garder&nbsp;?</legend>
        {chiffres.length === 0 && <p className={styles.conseil}>Aucune colonne de nombres n’a été trouvée.</p>}
        {chiffres.map((colonne) => (
          <Valeur
            key={colonne.rang}
            colonne={colonne}
            valeur={lecture.valeurs.find((une) => une.colonne === colonne.rang)}
            onBasculer={() => onLecture(basculer(lecture, colonne, examen))}
            onChange={(champs) => onLecture(changerValeur(lecture, colonne.rang, champs))}
          />
        ))}
        {autres.length > 0 && (
          <NativeSelect
            mt="sm"
            maw={420}
            label="Ajouter une autre colonne"
            value=""
            onChange={(e) => {
              const colonne = colonnes[Number(e.currentTarget.value)]
              if (colonne !== undefined) onLecture(basculer(lecture, colonne, examen))
            }}
            data={[
              { value: '', label: 'Choisir…' },
              ...autres.map(({ rang, titre }) => ({ value: String(rang), label: titre })),
            ]}
          />
        )}
      </fieldset>
    </>
  )
}

function lignesTitres({ debut }: Examen): { value: string; label: string }[] {
  return [
    ...debut.map(({ ligne, cellules }) => ({
      value: String(ligne),
      label: `Ligne ${ligne}\u00a0: ${cellules
        .filter((mot) => mot !== '')
        .join(' | ')
        .slice(0, 60)}`,
    })),
    { value: '0', label: 'Le fichier n’a pas de titres' },
  ]
}
