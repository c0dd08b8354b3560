/** Top bar: the dossier, its CPTS, when it was saved, undo and redo, search. */
import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Kbd,
  Select,
  Text,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { BORNES_HISTORIQUE } from '../../shared/domain/historique.ts'
import { useCpts, useDossier, useEdition } from '../api/hooks.ts'
import { aller, ecrireRoute } from '../api/route.ts'
import classes from './App.module.css'
import { MenuDossier } from './MenuDossier.tsx'
import { Recherche } from './Recherche.tsx'
import { ouvrirRecherche } from './raccourcis.ts'

/** "Enregistré à 21:04", with the day when it was not today. */
export function enregistre(iso: string, maintenant = new Date()): string {
  const date = new Date(iso)
  const heure = date.toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' })
  if (date.toDateString() === maintenant.toDateString()) return `Enregistré à ${heure}`
  return `Enregistré le ${date.toLocaleDateString('fr-FR', { day: 'numeric', month: 'long' })} à ${heure}`
}

export function Barre() {
  const { etat } = useDossier()
  return (
    <header className={classes.barre}>
      <a className={classes.marque} href={ecrireRoute({ ecran: 'accueil', fichier: null, cpts: null, vue: null })}>
        Maillage<span>.</span>
      </a>
      {etat !== undefined && <Dossier />}
      <Group gap="xs" ml="auto" wrap="nowrap" flex="none">
        <Button variant="default" onClick={ouvrirRecherche} rightSection={<Kbd size="xs">Ctrl K</Kbd>} fw={400}>
          Chercher
        </Button>
        <Theme />
      </Group>
      <Recherche />
    </header>
  )
}

function Dossier() {
  const { etat } = useDossier()
  const cpts = useCpts()
  const { lancer, enCours } = useEdition()
  if (etat === undefined) return null
  const { fichier } = etat
  return (
    <>
      <span className={classes.nom} title={etat.nom}>
        {etat.cpts.length > 1 ? etat.nom : (cpts?.nom ?? etat.nom)}
      </span>
      {etat.cpts.length > 1 && (
        <Select
          aria-label="CPTS affichée"
          data={etat.cpts.map(({ id, nom }) => ({ value: String(id), label: nom }))}
          value={cpts === undefined ? null : String(cpts.id)}
          onChange={(id) => aller({ cpts: Number(id) })}
          allowDeselect={false}
          searchable
          className={classes.choix}
        />
      )}
      <MenuDossier />
      {etat.lectureSeule ? (
        <Tooltip label="Ce dossier ne peut pas être modifié à cet endroit : copiez-le dans un emplacement à vous.">
          <Badge color="ambre" variant="light" tt="none" flex="none" role="status" tabIndex={0}>
            Lecture seule
          </Badge>
        </Tooltip>
      ) : (
        <Text size="sm" c="var(--encre-douce)" style={{ whiteSpace: 'nowrap' }} role="status">
          {enCours ? 'Enregistrement…' : enregistre(etat.enregistreLe)}
        </Text>
      )}
      <Group gap={4} wrap="nowrap">
        <Fleche
          signe="↶"
          quoi={etat.annuler === null ? 'Rien à annuler' : `Annuler ${etat.annuler}`}
          inactif={etat.annuler === null}
          agir={() => lancer('dossier.annuler', { fichier })}
        />
        <Fleche
          signe="↷"
          quoi={etat.refaire === null ? 'Rien à refaire' : `Refaire ${etat.refaire}`}
          inactif={etat.refaire === null}
          agir={() => lancer('dossier.refaire', { fichier })}
        />
      </Group>
    </>
  )
}

interface FlecheProps {
  readonly signe: string
  readonly quoi: string
  readonly inactif: boolean
  agir(): void
}

function Fleche({ signe, quoi, inactif, agir }: FlecheProps) {
  return (
    <Tooltip
      multiline
      maw={320}
      label={
        <>
          {quoi}
          <br />
          <small>{BORNES_HISTORIQUE}</small>
        </>
      }
    >
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={quoi} disabled={inactif} onClick={agir} fz={20}>
        {signe}
      </ActionIcon>
    </Tooltip>
  )
}

function Theme() {
  const { setColorScheme } = useMantineColorScheme()
  const actuel = useComputedColorScheme('light')
  const quoi = actuel === 'light' ? 'Passer au thème sombre' : 'Passer au thème clair'
  return (
    <Tooltip label={quoi}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={quoi}
        onClick={() => setColorScheme(actuel === 'light' ? 'dark' : 'light')}
      >
        {actuel === 'light' ? '☾' : '☀'}
      </ActionIcon>
    </Tooltip>
  )
}
