#!/usr/bin/env bash
# Libraries: written-number 0.11.1, to-words 5.7.0, n2words 4.0.0, writing amounts of a contract in French words.
# Behaviour: before « mille » (a number word that takes no plural mark before it), « cent » and « vingt » stay without s: « deux cent
#   mille », « quatre-vingt mille ». written-number writes « deux cents mille » and « quatre-vingts mille »; to-words gets 80 000
#   right and 200 000 wrong, and drops the s that « millions » (a noun) demands: « quatre-vingt millions ». Only n2words is right
#   on all four. None of the three says which rule it follows.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts written-number@0.11.1 to-words@5.7.0 n2words@4.0.0
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { toCardinal } from 'n2words/fr-FR'
import { ToWords } from 'to-words'
import written from 'written-number'
const right = {
  80_000: 'quatre-vingt mille',
  200_000: 'deux cent mille',
  580_000: 'cinq cent quatre-vingt mille',
  80_000_000: 'quatre-vingts millions',
}
const french = new ToWords({ localeCode: 'fr-FR' })
const writers = {
  n2words: (n) => toCardinal(n),
  'to-words': (n) => french.convert(n).toLowerCase(),
  'written-number': (n) => written(n, { lang: 'fr' }),
}
const wrong = {}
for (const [name, write] of Object.entries(writers)) {
  wrong[name] = Object.keys(right).filter((n) => write(Number(n)) !== right[n])
  console.log(name, Object.fromEntries(Object.keys(right).map((n) => [n, write(Number(n))])))
}
assert.deepEqual(wrong, { n2words: [], 'to-words': ['200000', '80000000'], 'written-number': ['80000', '200000', '580000'] })
JS
node run.mjs
