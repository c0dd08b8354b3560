/** « Ce qui a changé »: name a version of the CPTS, and see what is no more the same since. */
import { Button, Group, NativeSelect, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { formatDate } from '../../../../shared/domain/format.ts'
import type { Cpts } from '../../../api/hooks.ts'
import { Attente, Erreur, EtatVide } from '../../../ui/Message.tsx'
import { Changements } from './Changements.tsx'
import { NommerVersion } from './NommerVersion.tsx'
import { SupprimerVersion } from './SupprimerVersion.tsx'
import { type Entre, useActions, useComparaison, useListe, type Version } from './useVersions.ts'
import styles from './versions.module.css'

const MAINTENANT = 'maintenant'
const enMots = ({ nom, creeLe }: Version): string => `${formatDate(creeLe)}, ${nom}`

interface Props {
  readonly etat: EtatDossier
  readonly cpts: Cpts
}

export function Versions({ etat, cpts }: Props) {
  const ou = { fichier: etat.fichier, cpts: cpts.id }
  const { data: liste, error } = useListe(ou, etat)
  const [choix, setChoix] = useState<Entre | null>(null)
  const [nommee, setNommee] = useState(false)
  const actions = useActions(ou)
  if (liste === undefined) return error === null ? <Attente quoi="Lecture des versions…" /> : <Erreur cause={error} />
  const connue = (id: number | null) => liste.some((une) => une.id === id)
  // One that another window removed is not compared any more.
  const entre = choix !== null && connue(choix.de) && (choix.a === null || connue(choix.a)) ? choix : defaut(liste)
  const choisie = liste.find(({ id }) => id === entre?.de)
  return (
    <div className={styles.ecran}>
      <div className={styles.tete}>
        <Title order={2} size="h4">
          Ce qui a changé
        </Title>
        {entre !== null && (
          <>
            <NativeSelect
              aria-label="Depuis la version"
              value={entre.de}
              data={liste.map((une) => ({ value: String(une.id), label: enMots(une) }))}
              onChange={(e) => setChoix({ ...entre, de: Number(e.currentTarget.value) })}
            />
            <span aria-hidden>→</span>
            <NativeSelect
              aria-label="Jusqu’à la version"
              value={entre.a ?? MAINTENANT}
              data={[
                { value: MAINTENANT, label: 'Maintenant' },
                ...liste.map((une) => ({ value: String(une.id), label: enMots(une) })),
              ]}
              onChange={(e) => {
                const { value } = e.currentTarget
                setChoix({ ...entre, a: value === MAINTENANT ? null : Number(value) })
              }}
            />
          </>
        )}
        <Group gap="xs" ml="auto">
          <Button variant="default" onClick={() => setNommee(true)}>
            Nommer cette version…
          </Button>
          {entre !== null && (
            <>
              <Button variant="default" loading={actions.enCours} onClick={() => void actions.exporter(entre, 'docx')}>
                Word
              </Button>
              <Button loading={actions.enCours} onClick={() => void actions.exporter(entre, 'pdf')}>
                PDF d’une page
              </Button>
            </>
          )}
        </Group>
      </div>
      {entre === null ? (
        <EtatVide titre="Gardez ce que vous envoyez">
          <Text>
            Donnez un nom à ce que le dossier dit aujourd’hui («{'\u00a0'}envoyée à la CPAM{'\u00a0'}»){'\u00a0'}: vous
            verrez ensuite ce qui a changé depuis, chiffres, communes, textes et sources.
          </Text>
          <Button variant="light" onClick={() => setNommee(true)}>
            Nommer la version d’aujourd’hui…
          </Button>
        </EtatVide>
      ) : (
        <Comparees key={`${entre.de} ${entre.a}`} etat={etat} ou={ou} entre={entre} />
      )}
      {choisie !== undefined && <SupprimerVersion version={choisie} onSupprimer={actions.supprimer} />}
      {nommee && (
        <NommerVersion
          onFermer={() => setNommee(false)}
          onNommer={async (nom) => {
            const reponse = await actions.nommer(nom)
            if (reponse === undefined) return
            setChoix({ de: reponse.id, a: null })
            setNommee(false)
          }}
          enCours={actions.enCours}
        />
      )}
    </div>
  )
}

/** The newest, and now. */
function defaut([derniere]: readonly Version[]): Entre | null {
  return derniere === undefined ? null : { de: derniere.id, a: null }
}

function Comparees({
  etat,
  ou,
  entre,
}: {
  readonly etat: EtatDossier
  readonly ou: { readonly fichier: string; readonly cpts: number }
  readonly entre: Entre
}) {
  const { data, error } = useComparaison(ou, entre, etat)
  if (data === undefined) return error === null ? <Attente quoi="Comparaison…" /> : <Erreur cause={error} />
  return <Changements lue={data} />
}
