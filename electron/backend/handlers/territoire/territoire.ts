/** Building a territory: communes of a CPTS, its name, its sectors. */

import type { EtatDossier } from '../../../../shared/contract/application.ts'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Parsed } from '../../../../shared/contract/methods.ts'
import { compterLieux } from '../../../../shared/domain/arrondissements.ts'
import type { Perimetre } from '../../../../shared/domain/portrait-types.ts'
import type { CallContext } from '../../contexte.ts'
import type { Reference } from '../../reference/types.ts'
import { addElargissements } from '../../store/elargissements.ts'
import { setSecteurs } from '../../store/secteurs.ts'
import { createCpts, deleteCpts, findCpts, renameCpts, setCommunes, setPerimetre } from '../../store/territoire.ts'
import type { SecteurRow, SecteurVoulu } from '../../store/types.ts'
import { modifier } from '../dossier/etat.ts'
import { elargirTous, resolveCommunes } from './communes.ts'

/** Adds and removes communes. The study area grows and never shrinks; sectors lose the communes removed. */
export function modifierTerritoire(
  { fichier, cpts: quelle, ajouter, retirer, ecrits }: Parsed<'territoire.modifier'>,
  context: CallContext,
): Promise<EtatDossier> {
  const { reference } = context
  const { codes: entrantes, elargissements } = resolveCommunes(ajouter, reference)
  const elargis = [...elargissements, ...elargirTous(ecrits, reference)]
  const contraires = new Set(entrantes)
  const double = retirer.find((code) => contraires.has(code))
  if (double !== undefined) throw enDouble(double, reference)
  return modifier(fichier, 'territoire.modifier', context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    const avant = new Set(cpts.communes)
    const sortantes = new Set(retirer.filter((code) => avant.has(code)))
    const nouvelles = entrantes.filter((code) => !avant.has(code))
    const [seule, autre] = [...nouvelles, ...sortantes]
    if (seule === undefined) return null
    const apres = [...cpts.communes.filter((code) => !sortantes.has(code)), ...nouvelles]
    const perimetre = perimetreApres(cpts.perimetre, apres.length)
    return {
      detail: {
        cpts: cpts.nom,
        ajoutees: nouvelles.length,
        retirees: sortantes.size,
        lieux: { ajoutees: compterLieux(nouvelles), retirees: compterLieux([...sortantes]) },
        ...(autre === undefined ? { seule: reference.commune(seule)?.nom ?? seule } : {}),
      },
      ecrire: () => {
        setCommunes(dossier, cpts.id, apres)
        addElargissements(
          dossier,
          cpts.id,
          elargis.filter(({ code }) => nouvelles.includes(code)),
        )
        if (perimetre !== cpts.perimetre) setPerimetre(dossier, cpts.id, perimetre)
      },
    }
  })
}

/** A partial list stays partial whatever is added to it; an unknown one becomes partial with its first commune. */
function perimetreApres(avant: Perimetre, communes: number): Perimetre {
  return avant === 'inconnu' && communes > 0 ? 'partiel' : avant
}

function enDouble(code: string, reference: Reference): MaillageError {
  return new MaillageError(
    'usage',
    'Une commune ne peut pas être ajoutée et retirée à la fois.',
    `La commune ${reference.commune(code)?.nom ?? code} (${code}) est dans les deux listes.`,
    'Gardez-la dans une seule des deux listes.',
  )
}

export function creerCpts(
  { fichier, nom, communes }: Parsed<'territoire.creerCpts'>,
  context: CallContext,
): Promise<EtatDossier> {
  const { codes, elargissements } = resolveCommunes(communes, context.reference)
  return modifier(fichier, 'cpts.creer', context, (dossier) => ({
    detail: { nom, communes: codes.length },
    ecrire: () => createCpts(dossier, { nom, communes: codes, elargissements }),
  }))
}

export function renommerCpts(
  { fichier, cpts: quelle, nom }: Parsed<'territoire.renommerCpts'>,
  context: CallContext,
): Promise<EtatDossier> {
  return modifier(fichier, 'cpts.renommer', context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    if (cpts.nom === nom) return null
    return { detail: { avant: cpts.nom, nom }, ecrire: () => renameCpts(dossier, cpts.id, nom) }
  })
}

export function supprimerCpts(
  { fichier, cpts: quelle }: Parsed<'territoire.supprimerCpts'>,
  context: CallContext,
): Promise<EtatDossier> {
  return modifier(fichier, 'cpts.supprimer', context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    return { detail: { nom: cpts.nom }, ecrire: () => deleteCpts(dossier, cpts.id) }
  })
}

export function remplacerSecteurs(
  { fichier, cpts: quelle, secteurs }: Parsed<'territoire.secteurs'>,
  context: CallContext,
): Promise<EtatDossier> {
  return modifier(fichier, 'secteurs', context, (dossier) => {
    const cpts = findCpts(dossier, quelle)
    if (memesSecteurs(cpts.secteurs, secteurs)) return null
    return {
      detail: { cpts: cpts.nom, secteurs: secteurs.length },
      ecrire: () => setSecteurs(dossier, cpts, secteurs),
    }
  })
}

function memesSecteurs(avant: readonly SecteurRow[], apres: readonly SecteurVoulu[]): boolean {
  const texte = (secteurs: readonly SecteurVoulu[]) =>
    JSON.stringify(secteurs.map(({ nom, couleur, communes }) => [nom, couleur, [...communes].sort()]))
  return texte(avant) === texte(apres)
}
