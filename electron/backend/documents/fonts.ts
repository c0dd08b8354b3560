/** The fonts of paper: Source Sans 3, then Noto Emoji (drawn in ink), then DejaVu Sans (Arabic, Hebrew, symbols). */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

const FILES = [
  'source-sans/TTF/SourceSans3-Regular.ttf',
  'source-sans/TTF/SourceSans3-It.ttf',
  'source-sans/TTF/SourceSans3-Semibold.ttf',
  'source-sans/TTF/SourceSans3-SemiboldIt.ttf',
  'source-sans/TTF/SourceSans3-Bold.ttf',
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
]

/**
 * The other faces that the template may ask for. Native Typst also reads the fonts of the machine: a family must be whole,
 * or its bold italics would be those installed there, and the same document other bytes.
 */
const FACES = [
  'source-sans/TTF/SourceSans3-BoldIt.ttf',
  'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  // Not its obliques: they have no Arabic, which is never slanted.
]

/** Absolute paths of the faces of text, by the names that Word gives them. */
export function texteFaces(): Readonly<Record<'Regular' | 'Bold' | 'Italic', string>> {
  const face = (name: string): string => place(`source-sans/TTF/SourceSans3-${name}.ttf`)
  return { Regular: face('Regular'), Bold: face('Bold'), Italic: face('It') }
}

/** Absolute paths of the TrueType files, main family first. */
export function fontFiles(): string[] {
  return FILES.map(place)
}

const place = (file: string): string => besideArchive(require.resolve(file))

/**
 * The real file of a module inside Electron's archive: Resvg is native code and reads no archive. The packaging
 * (asarUnpack) lays these files in `app.asar.unpacked`.
 */
export function besideArchive(path: string): string {
  return path.replace(/([\\/])app\.asar(?=[\\/])/, '$1app.asar.unpacked')
}

/** Every face of these families that Typst may need. */
export async function readFonts(): Promise<Uint8Array[]> {
  return Promise.all([...FILES, ...FACES].map(place).map(async (file) => new Uint8Array(await readFile(file))))
}
