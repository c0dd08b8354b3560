/** Typst compiled to WebAssembly: runs anywhere, three to four times slower, and can declare no standard. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { CompileFormatEnum, createTypstCompiler } from '@myriaddreamin/typst.ts/compiler'
import { loadFonts } from '@myriaddreamin/typst.ts/options.init'
import { type Matrice, type Moteur, RefusTypst } from './moteur.ts'

export async function moteurWasm({ polices, gabarit }: Matrice): Promise<Moteur> {
  const module = await readFile(createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm'))
  const compiler = createTypstCompiler()
  // `assets: false`: the library would otherwise fetch its default fonts from the network.
  // The wrapper wants its bytes named (else it warns on stderr); the library's type does not know that form yet.
  const named = { module_or_path: module }
  await compiler.init({ getModule: () => named as never, beforeBuild: [loadFonts([...polices], { assets: false })] })
  compiler.addSource('/document.typ', gabarit)
  return {
    nom: 'wasm',
    async composer(modele) {
      compiler.mapShadow('/model.json', modele)
      const compiled = compiler.compile({
        mainFilePath: '/document.typ',
        format: CompileFormatEnum.pdf,
        diagnostics: 'unix',
      })
      const { result, diagnostics } = await compiled
      if (result === undefined) throw new RefusTypst(String(diagnostics))
      return result
    },
  }
}
