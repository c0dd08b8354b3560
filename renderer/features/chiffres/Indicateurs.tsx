/** Figures by commune of one CPTS, by heading, beside those of its département, its region and France. */
import { Badge, Table, TextInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { Comparaison } from '../../../shared/domain/chiffres/faits.ts'
import { formatQuantity, formatUnit } from '../../../shared/domain/format.ts'
import { motsFigure } from '../../../shared/domain/indicateurs/mots.ts'
import type { SyntheseIndicateur } from '../../../shared/domain/indicateurs/synthese.ts'
import { THEME_LABELS, THEMES } from '../../../shared/domain/indicateurs/types.ts'
import { normaliserNom } from '../../../shared/domain/nom-commune.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import styles from './chiffres.module.css'
import { enTeteNiveau, NIVEAUX_COLONNES } from './mots-indicateurs.ts'

interface Props {
  readonly syntheses: readonly SyntheseIndicateur[]
  onChoisir(synthese: SyntheseIndicateur): void
}

export function Indicateurs({ syntheses, onChoisir }: Props) {
  const [cherche, setCherche] = useState('')
  const mots = normaliserNom(cherche)
  const vues = syntheses.filter(({ libelle }) => normaliserNom(libelle).includes(mots))
  return (
    <>
      {syntheses.length > 12 && (
        <TextInput
          className={styles.filtre}
          aria-label="Chercher un chiffre"
          placeholder="Chercher un chiffre…"
          value={cherche}
          onChange={(event) => setCherche(event.currentTarget.value)}
        />
      )}
      <div className={styles.deroule}>
        <Table className={styles.table} verticalSpacing={7} aria-label="Autres chiffres des communes">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Chiffre</Table.Th>
              <Table.Th scope="col" data-genre="nombre">
                CPTS
              </Table.Th>
              {NIVEAUX_COLONNES.map((niveau) => (
                <Table.Th key={niveau} scope="col" data-genre="nombre">
                  {enTeteNiveau(syntheses, niveau)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          {THEMES.map((theme) => {
            const lignes = vues.filter((une) => une.theme === theme)
            if (lignes.length === 0) return null
            return (
              <Table.Tbody key={theme}>
                <Table.Tr className={styles.theme}>
                  <Table.Th scope="rowgroup" colSpan={2 + NIVEAUX_COLONNES.length}>
                    {THEME_LABELS[theme]}
                  </Table.Th>
                </Table.Tr>
                {lignes.map((une) => (
                  <Ligne key={une.id} synthese={une} onChoisir={onChoisir} />
                ))}
              </Table.Tbody>
            )
          })}
        </Table>
      </div>
    </>
  )
}

/** Units that the value says already, or that « en » cannot bring in. */
const SANS_MESURE = /^(?:[%€]?|pour .*)$/

function Ligne({ synthese, onChoisir }: { readonly synthese: SyntheseIndicateur } & Pick<Props, 'onChoisir'>) {
  const { libelle, millesime, decimales, valeur, autres, comparaisons, unite, repartition } = synthese
  const mots = motsFigure(synthese)
  const accord = autres.every(({ ecart }) => ecart === 0)
  const texte = mots ?? textes(valeur, decimales)
  const mesure = formatUnit(unite)
  return (
    <Table.Tr>
      <Table.Td className={styles.libelle}>
        {libelle}
        <span className={styles.annee}>
          {millesime}
          {SANS_MESURE.test(mesure) ? '' : `, en ${mesure}`}
        </span>
        {autres.length > 0 && (
          <Badge
            {...(accord ? { color: 'gray', variant: 'outline' } : { className: styles.marque })}
            size="sm"
            ml={8}
            tt="none"
          >
            {autres.length + 1} sources{accord ? ' d’accord' : ''}
          </Badge>
        )}
      </Table.Td>
      <Table.Td data-genre="nombre" data-phrase={mots === null ? undefined : true}>
        <UnstyledButton
          className={styles.chiffre}
          data-etat={repartition.length === 0 ? valeur.kind : 'known'}
          onClick={() => onChoisir(synthese)}
          aria-label={`${libelle}\u00a0: ${texte}. D’où vient ce chiffre\u00a0?`}
        >
          {texte}
        </UnstyledButton>
      </Table.Td>
      {NIVEAUX_COLONNES.map((niveau) => (
        <Table.Td key={niveau} data-genre="nombre">
          {seule(comparaisons, niveau, decimales)}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

function textes(quantite: Quantity, decimales: number | null): string {
  return formatQuantity(quantite, decimales === null ? {} : { decimals: decimales })
}

/** A CPTS over two départements has two of them: the details show both, the column none. */
function seule(comparaisons: readonly Comparaison[], niveau: Comparaison['niveau'], decimales: number | null): string {
  const [une, ...autres] = comparaisons.filter((c) => c.niveau === niveau)
  if (une === undefined) return '–'
  return autres.length > 0 ? `${autres.length + 1} territoires` : textes(une.valeur, decimales)
}
