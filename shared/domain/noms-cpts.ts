/** Labels of a column of CPTS: those that say « none », and those that name two of them. */
import { normaliserNom } from './nom-commune.ts'

const VIDES = new Set([
  '',
  '0',
  'x',
  'nc',
  'n c',
  'nd',
  'n d',
  'na',
  'n a',
  'nr',
  'n r',
  'so',
  's o',
  'nan',
  'null',
  'none',
  'zb',
  'non',
  'neant',
  'rien',
  'vide',
  'aucun',
  'aucune',
  'inconnu',
  'inconnue',
  'autre',
  'autres',
  'cpts',
])
const SANS = new RegExp(
  [
    '^(?:sans|hors|aucune?|pas de|pas d|non|absence de|absence d) (?:une? )?(?:cpts|communaute|zone|perimetre|territoire|secteur|objet|rattachement|couverture|affectation|adhesion|projet|renseigne|defini|attribue|affecte|precise|couvert|rattache|adherent|concerne|communique|disponible|determine|connu)',
    '^(?:projets?|absence|hors perimetre) (?:de |d )?(?:une? )?cpts$',
    '^pas (?:couvert|rattache|encore|concerne|renseigne)',
    '^(?:zones?|communes?|territoires?|secteurs?) (?:blanches?|grises?|sans|hors|non|pas|orphelin|isole)',
    '^(?:cpts )?(?:en (?:projet|cours|attente|construction|reflexion|creation|emergence)|a (?:definir|preciser|determiner|venir|creer|completer))\\b',
    '^autres? (?:communes?|territoires?|cpts)$',
    '^(?:non|in)(?:connue?|determinee?|definie?)$',
  ].join('|'),
)

/** « Sans CPTS », « Hors CPTS », « Zone blanche », « Non couvert », « NC », « - », nothing: no CPTS at all. */
export function sansCpts(libelle: string): boolean {
  const norme = normaliserNom(libelle)
  return VIDES.has(norme) || SANS.test(norme)
}

const cle = (nom: string): string => normaliserNom(nom).replace(/^(?:la )?cpts (?:de la |de l |des |du |de |d )?/, '')
/** Longer than several names together. */
const LONGUEUR = 500
const SIGNES = /[/;+&|,]| et | ou | [-–—] |\n/giu

/** Between two CPTS rather than inside the name of one. */
const FRANCS = /\s*[/;+|\n]\s*/u

/**
 * Labels « A / B » of a column, each with the names it is made of, as the column writes them. A label is one when its
 * parts are all names of the same column: a name may have a slash or a dash of its own. Around a slash, one known part is
 * enough: the other CPTS has no commune of its own in this list.
 */
export function cptsPartagees(noms: ReadonlySet<string>): Map<string, readonly string[]> {
  const parCle = new Map([...noms].map((nom) => [cle(nom), nom]))
  const trouver = (texte: string): readonly string[] | null => {
    for (const signe of texte.slice(0, LONGUEUR).matchAll(SIGNES)) {
      const gauche = parCle.get(cle(texte.slice(0, signe.index)))
      if (gauche === undefined) continue
      const droite = texte.slice(signe.index + signe[0].length)
      const entier = parCle.get(cle(droite))
      const reste = entier === undefined ? trouver(droite) : [entier]
      if (reste !== null) return [gauche, ...reste]
    }
    return null
  }
  const autour = (nom: string): readonly string[] | null => {
    const parts = nom
      .slice(0, LONGUEUR)
      .split(FRANCS)
      .filter((part) => part !== '')
    return parts.length > 1 && parts.some((part) => parCle.has(cle(part)))
      ? parts.map((part) => parCle.get(cle(part)) ?? part)
      : null
  }
  return new Map(
    [...noms].flatMap((nom) => {
      const parts = trouver(nom) ?? autour(nom)
      return parts === null ? [] : [[nom, parts] as const]
    }),
  )
}
