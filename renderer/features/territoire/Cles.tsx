/** The four key figures, and the line under them: EPCI, départements, vintage. */
import { NativeSelect, Text } from '@mantine/core'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import { Chiffre, type Part } from '../../ui/Chiffre.tsx'
import { chiffrePublie, type Resume } from './resume.ts'
import styles from './territoire.module.css'

interface Props {
  readonly portrait: Portrait
  readonly resume: Resume
  readonly etat: EtatDossier
  onMillesime(millesime: string): void
}

export function Cles({ portrait, resume, etat, onMillesime }: Props) {
  const attend = { 'data-attend': resume.attente === 'tout' || undefined }
  const aire = { 'data-attend': resume.attente !== 'rien' || undefined }
  const parts = (cle: 'population' | 'superficie' | 'densite'): Part[] =>
    portrait.perimetre === 'complet'
      ? portrait.communes.map((commune) => ({ nom: commune.nom, quantite: commune[cle] }))
      : []
  const publie = (indicateur: string) => (chiffrePublie(portrait, indicateur) === null ? '' : ', chiffre publié')
  const { population, superficie, densite, nombreCommunes } = resume
  return (
    <>
      <div className={styles.cles}>
        <div {...attend}>
          <Chiffre quantite={nombreCommunes} libelle={`communes${publie('communes')}`} sansUnite />
        </div>
        <div {...attend}>
          <Chiffre
            quantite={population}
            libelle={`habitants${annee(population.millesime)}${publie('population')}`}
            sansUnite
            parts={parts('population')}
          />
        </div>
        <div {...aire}>
          <Chiffre quantite={superficie} libelle={`superficie${publie('superficie')}`} parts={parts('superficie')} />
        </div>
        <div {...aire}>
          <Chiffre
            quantite={densite}
            libelle={`habitants au km²${publie('densite')}`}
            sansUnite
            parts={parts('densite')}
          />
        </div>
      </div>
      <div className={styles.rappel}>
        <Text fz="inherit" c="var(--encre-douce)">
          {compte(resume.epci, 'EPCI', 'EPCI')}, {compte(resume.departements, 'département', 'départements')}
        </Text>
        <NativeSelect
          size="xs"
          variant="unstyled"
          aria-label="Millésime des populations"
          className={styles.millesime}
          value={etat.millesime}
          data={[...etat.millesimes].reverse().map((un) => ({ value: un, label: `Populations ${un}` }))}
          onChange={(event) => onMillesime(event.currentTarget.value)}
        />
      </div>
    </>
  )
}

const annee = (millesime: string | null) => (millesime === null ? '' : ` en ${millesime}`)

function compte(nombre: number, singulier: string, pluriel: string): string {
  return `${formatNumber(nombre)}\u00a0${nombre > 1 ? pluriel : singulier}`
}
