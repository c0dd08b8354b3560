/** For the tests: reads back what a PDF shows and what a Word file holds. */
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PdfText {
  readonly text: string
  /** Edges in points from the left and the bottom of the page. */
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly height: number
}
export interface StructNode {
  readonly role: string
  readonly alt?: string
  readonly children: readonly StructNode[]
}
export interface PdfPage {
  readonly items: readonly PdfText[]
  /** The words in the order of the file, which is the order of reading. */
  readonly text: string
  readonly struct: StructNode | null
}
export interface PdfRead {
  readonly info: Record<string, unknown>
  readonly language: string | null
  readonly tagged: boolean
  readonly pages: readonly PdfPage[]
}

const assets = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

export async function readPdf(bytes: Uint8Array): Promise<PdfRead> {
  const document = await getDocument({
    data: bytes.slice(),
    standardFontDataUrl: `${resolve(assets, 'standard_fonts')}/`,
    verbosity: 0,
  }).promise
  const metadata = await document.getMetadata()
  const info = metadata.info as Record<string, unknown>
  const marked = await document.getMarkInfo()
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const content = await page.getTextContent()
    const items: PdfText[] = []
    let text = ''
    for (const item of content.items) {
      if (!('str' in item)) continue
      text += item.str + (item.hasEOL ? '\n' : '')
      const [left = 0, bottom = 0] = [Number(item.transform[4]), Number(item.transform[5])]
      if (item.str.trim() !== '') {
        items.push({ text: item.str, left, right: left + item.width, bottom, height: item.height })
      }
    }
    pages.push({ items, text, struct: (await page.getStructTree()) as StructNode | null })
  }
  const language = typeof info.Language === 'string' ? info.Language : null
  await document.cleanup()
  return { info, language, tagged: marked?.Marked === true, pages }
}

/** Every node of the structure tree with this role. */
export function nodesOf(struct: StructNode | null, role: string): StructNode[] {
  if (struct === null) return []
  const below = (struct.children ?? []).flatMap((child) => nodesOf(child, role))
  return struct.role === role ? [struct, ...below] : below
}

/** What was typed, whatever the lines: without spaces, line ends and the break marks inside very long words. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200B\u00AD]+/gu, '')
}

/** The files of a .docx by name, decoded as text. Reads the central directory of the ZIP (APPNOTE 4.3.12). */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10)
    const size = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(start, start + size)
    files.set(name, method === 0 ? packed : inflateRawSync(packed))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}

/** Throws where an XML text is not well formed: tags out of order, a bare `&` or `<`, a forbidden character. */
export function checkXml(name: string, xml: string): void {
  const body = xml.replace(/^<\?xml[^>]*\?>/, '')
  const stack: string[] = []
  const token = /<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
  let at = 0
  while (at < body.length) {
    token.lastIndex = at
    const match = token.exec(body)
    if (match === null) throw new Error(`${name}: not well formed near ${JSON.stringify(body.slice(at, at + 80))}`)
    at = token.lastIndex
    const [, closing, tag, attributes = '', empty, text = ''] = match
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(attributes + text)) throw new Error(`${name}: bare &`)
    if (tag === undefined) continue
    if (closing === '/') {
      if (stack.pop() !== tag) throw new Error(`${name}: </${tag}> closes nothing`)
    } else if (empty !== '/') stack.push(tag)
  }
  if (stack.length > 0) throw new Error(`${name}: <${stack.join('><')}> never closed`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly what XML 1.0 forbids
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(body) || !body.isWellFormed()) {
    throw new Error(`${name}: forbidden character`)
  }
}

/** The words of a WordprocessingML part, a line feed for each paragraph and line break. */
export function wordText(xml: string): string {
  return xml
    .replace(/<w:p[ >]/g, '\n$&')
    .replace(/<w:(br|tab)[ /]/g, '\n$&')
    .replace(/<w:instrText[^>]*>[^<]*<\/w:instrText>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
}
