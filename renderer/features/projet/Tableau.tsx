/** The six missions as columns and their fiches as cards; the needs under them; what is missing, in sentences. */
import { Anchor, Badge, Button, Paper, SegmentedControl, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { accord, compte } from '../../../shared/domain/francais.ts'
import { EtatVide } from '../../ui/Message.tsx'
import { allerFiche, type Panneau } from './aller.ts'
import { Colonnes } from './Colonnes.tsx'
import { Progres } from './Progres.tsx'
import styles from './projet.module.css'
import { cherchees, FILTRES, type Filtre, filtrees } from './tableau.ts'
import type { Actions, Besoin, Projet } from './useProjet.ts'

interface Props {
  readonly projet: Projet
  readonly actions: Actions
  readonly ouvrir: (panneau: Panneau) => void
}

const NOMS_FILTRES: Readonly<Record<Filtre, string>> = {
  toutes: 'Toutes',
  pretes: 'Prêtes',
  'a-reprendre': 'À reprendre',
  indicateur: 'Indicateur à choisir',
}

export function Tableau({ projet, actions, ouvrir }: Props) {
  const [filtre, setFiltre] = useState<Filtre>('toutes')
  const [mots, setMots] = useState('')
  const [besoin, setBesoin] = useState<number | null>(null)
  const { action, membre } = projet
  const nouvelle = async (mission = 'acces-soins', champs: { readonly besoins?: number[] } = {}): Promise<void> => {
    const ids = await actions.ecrire({
      genre: 'action',
      champs: { mission, titre: 'Nouvelle fiche-action', ...champs },
    })
    const [id] = ids ?? []
    if (id !== undefined) allerFiche(id)
  }
  const vues = cherchees(projet, filtrees(projet, filtre), mots)
  const pretes = action.filter((une) => une.etat === 'prete').length
  return (
    <div className={styles.ecran}>
      <div className={styles.tete}>
        <Title order={1} size="h3">
          Projet de santé
        </Title>
        {action.length > 0 && (
          <div className={styles.avancement}>
            <Text size="sm" c="var(--encre-douce)">
              {pretes} {accord(pretes, 'fiche prête', 'fiches prêtes')} sur {action.length}
            </Text>
            <Progres actions={action} />
          </div>
        )}
        <Button variant="default" onClick={() => ouvrir('membres')}>
          Membres{membre.length === 0 ? '' : ` (${membre.length})`}…
        </Button>
        <Button variant="default" onClick={() => ouvrir('exemples')}>
          Exemples…
        </Button>
        <Button onClick={() => void nouvelle()}>Nouvelle fiche</Button>
      </div>
      {action.length === 0 && projet.besoin.length === 0 ? (
        <EtatVide titre="Le projet de santé commence par un besoin">
          <Text>
            Écrivez ce que le diagnostic montre, puis ce que la CPTS veut y faire{'\u00a0'}: une fiche-action par
            réponse, rangée sous sa mission. Des exemples, repris de CPTS qui les ont racontés, aident à démarrer.
          </Text>
          <div className={styles.boutons}>
            <Button onClick={() => ouvrir({ besoin: null })}>Écrire un premier besoin</Button>
            <Button variant="light" onClick={() => ouvrir('exemples')}>
              Partir d’un exemple
            </Button>
          </div>
        </EtatVide>
      ) : (
        <>
          <div className={styles.filtres}>
            <TextInput
              type="search"
              aria-label="Chercher une fiche"
              placeholder="Titre, besoin, pilote…"
              value={mots}
              onChange={(e) => setMots(e.currentTarget.value)}
            />
            <SegmentedControl
              aria-label="Fiches montrées"
              value={filtre}
              onChange={(valeur) => setFiltre(valeur as Filtre)}
              data={FILTRES.map((un) => ({ value: un, label: `${NOMS_FILTRES[un]} ${filtrees(projet, un).length}` }))}
            />
          </div>
          <Colonnes projet={projet} actions={actions} vues={vues} besoin={besoin} nouvelle={nouvelle} />
          <BesoinsListe
            projet={projet}
            choisi={besoin}
            choisir={setBesoin}
            ouvrir={ouvrir}
            creer={(id) => void nouvelle('acces-soins', { besoins: [id] })}
          />
          <Savoir projet={projet} />
        </>
      )}
    </div>
  )
}

interface PropsBesoins {
  readonly projet: Projet
  readonly choisi: number | null
  readonly choisir: (id: number | null) => void
  readonly ouvrir: (panneau: Panneau) => void
  readonly creer: (besoin: number) => void
}

function BesoinsListe({ projet, choisi, choisir, ouvrir, creer }: PropsBesoins) {
  const { besoin } = projet
  const un = (ligne: Besoin, rang: number) => {
    const nombre = projet.action.filter(({ besoins }) => besoins.includes(ligne.id)).length
    return (
      <li key={ligne.id} className={styles.besoin} data-seul={nombre === 0 || undefined}>
        <button
          type="button"
          className={styles.choix}
          aria-pressed={choisi === ligne.id}
          onClick={() => choisir(choisi === ligne.id ? null : ligne.id)}
        >
          <span className={styles.repere} data-choisi={choisi === ligne.id || undefined}>
            B{rang + 1}
          </span>
          <span>{ligne.titre}</span>
        </button>
        <small>
          {nombre > 0 ? compte(nombre, 'fiche') : 'fiche à écrire'}
          {' · '}
          {nombre === 0 && (
            <>
              <Anchor component="button" type="button" inherit onClick={() => creer(ligne.id)}>
                Créer
              </Anchor>
              {' · '}
            </>
          )}
          <Anchor
            component="button"
            type="button"
            inherit
            aria-label={`Modifier le besoin ${ligne.titre}`}
            onClick={() => ouvrir({ besoin: ligne.id })}
          >
            Modifier
          </Anchor>
        </small>
      </li>
    )
  }
  return (
    <Paper withBorder p="md" mt="md" component="section" aria-labelledby="besoins">
      <div className={styles.entre}>
        <Title order={2} size="h5" id="besoins">
          Besoins{' '}
          <Text span size="sm" fw={400} c="var(--encre-douce)">
            {besoin.length === 0 ? 'ce que le diagnostic montre' : compte(besoin.length, 'besoin')}
          </Text>
        </Title>
        <Button size="compact-sm" variant="subtle" onClick={() => ouvrir({ besoin: null })}>
          Ajouter un besoin
        </Button>
      </div>
      <ol className={styles.besoins}>{besoin.map(un)}</ol>
    </Paper>
  )
}

/** What is missing or contradicts itself, each a click away. */
function Savoir({ projet }: { readonly projet: Projet }) {
  const { avis } = projet
  if (avis.length === 0) return null
  return (
    <Paper withBorder p="md" mt="md" component="section" aria-labelledby="savoir">
      <Title order={2} size="h5" id="savoir" mb="xs">
        À savoir{' '}
        <Badge variant="light" color="ambre" tt="none" fw={500}>
          {avis.length}
        </Badge>
      </Title>
      <ul className={styles.avis}>
        {avis.map(({ phrase, ligne }) => {
          const fiche = ficheDe(projet, ligne)
          return (
            <li key={phrase}>
              {phrase}{' '}
              {fiche !== null && (
                <Anchor component="button" type="button" size="sm" onClick={() => allerFiche(fiche)}>
                  Ouvrir la fiche
                </Anchor>
              )}
            </li>
          )
        })}
      </ul>
    </Paper>
  )
}

/** The fiche to open for a warning; null: it is of no fiche. */
function ficheDe({ indicateur }: Projet, ligne: Projet['avis'][number]['ligne']): number | null {
  if (ligne?.genre === 'action') return ligne.id
  if (ligne?.genre !== 'indicateur') return null
  return indicateur.find(({ id }) => id === ligne.id)?.action ?? null
}
