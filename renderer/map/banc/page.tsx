/**
 * The page that `test/bench/map.ts` opens in a real browser: the map alone, on data the bench serves, with what the
 * bench presses exposed on `window.banc`. Not part of the application.
 */
import { StrictMode, useEffect, useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { Carte } from '../Carte.tsx'
import { ListeCommunes } from '../ListeCommunes.tsx'
import type { CarteHandle, CarteProps, Communes, Fond, Outil, Valeurs } from '../types.ts'
import { mesurerCarte, preparer } from './mesure.ts'
import { mesurerReference } from './reference.ts'

export interface Donnees {
  readonly fond: Fond
  readonly communes: Communes
  readonly selection: readonly string[]
  readonly superficies: Readonly<Record<string, number>>
}

type Etat = Pick<CarteProps, 'representation' | 'sombre' | 'outil'> & {
  readonly selection: ReadonlySet<string>
  readonly secteurs: CarteProps['secteurs']
  /** Which figure: none, density of the selection, or population of the whole base in so many classes. */
  readonly figure: 'aucune' | 'densite' | 'population' | `france${number}`
  readonly liste: boolean
}

export interface Banc {
  changer(suite: Partial<Omit<Etat, 'selection'>> & { selection?: readonly string[] }): void
  readonly carte: () => CarteHandle | null
  mesurerCarte(passages: number): ReturnType<typeof mesurerCarte>
  mesurerReference(passages: number): ReturnType<typeof mesurerReference>
}
declare global {
  interface Window {
    banc?: Banc
  }
}

const connue = (value: number, unit: Quantity['unit']): Quantity => ({
  kind: 'known',
  value,
  unit,
  coverage: { known: 1, total: 1 },
  millesime: null,
  sources: [],
  formula: '',
})
const absente = (reason: 'secret' | 'absent', unit: Quantity['unit']): Quantity => {
  const { coverage, millesime, sources, formula } = connue(0, unit)
  return { kind: 'missing', reason, unit, coverage, millesime, sources, formula }
}

/** What the figures of all France would come as: made once, not part of the map's own time. */
const toutes = new Map<string, Valeurs>()

function valeursDe(etat: Etat, { communes, superficies }: Donnees): Valeurs | null {
  if (etat.figure === 'aucune') return null
  const deja = toutes.get(etat.figure)
  if (deja) return deja
  const france = /^france(\d+)$/.exec(etat.figure)?.[1]
  const parCommune = new Map<string, Quantity>()
  communes.codes.forEach((code, j) => {
    if (!france && !etat.selection.has(code)) return
    const p = communes.populations[j] ?? 0
    if (etat.figure === 'population') parCommune.set(code, connue(p, 'habitants'))
    else if (j % 17 === 3 && !france) parCommune.set(code, absente(j % 2 ? 'secret' : 'absent', 'hab_km2'))
    else if (j % 23 === 5 && !france) parCommune.set(code, connue(0, 'hab_km2'))
    else parCommune.set(code, connue(p / (superficies[code] ?? 12), 'hab_km2'))
  })
  const valeurs: Valeurs = {
    titre: etat.figure === 'population' ? 'Population' : 'Densité',
    unite: etat.figure === 'population' ? 'habitants' : 'hab_km2',
    parCommune,
    classes: { methode: 'quantiles', nombre: Number(france ?? 5), arrondir: true },
  }
  if (france) toutes.set(etat.figure, valeurs)
  return valeurs
}

const NIVEAUX = { departement: true, arrondissement: false, epci: true, canton: false }

function Page({ donnees }: { readonly donnees: Donnees }) {
  const [etat, setEtat] = useState<Etat>({
    selection: new Set(donnees.selection),
    secteurs: [],
    figure: 'aucune',
    representation: 'aplats',
    sombre: false,
    outil: 'choisir' satisfies Outil,
    liste: false,
  })
  const [survol, setSurvol] = useState<string | null>(null)
  const carte = useRef<CarteHandle>(null)
  const valeurs = useMemo(() => valeursDe(etat, donnees), [etat, donnees])
  const superficies = useMemo(() => new Map(Object.entries(donnees.superficies)), [donnees])
  useEffect(() => {
    window.banc = {
      changer: ({ selection, ...suite }) =>
        setEtat((e) => ({ ...e, ...suite, selection: selection ? new Set(selection) : e.selection })),
      carte: () => carte.current,
      mesurerCarte: (n) => mesurerCarte(n, (suite) => window.banc?.changer(suite), donnees.communes.codes),
      mesurerReference: (n) => mesurerReference(donnees.fond.topojson, n),
    }
  }, [donnees])
  const modifier = (codes: readonly string[], agir: 'ajouter' | 'retirer' | 'basculer') =>
    setEtat((e) => {
      const selection = new Set(e.selection)
      for (const code of codes) {
        if (agir === 'ajouter' || (agir === 'basculer' && !selection.has(code))) selection.add(code)
        else selection.delete(code)
      }
      return { ...e, selection }
    })
  const commun = { communes: donnees.communes, selection: etat.selection, survol, onHover: setSurvol }
  return (
    <div style={{ display: 'grid', gridTemplateColumns: etat.liste ? '1fr 430px' : '1fr', height: '100%' }}>
      <Carte
        {...commun}
        ref={carte}
        fond={donnees.fond}
        secteurs={etat.secteurs}
        valeurs={valeurs}
        representation={etat.representation}
        niveaux={NIVEAUX}
        outil={etat.outil}
        source="Insee, populations municipales 2023 · IGN, contours 2022"
        sombre={etat.sombre}
        onToggle={(code) => modifier([code], 'basculer')}
        onSelectMany={modifier}
        libelle="Carte du territoire"
      />
      {etat.liste && (
        <ListeCommunes
          {...commun}
          superficies={superficies}
          onToggle={(code) => modifier([code], 'basculer')}
          libelle="Communes"
        />
      )}
    </div>
  )
}

preparer()
const reponse = await fetch('./donnees.json')
const racine = document.getElementById('racine')
if (racine) {
  createRoot(racine).render(
    <StrictMode>
      <Page donnees={(await reponse.json()) as Donnees} />
    </StrictMode>,
  )
}
