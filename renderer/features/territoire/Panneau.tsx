/** The panel beside the map: key figures, size, then communes, sectors and checks. */

import { Anchor, Badge, Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { compterLieux } from '../../../shared/domain/arrondissements.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import { ChoixCpts } from './ChoixCpts.tsx'
import { Cles } from './cles/Cles.tsx'
import { Quartiers } from './cles/Quartiers.tsx'
import type { Resume } from './cles/resume.ts'
import { Taille } from './cles/Taille.tsx'
import type { Cpts } from './edition/useTerritoire.ts'
import styles from './territoire.module.css'

export type Onglet = 'communes' | 'secteurs' | 'controles'

interface Props {
  readonly etat: EtatDossier
  readonly cpts: Cpts
  readonly portrait: Portrait
  readonly resume: Resume
  readonly onglet: Onglet
  onOnglet(onglet: Onglet): void
  onMillesime(millesime: string): void
  onVersion(id: string): void
  onReprendre(): void
  onPerimetre(): void
  /** How many of each, beside the names of the tabs. */
  readonly comptes: Readonly<Record<Onglet, number>>
  readonly communes: ReactNode
  readonly secteurs: ReactNode
  readonly controles: ReactNode
}

export function Panneau(props: Props) {
  const { etat, cpts, portrait, resume, onglet, onOnglet, comptes } = props
  // Nothing chosen and nothing published: four times "non renseigné" would say less than what to do.
  const vide = comptes.communes === 0 && resume.population.kind === 'missing'
  return (
    <aside className={styles.panneau} aria-label="Chiffres du territoire">
      <ChoixCpts etat={etat} cpts={cpts} onReprendre={props.onReprendre} onPerimetre={props.onPerimetre} />
      {vide ? (
        <p className={styles.note}>
          <b>Choisissez les communes.</b> Cliquez-les sur la carte, ajoutez tout un EPCI, collez une liste, ou
          cochez-les ci-dessous&nbsp;: les chiffres suivent.
        </p>
      ) : (
        <>
          <Cles portrait={portrait} resume={resume} etat={etat} onMillesime={props.onMillesime} />
          <Quartiers etat={etat} cpts={cpts.id} />
          {portrait.perimetre !== 'complet' && <Partiel portrait={portrait} onPerimetre={props.onPerimetre} />}
          <Taille resume={resume} version={etat.versionAci} versions={etat.versionsAci} onVersion={props.onVersion} />
        </>
      )}
      <Tabs
        value={onglet}
        onChange={(valeur) => onOnglet(valeur === 'secteurs' || valeur === 'controles' ? valeur : 'communes')}
        className={styles.onglets}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="communes">Communes</Tabs.Tab>
          <Tabs.Tab value="secteurs" rightSection={<Compte nombre={comptes.secteurs} />}>
            Secteurs
          </Tabs.Tab>
          <Tabs.Tab value="controles" rightSection={<Compte nombre={comptes.controles} ambre />}>
            Contrôles
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="communes" className={`${styles.onglet} ${styles.liste}`}>
          {props.communes}
        </Tabs.Panel>
        <Tabs.Panel value="secteurs" className={styles.onglet}>
          {props.secteurs}
        </Tabs.Panel>
        <Tabs.Panel value="controles" className={styles.onglet}>
          {props.controles}
        </Tabs.Panel>
      </Tabs>
    </aside>
  )
}

function Compte({ nombre, ambre = false }: { readonly nombre: number; readonly ambre?: boolean }) {
  if (nombre === 0) return null
  return (
    <Badge size="sm" variant="light" color={ambre ? 'ambre' : 'pin'}>
      {nombre}
    </Badge>
  )
}

/** Why the totals are not the sums of the list. */
function Partiel({ portrait, onPerimetre }: { readonly portrait: Portrait; onPerimetre(): void }) {
  const codes = portrait.communes.map(({ code }) => code)
  const titre = portrait.perimetre === 'inconnu' ? 'Liste des communes inconnue.' : 'Liste partielle.'
  const inscrites = codes.length === 0 ? 'Aucune commune inscrite' : `${compterLieux(codes)} dans la liste`
  return (
    <p className={styles.note}>
      <b>{titre}</b> {inscrites}&nbsp;: les totaux sont ceux publiés, ou des minimums.{' '}
      <Anchor component="button" type="button" fz="inherit" c="inherit" td="underline" onClick={onPerimetre}>
        Changer…
      </Anchor>
    </p>
  )
}
