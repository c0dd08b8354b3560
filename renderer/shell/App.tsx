/** The frame: top bar, rail of rooms, the screen. */
import { Button, Group, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useEvenements } from '../api/evenements.ts'
import { useDossier } from '../api/hooks.ts'
import { aller, type Ecran, useRoute } from '../api/route.ts'
import { Accueil } from '../features/accueil/Accueil.tsx'
import { Attente, Erreur } from '../ui/Message.tsx'
import { Secours } from '../ui/Secours.tsx'
import classes from './App.module.css'
import { Barre } from './Barre.tsx'
import { Depart } from './Depart.tsx'
import { useDepotPartout } from './depot-partout.ts'
import { Rail, TITRES } from './Rail.tsx'
import { useRaccourcis } from './raccourcis.ts'

const ECRANS = {
  territoire: lazy(() => import('../features/territoire/index.tsx').then((m) => ({ default: m.Ecran }))),
  donnees: lazy(() => import('../features/donnees/index.tsx').then((m) => ({ default: m.Ecran }))),
  chiffres: lazy(() => import('../features/chiffres/index.tsx').then((m) => ({ default: m.Ecran }))),
  fichiers: lazy(() => import('../features/fichiers/Page.tsx').then((m) => ({ default: m.Ecran }))),
  projet: lazy(() => import('../features/projet/index.tsx').then((m) => ({ default: m.Ecran }))),
  completude: lazy(() => import('../features/completude/index.tsx').then((m) => ({ default: m.Ecran }))),
  financement: lazy(() => import('../features/financement/index.tsx').then((m) => ({ default: m.Ecran }))),
  documents: lazy(() => import('../features/documents/index.tsx').then((m) => ({ default: m.Ecran }))),
}

export function App() {
  const { ecran } = useRoute()
  const { etat } = useDossier()
  const principal = useRef<HTMLElement>(null)
  useEvenements()
  useRaccourcis()
  useDepotPartout(etat !== undefined)
  const precedent = useRef(ecran)
  useEffect(() => {
    document.title = etat === undefined ? 'Maillage' : `${TITRES[ecran]} · ${etat.nom} · Maillage`
    // A change of room moves the reading point with it; the first display leaves it where the browser put it.
    if (precedent.current !== ecran) {
      principal.current?.scrollTo(0, 0)
      principal.current?.focus({ preventScroll: true })
    }
    precedent.current = ecran
  }, [ecran, etat])
  return (
    <div className={classes.cadre}>
      <button type="button" className={classes.saut} onClick={() => principal.current?.focus()}>
        Aller au contenu
      </button>
      <Barre />
      <Rail />
      <main id="contenu" ref={principal} tabIndex={-1} className={classes.contenu} aria-label={TITRES[ecran]}>
        {/* Mounted anew for each room: one that failed does not close the others. */}
        <Secours key={ecran}>
          <Contenu ecran={ecran} />
        </Secours>
      </main>
    </div>
  )
}

function Contenu({ ecran }: { readonly ecran: Ecran }) {
  const { etat, erreur } = useDossier()
  const { fichier } = useRoute()
  if (ecran === 'accueil' || (fichier === null && ecran !== 'fichiers')) return <Accueil />
  if (ecran === 'fichiers') {
    return (
      <Suspense fallback={<Attente quoi="Un instant…" />}>
        <ECRANS.fichiers />
      </Suspense>
    )
  }
  if (erreur !== null && erreur !== undefined && fichier !== null) return <Ferme cause={erreur} fichier={fichier} />
  if (etat === undefined) return <Attente quoi="Ouverture du dossier…" />
  if (etat.cpts.length === 0) return <Depart />
  const Ecran = ECRANS[ecran]
  return (
    <Suspense fallback={<Attente quoi="Un instant…" />}>
      <Ecran />
    </Suspense>
  )
}

/** The dossier does not open: try again once what is said has been mended, or leave it. */
function Ferme({ cause, fichier }: { readonly cause: unknown; readonly fichier: string }) {
  const client = useQueryClient()
  return (
    <div className={classes.marge}>
      <Title order={1} size="h3" mb="md">
        Ce dossier n’a pas pu être ouvert
      </Title>
      <Erreur cause={cause}>
        <Group mt="md">
          <Button onClick={() => void client.resetQueries({ queryKey: ['dossier', fichier] })}>Réessayer</Button>
          <Button variant="default" onClick={() => aller({ ecran: 'accueil', fichier: null, cpts: null })}>
            Revenir à l’accueil
          </Button>
        </Group>
      </Erreur>
    </div>
  )
}
