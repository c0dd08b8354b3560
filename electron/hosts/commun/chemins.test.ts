/** Which files a window may name: the policy alone, on real folders; and that no method escapes it. */
import { mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { isAbsolute, join, resolve, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { methods } from '../../../shared/contract/methods.ts'
import { maillageError } from '../../../test/maillage-error.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { ouvrirAccords } from './accords.ts'
import { CHAMPS_CHEMIN, cheminDeDossier, dedans, resoudreChemins } from './chemins.ts'

/** Texts of the contract without limit nor pattern that name no file, and why. */
const PAS_DES_CHEMINS = new Set([
  'exemple.creer id', // looked up in a closed list
  'dossier.creer cpts communes', // codes
  'dossier.importer profil', // closed list
  'donnees.essayer profil',
  'donnees.rejets profil',
  'reference.resoudre code',
  'dossier.choisir versionAci', // closed list
  'territoire.lireListe departement', // compared
  'carte.fond id', // looked up in the library's list
  'contours.retirer id', // looked up in the library's list
])

/** Every free text of an input, by its path. */
function textesLibres(schema: unknown, chemin: string): string[] {
  const { def } = schema as { def: Record<string, unknown> & { type: string } }
  if (def.type === 'object')
    return Object.entries(def.shape as Record<string, unknown>).flatMap(([cle, valeur]) =>
      textesLibres(valeur, `${chemin} ${cle}`),
    )
  if (def.type === 'array') return textesLibres(def.element, chemin)
  if (def.type === 'optional' || def.type === 'default' || def.type === 'nullable')
    return textesLibres(def.innerType, chemin)
  if (def.type !== 'string') return []
  const borne = z.toJSONSchema(schema as z.ZodString)
  return borne.maxLength === undefined && borne.pattern === undefined && borne.format === undefined ? [chemin] : []
}

describe('the contract', () => {
  it('names files by the fields that hosts watch, and by no other', () => {
    const libres = Object.entries(methods).flatMap(([nom, { input }]) => textesLibres(input, nom))
    expect(libres).toContain('dossier.copier vers') // the walk does find them
    const inconnus = libres.filter((libre) => {
      const champ = libre.split(' ').slice(1)
      return !(champ.length === 1 && Object.hasOwn(CHAMPS_CHEMIN, champ[0] ?? '')) && !PAS_DES_CHEMINS.has(libre)
    })
    expect(inconnus).toEqual([])
  })
  it('has each of its paths replaced, and nothing else', () => {
    const chemins = { dossier: (n: string) => `D${n}`, source: (n: string) => `S${n}`, sortie: (n: string) => `X${n}` }
    expect(
      resoudreChemins(
        { fichier: 'a', vers: 'b', source: 'c', liste: 'd', rejets: 'e', sortie: 'f', cpts: 'g' },
        chemins,
      ),
    ).toEqual({
      fichier: 'Da',
      vers: 'Db',
      source: 'Sc',
      liste: 'Sd',
      rejets: 'Xe',
      sortie: 'Xf',
      cpts: 'g',
    })
    for (const autre of [null, 3, 'a', ['fichier'], { source: 3 }, {}])
      expect(resoudreChemins(autre, chemins)).toEqual(autre)
  })
})

describe('a dossier', () => {
  it('lies in the folder whatever its name, or is refused', () => {
    const racine = realpathSync(tempFolder())
    const ailleurs = realpathSync(tempFolder())
    mkdirSync(join(racine, 'sous'))
    symlinkSync(ailleurs, join(racine, 'dehors'))
    const morceau = fc.oneof(
      fc.constantFrom('..', '.', 'sous', 'dehors', '', 'a', racine, ailleurs, '\0', '%2e%2e', 'C:'),
      fc.string({ maxLength: 5 }),
    )
    const nom = fc
      .tuple(
        fc.array(morceau, { maxLength: 6 }),
        fc.constantFrom('/', '\\', sep),
        fc.constantFrom('.maillage', '.MAILLAGE', '', '/x.maillage'),
      )
      .map(([morceaux, separateur, fin]) => `${morceaux.join(separateur)}${fin}`)
    let acceptes = 0
    fc.assert(
      fc.property(
        fc.oneof(
          nom,
          nom.map((n) => join(racine, n)),
          nom.map((n) => `${racine}/${n}`),
        ),
        (propose) => {
          let chemin: string
          try {
            chemin = cheminDeDossier(racine, propose)
          } catch (error) {
            if (!(error instanceof MaillageError)) throw error
            expect(['usage', 'fichier-illisible']).toContain(error.body.kind)
            return
          }
          acceptes++
          expect(isAbsolute(chemin) && chemin === resolve(chemin)).toBe(true)
          expect(chemin.startsWith(`${racine}${sep}`)).toBe(true)
          expect(chemin).not.toContain(`${sep}dehors${sep}`)
          expect(chemin.toLowerCase().endsWith('.maillage')).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
    expect(acceptes).toBeGreaterThan(50)
  })
  it('is told apart from a neighbour whose name begins alike', () => {
    expect(dedans('/a/b', '/a/b/c')).toBe(true)
    expect(dedans('/a/b', '/a/bc')).toBe(false)
    expect(dedans('/a/b', '/a/b')).toBe(false)
    expect(dedans('/a/b', '/a/b/..c')).toBe(true)
  })
})

describe('under Electron', () => {
  it('a file is named only once the user has shown it', async () => {
    const racine = realpathSync(tempFolder())
    const ailleurs = join(realpathSync(tempFolder()), 'a.maillage')
    const accords = ouvrirAccords(racine)
    expect(await maillageError(() => accords.source(ailleurs))).toMatchObject({ kind: 'fichier-illisible' })
    expect(await maillageError(() => accords.dossier(ailleurs))).toMatchObject({ kind: 'fichier-illisible' })
    expect(await maillageError(() => accords.sortie(ailleurs))).toMatchObject({ kind: 'fichier-illisible' })
    accords.accorder(ailleurs)
    expect([accords.source(ailleurs), accords.dossier(ailleurs), accords.sortie(ailleurs)]).toEqual([
      ailleurs,
      ailleurs,
      ailleurs,
    ])
    expect(await maillageError(() => accords.dossier(`${ailleurs}/../b.maillage`))).toMatchObject({
      kind: 'fichier-illisible',
    })
    expect(accords.dossier('neuf.maillage')).toBe(join(racine, 'neuf.maillage'))
  })
})
