/** How many EPCI and départements the territory reaches into, each explained by its communes. */
import { formatNumber } from '../../../../shared/domain/format.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import type { SourceRef } from '../../../../shared/domain/quantity.ts'
import { known } from '../../../../shared/domain/quantity-ops.ts'
import { Chiffre } from '../../../ui/Chiffre.tsx'
import type { Part } from '../../../ui/provenance.ts'
import type { Resume } from './resume.ts'

/** Label of the official list of communes in the passport. */
const COG = 'Code officiel géographique'

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
  // The composition of EPCI and départements is that of the embedded reference.
  const sources = portrait.passeport
    .filter(({ label, file }) => label === COG && file === null)
    .map(({ label, producteur, millesime }) => ({
      label: producteur === null ? label : `${producteur}, ${label.toLowerCase()}`,
      millesime,
      file: null,
      line: null,
    }))
  return (
    <span>
      <Nombre valeur={resume.epci} mots={['EPCI', 'EPCI']} nature="EPCI" parts={epci} sources={sources} />,{' '}
      <Nombre
        sources={sources}
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
  readonly sources: readonly SourceRef[]
}

function Nombre({ valeur, mots: [un, plusieurs], nature, parts, sources }: NombreProps) {
  const libelle = valeur > 1 ? plusieurs : un
  return (
    <>
      <Chiffre
        taille="ligne"
        quantite={known(valeur, 'ratio', { formula: `${plusieurs} d’au moins une commune du territoire`, sources })}
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
