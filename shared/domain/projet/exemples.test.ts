import { expect, it } from 'vitest'
import { MISSIONS } from '../aci.ts'
import { EXEMPLES, lignesExemple } from './exemples.ts'
import { DEFAUTS, schemas } from './lignes.ts'

it('every mission has an example; each makes rows that can be kept, marked as an example, and names who told of it', () => {
  const cles = MISSIONS.map(({ cle }) => cle)
  expect(new Set(EXEMPLES.map(({ mission }) => mission))).toEqual(new Set(cles))
  for (const exemple of EXEMPLES) {
    expect(exemple.source).toMatch(/^CPTS .*20\d\d/)
    const [fiche, ...reste] = lignesExemple(exemple)
    expect(fiche?.champs).toMatchObject({ titre: exemple.titre, exemple: true })
    for (const { genre, champs } of [...(fiche === undefined ? [] : [fiche]), ...reste])
      expect(schemas[genre].safeParse({ ...DEFAUTS[genre], ...champs }).error, exemple.cle).toBeUndefined()
  }
})
