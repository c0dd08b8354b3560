/** What the command prints after a creation, an import, a check. French, plain words. */

import { basename } from 'node:path'
import type { Output } from '../../../shared/contract/methods.ts'
import { formatDate, formatNumber } from '../../../shared/domain/format.ts'
import { accord } from '../../../shared/domain/francais.ts'
import { GENRES_REPARATION, REPARATION_LABELS } from '../../../shared/domain/reparations.ts'
import { tableau } from './tableau.ts'

const nombre = (n: number): string => formatNumber(n, 0)
/** Words of a terminal: an ordinary space, that a script can look for. */
export const pluriel = (n: number, mot: string, plusieurs?: string): string =>
  `${nombre(n)} ${accord(n, mot, plusieurs)}`

/** Lines of a list that one screen holds. */
const LISTE = 10

/** The first lines, and how many more there are. */
function premieres(lignes: readonly string[], mot: string): string[] {
  if (lignes.length <= LISTE) return [...lignes]
  return [...lignes.slice(0, LISTE), `  … et ${pluriel(lignes.length - LISTE, mot)} de plus`]
}

export function creationTexte(resume: Output<'dossier.decrire'>, remarques: readonly string[] = []): string {
  const lignes = resume.cpts.map((c) => {
    const communes = c.communes === 0 ? 'communes non publiées' : c.lieux
    return `  ${c.nom} : ${communes}${c.perimetre === 'partiel' ? ' (liste partielle)' : ''}`
  })
  const notes = remarques.map((remarque) => `  ! ${remarque}`)
  return [`${resume.fichier} est prêt.`, ...lignes, ...premieres(notes, 'remarque')].join('\n')
}

/** A file read by the columns chosen for one of the same titles. */
export function memoireTexte(source: string, libelle: string): string {
  return `${basename(source)} est lu comme la dernière fois : ${libelle} (colonnes choisies à la main ; --sans-memoire pour l’ignorer).`
}

/** A map goes to the library, and the dossier does not change. */
export function contoursTexte(fichier: string, rapport: Output<'contours.importer'>): string {
  const { communes, avertissements } = rapport
  return [
    `${fichier} : contours de ${pluriel(communes, 'commune')}, gardés pour tous vos dossiers`,
    ...avertissements.map((phrase) => `  ! ${phrase}`),
  ].join('\n')
}

/** A newer list of useful files is in use. */
export const listeTexte = ({ fichier, fichiers, verifies, avant }: Output<'donnees.majTelechargements'>): string =>
  `${fichier} : liste des fichiers utiles du ${formatDate(verifies)} (${pluriel(fichiers, 'fichier')}), à la place de celle du ${formatDate(avant)}`

/** What to download before leaving the network. */
export function fichiersTexte({ verifies, importee, groupes }: Output<'donnees.telechargements'>): string {
  const dou = importee === null ? '' : `, liste importée le ${formatDate(importee.importeLe)} (${importee.fichier})`
  return [
    `Fichiers utiles, vérifiés le ${formatDate(verifies)}${dou}`,
    ...groupes.flatMap(({ titre, fichiers }) => [
      `\n${titre}`,
      ...fichiers.map(
        (un) => `${un.present ? '✓' : '-'} ${un.nom} (${un.producteur})\n    ${un.fichier}\n    ${un.ou}`,
      ),
    ]),
  ].join('\n')
}

export function bibliothequeTexte(gardees: Output<'bibliotheque.lister'>): string {
  if (gardees.length === 0)
    return 'Rien n’est gardé pour tous vos dossiers : ni contours, ni cantons, ni mouvements de communes, ni quartiers prioritaires.'
  return gardees
    .map(({ id, sorte, libelle, producteur, fichier, importeLe, contient }) => {
      const titre = sorte === 'contours' ? libelle : `${libelle} (${fichier})`
      const qui = producteur === null ? 'producteur non indiqué' : producteur
      return `${id}  ${titre}\n  ${contient} ; ${qui} ; importé le ${formatDate(importeLe)}`
    })
    .join('\n')
}

export function rapportTexte(rapport: Output<'dossier.importer'>): string {
  const { couverture } = rapport
  const lignes = [
    `${rapport.fichier} : ${rapport.libelle}`,
    `  ${accord(rapport.lues, 'ligne lue', 'lignes lues')} : ${nombre(rapport.lues)} ; retenues : ${nombre(rapport.retenues)} (${rapport.encodage})`,
    ...rapport.apports.map((apport) => `  + ${apport}`),
    ...rapport.ignorees.map((ignoree) => {
      const ou = ignoree.rejet && ignoree.premieres.length > 0 ? ` ; lignes ${ignoree.premieres.join(', ')}` : ''
      return `  – ${ignoree.cause} : ${nombre(ignoree.lignes)}${ou}`
    }),
    ...reparationsTexte(rapport.reparations),
    ...premieres(
      rapport.codesDeplaces.map((d) => `  → ${d.de} est aujourd’hui ${d.vers} (${pluriel(d.lignes, 'ligne')})`),
      'code',
    ),
  ]
  if (rapport.codesInconnus.length > 0) lignes.push(`  ? codes inconnus : ${rapport.codesInconnus.join(', ')}`)
  if (rapport.aPlacer > 0) lignes.push(`  ? à placer (sans commune sûre) : ${pluriel(rapport.aPlacer, 'ligne')}`)
  lignes.push(...rapport.avertissements.map((a) => `  ! ${a}`))
  // A table of reference goes to the application, for every dossier: its communes are not those of the territory.
  if (couverture.total > 0 && rapport.sourceId !== 0)
    lignes.push(
      `  Couverture du territoire : ${pluriel(couverture.connues, 'commune')} sur ${nombre(couverture.total)}${(couverture.partielles ?? []).length === 0 ? '' : `, et ${nombre((couverture.partielles ?? []).length)} en partie`}`,
    )
  return lignes.join('\n')
}

/** What was mended; that former communes were brought to today's is told code by code. */
function reparationsTexte(reparations: Output<'dossier.importer'>['reparations']): string[] {
  const refusees = new Map(reparations.refusees.map(({ genre, lignes }) => [genre, lignes]))
  return GENRES_REPARATION.flatMap((genre) => {
    const { titre } = REPARATION_LABELS[genre]
    const refus = refusees.get(genre)
    if (refus !== undefined) return [`  × ${titre} : réparation refusée, ${pluriel(refus, 'ligne')}`]
    return reparations[genre] === 0 ? [] : [`  ~ ${titre} : ${pluriel(reparations[genre], 'ligne')}`]
  })
}

export function reglagesTexte(reglages: Output<'dossier.reglages'>): string {
  return [
    reglages.cpts,
    tableau(
      [{ titre: 'Clé' }, { titre: 'Libellé' }, { titre: 'Valeur' }],
      reglages.cles.map((c) => [c.cle, c.libelle, c.valeur ?? 'à compléter']),
    ),
  ].join('\n')
}
