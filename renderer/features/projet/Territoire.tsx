/** Where an action takes place: the whole territory, some of its sectors, or some of its communes. */
import { MultiSelect, Select } from '@mantine/core'
import { useState } from 'react'
import type { Cpts } from '../../api/hooks.ts'
import type { Lieu } from './aller.ts'
import type { Action } from './useProjet.ts'

interface Props {
  readonly cpts: Cpts
  readonly lieux: readonly Lieu[]
  readonly fiche: Action
  readonly garder: (champs: Partial<Action>) => Promise<unknown>
}

type Type = Action['territoire']['type']

export function Territoire({ cpts, lieux, fiche: { territoire }, garder }: Props) {
  // A kind chosen with nothing under it yet: the fiche keeps what it was until then.
  const [voulu, setVoulu] = useState<Type | null>(null)
  const type = voulu ?? territoire.type
  const secteurs = cpts.secteurs.flatMap(({ id, nom }) => (id === undefined ? [] : [{ value: String(id), label: nom }]))
  const choisir = (neuf: Type): void => {
    setVoulu(neuf === 'tout' || neuf === territoire.type ? null : neuf)
    if (neuf === 'tout') void garder({ territoire: { type: 'tout' } })
  }
  const fixer = (neuf: Action['territoire']): void => {
    setVoulu(null)
    void garder({ territoire: neuf })
  }
  return (
    <div>
      <Select
        label="Territoire"
        allowDeselect={false}
        value={type}
        data={[
          { value: 'tout', label: 'Tout le territoire' },
          ...(secteurs.length === 0 ? [] : [{ value: 'secteurs', label: 'Des secteurs' }]),
          { value: 'communes', label: 'Des communes' },
        ]}
        onChange={(valeur) => choisir((valeur ?? 'tout') as Type)}
      />
      {type === 'secteurs' && (
        <MultiSelect
          aria-label="Secteurs de l’action"
          mt={6}
          data={secteurs}
          value={territoire.type === 'secteurs' ? territoire.secteurs.map(String) : []}
          onChange={(ids) =>
            fixer(ids.length === 0 ? { type: 'tout' } : { type: 'secteurs', secteurs: ids.map(Number) })
          }
        />
      )}
      {type === 'communes' && (
        <MultiSelect
          aria-label="Communes de l’action"
          mt={6}
          searchable
          data={lieux.map(({ code, nom }) => ({ value: code, label: nom }))}
          value={territoire.type === 'communes' ? [...territoire.communes] : []}
          onChange={(communes) => fixer(communes.length === 0 ? { type: 'tout' } : { type: 'communes', communes })}
        />
      )}
    </div>
  )
}
