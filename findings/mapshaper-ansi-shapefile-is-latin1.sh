#!/usr/bin/env bash
# Library: mapshaper 0.7.70, reading the table of a Shapefile without .cpg, or with one.
# Behaviour: language byte 0x57 (« ANSI », what GDAL and ArcGIS write) is read as ISO-8859-1, not windows-1252: the byte of « œ »
#   (0x9C) becomes the control character U+009C, which prints as nothing: « Bœuf » is shown « Buf ». É and é are right, so the
#   table looks well read. The same bytes with the label « 1252 » in a .cpg give « œ ». A .cpg that says « 88591 », as old ArcGIS
#   writes it, stops the reading with an error, where « ISO-8859-1 » is taken.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts mapshaper@0.7.70
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import mapshaper from 'mapshaper'

/** One text column, windows-1252 bytes, language byte `ldid`. */
function table(bytes, ldid) {
  const header = Buffer.alloc(65)
  header.set([3, 126, 1, 1])
  header.writeUInt32LE(1, 4)
  header.writeUInt16LE(65, 8)
  header.writeUInt16LE(11, 10)
  header[29] = ldid
  header.write('NAME', 32, 'latin1')
  header.write('C', 43, 'latin1')
  header[48] = 10
  header[64] = 13
  return Buffer.concat([header, Buffer.from(` ${bytes.padEnd(10)}`, 'latin1'), Buffer.from([26])])
}

async function read(ldid, cpg) {
  const files = { 'a.dbf': table('\xC9ric B\x9Cuf', ldid), ...(cpg === undefined ? {} : { 'a.cpg': cpg }) }
  try {
    const out = await mapshaper.applyCommands('-i a.dbf -o format=json', files)
    return JSON.parse(out['a.json'])[0].NAME
  } catch (error) {
    return `error: ${error.message}`
  }
}

const seen = {
  'language byte 0x57': await read(0x57),
  'label 1252': await read(0x57, '1252'),
  'label ISO-8859-1': await read(0, 'ISO-8859-1'),
  'label 88591': await read(0, '88591'),
}
console.log(seen)
assert.equal(seen['language byte 0x57'], 'Éric B\u009cuf')
assert.equal(seen['label 1252'], 'Éric Bœuf')
assert.match(seen['label ISO-8859-1'], /^Éric B(?:\u009c|œ)uf$/)
assert.match(seen['label 88591'], /^error: .*88591/)
JS
node run.mjs
