/**
 * The list twin of the map: all that is done there by pointing is done here with a table, by keyboard or screen reader.
 * Only the rows on screen are in the page; `aria-rowcount` and `aria-rowindex` say how many there are.
 */
import { type Row, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { colonnes, colonnesTri, traits } from './colonnes.ts'
import styles from './Liste.module.css'
import { EnTete, FiltreListe } from './ListeEnTete.tsx'
import { LigneCommune } from './ListeLigne.tsx'
import { filtrer, type Ligne, lignesDe } from './liste.ts'
import type { ListeCommunesProps } from './types.ts'

const HAUTEUR_LIGNE = 34

/** Keys that move the cursor, and by how many rows. */
const DEPLACEMENTS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 12,
  PageUp: -12,
  Home: -Infinity,
  End: Infinity,
}

export function ListeCommunes(props: ListeCommunesProps) {
  const {
    communes,
    superficies,
    publiees,
    selection,
    survol,
    onHover,
    onToggle,
    libelle,
    hauteur,
    figure = null,
  } = props
  const [requete, setRequete] = useState('')
  const [toutes, setToutes] = useState(selection.size === 0)
  const [curseur, setCurseur] = useState(0)
  const defileur = useRef<HTMLDivElement>(null)

  const lignes = useMemo(
    () => lignesDe(communes, superficies, figure, publiees),
    [communes, superficies, figure, publiees],
  )
  // With "all communes", the selection must not rebuild 35 000 rows at each tick of a box.
  const choisies = toutes ? null : selection
  const data = useMemo(
    () => [...filtrer(choisies ? lignes.filter((l) => choisies.has(l.code)) : lignes, requete)],
    [lignes, choisies, requete],
  )
  const table = useTable({
    features: traits,
    columns: colonnes,
    data,
    getRowId: (l: Ligne) => l.code,
    initialState: { sorting: [{ id: 'population', desc: true }] },
    enableSortingRemoval: false,
  })
  const rangees: Row<typeof traits, Ligne>[] = table.getRowModel().rows
  const virtuel = useVirtualizer({
    count: rangees.length,
    getScrollElement: () => defileur.current,
    estimateSize: () => HAUTEUR_LIGNE,
    overscan: 8,
  })
  const visibles = virtuel.getVirtualItems()
  const actif = Math.min(curseur, rangees.length - 1)
  const [avant, apres] = [visibles[0]?.start ?? 0, virtuel.getTotalSize() - (visibles.at(-1)?.end ?? 0)]

  const clavier = (e: KeyboardEvent) => {
    const pas = DEPLACEMENTS[e.key]
    if (pas === undefined || !(e.target instanceof HTMLInputElement) || e.target.type !== 'checkbox') return
    e.preventDefault()
    const suivant = Math.max(0, Math.min(rangees.length - 1, actif + pas))
    setCurseur(suivant)
    virtuel.scrollToIndex(suivant)
    const code = rangees[suivant]?.id
    // The row may be drawn only after the scroll.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => defileur.current?.querySelector<HTMLInputElement>(`input[value="${code}"]`)?.focus()),
    )
  }
  const surEntree = useCallback(
    (rang: number, code: string) => {
      setCurseur(rang)
      onHover(code)
    },
    [onHover],
  )

  return (
    <div className={styles.liste} style={hauteur ? { height: hauteur } : undefined}>
      <FiltreListe
        requete={requete}
        onRequete={setRequete}
        toutes={toutes}
        onToutes={setToutes}
        nombre={rangees.length}
        total={selection.size}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the boxes of the rows, which have the focus. */}
      <div ref={defileur} className={styles.defileur} onKeyDown={clavier} onMouseLeave={() => onHover(null)}>
        <table aria-label={libelle} data-figure={figure !== null || undefined} aria-rowcount={rangees.length + 1}>
          <EnTete
            colonnes={colonnesTri(figure).map((c) => ({ ...c, sens: table.getColumn(c.id)?.getIsSorted() || null }))}
            onTrier={(id) => table.getColumn(id)?.toggleSorting()}
          />
          <tbody>
            {avant > 0 && <Vide hauteur={avant} />}
            {visibles.map(({ index }) => {
              const ligne = rangees[index]?.original
              return ligne ? (
                <LigneCommune
                  key={ligne.code}
                  ligne={ligne}
                  rang={index}
                  dedans={selection.has(ligne.code)}
                  survolee={survol === ligne.code}
                  actif={index === actif}
                  avecFigure={figure !== null}
                  onToggle={onToggle}
                  onEntree={surEntree}
                />
              ) : null
            })}
            {apres > 0 && <Vide hauteur={apres} />}
          </tbody>
        </table>
        {rangees.length === 0 && (
          <p className={styles.vide}>
            {toutes || requete !== '' ? 'Aucune commune de ce nom.' : 'Aucune commune dans le territoire.'}
          </p>
        )}
      </div>
    </div>
  )
}

/** Stands for the rows that are not drawn. */
function Vide({ hauteur }: { readonly hauteur: number }) {
  return (
    // Few columns: some are hidden beside the map, and one too many would take its share of the width.
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing here takes the focus.
    <tr aria-hidden="true">
      <td colSpan={4} style={{ height: hauteur, padding: 0, border: 0 }} />
    </tr>
  )
}
