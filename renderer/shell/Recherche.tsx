/** Ctrl-K: communes, screens, commands in one box; arrows and Enter. */
import { Modal, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { apostrophe } from '../../shared/dessins/texte.ts'
import { viser } from '../api/cible.ts'
import { call } from '../api/client.ts'
import { useCpts, useDossier, useEdition } from '../api/hooks.ts'
import { aller } from '../api/route.ts'
import { plat, type Resultat, useCommandes } from './commandes.ts'
import classes from './Recherche.module.css'
import { recherche } from './raccourcis.ts'

export function Recherche() {
  const ouvert = recherche.useOuvert()
  /** Where the focus was before takes it again, unless the map has it. */
  const [rendre, setRendre] = useState(true)
  return (
    <Modal
      opened={ouvert}
      onClose={() => recherche.changer(false)}
      title="Chercher"
      size="lg"
      yOffset="10vh"
      returnFocus={rendre}
    >
      {ouvert && <Boite onChoix={({ surCarte = false }) => setRendre(!surCarte)} />}
    </Modal>
  )
}

/** `frais`: these are the answers to this very text, not to the one of a moment ago. */
function useResultats(texte: string): { readonly resultats: readonly Resultat[]; readonly frais: boolean } {
  const { etat } = useDossier()
  const cpts = useCpts()
  const { editer } = useEdition()
  const commandes = useCommandes(texte)
  const [requete] = useDebouncedValue(texte.trim(), 80)
  const { data: communes = [], isFetching } = useQuery({
    queryKey: ['recherche', requete],
    queryFn: () => call('reference.rechercher', { requete, limite: 8 }),
    enabled: requete.length > 1,
  })
  const dedans = new Set(cpts?.communes)
  const voir = communes.map(({ code, nom, ancienNom, codesPostaux }) => ({
    cle: `${code} ${ancienNom ?? ''}`,
    titre: ancienNom === null ? nom : `${ancienNom} (aujourd’hui ${nom})`,
    detail: `${code} · ${codesPostaux.slice(0, 3).join(', ')}`,
    surCarte: etat !== undefined,
    agir: () => {
      aller({ ecran: etat === undefined ? 'accueil' : 'territoire' })
      viser(code)
    },
  }))
  // Those that what is typed names, not all that resemble it.
  const nommees = [...new Map(communes.map((une) => [une.code, une])).values()].filter(
    ({ code, nom }) => code === requete || plat(nom).startsWith(plat(requete)),
  )
  const changer =
    etat === undefined || cpts === undefined || etat.lectureSeule
      ? []
      : nommees.slice(0, CHANGEES).map(({ code, nom }) => {
          const sort = dedans.has(code)
          return {
            cle: `changer ${code}`,
            titre: sort ? `Retirer ${apostrophe(nom)} du territoire` : `Ajouter ${apostrophe(nom)} au territoire`,
            detail: code,
            surCarte: true,
            agir: () => {
              const codes = { ajouter: sort ? [] : [code], retirer: sort ? [code] : [] }
              void editer('territoire.modifier', { fichier: etat.fichier, cpts: cpts.id, ...codes }).catch(() => {})
              aller({ ecran: 'territoire' })
              viser(code)
            },
          }
        })
  return { resultats: [...commandes, ...voir, ...changer], frais: requete === texte.trim() && !isFetching }
}

/** Communes that the search puts in or takes out: the nearest of the names typed. */
const CHANGEES = 3

function Boite({ onChoix }: { onChoix(resultat: Resultat): void }) {
  const [texte, setTexte] = useState('')
  const [actif, setActif] = useState(0)
  const [presse, setPresse] = useState(false)
  const { resultats, frais } = useResultats(texte)
  const choisir = (resultat: Resultat | undefined): void => {
    if (resultat === undefined) return
    onChoix(resultat)
    recherche.changer(false)
    resultat.agir()
  }
  const dernier = useRef(choisir)
  dernier.current = choisir
  // Enter typed faster than the answers come means the answer to what was typed, not to its beginning.
  useEffect(() => {
    if (!presse || !frais) return
    setPresse(false)
    dernier.current(resultats[0])
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
        placeholder="Commune, code postal, écran, chiffre, document, commande…"
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
            // Not « enter »: a list that comes under a mouse at rest would take what the keys have chosen.
            onMouseMove={() => setActif(i)}
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
