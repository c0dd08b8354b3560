/** Published densities and areas against the figures they are made of. */
import { libelleProfession } from '../catalogues.ts'
import { formatNumber } from '../format.ts'
import type { ChiffrePublie } from '../portrait-types.ts'
import { annee, deLaCpts, memeAnnee } from './chiffres.ts'
import { contredit, dire, type Plage, plageCalculee, plageEcrite, quotient } from './plage.ts'
import type { ControlesInput, CptsAControler, Trouvaille } from './types.ts'

/** Figures of the same place as `un`. */
function beside({ publies }: CptsAControler, { secteur, territoire }: ChiffrePublie): readonly ChiffrePublie[] {
  return publies.filter((autre) => autre.territoire === territoire && autre.secteur === secteur)
}

function plageDe(
  figures: readonly ChiffrePublie[],
  indicateur: string,
  a: ChiffrePublie,
): { readonly chiffre: ChiffrePublie; readonly plage: Plage } | null {
  const chiffre = figures.findLast((un) => un.indicateur === indicateur && memeAnnee(un, a))
  const plage = chiffre === undefined ? null : plageEcrite(chiffre)
  return chiffre === undefined || plage === null ? null : { chiffre, plage }
}

/** A published density against the population and area published beside it. */
export function densitePubliee({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap((une) =>
    une.publies
      .filter((un) => un.indicateur === 'densite' && un.unite === 'hab_km2')
      .flatMap((densite): readonly Trouvaille[] => {
        const autres = beside(une, densite)
        const habitants = plageDe(autres, 'population', densite)
        const km2 = plageDe(autres, 'superficie', densite)
        const plage = plageEcrite(densite)
        if (habitants === null || km2 === null || plage === null) return []
        const calculee = quotient(habitants.plage, km2.plage)
        if (calculee === null || !contredit(calculee, plage)) return []
        const milieu = (habitants.chiffre.valeur ?? habitants.plage.min) / (km2.chiffre.valeur ?? km2.plage.min)
        const dit = formatNumber(milieu, Math.max(densite.decimales, 0))
        return [
          {
            titre: `${densite.secteur ?? une.nom}\u00a0: densité publiée ${formatNumber(densite.valeur ?? plage.min, densite.decimales)}, calculée ${dit}`,
            explication: `${dire(habitants.chiffre.valeur ?? habitants.plage.min)} habitants sur ${dire(km2.chiffre.valeur ?? km2.plage.min)}\u00a0km² font ${dit}\u00a0habitants au km².`,
            cpts: [une.nom],
            chiffres: [densite, habitants.chiffre, km2.chiffre],
          },
        ]
      }),
  )
}

/** Cadastral and computed areas differ by about 1 %, and a published one is often rounded. */
const ECART_SUPERFICIE = 0.02

/** A published area against that of the communes. */
export function superficiePubliee({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap(({ nom, perimetre, publies, detail, communes }) => {
    const superficie = detail?.portrait.superficie
    if (perimetre !== 'complet' || communes.length === 0 || superficie?.kind !== 'known' || superficie.value <= 0)
      return []
    const marge = superficie.value * ECART_SUPERFICIE
    const calculee = { min: superficie.value - marge, max: superficie.value + marge }
    return deLaCpts(publies)
      .filter((un) => un.indicateur === 'superficie' && un.unite === 'km2')
      .flatMap((un): readonly Trouvaille[] => {
        const plage = plageEcrite(un)
        if (plage === null || !contredit(plage, calculee)) return []
        return [
          {
            titre: `${nom}\u00a0: superficie publiée ${dire(un.valeur ?? plage.min)}\u00a0km², calculée ${formatNumber(superficie.value, 1)}\u00a0km²`,
            explication: `Les communes de la liste font ${formatNumber(superficie.value, 1)}\u00a0km² (${superficie.sources.map(({ label }) => label).join(', ')})\u00a0: l’écart dépasse 2\u00a0%.`,
            cpts: [nom],
            chiffres: [un],
          },
        ]
      })
  })
}

const POUR = { pour_10000: 10_000, pour_100000: 100_000 } as const

interface Base {
  readonly dite: string
  readonly plage: Plage
}

/** Populations that a published density may be on: published ones, and those of each year that the application has. */
function populations({ communes, perimetre, publies, detail }: CptsAControler): readonly Base[] {
  const dites = deLaCpts(publies)
    .filter((un) => un.indicateur === 'population')
    .flatMap((un): readonly Base[] => {
      const plage = plageEcrite(un)
      return plage === null ? [] : [{ dite: `population publiée${annee(un) === null ? '' : ` ${annee(un)}`}`, plage }]
    })
  if (detail === null || perimetre !== 'complet' || communes.length === 0) return dites
  const sommes = [...detail.populations].flatMap(([an, somme]): readonly Base[] => {
    const plage = plageCalculee(somme)
    return plage === null ? [] : [{ dite: `population municipale ${an}`, plage }]
  })
  return [...dites, ...sommes]
}

/** Densities of professionals, which say of themselves neither their headcount nor their population. */
const densites = ({ publies }: CptsAControler) =>
  deLaCpts(publies).filter(
    (un): un is ChiffrePublie & { readonly unite: keyof typeof POUR } =>
      un.indicateur.startsWith('densite:') && un.unite in POUR,
  )

const codeDe = ({ indicateur }: ChiffrePublie): string => indicateur.slice('densite:'.length)

export function densiteProfession({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap((une) =>
    densites(une).flatMap((densite): readonly Trouvaille[] => {
      const plage = plageEcrite(densite)
      const effectif = plageDe(deLaCpts(une.publies), `profession:${codeDe(densite)}`, densite)
      const bases = populations(une)
      if (plage === null || effectif === null || bases.length === 0) return []
      const facteur = POUR[densite.unite]
      const calculees = bases.flatMap((base) => {
        const calculee = quotient(effectif.plage, base.plage, facteur)
        return calculee === null ? [] : [{ ...base, calculee }]
      })
      if (calculees.length === 0 || calculees.some(({ calculee }) => !contredit(calculee, plage))) return []
      const [premiere] = calculees
      const dit = (un: Plage) => formatNumber(un.min, Math.max(densite.decimales, 1))
      return [
        {
          titre: `${une.nom}, ${libelleProfession(codeDe(densite)).toLowerCase()}\u00a0: densité publiée ${formatNumber(densite.valeur ?? plage.min, densite.decimales)}, calculée ${premiere === undefined ? '' : dit(premiere.calculee)}`,
          explication: `${dire(effectif.chiffre.valeur ?? effectif.plage.min)} professionnels pour ${formatNumber(facteur)} habitants font ${calculees.map(({ dite, calculee }) => `${dit(calculee)} avec la ${dite}`).join(', ')}. Aucune base connue ne donne le chiffre publié.`,
          cpts: [une.nom],
          chiffres: [densite, effectif.chiffre],
        },
      ]
    }),
  )
}

export function densitesSansBase({ cpts }: ControlesInput): readonly string[] {
  const regardees = cpts.filter(({ detail }) => detail !== null)
  return regardees.flatMap((une) =>
    densites(une).flatMap((densite) => {
      const sans = [
        ...(plageDe(deLaCpts(une.publies), `profession:${codeDe(densite)}`, densite) === null ? ['son effectif'] : []),
        ...(populations(une).length === 0 ? ['une population'] : []),
      ]
      if (sans.length === 0) return []
      return [`${densite.libelle} (${une.nom})\u00a0: il manque ${sans.join(' et ')} à côté pour la recalculer.`]
    }),
  )
}
