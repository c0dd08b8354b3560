/**
 * The referee of accessibility. The WASM build that ships cannot declare PDF/UA-1; the native build of the same
 * compiler can, and refuses a document that breaks it (figure without alternative text, hole in the headings…).
 * It has no package for every system, so it is no dependency: installed on the side, on Linux, kept in `.cache`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildContrat } from '../../../shared/document/contrat.ts'
import { buildDiagnostic } from '../../../shared/document/diagnostic.ts'
import { buildFiche } from '../../../shared/document/fiche.ts'
import { figuresPortrait } from '../../../shared/document/figures-portrait.ts'
import type { Block, DocumentModel } from '../../../shared/document/model.ts'
import { entree, portrait, portraitSansImport } from '../../../test/portraits.ts'
import { communesTable, ficheModel, figure, longModel, NASTY } from '../../../test/sample-model.ts'
import { possible } from '../../../test/sautes.ts'
import { fontFiles } from './fonts.ts'
import { toPaper } from './paper.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const SIDE = resolve(ROOT, '.cache/typst-referee')
const PACKAGE = '@myriaddreamin/typst-ts-node-compiler'

interface Referee {
  mapShadow(path: string, content: Buffer): void
  pdf(document: { mainFilePath: string }, options: { pdfStandard: string }): Buffer
}
interface RefereeModule {
  NodeCompiler: { create(args: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): Referee }
}

function install(): RefereeModule | null {
  if (process.platform !== 'linux') return skipped(`no native compiler for ${process.platform}`)
  try {
    if (!existsSync(resolve(SIDE, 'node_modules', PACKAGE))) {
      mkdirSync(SIDE, { recursive: true })
      const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts']
      execFileSync('npm', ['install', '--prefix', SIDE, ...options, `${PACKAGE}@0.7.0`], {
        cwd: SIDE,
        stdio: 'pipe',
        timeout: 600_000,
      })
    }
    return createRequire(resolve(SIDE, 'index.js'))(PACKAGE) as RefereeModule
  } catch (error) {
    return skipped(error instanceof Error ? error.message : String(error))
  }
}
function skipped(why: string): null {
  possible(false, `PDF/UA-1 referee: the native Typst compiler could not be installed on the side: ${why}`)
  return null
}

const native = install()

/** Compiles template and model with the standard `ua-1` enforced; throws what the compiler reproaches. */
function judge(module: RefereeModule, data: unknown): Buffer {
  const compiler = module.NodeCompiler.create({
    workspace: resolve(ROOT, 'assets/typst'),
    fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }],
  })
  compiler.mapShadow(resolve(ROOT, 'assets/typst/model.json'), Buffer.from(JSON.stringify(data)))
  return compiler.pdf({ mainFilePath: resolve(ROOT, 'assets/typst/document.typ') }, { pdfStandard: 'ua-1' })
}

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

describe.skipIf(native === null)('PDF/UA-1', () => {
  it.each(models)('%s passes', (_name, model) => {
    if (native === null) return
    const pdf = judge(native, toPaper(model)).toString('latin1')
    expect(pdf.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('refuses a figure without alternative text: the referee does judge', () => {
    if (native === null) return
    const data = toPaper(ficheModel(figure)) as { blocks: unknown[] }
    data.blocks = [{ ...figure, alt: null, caption: { rtl: false, runs: [{ t: 'x' }] }, source: null }]
    expect(() => judge(native, data)).toThrow()
  })
})
