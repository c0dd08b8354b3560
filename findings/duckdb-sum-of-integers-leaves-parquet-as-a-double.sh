#!/usr/bin/env bash
# Library: @duckdb/node-api 1.5.6-r.1 (DuckDB) writing Parquet, hyparquet 1.33.0 reading it.
# Behaviour: DuckDB's sum() of whole numbers is a HUGEINT, which Parquet has no type for: COPY … (FORMAT parquet) writes it as DOUBLE
#   without a word, while count(*), max() and the column itself stay INT64. A table of populations aggregated by EPCI so comes
#   back with two kinds of number in one row (5 600 people: number; 3 communes: bigint), `people / communes` throws, and a
#   SIRET or any sum over 2^53 loses its last digits. Writing sum(x)::BIGINT keeps both alike.
# Data: three communes of one EPCI; 2^53 and 1 for the digits.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @duckdb/node-api@1.5.6-r.1 hyparquet@1.33.0
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
const db = await (await DuckDBInstance.create(':memory:')).connect()
await db.run(`COPY (
  SELECT epci, sum(pop) AS people, max(pop) AS largest, count(*) AS communes, sum(pop)::BIGINT AS cast, sum(big) AS digits
  FROM (VALUES ('200071389', 5600::INTEGER, 9007199254740992::BIGINT), ('200071389', 1100, 1), ('200071389', 900, 0)) AS t(epci, pop, big)
  GROUP BY epci) TO 'epci.parquet' (FORMAT parquet)`)
const bytes = readFileSync('epci.parquet')
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
const types = Object.fromEntries(parquetMetadata(file).schema.slice(1).map(({ name, type }) => [name, type]))
const [row] = await parquetReadObjects({ file })
console.log(types, row)
assert.deepEqual(types, { epci: 'BYTE_ARRAY', people: 'DOUBLE', largest: 'INT32', communes: 'INT64', cast: 'INT64', digits: 'DOUBLE' })
assert.equal(typeof row.people, 'number')
assert.equal(typeof row.communes, 'bigint')
assert.throws(() => row.people / row.communes, TypeError)
assert.equal(row.digits, 9007199254740992) // and not …993
assert.equal(row.cast, 7600n)
JS
node run.mjs
