#!/usr/bin/env bash
# Data package: @etalab/decoupage-administratif 4.0.0.
# Behaviour: around the communes merged or split in the year of the edition, communes.json is wrong and epci.json of the same
#   version right. A merged commune bears the population of its CHIEF TOWN alone (Oullins-Pierre-Bénite, 69149: 27 113 for
#   37 628); a commune that lost a part still bears the WHOLE (Essarts-en-Bocage 9 399 for 6 807) while the parts have none.
#   Sixteen communes differ; no field marks them, and only the second file tells.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @etalab/decoupage-administratif@4.0.0
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import { readFileSync } from 'node:fs'
const read = (file) => JSON.parse(readFileSync(`node_modules/@etalab/decoupage-administratif/data/${file}.json`, 'utf8'))
const communes = new Map(read('communes').filter((one) => one.type === 'commune-actuelle').map((one) => [one.code, one]))
const differing = read('epci')
  .flatMap(({ membres }) => membres)
  .map((member) => ({ code: member.code, epci: member.populationMunicipale, commune: communes.get(member.code) }))
  .filter(({ epci, commune }) => commune !== undefined && commune.population !== epci)
for (const { code, epci, commune } of differing)
  console.log(code, commune.nom, 'communes.json', commune.population, 'epci.json', epci, 'former codes', commune.anciensCodes?.length ?? 0)
const oullins = differing.find(({ code }) => code === '69149')
assert.equal(differing.length, 16)
assert.equal(oullins.commune.population, 27_113)
assert.equal(oullins.epci, 37_628)
assert.equal(differing.filter(({ commune, epci }) => commune.population > epci).length, 2)
JS
node run.mjs
