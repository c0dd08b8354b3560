/** French help of the command. */
export const AIDE = `Maillage : du territoire d’une CPTS au premier dossier, hors ligne.

Usage : maillage <commande> …

  nouveau  F.maillage --cpts "Nom" (--communes 38421,38158,… | --communes @liste.txt | --epci SIREN) [--millesime AAAA]
  nouveau  F.maillage --cpts-csv liste.csv|.xlsx|.ods         plusieurs CPTS à la fois : une colonne « CPTS » et une colonne de
                                                              communes (codes Insee, ou noms avec leur département)
  exemple  ID -o F.maillage                                   ID : sud-allier, aunis-sud, puy-de-dome,
                                                              venissieux, sud-est-grenoblois
  importer F.maillage fichier… [--profil ID] [--partie "Feuille"] [--millesime AAAA]
                               [--rejets rejets.csv] [--doublons refuser|sommer|remplacer]
                               [--identique remplacer|ajouter] [--sans-memoire] [--liste-complete] [--producteur IGN]
                               [--sans-reparation zeros|ecriture|noms|anciennes|arrondissements]…
                                                              --producteur : qui a dessiné une carte dont le fichier
                                                              ne le dit pas
                                                              --liste-complete : vous déclarez que la liste a tous les
                                                              professionnels (ou établissements) de ces catégories
                                                              du territoire, ce que le fichier ne montre pas seul
  chiffres F.maillage [--cpts "Nom"] [--format texte|json|csv] [--millesime AAAA]
  quartiers F.maillage [--cpts "Nom"] [--format texte|json]    quartiers prioritaires (QPV) de chaque commune, une fois leur
                                                              liste importée
  document F.maillage fiche|synthese|diagnostic|projet|contrat [--cpts "Nom"] -o sortie.pdf|sortie.docx [--millesime AAAA] [--date AAAA-MM-JJ]
  textes   F.maillage fiche|synthese|diagnostic|projet|contrat [--cpts "Nom"] [section [place]] [--format texte|json]
                               [--depuis texte.txt|texte.json] [--revenir] [--chiffres]
                                                              sections d’un document et leurs textes ; « --depuis » écrit une
                                                              place (avant, apres, un texte de la section), « --revenir »
                                                              remet le texte généré, « --chiffres » liste les chiffres
                                                              vivants : dans un .txt, [[population]] ou [[population, Sud]]
                                                              suit le dossier, un nombre tapé ne le suit pas
  versions F.maillage [--cpts "Nom"] [--nommer "Envoyée à la CPAM" | --supprimer VERSION] [--format texte|json]
  versions F.maillage [--cpts "Nom"] VERSION [VERSION] [--format texte|json | -o note.pdf|note.docx]
                                                              garde sous un nom ce que dit la CPTS, et compare : ce qui a
                                                              changé depuis, ou entre deux versions (numéro ou nom)
  verifier F.maillage [--cpts "Nom"] [--format texte|json] [--millesime AAAA]
                                                              contrôles de cohérence : code 0 qu’il y ait des points ou non,
                                                              leur nombre est dans « points » du JSON
  regler   F.maillage [--cpts "Nom"] clé=valeur…              parties, dates, signature (sans clé : la liste)
  financement F.maillage [--cpts "Nom"] [--format texte|json] montants, années du contrat et versements (clés de « regler »)
  calendrier  F.maillage [--cpts "Nom"] [--format texte|json|ics]
                                                              échéances et versements ; .ics : pour un agenda
  projet   F.maillage [--cpts "Nom"] [--format texte|json]    projet de santé : missions, fiches-actions, indicateurs, cibles,
                                                              besoins, membres, et ce qui manque (« appeler projet.ecrire » l’écrit)
  fichiers [F.maillage]                                       les fichiers publics à télécharger, et ceux que le dossier a
                                                              déjà ; une liste plus récente s’importe comme un fichier
  completude F.maillage [--cpts "Nom"] [--format texte|json]  avant d’envoyer : ce qui manque, se contredit, reste à confirmer
  bibliotheque [retirer ID]                                   ce qui est gardé pour tous vos dossiers : contours, cantons,
                                                              mouvements de communes, quartiers prioritaires,
                                                              liste des fichiers utiles
  appeler  methode '{"…":…}'                                  toute méthode du contrat, réponse en JSON

Codes de sortie : 0 fait ; 1 le fichier ou la demande pose problème (message sur la sortie d’erreur) ; 2 commande mal écrite ;
130 arrêtée par Ctrl-C (le dossier n’a pas changé).
`
