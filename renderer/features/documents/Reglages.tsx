/** The fields that only the user can give, grouped as in the contract. Each is saved when it is left. */
import { Accordion, Text } from '@mantine/core'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Cpts } from '../../api/hooks.ts'
import { useReglages } from '../../api/lecture.ts'
import { ChampReglage } from '../../ui/ChampReglage.tsx'
import { GROUPES_FINANCEMENT, grouper } from '../../ui/groupes-reglages.ts'
import { Attente, Erreur } from '../../ui/Message.tsx'

interface Props {
  readonly etat: EtatDossier
  readonly cpts: Cpts
}

export function Reglages({ etat: { fichier }, cpts: { id, revision } }: Props) {
  const { data, error } = useReglages(fichier, id, revision)
  if (data === undefined) return error === null ? <Attente quoi="Lecture des réglages…" /> : <Erreur cause={error} />
  const groupes = grouper(data.cles.filter(({ groupe }) => !GROUPES_FINANCEMENT.includes(groupe)))
  return (
    <Accordion multiple defaultValue={[groupes[0]?.nom ?? '']} variant="default" chevronPosition="left">
      {groupes.map(({ nom, cles, remplis }) => (
        <Accordion.Item key={nom} value={nom}>
          <Accordion.Control>
            {nom}{' '}
            <Text span size="sm" c="var(--encre-douce)">
              {remplis} sur {cles.length}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            {cles.map((cle) => (
              <ChampReglage key={cle.cle} fichier={fichier} cpts={id} reglage={cle} />
            ))}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}
