/**
 * PDF/UA-1 declared and enforced by the native compiler (figure without alternative text, hole in the headings… are
 * refused), the same pages from both compilers, and no font of the machine in them.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildContrat } from '../../../shared/document/contrat.ts'
import { buildDiagnostic } from '../../../shared/document/diagnostic.ts'
import { buildFiche } from '../../../shared/document/fiche.ts'
import { figuresPortrait } from '../../../shared/document/figures-portrait.ts'
import type { Block, DocumentModel } from '../../../shared/document/model.ts'
import { entree, portrait, portraitSansImport } from '../../../test/portraits.ts'
import { communesTable, ficheModel, figure, longModel, NASTY } from '../../../test/sample-model.ts'
import { possible } from '../../../test/sautes.ts'
import { tempFolder } from '../../../test/temp-folder.ts'
import type { Moteur } from './moteur.ts'
import { toPaper } from './paper.ts'
import { chargerMatrice, chargerMoteur, renderPdf } from './pdf.ts'
import { moteurNatif } from './pdf-natif.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/** Null where the system has no package. */
const natif = await chargerMoteur('natif').catch((error: unknown) => {
  possible(false, `native Typst compiler: ${error instanceof Error ? error.message : String(error)}`)
  return null
})
const octets = (model: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(model))

const holes: Block[] = [
  { type: 'heading', level: 3, text: 'Un niveau 3 pour commencer' },
  { type: 'heading', level: 1, text: 'Puis un 1' },
  { type: 'heading', level: 3, text: 'Puis un 3' },
  communesTable(90, { panes: 2 }),
  communesTable(400),
]
/** The three documents as the builders make them, maps and curves included. */
const built: [string, DocumentModel][] = [
  ['with everything imported', portrait()] as const,
  ['with nothing imported', portraitSansImport()] as const,
].flatMap(([quoi, p]) => {
  const entreeDe = entree({ portrait: p, figures: figuresPortrait(p, { voisins: [], land: null }) })
  return [
    [`fiche ${quoi}`, buildFiche(entreeDe)],
    [`diagnostic ${quoi}`, buildDiagnostic(entreeDe)],
    [`contrat ${quoi}`, buildContrat(entreeDe)],
  ] satisfies [string, DocumentModel][]
})
const models: [string, DocumentModel][] = [
  ...built,
  ['fiche with every block', ficheModel()],
  ['diagnostic with every block', longModel()],
  ['contrat with every block', longModel([], { kind: 'contrat', numbering: false, title: 'Contrat' })],
  ['levels with holes, long tables', longModel([], { cover: false, blocks: holes })],
  ['nasty text', longModel([{ type: 'paragraph', content: [NASTY] }], { title: NASTY, author: NASTY, footer: NASTY })],
]

describe.skipIf(natif === null)('the native compiler', () => {
  it.each(models)('declares PDF/UA-1, which %s does not break', async (_name, model) => {
    const pdf = Buffer.from(await renderPdf(model)).toString('latin1')
    expect(pdf.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf).toContain('/DisplayDocTitle true')
  })

  it('refuses a figure without alternative text, and says why', async () => {
    const data = toPaper(longModel([], { blocks: [figure] })) as { blocks: { alt: string | null }[] }
    await expect(natif?.composer(octets(data))).resolves.toBeDefined()
    for (const bloc of data.blocks) bloc.alt = null
    await expect(natif?.composer(octets(data))).rejects.toThrow(/alternative|alt/i)
  })

  it('prints a text that no font of ours draws, and then declares nothing', async () => {
    const pdf = Buffer.from(await renderPdf(ficheModel({ type: 'paragraph', content: ['漢字'] }))).toString('latin1')
    expect(pdf.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf).not.toContain('pdfuaid:part')
  })

  describe('against WebAssembly, which can declare no standard', () => {
    let moteurs: Moteur[] = []
    beforeAll(async () => {
      moteurs = [await moteurNatif(await chargerMatrice(), null), await chargerMoteur('wasm')]
    })
    it.each(models)('gives the very same bytes without a standard: %s', async (_name, model) => {
      const [nu, wasm] = await Promise.all(moteurs.map((moteur) => moteur.composer(octets(toPaper(model)))))
      expect(Buffer.from(nu ?? []).equals(Buffer.from(wasm ?? []))).toBe(true)
    })
  })

  it('takes no font of the machine, of the same name or not', () => {
    // Home of someone who has installed another drawing of our font, bold italics included, and fonts we do not have.
    const maison = tempFolder()
    for (const dossier of ['.fonts', '.local/share/fonts']) {
      mkdirSync(join(maison, dossier), { recursive: true })
      cpSync(join(ROOT, 'node_modules/source-sans/OTF'), join(maison, dossier), { recursive: true })
    }
    const sortie = join(maison, 'fiche.pdf')
    const ecrire = (env: NodeJS.ProcessEnv): Buffer => {
      execFileSync(process.execPath, [join(ROOT, 'test/fixtures/fiche-pdf.ts'), sortie], { env })
      return readFileSync(sortie)
    }
    const vide = tempFolder()
    const nue = ecrire({ ...process.env, HOME: vide, XDG_DATA_HOME: vide })
    expect(ecrire({ ...process.env, HOME: maison, XDG_DATA_HOME: join(maison, '.local/share') }).equals(nue)).toBe(true)
  })
})
