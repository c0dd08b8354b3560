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

/** Absolute paths of the TrueType files, main family first. */
export function fontFiles(): string[] {
  return FILES.map((file) => besideArchive(require.resolve(file)))
}

/**
 * The real file of a module inside Electron's archive: Resvg is native code and reads no archive. The packaging
 * (asarUnpack) lays these files in `app.asar.unpacked`.
 */
export function besideArchive(path: string): string {
  return path.replace(/([\\/])app\.asar(?=[\\/])/, '$1app.asar.unpacked')
}

export async function readFonts(): Promise<Uint8Array[]> {
  return Promise.all(fontFiles().map(async (file) => new Uint8Array(await readFile(file))))
}
