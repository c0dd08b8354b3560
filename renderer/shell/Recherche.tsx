/** Ctrl-K: communes, screens, commands in one box; arrows and Enter. */
import { Modal, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { viser } from '../api/cible.ts'
import { call } from '../api/client.ts'
import { useDossier, useEdition } from '../api/hooks.ts'
import { aller, ecrans } from '../api/route.ts'
import { TITRES } from './Rail.tsx'
import classes from './Recherche.module.css'
import { recherche } from './raccourcis.ts'

interface Resultat {
  readonly cle: string
  readonly titre: string
  readonly detail: string
  agir(): void
}

const plat = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export function Recherche() {
  const ouvert = recherche.useOuvert()
  return (
    <Modal opened={ouvert} onClose={() => recherche.changer(false)} title="Chercher" size="lg" yOffset="10vh">
      {ouvert && <Boite />}
    </Modal>
  )
}

/** `frais`: these are the answers to this very text, not to the one of a moment ago. */
function useResultats(texte: string): { readonly resultats: readonly Resultat[]; readonly frais: boolean } {
  const { etat } = useDossier()
  const { editer } = useEdition()
  const [requete] = useDebouncedValue(texte.trim(), 80)
  const { data: communes = [], isFetching } = useQuery({
    queryKey: ['recherche', requete],
    queryFn: () => call('reference.rechercher', { requete, limite: 8 }),
    enabled: requete.length > 1,
  })
  const commandes: Resultat[] = [
    ...ecrans
      .filter((ecran) => ecran === 'accueil' || ecran === 'fichiers' || etat !== undefined)
      .map((ecran) => ({ cle: ecran, titre: TITRES[ecran], detail: 'Écran', agir: () => aller({ ecran }) })),
    ...(etat?.annuler
      ? [
          {
            cle: 'annuler',
            titre: `Annuler ${etat.annuler}`,
            detail: 'Commande',
            agir: () => void editer('dossier.annuler', { fichier: etat.fichier }),
          },
        ]
      : []),
    ...(etat?.refaire
      ? [
          {
            cle: 'refaire',
            titre: `Refaire ${etat.refaire}`,
            detail: 'Commande',
            agir: () => void editer('dossier.refaire', { fichier: etat.fichier }),
          },
        ]
      : []),
  ]
  const trouves = commandes.filter((c) => texte === '' || plat(c.titre).includes(plat(texte)))
  const resultats = [
    ...trouves,
    ...communes.map((c) => ({
      cle: `${c.code} ${c.ancienNom ?? ''}`,
      titre: c.ancienNom === null ? c.nom : `${c.ancienNom} (aujourd’hui ${c.nom})`,
      detail: `${c.code} · ${c.codesPostaux.slice(0, 3).join(', ')}`,
      agir: () => {
        aller({ ecran: etat === undefined ? 'accueil' : 'territoire' })
        viser(c.code)
      },
    })),
  ]
  return { resultats, frais: requete === texte.trim() && !isFetching }
}

function Boite() {
  const [texte, setTexte] = useState('')
  const [actif, setActif] = useState(0)
  const [presse, setPresse] = useState(false)
  const { resultats, frais } = useResultats(texte)
  const choisir = (resultat: Resultat | undefined): void => {
    if (resultat === undefined) return
    recherche.changer(false)
    resultat.agir()
  }
  // Enter typed faster than the answers come means the answer to what was typed, not to its beginning.
  useEffect(() => {
    if (!presse || !frais) return
    setPresse(false)
    const [premier] = resultats
    if (premier === undefined) return
    recherche.changer(false)
    premier.agir()
  }, [presse, frais, resultats])
  const touche = (e: KeyboardEvent): void => {
    if (e.key === 'ArrowDown') setActif((i) => Math.min(i + 1, resultats.length - 1))
    else if (e.key === 'ArrowUp') setActif((i) => Math.max(i - 1, 0))
    else if (e.key === 'Enter' && !frais) setPresse(true)
    else if (e.key === 'Enter') choisir(resultats[actif])
    else return
    e.preventDefault()
  }
  return (
    <>
      <TextInput
        data-autofocus
        aria-label="Commune, écran ou commande"
        placeholder="Commune, code, code postal, écran…"
        value={texte}
        onChange={(e) => {
          setTexte(e.currentTarget.value)
          setActif(0)
          setPresse(false)
        }}
        onKeyDown={touche}
        role="combobox"
        aria-expanded
        aria-controls="resultats"
        aria-activedescendant={resultats.length > 0 ? `resultat-${actif}` : undefined}
      />
      <div id="resultats" role="listbox" aria-label="Résultats" className={classes.liste}>
        {resultats.map((resultat, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above carries the keyboard
          <div
            key={resultat.cle}
            id={`resultat-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === actif}
            className={classes.resultat}
            onMouseEnter={() => setActif(i)}
            onClick={() => choisir(resultat)}
          >
            <span>{resultat.titre}</span>
            <Text span size="sm" c="var(--encre-douce)">
              {resultat.detail}
            </Text>
          </div>
        ))}
      </div>
      {resultats.length === 0 && (
        <Text mt="sm" c="var(--encre-douce)" role="status">
          Rien ne porte ce nom.
        </Text>
      )}
    </>
  )
}
