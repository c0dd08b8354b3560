/** Above the rows of the list: the filter, and headers that sort. */

import { formatNumber } from '../../shared/domain/format.ts'
import { accord } from '../../shared/domain/francais.ts'
import styles from './Liste.module.css'

interface EnTeteProps {
  readonly colonnes: readonly {
    readonly id: string
    readonly libelle: string
    readonly titre: string
    readonly droite: boolean
    readonly sens: 'asc' | 'desc' | null
  }[]
  onTrier(id: string): void
}

const ARIA = { asc: 'ascending', desc: 'descending' } as const
const FLECHE = { asc: '▲', desc: '▼' } as const

export function EnTete({ colonnes, onTrier }: EnTeteProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={styles.case}>
          <span className={styles.cache}>Dans le territoire</span>
        </th>
        {colonnes.map((c) => (
          <th
            key={c.id}
            scope="col"
            aria-sort={c.sens ? ARIA[c.sens] : 'none'}
            className={c.droite ? styles.droite : undefined}
          >
            <button type="button" title={`${c.titre}\u00a0: trier`} onClick={() => onTrier(c.id)}>
              <em>{c.libelle}</em>
              <span aria-hidden="true">{c.sens ? FLECHE[c.sens] : ''}</span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface FiltreProps {
  readonly requete: string
  onRequete(requete: string): void
  readonly toutes: boolean
  onToutes(toutes: boolean): void
  /** Rows shown, and communes of the territory. */
  readonly nombre: number
  readonly total: number
}

export function FiltreListe({ requete, onRequete, toutes, onToutes, nombre, total }: FiltreProps) {
  return (
    <div className={styles.filtre}>
      <input
        type="search"
        value={requete}
        placeholder="Nom ou code…"
        aria-label="Filtrer les communes par nom ou par code"
        onChange={(e) => onRequete(e.target.value)}
      />
      <fieldset>
        <legend className={styles.cache}>Communes listées</legend>
        <button type="button" aria-pressed={!toutes} onClick={() => onToutes(false)}>
          Territoire ({formatNumber(total)})
        </button>
        <button type="button" aria-pressed={toutes} onClick={() => onToutes(true)}>
          Toutes
        </button>
      </fieldset>
      <span role="status" className={styles.cache}>
        {formatNumber(nombre)} commune{accord(nombre, '', 's')}
      </span>
    </div>
  )
}
