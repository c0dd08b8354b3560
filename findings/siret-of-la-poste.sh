#!/usr/bin/env bash
# Libraries: siret 1.0.1 and stdnum 1.12.0 (npm), checking a SIRET.
# Behaviour: establishments of La Poste (SIREN 356 000 000) do not follow Luhn: the sum of their fourteen digits is a multiple of
#   five. siret refuses such a number, stdnum knows the rule and accepts it; one digit changed is refused by both. The head office
#   follows both rules, so a test made with it hides the difference.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts siret@1.0.1 stdnum@1.12.0
cat > run.mjs <<'JS'
import { strict as assert } from 'node:assert'
import siret from 'siret'
import { stdnum } from 'stdnum'
const answers = (number) => ({ siret: siret.isSIRET(number), stdnum: stdnum.FR.siret.validate(number).isValid })
const seen = {
  35600000049837: answers('35600000049837'), // sum of digits 45: La Poste's rule, not Luhn
  35600000000048: answers('35600000000048'), // the head office: Luhn holds too
  35600000049836: answers('35600000049836'), // neither
  73282932000074: answers('73282932000074'), // an ordinary company
}
console.table(seen)
assert.deepEqual(Object.values(seen), [
  { siret: false, stdnum: true },
  { siret: true, stdnum: true },
  { siret: false, stdnum: false },
  { siret: true, stdnum: true },
])
JS
node run.mjs
