/** The draft of one text on screen: what is typed goes to the dossier, what changes there comes here. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Output } from '../../../../shared/contract/methods.ts'
import type { Texte as Paragraphes } from '../../../../shared/document/plan/texte.ts'
import { call, enErreur } from '../../../api/client.ts'
import { rafraichir } from '../../../api/rafraichir.ts'
import { Brouillon, type EtatBrouillon } from './brouillon.ts'
import type { Ou, Texte } from './useTextes.ts'

const DELAI = 800
const REPRISE = 3000

/** What stands there: the user's words, else the generated ones. */
const montre = ({ edite, genere }: Texte): Paragraphes => edite ?? genere ?? []

const meme = (un: Paragraphes, autre: Paragraphes): boolean => JSON.stringify(un) === JSON.stringify(autre)

const sansFin = (texte: Paragraphes): Paragraphes =>
  texte.slice(0, 1 + texte.findLastIndex(({ morceaux }) => morceaux.length > 0))

export function useBrouillon(ou: Ou, section: string, texte: Texte) {
  const client = useQueryClient()
  const [etat, setEtat] = useState<EtatBrouillon>('ecrit')
  const [affiche, setAffiche] = useState(() => montre(texte))
  const courant = useRef({ ou, section, texte })
  useEffect(() => {
    courant.current = { ou, section, texte }
  })
  const brouillon = useRef<Brouillon>(null)
  brouillon.current ??= new Brouillon(texte.version, {
    delai: DELAI,
    reprise: REPRISE,
    dire: setEtat,
    estConflit: (cause) => enErreur(cause).kind === 'texte-change',
    ecrire: async (neuf, version, pressee) => {
      const { ou: la, section: une, texte: lu } = courant.current
      // Words that say what is generated are no words of the user's: they follow the dossier again.
      const ecrit = meme(neuf, lu.genere ?? []) ? null : neuf
      const entree = { ...la, section: une, place: lu.place, texte: ecrit === null ? null : [...ecrit] }
      const reponse = await call(
        'textes.ecrire',
        version === undefined ? entree : { ...entree, version }, // undefined: over whatever is there
        { survit: pressee },
      )
      void rafraichir(client, la.fichier).catch(() => undefined) // the next change reads it again
      return versionDe(reponse, une, lu.place)
    },
  })
  // What stands on screen: an empty line at the end is being written in, and is not kept.
  const ici = useRef(affiche)
  const montrer = useCallback((neuf: Paragraphes) => {
    if (meme(sansFin(ici.current), sansFin(neuf))) return
    ici.current = neuf
    setAffiche([...neuf])
  }, [])
  useEffect(() => {
    if (brouillon.current?.propre !== true) return
    brouillon.current.lu(texte.version)
    montrer(montre(texte))
  }, [texte, montrer])
  useEffect(() => {
    const partir = (): void => void brouillon.current?.vider(true)
    const cacher = (): void => {
      if (window.document.visibilityState === 'hidden') partir()
    }
    window.addEventListener('pagehide', partir)
    window.document.addEventListener('visibilitychange', cacher)
    return () => {
      window.removeEventListener('pagehide', partir)
      window.document.removeEventListener('visibilitychange', cacher)
      partir()
    }
  }, [])
  return {
    etat,
    affiche,
    taper: useCallback((neuf: Paragraphes) => {
      ici.current = neuf
      brouillon.current?.taper(neuf)
    }, []),
    vider: useCallback(() => brouillon.current?.vider() ?? Promise.resolve(), []),
    /** The words of this window instead of the other's, or the other's. */
    trancher: useCallback(
      async (garder: boolean) => {
        await brouillon.current?.trancher(garder)
        if (!garder) montrer(montre(courant.current.texte))
      },
      [montrer],
    ),
  }
}

function versionDe({ sections }: Output<'textes.lire'>, section: string, place: string): string {
  const elements = sections.find(({ id }) => id === section)?.elements ?? []
  const texte = elements.find((un) => un.type === 'texte' && un.texte.place === place)
  return texte?.type === 'texte' ? texte.texte.version : ''
}
