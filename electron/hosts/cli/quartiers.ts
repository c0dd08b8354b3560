/** Quarters of the city policy (QPV) that a CPTS holds, for a person at a terminal or a program. */
import type { Output } from '../../../shared/contract/methods.ts'
import { compterLieux } from '../../../shared/domain/arrondissements.ts'
import type { Backend } from '../../backend/backend.ts'
import { readArguments, required, usage } from './arguments.ts'
import { cptsNommee } from './cpts-nommee.ts'
import type { Sorties } from './sorties.ts'
import { tableau } from './tableau.ts'
import { pluriel } from './textes.ts'

export async function quartiers(backend: Backend, argv: readonly string[], { out, donnees }: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'format'])
  const fichier = required(args, 0, 'le dossier (F.maillage)')
  const format = args.values.format ?? 'texte'
  if (format !== 'texte' && format !== 'json')
    throw usage(`Le format « ${format} » n’existe pas : choisissez texte ou json.`)
  const cpts = await cptsNommee(backend, fichier, args.values.cpts)
  const resultat = await backend.call('territoire.quartiers', { fichier, ...cpts })
  if (format === 'json') donnees(JSON.stringify(resultat, null, 2))
  else out(quartiersTexte(resultat))
}

function quartiersTexte({ liste, quartiers, indecis }: Output<'territoire.quartiers'>): string {
  if (liste === null)
    return 'Quartiers prioritaires inconnus : importez leur liste (« listeqp2024-cog2024.csv », data.gouv.fr).'
  const lieux = new Set(quartiers.flatMap((un) => un.lieux.map(({ code }) => code)))
  const lignes = quartiers.map((un) => [un.code, un.nom, un.lieux.map(({ nom }) => nom).join(', ')])
  return [
    `${pluriel(quartiers.length, 'quartier prioritaire', 'quartiers prioritaires')} dans ${compterLieux([...lieux])} du territoire (${liste.producteur}, ${liste.millesime}, ${liste.fichier})`,
    ...(lignes.length === 0
      ? []
      : [tableau([{ titre: 'Code' }, { titre: 'Quartier' }, { titre: 'Communes' }], lignes)]),
    ...(indecis === 0
      ? []
      : [`! ${pluriel(indecis, 'quartier')} de la ville, dont la liste ne dit pas l’arrondissement : hors du compte.`]),
  ].join('\n')
}
