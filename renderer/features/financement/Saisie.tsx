/** The sheet of the CPAM and the days of the contract, field by field; each is saved when it is left. */
import { Accordion, Drawer, Text } from '@mantine/core'
import { ChampReglage } from '../../ui/ChampReglage.tsx'
import { GROUPES_FINANCEMENT, grouper, type Reglage } from '../../ui/groupes-reglages.ts'

interface Props {
  readonly fichier: string
  readonly cpts: number
  readonly cles: readonly Reglage[]
  readonly ouverte: boolean
  fermer(): void
}

/** The days that the schedule is counted from, which the form of the contract has too. */
const JOURS = /^(contrat\.dateSignature|missions\.optionnelles|mission\..*\.debut)$/

export function Saisie({ fichier, cpts, cles, ouverte, fermer }: Props) {
  const jours = cles.filter(({ cle }) => JOURS.test(cle)).map((cle) => ({ ...cle, groupe: 'Dates et missions' }))
  // The simulation has its sliders on the screen.
  const autres = cles.filter(({ groupe }) => GROUPES_FINANCEMENT.includes(groupe) && groupe !== 'Simulation')
  const groupes = grouper([...jours, ...autres])
  return (
    <Drawer opened={ouverte} onClose={fermer} position="right" size="28rem" title="Saisir la fiche de la CPAM">
      <Text size="sm" c="var(--encre-douce)" mb="md">
        Un montant saisi prend la place de celui de la table, avec sa source. Un champ vidé y revient.
      </Text>
      <Accordion multiple defaultValue={['Dates et missions', 'Montants']} chevronPosition="left">
        {groupes.map(({ nom, cles: siennes, remplis }) => (
          <Accordion.Item key={nom} value={nom}>
            <Accordion.Control>
              {nom}{' '}
              <Text span size="sm" c="var(--encre-douce)">
                {remplis} sur {siennes.length}
              </Text>
            </Accordion.Control>
            <Accordion.Panel>
              {siennes.map((cle) => (
                <ChampReglage key={cle.cle} fichier={fichier} cpts={cpts} reglage={cle} />
              ))}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Drawer>
  )
}
