/** Published populations and counts of communes against the list, size class, thresholds. */
import { arrondi } from '../decimal.ts'
import { formatNumber } from '../format.ts'
import type { ChiffrePublie } from '../portrait-types.ts'
import { type ChiffreConnu, chiffre, quantitePubliee } from '../publies.ts'
import type { Quantity } from '../quantity.ts'
import { tailleOf } from '../taille.ts'
import { annee, deLaCpts, donnee, totauxDepartement } from './chiffres.ts'
import { contredit, depasse, plageCalculee, plageEcrite } from './plage.ts'
import type { ControlesInput, CptsAControler, CptsDetaillee, Trouvaille } from './types.ts'

const estPopulation = (un: ChiffrePublie): boolean => un.indicateur === 'population' && un.unite === 'habitants'

type Sommes = ReadonlyMap<string, Quantity>

interface Publiee {
  readonly une: CptsAControler
  readonly detail: CptsDetaillee
  readonly chiffre: ChiffrePublie
  readonly lieu: string
  readonly sommes: Sommes
}

/** Populations published for a CPTS or a sector whose communes are listed. */
function publiees({ cpts }: ControlesInput): readonly Publiee[] {
  return cpts.flatMap((une) => {
    const { detail } = une
    if (detail === null || une.communes.length === 0) return []
    return une.publies.filter(estPopulation).flatMap((chiffre): readonly Publiee[] => {
      if (chiffre.territoire === 'cpts') return [{ une, detail, chiffre, lieu: une.nom, sommes: detail.populations }]
      if (chiffre.territoire !== 'secteur' || chiffre.secteur === null) return []
      const sommes = detail.secteurs.get(chiffre.secteur)
      return sommes === undefined ? [] : [{ une, detail, chiffre, lieu: chiffre.secteur, sommes }]
    })
  })
}

/** The sum of the year that is written, and only of it. */
export function populationPubliee(input: ControlesInput): readonly Trouvaille[] {
  return [...publiees(input).flatMap(contreSomme), ...departementPublie(input)]
}

function contreSomme({ une, detail, chiffre: publie, lieu, sommes }: Publiee): readonly Trouvaille[] {
  const plage = plageEcrite(publie)
  const an = annee(publie)
  if (plage === null || !donnee(publie)) return []
  const commun = { cpts: [une.nom], chiffres: [publie] }
  const habitants = formatNumber(publie.valeur)
  if (an === null) return une.perimetre === 'complet' ? sansAnnee(publie, lieu, sommes, detail, commun) : []
  const somme = sommes.get(an)
  const calculee = somme === undefined ? null : plageCalculee(somme)
  if (calculee === null) return []
  const enTrop = depasse(calculee, plage)
  if (une.perimetre !== 'complet') {
    if (!enTrop) return []
    return [
      {
        ...commun,
        titre: `${lieu}\u00a0: ${habitants} habitants publiés, les communes connues en font déjà ${formatNumber(calculee.min)}`,
        explication: `La liste des communes n’est pas complète et sa population municipale ${an} dépasse déjà le chiffre publié.`,
        faire: 'Retirez les communes qui ne sont pas dans la CPTS, ou corrigez la population ou son année.',
      },
    ]
  }
  if (!contredit(calculee, plage)) return []
  const dite = formatNumber(calculee.min)
  if (calculee.max === calculee.min && estArrondi(publie, calculee.min)) {
    return [
      {
        ...commun,
        level: 'information',
        titre: `${lieu}\u00a0: ${habitants} habitants publiés, ${dite} calculés`,
        explication: `Population municipale ${an} des communes\u00a0: ${dite}. Le chiffre publié en est l’arrondi.`,
        faire: 'Rien à corriger\u00a0; préférez le chiffre exact dans un document à signer.',
      },
    ]
  }
  return [
    {
      ...commun,
      titre: `${lieu}\u00a0: ${habitants} habitants publiés, ${calculee.max === null ? 'au moins ' : ''}${dite} calculés`,
      explication: `Somme des populations municipales ${an} des communes\u00a0: ${calculee.max === null ? 'au moins ' : ''}${dite}.${calculee.max === null ? '' : ` Écart\u00a0: ${formatNumber(publie.valeur - calculee.min)}.`} ${autre(publie, sommes, detail, lieu === une.nom) ?? 'Aucune autre année ne donne ce chiffre\u00a0: la liste des communes diffère sans doute.'}`,
    },
  ]
}

function sansAnnee(
  publie: ChiffreConnu,
  lieu: string,
  sommes: Sommes,
  detail: CptsDetaillee,
  commun: Pick<Trouvaille, 'cpts' | 'chiffres'>,
): readonly Trouvaille[] {
  const connues = [...sommes].flatMap(([an, somme]) => (somme.kind === 'known' ? [[an, somme.value] as const] : []))
  if (connues.length === 0 || connues.length < sommes.size || connues.some(([, value]) => value === publie.valeur))
    return []
  const totale = autre(publie, sommes, detail, true)
  const [an, proche] = connues.reduce((a, b) =>
    Math.abs(b[1] - publie.valeur) < Math.abs(a[1] - publie.valeur) ? b : a,
  )
  return [
    {
      ...commun,
      level: 'information',
      titre: `${lieu}\u00a0: ${formatNumber(publie.valeur)} habitants publiés, d’aucune des années connues`,
      explication: `Le chiffre ne dit pas son année. Les communes ont ${connues.map(([a, v]) => `${formatNumber(v)} habitants en ${a}`).join(', ')}\u00a0; le plus proche est ${an} (écart ${formatNumber(publie.valeur - proche)}).${totale === null ? '' : ` ${totale}`}`,
      faire: 'Écrivez l’année du chiffre\u00a0: il sera comparé à la population de cette année.',
    },
  ]
}

/** A figure given to the nearest ten, hundred or thousand, as its zeros show. */
function estArrondi({ valeur }: ChiffreConnu, calculee: number): boolean {
  return [10, 100, 1000].some((pas) => valeur % pas === 0 && arrondi(calculee / pas, 0) * pas === valeur)
}

/** Which other population the figure is: another year, or the total one. */
function autre(publie: ChiffreConnu, sommes: Sommes, { totales }: CptsDetaillee, entiere: boolean): string | null {
  const egale = ([, somme]: readonly [string, Quantity]) => somme.kind === 'known' && somme.value === publie.valeur
  const annees = [...sommes].filter(egale).map(([an]) => an)
  if (annees.length > 0) return `C’est leur population municipale ${annees.join(', ')}.`
  const totale = entiere ? [...totales].find(egale) : undefined
  return totale === undefined
    ? null
    : `C’est leur population totale (PTOT) ${totale[0]}, qui compte deux fois les personnes comptées à part\u00a0: la convention prend la population municipale.`
}

/** A population stated for the département, against that of its year. */
function departementPublie(input: ControlesInput): readonly Trouvaille[] {
  const { departement } = input
  if (departement === null) return []
  return totauxDepartement(input)
    .filter(estPopulation)
    .filter(donnee)
    .filter((un) => !/\b(?:total|ensemble|couvert)/i.test(un.libelle))
    .flatMap((un): readonly Trouvaille[] => {
      const base = input.bases.find(
        (une) => une.millesime === annee(un) && une.libelle.includes(`(${departement.code})`),
      )
      if (base === undefined || base.valeur === un.valeur || estArrondi(un, base.valeur)) return []
      const egale = input.bases.filter((une) => une.valeur === un.valeur).map(({ millesime }) => millesime)
      return [
        {
          titre: `${departement.nom}\u00a0: ${formatNumber(un.valeur)} habitants écrits, ${formatNumber(base.valeur)} selon l’Insee`,
          explication: `Population municipale ${base.millesime} du département\u00a0: ${formatNumber(base.valeur)}.${egale.length > 0 ? ` Le chiffre écrit est celui de ${egale.join(', ')}.` : ''}`,
          cpts: un.cpts === null ? input.cpts.map(({ nom }) => nom) : [un.cpts],
          chiffres: [un],
        },
      ]
    })
}

/** Years that are written and that the application does not have. */
export function populationsSansAnnee(input: ControlesInput): readonly string[] {
  const manquent = publiees(input).flatMap(({ chiffre: publie, sommes, lieu }) => {
    const an = annee(publie)
    return an === null || sommes.get(an) !== undefined
      ? []
      : [`Population ${an} de ${lieu}\u00a0: pas de millésime ${an} embarqué.`]
  })
  const sansListe = input.cpts
    .filter(
      ({ communes, publies, detail }) =>
        detail !== null && communes.length === 0 && deLaCpts(publies).some(estPopulation),
    )
    .map(({ nom }) => nom)
  if (sansListe.length === 0) return [...new Set(manquent)]
  const qui = sansListe.length > 3 ? `${sansListe.length} CPTS` : sansListe.join(', ')
  return [
    ...new Set(manquent),
    `Population publiée de ${qui}\u00a0: la liste des communes n’est pas écrite, il n’y a rien à additionner.`,
  ]
}

/** The number of communes that is stated, against the list. */
export function nombreCommunes({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap(({ nom, communes, perimetre, publies }) =>
    deLaCpts(publies)
      .filter((un) => un.indicateur === 'communes' && un.unite === 'communes')
      .flatMap((un): readonly Trouvaille[] => {
        const plage = plageEcrite(un)
        const liste = new Set(communes).size
        if (plage === null || liste === 0) return []
        const ici = { min: liste, max: perimetre === 'complet' ? liste : null }
        if (!contredit(ici, plage)) return []
        return [
          {
            titre: `${nom}\u00a0: ${formatNumber(un.valeur ?? plage.min)} communes annoncées, ${formatNumber(liste)} dans la liste`,
            explication:
              perimetre === 'complet'
                ? 'La liste est dite complète\u00a0: une commune manque ou est en trop, ou des communes ont fusionné depuis la publication.'
                : 'La liste n’est pas complète et compte déjà plus de communes que le nombre annoncé.',
            cpts: [nom],
            codes: communes,
            chiffres: [un],
          },
        ]
      }),
  )
}

/** Population to judge the size on: the sum when the list is complete, else as published. */
function populationRetenue({ perimetre, communes, publies, detail }: CptsAControler): Quantity | null {
  const calculee = detail === null || communes.length === 0 ? null : detail.portrait.population
  if (perimetre === 'complet' && calculee !== null) return calculee
  const publiee = chiffre(deLaCpts(publies), 'population', 'habitants', detail?.portrait.millesime ?? null)
  return publiee === undefined ? calculee : quantitePubliee(publiee)
}

/** A stated size class against the one of the population. */
export function taillePubliee({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap((une) => {
    const { nom, publies } = une
    const habitants = populationRetenue(une)
    const calculee = habitants === null ? null : tailleOf(habitants)
    return deLaCpts(publies)
      .filter(donnee)
      .filter((un) => un.indicateur === 'taille' && calculee?.classe != null && un.valeur !== calculee.classe)
      .map((un) => ({
        titre: `${nom}\u00a0: taille ${formatNumber(un.valeur)} annoncée, taille ${calculee?.classe} calculée`,
        explication: `La population ${habitants?.kind === 'known' ? `(${formatNumber(habitants.value)} habitants) ` : ''}correspond à la taille ${calculee?.classe}\u00a0: ${calculee?.libelle}.`,
        cpts: [nom],
        chiffres: [un],
      }))
  })
}

/** Within 2 % of a threshold, one commune or one vintage may change the funding. */
export function seuil({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap((une): readonly Trouvaille[] => {
    const habitants = populationRetenue(une)
    if (habitants?.kind !== 'known') return []
    const taille = tailleOf(habitants)
    if (!taille.alerte || taille.seuilProche === null || taille.margeSeuil === null) return []
    const position = taille.direction === 'au-dessus' ? 'au-dessus' : 'au-dessous'
    return [
      {
        titre: `${une.nom}\u00a0: à ${formatNumber(taille.margeSeuil)} habitants d’un seuil de taille`,
        explication: `${formatNumber(habitants.value)} habitants, taille ${taille.classe} (${taille.libelle})\u00a0: ${formatNumber(taille.margeSeuil)} ${position} du seuil de ${formatNumber(taille.seuilProche)}, soit moins de 2\u00a0%. Une commune ou un millésime de plus peut changer la taille et le plafond.`,
        cpts: [une.nom],
        chiffres: deLaCpts(une.publies).filter((un) => estPopulation(un) && un.valeur === habitants.value),
      },
    ]
  })
}

/** Populations of different years do not compare. */
export function millesimesMeles({ cpts }: ControlesInput): readonly Trouvaille[] {
  const datees = cpts.flatMap(({ nom, publies }) =>
    deLaCpts(publies)
      .filter(estPopulation)
      .flatMap((un) => {
        const an = annee(un)
        return an === null ? [] : [{ nom, an }]
      }),
  )
  const annees = [...new Set(datees.map(({ an }) => an))].sort()
  const noms = [...new Set(datees.map(({ nom }) => nom))]
  // A CPTS that gives several years mixes nothing: a common one compares.
  const commune = annees.some((an) => noms.every((nom) => datees.some((un) => un.nom === nom && un.an === an)))
  if (noms.length < 2 || annees.length < 2 || commune) return []
  return [
    {
      titre: 'Des populations de millésimes différents',
      explication: `Les populations publiées des CPTS portent sur ${annees.join(', ')}\u00a0: elles ne se comparent ni ne s’additionnent exactement.`,
      cpts: noms,
    },
  ]
}
