#!/usr/bin/env bash
# Data package: @etalab/decoupage-administratif 6.0.0 (the 2026 division of France), against its own 5.0.0.
# Behaviour: inside ONE version, communes.json and epci.json count the people of two different years, and no field says so:
#   `population` of a commune is the municipal population of 2023, `populationMunicipale` of an EPCI and of each of its
#   members is that of 2022 (the value that communes.json gave in 5.0.0). Adding the communes of an EPCI contradicts the EPCI's
#   own total for 1 246 of 1 255 EPCI; with the communes of 5.0.0 it agrees for 1 207. In 5.0.0 both files are of one year (1 207 of 1 256).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts a6@npm:@etalab/decoupage-administratif@6.0.0 a5@npm:@etalab/decoupage-administratif@5.0.0
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
const read = (pack, file) => JSON.parse(readFileSync(`node_modules/${pack}/data/${file}.json`, 'utf8'))
const people = (pack) =>
  new Map(read(pack, 'communes').filter((one) => one.type === 'commune-actuelle').map((one) => [one.code, one.population]))
function agreeing(epcis, communes) {
  const sum = ({ membres }) => membres.reduce((total, one) => total + (communes.get(one.code) ?? Number.NaN), 0)
  return epcis.filter((one) => sum(one) === one.populationMunicipale).length
}
const found = {
  'EPCI of 6.0.0': read('a6', 'epci').length,
  'agree with communes of 6.0.0': agreeing(read('a6', 'epci'), people('a6')),
  'agree with communes of 5.0.0': agreeing(read('a6', 'epci'), people('a5')),
  'EPCI of 5.0.0': read('a5', 'epci').length,
  '5.0.0 with itself': agreeing(read('a5', 'epci'), people('a5')),
}
console.log(found)
assert.deepEqual(Object.values(found), [1255, 9, 1207, 1256, 1207])
JS
node run.mjs
