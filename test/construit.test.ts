/** What `npm run build` makes, as the tests build it too (`global-setup.ts`). */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

it('the window is built for use: no React of its developers', () => {
  const scripts = globSync(resolve(import.meta.dirname, '../dist/renderer/assets/*.js'))
  expect(scripts.length).toBeGreaterThan(3)
  expect(scripts.filter((script) => /jsxDEV|react_stack_bottom_frame/.test(readFileSync(script, 'utf8')))).toEqual([])
})
