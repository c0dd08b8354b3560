/** What the screen edits and shows of one CPTS: changes appear at once, the dossier follows. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { apostrophe } from '../../../../shared/dessins/texte.ts'
import type { Portrait } from '../../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../../shared/domain/quantity.ts'
import { useEdition } from '../../../api/hooks.ts'
import type { Communes } from '../../../map/types.ts'
import { type Connaissances, resumer } from '../cles/resume.ts'
import type { Secteur } from '../secteurs/secteurs.ts'
import { annoncer } from './annonce.ts'
import {
  appliquer,
  dejaAilleurs,
  difference,
  fusionner,
  type Modification,
  secteursApres,
  utile,
} from './modifications.ts'
import { useFile } from './useFile.ts'

export type Cpts = EtatDossier['cpts'][number]

/** Everything known of any commune in the vintage on screen; areas are remembered from one portrait to the next. */
function useConnaissances(communes: Communes, portrait: Portrait): Connaissances & { nom(code: string): string } {
  const aires = useRef(new Map<string, Quantity>())
  const superficies = useMemo(() => {
    for (const commune of portrait.communes) aires.current.set(commune.code, commune.superficie)
    return aires.current
  }, [portrait])
  return useMemo(() => {
    const { codes, noms, populations, epci } = communes
    const rangs = new Map(codes.map((code, rang) => [code, rang]))
    const valeur = <T>(liste: readonly T[], code: string) => liste[rangs.get(code) ?? -1]
    return {
      nom: (code) => apostrophe(valeur(noms, code) ?? code),
      populations: new Map(codes.map((code, rang) => [code, populations[rang] ?? null])),
      epci: new Map(codes.map((code, rang) => [code, epci[rang] ?? null])),
      superficies,
    }
  }, [communes, superficies])
}

export function useTerritoire(etat: EtatDossier, cpts: Cpts, portrait: Portrait, communes: Communes) {
  const { fichier, revision } = etat
  const { editer } = useEdition()
  const [annonce, setAnnonce] = useState('')
  const connu = useConnaissances(communes, portrait)

  // One queue for both: sectors are judged on the communes that the dossier holds when they arrive.
  const territoire = useFile<Modification>(
    `${fichier}\n${cpts.id}`,
    revision,
    async ({ ajouter, retirer, secteurs, ecrits = [] }) => {
      const ou = { fichier, cpts: cpts.id }
      let suite = 0
      if (ajouter.length > 0 || retirer.length > 0)
        suite = (
          await editer('territoire.modifier', {
            ...ou,
            ajouter: [...ajouter],
            retirer: [...retirer],
            ecrits: ecrits.map((un) => ({ ...un })),
          })
        ).revision
      if (secteurs === undefined) return suite
      return (await editer('territoire.secteurs', { ...ou, secteurs: secteurs.map(copieSecteur) })).revision
    },
    fusionner,
  )

  const selection = useMemo(() => appliquer(cpts.communes, territoire.attente), [cpts.communes, territoire.attente])
  const secteurs = useMemo(
    () => secteursApres(cpts.secteurs, territoire.attente, selection),
    [cpts.secteurs, territoire.attente, selection],
  )
  const resume = useMemo(() => resumer(portrait, selection, connu), [portrait, selection, connu])

  // Whoever changed it: this screen, « Annuler », another window.
  const cle = `${fichier}\n${cpts.id}`
  const vue = useRef({ cle, selection })
  useEffect(() => {
    const avant = vue.current
    vue.current = { cle, selection }
    if (avant.cle !== cle || avant.selection === selection) return
    const faite = difference(avant.selection, selection)
    if (faite.ajouter.length + faite.retirer.length > 0) setAnnonce(annoncer(faite, connu.nom, resume))
  }, [cle, selection, connu, resume])

  /** Gives the codes that were in another CPTS of the dossier, so that the caller can say it. */
  const modifier = useCallback(
    (demande: Modification) => {
      const modification = utile(selection, demande)
      if (modification === null) return []
      territoire.pousser(modification)
      return dejaAilleurs(etat.cpts, cpts.id, modification.ajouter)
    },
    [selection, territoire.pousser, etat.cpts, cpts.id],
  )

  const { pousser } = territoire
  /** What the sectors become; `dire` is read aloud. */
  const changerSecteurs = useCallback(
    (suite: readonly Secteur[], dire = '') => {
      pousser({ ajouter: [], retirer: [], secteurs: suite })
      if (dire !== '') setAnnonce(dire)
    },
    [pousser],
  )

  return { selection, secteurs, resume, connu, annonce, modifier, changerSecteurs }
}

/** zod's inputs want arrays of their own. */
const copieSecteur = ({ nom, couleur, communes }: Secteur) => ({ nom, couleur, communes: [...communes] })
