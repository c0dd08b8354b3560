/** One text of a section: its editor, its signals, whether it is written, the way back to what is proposed. */
import { Anchor, Button, Group, Text } from '@mantine/core'
import { Editeur } from '../../../ui/editeur/Editeur.tsx'
import type { Historique } from '../../../ui/editeur/etat.ts'
import type { Decrire } from '../../../ui/editeur/vue-chiffre.ts'
import { ETATS_EXPLIQUES } from './mots.ts'
import { Signaux } from './Signaux.tsx'
import styles from './sections.module.css'
import { useBrouillon } from './useBrouillon.ts'
import type { Actions, Ou, Texte } from './useTextes.ts'

interface Props {
  readonly ou: Ou
  readonly section: string
  readonly texte: Texte
  readonly libelle: string
  readonly decrire: Decrire
  readonly actions: Actions
  readonly dossier: Historique
}

export function TexteSection({ ou, section, texte, libelle, decrire, actions, dossier }: Props) {
  const { etat, affiche, taper, vider, trancher } = useBrouillon(ou, section, texte)
  const apres = (suite: () => unknown) => void vider().then(suite)
  const { place } = texte
  return (
    <div>
      <Editeur
        texte={affiche}
        libelle={libelle}
        decrire={decrire}
        surChange={taper}
        surSortie={() => void vider()}
        dossier={{ annuler: () => apres(dossier.annuler), refaire: () => apres(dossier.refaire) }}
      />
      {etat === 'conflit' && (
        <section className={styles.signal} aria-label="Texte changé ailleurs" role="alert">
          <Text size="sm">
            Ce texte vient de changer dans une autre fenêtre. Vos mots sont encore là, mais ne sont pas enregistrés.
          </Text>
          <Group gap="xs" mt={4}>
            <Button size="compact-sm" variant="default" onClick={() => void trancher(true)}>
              Garder les miens
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => void trancher(false)}>
              Prendre ceux de l’autre fenêtre
            </Button>
          </Group>
        </section>
      )}
      <Signaux
        signaux={texte.signaux}
        repondre={(signal, choix) => apres(() => actions.changer('textes.repondre', { section, place, signal, choix }))}
      />
      <Group gap="sm" className={styles.pied}>
        <span role="status">{DITS[etat]}</span>
        {texte.edite !== null && texte.genere !== null && (
          <>
            <span>{ETATS_EXPLIQUES[texte.etat]}</span>
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => apres(() => actions.changer('textes.revenir', { section, place }))}
            >
              Revenir au texte proposé
            </Anchor>
          </>
        )}
      </Group>
    </div>
  )
}

const DITS = {
  ecrit: '',
  attente: 'Enregistrement…',
  echec:
    'Pas encore enregistré\u00a0: Maillage ne répond pas, nouvel essai dans un instant. Laissez cette fenêtre ouverte.',
  conflit: '',
} as const
