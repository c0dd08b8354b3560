/** Names of the messages between the main process and the preload. */
export const CANAUX = {
  port: 'maillage:port',
  evenement: 'maillage:evenement',
  source: 'maillage:source',
  choisirDossier: 'maillage:choisir-dossier',
  enregistrerDossierSous: 'maillage:enregistrer-dossier-sous',
  enregistrerFichier: 'maillage:enregistrer-fichier',
} as const
