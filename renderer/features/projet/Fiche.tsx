/** One fiche-action: what it answers, what it does, when, who, and what proves it. Each field is saved when it is left. */
import { Anchor, Button, Menu, MultiSelect, Paper, Select, Text, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { nomProfession } from '../../../shared/domain/catalogues.ts'
import { majuscule } from '../../../shared/domain/francais.ts'
import { ETATS_FICHE } from '../../../shared/domain/projet/lignes.ts'
import { ETATS_MOTS, nomMembre } from '../../../shared/domain/projet/mots.ts'
import type { Cpts } from '../../api/hooks.ts'
import { allerFiche, allerTableau, type Lieu, type Panneau } from './aller.ts'
import { ChampTexte } from './Champs.tsx'
import { Constat } from './Constat.tsx'
import { Etapes } from './Etapes.tsx'
import { Indicateurs } from './Indicateurs.tsx'
import styles from './projet.module.css'
import { Territoire } from './Territoire.tsx'
import type { Action, Actions, Projet } from './useProjet.ts'

interface Props {
  readonly projet: Projet
  readonly actions: Actions
  readonly etat: EtatDossier
  readonly cpts: Cpts
  readonly lieux: readonly Lieu[]
  readonly fiche: Action
  readonly ouvrir: (panneau: Panneau) => void
}

export function Fiche({ projet, actions, etat, cpts, lieux, fiche, ouvrir }: Props) {
  const garder = (champs: Partial<Action>) => actions.ecrire({ genre: 'action', id: fiche.id, champs })
  const texte = (champ: 'objectif' | 'public' | 'moyens' | 'calendrier' | 'risques' | 'partenaires', label: string) => (
    <ChampTexte label={label} long valeur={fiche[champ]} garder={(valeur) => void garder({ [champ]: valeur })} />
  )
  const nomsCommunes = new Map(lieux.map(({ code, nom }) => [code, nom]))
  const avis = projet.avis.filter(
    ({ ligne }) =>
      (ligne?.genre === 'action' && ligne.id === fiche.id) ||
      (ligne?.genre === 'indicateur' &&
        projet.indicateur.some(({ id, action }) => id === ligne.id && action === fiche.id)),
  )
  return (
    <div className={styles.fiche}>
      <Tete projet={projet} fiche={fiche} garder={garder} actions={actions} />
      {fiche.exemple && (
        <Paper className={styles.signal} p="xs">
          <Text size="sm">
            Cette fiche vient d’un exemple{'\u00a0'}: relisez chaque ligne, elle est imprimée avec cette mention.
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => void garder({ exemple: false })}>
            Elle est à nous
          </Button>
        </Paper>
      )}
      <section aria-labelledby="constat">
        <Title order={2} size="h6" id="constat">
          Constat
        </Title>
        <Constat
          etat={etat}
          cpts={cpts}
          projet={projet}
          libelle="Constat de la fiche"
          texte={fiche.constat}
          garder={(constat) => garder({ constat: [...constat] })}
        />
      </section>
      <div className={styles.deux}>
        <MultiSelect
          label="Besoins auxquels elle répond"
          placeholder={projet.besoin.length === 0 ? 'Écrivez d’abord un besoin' : undefined}
          data={projet.besoin.map(({ id, titre }, rang) => ({ value: String(id), label: `B${rang + 1} ${titre}` }))}
          value={fiche.besoins.map(String)}
          onChange={(valeurs) => void garder({ besoins: valeurs.map(Number) })}
        />
        <Territoire cpts={cpts} lieux={lieux} fiche={fiche} garder={garder} />
      </div>
      {projet.besoin.length === 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => ouvrir({ besoin: null })}>
          Écrire un besoin
        </Button>
      )}
      {texte('objectif', 'Objectif')}
      <div className={styles.deux}>
        {texte('public', 'Public, et son ordre de priorité')}
        {texte('moyens', 'Moyens')}
        <Select
          label="Pilote, parmi les membres"
          clearable
          placeholder="Un membre"
          data={projet.membre.map((un) => ({
            value: String(un.id),
            label: nomMembre(
              un,
              un.profession === null ? null : nomProfession(un.profession),
              un.commune === null ? null : (nomsCommunes.get(un.commune) ?? un.commune),
            ),
          }))}
          value={fiche.piloteMembre === null ? null : String(fiche.piloteMembre)}
          onChange={(valeur) => void garder({ piloteMembre: valeur === null ? null : Number(valeur) })}
        />
        <ChampTexte
          label="Pilote, en quelques mots"
          max={500}
          placeholder="un médecin généraliste de…"
          valeur={fiche.pilote}
          garder={(pilote) => void garder({ pilote })}
        />
        <ChampTexte
          label="Référents"
          max={500}
          valeur={fiche.referents}
          garder={(referents) => void garder({ referents })}
        />
        {texte('partenaires', 'Partenaires')}
      </div>
      <Etapes projet={projet} actions={actions} fiche={fiche} />
      {texte('calendrier', 'Précisions sur le calendrier')}
      <Indicateurs projet={projet} actions={actions} fiche={fiche} />
      {texte('risques', 'Risques')}
      {avis.length > 0 && (
        <Paper withBorder p="md" component="section" aria-labelledby="savoir-fiche">
          <Title order={2} size="h6" id="savoir-fiche" mb="xs">
            À savoir
          </Title>
          <ul className={styles.avis}>
            {avis.map(({ phrase }) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
        </Paper>
      )}
    </div>
  )
}

interface PropsTete extends Pick<Props, 'projet' | 'fiche' | 'actions'> {
  readonly garder: (champs: Partial<Action>) => Promise<unknown>
}

function Tete({ projet, fiche, garder, actions }: PropsTete) {
  // A fiche is a page of its own: reading begins at its title.
  const titre = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    titre.current?.closest('main')?.scrollTo(0, 0)
    titre.current?.focus({ preventScroll: true })
  }, [])
  const mission = projet.missions.find(({ cle }) => cle === fiche.mission)
  const siennes = projet.action.filter((une) => une.mission === fiche.mission)
  const rang = siennes.findIndex(({ id }) => id === fiche.id)
  const voisine = (pas: number, mot: string) => {
    const autre = siennes[rang + pas]
    return (
      autre !== undefined && (
        <Anchor component="button" type="button" size="sm" onClick={() => allerFiche(autre.id)}>
          {mot}
        </Anchor>
      )
    )
  }
  return (
    <header>
      <p className={styles.fil}>
        <Anchor component="button" type="button" size="sm" onClick={allerTableau}>
          Projet de santé
        </Anchor>
        <span aria-hidden>›</span>
        <span>
          {mission?.numero} {mission?.court}
        </span>
        <span aria-hidden>›</span>
        <span>
          Fiche {mission?.numero}.{rang + 1}
        </span>
        <span className={styles.bout}>
          {voisine(-1, '‹ Précédente')} {voisine(1, 'Suivante ›')}
        </span>
      </p>
      <Title order={1} size="h3" className="lecteur-seul" ref={titre} tabIndex={-1}>
        {fiche.titre}
      </Title>
      <div className={styles.entete}>
        <ChampTexte
          label="Titre de la fiche"
          max={200}
          requis
          valeur={fiche.titre}
          garder={(titre) => void garder({ titre })}
        />
        <Select
          label="Mission"
          allowDeselect={false}
          data={projet.missions.map(({ cle, numero, court }) => ({ value: cle, label: `${numero} ${court}` }))}
          value={fiche.mission}
          onChange={(valeur) => valeur !== null && void actions.ordonner('action', [fiche.id], valeur)}
        />
        <Select
          label="État"
          allowDeselect={false}
          data={ETATS_FICHE.map((un) => ({ value: un, label: majuscule(ETATS_MOTS[un]) }))}
          value={fiche.etat}
          onChange={(valeur) => valeur !== null && void garder({ etat: valeur as Action['etat'] })}
        />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" color="gray" aria-label="Autres actions sur la fiche">
              ⋯
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              onClick={() =>
                void actions.retirer('action', fiche.id).then((fait) => {
                  if (fait) allerTableau()
                })
              }
            >
              Supprimer cette fiche
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  )
}
