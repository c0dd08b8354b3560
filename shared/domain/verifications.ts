/**
 * Consistency checks of published tables and of perimeters. Each finding says what does not hold, with the numbers;
 * it blocks nothing.
 */
import type { Check, CheckLevel } from './portrait-types.ts'
import { insecables } from './typographie.ts'
import { verifierParts } from './verifications-parts.ts'
import { verifierSommes } from './verifications-sommes.ts'
import { verifierTerritoires } from './verifications-territoires.ts'
import type { VerificationInput } from './verifications-types.ts'

export type { BaseConnue, CptsAVerifier, VerificationInput } from './verifications-types.ts'

/** All findings, most serious first. */
export function verifier(input: VerificationInput): readonly Check[] {
  const rank: Readonly<Record<CheckLevel, number>> = { erreur: 0, attention: 1, information: 2 }
  return [...verifierSommes(input), ...verifierParts(input), ...verifierTerritoires(input)]
    .map((check) => ({ ...check, titre: insecables(check.titre), explication: insecables(check.explication) }))
    .sort((a, b) => rank[a.level] - rank[b.level])
}
