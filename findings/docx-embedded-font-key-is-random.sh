#!/usr/bin/env bash
# Library: docx 9.15.2 (npm), option `fonts` of a Document, font from npm source-sans 3.52.0.
# Behaviour: a face embedded in a .docx is mixed with a key that the library draws at random for each Document. The same
#   content with the same font is another file each time (fontTable.xml and the font's own part), where without an embedded
#   font every part is the same. An override given to the Packer at the path of the font's part is silently dropped: the
#   library's own font is added after it. Reproducible documents must write these two parts themselves, under other names.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts docx@9.15.2 source-sans@3.52.0 fflate@0.8.2
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { Document, Packer, Paragraph } from 'docx'
import { unzipSync } from 'fflate'
const data = readFileSync('node_modules/source-sans/TTF/SourceSans3-Regular.ttf')
async function parts(fonts, overrides = []) {
  const document = new Document({ ...(fonts && { fonts: [{ name: 'Source Sans 3', data }] }), sections: [{ children: [new Paragraph('Bonjour')] }] })
  return unzipSync(new Uint8Array(await Packer.toBuffer(document, undefined, overrides)))
}
const differ = (a, b) => Object.keys(a).filter((name) => name !== 'docProps/core.xml' && Buffer.compare(Buffer.from(a[name]), Buffer.from(b[name] ?? [])) !== 0)
const plain = differ(await parts(false), await parts(false))
const embedded = differ(await parts(true), await parts(true))
const path = 'word/fonts/font1.odttf'
const kept = Buffer.from((await parts(true, [{ path, data: 'mine' }]))[path]).toString('latin1', 0, 4)
console.log({ plain, embedded, overrideKept: kept === 'mine' })
assert.deepEqual(plain, [])
assert.deepEqual(embedded.sort(), ['word/fontTable.xml', path].sort())
assert.notEqual(kept, 'mine')
JS
node run.mjs
