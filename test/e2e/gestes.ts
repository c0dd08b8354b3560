/** What a hand does in the window, said once for the tests: go to a room, make a dossier, drop files, look for what axe finds. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Link of a room in the rail. `name`: the start of its name, or a pattern that also reads how far the room is. */
export const room = (page: Page, name: string | RegExp): Locator =>
  page
    .getByRole('navigation', { name: 'Étapes' })
    .getByRole('link', { name: typeof name === 'string' ? new RegExp(`^${name}`) : name })

/** Waits until the rail says so many communes. */
export const communesCount = (page: Page, count: number): Promise<void> =>
  room(page, new RegExp(`^Territoire\\b.*\\b${count} communes?$`)).waitFor()

/** From the welcome screen, by its form. */
export async function newDossier(page: Page, name: string): Promise<void> {
  await page.getByLabel('Nom de la CPTS').fill(name)
  await page.getByRole('button', { name: 'Créer' }).click()
  await page.getByRole('heading', { name: 'Territoire', level: 1, exact: true }).waitFor()
}

/** "Ajouter un ensemble…": `search` is typed, the row of that name is clicked, the panel closed. */
export async function addWhole(page: Page, search: string, row: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Ajouter un ensemble/ }).click()
  await page.getByLabel(/^Nom de l’EPCI/).fill(search)
  await page.getByRole('button', { name: row }).first().click()
  await page.keyboard.press('Escape')
}

/** Files of the disk let fall together in the middle of an element, as the system does it. */
export async function dropFiles(page: Page, target: Locator, files: readonly string[]): Promise<void> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('nothing to drop on')
  const session = await page.context().newCDPSession(page)
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [...files], dragOperationsMask: 1 }
    await session.send('Input.dispatchDragEvent', { type, ...place, data })
    await page.waitForTimeout(100) // no hand drops in the frame in which the veil comes
  }
  await session.detach()
}

/** What axe finds serious or critical on the page as it is, once nothing fades any more: half a colour is no colour. */
export async function seriousProblems(page: Page): Promise<string[]> {
  await expect
    .poll(() => page.evaluate('document.getAnimations().some((one) => one instanceof CSSTransition)'))
    .toBe(false)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** A call of the contract as the window makes it, with its session; throws the refusal's words. */
export async function ask<T>(page: Page, method: string, input: object): Promise<T> {
  const body = JSON.stringify(input)
  const text = await page.evaluate(
    `fetch(${JSON.stringify(`/api/${method}`)}, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: ${JSON.stringify(body)} }).then((r) => r.text())`,
  )
  const last = JSON.parse(String(text).trim().split('\n').at(-1) ?? '') as { result: T } | { error: { titre: string } }
  if ('error' in last) throw new Error(`${method}: ${last.error.titre}`)
  return last.result
}
