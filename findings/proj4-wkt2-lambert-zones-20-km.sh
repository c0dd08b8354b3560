#!/usr/bin/env bash
# Library: proj4 2.22.0 (npm), with definitions written by GDAL 3.8 (npm gdal3.js 2.8.1).
# Behaviour: the old French Lambert zones (EPSG:27561-27564, 27571-27574: NTF, Paris meridian, grads) are misread in two
#   DIFFERENT ways by the same library, without any error: given as WKT 1 (the .prj of a Shapefile) a point lands 520 to
#   610 km off; given as WKT 2 (what a GeoPackage may carry) it lands exactly 20 km off, which still looks like France and
#   passes a « is it in France? » check. RGF93 Lambert-93 and the conic zones CC42-CC50 are right in both writings.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts proj4@2.22.0 gdal3.js@2.8.1
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import proj4 from 'proj4'
import initGdal from 'gdal3.js/node.js'
const gdal = await initGdal({ path: 'node_modules/gdal3.js/dist/package', useWorker: false })
const here = [3.2, 46.3]
writeFileSync('p.geojson', JSON.stringify({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: here } }))
const metres = ([x, y]) => Math.hypot((x - here[0]) * Math.cos((here[1] * Math.PI) / 180), y - here[1]) * 111_320
async function offset(epsg, writing) {
  const source = (await gdal.open(['p.geojson'])).datasets[0]
  const moved = await gdal.ogr2ogr(source, ['-f', 'GeoJSON', '-t_srs', `EPSG:${epsg}`, '-lco', 'RFC7946=NO'], `m${epsg}${writing}`)
  const opened = (await gdal.open([moved.local ?? moved.real])).datasets[0]
  const info = JSON.parse(new TextDecoder().decode(await gdal.getFileBytes(moved)))
  const point = (info.features ?? [info])[0].geometry.coordinates
  const wkt = (await gdal.ogrinfo(opened, ['-wkt_format', writing])).layers[0].geometryFields[0].coordinateSystem.wkt
  return { epsg, writing, metres: Math.round(metres(proj4(wkt, 'WGS84', point))) }
}
const seen = []
for (const epsg of [2154, 3946, 27572, 27561]) for (const w of ['WKT1', 'WKT2_2019']) seen.push(await offset(epsg, w))
console.table(seen)
const of = (epsg, w) => seen.find((one) => one.epsg === epsg && one.writing === w).metres
for (const epsg of [2154, 3946]) for (const w of ['WKT1', 'WKT2_2019']) assert.ok(of(epsg, w) <= 1)
for (const epsg of [27572, 27561]) {
  assert.ok(of(epsg, 'WKT1') > 500_000)
  assert.ok(Math.abs(of(epsg, 'WKT2_2019') - 20_000) < 200)
}
JS
node run.mjs
