/** A file that is a list of communes and nothing more, dropped where data are: said so, with the place where it is read. */
import { MaillageError } from '../../../shared/contract/errors.ts'
import { compte } from '../../../shared/domain/francais.ts'
import type { Apercu } from '../imports/apercu/apercu.ts'
import type { Reference } from '../reference/types.ts'
import { lireFichierListe } from './fichier.ts'

/** A column that is no code holds a number: its table may be imported by its columns. */
function aDesChiffres({ entete, lignes }: Pick<Apercu, 'entete' | 'lignes'>): boolean {
  return lignes.some((ligne) =>
    ligne.some(
      (cellule, rang) =>
        /^[\s\d.,\u00a0\u202f-]*\d[\s\d.,\u00a0\u202f%€-]*$/.test(cellule) &&
        !/^\d{4,5}$/.test(cellule.trim()) &&
        !TITRES_DE_CODE.test(entete[rang] ?? ''),
    ),
  )
}

const TITRES_DE_CODE = /code|insee|postal|\bcp\b|d[ée]p|siren|epci|n°|num[ée]ro|rang/i

/** A list of communes is a short text. */
const LISTE_OCTETS = 200_000

/** A file without figures that is a list of communes: said so, with the place where it is read; null: it is none. */
export async function listeSeule(
  source: string,
  vu: Pick<Apercu, 'taille' | 'entete' | 'lignes'>,
  { reference, signal }: { readonly reference: Reference; readonly signal?: AbortSignal | undefined },
): Promise<Pick<Apercu, 'libelle' | 'message' | 'connu'> | null> {
  if (vu.taille > LISTE_OCTETS || aDesChiffres(vu)) return null
  const cadre = { reference, signal, departement: undefined, dossier: [] }
  const lue = await lireFichierListe(source, {}, cadre).catch((error: unknown) => {
    if (error instanceof MaillageError && error.body.kind !== 'annule') return null
    throw error
  })
  if (lue?.lecture == null) return null
  const { reconnues, ambigues, inconnues } = lue.lecture
  const trouvees = reconnues.length + ambigues.length
  if (trouvees === 0 || trouvees <= inconnues.length) return null
  return {
    libelle: 'Liste de communes',
    connu: true,
    message: `Cette liste nomme ${compte(trouvees, 'commune')}, et ne donne que leurs noms. Pour en faire le territoire, déposez-la sur la carte, ou prenez «\u00a0Coller une liste…\u00a0» dans l’écran Territoire.`,
  }
}
