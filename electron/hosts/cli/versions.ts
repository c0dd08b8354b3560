/** `versions F …`: name a version of a CPTS, list them, compare: for a person, a program, or on one page. */
import { NOMS_DOCUMENTS } from '../../../shared/contract/documents.ts'
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { Input, Output } from '../../../shared/contract/methods.ts'
import type { ComparaisonVersions } from '../../../shared/contract/versions.ts'
import { formatDate } from '../../../shared/domain/format.ts'
import { compte } from '../../../shared/domain/francais.ts'
import { motsCauses } from '../../../shared/domain/versions/comparer.ts'
import type { Backend } from '../../backend/backend.ts'
import { readArguments, required, usage } from './arguments.ts'
import { cptsSeule } from './cpts-nommee.ts'
import type { Sorties } from './sorties.ts'
import { tableau } from './tableau.ts'

type Dans = Input<'versions.lister'>
type Liste = Output<'versions.lister'>

export async function versions(backend: Backend, argv: readonly string[], sorties: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'format', 'nommer', 'supprimer', 'sortie'])
  const fichier = required(args, 0, 'le dossier (F.maillage)') as Dans['fichier']
  const { format = 'texte', nommer, supprimer, sortie } = args.values
  if (format !== 'texte' && format !== 'json')
    throw usage(`Le format « ${format} » n’existe pas : choisissez texte ou json.`)
  const dans: Dans = { fichier, cpts: await cptsSeule(backend, fichier, args.values.cpts) }
  const [, de, a] = args.positionals
  const seul = [nommer, supprimer, de].filter((un) => un !== undefined).length
  if (seul > 1) throw usage('Nommez, supprimez ou comparez : une chose à la fois.')
  if (de !== undefined) return comparer(backend, dans, { de, a, format, sortie }, sorties)
  if (sortie !== undefined) throw usage('« -o » s’emploie avec la version à comparer.')
  const liste =
    nommer !== undefined
      ? (await backend.call('versions.nommer', { ...dans, nom: nommer })).versions
      : supprimer !== undefined
        ? await backend.call('versions.supprimer', { ...dans, id: await trouver(backend, dans, supprimer) })
        : await backend.call('versions.lister', dans)
  if (format === 'json') sorties.donnees(JSON.stringify(liste, null, 2))
  else sorties.out(listeTexte(liste))
}

/** By its number, or by its name: the newest of that name. */
async function trouver(backend: Backend, dans: Dans, dite: string): Promise<number> {
  const liste = await backend.call('versions.lister', dans)
  const trouvee = liste.find(({ id, nom }) => String(id) === dite || nom === dite)
  if (trouvee === undefined)
    throw new MaillageError(
      'introuvable',
      'Cette version n’existe pas.',
      `« ${dite} » n’est ni le numéro ni le nom d’une version de cette CPTS.`,
      '« maillage versions F.maillage » donne la liste.',
    )
  return trouvee.id
}

async function comparer(
  backend: Backend,
  dans: Dans,
  { de, a, format, sortie }: Record<'de' | 'format', string> & Record<'a' | 'sortie', string | undefined>,
  { out, donnees }: Sorties,
): Promise<void> {
  const entre = {
    ...dans,
    de: await trouver(backend, dans, de),
    a: a === undefined ? null : await trouver(backend, dans, a),
  }
  if (sortie !== undefined) {
    await backend.call('versions.produire', { ...entre, sortie } as Input<'versions.produire'>)
    out(`${sortie} est écrit.`)
    return
  }
  const lue = await backend.call('versions.comparer', entre)
  if (format === 'json') donnees(JSON.stringify(lue, null, 2))
  else out(comparaisonTexte(lue))
}

function listeTexte(liste: Liste): string {
  if (liste.length === 0)
    return 'La liste des versions est vide : « maillage versions F.maillage --nommer "Envoyée à la CPAM" ».'
  return tableau(
    [{ titre: 'Numéro' }, { titre: 'Date' }, { titre: 'Version' }],
    liste.map(({ id, creeLe, nom }) => [String(id), formatDate(creeLe), nom]),
  )
}

function comparaisonTexte(lue: ComparaisonVersions): string {
  const { de, a, communes, chiffres, textes, ordres, champs, sources } = lue
  const titre = `${lue.cpts} : de « ${de.nom} » (${formatDate(de.creeLe)}) à « ${a.nom} » (${formatDate(a.creeLe)})`
  if (lue.identiques) return `${titre}\nRien n’a changé.`
  return [
    titre,
    partie(compte(communes.entrees.length + communes.sorties.length, 'commune'), [
      ...communes.entrees.map(({ nom, code }) => `  + ${nom} (${code})`),
      ...communes.sorties.map(({ nom, code }) => `  − ${nom} (${code})`),
    ]),
    partie(compte(chiffres.length, 'chiffre'), [
      tableau(
        [
          { titre: 'Chiffre' },
          { titre: 'Avant', droite: true },
          { titre: 'Après', droite: true },
          { titre: 'Écart', droite: true },
          { titre: 'Cause' },
        ],
        chiffres.map((un) => [
          un.lieu === null ? un.libelle : `${un.libelle}, ${un.lieu}`,
          un.avant ?? '–',
          un.apres ?? '–',
          un.ecart ?? '',
          motsCauses(un.causes),
        ]),
      ),
    ]),
    partie(compte(textes.length + ordres.length, 'texte'), [
      ...textes.map((un) => `  ${nomDocument(un.document)}, ${un.titre} : ${enLigne(un)}`),
      ...ordres.map((document) => `  ${nomDocument(document)} : l’ordre des sections a changé`),
    ]),
    partie(
      compte(champs.length, 'champ'),
      champs.map(({ libelle, avant, apres }) => `  ${libelle} : ${avant ?? '–'} → ${apres ?? '–'}`),
    ),
    partie(
      compte(sources.length, 'source'),
      sources.map(({ libelle, avant, apres }) => `  ${libelle} : ${nomSource(avant)} → ${nomSource(apres)}`),
    ),
  ]
    .filter((une) => une !== '')
    .join('\n\n')
}

const partie = (titre: string, lignes: readonly string[]): string =>
  titre.startsWith('0') || lignes.length === 0 ? '' : [titre, ...lignes].join('\n')

const nomDocument = (document: string): string =>
  (NOMS_DOCUMENTS as Readonly<Record<string, string>>)[document] ?? document

/** [-what goes-]{+what comes+}, as tools of comparison write it. */
const enLigne = ({ morceaux }: ComparaisonVersions['textes'][number]): string =>
  morceaux
    .map(({ texte, etat }) => (etat === 'retire' ? `[-${texte}-]` : etat === 'ajoute' ? `{+${texte}+}` : texte))
    .join('')
    .replace(/\n/g, ' ')

const nomSource = (source: ComparaisonVersions['sources'][number]['avant']): string =>
  source === null
    ? '–'
    : [source.fichier ?? 'incluse dans Maillage', source.millesime].filter((un) => un !== null).join(', ')
