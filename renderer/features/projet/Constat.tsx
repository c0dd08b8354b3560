/** A text with live figures, of a need or of a fiche: what is typed is written a moment after the last key. */
import { Button, Text } from '@mantine/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import { cleReference, type Texte } from '../../../shared/document/plan/texte.ts'
import { call } from '../../api/client.ts'
import { type Cpts, useEdition } from '../../api/hooks.ts'
import { useLecture } from '../../api/lecture.ts'
import { Actif, ContexteActif } from '../../ui/editeur/actif.ts'
import { Barre } from '../../ui/editeur/Barre.tsx'
import type { FigureProposee } from '../../ui/editeur/ChoixChiffre.tsx'
import { Editeur } from '../../ui/editeur/Editeur.tsx'
import type { Historique } from '../../ui/editeur/etat.ts'
import type { Decrire } from '../../ui/editeur/vue-chiffre.ts'
import styles from './projet.module.css'
import type { Projet } from './useProjet.ts'

const DELAI = 800

interface Props {
  readonly etat: EtatDossier
  readonly cpts: Cpts
  readonly projet: Projet
  readonly libelle: string
  readonly texte: Texte
  readonly garder: (texte: Texte) => Promise<unknown>
}

/** Figures that may be put in a text, those of the documents. */
export function useFigures({ fichier }: EtatDossier, { id: cpts, revision }: Cpts): readonly FigureProposee[] {
  const { data } = useLecture({
    objet: ['textes-chiffres', fichier, cpts],
    revision,
    lire: () => call('textes.chiffres', { fichier, cpts }),
  })
  return useMemo(
    () =>
      (data ?? []).map(({ reference, theme, libelle, lieu, texte }) => ({
        reference,
        theme,
        libelle,
        valeur: texte,
        source: lieu,
      })),
    [data],
  )
}

export function Constat({ etat, cpts, projet, libelle, texte, garder }: Props) {
  const figures = useFigures(etat, cpts)
  const [actif] = useState(() => new Actif())
  const { lancer } = useEdition()
  const { affiche, taper, vider } = useSaisie(texte, garder)
  const { chiffres } = projet
  const decrire: Decrire = useMemo(() => {
    const connues = new Map(figures.map((une) => [cleReference(une.reference), une]))
    return (reference) => {
      const cle = cleReference(reference)
      const lu = chiffres[cle]
      return lu === undefined ? (connues.get(cle) ?? null) : { valeur: lu.texte, libelle: lu.libelle, source: '' }
    }
  }, [figures, chiffres])
  const { fichier, annuler, refaire } = etat
  const dossier: Historique = {
    annuler: () => void vider().then(() => annuler !== null && lancer('dossier.annuler', { fichier })),
    refaire: () => void vider().then(() => refaire !== null && lancer('dossier.refaire', { fichier })),
  }
  const changes = changements(affiche, chiffres)
  return (
    <ContexteActif value={actif}>
      <Barre figures={figures} />
      <Editeur
        texte={affiche}
        libelle={libelle}
        decrire={decrire}
        surChange={taper}
        surSortie={() => void vider()}
        dossier={dossier}
      />
      {changes.length > 0 && (
        <div className={styles.signal} role="status">
          <Text size="sm">
            {changes.map(({ vu, texte: neuf }) => `${neuf} au lieu de ${vu}`).join(' ; ')}, depuis que ce texte a été
            écrit. Le texte imprime les chiffres d’aujourd’hui.
          </Text>
          <Button size="compact-sm" variant="default" onClick={() => void garder(revu(affiche, chiffres))}>
            C’est vu
          </Button>
        </div>
      )}
    </ContexteActif>
  )
}

type Chiffres = Projet['chiffres']

/** Live figures that are not what they were when the text was written. */
function changements(texte: Texte, chiffres: Chiffres): { readonly vu: string; readonly texte: string }[] {
  return texte.flatMap(({ morceaux }) =>
    morceaux.flatMap((un) => {
      if (!('chiffre' in un)) return []
      const lu = chiffres[cleReference(un.chiffre)]
      return lu === undefined || lu.texte === un.vu ? [] : [{ vu: un.vu, texte: lu.texte }]
    }),
  )
}

/** The text, its figures seen as they are today. */
function revu(texte: Texte, chiffres: Chiffres): Texte {
  return texte.map((paragraphe) => ({
    ...paragraphe,
    morceaux: paragraphe.morceaux.map((un) =>
      'chiffre' in un ? { ...un, vu: chiffres[cleReference(un.chiffre)]?.texte ?? un.vu } : un,
    ),
  }))
}

const meme = (un: Texte, autre: Texte): boolean => JSON.stringify(un) === JSON.stringify(autre)

/** What is typed, until the dossier has it; what comes from elsewhere is shown once nothing waits. */
function useSaisie(texte: Texte, garder: Props['garder']) {
  const [affiche, setAffiche] = useState(texte)
  const attente = useRef<Texte | null>(null)
  const minuterie = useRef<ReturnType<typeof setTimeout>>(undefined)
  const garde = useRef(garder)
  useEffect(() => {
    garde.current = garder
  })
  const vider = useCallback(async (): Promise<void> => {
    clearTimeout(minuterie.current)
    const neuf = attente.current
    if (neuf === null) return
    await garde.current(neuf)
    if (attente.current === neuf) attente.current = null
  }, [])
  useEffect(() => {
    if (attente.current === null) setAffiche((ici) => (meme(ici, texte) ? ici : texte))
  }, [texte])
  useEffect(() => () => void vider(), [vider])
  const taper = useCallback(
    (neuf: Texte) => {
      attente.current = neuf
      clearTimeout(minuterie.current)
      minuterie.current = setTimeout(() => void vider(), DELAI)
    },
    [vider],
  )
  return { affiche, taper, vider }
}
