/** How many EPCI and départements the territory reaches into, each explained by its communes. */
import { formatNumber } from '../../../shared/domain/format.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import { known } from '../../../shared/domain/quantity-ops.ts'
import { Chiffre, type Part } from '../../ui/Chiffre.tsx'
import type { Resume } from './resume.ts'

interface Props {
  readonly portrait: Portrait
  readonly resume: Resume
}

export function Decoupage({ portrait, resume }: Props) {
  if (resume.departements === 0) return <span />
  const epci = portrait.epci.map(
    ({ nom, communes, total }): Part => ({
      nom: communes === total ? `${nom} (entier)` : `${nom} (sur ${formatNumber(total)})`,
      quantite: known(communes, 'communes'),
    }),
  )
  const departements = portrait.departements.map(
    ({ code, nom, communes }): Part => ({ nom: `${nom} (${code})`, quantite: known(communes, 'communes') }),
  )
  return (
    <span>
      <Nombre valeur={resume.epci} mots={['EPCI', 'EPCI']} nature="EPCI" parts={epci} />,{' '}
      <Nombre
        valeur={resume.departements}
        mots={['département', 'départements']}
        nature="Département"
        parts={departements}
      />
    </span>
  )
}

interface NombreProps {
  readonly valeur: number
  readonly mots: readonly [string, string]
  readonly nature: string
  readonly parts: readonly Part[]
}

function Nombre({ valeur, mots: [un, plusieurs], nature, parts }: NombreProps) {
  const libelle = valeur > 1 ? plusieurs : un
  return (
    <>
      <Chiffre
        taille="ligne"
        quantite={known(valeur, 'ratio', { formula: `${plusieurs} d’au moins une commune du territoire` })}
        libelle={libelle}
        sansUnite
        decimales={0}
        parts={parts}
        nature={nature}
      />
      &nbsp;{libelle}
    </>
  )
}
