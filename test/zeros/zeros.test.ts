/** docs/zeros.md lists every sentence that can say « none »: none is missing, none is there that the product no longer says. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ditUneAbsence, phrases, RACINE } from './phrases.ts'

interface Rangee {
  /** A file, or a folder with its final slash. */
  readonly ou: string
  /** "*": whatever it says. Pieces between "…" stand in this order. */
  readonly mots: string
  readonly epreuve: string | null
}

const texte = readFileSync(join(RACINE, 'docs/zeros.md'), 'utf8').replaceAll(/[\u00A0\u202F]/g, ' ')

/** Lines of tables "| `place` | words | condition | `test` |", and lines of lists "- `place` : words ; words". */
const rangees: readonly Rangee[] = texte.split('\n').flatMap((ligne): Rangee[] => {
  const [, ou, mots = '', epreuve] = /^\| `([^`]+)` \| (.+?) \| .+ \| `([^`]+)` \|$/.exec(ligne) ?? []
  if (ou !== undefined) return [{ ou, mots, epreuve: epreuve ?? null }]
  const [, place, liste = ''] = /^- `([^`]+)` : (.+)$/.exec(ligne) ?? []
  return place === undefined ? [] : liste.split(' ; ').map((un) => ({ ou: place, mots: un, epreuve: null }))
})

function dit({ ou, mots }: Rangee, { fichier, texte: phrase }: { fichier: string; texte: string }): boolean {
  if (ou.endsWith('/') ? !fichier.startsWith(ou) : fichier !== ou) return false
  let depuis = 0
  return (
    mots === '*' ||
    mots.split('…').every((morceau) => {
      const place = phrase.indexOf(morceau.trim(), depuis)
      depuis = place + morceau.trim().length
      return place >= 0
    })
  )
}

describe('docs/zeros.md', () => {
  const toutes = phrases()

  it('reads the sources', () => {
    expect(toutes.length).toBeGreaterThan(100)
    expect(ditUneAbsence('Effectif nul : orthoptistes.')).toBe(true)
    expect(ditUneAbsence('n’a pas de valeur')).toBe(true)
    expect(ditUneAbsence('sans doute')).toBe(false)
  })

  it('has every sentence of the product that can say none', () => {
    const oubliees = toutes.filter((phrase) => !rangees.some((rangee) => dit(rangee, phrase)))
    expect(oubliees.map(({ fichier, ligne, texte: mots }) => `${fichier}:${ligne} ${mots}`)).toEqual([])
  })

  it('has no sentence that the product no longer says', () => {
    const perdues = rangees.filter((rangee) => !toutes.some((phrase) => dit(rangee, phrase)))
    expect(perdues.map(({ ou, mots }) => `${ou} ${mots}`)).toEqual([])
  })

  it('names tests that exist', () => {
    const absentes = rangees
      .flatMap(({ epreuve }) => epreuve ?? [])
      .filter((fichier) => !existsSync(join(RACINE, fichier)))
    expect(absentes).toEqual([])
  })
})
