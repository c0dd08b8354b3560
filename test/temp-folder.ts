/** A folder of its own for one test, removed when the test ends. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'maillage-'))
  onTestFinished(() => {
    chmodSync(folder, 0o700) // a test may have made it read-only
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
