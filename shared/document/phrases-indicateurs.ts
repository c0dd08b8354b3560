/**
 * What a rate of the CPTS is beside those of its département, of its région and of France: "La part des 75 ans ou plus
 * est de 9,3 %, contre 12,1 % dans l’Allier et 10,4 % en France, soit un niveau plus faible que dans l’Allier et qu’en
 * France." Only what the figures say; « proche » is within the one tolerance of `phrases.ts`. Each figure is live.
 */
import type { Comparaison } from '../domain/chiffres/faits.ts'
import { formatQuantity } from '../domain/format.ts'
import { elide, enumeration, majuscule } from '../domain/francais.ts'
import { entree } from '../domain/indicateurs/catalogue.ts'
import type { SyntheseIndicateur } from '../domain/indicateurs/synthese.ts'
import { parNiveau } from '../domain/niveaux.ts'
import type { Quantity } from '../domain/quantity.ts'
import { dansDepartement, dansRegion } from './lieux.ts'
import type { Inline } from './model.ts'
import { type Ecart, ecart } from './phrases.ts'
import { chiffre, enchainer, type Phrase, phrase } from './plan/phrase.ts'
import { couverture } from './valeurs.ts'

/** A CPTS of more territories than this of one level is compared with the larger ones only. */
const MEMES_NIVEAUX = 2

interface Repere {
  readonly valeur: number
  readonly ou: string
  readonly ecrit: Inline
}

/** Sentences of those that the catalogue gives a subject and that are known for the CPTS and for a larger territory. */
export function phrasesComparees(syntheses: readonly SyntheseIndicateur[]): Phrase {
  return enchainer(syntheses.map(phraseComparee))
}

export function phraseComparee(une: SyntheseIndicateur): Phrase {
  const sujet = entree(une.id)?.mots.sujet
  const { valeur } = une
  if (sujet == null || (valeur.kind !== 'known' && valeur.kind !== 'partial')) return []
  const reperes = reperesDe(une)
  if (reperes.length === 0) return []
  const communes = couverture(valeur)
  const surQui = communes === null ? '' : ` (${communes} communes)`
  const contre = reperes.flatMap(({ ecrit, ou }, rang): Phrase => {
    const lien = rang === 0 ? '' : rang === reperes.length - 1 ? ' et ' : ', '
    return [`${lien}`, ecrit, ` ${ou}`].filter((un) => un !== '')
  })
  const ici = chiffre(dit(une, { ...valeur, kind: 'known' } as Quantity), une.id, 'unite')
  return phrase`${majuscule(sujet)} est de ${ici}${surQui}, contre ${contre}, soit un niveau ${niveaux(valeur.value, reperes)}.`
}

function reperesDe(une: SyntheseIndicateur): Repere[] {
  const connues = une.comparaisons.filter(({ valeur, niveau }) => valeur.kind === 'known' && niveau !== 'epci')
  const nombre = (niveau: Comparaison['niveau']) => connues.filter((autre) => autre.niveau === niveau).length
  return connues
    .filter(({ niveau }) => nombre(niveau) <= MEMES_NIVEAUX)
    .sort((a, b) => parNiveau(a.niveau, b.niveau))
    .flatMap(({ niveau, territoire: code, nom, valeur }) =>
      valeur.kind !== 'known'
        ? []
        : [
            {
              valeur: valeur.value,
              ou: lieu(niveau, { code, nom }),
              // Its unit is that of the CPTS's own, just before.
              ecrit: chiffre(dit(une, valeur, false), une.id, 'valeur', { ou: { type: 'niveau', niveau, code } }),
            },
          ],
    )
}

function lieu(niveau: Comparaison['niveau'], ou: { readonly code: string; readonly nom: string }): string {
  if (niveau === 'france') return 'en France'
  return niveau === 'region' ? dansRegion(ou) : dansDepartement(ou)
}

const dit = ({ decimales }: SyntheseIndicateur, valeur: Quantity, unite = true): string =>
  formatQuantity(valeur, {
    ...(decimales === null ? {} : { decimals: decimales }),
    ...(unite ? { unit: 'en toutes' } : {}),
  })

/** "plus élevé qu’en France et proche de celui observé dans l’Allier". */
function niveaux(valeur: number, reperes: readonly Repere[]): string {
  const ou = (sens: Ecart) => reperes.filter((un) => ecart(valeur, un.valeur) === sens).map((un) => un.ou)
  const que = (lieux: readonly string[]) =>
    enumeration(lieux.map((un) => (elide(un) || un.startsWith('à ') ? `qu’${un}` : `que ${un}`)))
  const dits: readonly (readonly [readonly string[], (lieux: readonly string[]) => string])[] = [
    [ou('superieur'), (lieux) => `plus élevé ${que(lieux)}`],
    [ou('inferieur'), (lieux) => `plus faible ${que(lieux)}`],
    [ou('proche'), (lieux) => `proche de celui observé ${enumeration(lieux)}`],
  ]
  const phrases = dits.flatMap(([lieux, dire]) => (lieux.length === 0 ? [] : dire(lieux)))
  return phrases.length < 2 ? (phrases[0] ?? '') : `${phrases.slice(0, -1).join(', ')}, et ${phrases.at(-1)}`
}
