/** The check that refuses circles of imports: it reads what TypeScript prints, and counts imports of types. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cercles, lireGraphe } from '../scripts/cycles/graphe.ts'
import { tempFolder } from './temp-folder.ts'

function graphe(fleches: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const tous = new Map<string, Set<string>>()
  for (const [de, vers] of fleches) tous.set(de, (tous.get(de) ?? new Set()).add(vers))
  return tous
}

describe('circles of imports', () => {
  it('finds the two circles of a graph that has two, and nothing on the way to them', () => {
    const deux = graphe([
      ['entree', 'a'],
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['c', 'x'],
      ['x', 'y'],
      ['y', 'x'],
      ['y', 'sortie'],
    ])
    expect(cercles(deux).sort()).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ])
  })

  it('is quiet on any graph that only goes down, and finds any one arrow that comes back up', () => {
    const descend = fc.uniqueArray(
      fc.tuple(fc.nat(20), fc.nat(20)).filter(([de, vers]) => de < vers),
      {
        selector: ([de, vers]) => `${de} ${vers}`,
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(descend, fc.nat(), (fleches, choix) => {
        const noms = fleches.map(([de, vers]) => [`f${de}`, `f${vers}`] as const)
        expect(cercles(graphe(noms))).toEqual([])
        const [de, vers] = noms[choix % noms.length] ?? ['', '']
        const [cercle = []] = cercles(graphe([...noms, [vers, de]]))
        expect(cercle).toContain(de)
        expect(cercle).toContain(vers)
      }),
    )
  })

  it('sees in what TypeScript prints an import that is of a type only', () => {
    const dossier = tempFolder()
    writeFileSync(join(dossier, 'a.ts'), "import type { B } from './b.ts'\nexport interface A { b: B | null }\n")
    writeFileSync(join(dossier, 'b.ts'), "import { type A } from './a.ts'\nexport interface B { a: A | null }\n")
    writeFileSync(join(dossier, 'c.ts'), "import type { A } from './a.ts'\nexport const c: A = { b: null }\n")
    writeFileSync(
      join(dossier, 'tsconfig.json'),
      '{ "compilerOptions": { "allowImportingTsExtensions": true, "noEmit": true, "types": [], "lib": ["es2024"] } }',
    )
    const { stdout } = spawnSync('tsc', ['-p', '.', '--explainFiles', '--listFilesOnly'], {
      cwd: dossier,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    expect(cercles(lireGraphe([stdout]))).toEqual([['a.ts', 'b.ts']])
  })
})
