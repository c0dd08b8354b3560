/** A list being read: from a pasted text or from a file, with the choices made to repair it. */
import { useRef, useState } from 'react'
import type { ErrorBody } from '../../../shared/contract/errors.ts'
import { call, enErreur, televerser } from '../../api/client.ts'
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

/** `departement`: the one of the communes already there settles homonyms. */
export function useLecture(departement: string | null) {
  const [etat, setEtat] = useState<Etat>(VIDE)
  const source = useRef('')
  /** The last reading asked for: an older one that answers late is let go. */
  const demande = useRef(0)
  const indice = departement === null ? {} : { departement }

  const lire = async (travail: () => Promise<Pick<Etat, 'lecture' | 'fichier'>>) => {
    demande.current++
    const tour = demande.current
    setEtat((avant) => ({ ...avant, occupe: true, erreur: null }))
    try {
      const lu = await travail()
      if (tour !== demande.current) return
      setEtat({ ...VIDE, ...lu, choix: lu.lecture === null ? new Map() : choixProposes(lu.lecture) })
    } catch (cause) {
      if (tour === demande.current) setEtat((avant) => ({ ...avant, occupe: false, erreur: enErreur(cause) }))
    }
  }
  const lireSource = (options: { readonly feuille?: string; readonly colonne?: number }) => async () => {
    const fichier = await call('territoire.lireFichier', { source: source.current, ...indice, ...options })
    return { fichier, lecture: fichier.lecture }
  }

  return {
    ...etat,
    lireTexte: (texte: string) =>
      lire(async () => ({ fichier: null, lecture: await call('territoire.lireListe', { texte, ...indice }) })),
    lireFichier: (fichier: File) =>
      lire(async () => {
        source.current = await televerser(fichier)
        return lireSource({})()
      }),
    /** The same file, another sheet or another column. */
    relire: (options: { readonly feuille?: string; readonly colonne?: number }) => lire(lireSource(options)),
    choisir: (cle: string, code: string | null) =>
      setEtat((avant) => ({ ...avant, choix: new Map(avant.choix).set(cle, code) })),
    oublier: () => {
      demande.current++
      setEtat(VIDE)
    },
  }
}
