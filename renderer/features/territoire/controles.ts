/** The checks of the perimeter as the screen says them: once each, the gravest first, with the communes they speak of. */
import type { Check } from '../../../shared/domain/portrait-types.ts'

const ORDRE: Readonly<Record<Check['level'], number>> = { erreur: 0, attention: 1, information: 2 }

/** Checks of both origins, each finding once. */
export function reunir(...listes: readonly (readonly Check[])[]): readonly Check[] {
  const vus = new Map<string, Check>()
  for (const controle of listes.flat()) {
    const cle = `${controle.code}\n${controle.titre}\n${controle.explication}`
    if (!vus.has(cle)) vus.set(cle, controle)
  }
  return [...vus.values()].sort((a, b) => ORDRE[a.level] - ORDRE[b.level])
}

/** Letters and digits on both sides would make it another word: "Ré" in "Rétaud". */
function citee(texte: string, nom: string): boolean {
  for (let i = texte.indexOf(nom); i >= 0; i = texte.indexOf(nom, i + 1)) {
    const avant = texte[i - 1] ?? ' '
    const apres = texte[i + nom.length] ?? ' '
    // A hyphen continues a name: "Saint-Martin" is not "Saint-Martin-de-Ré".
    if (!/[\p{L}\p{N}-]/u.test(avant) && !/[\p{L}\p{N}-]/u.test(apres)) return true
  }
  return false
}

/** Codes of the communes that a check cites, by code or by name among `communes` (those in sight of the CPTS). */
export function communesCitees(
  controle: Check,
  communes: readonly { readonly code: string; readonly nom: string }[],
): string[] {
  const texte = `${controle.titre} ${controle.explication}`
  return communes.filter(({ code, nom }) => citee(texte, code) || citee(texte, nom)).map(({ code }) => code)
}

/** How many findings ask for something: information does not. */
export function compte(controles: readonly Check[]): number {
  return controles.filter((un) => un.level !== 'information').length
}
