/** The four key figures, and the line under them: EPCI, départements, vintage. */
import { NativeSelect, Text } from '@mantine/core'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { formatNumber } from '../../../shared/domain/format.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
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
  /** Words ("au moins 138,0 km²") take a smaller size than a number. */
  const etatDe = (quantite: Quantity, attend: boolean) => ({
    'data-attend': attend || undefined,
    'data-mots': quantite.kind !== 'known' || undefined,
  })
  const tout = resume.attente === 'tout'
  const aire = resume.attente !== 'rien'
  const parts = (cle: 'population' | 'superficie' | 'densite'): Part[] =>
    portrait.perimetre === 'complet'
      ? portrait.communes.map((commune) => ({ nom: commune.nom, quantite: commune[cle] }))
      : []
  const publie = (indicateur: string) => (chiffrePublie(portrait, indicateur) === null ? '' : ', chiffre publié')
  const { population, superficie, densite, nombreCommunes } = resume
  return (
    <>
      <div className={styles.cles}>
        <div {...etatDe(nombreCommunes, tout)}>
          <Chiffre quantite={nombreCommunes} libelle={`communes${publie('communes')}`} sansUnite />
        </div>
        <div {...etatDe(population, tout)}>
          <Chiffre
            quantite={population}
            libelle={`habitants${annee(population.millesime)}${publie('population')}`}
            sansUnite
            parts={parts('population')}
          />
        </div>
        <div {...etatDe(superficie, aire)}>
          <Chiffre quantite={superficie} libelle={`superficie${publie('superficie')}`} parts={parts('superficie')} />
        </div>
        <div {...etatDe(densite, aire)}>
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
