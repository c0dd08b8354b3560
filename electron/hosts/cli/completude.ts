/** What a CPTS still lacks before its contract can be sent, for a person at a terminal or a program. */
import type { Output } from '../../../shared/contract/methods.ts'
import type { Backend } from '../../backend/backend.ts'
import { readArguments, required, usage } from './arguments.ts'
import { cptsNommee } from './cpts-nommee.ts'
import type { Sorties } from './sorties.ts'

type Completude = Output<'completude.lire'>

const TITRES: Readonly<Record<Completude['points'][number]['etat'], string>> = {
  contradiction: 'Se contredit',
  manque: 'Manque',
  a_confirmer: 'À confirmer',
}

export async function completude(backend: Backend, argv: readonly string[], { out, donnees }: Sorties): Promise<void> {
  const args = readArguments(argv, ['cpts', 'format'])
  const fichier = required(args, 0, 'le dossier (F.maillage)')
  const format = args.values.format ?? 'texte'
  if (format !== 'texte' && format !== 'json')
    throw usage(`Le format « ${format} » n’existe pas : choisissez texte ou json.`)
  const lu = await backend.call('completude.lire', {
    fichier,
    ...(await cptsNommee(backend, fichier, args.values.cpts)),
  })
  if (format === 'json') donnees(JSON.stringify(lu, null, 2))
  else out(completudeTexte(lu))
}

function completudeTexte({ cpts, points }: Completude): string {
  const parties = (['contradiction', 'manque', 'a_confirmer'] as const).flatMap((etat) => {
    const siens = points.filter((un) => un.etat === etat)
    if (siens.length === 0) return []
    const lignes = siens.map(({ phrase, cle }) => `- ${phrase}${cle === null ? '' : ` (${cle})`}`)
    return [[`${TITRES[etat]} (${siens.length})`, ...lignes].join('\n')]
  })
  return [cpts, ...(parties.length === 0 ? ['Tout ce que Maillage sait vérifier est rempli.'] : parties)].join('\n\n')
}
