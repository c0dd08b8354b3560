/**
 * From the codes of the file's year to the communes of today. A code does not say an extent: 17340 is 16 km² before
 * Péré joined it in March 2018 and 25 km² after. So a commune of today is the union of the shapes of all the
 * communes it was made of, and when one of them is missing, its extent is declared doubtful and gives no area.
 */

import { formatDate } from '../../../shared/domain/format.ts'
import { accord, compte } from '../../../shared/domain/francais.ts'
import type { Reference, Resolution } from '../reference/types.ts'
import { francais } from './errors.ts'
import type { Entite } from './types.ts'

export interface CommuneDuJour {
  readonly code: string
  /** Codes in the file that make it. */
  readonly parties: readonly string[]
  /** m²; null when the extent is doubtful. */
  readonly aire: number | null
  /** French: why its extent is not surely the one of today. */
  readonly doute: string | null
}

export interface Passage {
  readonly communes: readonly CommuneDuJour[]
  /** Codes of the file unknown today, or shared among several communes. */
  readonly inconnus: readonly string[]
  readonly avertissements: readonly string[]
}

type Moved = Extract<Resolution, { kind: 'moved' }>

/** Year in force on 1 January of the vintage: a merger dated later has not taken place in the file. */
const apres = (date: string | null, millesime: string): boolean => date !== null && date > `${millesime}-01-01`

export function versAujourdhui(
  entites: ReadonlyMap<string, Entite>,
  millesime: string,
  reference: Reference,
  anciens: ReadonlyMap<string, readonly Moved[]>,
): Passage {
  const parties = new Map<string, string[]>()
  const inconnus: string[] = []
  const dates: Moved[] = []
  for (const code of entites.keys()) {
    const r = reference.resolve(code)
    if (r.kind === 'unknown' || r.kind === 'split') inconnus.push(code)
    else {
      const vers = r.kind === 'today' ? code : r.to
      // Arrondissements of Paris, Lyon, Marseille give way to their commune when the file has both.
      if (r.kind === 'moved' && estArrondissement(r) && entites.has(vers)) continue
      // A code born since the reference is no proof that the file is older than its year.
      const neDepuis = reference.mouvements?.origine(code) !== undefined
      if (r.kind === 'moved' && !estArrondissement(r) && !neDepuis) dates.push(r)
      const liste = parties.get(vers)
      if (liste === undefined) parties.set(vers, [code])
      else liste.push(code)
    }
  }
  const etendues = plusVastes(entites, reference)
  const nommer = (code: string) => {
    const nom = entites.get(code)?.nom ?? reference.commune(code)?.nom
    return nom === undefined ? code : `${nom} (${code})`
  }
  const communes = [...parties].map(([code, liste]): CommuneDuJour => {
    const doute = etendues.get(code) ?? douteSur(code, liste, anciens.get(code) ?? [], millesime)
    const aire = liste.reduce((s, c) => s + (entites.get(c)?.aire ?? 0), 0)
    return { code, parties: liste.sort(), aire: doute === null ? aire : null, doute }
  })
  return {
    communes: communes.sort((a, b) => (a.code < b.code ? -1 : 1)),
    inconnus: inconnus.sort(),
    avertissements: avertissements(communes, dates, inconnus, millesime, nommer),
  }
}

const estArrondissement = (r: Moved): boolean => r.event === 'Arrondissement municipal'

/** Communes whose shape holds others too, which joined them after the reference's date; or lacks a part that left. */
function plusVastes(entites: ReadonlyMap<string, Entite>, reference: Reference): ReadonlyMap<string, string> {
  const ensembles = reference.mouvements?.ensembles(new Set(entites.keys())) ?? []
  return new Map(
    ensembles.flatMap(({ communes, absents, date }) =>
      communes.length < 2 && absents.length === 0
        ? []
        : communes.map((code) => [code, `son étendue a changé le ${formatDate(date)}`] as const),
    ),
  )
}

/** Every commune that joined after the file's year must be in the file, else the union is not the commune of today. */
function douteSur(
  code: string,
  parties: readonly string[],
  anciens: readonly Moved[],
  millesime: string,
): string | null {
  const arrondissements = anciens.filter(estArrondissement)
  if (arrondissements.length > 0) {
    if (parties.includes(code) || arrondissements.every((r) => parties.includes(r.code))) return null
    return `${parties.length} arrondissements sur ${arrondissements.length} sont dans le fichier`
  }
  const manquants = anciens.filter((r) => apres(r.date, millesime) && !parties.includes(r.code))
  if (manquants.length === 0) return null
  const cites = manquants.slice(0, 3).map((r) => r.code)
  return francais(
    `${cites.join(', ')}${manquants.length > 3 ? '…' : ''} l’${accord(manquants.length, 'a', 'ont')} rejointe après le 1er janvier ${millesime}, et n’${accord(manquants.length, 'a', 'ont')} pas de contour dans ce fichier`,
  )
}

function avertissements(
  communes: readonly CommuneDuJour[],
  deplaces: readonly Moved[],
  inconnus: readonly string[],
  millesime: string,
  nommer: (code: string) => string,
): string[] {
  const liste: string[] = []
  const reunies = communes.filter((c) => c.parties.length > 1 && c.doute === null)
  if (reunies.length > 0)
    liste.push(
      `${reunies.length} ${accord(reunies.length, 'commune d’aujourd’hui réunit', 'communes d’aujourd’hui réunissent')} plusieurs contours de ${millesime} (fusions, arrondissements) : ${extrait(reunies.map((c) => `${nommer(c.code)} = ${c.parties.map(nommer).join(' + ')}`))}.`,
    )
  const trop = deplaces.filter((r) => r.date !== null && !apres(r.date, millesime))
  if (trop.length > 0) {
    const [plusTot] = trop.flatMap((r) => r.date ?? []).sort()
    liste.push(
      `Le millésime ${millesime} semble trop récent : ${extrait(trop.map((r) => nommer(r.code)))} n’${accord(trop.length, 'existait', 'existaient')} plus. Ces contours datent sans doute de ${anneeAvant(plusTot ?? '')} au plus tard.`,
    )
  }
  const douteuses = communes.filter((c) => c.doute !== null)
  if (douteuses.length > 0)
    liste.push(
      `${compte(douteuses.length, 'commune n’a', 'communes n’ont')} pas forcément l’étendue d’aujourd’hui : leur superficie n’est pas retenue (${extrait(douteuses.map((c) => nommer(c.code)))}). Si beaucoup sont citées, le fichier est sans doute plus récent que ${millesime}.`,
    )
  if (inconnus.length > 0)
    liste.push(`${compte(inconnus.length, 'code inconnu', 'codes inconnus')} aujourd’hui : ${extrait(inconnus)}.`)
  return liste.map(francais)
}

/** Latest 1 January on which a commune suppressed on this date still existed. */
function anneeAvant(date: string): string {
  const annee = Number(date.slice(0, 4))
  return String(date.endsWith('-01-01') ? annee - 1 : annee)
}

function extrait(mots: readonly string[], n = 5): string {
  return `${mots.slice(0, n).join(', ')}${mots.length > n ? `… (${mots.length} en tout)` : ''}`
}
