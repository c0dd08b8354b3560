/** Which figure, of which year, as shades or circles. */
import { type ComboboxItem, type OptionsFilter, SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { Definition } from '../../../ui/Definition.tsx'
import type { PanneauReglages } from './panneau-reglages.ts'
import styles from './ReglagesCarte.module.css'
import { ReglagesCarteAnnee } from './ReglagesCarteAnnee.tsx'
import { ReglagesCarteClasses } from './ReglagesCarteClasses.tsx'
import { rienTrouve, trouve } from './recherche.ts'
import type { Figure } from './reglages.ts'

const TERRITOIRE = 'territoire'

/** Figures by theme, in the order in which they come. */
function parTheme(figures: readonly Figure[]) {
  const themes = Map.groupBy(figures, ({ theme }) => theme)
  return [
    { group: 'Sans chiffre', items: [{ value: TERRITOIRE, label: 'Le territoire et ses secteurs' }] },
    ...[...themes].map(([group, siennes]) => ({
      group,
      items: siennes.map(({ id, libelle }) => ({ value: id, label: libelle })),
    })),
  ]
}

const filtrer: OptionsFilter = ({ options, search }) => {
  if (search.trim() === '') return options
  const seuls = (items: readonly ComboboxItem[]) => items.filter((un) => trouve(un, search))
  return options.flatMap((une): typeof options => {
    if (!('items' in une)) return trouve(une, search) ? [une] : []
    const items = seuls(une.items)
    return items.length === 0 ? [] : [{ ...une, items }]
  })
}

export function ReglagesCarteFigure(props: PanneauReglages) {
  const { etat, cpts, reglages, onReglages, lues, repli, forme } = props
  const { data } = useQuery({
    queryKey: ['carte.figures', etat.fichier, cpts.id, cpts.revision],
    queryFn: () => call('carte.figures', { fichier: etat.fichier, cpts: cpts.id }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const figures = data?.figures ?? (lues === null ? [] : [lues.figure])
  const [cherche, setCherche] = useState('')
  const montree = reglages.figure === null ? TERRITOIRE : (lues?.figure.id ?? null)
  return (
    <>
      <Select
        label="Ce que montre la carte"
        searchable
        openOnFocus={false}
        allowDeselect={false}
        filter={filtrer}
        searchValue={cherche}
        onSearchChange={setCherche}
        nothingFoundMessage={rienTrouve(cherche)}
        // What is typed takes the place of the figure shown: a click puts the cursor after it.
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => {
          if (figures.some(({ libelle }) => libelle === cherche)) event.currentTarget.select()
        }}
        maxDropdownHeight={260}
        comboboxProps={{ withinPortal: false }}
        value={montree}
        data={parTheme(figures)}
        onChange={(id) => onReglages({ figure: id === TERRITOIRE ? null : id })}
      />
      {lues !== null && reglages.figure !== null && <Definition id={lues.figure.id} />}
      {repli === 'sans-aire' && (
        <p className={styles.note}>
          Aucune superficie n’est connue&nbsp;: la carte montre la population. Importez des contours ou la superficie de
          l’Insee dans l’écran Données.
        </p>
      )}
      {repli === 'perdue' && (
        <p className={styles.note}>
          Le chiffre choisi n’est plus dans le dossier&nbsp;: la carte montre la population.
        </p>
      )}
      {lues !== null && reglages.figure !== null && (
        <>
          <ReglagesCarteAnnee
            lues={lues}
            total={data?.communes ?? lues.parCommune.size}
            figure={figures.find(({ id }) => id === lues.figure.id) ?? lues.figure}
            choisi={reglages.millesime}
            onMillesime={(millesime) => onReglages({ millesime })}
          />
          {lues.figure.nature !== 'classe' && (
            <SegmentedControl
              aria-label="Représentation"
              fullWidth
              value={forme}
              data={[
                { value: 'aplats', label: 'Aplats' },
                { value: 'cercles', label: 'Cercles' },
              ]}
              onChange={(choix) => onReglages({ forme: choix === 'cercles' ? 'cercles' : 'aplats' })}
            />
          )}
          <Conseil nature={lues.figure.nature} forme={forme} />
          {forme === 'aplats' && lues.figure.nature !== 'classe' && <ReglagesCarteClasses {...props} lues={lues} />}
        </>
      )}
    </>
  )
}

/** A count in shades and a rate in circles both mislead: said, never refused. */
function Conseil({ nature, forme }: { readonly nature: Figure['nature']; readonly forme: 'aplats' | 'cercles' }) {
  if (nature === 'effectif' && forme === 'aplats')
    return (
      <p className={`${styles.note} ${styles.conseil}`}>
        Un nombre se lit mieux en cercles&nbsp;: en aplats, une grande commune paraît compter plus qu’une petite.
      </p>
    )
  if (nature === 'rapport' && forme === 'cercles')
    return (
      <p className={`${styles.note} ${styles.conseil}`}>
        Un taux se lit mieux en aplats&nbsp;: un grand cercle laisse croire à un grand nombre.
      </p>
    )
  return null
}
