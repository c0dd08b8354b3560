#!/usr/bin/env bash
# Where three meet: a Shapefile whose table (.dbf) has a row marked as deleted, as a desktop program leaves it until the file is
#   packed; read by shpjs 6.2.0, shapefile 0.6.6, mapshaper 0.7.70, and by GDAL 3.8 (npm gdal3.js 2.8.1), hence by QGIS.
# Behaviour: the shape of a deleted row stays in the .shp and its first byte in the .dbf becomes « * » (dBase). GDAL leaves both
#   out (one feature here); the three JavaScript readers give the deleted row and its shape as any other, without a word.
#   A commune deleted in QGIS before saving as is thus back when a web tool opens the file.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts shpjs@6.2.0 shapefile@0.6.6 mapshaper@0.7.70 gdal3.js@2.8.1
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { readFileSync, writeFileSync } from 'node:fs'
import mapshaper from 'mapshaper'
import * as shapefile from 'shapefile'
import { parseDbf } from 'shpjs'
import initGdal from 'gdal3.js/node.js'

const WIDTH = 12
const header = Buffer.alloc(65)
header.set([3, 126, 1, 1])
header.writeUInt32LE(2, 4)
header.writeUInt16LE(65, 8)
header.writeUInt16LE(1 + WIDTH, 10)
header.write('NAME', 32, 'latin1')
header.write('C', 43, 'latin1')
header[48] = WIDTH
header[64] = 13
const row = (mark, name) => Buffer.from(mark + name.padEnd(WIDTH), 'latin1')
const dbf = Buffer.concat([header, row('*', 'deleted'), row(' ', 'kept'), Buffer.from([26])])

const points = [0, 1].map((at) => {
  const record = Buffer.alloc(28)
  record.writeInt32BE(at + 1, 0)
  record.writeInt32BE(10, 4)
  record.writeInt32LE(1, 8)
  record.writeDoubleLE(at, 12)
  record.writeDoubleLE(at, 20)
  return record
})
const file = (length) => {
  const head = Buffer.alloc(100)
  head.writeInt32BE(9994, 0)
  head.writeInt32BE(length / 2, 24)
  head.writeInt32LE(1000, 28)
  head.writeInt32LE(1, 32)
  head.writeDoubleLE(1, 52)
  head.writeDoubleLE(1, 60)
  return head
}
const shp = Buffer.concat([file(156), ...points])
const index = Buffer.alloc(16)
for (const [i, at] of [50, 64].entries()) {
  index.writeInt32BE(at, 8 * i)
  index.writeInt32BE(10, 8 * i + 4)
}
writeFileSync('a.shp', shp)
writeFileSync('a.shx', Buffer.concat([file(116), index]))
writeFileSync('a.dbf', dbf)

const names = (rows) => rows.map(({ NAME }) => NAME)
const seen = {
  shpjs: names(parseDbf(readFileSync('a.dbf'))),
  shapefile: names((await shapefile.read('a.shp', 'a.dbf')).features.map(({ properties }) => properties)),
  mapshaper: names(JSON.parse((await mapshaper.applyCommands('-i a.shp -o format=json', { 'a.shp': shp, 'a.dbf': dbf }))['a.json'])),
}
const gdal = await initGdal({ path: 'node_modules/gdal3.js/dist/package', useWorker: false })
const { datasets } = await gdal.open(['a.shp', 'a.shx', 'a.dbf'])
const geojson = await gdal.ogr2ogr(datasets[0], ['-f', 'GeoJSON'])
seen.gdal = names(JSON.parse(Buffer.from(await gdal.getFileBytes(geojson)).toString()).features.map(({ properties }) => properties))
console.log(seen)
assert.deepEqual(seen, {
  shpjs: ['deleted', 'kept'],
  shapefile: ['deleted', 'kept'],
  mapshaper: ['deleted', 'kept'],
  gdal: ['kept'],
})
JS
node run.mjs
