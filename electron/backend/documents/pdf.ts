/** Document model → tagged PDF, by Typst compiled to WebAssembly: the same bytes on every system, no network. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { CompileFormatEnum, createTypstCompiler, type TypstCompiler } from '@myriaddreamin/typst.ts/compiler'
import { loadFonts } from '@myriaddreamin/typst.ts/options.init'
import { MaillageError } from '../../../shared/contract/errors.ts'
import type { DocumentModel } from '../../../shared/document/model.ts'
import { readFonts } from './fonts.ts'
import { toPaper } from './paper.ts'

const TEMPLATE = resolve(import.meta.dirname, '../../../assets/typst/document.typ')

/** Loading the compiler and its fonts takes most of a first document: it is done once per process. */
let loading: Promise<TypstCompiler> | null = null

async function load(): Promise<TypstCompiler> {
  const wasm = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
  const [module, fonts, template] = await Promise.all([readFile(wasm), readFonts(), readFile(TEMPLATE, 'utf8')])
  const compiler = createTypstCompiler()
  // `assets: false`: the library would otherwise fetch its default fonts from the network.
  // The wrapper wants its bytes named (else it warns on stderr); the library's type does not know that form yet.
  const named = { module_or_path: module }
  await compiler.init({ getModule: () => named as never, beforeBuild: [loadFonts(fonts, { assets: false })] })
  compiler.addSource('/document.typ', template)
  return compiler
}

/** Loads the compiler ahead of the first document. A failure is told to that document. */
export function preparer(): void {
  loading ??= load()
  loading.catch(() => {})
}

/**
 * The PDF of a document. The same model always gives the same bytes: the date comes from the model.
 * @throws MaillageError kind 'interne' when the template refuses the model (a defect of ours, never of the user's text).
 */
export async function renderPdf(model: DocumentModel): Promise<Uint8Array> {
  const data = new TextEncoder().encode(JSON.stringify(toPaper(model)))
  loading ??= load()
  const compiler = await loading
  // From here to the result nothing yields: two documents asked for at once cannot mix their data.
  compiler.mapShadow('/model.json', data)
  const compiled = compiler.compile({
    mainFilePath: '/document.typ',
    format: CompileFormatEnum.pdf,
    diagnostics: 'unix',
  })
  const { result, diagnostics } = await compiled
  if (result === undefined) {
    throw new MaillageError(
      'interne',
      'Le PDF n’a pas pu être composé.',
      'La mise en page de ce document a échoué.',
      'Essayez le format Word, et signalez ce défaut avec le dossier concerné.',
      diagnostics,
    )
  }
  return result
}
