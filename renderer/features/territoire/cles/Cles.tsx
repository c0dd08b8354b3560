/** The four key figures, and the line under them: EPCI, départements, vintage. */

import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { motLieux } from '../../../../shared/domain/arrondissements.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import { Chiffre } from '../../../ui/Chiffre.tsx'
import styles from '../territoire.module.css'
import { Decoupage } from './Decoupage.tsx'
import { partsCle } from './expliquer.ts'
import { chiffrePublie, type Resume } from './resume.ts'

interface Props {
  readonly portrait: Portrait
  readonly resume: Resume
  readonly etat: EtatDossier
  onMillesime(millesime: string): void
}

export function Cles({ portrait, resume, etat, onMillesime }: Props) {
  const tout = resume.attente === 'tout'
  const aire = resume.attente !== 'rien'
  const { population, superficie, densite, nombreCommunes } = resume
  return (
    <>
      <div className={styles.cles}>
        <Cle portrait={portrait} indicateur="communes" quantite={nombreCommunes} attend={tout}>
          <Chiffre
            quantite={nombreCommunes}
            libelle={motLieux(
              portrait.communes.map(({ code }) => code),
              nombreCommunes.kind === 'known' ? nombreCommunes.value : 2,
            )}
            sansUnite
            parts={partsCle(portrait, 'communes')}
          />
        </Cle>
        <Cle portrait={portrait} indicateur="population" quantite={population} attend={tout}>
          <Chiffre
            quantite={population}
            libelle={`habitants${annee(population.millesime)}`}
            sansUnite
            parts={partsCle(portrait, 'population')}
          />
        </Cle>
        <Cle portrait={portrait} indicateur="superficie" quantite={superficie} attend={aire}>
          <Chiffre quantite={superficie} libelle="superficie" parts={partsCle(portrait, 'superficie')} />
        </Cle>
        <Cle portrait={portrait} indicateur="densite" quantite={densite} attend={aire}>
          <Chiffre quantite={densite} libelle="habitants au km²" sansUnite parts={partsCle(portrait, 'densite')} />
        </Cle>
      </div>
      <div className={styles.rappel}>
        <Decoupage portrait={portrait} resume={resume} />
        <NativeSelect
          size="xs"
          variant="unstyled"
          aria-label="Millésime des populations"
          className={styles.millesime}
          classNames={{ input: styles.choix }}
          value={etat.millesime}
          data={[...etat.millesimes].reverse().map((un) => ({ value: un, label: `Populations ${un}` }))}
          onChange={(event) => onMillesime(event.currentTarget.value)}
        />
      </div>
    </>
  )
}

interface CleProps {
  readonly portrait: Portrait
  readonly indicateur: string
  readonly quantite: Quantity
  /** Waiting for the dossier. */
  readonly attend: boolean
  readonly children: ReactNode
}

/** One figure. Words ("au moins 138,0 km²") take a smaller size than a number; a published total says so. */
function Cle({ portrait, indicateur, quantite, attend, children }: CleProps) {
  const publie = quantite.kind === 'known' && chiffrePublie(portrait, indicateur) !== null
  return (
    <div className={styles.cle} data-attend={attend || undefined} data-mots={quantite.kind !== 'known' || undefined}>
      {children}
      {publie && <span className={styles.publie}>chiffre publié</span>}
    </div>
  )
}

const annee = (millesime: string | null) => (millesime === null ? '' : ` en ${millesime}`)
