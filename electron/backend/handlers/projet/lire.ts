/** The projet de santé of a CPTS, with its figures as they are today and what is said against it. */
import { basename } from 'node:path'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { chiffresDe } from '../../../../shared/document/plan/chiffres.ts'
import { referencesDe } from '../../../../shared/document/plan/editions.ts'
import type { Reference } from '../../../../shared/document/plan/texte.ts'
import type { EntreeProjet } from '../../../../shared/document/projet/entree.ts'
import { MISSIONS } from '../../../../shared/domain/aci.ts'
import type { Faits } from '../../../../shared/domain/chiffres/faits.ts'
import { titreCourt } from '../../../../shared/domain/financement/mots.ts'
import { type Contexte, contratFinance } from '../../../../shared/domain/financement/reglages.ts'
import { type AvisProjet, avisProjet } from '../../../../shared/domain/projet/avis.ts'
import type { Projet } from '../../../../shared/domain/projet/lignes.ts'
import { type MissionProjet, missionsProjet } from '../../../../shared/domain/projet/missions.ts'
import { phraseAvisProjet } from '../../../../shared/domain/projet/mots.ts'
import type { CallContext } from '../../contexte.ts'
import { lireProjet } from '../../store/projet.ts'
import { getReglage } from '../../store/reglages.ts'
import type { CptsRow, Dossier } from '../../store/types.ts'
import { contexteDe, lireContexte } from '../documents/financement.ts'
import { withDossier } from '../dossier/ouvrir.ts'

type Vue = Output<'projet.lire'>

export function lire(demande: Parsed<'projet.lire'>, context: CallContext): Promise<Vue> {
  return withDossier(demande.fichier, context, (dossier) => vueDe(dossier, demande, context))
}

/** Live figures of the needs and of the fiches. */
function referencesProjet({ besoin, action }: Projet): Reference[] {
  return [
    ...referencesDe([...besoin.map(({ constat }) => constat), ...action.map(({ constat }) => constat)]),
    ...besoin.flatMap(({ chiffres }) => chiffres),
  ]
}

/** The same for the documents: plain data, that a thread is given. */
export function lireEntreeProjet(dossier: Dossier, cpts: CptsRow, faits: Faits, context: CallContext): EntreeProjet {
  const { contexte, portrait } = contexteDe(dossier, cpts, faits)
  const lignes = lireProjet(dossier, cpts.id)
  const signature = contratFinance(contexte)?.signature ?? null
  // Where members practise, and what fiches name: a commune may have left the territory since.
  const ailleurs = [
    ...lignes.membre.flatMap(({ commune }) => commune ?? []),
    ...lignes.action.flatMap(({ territoire }) => (territoire.type === 'communes' ? territoire.communes : [])),
  ]
  const communes = [...portrait.communes, ...context.reference.communes(ailleurs)]
  return {
    lignes,
    missions: missionsProjet(lignes, contexte, signature),
    chiffres: chiffresDe(faits, referencesProjet(lignes)),
    signature,
    secteurs: portrait.secteurs.flatMap(({ id, nom }) => (id === undefined ? [] : [{ id, nom }])),
    communes: Object.fromEntries(communes.map(({ code, nom }) => [code, nom])),
  }
}

/** The missions as the projet fills them, and what is said against it. */
export function avisDe(
  projet: Projet,
  contexte: Contexte,
): { readonly missions: MissionProjet[]; readonly avis: (AvisProjet & { readonly phrase: string })[] } {
  const missions = missionsProjet(projet, contexte, contratFinance(contexte)?.signature ?? null)
  const court = titreCourt(MISSIONS)
  const avis = avisProjet(projet, missions, new Map(missions.map((une) => [une.cle, une])))
  return { missions, avis: avis.map((un) => ({ ...un, phrase: phraseAvisProjet(un, court) })) }
}

export function vueDe(dossier: Dossier, { fichier, cpts: quelle }: Parsed<'projet.lire'>, context: CallContext): Vue {
  const { cpts, faits, contexte } = lireContexte(dossier, quelle, context)
  const projet = lireProjet(dossier, cpts.id)
  const { missions, avis } = avisDe(projet, contexte)
  return {
    version: 1,
    dossier: getReglage(dossier, 'nom') ?? basename(fichier),
    cpts: cpts.nom,
    missions: missions.map(({ mission: _, annees, ...une }) => ({ ...une, annees: [...annees] })),
    ...(projet as unknown as Pick<Vue, keyof Projet>),
    chiffres: { ...chiffresDe(faits, referencesProjet(projet)) },
    avis: avis.map((un) => ({
      type: un.type,
      ligne: un.ligne,
      mission: un.mission,
      phrase: un.phrase,
    })),
  }
}
