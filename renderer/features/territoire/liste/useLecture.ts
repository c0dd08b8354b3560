/** A list being read: from a pasted text or from a file, with the choices made to repair it. */
import { useEffect, useRef, useState } from 'react'
import type { ErrorBody } from '../../../../shared/contract/errors.ts'
import type { Input } from '../../../../shared/contract/methods.ts'
import { type CallOptions, call, enErreur, televerser } from '../../../api/client.ts'
import { type Choix, choixProposes, type Lecture } from './reparation.ts'
import type { FichierLu } from './reprise.ts'

interface Etat {
  readonly occupe: boolean
  readonly erreur: ErrorBody | null
  readonly lecture: Lecture | null
  readonly fichier: FichierLu | null
  readonly choix: Choix
}

const VIDE: Etat = { occupe: false, erreur: null, lecture: null, fichier: null, choix: new Map() }

/** `dossier`: a name is looked for among its communes first; `departement`: the one of most of them. */
export function useLecture(dossier: Input<'dossier.etat'>['fichier'], departement: string | null) {
  const [etat, setEtat] = useState<Etat>(VIDE)
  const source = useRef('')
  /** The last reading asked for: an older one that answers late is let go. */
  const demande = useRef(0)
  const arret = useRef<AbortController | null>(null)
  const indice = { fichier: dossier, ...(departement === null ? {} : { departement }) }
  useEffect(() => () => arret.current?.abort(), [])

  /** Gives up the reading that goes on, if any. */
  const arreter = () => {
    demande.current++
    arret.current?.abort()
    arret.current = null
  }
  const lire = async (travail: (options: CallOptions) => Promise<Pick<Etat, 'lecture' | 'fichier'>>) => {
    arreter()
    const controleur = new AbortController()
    arret.current = controleur
    const tour = demande.current
    setEtat((avant) => ({ ...avant, occupe: true, erreur: null }))
    try {
      const lu = await travail({ signal: controleur.signal })
      if (tour !== demande.current) return
      setEtat({ ...VIDE, ...lu, choix: lu.lecture === null ? new Map() : choixProposes(lu.lecture) })
    } catch (cause) {
      if (tour === demande.current) setEtat((avant) => ({ ...avant, occupe: false, erreur: enErreur(cause) }))
    }
  }
  const lireSource =
    (options: { readonly feuille?: string; readonly colonne?: number }) => async (suivi: CallOptions) => {
      const fichier = await call('territoire.lireFichier', { source: source.current, ...indice, ...options }, suivi)
      return { fichier, lecture: fichier.lecture }
    }

  return {
    ...etat,
    lireTexte: (texte: string) =>
      lire(async (suivi) => ({
        fichier: null,
        lecture: await call('territoire.lireListe', { texte, ...indice }, suivi),
      })),
    lireFichier: (fichier: File) =>
      lire(async (suivi) => {
        source.current = await televerser(fichier)
        return lireSource({})(suivi)
      }),
    /** The same file, another sheet or another column. */
    relire: (options: { readonly feuille?: string; readonly colonne?: number }) => lire(lireSource(options)),
    choisir: (cle: string, code: string | null) =>
      setEtat((avant) => ({ ...avant, choix: new Map(avant.choix).set(cle, code) })),
    /** What was read before stays on screen. */
    arreter: () => {
      arreter()
      setEtat((avant) => ({ ...avant, occupe: false }))
    },
    oublier: () => {
      arreter()
      setEtat(VIDE)
    },
  }
}
