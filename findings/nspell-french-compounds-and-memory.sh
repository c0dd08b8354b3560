#!/usr/bin/env bash
# Libraries: nspell 2.1.5 and hunspell-asm 4.0.2, both with dictionary-fr 3.0.0.
# Behaviour: with the very same French dictionary nspell refuses compounds whose parts are all right (« masseurs-kinésithérapeutes »,
#   « non-programmés »): it does not apply the BREAK rule by which Hunspell cuts at a hyphen. « chirurgiens-dentistes » passes only
#   because it is an entry. And it unfolds every affix at start: hundreds of MB, where Hunspell in WebAssembly takes a few.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts nspell@2.1.5 hunspell-asm@4.0.2 dictionary-fr@3.0.0
cat > words.mjs <<'JS'
export const WORDS = ['l’infirmière', 'chirurgiens-dentistes', 'masseurs-kinésithérapeutes', 'non-programmés', 'infirmieres']
export const tell = (correct, before) => {
  const megabytes = Math.round((process.memoryUsage().rss - before) / 1e6)
  console.log(JSON.stringify({ megabytes, words: WORDS.map(correct) }))
}
JS
cat > nspell.mjs <<'JS'
import dict from 'dictionary-fr'
import nspell from 'nspell'
import { tell } from './words.mjs'
const before = process.memoryUsage().rss
const spell = nspell(dict)
tell((word) => spell.correct(word), before)
JS
cat > hunspell.mjs <<'JS'
import dict from 'dictionary-fr'
import { loadModule } from 'hunspell-asm'
import { tell } from './words.mjs'
const before = process.memoryUsage().rss
const factory = await loadModule()
const spell = factory.create(factory.mountBuffer(dict.aff, 'fr.aff'), factory.mountBuffer(dict.dic, 'fr.dic'))
tell((word) => spell.spell(word), before)
JS
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { execFileSync } from 'node:child_process'
const run = (file) => JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' }).trim().split('\n').at(-1))
const nspell = run('nspell.mjs')
const hunspell = run('hunspell.mjs')
console.log({ nspell, hunspell })
assert.deepEqual(nspell.words, [true, true, false, false, false])
assert.deepEqual(hunspell.words, [true, true, true, true, false])
assert.ok(nspell.megabytes > 5 * hunspell.megabytes)
JS
node run.mjs
