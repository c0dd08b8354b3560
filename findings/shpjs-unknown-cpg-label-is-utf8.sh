#!/usr/bin/env bash
# Library: shpjs 6.2.0 (its table reader parsedbf 2.0.0).
# Behaviour: the label of the .cpg decides, and a label that it does not know means UTF-8 without a word: « 88591 », « 8859-1 »,
#   « ISO 8859-1 » and « LDID/87 » (a bare number is only tried as windows-N), where « ISO-8859-1 », « ISO88591 », « 1252 », « CP1252 »
#   are known. The same byte (0xC9 for É) comes back as É or as U+FFFD according to the label's spelling.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts shpjs@6.2.0
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { parseDbf } from 'shpjs'
/** A dBase III table of one text column « nom » and one row « Ébreuil » in windows-1252. */
function table() {
  const bytes = Buffer.alloc(32 + 32 + 1 + 1 + 10 + 1, 0x20)
  bytes.fill(0, 0, 65)
  bytes[0] = 3
  bytes.writeUInt32LE(1, 4)
  bytes.writeUInt16LE(65, 8)
  bytes.writeUInt16LE(11, 10)
  bytes.write('nom', 32, 'latin1')
  bytes.write('C', 43, 'latin1')
  bytes[48] = 10
  bytes[64] = 13
  bytes.write(' Ébreuil', 65, 'latin1')
  bytes[76] = 0x1a
  return new Uint8Array(bytes).buffer
}
const labels = ['1252', 'ANSI 1252', 'CP1252', 'ISO-8859-1', 'ISO88591', '88591', '8859-1', 'ISO 8859-1', 'LDID/87', 'UTF8', undefined]
const read = labels.map((label) => [String(label), parseDbf(table(), label)[0].nom])
console.log(Object.fromEntries(read))
const right = read.filter(([, nom]) => nom === 'Ébreuil').map(([label]) => label)
assert.deepEqual(right, ['1252', 'ANSI 1252', 'CP1252', 'ISO-8859-1', 'ISO88591'])
JS
node run.mjs
