/** What a figure cannot be: over 100 %, more than the whole it is part of, two values at once. */
import { formatNumber } from '../format.ts'
import { normaliserNom } from '../nom-commune.ts'
import type { ChiffrePublie } from '../portrait-types.ts'
import type { Unit } from '../quantity.ts'
import { annee, citer, deLaCpts, memeAnnee } from './chiffres.ts'
import { contredit, depasse, dire, plageCalculee, plageEcrite, somme } from './plage.ts'
import { contient, egales, partition, type Tranche, trancheDe } from './tranches.ts'
import type { ControlesInput, CptsAControler, Trouvaille } from './types.ts'

const POURCENTS: ReadonlySet<Unit> = new Set<Unit>(['pourcent', 'part'])

/** A change, an index or a ratio may well exceed 100 %. */
const PEUT_DEPASSER =
  /\b(?:evolution|variation|croissance|hausse|baisse|augmentation|indice|ratio|rapport|ecart|occupation)\b/

const tousPublies = (input: ControlesInput): readonly ChiffrePublie[] => {
  const vus = new Map<number, ChiffrePublie>()
  for (const un of [...input.publies, ...input.cpts.flatMap(({ publies }) => publies)]) vus.set(un.id, un)
  return [...vus.values()]
}

const cptsDe = ({ cpts }: ChiffrePublie): readonly string[] => (cpts === null ? [] : [cpts])
const ou = (un: ChiffrePublie): string => citer(un).territoire

export function pourcentages(input: ControlesInput): readonly Trouvaille[] {
  return tousPublies(input)
    .filter(
      ({ unite, libelle, indicateur }) =>
        POURCENTS.has(unite) && !PEUT_DEPASSER.test(`${normaliserNom(libelle)} ${normaliserNom(indicateur)}`),
    )
    .flatMap((un): readonly Trouvaille[] => {
      const plage = plageEcrite({ ...un, decimales: un.decimales })
      const cent = un.unite === 'part' ? 1 : 100
      if (plage === null || (plage.min <= cent && (plage.max === null || plage.max >= 0))) return []
      const estPart =
        /\b(?:parts?|pourcentage|pct)\b/.test(normaliserNom(un.libelle)) || un.indicateur.startsWith('part')
      return [
        {
          level: estPart ? 'erreur' : 'attention',
          titre: `${ou(un)}\u00a0: ${un.libelle}, ${citer(un).valeur}`,
          explication:
            plage.min > cent ? 'Une part d’un ensemble ne dépasse pas 100\u00a0%.' : 'Une part n’est pas négative.',
          cpts: cptsDe(un),
          chiffres: [un],
        },
      ]
    })
}

/** Measures that a smaller territory cannot have more of. */
const CROISSANTES: ReadonlySet<Unit> = new Set<Unit>([
  'habitants',
  'personnes',
  'km2',
  'communes',
  'structures',
  'vehicules',
  'places',
  'menages',
  'logements',
  'equipements',
])
const EMBOITES = ['secteur', 'cpts', 'departement', 'region', 'france'] as const

/** The CPTS against its département, its département against its région: a part cannot be more than the whole. */
export function partiesEtTout({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap((une) => {
    const figures = une.publies.filter(({ unite }) => CROISSANTES.has(unite))
    return figures.flatMap((petit) => {
      const rang = EMBOITES.indexOf(petit.territoire)
      const plage = plageEcrite(petit)
      if (plage === null) return []
      return figures.flatMap((grand): readonly Trouvaille[] => {
        const plusGrand = EMBOITES.indexOf(grand.territoire) > rang
        // A CPTS across two départements is part of neither.
        const sur = grand.territoire === 'cpts' || une.departements.length <= 1
        const tout = plageEcrite(grand)
        if (!plusGrand || !sur || tout === null || grand.indicateur !== petit.indicateur || grand.unite !== petit.unite)
          return []
        if (!memeAnnee(grand, petit) || normaliserBase(grand) !== normaliserBase(petit) || !depasse(plage, tout))
          return []
        return [
          {
            titre: `${petit.secteur ?? une.nom}\u00a0: ${citer(petit).valeur}, plus que ${grand.territoire === 'cpts' ? 'la CPTS' : `son ${citer(grand).territoire.split(',')[0]}`} (${citer(grand).valeur})`,
            explication: `${petit.libelle}\u00a0: une partie ne peut pas dépasser le tout.`,
            cpts: [une.nom],
            chiffres: [petit, grand],
          },
        ]
      })
    })
  })
}

const normaliserBase = ({ base }: ChiffrePublie): string => normaliserNom(base ?? '')

interface Age extends Tranche {
  readonly chiffre: ChiffrePublie
}

/** Figures of ages that may be set beside each other: same place, unit, year and base. */
function ages({ publies }: CptsAControler): readonly (readonly Age[])[] {
  const lus = publies.flatMap((chiffre): readonly Age[] => {
    const tranche = trancheDe(chiffre.libelle)
    const unite =
      POURCENTS.has(chiffre.unite) ||
      chiffre.unite === 'habitants' ||
      chiffre.unite === 'personnes' ||
      chiffre.unite === 'nombre'
    return tranche === null || !unite ? [] : [{ ...tranche, chiffre }]
  })
  const cle = ({ chiffre: un }: Age) =>
    JSON.stringify([un.territoire, un.secteur, un.unite, annee(un), normaliserBase(un)])
  return [...Map.groupBy(lus, cle).values()]
}

/** « 75 ans et plus » cannot be more than « 65 ans et plus ». */
export function agesEmboites({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap((une) =>
    ages(une).flatMap((groupe) =>
      groupe.flatMap((grand) =>
        groupe.flatMap((petit): readonly Trouvaille[] => {
          if (!contient(grand, petit)) return []
          const [a, b] = [plageEcrite(petit.chiffre), plageEcrite(grand.chiffre)]
          if (a === null || b === null || !depasse(a, b)) return []
          return [
            {
              titre: `${ou(petit.chiffre)}\u00a0: ${petit.chiffre.libelle} (${citer(petit.chiffre).valeur}) dépasse ${grand.chiffre.libelle} (${citer(grand.chiffre).valeur})`,
              explication: 'Les premiers font partie des seconds\u00a0: ils ne peuvent pas être plus nombreux.',
              cpts: [une.nom],
              chiffres: [petit.chiffre, grand.chiffre],
            },
          ]
        }),
      ),
    ),
  )
}

/** Shares of ages that follow each other from birth on make 100 %; so do women and men. */
export function repartitions({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap((une) => {
    const enParts = ages(une).filter(([un]) => un !== undefined && POURCENTS.has(un.chiffre.unite))
    const parAge = enParts.flatMap((groupe) => {
      const uniques = groupe.filter((un, i) => groupe.findIndex((autre) => egales(un, autre)) === i)
      const suite = partition(uniques)
      return suite === null ? [] : [suite.map(({ chiffre }) => chiffre)]
    })
    return [...parAge, ...sexes(une)].flatMap((parts) => contreCent(parts, une))
  })
}

const SEXES = ['femmes', 'hommes'] as const

function sexes({ publies }: CptsAControler): readonly (readonly ChiffrePublie[])[] {
  const dits = (sexe: string) =>
    publies.filter(
      ({ libelle, unite }) =>
        POURCENTS.has(unite) &&
        new RegExp(`^(?:part |pourcentage )?(?:d |des |de )?${sexe}$`).test(normaliserNom(libelle)),
    )
  const [femmes, hommes] = SEXES.map(dits)
  return (femmes ?? []).flatMap((f) =>
    (hommes ?? [])
      .filter(
        (h) =>
          h.territoire === f.territoire &&
          h.secteur === f.secteur &&
          h.unite === f.unite &&
          memeAnnee(h, f) &&
          normaliserBase(h) === normaliserBase(f),
      )
      .map((h) => [f, h]),
  )
}

function contreCent(parts: readonly ChiffrePublie[], une: CptsAControler): readonly Trouvaille[] {
  const plages = parts.flatMap((un) => plageEcrite(un) ?? [])
  if (plages.length < parts.length) return []
  const [premiere] = parts
  const cent = premiere?.unite === 'part' ? 1 : 100
  const fait = somme(plages)
  if (!contredit(fait, { min: cent, max: cent })) return []
  const decimales = Math.max(...parts.map((un) => un.decimales))
  const valeur = parts.reduce((total, un) => total + (un.valeur ?? 0), 0) * (cent === 1 ? 100 : 1)
  return [
    {
      titre: `${premiere === undefined ? une.nom : ou(premiere)}\u00a0: les parts font ${formatNumber(valeur, decimales)}\u00a0% et non 100\u00a0%`,
      explication: `${parts.map((un) => `${un.libelle} ${citer(un).valeur}`).join(' + ')}\u00a0: ensemble, elles font le tout, et l’arrondi n’explique pas l’écart.`,
      cpts: [une.nom],
      chiffres: parts,
    },
  ]
}

/** More members than professionals who are there. */
export function adherents({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap((une) => {
    const figures = deLaCpts(une.publies)
    return figures
      .filter(({ indicateur, unite }) => /^adherents(?::|$)/.test(indicateur) && unite === 'personnes')
      .flatMap((membres): readonly Trouvaille[] => {
        const plage = plageEcrite(membres)
        const presents = presentsDe(membres, une)
        if (plage === null) return []
        return presents
          .flatMap(({ dits, plage: tout, chiffres }): readonly Trouvaille[] =>
            depasse(plage, tout)
              ? [
                  {
                    titre: `${une.nom}\u00a0: ${dire(plage.min)} ${membres.libelle.toLowerCase()}, pour ${dire(tout.max ?? tout.min)} ${dits}`,
                    explication:
                      'Les adhérents ne peuvent pas être plus nombreux que les professionnels présents, sauf s’ils comptent aussi des salariés, des établissements ou des professionnels d’ailleurs.',
                    cpts: [une.nom],
                    chiffres: [membres, ...chiffres],
                  },
                ]
              : [],
          )
          .slice(0, 1)
      })
  })
}

function presentsDe(membres: ChiffrePublie, { publies, detail }: CptsAControler) {
  const code = membres.indicateur.split(':')[1]
  const indicateur = code === undefined ? 'professionnels' : `profession:${code}`
  const publie = deLaCpts(publies).findLast((un) => un.indicateur === indicateur && memeAnnee(un, membres))
  const plage = publie === undefined ? null : plageEcrite(publie)
  const compte =
    code === undefined
      ? detail?.portrait.professionnels
      : detail?.portrait.professions.find((un) => un.code === code)?.effectif
  const importe = compte?.sources.some(({ file }) => file !== null) ? plageCalculee(compte) : null
  return [
    ...(plage === null || publie === undefined ? [] : [{ dits: 'publiés', plage, chiffres: [publie] }]),
    ...(importe === null ? [] : [{ dits: 'comptés dans les fichiers', plage: importe, chiffres: [] }]),
  ]
}

/** The same figure written twice with two values. */
export function deuxValeurs(input: ControlesInput): readonly Trouvaille[] {
  const cle = (un: ChiffrePublie) =>
    JSON.stringify([
      un.territoire,
      un.territoire === 'region' || un.territoire === 'france' ? null : un.cpts,
      un.secteur,
      un.indicateur,
      un.unite,
      annee(un),
      normaliserBase(un),
    ])
  const groupes = Map.groupBy(tousPublies(input), cle)
  return [...groupes.values()].flatMap((groupe): readonly Trouvaille[] => {
    const [premier, ...suite] = groupe
    const plage = premier === undefined ? null : plageEcrite(premier)
    if (premier === undefined || plage === null) return []
    const autre = suite.find((un) => {
      const sienne = plageEcrite(un)
      return sienne !== null && contredit(plage, sienne)
    })
    if (autre === undefined) return []
    const memeSource = autre.source === premier.source
    return [
      {
        level: memeSource ? 'attention' : 'information',
        titre: `${ou(premier)}\u00a0: ${premier.libelle}, ${citer(premier).valeur} et ${citer(autre).valeur}`,
        explication: memeSource
          ? 'Le même chiffre est écrit deux fois avec deux valeurs, de la même année et de la même source.'
          : `Deux sources donnent deux valeurs de la même année\u00a0: ${premier.source}\u00a0; ${autre.source}.`,
        cpts: [...new Set(groupe.flatMap(cptsDe))],
        chiffres: [premier, autre],
      },
    ]
  })
}
