#!/usr/bin/env bash
# Library: fflate 0.8.2, beside node:zlib and DecompressionStream of the Node that runs it.
# Behaviour: a .gz made of several members (RFC 1952 §2.2: `cat a.gz b.gz`, bgzip, a log written day by day) is one valid file.
#   `gunzipSync` gives as many bytes as the LAST member says it holds, taken from the first one: two bytes of the JSON below, and no
#   error; the streaming `Gunzip` of the same package stops after the first member, with no error either. node:zlib and gzip
#   give the whole text, DecompressionStream refuses. Four readers, four answers; only the last two are told from a good read.
# Data: {"pmej":[{"ege":1}]} cut before its end, each part compressed by itself.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts fflate@0.8.2
printf '{"pmej":[{"ege":1}' | gzip > a.gz; printf ']}' | gzip > b.gz; cat a.gz b.gz > joined.json.gz
[ "$(gzip -dc joined.json.gz)" = '{"pmej":[{"ege":1}]}' ]
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { gunzipSync as ofNode } from 'node:zlib'
import { Gunzip, gunzipSync, strFromU8 } from 'fflate'
const joined = readFileSync('joined.json.gz')
const whole = ofNode(joined).toString()
const sync = strFromU8(gunzipSync(joined))
let streamed = ''
new Gunzip((piece) => { streamed += strFromU8(piece) }).push(joined, true)
const web = await new Response(new Blob([joined]).stream().pipeThrough(new DecompressionStream('gzip'))).text().catch((error) => error.name)
console.log({ 'node:zlib': whole, 'fflate gunzipSync': sync, 'fflate Gunzip': streamed, DecompressionStream: web })
assert.equal(whole, '{"pmej":[{"ege":1}]}')
assert.equal(sync, '{"') // two bytes, the length of « ]} »
assert.ok(whole.startsWith(streamed) && streamed.length < whole.length)
JS
node run.mjs
