/** The communes of the territory, to tick here or on the map, then to place in a sector: by dragging, or by the menu. */

import { Button, Group, Menu } from '@mantine/core'
import { type DragEvent, useCallback, useMemo, useRef, useState } from 'react'
import { couleurSecteur } from '../../../../shared/dessins/couleurs.ts'
import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import { formatNumber } from '../../../../shared/domain/format.ts'
import { normaliserNom } from '../../../../shared/domain/nom-commune.ts'
import styles from '../territoire.module.css'
import { CiblesGlisser } from './CiblesGlisser.tsx'
import { FiltrePlacables, LIBRES } from './FiltrePlacables.tsx'
import { prendre } from './glisser.ts'
import { LignePlacable } from './LignePlacable.tsx'
import type { Ou, Secteur } from './secteurs.ts'

export interface CommunePlacable {
  readonly code: string
  readonly nom: string
}

interface Props {
  readonly communes: readonly CommunePlacable[]
  readonly secteurs: readonly Secteur[]
  readonly coches: ReadonlySet<string>
  onCoches(codes: ReadonlySet<string>): void
  onPlacer(codes: readonly string[], ou: Ou): void
  onHover(code: string | null): void
}

export function PlacerCommunes({ communes, secteurs, coches, onCoches, onPlacer, onHover }: Props) {
  const [filtre, setFiltre] = useState<string>(LIBRES)
  const [requete, setRequete] = useState('')
  const places = useMemo(
    () => new Map(secteurs.flatMap(({ communes: codes }, rang) => codes.map((code) => [code, rang] as const))),
    [secteurs],
  )
  const rangFiltre = filtre.startsWith('s') ? Number(filtre.slice(1)) : null
  const voulu = normaliserNom(requete).trim()
  const vues = communes.filter(({ code, nom }) => {
    const rang = places.get(code)
    if (filtre === LIBRES ? rang !== undefined : rangFiltre !== null && rang !== rangFiltre) return false
    return voulu === '' || normaliserNom(nom).includes(voulu) || code.startsWith(requete.trim().toUpperCase())
  })
  const libres = communes.length - communes.filter(({ code }) => places.has(code)).length
  const cadre = useRef<HTMLElement>(null)
  const placer = (ou: Ou) => {
    onPlacer([...coches], ou)
    onCoches(new Set())
    cadre.current?.focus({ preventScroll: true }) // the button of the menu goes out: the keyboard stays near
  }
  // The rows keep these two from one render to the next: four hundred of them are drawn once.
  const actuel = useRef({ coches, communes, onCoches })
  actuel.current = { coches, communes, onCoches }
  const basculer = useCallback((code: string) => {
    const suite = new Set(actuel.current.coches)
    if (!suite.delete(code)) suite.add(code)
    actuel.current.onCoches(suite)
  }, [])
  const [glisse, setGlisse] = useState(false)
  const glisser = useCallback((event: DragEvent, code: string) => {
    // A browser gives up a drag whose start changes the page at once.
    setTimeout(() => setGlisse(true))
    const { coches: choisis, communes: toutes } = actuel.current
    // A ticked commune takes the other ticked ones with it.
    const codes = choisis.has(code) ? [...choisis] : [code]
    prendre(
      event,
      codes,
      toutes.filter((une) => codes.includes(une.code)).map((une) => une.nom),
    )
  }, [])
  return (
    <section
      ref={cadre}
      tabIndex={-1}
      style={{ outline: 'none' }}
      aria-label="Placer des communes"
      onDragEnd={() => setGlisse(false)}
    >
      {glisse && (
        <CiblesGlisser
          secteurs={secteurs}
          onPlacer={(codes, ou) => {
            setGlisse(false)
            onPlacer(codes, ou)
          }}
        />
      )}
      <FiltrePlacables
        secteurs={secteurs}
        libres={libres}
        total={communes.length}
        filtre={rangFiltre !== null && rangFiltre >= secteurs.length ? LIBRES : filtre}
        requete={requete}
        onFiltre={setFiltre}
        onRequete={setRequete}
      />
      <Group gap="xs" justify="space-between" my={6}>
        <Button
          size="compact-sm"
          variant="subtle"
          disabled={vues.length === 0 && coches.size === 0}
          onClick={() => onCoches(coches.size > 0 ? new Set() : new Set(vues.map(({ code }) => code)))}
        >
          {coches.size > 0 ? `Décocher (${formatNumber(coches.size)})` : 'Tout cocher'}
        </Button>
        <Menu position="bottom-end" shadow="md" disabled={coches.size === 0}>
          <Menu.Target>
            <Button size="compact-sm" disabled={coches.size === 0}>
              Placer {coches.size === 0 ? '' : `${compterLieux([...coches])} `}dans… ▾
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={280} style={{ overflow: 'auto' }}>
            {secteurs.map(({ nom, couleur }, rang) => (
              <Menu.Item
                key={nom}
                leftSection={<i className={styles.pastille} style={{ background: couleur ?? couleurSecteur(rang) }} />}
                onClick={() => placer({ secteur: nom })}
              >
                {nom}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => placer('nouveau')}>Un nouveau secteur</Menu.Item>
            {[...coches].some((code) => places.has(code)) && (
              <Menu.Item onClick={() => placer('aucun')}>Aucun secteur</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {vues.length === 0 ? (
        <p className={styles.rien}>
          {voulu === '' && filtre === LIBRES ? 'Toutes les communes ont un secteur.' : 'Aucune commune.'}
        </p>
      ) : (
        <ul className={styles.placables} aria-label="Communes à placer">
          {vues.map(({ code, nom }) => {
            const rang = places.get(code)
            return (
              <LignePlacable
                key={code}
                code={code}
                nom={nom}
                coche={coches.has(code)}
                rang={rang ?? 0}
                secteur={rang === undefined ? undefined : secteurs[rang]}
                onBasculer={basculer}
                onGlisser={glisser}
                onHover={onHover}
              />
            )
          })}
        </ul>
      )}
    </section>
  )
}
