#!/usr/bin/env bash
# Library: GDAL 3.8 (npm gdal3.js 2.8.1), writing an ESRI Shapefile without options, read back by shpjs 6.2.0.
# Behaviour: the default table is marked LDID 87 (« ANSI ») but holds ISO-8859-1, NOT windows-1252, and has no .cpg: « œ », « Œ »
#   and the curly apostrophe of French commune names become « ? » for good (one warning for the whole file). What is left
#   (é, ç) is then read as U+FFFD by shpjs, which ignores the language byte. ENCODING=CP1252 or UTF-8 keeps all, with a .cpg.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts gdal3.js@2.8.1 shpjs@6.2.0
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { writeFileSync } from 'node:fs'
import initGdal from 'gdal3.js/node.js'
import { parseDbf } from 'shpjs'
const names = ['Cœuvres-et-Valsery', 'Montluçon', 'Saint-Flour-l’Étang']
const square = (i) => [[[i, 0], [i, 1], [i + 1, 1], [i + 1, 0], [i, 0]]]
const features = names.map((nom, i) => ({ type: 'Feature', properties: { nom }, geometry: { type: 'Polygon', coordinates: square(i) } }))
writeFileSync('c.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
const gdal = await initGdal({ path: 'node_modules/gdal3.js/dist/package', useWorker: false })
const source = (await gdal.open(['c.geojson'])).datasets[0]
async function write(...options) {
  const { all } = await gdal.ogr2ogr(source, ['-f', 'ESRI Shapefile', ...options], `o${options.length}`)
  const part = async (ending) => {
    const one = all.find(({ local }) => local.endsWith(ending))
    return one === undefined ? undefined : gdal.getFileBytes(one)
  }
  const dbf = await part('.dbf')
  const cpg = await part('.cpg')
  const label = cpg === undefined ? undefined : Buffer.from(cpg).toString()
  const bytes = dbf.buffer.slice(dbf.byteOffset, dbf.byteOffset + dbf.byteLength)
  const raw = Buffer.from(dbf).toString('latin1')
  return { ldid: dbf[29], label, lost: raw.includes('C?uvres'), read: parseDbf(bytes, label).map(({ nom }) => nom) }
}
const plain = await write()
const cp1252 = await write('-lco', 'ENCODING=CP1252')
console.log({ plain, cp1252 })
assert.deepEqual([plain.ldid, plain.label, plain.lost], [87, undefined, true])
assert.deepEqual(plain.read, ['C?uvres-et-Valsery', 'Montlu\uFFFDon', 'Saint-Flour-l?\uFFFDtang'])
assert.deepEqual(cp1252.read, names)
JS
node run.mjs
