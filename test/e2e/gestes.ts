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

/** "Ajouter un EPCI, canton…": `search` is typed, the row of that name is clicked, the panel closed. */
export async function addWhole(page: Page, search: string, row: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Ajouter un EPCI/ }).click()
  await page.getByLabel(/^Nom de l’EPCI/).fill(search)
  await page.getByRole('button', { name: row }).first().click()
  await page.keyboard.press('Escape')
  await page.getByLabel(/^Nom de l’EPCI/).waitFor({ state: 'hidden' })
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

const still = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate('document.getAnimations().some((one) => one instanceof CSSTransition)')).toBe(false)

/**
 * What axe finds serious or critical on the page as it is, once nothing fades any more: half a colour is no colour.
 * `within`: a selector, to look at a part alone.
 */
export async function seriousProblems(page: Page, within?: string): Promise<string[]> {
  await still(page)
  const axe = new AxeBuilder({ page })
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze()
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

/**
 * What one cannot see or reach of the page: wider than the window, or a control that stays beside it or under something
 * else when it is scrolled into view.
 */
export async function unreachable(page: Page, within = 'body'): Promise<string[]> {
  await still(page)
  return (await page.evaluate(`(${LOOK})(${JSON.stringify(within)})`)) as string[]
}

const LOOK = `async (within) => {
  const found = []
  const { scrollWidth, clientWidth } = document.scrollingElement
  if (scrollWidth > clientWidth) found.push('the page is ' + scrollWidth + ' wide')
  const controls = 'button, a[href], input, select, textarea, summary, [role=tab], [role=menuitem]'
  // Asked anew each time: a focus may draw a list again.
  const nth = (i) => document.querySelector(within)?.querySelectorAll(controls)[i]
  for (let i = 0, control = nth(0); control !== undefined; i++, control = nth(i)) {
    const style = getComputedStyle(control)
    if (control.disabled || control.type === 'file' || control.tabIndex < 0 || style.visibility === 'hidden') continue
    if (control.closest('[inert], [aria-hidden=true]') || control.getClientRects().length === 0) continue
    control.focus({ preventScroll: true }) // what shows itself to the keyboard alone
    control.scrollIntoView({ block: 'center', inline: 'nearest' })
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    if (!control.isConnected) continue
    const [box] = control.getClientRects()
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    const labels = [...(control.labels ?? [])]
    const seen = top !== null && (control.contains(top) || top.contains(control) || labels.some((one) => one.contains(top)))
    const name = (control.getAttribute('aria-label') || labels[0]?.textContent || control.textContent || control.outerHTML).slice(0, 60)
    if (box.left < -1 || box.right > innerWidth + 1) found.push(name + ' is beside the window')
    else if (!seen) found.push(name + ' is under ' + (top === null ? 'nothing: out of sight' : top.outerHTML.slice(0, 80)))
  }
  return found
}`
