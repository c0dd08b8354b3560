/**
 * Typst as native code: it declares PDF/UA-1 and refuses a document that breaks it. An optional dependency: importing
 * this module's function fails where the system has no package.
 */
import { type Matrice, type Moteur, RefusTypst } from './moteur.ts'

/** A folder that need not exist: template and model are given, nothing is read from the disk. */
const RACINE = process.platform === 'win32' ? 'C:\\maillage-typst' : '/maillage-typst'
const place = (nom: string): string => `${RACINE}${process.platform === 'win32' ? '\\' : '/'}${nom}`

/** What composing left is kept for the next document: most of it is the same when one commune has changed. */
const AGE = 1

/**
 * Typst says this of a letter that none of our fonts draws (Chinese, rare signs). That is the user's text, not a defect:
 * the document is then made without declaring the standard, as it would be false.
 */
const SANS_DESSIN = /could not be displayed with font/

/** @param norme null: without declaring a standard, as the WASM build does; for the test that compares both. */
export async function moteurNatif({ polices, gabarit }: Matrice, norme: 'ua-1' | null = 'ua-1'): Promise<Moteur> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fontBlobs = polices.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))
  const compilateur = NodeCompiler.create({ workspace: RACINE, fontArgs: [{ fontBlobs }] })
  const mainFilePath = place('document.typ')
  compilateur.addSource(mainFilePath, gabarit)
  const exporter = (standard: string | null): Buffer => {
    try {
      return compilateur.pdf({ mainFilePath }, standard === null ? {} : { pdfStandard: standard })
    } catch (cause) {
      // This library puts the compiler's words in `code`.
      const reproches = String((cause as { code?: unknown }).code ?? cause)
      const autres = reproches
        .split('SourceDiagnostic')
        .slice(1)
        .filter((reproche) => !SANS_DESSIN.test(reproche))
      if (standard !== null && autres.length === 0 && SANS_DESSIN.test(reproches)) return exporter(null)
      throw new RefusTypst(reproches)
    }
  }
  return {
    nom: 'natif',
    async composer(modele) {
      compilateur.mapShadow(place('model.json'), Buffer.from(modele))
      try {
        // A copy: the compiler's own memory can neither move to another thread nor be given back before the collector.
        return new Uint8Array(exporter(norme))
      } finally {
        compilateur.evictCache(AGE)
      }
    },
  }
}
