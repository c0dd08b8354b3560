/** The French words of every refusal an import can make: what happened, where and why, what to do. */

import { type ErrorKind, MaillageError, type Remede } from '../../../../shared/contract/errors.ts'
import { formatDate } from '../../../../shared/domain/format.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import type { Finesse } from '../../../../shared/domain/plus-fin.ts'
import { francais } from './french.ts'

export const q = (text: string): string => `« ${text} »`

export function refus(
  kind: ErrorKind,
  titre: string,
  explication: string,
  issue: string,
  cause?: unknown,
  remede?: Remede,
): MaillageError {
  return new MaillageError(kind, francais(titre), francais(explication), francais(issue), cause, remede)
}

export const annule = (nom: string): MaillageError =>
  refus(
    'annule',
    'Import annulé.',
    `L’import de ${q(nom)} a été interrompu : le dossier n’a pas changé.`,
    'Relancez l’import quand vous le souhaitez.',
  )

export const mauvaisFormat = (nom: string, nature: string, issue: string): MaillageError =>
  refus('fichier-non-reconnu', 'Ce fichier n’est pas un tableau.', `${q(nom)} est ${nature}.`, issue)

/** JSON that is neither a map nor a source read in JSON. */
export const jsonInconnu = (nom: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce fichier JSON n’est pas reconnu.',
    `${q(nom)} n’est ni une carte (GeoJSON, TopoJSON), ni les structures ou les activités de Finess, ni une liste de fichiers utiles : rien d’autre ne se lit en JSON.`,
    'Pour des contours, choisissez un fichier GeoJSON, TopoJSON, GeoPackage ou un Shapefile en .zip ; pour d’autres données, cherchez à la même source un fichier CSV ou Excel.',
  )

export const activitesSansStructures = (nom: string): MaillageError =>
  donneesInvalides(
    'Importez d’abord les structures de Finess.',
    `${q(nom)} donne les places et les communes desservies, sans dire où se trouve chaque établissement.`,
    'Importez « finess-structures-… » (.json.gz, data.gouv.fr), puis de nouveau ce fichier.',
  )

export const finessReconstruit = (nom: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce fichier Finess mêle les établissements fermés aux ouverts.',
    `${q(nom)} est une conversion du nouveau Finess vers l’ancienne présentation : rien n’y distingue un établissement fermé, et les nombres seraient trop grands.`,
    'Prenez « finess-structures-… » (.json.gz) sur data.gouv.fr : il est lu tel quel. En ligne de commande, « --profil finess-stock » lit celui-ci quand même.',
  )

export const shapefileSeul = (nom: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Un Shapefile ne vient pas seul.',
    `${q(nom)} n’a ni les noms ni la projection des communes : ils sont dans les fichiers .dbf et .prj qui l’accompagnent.`,
    'Déposez l’archive .zip qui contient ensemble les fichiers .shp, .dbf, .shx et .prj.',
  )

export const guillemetOuvert = (nom: string, ligne: number): MaillageError =>
  refus(
    'fichier-abime',
    'Un guillemet n’est pas refermé.',
    `Dans ${q(nom)}, le guillemet ouvert à la ligne ${ligne} n’est jamais refermé correctement : les lignes suivantes ne peuvent pas être séparées.`,
    `Corrigez la ligne ${ligne} (doublez les guillemets à l’intérieur d’une cellule) ou téléchargez de nouveau le fichier.`,
  )

export const enteteSeule = (nom: string): MaillageError =>
  refus(
    'donnees-invalides',
    'Le fichier n’a pas de données.',
    `${q(nom)} contient une ligne d’en-tête et aucune ligne après elle.`,
    'Téléchargez de nouveau le fichier, ou exportez-le avec ses lignes.',
  )

export const donneesInvalides = (titre: string, explication: string, issue: string, remede?: Remede): MaillageError =>
  refus('donnees-invalides', titre, explication, issue, undefined, remede)

export const nonReconnu = (nom: string, colonnes: string, connus: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Fichier non reconnu.',
    `Aucune source connue n’a les colonnes de ${q(nom)} : ${colonnes}.`,
    `Sources connues : ${connus}. Si le fichier est l’une d’elles, vérifiez que sa ligne d’en-tête est présente, ou imposez la source avec --profil.`,
  )

const INUTILE = 'Ce n’est pas le fichier qu’il faut.'

export const inutile = (nom: string, nature: string, issue: string): MaillageError =>
  refus('fichier-non-reconnu', INUTILE, `${q(nom)} est ${nature}.`, issue)

/** A file that is known, and of no use here: its way out is worth as much as its nature. */
export const estInutile = ({ body }: MaillageError): boolean => body.titre === INUTILE

const INCONNUS: ReadonlySet<string> = new Set(['Fichier non reconnu.', 'Les colonnes ne sont pas séparées.'])

/** What the file is, is told: only its figures cannot be taken. */
export const estConnu = ({ body }: MaillageError): boolean => !INCONNUS.has(body.titre)

/** A map of something smaller than communes. */
export const contoursPlusFins = (nom: string, { mots, colonne }: Finesse): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ces contours ne sont pas ceux des communes.',
    `${q(nom)} dessine ${mots} (colonne « ${colonne} ») : le code de commune y dit seulement où ils se trouvent.`,
    'Prenez les contours des communes elles-mêmes, par exemple ceux d’Etalab (data.gouv.fr) ou la couche COMMUNE d’Admin Express (IGN).',
  )

export const contoursPlusGrands = (nom: string, mots: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ces contours ne sont pas ceux des communes.',
    `${q(nom)} dessine ${mots}.`,
    'Prenez les contours des communes elles-mêmes, par exemple ceux d’Etalab (data.gouv.fr) ou la couche COMMUNE d’Admin Express (IGN). Les limites des EPCI, des arrondissements, des cantons et des départements se tracent d’après leurs communes : écran Territoire, « Carte… ».',
  )

export const professionsInconnues = (nom: string, exemples: string): MaillageError =>
  donneesInvalides(
    'Les professions ne sont pas reconnues.',
    `Aucune profession de ${q(nom)} n’est dans la table de Maillage (${exemples}) : il n’y aurait rien à compter.`,
    'Vérifiez que le fichier donne les professions en toutes lettres ; sinon, prenez l’Annuaire Santé en libre accès.',
  )

export const sansColonnes = (nom: string, debut: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Les colonnes ne sont pas séparées.',
    `${q(nom)} n’utilise aucun séparateur connu (point-virgule, virgule, tabulation ou barre verticale). Il commence par : ${q(debut)}.`,
    'Enregistrez de nouveau le tableau en « CSV UTF-8 (séparateur : point-virgule) ». Si c’est une liste de communes, collez-la dans l’écran Territoire (« Coller une liste… »).',
  )

export const profilInconnu = (profil: string, connus: string): MaillageError =>
  refus('usage', 'Profil inconnu.', `Il n’existe pas de profil ${q(profil)}.`, `Profils connus : ${connus}.`)

export const profilImpossible = (nom: string, libelle: string, attendu: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce fichier ne convient pas à la source demandée.',
    `${q(nom)} ne peut pas être lu comme ${q(libelle)} : il faudrait ${attendu} dans les quinze premières lignes.`,
    'Choisissez un autre profil, ou laissez Maillage reconnaître le fichier.',
  )

export const sansZone = (): MaillageError =>
  refus(
    'territoire',
    'Le dossier n’a pas encore de territoire.',
    'Un import ne garde que les communes du territoire, et il est vide.',
    'Créez d’abord une CPTS (nom et communes), ou importez une liste de CPTS (« cpts;code_insee », ou noms des communes et département).',
  )

export const separateurIncoherent = (nom: string, ligne: number): MaillageError =>
  donneesInvalides(
    'Les lignes n’ont pas les colonnes de l’en-tête.',
    `Plus de la moitié des lignes de ${q(nom)} ont un autre nombre de colonnes que l’en-tête (première : ligne ${ligne}) : le séparateur change sans doute dans le fichier.`,
    'Enregistrez de nouveau le tableau en « CSV UTF-8 » avec un seul séparateur.',
  )

export const codesPostaux = (nom: string, exemple: string): MaillageError =>
  donneesInvalides(
    'Des codes postaux à la place des codes de commune.',
    `La colonne du code de commune de ${q(nom)} contient des codes postaux (par exemple ${exemple}). Un code postal désigne souvent plusieurs communes : il ne peut pas remplacer le code Insee.`,
    'Faites lire la commune par son code postal et sa ville, ou remplacez cette colonne par le code Insee (5 caractères, « 03118 » pour Gannat).',
    'codes-postaux',
  )

export const doublon = (nom: string, code: string, lignes: readonly number[], quoi: string): MaillageError =>
  donneesInvalides(
    'Le même code figure plusieurs fois.',
    `Dans ${q(nom)}, le code ${code} est donné ${lignes.length} fois pour ${quoi} (lignes ${lignes.slice(0, 5).join(', ')}).`,
    'Retirez les lignes en trop, ou choisissez de les additionner ou de garder la dernière.',
    'doublons',
  )

/** Lines of one commune that are not of the same class: they are of something finer, and none is the commune's. */
export const plusieursClasses = (nom: string, code: string, lignes: readonly number[], quoi: string): MaillageError =>
  donneesInvalides(
    'Ce tableau décrit plus fin que la commune.',
    `Dans ${q(nom)}, le code ${code} est donné ${lignes.length} fois, avec des valeurs différentes pour ${quoi} (lignes ${lignes.slice(0, 5).join(', ')}) : chaque ligne décrit sans doute une partie de la commune.`,
    'Prenez le tableau, ou la feuille, qui a une ligne par commune.',
  )

/** The file that goes with the data: it says what the codes mean. */
export const dictionnaire = (nom: string): MaillageError =>
  refus(
    'fichier-non-reconnu',
    'Ce fichier décrit les données, il n’en contient pas.',
    `${q(nom)} est le dictionnaire (métadonnées) livré avec un fichier de l’Insee : il dit ce que signifient les codes et les colonnes.`,
    'Choisissez le fichier de données de la même archive (son nom se termine souvent par « _data.csv »), ou déposez l’archive .zip entière.',
  )

/** `causes` of the lines left out, most frequent first: the likeliest reason is told. */
export function rienDansLaZone(
  nom: string,
  causes: readonly { cause: string; lignes: number; rejet: boolean }[],
): Error {
  const rejets = causes.filter(({ rejet }) => rejet)
  const lignes = rejets.reduce((somme, une) => somme + une.lignes, 0)
  const [premiere] = rejets
  const dits =
    premiere === undefined ? '' : ` (${compte(lignes, 'ligne rejetée', 'lignes rejetées')} : ${premiere.cause})`
  return donneesInvalides(
    'Aucune ligne ne concerne le territoire.',
    `${q(nom)} a été lu en entier, mais aucune de ses lignes utilisables n’est dans le territoire du dossier${dits}.`,
    `${premiere === undefined ? 'Vérifiez' : 'Voyez d’abord pourquoi ces lignes sont rejetées ; puis vérifiez'} que le fichier couvre votre département, et que les communes de la CPTS sont les bonnes.`,
  )
}

export const aucunMouvement = (nom: string, rejets: number): MaillageError =>
  donneesInvalides(
    'Aucun mouvement de communes.',
    `${q(nom)} a les colonnes des mouvements de l’Insee, mais aucune de ses lignes ne se lit${rejets > 0 ? ` (${compte(rejets, 'ligne rejetée', 'lignes rejetées')})` : ''}.`,
    'Téléchargez de nouveau le fichier v_mvtcommune sur insee.fr, page du code officiel géographique.',
  )

/** @param quoi « ces populations », « ces zones ». */
export const millesimeInconnu = (nom: string, quoi: string): MaillageError =>
  donneesInvalides(
    'L’année des données est inconnue.',
    `Ni les colonnes, ni le nom, ni les valeurs de ${q(nom)} ne disent de quelle année sont ${quoi}.`,
    `Recommencez en indiquant l’année de ${quoi}, par exemple 2021.`,
    'annee',
  )

export const dejaImporte = (
  nom: string,
  avant: { readonly nomFichier: string; readonly libelle: string; readonly importeLe: string },
): MaillageError =>
  donneesInvalides(
    'Ce fichier est déjà dans le dossier.',
    `${q(nom)} a déjà été importé le ${formatDate(avant.importeLe)}${avant.nomFichier === nom ? '' : ` sous le nom ${q(avant.nomFichier)}`} (${avant.libelle}), et il n’apporte aucune commune nouvelle.`,
    'Il n’y a rien à faire. Si vous voulez le lire autrement, remplacez la source déjà importée, ou importez-le quand même à côté d’elle.',
    'deja-importe',
  )

export const cptsDifferente = (nom: string): MaillageError =>
  refus(
    'donnees-invalides',
    'Une CPTS de la liste existe déjà avec d’autres communes.',
    `Le dossier contient déjà ${q(nom)}, et ses communes ne sont pas celles de la liste.`,
    'Renommez l’une des deux, ou demandez le remplacement des doublons (« remplacer »).',
  )
