/** The library of examples: what other CPTS have told of, to start from. */
import { Badge, Button, Drawer, Text, Title } from '@mantine/core'
import { EXEMPLES, type Exemple, lignesExemple } from '../../../shared/domain/projet/exemples.ts'
import { allerFiche } from './aller.ts'
import styles from './projet.module.css'
import type { Actions, Projet } from './useProjet.ts'

interface Props {
  readonly projet: Projet
  readonly actions: Actions
  readonly ouvert: boolean
  readonly fermer: () => void
}

export function Exemples({ projet, actions, ouvert, fermer }: Props) {
  const prendre = async (exemple: Exemple): Promise<void> => {
    const ids = await actions.ecrire(...lignesExemple(exemple))
    const [fiche] = ids ?? []
    if (fiche === undefined) return
    fermer()
    allerFiche(fiche)
  }
  return (
    <Drawer opened={ouvert} onClose={fermer} position="right" size="36rem" title="Exemples de fiches-actions">
      <Text size="sm" c="var(--encre-douce)" mb="md">
        Les idées viennent de CPTS qui les ont racontées dans leurs communiqués, reformulées{'\u00a0'}; les étapes et
        les indicateurs sont des illustrations. Une fiche reprise porte la mention «{'\u00a0'}exemple{'\u00a0'}» jusqu’à
        ce que vous disiez qu’elle est à vous.
      </Text>
      {projet.missions.map(({ cle, numero, court }) => {
        const siens = EXEMPLES.filter(({ mission }) => mission === cle)
        return (
          siens.length > 0 && (
            <section key={cle}>
              <Title order={3} size="h6" mt="md">
                {numero} {court}
              </Title>
              {siens.map((exemple) => (
                <div key={exemple.cle} className={styles.modele}>
                  <Text fw={600}>
                    {exemple.titre}{' '}
                    <Badge variant="default" tt="none" fw={500}>
                      exemple
                    </Badge>
                  </Text>
                  <Text size="sm">{exemple.objectif}</Text>
                  <Text size="sm" c="var(--encre-douce)">
                    D’après{'\u00a0'}: {exemple.source}.
                  </Text>
                  <Button
                    size="compact-sm"
                    variant="light"
                    mt={4}
                    aria-label={`Reprendre ${exemple.titre}`}
                    onClick={() => void prendre(exemple)}
                  >
                    Reprendre
                  </Button>
                </div>
              ))}
            </section>
          )
        )
      })}
    </Drawer>
  )
}
