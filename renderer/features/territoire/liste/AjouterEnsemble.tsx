/** "Ajouter un EPCI, canton…": the EPCI, arrondissement or département around the last commune, or found by name. */

import { Anchor, Button, Loader, Popover, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Output } from '../../../../shared/contract/methods.ts'
import { formatNumber } from '../../../../shared/domain/format.ts'
import { accord, compte } from '../../../../shared/domain/francais.ts'
import { call } from '../../../api/client.ts'
import { aller } from '../../../api/route.ts'
import styles from '../territoire.module.css'

export type Ensemble = Output<'territoire.ensembles'>[number]

const TYPES: Readonly<Record<Ensemble['type'], string>> = {
  municipaux: 'ville',
  epci: 'EPCI',
  canton: 'canton',
  bassin: 'bassin de vie',
  arrondissement: 'arrondissement',
  departement: 'département',
}

interface Props {
  readonly selection: ReadonlySet<string>
  /** Last commune picked: its wholes come first. */
  readonly derniere: { readonly code: string; readonly nom: string } | null
  readonly fichier: string
  /** A new table d'appartenance brings new wholes. */
  readonly revision: number
  onEnsemble(ensemble: Ensemble, mode: 'ajouter' | 'retirer'): void
}

export function AjouterEnsemble(props: Props) {
  const [ouvert, setOuvert] = useState(false)
  return (
    <Popover opened={ouvert} onChange={setOuvert} trapFocus returnFocus shadow="md" width={380} position="bottom-start">
      <Popover.Target>
        <Button className={styles.outil} px={10} variant="default" onClick={() => setOuvert(!ouvert)}>
          Ajouter un EPCI, canton…
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Ajouter un EPCI, un canton, un département…">
        <Recherche {...props} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Recherche({ selection, derniere, fichier, revision, onEnsemble }: Props) {
  const [requete, setRequete] = useState('')
  const [posee] = useDebouncedValue(requete.trim(), 150)
  const liste = useRef<HTMLUListElement>(null)
  const trouves = useQuery({
    queryKey: ['territoire.chercherEnsembles', fichier, revision, posee],
    queryFn: () => call('territoire.chercherEnsembles', { requete: posee, limite: 8, fichier }),
    enabled: posee !== '',
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: pour(posee),
  })
  const voisins = useQuery({
    queryKey: ['territoire.ensembles', fichier, revision, derniere?.code],
    queryFn: () => call('territoire.ensembles', { code: derniere?.code ?? '', fichier }),
    enabled: derniere !== null,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: pour(derniere?.code),
  })
  const { data: appartenances } = useQuery({
    queryKey: ['territoire.appartenances', fichier, revision],
    queryFn: () => call('territoire.appartenances', { fichier }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (avant: Output<'territoire.appartenances'> | undefined) => avant,
  })
  const ensembles = posee === '' ? (voisins.data ?? []) : (trouves.data ?? [])
  /** Arrows walk from the field through the rows and back. */
  const fleches = (event: KeyboardEvent<HTMLElement>) => {
    const pas = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (pas === 0) return
    event.preventDefault()
    const boutons = [...(liste.current?.querySelectorAll('button') ?? [])]
    const ici = boutons.indexOf(document.activeElement as HTMLButtonElement)
    boutons[Math.max(0, Math.min(boutons.length - 1, ici + pas))]?.focus()
  }
  return (
    <Stack gap="xs" onKeyDown={fleches}>
      <TextInput
        data-autofocus
        label={
          appartenances?.includes('canton')
            ? 'Nom de l’EPCI, du canton… ou d’une commune'
            : 'Nom de l’EPCI, du département… ou d’une commune'
        }
        placeholder="Aunis Sud"
        value={requete}
        onChange={(event) => setRequete(event.currentTarget.value)}
        rightSection={trouves.isFetching ? <Loader size="xs" /> : null}
      />
      <Text fz="sm" c="var(--encre-douce)" aria-live="polite">
        {legende(posee, derniere, ensembles.length, trouves.isFetching)}
      </Text>
      <ul ref={liste} className={styles.ensembles}>
        {ensembles.map((ensemble) => (
          <Ligne
            key={`${ensemble.type}${ensemble.code}`}
            ensemble={ensemble}
            selection={selection}
            onEnsemble={onEnsemble}
          />
        ))}
      </ul>
      {appartenances !== undefined && !appartenances.includes('canton') && (
        <Text fz="sm" c="var(--encre-douce)">
          <Anchor component="button" type="button" fz="inherit" onClick={() => aller({ ecran: 'donnees' })}>
            Importez la table d’appartenance de l’Insee
          </Anchor>{' '}
          pour ajouter par canton.
        </Text>
      )}
    </Stack>
  )
}

/**
 * The rows stay while a change of the dossier has them read again for the same words: the one just pressed keeps the
 * focus, and Escape still closes.
 */
function pour(quoi: string | undefined) {
  return (avant: Ensemble[] | undefined, requete: { readonly queryKey: readonly unknown[] } | undefined) =>
    requete?.queryKey[3] === quoi ? avant : undefined
}

function legende(requete: string, derniere: Props['derniere'], nombre: number, cherche: boolean): string {
  if (requete === '')
    return derniere === null
      ? 'Un EPCI est une communauté de communes, d’agglomération ou urbaine, ou une métropole. Cherchez-le par son nom ou celui d’une de ses communes, ou choisissez d’abord une commune sur la carte.'
      : `Autour de ${derniere.nom}\u00a0:`
  if (cherche) return 'Recherche…'
  return nombre === 0
    ? 'Rien de ce nom. Essayez un mot du nom officiel, ou le nom d’une de ses communes.'
    : compte(nombre, 'trouvé')
}

function Ligne({ ensemble, selection, onEnsemble }: Pick<Props, 'selection' | 'onEnsemble'> & { ensemble: Ensemble }) {
  const { nom, type, communes } = ensemble
  const deja = communes.filter((code) => selection.has(code)).length
  const mode = deja === communes.length ? 'retirer' : 'ajouter'
  const nombre = compte(communes.length, 'commune')
  return (
    <li>
      <button type="button" className={styles.ensemble} onClick={() => onEnsemble(ensemble, mode)}>
        <span>
          <b>{nom}</b>
          <small>
            {TYPES[type]}, {nombre}
            {deja > 0 && mode === 'ajouter' && `, dont ${formatNumber(deja)} déjà choisie${accord(deja, '', 's')}`}
          </small>
        </span>
        <em>{mode === 'ajouter' ? 'Ajouter' : 'Retirer'}</em>
      </button>
    </li>
  )
}
