import { describe, expect, it } from 'vitest'
import { PROFILES } from '../../../electron/backend/imports/profiles/index.ts'
import { GROUPES_FICHIERS } from '../../../shared/domain/fichiers-utiles.ts'
import { dejaLa } from './presence.ts'

const tous = GROUPES_FICHIERS.flatMap(({ fichiers }) => fichiers)
const avec = (sources: readonly string[], bibliotheque: readonly string[] = []) =>
  tous
    .filter(
      dejaLa(
        sources.map((profil) => ({ profil })),
        bibliotheque,
      ),
    )
    .map(({ id }) => id)

describe('the list of files to download', () => {
  it('ticks what the dossier has, one file at a time or several subjects in one', () => {
    expect(avec([])).toEqual([])
    expect(avec(['superficie+insee-etat-civil', 'finess-derive'])).toEqual(['comparateur', 'finess'])
    expect(avec([], ['contours', 'insee-appartenance'])).toEqual(['contours', 'appartenance'])
  })

  it('names only profiles that exist, and every profile of a public file is in it', () => {
    const nommes = new Set(tous.flatMap(({ profils }) => profils))
    const connus = new Set([...PROFILES.map(({ id }) => id), 'contours'])
    expect([...nommes].filter((id) => !connus.has(id))).toEqual([])
    expect([...connus].filter((id) => !nommes.has(id))).toEqual(['cpts-liste', 'cpts-publies']) // the user's own
  })
})
