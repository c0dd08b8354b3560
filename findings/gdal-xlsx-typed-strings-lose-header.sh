#!/usr/bin/env bash
# Where two meet: XLSX written by @e965/xlsx 0.20.3 (SheetJS) or by the stream writer of exceljs 4.4.0, read by GDAL 3.8 (npm
#   gdal3.js 2.8.1; GDAL 3.6.2 of Debian does the same), hence by QGIS.
# Behaviour: a text written in the cell itself (t="str", which both writers do by default) is valid, Excel and LibreOffice
#   show it, but GDAL takes no header and no type from such a sheet: Field1, Field2…, every column text, the header as first
#   row. The same rows with shared strings (bookSST: true; exceljs without stream) give named, typed columns.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @e965/xlsx@0.20.3 exceljs@4.4.0 gdal3.js@2.8.1
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { writeFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import initGdal from 'gdal3.js/node.js'
const rows = [['code', 'nom', 'population'], ['01004', 'Ambérieu-en-Bugey', 14288], ['01005', 'Ambérieux-en-Dombes', 1897]]
const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), 'communes')
writeFileSync('typed.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
writeFileSync('shared.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }))
const stream = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: 'stream.xlsx' })
const sheet = stream.addWorksheet('communes')
for (const row of rows) sheet.addRow(row).commit()
sheet.commit()
await stream.commit()
const gdal = await initGdal({ path: 'node_modules/gdal3.js/dist/package', useWorker: false })
async function fields(file) {
  const [layer] = (await gdal.ogrinfo((await gdal.open([file])).datasets[0])).layers
  return `${layer.featureCount} rows: ${layer.fields.map(({ name, type }) => `${name} ${type}`).join(', ')}`
}
const seen = { typed: await fields('typed.xlsx'), stream: await fields('stream.xlsx'), shared: await fields('shared.xlsx') }
console.log(seen)
assert.equal(seen.typed, '3 rows: Field1 String, Field2 String, Field3 String')
assert.equal(seen.stream, seen.typed)
assert.equal(seen.shared, '2 rows: code String, nom String, population Integer')
JS
node run.mjs
