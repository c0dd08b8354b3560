/** Every method of the contract and who answers it. */
import type { Handlers } from '../contexte.ts'
import { communesCarte, fondCarte, fondsCarte } from './carte/carte.ts'
import { lireReglagesCarte, reglerCarte } from './carte/carte-reglages.ts'
import { lireValeursCarte, listerFiguresCarte } from './carte/valeurs.ts'
import { exporterChiffres } from './chiffres/exporter.ts'
import { chiffres } from './chiffres/figures.ts'
import { lireIndicateurs, retenirSource } from './chiffres/indicateurs.ts'
import { comparerOffre, retenirOffre } from './chiffres/offre.ts'
import { lirePortrait } from './chiffres/portrait.ts'
import { enregistrerSaisie, lireSaisie } from './chiffres/saisie.ts'
import { lireCalendrier, lireFinancement } from './documents/financement.ts'
import { lireReglages, regler } from './documents/reglages.ts'
import { listerBibliotheque, retirerBibliotheque } from './donnees/bibliotheque.ts'
import { importerContours } from './donnees/contours.ts'
import { colonnes, oublier, reconnaitre } from './donnees/donnees.ts'
import { importer } from './donnees/importer.ts'
import { lireReparations } from './donnees/reparations.ts'
import { declarerComplete, listerSources, retirerSource } from './donnees/sources.ts'
import { listerTelechargements, majTelechargements } from './donnees/telechargements.ts'
import { etatApplication } from './dossier/application.ts'
import { verifierDossier } from './dossier/controles.ts'
import { creerDossier, decrireDossier } from './dossier/dossier.ts'
import { annuler, choisir, copier, etatDossier, fermerDossier, ouvrirDossier, refaire } from './dossier/edition.ts'
import { creerExemple, listerExemples } from './dossier/exemples.ts'
import { ecarter, recevoir } from './dossier/fichiers.ts'
import { lireFichier, lireListe } from './territoire/listes.ts'
import { quartiersTerritoire } from './territoire/quartiers.ts'
import { millesimes, mouvements, rechercher, resoudre } from './territoire/reference.ts'
import {
  creerCpts,
  modifierTerritoire,
  remplacerSecteurs,
  renommerCpts,
  supprimerCpts,
} from './territoire/territoire.ts'
import { appartenances, chercherEnsembles, ensembles } from './territoire/territoire-ensembles.ts'
import { declarerPerimetre, reprendreCpts } from './territoire/territoire-reprise.ts'

const sections = () => import('./documents/sections/lire.ts')
const projet = () => import('./projet/lire.ts')
const projetEcrit = () => import('./projet/ecrire.ts')
const edition = () => import('./documents/sections/ecrire.ts')
const versions = () => import('./documents/versions/versions.ts')

export const handlers: Handlers = {
  'reference.rechercher': rechercher,
  'reference.resoudre': resoudre,
  'reference.mouvements': mouvements,
  'reference.millesimes': millesimes,
  'exemple.lister': listerExemples,
  'exemple.creer': creerExemple,
  'dossier.creer': creerDossier,
  'dossier.decrire': decrireDossier,
  'dossier.importer': importer,
  'dossier.chiffres': chiffres,
  'dossier.verifier': verifierDossier,
  'dossier.regler': regler,
  'dossier.reglages': lireReglages,
  'financement.lire': lireFinancement,
  'calendrier.lire': lireCalendrier,
  // Builders and figures are loaded by the calls that need them: a command without document starts sooner.
  'document.produire': async (demande, context) =>
    (await import('./documents/document.ts')).produireDocument(demande, context),
  'app.etat': etatApplication,
  'dossier.ouvrir': ouvrirDossier,
  'dossier.etat': etatDossier,
  'dossier.fermer': fermerDossier,
  'dossier.annuler': annuler,
  'dossier.refaire': refaire,
  'dossier.copier': copier,
  'dossier.recevoir': recevoir,
  'dossier.ecarter': ecarter,
  'dossier.choisir': choisir,
  'territoire.modifier': modifierTerritoire,
  'territoire.creerCpts': creerCpts,
  'territoire.renommerCpts': renommerCpts,
  'territoire.supprimerCpts': supprimerCpts,
  'territoire.secteurs': remplacerSecteurs,
  'territoire.ensembles': ensembles,
  'territoire.chercherEnsembles': chercherEnsembles,
  'territoire.appartenances': appartenances,
  'territoire.quartiers': quartiersTerritoire,
  'territoire.lireListe': lireListe,
  'territoire.lireFichier': lireFichier,
  'territoire.reprendre': reprendreCpts,
  'territoire.perimetre': declarerPerimetre,
  'portrait.lire': lirePortrait,
  'carte.communes': communesCarte,
  'carte.fonds': fondsCarte,
  'carte.fond': fondCarte,
  'carte.figures': listerFiguresCarte,
  'carte.valeurs': lireValeursCarte,
  'carte.reglages': lireReglagesCarte,
  'carte.regler': reglerCarte,
  'bibliotheque.lister': listerBibliotheque,
  'bibliotheque.retirer': retirerBibliotheque,
  'contours.importer': importerContours,
  'donnees.reconnaitre': reconnaitre,
  'donnees.colonnes': colonnes,
  'donnees.oublier': oublier,
  'donnees.essayer': async (demande, context) => (await import('./donnees/essayer.ts')).essayer(demande, context),
  'donnees.rejets': async (demande, context) => (await import('./donnees/essayer.ts')).exporterRejets(demande, context),
  'donnees.effets': async (demande, context) => (await import('./donnees/effets.ts')).effetsRetrait(demande, context),
  'chiffres.exporter': exporterChiffres,
  'indicateurs.lire': lireIndicateurs,
  'indicateurs.retenir': retenirSource,
  'offre.comparer': comparerOffre,
  'offre.retenir': retenirOffre,
  'saisie.lire': lireSaisie,
  'saisie.enregistrer': enregistrerSaisie,
  'document.composer': async (demande, context) =>
    (await import('./documents/composer.ts')).composerDocument(demande, context),
  'textes.lister': async (demande, context) => (await sections()).lister(demande, context),
  'textes.lire': async (demande, context) => (await sections()).lire(demande, context),
  'textes.chiffres': async (demande, context) => (await sections()).listerChiffres(demande, context),
  'textes.ecrire': async (demande, context) => (await edition()).ecrire(demande, context),
  'textes.revenir': async (demande, context) => (await edition()).revenir(demande, context),
  'textes.titrer': async (demande, context) => (await edition()).titrer(demande, context),
  'textes.activer': async (demande, context) => (await edition()).activer(demande, context),
  'textes.ordonner': async (demande, context) => (await edition()).ordonner(demande, context),
  'textes.ajouter': async (demande, context) => (await edition()).ajouter(demande, context),
  'textes.retirer': async (demande, context) => (await edition()).retirer(demande, context),
  'textes.repondre': async (demande, context) => (await edition()).repondreSignal(demande, context),
  'completude.lire': async (demande, context) =>
    (await import('./projet/completude.ts')).lireCompletude(demande, context),
  'projet.lire': async (demande, context) => (await projet()).lire(demande, context),
  'projet.ecrire': async (demande, context) => (await projetEcrit()).ecrire(demande, context),
  'projet.retirer': async (demande, context) => (await projetEcrit()).retirer(demande, context),
  'projet.ordonner': async (demande, context) => (await projetEcrit()).ordonner(demande, context),
  'versions.lister': async (demande, context) => (await versions()).lister(demande, context),
  'versions.nommer': async (demande, context) => (await versions()).nommer(demande, context),
  'versions.supprimer': async (demande, context) => (await versions()).supprimer(demande, context),
  'versions.comparer': async (demande, context) => (await versions()).comparer(demande, context),
  'versions.produire': async (demande, context) => (await versions()).produire(demande, context),
  'versions.composer': async (demande, context) => (await versions()).composer(demande, context),
  'donnees.sources': listerSources,
  'donnees.telechargements': listerTelechargements,
  'donnees.majTelechargements': majTelechargements,
  'donnees.reparations': lireReparations,
  'donnees.declarer': declarerComplete,
  'donnees.retirer': retirerSource,
}
