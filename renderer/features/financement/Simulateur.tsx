/** Hypotheses on the variable parts: one slider a mission. What it gives is no promise of the contract. */
import { Slider, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { euros } from '../../../shared/domain/financement/mots.ts'
import styles from './financement.module.css'
import type { Financement } from './tableau.ts'

interface Props {
  readonly financement: Financement
  /** Percent by mission, as stored; absent: no hypothesis. */
  readonly atteintes: ReadonlyMap<string, number>
  regler(cle: string, valeur: string): void
}

export function Simulateur({ financement: { montants, missions }, atteintes, regler }: Props) {
  const siennes = missions.flatMap(({ cle, court, prise }) => {
    const montant = montants.find((un) => un.cle === `mission:${cle}:variable`)
    return prise && montant !== undefined && montant.statut !== 'to_check' && montant.cents !== null
      ? [{ cle, court, cents: montant.cents }]
      : []
  })
  if (siennes.length === 0)
    return (
      <Text size="sm" c="var(--encre-douce)">
        Les parts variables sont à compléter d’après la fiche de la CPAM{'\u00a0'}: la simulation viendra ensuite.
      </Text>
    )
  return (
    <>
      {siennes.map(({ cle, court, cents }) => (
        <Curseur
          key={cle}
          titre={court}
          cents={cents}
          atteinte={atteintes.get(cle) ?? null}
          regler={(v) => regler(`atteinte.${cle}`, v)}
        />
      ))}
      <Text size="sm" c="var(--encre-douce)" mt="md">
        Part atteinte × montant maximal, la même chaque année. Les prix par indicateur du contrat peuvent donner autre
        chose.
      </Text>
    </>
  )
}

function Curseur({
  titre,
  cents,
  atteinte,
  regler,
}: {
  readonly titre: string
  readonly cents: number
  readonly atteinte: number | null
  regler(valeur: string): void
}) {
  const [valeur, setValeur] = useState(atteinte ?? 0)
  useEffect(() => setValeur(atteinte ?? 0), [atteinte])
  const gagne = Math.floor((2 * cents * valeur + 100) / 200)
  return (
    <div className={styles.curseur}>
      <div className={styles.entre}>
        <span>{titre}</span>
        <strong>{atteinte === null && valeur === 0 ? '–' : euros(gagne)}</strong>
      </div>
      <Slider
        value={valeur}
        onChange={setValeur}
        onChangeEnd={(fin) => regler(String(fin))}
        step={5}
        label={(v) => `${v}\u00a0%`}
        thumbLabel={`Part variable atteinte, ${titre}`}
        size="sm"
      />
      <div className={styles.entre} data-douce>
        <span>{atteinte === null ? 'hypothèse à poser' : `${valeur}\u00a0%`}</span>
        <span>sur {euros(cents)} au plus</span>
      </div>
    </div>
  )
}
