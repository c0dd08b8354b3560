/** How many quarters of the city policy (QPV) the territory holds, each explained by its communes; nothing before a list is imported. */
import { useQuery } from '@tanstack/react-query'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { Output } from '../../../../shared/contract/methods.ts'
import { accord, compte, enumeration } from '../../../../shared/domain/francais.ts'
import { known } from '../../../../shared/domain/quantity-ops.ts'
import { call } from '../../../api/client.ts'
import { Chiffre } from '../../../ui/Chiffre.tsx'
import type { Part } from '../../../ui/provenance.ts'
import styles from '../territoire.module.css'

type Lus = Output<'territoire.quartiers'>

interface Props {
  readonly etat: EtatDossier
  readonly cpts: number
}

export function Quartiers({ etat: { fichier, revision }, cpts }: Props) {
  const { data } = useQuery({
    queryKey: ['territoire.quartiers', fichier, cpts, revision],
    queryFn: () => call('territoire.quartiers', { fichier, cpts }),
    placeholderData: (avant: Lus | undefined, requete) => (requete?.queryKey[2] === cpts ? avant : undefined),
  })
  if (data === undefined || data.liste === null) return null
  const { liste, quartiers, indecis } = data
  if (quartiers.length === 0 && indecis === 0)
    return (
      <p className={styles.quartiers}>
        {`Aucun quartier prioritaire du territoire n’est dans la liste importée (${liste.millesime}).`}
      </p>
    )
  const source = {
    label: `${liste.producteur}, quartiers prioritaires`,
    millesime: liste.millesime,
    file: liste.fichier,
    line: null,
  }
  const libelle = accord(quartiers.length, 'quartier prioritaire', 'quartiers prioritaires')
  return (
    <p className={styles.quartiers}>
      <Chiffre
        taille="ligne"
        quantite={known(quartiers.length, 'ratio', {
          millesime: liste.millesime,
          formula: 'quartiers de la liste importée, chacun compté une fois, même à cheval sur plusieurs communes',
          sources: [source],
        })}
        libelle={libelle}
        sansUnite
        decimales={0}
        parts={parts(data)}
        nature="Commune"
      />
      &nbsp;{libelle} (QPV {liste.millesime})
      {indecis > 0 &&
        `\u00a0; ${compte(indecis, 'autre')} de la ville, dont la liste ne dit pas l’arrondissement, ${accord(indecis, 'n’est pas compté', 'ne sont pas comptés')}`}
    </p>
  )
}

const parts = ({ communes, quartiers }: Lus): Part[] => {
  const noms = new Map(quartiers.map(({ code, nom }) => [code, nom === '' ? code : nom]))
  return communes.map(({ nom, quartiers: siens }) => ({
    nom,
    quantite: known(siens.length, 'ratio'),
    detail: enumeration(siens.map((code) => noms.get(code) ?? code)),
  }))
}
