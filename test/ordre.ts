/** The order of test files: what waits for processes and browsers first, so that both cores end together. */
import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

const RANGS = ['/test/e2e/', '/test/contre-calcul/', '/test/integration/', '/electron/', '/']

const rang = ({ moduleId }: TestSpecification): number => RANGS.findIndex((debut) => moduleId.includes(debut))

export class Ordre extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rang(a) - rang(b))
  }
}
