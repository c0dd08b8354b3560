/** What a file is and how it may be read, before it is brought in. Nothing here writes into a dossier. */

import { lecture } from '../../../../shared/contract/donnees.ts'
import { MaillageError } from '../../../../shared/contract/errors.ts'
import type { Output, Parsed } from '../../../../shared/contract/methods.ts'
import { compte } from '../../../../shared/domain/francais.ts'
import type { CallContext, Espace } from '../../contexte.ts'
import { Memoire } from '../../imports/generique/memoire.ts'

/** Readings chosen by hand, remembered in the application's library. What does not fit the contract is left out. */
export const memoireDe = ({ bibliotheque }: Espace): Memoire =>
  new Memoire(bibliotheque, (lue) => lecture.safeParse(lue).data ?? null)

export async function reconnaitre(
  { source, partie, accents }: Parsed<'donnees.reconnaitre'>,
  context: CallContext,
): Promise<Output<'donnees.reconnaitre'>> {
  const { reference, espace } = context
  const { apercevoir } = await import('../../imports/apercu/apercu.ts')
  const vu = await apercevoir(source, reference, { partie, accents, memoire: memoireDe(espace) })
  const seule = vu.profil === null && !vu.connu && vu.taille <= LISTE_OCTETS && !aDesChiffres(vu)
  const liste = seule ? await enListe(source, context) : null
  return structuredClone({ ...vu, ...liste }) as Output<'donnees.reconnaitre'>
}

/** A column that is no code holds a number: its table may be imported by its columns. */
function aDesChiffres({ entete, lignes }: Pick<Output<'donnees.reconnaitre'>, 'entete' | 'lignes'>): boolean {
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
async function enListe(
  source: Parsed<'donnees.reconnaitre'>['source'],
  { reference, signal }: CallContext,
): Promise<Pick<Output<'donnees.reconnaitre'>, 'libelle' | 'message' | 'connu'> | null> {
  const { lireFichierListe } = await import('../../listes/fichier.ts')
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

export async function colonnes(
  { source, ...choix }: Parsed<'donnees.colonnes'>,
  { reference, espace }: CallContext,
): Promise<Output<'donnees.colonnes'>> {
  const { examiner } = await import('../../imports/generique/examiner.ts')
  const examen = await examiner(source, reference, { ...choix, memoire: memoireDe(espace) })
  return structuredClone(examen) as Output<'donnees.colonnes'>
}

export function oublier({ cle }: Parsed<'donnees.oublier'>, { espace }: CallContext): null {
  memoireDe(espace).oublier(cle)
  return null
}
