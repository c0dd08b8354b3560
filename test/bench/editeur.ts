/**
 * A key typed in a text of 400 paragraphs, each with a live figure, in a real browser: the processor's time of the page's
 * thread from the key to the frame that shows it, against the browser's own editing of the same paragraphs.
 */
import type { Page } from 'playwright-core'
import type { Morceau, Paragraphe } from '../../shared/document/plan/texte.ts'
import { launchBrowser } from '../e2e/harness.ts'
import { servirPageEditeur } from '../page-editeur.ts'
import type { Measure } from './measure.ts'

const PARAGRAPHES = 400
const TOUCHES = 100
const CHAUFFE = 10
const phrase =
  'Le territoire compte des habitants répartis dans plusieurs communes, avec de forts écarts de densité entre la plaine et la montagne. '

const paragraphe = (i: number): Paragraphe => {
  const chiffre: Morceau = {
    chiffre: { indicateur: 'population', ou: { type: 'cpts' }, millesime: null, forme: 'valeur' },
    vu: String(25_000 + i),
  }
  return { type: 'paragraphe', morceaux: [{ texte: phrase }, chiffre, { texte: ` ${phrase}` }] }
}

const NU = `(() => {
  const nu = document.createElement('div')
  nu.contentEditable = 'true'
  nu.className = 'editeur-texte nu'
  nu.innerHTML = document.querySelector('[role=textbox]').innerHTML
  document.querySelector('main').replaceChildren(nu)
})()`

/** Milliseconds of the page's thread for each key, in the middle of the text, ordered. */
async function frapper(page: Page, champ: string): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const travail = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  await page
    .locator(`${champ} p`)
    .nth(PARAGRAPHES / 2)
    .click()
  const temps: number[] = []
  for (let i = 0; i < TOUCHES + CHAUFFE; i++) {
    const avant = await travail()
    await page.keyboard.type('territoire '[i % 11] ?? '')
    await page.evaluate('new Promise((fait) => requestAnimationFrame(() => setTimeout(fait)))')
    if (i >= CHAUFFE) temps.push((await travail()) - avant)
  }
  await session.detach()
  return temps.sort((a, b) => a - b)
}

export async function benchEditeur(): Promise<Measure> {
  const servie = await servirPageEditeur()
  const navigateur = await launchBrowser()
  try {
    const page = await navigateur.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(servie.adresse)
    await page.getByRole('textbox').waitFor()
    const texte = Array.from({ length: PARAGRAPHES }, (_, i) => paragraphe(i))
    await page.evaluate(`window.bancEditeur.montrer(${JSON.stringify(texte)})`)
    await page
      .locator('.editeur-texte p')
      .nth(PARAGRAPHES - 1)
      .waitFor()
    const editeur = await frapper(page, '.editeur-texte')
    await page.evaluate(NU)
    const nu = await frapper(page, '.nu')
    const rang = (temps: readonly number[], part: number): number => temps[Math.ceil(temps.length * part) - 1] ?? 0
    return {
      titre: `Une touche dans un texte de ${PARAGRAPHES} paragraphes, 95ᵉ centile`,
      mediane: rang(editeur, 0.95),
      min: editeur[0] ?? 0,
      max: editeur.at(-1) ?? 0,
      passages: TOUCHES,
      borne: 30,
      reference: { titre: 'la même dans `contenteditable` seul', mediane: rang(nu, 0.95) },
      note: `temps de processeur de la page, de la touche à l’image\u00a0; médiane ${rang(editeur, 0.5).toFixed(1).replace('.', ',')} ms`,
    }
  } finally {
    await navigateur.close()
    servie.fermer()
  }
}

if (process.argv[1] === import.meta.filename) {
  const { report } = await import('./measure.ts')
  console.log(report([await benchEditeur()]))
}
