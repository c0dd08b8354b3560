/** Which files a window may name: the policy alone, on real folders; and that no method escapes it. */
import { mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { isAbsolute, join, resolve, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cheminSource, partiesDe, sorteDeChemin } from '../../../shared/contract/chemins.ts'
import { MaillageError } from '../../../shared/contract/errors.ts'
import { type MethodName, methods } from '../../../shared/contract/methods.ts'
import { maillageError } from '../../../test/maillage-error.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import { ouvrirAccords } from './accords.ts'
import { cheminDeDossier, dedans, resoudreChemins } from './chemins.ts'

const MARQUES = { dossier: (n: string) => `D${n}`, source: (n: string) => `S${n}`, sortie: (n: string) => `X${n}` }

type Schema = z.core.$ZodType

/** Every schema in an input, with its place: through what hosts walk, and through what they do not. */
function schemas(schema: Schema, place: string, atteint = true): { schema: Schema; place: string; atteint: boolean }[] {
  const { interne, element, champs } = partiesDe(schema)
  const def = { ...schema._zod.def } as Readonly<Record<string, unknown>>
  const suivis = [interne, element, ...Object.values(champs ?? {})]
  // Whatever else a definition holds: the options of a union, the values of a record, the two sides of a pipe.
  const autres = Object.values(def)
    .flatMap((valeur) => (Array.isArray(valeur) ? (valeur as unknown[]) : [valeur]))
    .filter((valeur): valeur is Schema => typeof valeur === 'object' && valeur !== null && '_zod' in valeur)
    .filter((valeur) => !suivis.includes(valeur))
  return [
    { schema, place, atteint },
    ...(interne === undefined ? [] : schemas(interne, place, atteint)),
    ...(element === undefined ? [] : schemas(element, `${place}[]`, atteint)),
    ...Object.entries(champs ?? {}).flatMap(([champ, un]) => schemas(un, `${place} ${champ}`, atteint)),
    ...autres.flatMap((un) => schemas(un, `${place} ?`, false)),
  ]
}

const entrees = Object.entries(methods).flatMap(([nom, { input }]) => schemas(input, nom))

describe('the contract', () => {
  it('puts a path nowhere but where hosts look for one', () => {
    const chemins = entrees.filter(({ schema }) => sorteDeChemin(schema) !== undefined)
    expect(chemins.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['dossier.copier vers', 'dossier.creer liste', 'document.produire sortie']),
    )
    expect(chemins.filter(({ atteint }) => !atteint)).toEqual([])
  })
  it('bounds every text that is no path: what is long or free is a path or nothing', () => {
    const libres = entrees.filter(({ schema }) => {
      if (schema._zod.def.type !== 'string' || sorteDeChemin(schema) !== undefined) return false
      const { maxLength, pattern, format } = z.toJSONSchema(schema)
      return maxLength === undefined && pattern === undefined && format === undefined
    })
    expect(entrees.length).toBeGreaterThan(200)
    expect(libres.map(({ place }) => place)).toEqual([])
  })
  it('has each of its paths replaced, by what it is and not by its name', () => {
    const entree = (methode: MethodName, valeur: unknown): unknown =>
      resoudreChemins(methods[methode].input, valeur, MARQUES)
    expect(entree('dossier.importer', { fichier: 'a', source: 'b', rejets: 'c', partie: 'd', autre: 'e' })).toEqual({
      fichier: 'Da',
      source: 'Sb',
      rejets: 'Xc',
      partie: 'd',
      autre: 'e',
    })
    expect(entree('dossier.creer', { fichier: 'a', liste: 'b', cpts: [{ nom: 'c' }] })).toEqual({
      fichier: 'Da',
      liste: 'Sb',
      cpts: [{ nom: 'c' }],
    })
    // A source that is no file: « incluse dans Maillage ».
    expect(entree('indicateurs.retenir', { fichier: 'a', indicateur: 'PMUN', source: 'reference' })).toEqual({
      fichier: 'Da',
      indicateur: 'PMUN',
      source: 'reference',
    })
    for (const autre of [null, 3, 'a', ['fichier'], { fichier: 3 }, { fichier: ['a'] }, {}])
      expect(entree('dossier.importer', autre)).toEqual(autre)
    const dedansAussi = z.strictObject({ listes: z.array(z.object({ source: cheminSource.optional() })).default([]) })
    expect(resoudreChemins(dedansAussi, { listes: [{ source: 'a' }, {}] }, MARQUES)).toEqual({
      listes: [{ source: 'Sa' }, {}],
    })
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
