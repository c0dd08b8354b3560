/** Imported files of a dossier: what each brought, how much of the study area it covers, and its removal. */
import { isDeepStrictEqual } from 'node:util'
import type { EtatDossier } from '../../../../shared/contract/application.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { declaree, type Portee } from '../../../../shared/domain/listes.ts'
import { tousLes } from '../../../../shared/domain/listes-mots.ts'
import { GENRES_REPARATION } from '../../../../shared/domain/reparations.ts'
import type { CallContext } from '../../contexte.ts'
import { sansCouverture } from '../../imports/profiles/traits.ts'
import { listEtude } from '../../store/etude.ts'
import {
  declarerListe,
  deleteSource,
  getCouverture,
  getPortee,
  getSource,
  listRetenues,
  listSources,
} from '../../store/sources.ts'
import type { SourceContenu } from '../../store/types.ts'
import { modifier } from '../dossier/etat.ts'
import { withDossier } from '../dossier/ouvrir.ts'
import { apportsActuels } from './apports.ts'
import { lireRapport } from './reparations.ts'

export function listerSources(
  { fichier }: Parsed<'donnees.sources'>,
  context: CallContext,
): Promise<Output<'donnees.sources'>> {
  return withDossier(fichier, context, (dossier) => {
    const etude = listEtude(dossier)
    const retenues = listRetenues(dossier)
    return listSources(dossier).map((source) => {
      const couverture = getCouverture(dossier, source.id)
      const { apports, reparations, couverture: alors } = lireRapport(source.rapport)
      const dites = retenues.get(source.id) ?? source.retenues
      const memeTerritoire = alors.total === etude.length && dites === source.retenues
      return {
        id: source.id,
        fichier: source.nomFichier,
        libelle: source.libelle,
        profil: source.profil,
        producteur: source.producteur,
        licence: source.licence,
        millesime: source.millesime,
        taille: source.taille,
        importeLe: source.importeLe,
        lues: source.lues,
        retenues: dites,
        couverture: { ...couvertes(couverture, getPortee(dossier, source.id), etude), total: etude.length },
        sansCouverture: sansCouverture(source.profil),
        apports: memeTerritoire ? apports : apportsActuels(dossier, source, apports),
        reparees: GENRES_REPARATION.reduce((n, genre) => n + reparations[genre], 0),
        refusees: reparations.refusees.map(({ genre }) => genre),
        complete: aDeclarer(getPortee(dossier, source.id), source.contenu, etude),
      }
    })
  })
}

/** In the words of the report of its import: a commune of which a list has lines is not one that it covers. */
function couvertes(couverture: ReadonlySet<string>, portee: Portee | null, etude: readonly string[]) {
  const dites = etude.filter((code) => couverture.has(code))
  const partielles = dites.filter(
    (code) => portee?.partielles.includes(code) === true && !declaree(portee, code),
  ).length
  return { connues: dites.length - partielles, partielles }
}

/** A list that shows by itself that it is whole needs no word of the user. */
function aDeclarer(portee: Portee | null, contenu: SourceContenu, etude: readonly string[]) {
  if (portee === null || portee.categories.length === 0) return null
  const declaree = (portee.declarees ?? []).length > 0
  const couverte = (code: string) => !portee.partielles.includes(code)
  if (!declaree && portee.bornees.length === 0 && etude.every(couverte)) return null
  return { quoi: tousLes(portee, contenu === 'structures' ? 'structures' : 'professions'), declaree }
}

export function declarerComplete(
  { fichier, source: id, complete }: Parsed<'donnees.declarer'>,
  context: CallContext,
): Promise<EtatDossier> {
  return modifier(fichier, 'source.declarer', context, (dossier) => {
    const source = getSource(dossier, id)
    const declarees = getPortee(dossier, id)?.declarees ?? []
    const communes = complete ? listEtude(dossier) : []
    if (isDeepStrictEqual([...declarees], communes)) return null
    return {
      detail: { source: id, fichier: source.nomFichier, complete },
      ecrire: () => declarerListe(dossier, id, communes),
    }
  })
}

export function retirerSource(
  { fichier, source: id }: Parsed<'donnees.retirer'>,
  context: CallContext,
): Promise<EtatDossier> {
  return modifier(fichier, 'source.retirer', context, (dossier) => {
    const source = getSource(dossier, id)
    return {
      detail: { source: id, fichier: source.nomFichier, libelle: source.libelle },
      ecrire: () => deleteSource(dossier, id),
    }
  })
}
