/** The repair panel of a pasted list: what is sure, what is to choose, what is not known. */

import { Badge, Fieldset, Group, Pill, Radio, Stack, Text, Title } from '@mantine/core'
import { apostrophe } from '../../../../shared/dessins/texte.ts'
import { formatNumber } from '../../../../shared/domain/format.ts'
import { accord } from '../../../../shared/domain/francais.ts'
import {
  type Choix,
  type CommuneNommee,
  cleAmbigue,
  cleInconnue,
  cleReconnue,
  estEcartee,
  type Lecture,
} from './reparation.ts'

interface Props {
  readonly lecture: Lecture
  readonly choix: Choix
  /** Say on which line of the file each question stands. */
  readonly lignes?: boolean
  onChoix(cle: string, code: string | null): void
}

/** Value of the radio that leaves the element out. */
const IGNORER = '-'

export function Reparation({ lecture, choix, lignes = false, onChoix }: Props) {
  const { ambigues, inconnues, autres } = lecture
  const ou = (ligne: number) => (lignes ? `Ligne ${formatNumber(ligne)}, ` : '')
  return (
    <Stack gap="md">
      <Reconnues lecture={lecture} choix={choix} ou={ou} onChoix={onChoix} />
      {ambigues.length > 0 && (
        <section>
          <Titre texte="À choisir" nombre={ambigues.length + autres.ambigues} />
          {ambigues.map(({ element, choix: communes, ligne }, rang) => (
            <Question
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the paste is the identity of an element
              key={rang}
              titre={`${ou(ligne)}${element}\u00a0: ${formatNumber(communes.length)} ${accord(communes.length, 'commune possible', 'communes possibles')}`}
              communes={communes}
              valeur={choix.get(cleAmbigue(rang))}
              onValeur={(code) => onChoix(cleAmbigue(rang), code)}
            />
          ))}
          <Autres nombre={autres.ambigues} />
        </section>
      )}
      {inconnues.length > 0 && (
        <section>
          <Titre texte="Non reconnues" nombre={inconnues.length + autres.inconnues} />
          {inconnues.map(({ element, proches, ligne }, rang) => (
            <Question
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the paste is the identity of an element
              key={rang}
              titre={`${ou(ligne)}«\u00a0${element}\u00a0»${proches.length === 0 ? '\u00a0: aucune commune proche' : '\u00a0: vouliez-vous dire…'}`}
              communes={proches}
              valeur={choix.get(cleInconnue(rang)) ?? null}
              onValeur={(code) => onChoix(cleInconnue(rang), code)}
            />
          ))}
          <Autres nombre={autres.inconnues} />
        </section>
      )}
    </Stack>
  )
}

/** Those beyond what one answer lists. */
function Autres({ nombre }: { readonly nombre: number }) {
  if (nombre === 0) return null
  return (
    <Text fz="sm">
      et {formatNumber(nombre)} autre{accord(nombre, '', 's')}, qui ne{' '}
      {accord(nombre, 'sera pas ajouté', 'seront pas ajoutés')}
      &nbsp;: lisez la liste en plusieurs fois pour les voir.
    </Text>
  )
}

function Titre({ texte, nombre }: { readonly texte: string; readonly nombre: number }) {
  return (
    <Group gap="xs" mb={6}>
      <Title order={3} size="1rem">
        {texte}
      </Title>
      <Badge variant="light" size="sm" circle={nombre < 10}>
        {nombre}
      </Badge>
    </Group>
  )
}

interface ReconnuesProps extends Pick<Props, 'lecture' | 'choix' | 'onChoix'> {
  ou(ligne: number): string
}

/** More would be a wall of buttons: beyond, the list is corrected in its text. */
const UNE_A_UNE = 120

function Reconnues({ lecture: { reconnues, repetees, remarques }, choix, ou, onChoix }: ReconnuesProps) {
  const notes = reconnues.filter((une) => une.note !== null)
  return (
    <section>
      <Titre texte="Reconnues" nombre={reconnues.length} />
      {reconnues.length > 0 && reconnues.length <= UNE_A_UNE ? (
        <Etiquettes communes={reconnues.map(({ commune }) => commune)} choix={choix} onChoix={onChoix} />
      ) : (
        <Text fz="sm" c="var(--encre-douce)" lineClamp={4}>
          {reconnues.length === 0
            ? 'Aucune commune n’a été reconnue sans hésitation.'
            : apostrophe(reconnues.map((une) => une.commune.nom).join(', '))}
        </Text>
      )}
      {repetees > 0 && (
        <Text fz="sm" mt={4}>
          {formatNumber(repetees)} répétition{accord(repetees, '', 's')}&nbsp;: chaque commune n’est comptée qu’une
          fois.
        </Text>
      )}
      {remarques.map((remarque) => (
        <Text key={remarque} fz="sm" mt={4} c="var(--ambre-encre)">
          {apostrophe(remarque)}
        </Text>
      ))}
      {notes.map(({ element, commune, note, ligne }) => (
        <Text key={`${element}${commune.code}`} fz="sm" mt={4} c="var(--ambre-encre)">
          {ou(ligne)}
          {apostrophe(note?.startsWith(commune.nom) || note?.startsWith(element) ? note : `${element}\u00a0: ${note}`)}
        </Text>
      ))}
    </section>
  )
}

/** Each recognised commune, which a cross leaves out and brings back: the text need not be written again. */
function Etiquettes({
  communes,
  choix,
  onChoix,
}: Pick<Props, 'choix' | 'onChoix'> & { readonly communes: readonly CommuneNommee[] }) {
  const uniques = [...new Map(communes.map((une) => [une.code, une])).values()]
  return (
    <Group gap={6} mah={150} style={{ overflowY: 'auto' }}>
      {uniques.map(({ code, nom, departement }) => {
        const ecartee = estEcartee(choix, code)
        const dit = `${apostrophe(nom)} (${departement})`
        return (
          <Pill
            key={code}
            withRemoveButton
            onRemove={() => onChoix(cleReconnue(code), ecartee ? code : null)}
            removeButtonProps={{
              'aria-label': ecartee ? `Remettre ${dit}` : `Ne pas ajouter ${dit}`,
              'aria-hidden': false,
              tabIndex: 0,
            }}
            style={ecartee ? { textDecoration: 'line-through', opacity: 0.75 } : undefined}
          >
            {apostrophe(nom)}
          </Pill>
        )
      })}
    </Group>
  )
}

/** « Laval, aujourd’hui Laval-en-Belledonne (38) »: renamed, or merged into it. */
function nomCommune({ nom, departement, ancienNom }: CommuneNommee): string {
  const dit = `${nom} (${departement})`
  return ancienNom === undefined ? dit : `${ancienNom}, aujourd’hui ${dit}`
}

interface QuestionProps {
  readonly titre: string
  readonly communes: readonly CommuneNommee[]
  /** undefined: no answer yet; null: left out. */
  readonly valeur: string | null | undefined
  onValeur(code: string | null): void
}

function Question({ titre, communes, valeur, onValeur }: QuestionProps) {
  if (communes.length === 0) return <Text fz="sm">{titre}. Elle sera ignorée.</Text>
  return (
    <Fieldset legend={titre} mb="xs" p="xs">
      <Radio.Group
        value={valeur === undefined ? '' : (valeur ?? IGNORER)}
        onChange={(choisi) => onValeur(choisi === IGNORER ? null : choisi)}
        aria-label={titre}
      >
        <Group gap="md">
          {communes.map((commune) => (
            <Radio key={commune.code} value={commune.code} size="sm" label={apostrophe(nomCommune(commune))} />
          ))}
          <Radio value={IGNORER} size="sm" label="Ignorer" />
        </Group>
      </Radio.Group>
    </Fieldset>
  )
}
