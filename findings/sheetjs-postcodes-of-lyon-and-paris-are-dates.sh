#!/usr/bin/env bash
# Library: @e965/xlsx 0.20.3 (SheetJS), reading a CSV text.
# Behaviour: a French postcode written with a space, as letters and tables often do, is read as a DATE for Lyon (69 001 to
#   69 009) and for Paris 1 to 12 (75 001 to 75 012), and for no other of the 6 000 postcodes: month 1 to 12 of 1969 or 1975.
#   The cell keeps its text in `w` and gets the day number in `v` with the type n, so whoever reads values gets 25204 for
#   « 69 001 », and whoever reads texts sees nothing. Paris 13 to 20 and Marseille stay text: a test on one town hides it.
# Data: every postcode of @etalab/decoupage-administratif 6.0.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @e965/xlsx@0.20.3 @etalab/decoupage-administratif@6.0.0
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
const communes = JSON.parse(readFileSync('node_modules/@etalab/decoupage-administratif/data/communes.json', 'utf8'))
const postcodes = [...new Set(communes.flatMap((one) => one.codesPostaux ?? []))].sort()
const text = ['cp;n', ...postcodes.map((cp) => `${cp.slice(0, 2)} ${cp.slice(2)};1`)].join('\n')
const rows = XLSX.read(text, { type: 'string', FS: ';', dense: true }).Sheets.Sheet1['!data']
const dates = postcodes.filter((_, at) => rows[at + 1][0].t !== 's')
const first = rows[postcodes.indexOf('69001') + 1][0]
console.log(`${postcodes.length} postcodes, read as numbers: ${dates.join(' ')}`)
console.log('69 001 →', JSON.stringify(first), '; 75 013 →', JSON.stringify(rows[postcodes.indexOf('75013') + 1][0]))
const expected = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `6900${n}`)
expected.push(...Array.from({ length: 12 }, (_, n) => `750${String(n + 1).padStart(2, '0')}`))
assert.deepEqual(dates, expected)
assert.equal(first.t, 'n')
assert.equal(first.v, 25204) // 1 January 1969
assert.equal(first.w, '69 001')
JS
TZ=UTC node run.mjs
