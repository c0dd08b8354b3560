/** Published shares: against their base, against each other, against the text. */
import { arrondi, exactRatio, exactSum } from '../decimal.ts'
import { formatNumber } from '../format.ts'
import { type ChiffreConnu, enPourcent } from '../publies.ts'
import { type Base, baseDesParts, demiPoint, exact, explique, type Part, partsDe } from './bases.ts'
import { deLaCpts, donnee, duDepartement, memeAnnee, totauxDepartement } from './chiffres.ts'
import { contredit, plageEcrite, somme } from './plage.ts'
import type { BaseConnue, ControlesInput, Trouvaille } from './types.ts'

const pour = (valeur: number, decimales: number) => `${formatNumber(valeur, decimales)}\u00a0%`

type Ecart = Trouvaille & { readonly deuxFois: boolean }

/** Shares that their base does not give, those that come from rounding twice apart from the others. */
function ecarts(input: ControlesInput): readonly Ecart[] {
  const parts = partsDe(input)
  if (parts.length === 0) return []
  const base = baseDesParts(parts, input)
  if (base.sorte === 'retenue') return parts.flatMap((un) => contreBase(un, base.base, base.dossier))
  if (base.sorte === 'selon-annee') return selonAnnee(parts, base.bases)
  return sansBase(parts)
}

export const doubleArrondi = (input: ControlesInput): readonly Trouvaille[] => ecarts(input).filter((un) => un.deuxFois)
export const partFausse = (input: ControlesInput): readonly Trouvaille[] => [
  ...ecarts(input).filter((un) => !un.deuxFois),
  ...totalDesParts(input),
]

const calcul = (part: Part, { valeur, libelle }: BaseConnue): string =>
  `${formatNumber(part.population)} ÷ ${formatNumber(valeur)} (${libelle}) = ${pour(exact(part, valeur), part.decimales + 2)}`

const estDeuxFois = (part: Part, base: BaseConnue): boolean =>
  arrondi(arrondi(exact(part, base.valeur), part.decimales + 1), part.decimales) === part.pourcent

function contreBase(part: Part, base: BaseConnue, dossier: boolean): readonly Ecart[] {
  if (explique(part, base.valeur)) return []
  const { nom, pourcent, decimales } = part
  const juste = arrondi(exact(part, base.valeur), decimales)
  const deuxFois = estDeuxFois(part, base)
  const intermediaire = arrondi(exact(part, base.valeur), decimales + 1)
  const annee = dossier ? ` Le tableau ne dit pas son année\u00a0: celle du dossier (${base.millesime}) est prise.` : ''
  return [
    {
      deuxFois,
      titre: deuxFois
        ? `${nom}\u00a0: ${pour(pourcent, decimales)} publié au lieu de ${pour(juste, decimales)}`
        : `${nom}\u00a0: part publiée ${pour(pourcent, decimales)}, calculée ${pour(juste, decimales)}`,
      explication: `${calcul(part, base)}, soit ${pour(juste, decimales)}.${deuxFois ? ` Le chiffre publié s’obtient en arrondissant deux fois\u00a0: ${pour(intermediaire, decimales + 1)}, puis ${pour(pourcent, decimales)}.` : ''}${annee}`,
      cpts: [nom],
      chiffres: part.chiffres,
    },
  ]
}

/**
 * No year is written. A share that no year gives is wrong; one that some years give depends on it, which is said once,
 * with the years that give the whole table.
 */
function selonAnnee(parts: readonly Part[], bases: readonly BaseConnue[]): readonly Ecart[] {
  const [premiere] = bases
  if (premiere === undefined) return []
  const fausses = parts.filter((un) => bases.every((base) => !explique(un, base.valeur)))
  const autres = parts.filter((un) => !fausses.includes(un))
  const tiennent = bases.filter((base) => autres.every((un) => explique(un, base.valeur)))
  const restent = bases.filter((base) => !tiennent.includes(base))
  const parAnnee = restent.flatMap((base) => {
    const exclues = autres.filter((un) => !explique(un, base.valeur))
    return exclues.length * 4 > autres.length ? [] : [{ base, exclues }]
  })
  const constats: Ecart[] = fausses.flatMap((un) => contreBase(un, premiere, false))
  const [cite] = parAnnee.sort((a, b) => a.exclues.length - b.exclues.length || compare(b.base, a.base))
  const exclue = cite?.exclues[0]
  if (cite === undefined || exclue === undefined || tiennent.length === 0) return constats
  const juste = arrondi(exact(exclue, cite.base.valeur), exclue.decimales)
  const annees = [...new Set(tiennent.map(({ millesime }) => millesime))].sort().join(', ')
  return [
    ...constats,
    {
      deuxFois: true,
      titre: `${exclue.nom}\u00a0: ${pour(exclue.pourcent, exclue.decimales)} publié, ou ${pour(juste, exclue.decimales)} selon l’année de la population`,
      explication: `${calcul(exclue, cite.base)}, soit ${pour(juste, exclue.decimales)}${estDeuxFois(exclue, cite.base) ? `\u00a0: ${pour(exclue.pourcent, exclue.decimales)} s’obtient en arrondissant deux fois` : ''}. Le tableau ne dit pas son année\u00a0; toutes les parts se retrouvent avec la population ${annees}.`,
      faire: 'Écrivez l’année de la population du tableau, puis relisez cette part.',
      cpts: [exclue.nom],
      chiffres: exclue.chiffres,
    },
  ]
}

const compare = (a: BaseConnue, b: BaseConnue): number => (a.millesime ?? '').localeCompare(b.millesime ?? '', 'en')

/** Bases that give exactly the published share: ]100 p / (s + u), 100 p / (s − u)]. */
function basesPossibles(part: Part): readonly [number, number] {
  const demi = demiPoint(part.decimales)
  const reste = part.pourcent - demi
  return [
    (100 * part.population) / (part.pourcent + demi),
    reste > 0 ? (100 * part.population) / reste : Number.POSITIVE_INFINITY,
  ]
}

/**
 * Without a known base: the one that explains the most shares (the upper end of one of their ranges). The shares it
 * leaves out are doubtful, but only when it explains nearly all of the others.
 */
function sansBase(parts: readonly Part[]): readonly Ecart[] {
  if (parts.length < 3) return []
  const ranges = parts.map((part) => ({ part, range: basesPossibles(part) }))
  const dedans = (base: number) => ranges.filter(({ range: [bas, haut] }) => base > bas && base <= haut)
  const bouts = ranges.map(({ range }) => range[1]).filter(Number.isFinite)
  const meilleure = bouts.reduce<number | null>(
    (trouvee, bout) => (trouvee === null || dedans(bout).length > dedans(trouvee).length ? bout : trouvee),
    null,
  )
  if (meilleure === null) return []
  const expliquees = new Set(dedans(meilleure).map(({ part }) => part))
  if (expliquees.size < 2 || expliquees.size * 4 < parts.length * 3) return []
  return parts
    .filter((part) => !expliquees.has(part))
    .map((part) => ({
      deuxFois: false,
      titre: `${part.nom}\u00a0: la part publiée ne suit pas la même base que les autres`,
      explication: `${expliquees.size} parts sur ${parts.length} s’expliquent par une base d’environ ${formatNumber(meilleure)} habitants\u00a0; avec elle, ${formatNumber(part.population)} habitants font ${pour(exact(part, meilleure), part.decimales)} et non ${pour(part.pourcent, part.decimales)}.`,
      cpts: [part.nom],
      chiffres: part.chiffres,
    }))
}

/** All the shares of the population that are published, also those without a population beside. */
function partsPubliees(input: ControlesInput): readonly ChiffreConnu[] {
  return input.cpts.flatMap(
    ({ publies }) =>
      deLaCpts(publies)
        .filter(donnee)
        .findLast((un) => un.indicateur === 'part_population') ?? [],
  )
}

function total(parts: readonly ChiffreConnu[]) {
  return {
    valeur: exactSum(parts.map((un) => enPourcent(un) ?? 0)),
    plage: somme(parts.flatMap((un) => plageEcrite({ ...un, valeur: enPourcent(un), unite: 'pourcent' }) ?? [])),
    decimales: Math.max(...parts.map(({ decimales }) => decimales)),
  }
}

/** Disjoint parts of one whole cannot make more than all of it. Only those of one département, and of one year. */
function totalDesParts(input: ControlesInput): readonly Trouvaille[] {
  const parts = partsPubliees(input).filter(({ cpts }) => seulDepartement(cpts, input))
  if (parts.length === 0 || parts.some((un) => parts.some((autre) => !memeAnnee(un, autre)))) return []
  const fait = total(parts)
  if (fait.plage.min <= 100) return []
  return [
    {
      level: 'erreur',
      titre: `Les parts publiées font ${pour(fait.valeur, fait.decimales)}`,
      explication: 'Des parts disjointes d’un même ensemble ne peuvent pas dépasser 100\u00a0%, même arrondies.',
      faire: 'Cherchez la part trop grande, ou la commune comptée dans deux CPTS.',
      cpts: parts.flatMap(({ cpts }) => cpts ?? []),
      chiffres: parts,
    },
  ]
}

/** Parts of several départements are not parts of one whole. */
function seulDepartement(nom: string | null, input: ControlesInput): boolean {
  const codes = new Set(input.cpts.flatMap(({ departements }) => departements))
  const siens = input.cpts.find((un) => un.nom === nom)?.departements ?? []
  return siens.length <= 1 && codes.size <= 1
}

/** The sum of the shares against a share stated in the text for the whole. */
export function texteContreTotal(input: ControlesInput): readonly Trouvaille[] {
  const lues = partsDe(input)
  const base = lues.length === 0 ? null : baseDite(baseDesParts(lues, input))
  return totauxDepartement(input)
    .filter(donnee)
    .filter((un) => un.indicateur.startsWith('part_'))
    .flatMap((dit): readonly Trouvaille[] => {
      const lieu = duDepartement(dit, input)
      const parts = lieu.flatMap(
        ({ publies }) =>
          deLaCpts(publies)
            .filter(donnee)
            .findLast((un) => un.indicateur === 'part_population' && memeAnnee(un, dit)) ?? [],
      )
      const annonce = enPourcent(dit)
      if (annonce === null || parts.length < 2 || parts.length < lieu.length) return []
      const fait = total(parts)
      const plage = plageEcrite({ ...dit, valeur: annonce, unite: 'pourcent' })
      if (plage === null || !contredit(fait.plage, plage)) return []
      const meme = dit.indicateur === 'part_population'
      const nombre = exactSum(lues.map((un) => un.population))
      const surBase =
        base === null || lues.length < parts.length
          ? ''
          : ` (${formatNumber(nombre)} habitants sur ${formatNumber(base.valeur)}, ${base.libelle}\u00a0: ${pour(exactRatio(nombre, base.valeur, 100), fait.decimales)})`
      const suite = meme
        ? 'Les deux portent sur la population\u00a0: l’un des deux est faux.'
        : `L’arrondi n’explique pas l’écart\u00a0: la base des ${pour(annonce, dit.decimales)} n’est sans doute pas la population (communes ou superficie).`
      return [
        {
          level: meme ? 'erreur' : 'attention',
          titre: `Le tableau fait ${pour(fait.valeur, fait.decimales)}, le texte annonce ${pour(annonce, dit.decimales)}`,
          explication: `La somme des ${parts.length} parts publiées est ${pour(fait.valeur, fait.decimales)} de la population${surBase}. ${dit.libelle}\u00a0: ${pour(annonce, dit.decimales)}. ${suite}`,
          faire: meme
            ? 'Corrigez celui des deux qui est faux.'
            : 'Précisez de quoi c’est la part, dans la colonne «\u00a0Base\u00a0».',
          cpts: lieu.map(({ nom }) => nom),
          chiffres: [dit],
        },
      ]
    })
}

const baseDite = (base: Base): BaseConnue | null => (base.sorte === 'retenue' ? base.base : null)

export function partsSansBase(input: ControlesInput): readonly string[] {
  const parts = partsDe(input)
  if (parts.length === 0) return []
  const base = baseDesParts(parts, input)
  if (base.sorte !== 'inconnue') return []
  const annees = [...new Set(parts.flatMap((un) => un.annee ?? []))].sort()
  if (annees.length > 1) return ['Parts de la population\u00a0: les lignes ne sont pas de la même année.']
  const [une] = annees
  if (une !== undefined && !input.millesimes.includes(une))
    return [
      `Parts de la population ${une}\u00a0: pas de millésime ${une} embarqué. Tapez la population du département à côté.`,
    ]
  if (input.bases.length > 0) return ['Parts de la population\u00a0: aucune population connue n’en est la base.']
  return [
    'Parts de la population\u00a0: le département n’est pas connu. Tapez sa population dans la colonne du département, ou nommez-le dans le nom du dossier ou dans la source.',
  ]
}
