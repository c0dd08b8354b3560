/** The findings of the proof-reader for a person at a terminal: by severity, with where, what and what to do. */

import type { Output } from '../../../shared/contract/methods.ts'
import { incoherences } from '../../../shared/domain/controles/controler.ts'
import { pluriel } from './textes.ts'

type Controles = Output<'dossier.verifier'>
type Point = Controles['points'][number]

const NIVEAUX = [
  { level: 'erreur', signe: '×', titre: 'À corriger' },
  { level: 'attention', signe: '!', titre: 'À vérifier' },
  { level: 'information', signe: 'i', titre: 'À savoir' },
] as const

export function controlesTexte({ points, cpts, verifies, nonVerifies }: Controles): string {
  const faits = `${pluriel(verifies.length, 'contrôle')} sur ${cpts.length} CPTS.`
  const parties = NIVEAUX.flatMap(({ level, signe, titre }) => {
    const siens = points.filter((un) => un.level === level)
    if (siens.length === 0) return []
    return [`\n${titre} (${siens.length})`, ...siens.map((un) => point(un, signe, cpts.length > 1))]
  })
  return [
    incoherences(points) === 0
      ? `Aucune incohérence trouvée : ${faits}`
      : `${pluriel(points.length, 'point')} à regarder : ${faits}`,
    ...parties,
    ...(nonVerifies.length === 0 ? [] : ['\nN’ont pas pu être vérifiés', ...nonVerifies.map((un) => `- ${un}`)]),
  ].join('\n')
}

/** Of several CPTS, the one it is about; more than three are « toutes ». */
function lieu({ cpts }: Point, plusieurs: boolean): string {
  if (!plusieurs || cpts.length === 0) return ''
  return cpts.length > 3 ? ` [${cpts.length} CPTS]` : ` [${cpts.join(', ')}]`
}

const CITES = 4

function point(un: Point, signe: string, plusieurs: boolean): string {
  const sources = [...new Set(un.chiffres.map(({ source }) => source))]
  return [
    `${signe} ${un.titre}${lieu(un, plusieurs)}`,
    `  ${un.explication}`,
    ...(sources.length === 0
      ? []
      : [`  Source : ${sources.slice(0, CITES).join(' ; ')}${sources.length > CITES ? '…' : ''}`]),
    `  → ${un.faire}`,
  ].join('\n')
}
