/** A territory built by whole EPCI and by real drags of the mouse on the map; a dossier duplicated from the list. */
import { readdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addWhole, communesCount, newDossier, room } from './gestes.ts'
import { closeAll, type Host, openAll, type Window } from './harness.ts'

let browser: Browser
let host: Host
let window: Window
let page: Page

beforeAll(async () => {
  ;({ browser, host, window, page } = await openAll())
  await newDossier(page, 'CPTS Aunis Sud')
})
afterAll(() => closeAll(browser, host))

const tool = (name: string) => page.getByRole('button', { name, exact: true })
const undo = () => page.getByRole('button', { name: /^Annuler / }).click()

/** Fractions of the map, from its top left corner. */
type Point = readonly [x: number, y: number]

async function middle(): Promise<{ x: number; y: number }> {
  const { width, height } = await mapBox()
  return { x: width / 2, y: height / 2 }
}

async function mapBox() {
  const box = await page.getByRole('application').boundingBox()
  if (box === null) throw new Error('no map')
  return box
}

/** Presses at the first point, goes through the others in steps, lets go. */
async function drag(points: readonly Point[]): Promise<void> {
  const box = await mapBox()
  const [first, ...others] = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const)
  await page.mouse.move(...(first ?? [0, 0]))
  await page.mouse.down()
  for (const point of others) await page.mouse.move(...point, { steps: 4 })
  await page.waitForTimeout(60) // no hand is faster than a frame of the screen
  await page.mouse.up()
}

/** Ctrl-K, the name, Enter: the map then holds this commune alone, its middle near the middle of the map. */
async function show(commune: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('[role=combobox]:focus').waitFor()
  await page.keyboard.type(commune)
  await page.keyboard.press('Enter') // faster than the answers come
  await page.getByRole('dialog', { name: 'Chercher' }).waitFor({ state: 'hidden' })
  await page.mouse.move(0, 0)
}

/** Fails unless the list of the territory shows this commune, ticked. */
async function listed(commune: string): Promise<void> {
  const filter = page.getByPlaceholder('Nom ou code…')
  await filter.fill(commune)
  const box = page.getByRole('checkbox', { name: new RegExp(`^${commune}`) })
  await box.or(page.getByText('Aucune commune de ce nom.')).first().waitFor()
  const found = (await box.count()) === 1 && (await box.isChecked())
  await filter.fill('')
  if (!found) throw new Error(`${commune} is not in the list`)
}

/** Seven points around the middle of the map. */
const AROUND = [0, 0.9, 1.8, 2.7, 3.6, 4.5, 5.4].map((a) => [0.5 + 0.3 * Math.cos(a), 0.5 + 0.3 * Math.sin(a)] as const)

describe('by whole EPCI', () => {
  it('the CC Aunis Sud has 24 communes and 32 162 inhabitants in 2019', async () => {
    await addWhole(page, 'aunis sud', /^CC Aunis Sud/)
    await communesCount(page, 24)
    await page.getByRole('combobox', { name: 'Millésime des populations' }).selectOption({ label: 'Populations 2019' })
    await page.getByRole('button', { name: /^32\s162 habitants en 2019/ }).waitFor()
    await page.getByRole('row', { name: /^Surgères.*6\s786/ }).waitFor()
  })

  it('the same whole is offered to be taken away, and is', async () => {
    await addWhole(page, 'aunis sud', /^CC Aunis Sud.*Retirer$/)
    await communesCount(page, 0)
    await undo()
    await communesCount(page, 24)
  })
})

describe('by hand on the map', () => {
  it('a rectangle around all of it with Alt takes all of it out; undo brings it back', async () => {
    await page.getByRole('button', { name: 'Voir tout le territoire' }).click()
    await tool('Rectangle').click()
    await page.keyboard.down('Alt')
    await drag([
      [0.02, 0.13], // under the words of the tools
      [0.4, 0.5],
      [0.98, 0.97],
    ])
    await page.keyboard.up('Alt')
    await communesCount(page, 0)
    await undo()
    await communesCount(page, 24)
  })

  it('a lasso around one commune takes that one, and no other', async () => {
    await show('Surgères')
    await tool('Lasso').click()
    await page.keyboard.down('Alt')
    await drag(AROUND)
    await page.keyboard.up('Alt')
    await communesCount(page, 23)
    await expect(listed('Surgères')).rejects.toThrow('not in the list')
    await listed('Aigrefeuille')
    await drag(AROUND) // without Alt it comes back
    await communesCount(page, 24)
    await listed('Surgères')
  })

  it('a click adds a commune, a rectangle adds those it covers, and each is undone', async () => {
    await show('Benon')
    await tool('Choisir').click()
    await page.getByRole('application').click({ position: await middle() })
    await communesCount(page, 25)
    await listed('Benon')
    await page.getByRole('button', { name: 'Voir tout le territoire' }).click()
    await tool('Rectangle').click()
    await drag([
      [0.02, 0.13],
      [0.98, 0.97],
    ])
    await expect
      .poll(async () => Number(/\d+/.exec((await room(page, 'Territoire').textContent()) ?? '')?.[0]))
      .toBeGreaterThan(35)
    await undo()
    await communesCount(page, 25)
    await undo()
    await communesCount(page, 24)
  })

  it('dragging without a tool moves the map and changes nothing', async () => {
    await tool('Choisir').click()
    const place = () => page.locator('.leaflet-map-pane').getAttribute('style')
    const before = await place()
    await drag([
      [0.5, 0.5],
      [0.25, 0.7],
    ])
    await expect.poll(place).not.toBe(before)
    await communesCount(page, 24)
    expect(await page.getByRole('button', { name: /^Refaire / }).isEnabled()).toBe(true)
  })
})

describe('a dossier duplicated from the list', () => {
  it('is a second file, named as a copy, and the first one is not touched by what is done in the second', async () => {
    await page.goto(`${host.origin}/#/accueil`)
    await page.getByRole('button', { name: 'Dupliquer CPTS Aunis Sud' }).click()
    await expect.poll(() => page.title()).toBe('Territoire · CPTS Aunis Sud (copie) · Maillage')
    await addWhole(page, 'aunis sud', /^CC Aunis Sud.*Retirer$/)
    await communesCount(page, 0)
    expect(
      readdirSync(host.dossiers)
        .filter((file) => file.endsWith('.maillage'))
        .sort(),
    ).toEqual(['cpts-aunis-sud-copie.maillage', 'cpts-aunis-sud.maillage'])
    await page.goto(`${host.origin}/#/accueil`)
    await page.getByRole('button', { name: 'CPTS Aunis Sud', exact: true }).click()
    await communesCount(page, 24)
  })

  it('nothing failed unseen', () => {
    expect(window.problems).toEqual([])
    expect([...window.hosts]).toEqual(['127.0.0.1'])
  })
})
