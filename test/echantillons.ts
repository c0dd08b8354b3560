/** One input for every method of the contract, that it must answer: a method added without one does not compile. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FICHIERS_UTILES } from '../electron/backend/imports/profiles/telechargements.ts'
import { createDossier } from '../electron/backend/store/dossier.ts'
import type { Input, MethodName } from '../shared/contract/methods.ts'
import { cleReference } from '../shared/document/plan/texte.ts'
import { deuxCarres } from './map-files.ts'
import { tempFolder } from './temp-folder.ts'

/** What a host lets its window name. */
export interface Monde {
  /** A dossier of the folder, as `preparer` made it, under a name of its own. */
  readonly fichier: string
  /** A name that no dossier bears yet. */
  readonly nouveau: string
  /** What the window names for a file that it was shown. */
  source(nom: string, contenu: string | Uint8Array<ArrayBuffer>): Promise<string>
  /** A file to write. */
  readonly sortie: (extension: string) => string
  /** Key of the reading remembered by `preparer`. */
  readonly memoire: string
  /** Id of the contours of the library, by `preparer`. */
  readonly contours: string
}

export const CPTS = 'Sioule'
export const [GANNAT, EBREUIL, BELLENAVES] = ['03118', '03107', '03022']

export const POPULATIONS = `COM;PMUN\n${GANNAT};5650\n${EBREUIL};1300\n`
export const AMELI = [
  'ps_activite_nom;ps_activite_prenom;specialite_libelle;coordonnees_code_postal;coordonnees_ville;nature_exercice_libelle',
  ...Array.from({ length: 4 }, (_, i) => `NOM${i};P;Infirmier;03800;GANNAT;Libéral intégral`),
].join('\n')
/** A table of our own making, for the columns chosen by hand. */
export const TABLE = `commune;nom;bancs publics\n${GANNAT};Gannat;12\n${EBREUIL};Ébreuil;7\n`
export const LECTURE = {
  ligneEntete: 1,
  libelle: 'Bancs',
  lieu: { type: 'code' as const, code: 0, nom: 1 },
  valeurs: [
    {
      colonne: 2,
      indicateur: null,
      libelle: 'Bancs publics',
      unite: 'nombre' as const,
      nature: 'additif' as const,
      millesime: '2024',
      vide: 'manquant' as const,
      decimale: 'virgule' as const,
    },
  ],
}
/** A figure in a text of the dossier, seen there as it is not any more. */
export const VU_AVANT = { indicateur: 'communes', ou: { type: 'cpts' }, millesime: null, forme: 'unite' } as const
export const CONTOURS = JSON.stringify(deuxCarres())

/** A dossier made elsewhere. */
function recu(): Uint8Array<ArrayBuffer> {
  const chemin = join(tempFolder(), 'ailleurs.maillage')
  createDossier(chemin, { nom: 'Ailleurs' }).close()
  return new Uint8Array(readFileSync(chemin))
}

const population = (monde: Monde): Promise<string> => monde.source('pop2024.csv', POPULATIONS)
/** The only CPTS of the dossier. */
const cpts = 1

export const ECHANTILLONS: { readonly [M in MethodName]: (monde: Monde) => Input<M> | Promise<Input<M>> } = {
  'reference.rechercher': () => ({ requete: 'gannat' }),
  'reference.resoudre': () => ({ code: GANNAT }),
  'reference.mouvements': () => ({}),
  'reference.millesimes': () => ({}),
  'exemple.lister': () => ({}),
  'exemple.creer': ({ nouveau }) => ({ id: 'venissieux', fichier: nouveau }),
  'dossier.creer': async ({ nouveau, source }) => ({
    fichier: nouveau,
    nom: 'Neuf',
    liste: await source('liste.csv', `cpts;code_insee\nA;${GANNAT}\n`),
  }),
  'dossier.decrire': ({ fichier }) => ({ fichier }),
  'dossier.importer': async (monde) => ({ fichier: monde.fichier, source: await population(monde), millesime: '2024' }),
  'dossier.chiffres': ({ fichier }) => ({ fichier, cpts }),
  'dossier.verifier': ({ fichier }) => ({ fichier }),
  'calendrier.lire': ({ fichier }) => ({ fichier, cpts }),
  'financement.lire': ({ fichier }) => ({ fichier, cpts }),
  'dossier.regler': ({ fichier }) => ({ fichier, cpts, reglages: { 'contrat.dateSignature': '2026-03-01' } }),
  'dossier.reglages': ({ fichier }) => ({ fichier, cpts }),
  'document.produire': ({ fichier, sortie }) => ({ fichier, cpts, document: 'fiche', sortie: sortie('docx') }),
  'app.etat': () => ({}),
  'dossier.ouvrir': ({ fichier }) => ({ fichier }),
  'dossier.etat': ({ fichier }) => ({ fichier }),
  'dossier.fermer': ({ fichier }) => ({ fichier }),
  'dossier.annuler': ({ fichier }) => ({ fichier }),
  'dossier.refaire': ({ fichier }) => ({ fichier }),
  'dossier.copier': ({ fichier, nouveau }) => ({ fichier, vers: nouveau }),
  'dossier.recevoir': async ({ nouveau, source }) => ({
    source: await source('recu.maillage', recu()),
    fichier: nouveau,
  }),
  'dossier.ecarter': ({ fichier }) => ({ fichier }),
  'dossier.choisir': ({ fichier }) => ({ fichier, nom: 'Autre nom' }),
  'territoire.modifier': ({ fichier }) => ({ fichier, cpts, ajouter: [BELLENAVES] }),
  'territoire.creerCpts': ({ fichier }) => ({ fichier, nom: 'B', communes: [BELLENAVES] }),
  'territoire.renommerCpts': ({ fichier }) => ({ fichier, cpts, nom: 'C' }),
  'territoire.supprimerCpts': ({ fichier }) => ({ fichier, cpts }),
  'territoire.secteurs': ({ fichier }) => ({
    fichier,
    cpts,
    secteurs: [{ nom: 'Nord', couleur: null, communes: [GANNAT] }],
  }),
  'territoire.lireListe': () => ({ texte: 'Gannat (03), Ébreuil' }),
  'territoire.lireFichier': async ({ source }) => ({ source: await source('communes.csv', TABLE) }),
  'territoire.reprendre': ({ fichier }) => ({
    fichier,
    cpts: [{ nom: 'D', dans: null, mode: 'completer', perimetre: 'partiel', communes: [BELLENAVES], secteurs: [] }],
  }),
  'territoire.perimetre': ({ fichier }) => ({ fichier, cpts, perimetre: 'partiel' }),
  'territoire.ensembles': ({ fichier }) => ({ code: GANNAT, fichier }),
  'territoire.chercherEnsembles': ({ fichier }) => ({ requete: 'vichy', fichier }),
  'territoire.appartenances': ({ fichier }) => ({ fichier }),
  'territoire.quartiers': ({ fichier }) => ({ fichier, cpts }),
  'portrait.lire': ({ fichier }) => ({ fichier, cpts }),
  'carte.communes': () => ({}),
  'carte.fonds': ({ fichier }) => ({ fichier, cpts }),
  'carte.fond': () => ({}),
  'carte.figures': ({ fichier }) => ({ fichier, cpts }),
  'carte.valeurs': ({ fichier }) => ({ fichier, cpts, figure: 'PMUN' }),
  'carte.reglages': ({ fichier }) => ({ fichier }),
  'carte.regler': ({ fichier }) => ({ fichier, reglages: { figure: 'PMUN' } }),
  'bibliotheque.lister': () => ({}),
  'contours.importer': async ({ source }) => ({ source: await source('c2023.geojson', CONTOURS), millesime: '2023' }),
  'bibliotheque.retirer': ({ contours }) => ({ id: contours }),
  'donnees.reconnaitre': async (monde) => ({ source: await population(monde) }),
  'donnees.colonnes': async ({ source }) => ({ source: await source('bancs.csv', TABLE) }),
  'donnees.essayer': async (monde) => ({ fichier: monde.fichier, source: await population(monde), remplace: 1 }),
  'donnees.rejets': async (monde) => ({ fichier: monde.fichier, source: await population(monde), millesime: '2024' }),
  'donnees.effets': ({ fichier }) => ({ fichier, retirer: 1 }),
  'donnees.sources': ({ fichier }) => ({ fichier }),
  'donnees.majTelechargements': async ({ source }) => ({
    source: await source('fichiers-utiles.json', JSON.stringify({ ...FICHIERS_UTILES, verifie: '2099-12-31' })),
  }),
  'donnees.telechargements': ({ fichier }) => ({ fichier }),
  'donnees.reparations': ({ fichier }) => ({ fichier, source: 1 }),
  'donnees.declarer': ({ fichier }) => ({ fichier, source: 2, complete: true }),
  'donnees.retirer': ({ fichier }) => ({ fichier, source: 1 }),
  'donnees.oublier': ({ memoire }) => ({ cle: memoire }),
  'chiffres.exporter': ({ fichier }) => ({ fichier, format: 'csv' }),
  'indicateurs.lire': ({ fichier }) => ({ fichier, cpts }),
  // « incluse dans Maillage »: a source that is no file.
  'indicateurs.retenir': ({ fichier }) => ({ fichier, indicateur: 'PMUN', source: 'reference' }),
  'offre.comparer': ({ fichier }) => ({ fichier, cpts }),
  'offre.retenir': ({ fichier }) => ({ fichier, source: 2 }),
  'saisie.lire': ({ fichier }) => ({ fichier, cpts }),
  'saisie.enregistrer': ({ fichier }) => ({
    fichier,
    cpts,
    lignes: [
      {
        indicateur: 'bancs',
        libelle: 'Bancs',
        unite: 'nombre',
        millesime: '2024',
        base: null,
        source: 'Mairie',
        valeurs: { cpts: { valeur: 19, decimales: 0 }, departement: null, region: null, france: null },
      },
    ],
  }),
  'textes.lister': ({ fichier }) => ({ fichier, cpts, document: 'diagnostic' }),
  'textes.lire': ({ fichier }) => ({ fichier, cpts, document: 'diagnostic', section: 'population.habitants' }),
  'textes.chiffres': ({ fichier }) => ({ fichier, cpts }),
  'textes.ecrire': ({ fichier }) => ({
    fichier,
    cpts,
    document: 'diagnostic',
    section: 'population',
    place: 'avant',
    texte: [{ type: 'paragraphe', morceaux: [{ texte: 'Nos mots.' }] }],
  }),
  'textes.revenir': ({ fichier }) => ({ fichier, cpts, document: 'diagnostic', section: 'offre' }),
  'textes.titrer': ({ fichier }) => ({ fichier, cpts, document: 'diagnostic', section: 'offre', titre: 'Les soins' }),
  'textes.activer': ({ fichier }) => ({ fichier, cpts, document: 'fiche', section: 'communes', active: false }),
  'textes.ordonner': ({ fichier }) => ({
    fichier,
    cpts,
    document: 'diagnostic',
    parent: null,
    ordre: ['sources', 'identite'],
  }),
  'textes.ajouter': ({ fichier }) => ({
    fichier,
    cpts,
    document: 'diagnostic',
    parent: null,
    apres: null,
    titre: 'Mot',
  }),
  'textes.retirer': ({ fichier }) => ({ fichier, cpts, document: 'diagnostic', section: 'perso.1' }),
  'textes.repondre': ({ fichier }) => ({
    fichier,
    cpts,
    document: 'diagnostic',
    section: 'offre',
    place: 'avant',
    signal: `chiffre ${cleReference(VU_AVANT)} 2\u00a0communes`,
    choix: 'garder',
  }),
  'completude.lire': ({ fichier }) => ({ fichier, cpts }),
  'projet.lire': ({ fichier }) => ({ fichier, cpts }),
  'projet.ecrire': ({ fichier }) => ({
    fichier,
    cpts,
    lignes: [
      { genre: 'action', id: -1, champs: { mission: 'acces-soins', titre: 'Un médecin pour tous', besoins: [1] } },
      { genre: 'indicateur', id: -2, champs: { action: -1, titre: 'Patients accueillis', genre: 'paliers' } },
      { genre: 'cible', champs: { indicateur: -2, annee: 1, niveau: 12 } },
    ],
  }),
  'projet.retirer': ({ fichier }) => ({ fichier, cpts, genre: 'besoin', id: 1 }),
  'projet.ordonner': ({ fichier }) => ({ fichier, cpts, genre: 'besoin', ordre: [2, 1] }),
  'versions.lister': ({ fichier }) => ({ fichier, cpts }),
  'versions.nommer': ({ fichier }) => ({ fichier, cpts, nom: 'Envoyée à la CPAM' }),
  'versions.supprimer': ({ fichier }) => ({ fichier, cpts, id: 1 }),
  'versions.comparer': ({ fichier }) => ({ fichier, cpts, de: 1 }),
  'versions.produire': ({ fichier, sortie }) => ({ fichier, cpts, de: 1, sortie: sortie('pdf') }),
  'versions.composer': ({ fichier }) => ({ fichier, cpts, de: 1, format: 'docx' }),
  'document.composer': ({ fichier }) => ({ fichier, cpts, document: 'fiche', format: 'docx' }),
}
