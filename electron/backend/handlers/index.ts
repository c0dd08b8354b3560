/** Every method of the contract and who answers it. */
import type { Handlers } from '../backend.ts'
import { etatApplication } from './application.ts'
import { communesCarte, fondCarte, fondsCarte } from './carte.ts'
import { lireReglagesCarte, reglerCarte } from './carte-reglages.ts'
import { lireValeursCarte, listerFiguresCarte } from './carte-valeurs.ts'
import { importerContours, listerContours, retirerContours } from './contours.ts'
import { verifierDossier } from './controles.ts'
import { colonnes, oublier, reconnaitre } from './donnees.ts'
import { creerDossier, decrireDossier } from './dossier.ts'
import { annuler, choisir, copier, etatDossier, fermerDossier, ouvrirDossier, refaire } from './edition.ts'
import { creerExemple, listerExemples } from './exemples.ts'
import { exporterChiffres } from './exporter.ts'
import { chiffres } from './figures.ts'
import { importer } from './importer.ts'
import { lireIndicateurs, retenirSource } from './indicateurs.ts'
import { lireFichier, lireListe } from './listes.ts'
import { comparerOffre, retenirOffre } from './offre.ts'
import { lirePortrait } from './portrait.ts'
import { millesimes, mouvements, rechercher, resoudre } from './reference.ts'
import { lireReglages, regler } from './reglages.ts'
import { lireReparations } from './reparations.ts'
import { enregistrerSaisie, lireSaisie } from './saisie.ts'
import { listerSources, retirerSource } from './sources.ts'
import { creerCpts, modifierTerritoire, remplacerSecteurs, renommerCpts, supprimerCpts } from './territoire.ts'
import { appartenances, chercherEnsembles, ensembles } from './territoire-ensembles.ts'
import { declarerPerimetre, reprendreCpts } from './territoire-reprise.ts'

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
  // Builders and figures are loaded by the calls that need them: a command without document starts sooner.
  'document.produire': async (demande, context) => (await import('./document.ts')).produireDocument(demande, context),
  'app.etat': etatApplication,
  'dossier.ouvrir': ouvrirDossier,
  'dossier.etat': etatDossier,
  'dossier.fermer': fermerDossier,
  'dossier.annuler': annuler,
  'dossier.refaire': refaire,
  'dossier.copier': copier,
  'dossier.choisir': choisir,
  'territoire.modifier': modifierTerritoire,
  'territoire.creerCpts': creerCpts,
  'territoire.renommerCpts': renommerCpts,
  'territoire.supprimerCpts': supprimerCpts,
  'territoire.secteurs': remplacerSecteurs,
  'territoire.ensembles': ensembles,
  'territoire.chercherEnsembles': chercherEnsembles,
  'territoire.appartenances': appartenances,
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
  'contours.lister': listerContours,
  'contours.importer': importerContours,
  'contours.retirer': retirerContours,
  'donnees.reconnaitre': reconnaitre,
  'donnees.colonnes': colonnes,
  'donnees.oublier': oublier,
  'donnees.essayer': async (demande, context) => (await import('./essayer.ts')).essayer(demande, context),
  'donnees.rejets': async (demande, context) => (await import('./essayer.ts')).exporterRejets(demande, context),
  'donnees.effets': async (demande, context) => (await import('./effets.ts')).effetsRetrait(demande, context),
  'chiffres.exporter': exporterChiffres,
  'indicateurs.lire': lireIndicateurs,
  'indicateurs.retenir': retenirSource,
  'offre.comparer': comparerOffre,
  'offre.retenir': retenirOffre,
  'saisie.lire': lireSaisie,
  'saisie.enregistrer': enregistrerSaisie,
  'document.composer': async (demande, context) => (await import('./composer.ts')).composerDocument(demande, context),
  'donnees.sources': listerSources,
  'donnees.reparations': lireReparations,
  'donnees.retirer': retirerSource,
}
