/** What the screen edits and shows of one CPTS: changes appear at once, the dossier follows. */
import { useCallback, useMemo, useRef, useState } from 'react'
import type { EtatDossier } from '../../../shared/contract/application.ts'
import type { Portrait } from '../../../shared/domain/portrait-types.ts'
import type { Quantity } from '../../../shared/domain/quantity.ts'
import { apostrophe } from '../../../shared/figures/texte.ts'
import { useEdition } from '../../api/hooks.ts'
import type { Communes } from '../../map/types.ts'
import { annoncer } from './annonce.ts'
import { appliquer, dejaAilleurs, fusionner, type Modification, utile } from './modifications.ts'
import { type Connaissances, resumer } from './resume.ts'
import type { Secteur } from './secteurs.ts'
import { useFile } from './useFile.ts'

export type Cpts = EtatDossier['cpts'][number]

const dernier = <T>(valeurs: readonly T[]): T => valeurs[valeurs.length - 1] as T

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

  const territoire = useFile<Modification>(
    `${fichier}\n${cpts.nom}`,
    revision,
    async (modification) =>
      (await editer('territoire.modifier', { fichier, cpts: cpts.nom, ...copie(modification) })).revision,
    fusionner,
  )
  const decoupe = useFile<readonly Secteur[]>(
    `${fichier}\n${cpts.nom}`,
    revision,
    async (secteurs) =>
      (await editer('territoire.secteurs', { fichier, cpts: cpts.nom, secteurs: secteurs.map(copieSecteur) })).revision,
    dernier,
  )

  const selection = useMemo(() => appliquer(cpts.communes, territoire.attente), [cpts.communes, territoire.attente])
  const secteurs: readonly Secteur[] = decoupe.attente.at(-1) ?? cpts.secteurs
  const resume = useMemo(() => resumer(portrait, selection, connu), [portrait, selection, connu])

  /** Gives the codes that were in another CPTS of the dossier, so that the caller can say it. */
  const modifier = useCallback(
    (demande: Modification) => {
      const modification = utile(selection, demande)
      if (modification === null) return []
      const suite = appliquer(selection, [modification])
      setAnnonce(annoncer(modification, connu.nom, resumer(portrait, suite, connu)))
      territoire.pousser(modification)
      return dejaAilleurs(etat.cpts, cpts.nom, modification.ajouter)
    },
    [selection, connu, portrait, territoire.pousser, etat.cpts, cpts.nom],
  )

  return { selection, secteurs, resume, connu, annonce, modifier, changerSecteurs: decoupe.pousser }
}

/** zod's inputs want arrays of their own. */
const copie = ({ ajouter, retirer }: Modification) => ({ ajouter: [...ajouter], retirer: [...retirer] })
const copieSecteur = ({ nom, couleur, communes }: Secteur) => ({ nom, couleur, communes: [...communes] })
