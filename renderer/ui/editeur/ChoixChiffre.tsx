/** « Insérer un chiffre »: those of the catalogue that the dossier knows, searched by their words. */
import { Popover, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Reference } from '../../../shared/document/plan/texte.ts'
import type { FigureVue } from './vue-chiffre.ts'

export interface FigureProposee extends FigureVue {
  readonly reference: Reference
  readonly theme: string
}

interface Props {
  readonly figures: readonly FigureProposee[]
  /** No text to put it in. */
  readonly inerte: boolean
  readonly choisir: (figure: FigureProposee) => void
}

export function ChoixChiffre({ figures, inerte, choisir }: Props) {
  const [ouvert, setOuvert] = useState(false)
  const groupes = useMemo(() => {
    const themes = new Map<string, { value: string; label: string }[]>()
    figures.forEach(({ theme, libelle, valeur }, i) => {
      const items = themes.get(theme) ?? []
      themes.set(theme, items)
      items.push({ value: String(i), label: `${libelle}\u00a0: ${valeur}` })
    })
    return [...themes].map(([group, items]) => ({ group, items }))
  }, [figures])
  return (
    <Popover opened={ouvert} onChange={setOuvert} width={360} position="bottom-start" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className="editeur-bouton"
          aria-expanded={ouvert}
          disabled={inerte || figures.length === 0}
          onClick={() => setOuvert(!ouvert)}
        >
          Insérer un chiffre…
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Select
          label="Chiffre du dossier"
          description="Il suit le dossier dans votre phrase"
          placeholder="Population, médecins, 75 ans…"
          data={groupes}
          searchable
          limit={60}
          maxDropdownHeight={320}
          nothingFoundMessage="Rien sous ce nom"
          value={null}
          data-autofocus
          comboboxProps={{ withinPortal: false }}
          onChange={(rang) => {
            const choisie = rang === null ? undefined : figures[Number(rang)]
            if (choisie === undefined) return
            setOuvert(false)
            choisir(choisie)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
