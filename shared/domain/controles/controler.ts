/**
 * The proof-reader: every rule of the registry on what was gathered. The command, the window and the documents show
 * this answer and no other. It blocks nothing.
 */
import { insecables } from '../typographie.ts'
import { citer } from './chiffres.ts'
import { lireChiffres } from './lecture.ts'
import { REGLES } from './registre.ts'
import type { Check, CheckLevel, Controles, ControlesInput, Regle, Trouvaille } from './types.ts'

const RANG: Readonly<Record<CheckLevel, number>> = { erreur: 0, attention: 1, information: 2 }

/**
 * @param seule only what concerns this CPTS: the same findings, in the same order, as those of the whole dossier.
 */
export function controler(gathered: ControlesInput, seule?: string): Controles {
  const input: ControlesInput = {
    ...gathered,
    publies: lireChiffres(gathered.publies),
    cpts: gathered.cpts.map((une) => ({ ...une, publies: lireChiffres(une.publies) })),
  }
  const points = reunir(REGLES.flatMap((regle) => regle.trouver(input).map((trouvaille) => point(regle, trouvaille))))
  const nonVerifies = REGLES.flatMap(({ impossible }) => impossible?.(input) ?? []).map(insecables)
  return {
    points: points
      .filter(({ cpts }) => seule === undefined || cpts.length === 0 || cpts.includes(seule))
      .sort((a, b) => RANG[a.level] - RANG[b.level]), // stable: then the order of the registry
    verifies: REGLES.map(({ id, titre, compare }) => ({ id, titre, compare })),
    nonVerifies: [...new Set(nonVerifies)],
  }
}

/** One finding in the same words about several CPTS is said once, for all of them. */
function reunir(points: readonly Check[]): readonly Check[] {
  const groupes = Map.groupBy(points, ({ code, titre, explication }) => JSON.stringify([code, titre, explication]))
  return [...groupes.values()].flatMap((groupe) => {
    const [premier] = groupe
    if (premier === undefined) return []
    const tous = <T>(lire: (un: Check) => readonly T[]) => [...new Set(groupe.flatMap(lire))]
    return [{ ...premier, cpts: tous((un) => un.cpts), codes: tous((un) => un.codes) }]
  })
}

/** What calls for a look: an information contradicts nothing. */
export const incoherences = (points: readonly Pick<Check, 'level'>[]): number =>
  points.filter(({ level }) => level !== 'information').length

function point(regle: Regle, trouvaille: Trouvaille): Check {
  return {
    code: regle.id,
    groupe: regle.groupe,
    level: trouvaille.level ?? regle.gravite,
    titre: insecables(trouvaille.titre),
    explication: insecables(trouvaille.explication),
    faire: insecables(trouvaille.faire ?? regle.faire),
    cpts: trouvaille.cpts,
    codes: trouvaille.codes ?? [],
    chiffres: (trouvaille.chiffres ?? []).map(citer),
  }
}
