/** French words of a change, as « Annuler … » and « Refaire … » complete them: « l’ajout de 3 communes ». */
import { compte } from '../../../../shared/domain/francais.ts'
import type { JournalRow } from '../../store/types.ts'
import { libelleTexte } from './libelles-textes.ts'

const NBSP = '\u00A0'

/** What the journal kept of a change; every field may be missing, from an older version or another action. */
interface Detail {
  readonly cpts?: unknown
  readonly nom?: unknown
  readonly avant?: unknown
  readonly libelle?: unknown
  readonly fichier?: unknown
  readonly ajoutees?: unknown
  readonly retirees?: unknown
  readonly seule?: unknown
  readonly lieux?: unknown
  readonly cles?: unknown
  readonly nombre?: unknown
  readonly profession?: unknown
  readonly geste?: unknown
  readonly section?: unknown
}

const citer = (texte: unknown): string => `«${NBSP}${String(texte)}${NBSP}»`

/** The same for any line of the journal, the undo's own included. */
export function texteJournal(row: Pick<JournalRow, 'action' | 'detail'>): string {
  if (row.action === 'annuler') return 'l’annulation d’une modification'
  if (row.action === 'refaire') return 'le rétablissement d’une modification'
  const { nom } = (row.detail ?? {}) as Detail
  if (row.action === 'version.nommer') return `la version ${citer(nom)}`
  if (row.action === 'version.supprimer') return `la suppression de la version ${citer(nom)}`
  return libelle(row) ?? 'une modification'
}

export function libelle(row: Pick<JournalRow, 'action' | 'detail'> | undefined): string | null {
  if (row === undefined) return null
  const detail: Detail = typeof row.detail === 'object' && row.detail !== null ? row.detail : {}
  switch (row.action) {
    case 'territoire.modifier':
      return communes(detail)
    case 'cpts.creer':
      return `la création de la CPTS ${citer(detail.nom)}`
    case 'cpts.renommer':
      return `le nouveau nom de la CPTS ${citer(detail.avant)}`
    case 'cpts.supprimer':
      return `la suppression de la CPTS ${citer(detail.nom)}`
    case 'cpts.perimetre':
      return `la déclaration de la liste de ${citer(detail.cpts)}`
    case 'cpts.reprendre':
      return typeof detail.nombre === 'number' && detail.nombre > 1
        ? `la reprise de ${detail.nombre}${NBSP}CPTS`
        : `la reprise de ${citer(detail.nom)}`
    case 'secteurs':
      return `la modification des secteurs de ${citer(detail.cpts)}`
    case 'saisie':
      return `la saisie de chiffres de ${citer(detail.cpts)}`
    case 'indicateur.retenir':
      return `le choix de la source de ${citer(detail.libelle)}`
    case 'offre.retenir':
      return `le choix de la source des ${detail.profession === undefined ? 'professionnels' : citer(detail.profession)}`
    case 'import':
      return `l’import de ${String(detail.fichier)}`
    case 'source.declarer':
      return `la déclaration de ${String(detail.fichier)}`
    case 'source.retirer':
      return `le retrait de ${String(detail.fichier)}`
    case 'reglage':
      return Array.isArray(detail.cles) && detail.cles.length > 1
        ? `la saisie de ${compte(detail.cles.length, 'réglage')}`
        : 'la saisie d’un réglage'
    case 'textes':
      return libelleTexte(detail)
    case 'projet':
      return `la modification du projet de santé de ${citer(detail.cpts)}`
    case 'dossier.choisir':
      return choix(detail.cles)
    default:
      return 'la dernière modification'
  }
}

function communes({ ajoutees, retirees, seule, lieux }: Detail): string {
  const dits: { readonly ajoutees?: unknown; readonly retirees?: unknown } =
    typeof lieux === 'object' && lieux !== null ? lieux : {}
  const mots = [
    ['l’ajout', ajoutees, dits.ajoutees],
    ['le retrait', retirees, dits.retirees],
  ] as const
  const parties = mots.flatMap(([mot, nombre, dit]) => {
    if (typeof nombre !== 'number' || nombre === 0) return []
    // A line of before says how many, not what.
    if (nombre > 1) return [`${mot} de ${typeof dit === 'string' ? dit : compte(nombre, 'commune')}`]
    return [typeof seule === 'string' ? `${mot} de ${citer(seule)}` : `${mot} d’une commune`]
  })
  return parties.length === 0 ? 'la modification du territoire' : parties.join(' et ')
}

const CHOIX: Readonly<Record<string, string>> = {
  nom: 'le nouveau nom du dossier',
  millesime: 'le choix du millésime de population',
  versionAci: 'le choix de la version de l’ACI',
}

function choix(cles: unknown): string {
  const [seul, autre] = Array.isArray(cles) ? (cles as unknown[]) : []
  return (autre === undefined && CHOIX[String(seul)]) || 'les choix du dossier'
}
