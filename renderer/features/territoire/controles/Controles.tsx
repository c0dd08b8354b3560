/**
 * The proof-reader on screen: what to mend first, each finding with where it comes from, what to do and the action that
 * does it; then all that was looked at, and what could not be.
 */
import { Anchor, Badge, Group, Stack, Text } from '@mantine/core'
import { apostrophe } from '../../../../shared/dessins/texte.ts'
import { incoherences } from '../../../../shared/domain/controles/controler.ts'
import { formatNumber } from '../../../../shared/domain/format.ts'
import styles from './controles.module.css'
import { type Geste, gestes, NIVEAUX, type Point, sourcesDe } from './controles.ts'
import type { Controles as Resultat } from './useAutour.ts'

interface Props {
  /** Undefined: not yet answered. */
  readonly controles: Resultat | undefined
  /** No commune yet. */
  readonly vide: boolean
  onGeste(geste: Geste): void
}

export function Controles({ controles, vide, onGeste }: Props) {
  if (controles === undefined) return <p className={styles.doux}>Contrôles en cours…</p>
  const { points, verifies, nonVerifies } = controles
  return (
    <Stack gap="lg">
      {incoherences(points) === 0 && (
        <div className={styles.rien}>
          <span aria-hidden="true" className={styles.coche}>
            ✓
          </span>
          <div>
            <Text fw={600}>Aucune incohérence trouvée</Text>
            <Text fz="sm" c="var(--encre-douce)">
              {vide
                ? 'Choisissez des communes\u00a0: leurs limites, leurs années et les autres CPTS du dossier seront contrôlées aussi.'
                : `${formatNumber(verifies.length)}\u00a0contrôles faits sur cette CPTS et ses chiffres.`}
            </Text>
          </div>
        </div>
      )}
      {NIVEAUX.map(({ level, titre }) => (
        <Niveau
          key={level}
          level={level}
          titre={titre}
          points={points.filter((un) => un.level === level)}
          onGeste={onGeste}
        />
      ))}
      {nonVerifies.length > 0 && (
        <section className={styles.bilan}>
          <h3>Pas pu être vérifié</h3>
          <ul>
            {nonVerifies.map((un) => (
              <li key={un}>{apostrophe(un)}</li>
            ))}
          </ul>
        </section>
      )}
      <details className={styles.bilan}>
        <summary>Les {formatNumber(verifies.length)} contrôles faits</summary>
        <ul>
          {verifies.map(({ id, titre, compare }) => (
            <li key={id}>
              <b>{titre}</b>&nbsp;: {compare}
            </li>
          ))}
        </ul>
      </details>
    </Stack>
  )
}

interface NiveauProps extends Pick<Props, 'onGeste'> {
  readonly level: Point['level']
  readonly titre: string
  readonly points: readonly Point[]
}

const COULEURS: Readonly<Record<Point['level'], string>> = { erreur: 'argile', attention: 'ambre', information: 'gray' }

function Niveau({ level, titre, points, onGeste }: NiveauProps) {
  if (points.length === 0) return null
  return (
    <section>
      <Group gap="xs" mb="xs">
        <h3 className={styles.titre}>{titre}</h3>
        <Badge size="sm" variant="light" color={COULEURS[level]}>
          {points.length}
        </Badge>
      </Group>
      <Stack component="ul" gap="sm" className={styles.controles}>
        {points.map((point) => (
          <li key={`${point.code}${point.titre}${point.explication}`} data-niveau={level}>
            <Text fz="sm" fw={600}>
              {apostrophe(point.titre)}
            </Text>
            <Text fz="sm" c="var(--encre-douce)">
              {apostrophe(point.explication)}
            </Text>
            <Sources point={point} />
            <Text fz="sm" className={styles.faire}>
              {apostrophe(point.faire)}
            </Text>
            <Gestes point={point} onGeste={onGeste} />
          </li>
        ))}
      </Stack>
    </section>
  )
}

/** More would be a wall: the whole table has one source. */
const CITEES = 2

function Sources({ point }: { readonly point: Point }) {
  const sources = sourcesDe(point)
  if (sources.length === 0) return null
  return (
    <Text fz="xs" c="var(--encre-douce)">
      Source&nbsp;: {apostrophe(sources.slice(0, CITEES).join('\u00a0; '))}
      {sources.length > CITEES ? `, et ${sources.length - CITEES} autres` : ''}
    </Text>
  )
}

function Gestes({ point, onGeste }: Pick<Props, 'onGeste'> & { readonly point: Point }) {
  const possibles = gestes(point)
  if (possibles.length === 0) return null
  return (
    <Group gap="md">
      {possibles.map((geste) => (
        <Anchor key={geste.libelle} component="button" type="button" fz="sm" ta="left" onClick={() => onGeste(geste)}>
          {geste.libelle}
        </Anchor>
      ))}
    </Group>
  )
}
