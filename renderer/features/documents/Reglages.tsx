/** The fields that only the user can give, grouped as in the contract. Each is saved when it is left. */
import { Accordion, Text } from '@mantine/core'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Cpts } from '../../api/hooks.ts'
import { useReglages } from '../../api/lecture.ts'
import { CHAMP, useRoute } from '../../api/route.ts'
import { ChampReglage } from '../../ui/ChampReglage.tsx'
import { GROUPES_FINANCEMENT, grouper } from '../../ui/groupes-reglages.ts'
import { Attente, Erreur } from '../../ui/Message.tsx'

interface Props {
  readonly etat: EtatDossier
  readonly cpts: Cpts
}

const viser = (element: HTMLElement | null): void => element?.querySelector<HTMLElement>('input, select')?.focus()

export function Reglages({ etat: { fichier }, cpts: { id, revision } }: Props) {
  const { vue } = useRoute()
  const { data, error } = useReglages(fichier, id, revision)
  if (data === undefined) return error === null ? <Attente quoi="Lecture des réglages…" /> : <Erreur cause={error} />
  const groupes = grouper(data.cles.filter(({ groupe }) => !GROUPES_FINANCEMENT.includes(groupe)))
  // The field that « Complétude » asks for: its group opens, and the caret is in it.
  const vise = vue?.startsWith(CHAMP) ? vue.slice(CHAMP.length) : null
  const ouvert = groupes.find(({ cles }) => cles.some(({ cle }) => cle === vise)) ?? groupes[0]
  return (
    <Accordion multiple defaultValue={[ouvert?.nom ?? '']} variant="default" chevronPosition="left">
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
              <div key={cle.cle} ref={cle.cle === vise ? viser : null}>
                <ChampReglage fichier={fichier} cpts={id} reglage={cle} />
              </div>
            ))}
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}
