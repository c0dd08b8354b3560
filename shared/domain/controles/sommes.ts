/** Do the parts of a published table add up to its stated totals? */
import type { ChiffrePublie } from '../portrait-types.ts'
import { sAdditionne } from '../unites.ts'
import { deLaCpts, duDepartement, estEnsemble, memeAnnee, totauxDepartement } from './chiffres.ts'
import { contredit, depasse, dire, type Plage, plageEcrite, somme } from './plage.ts'
import type { ControlesInput, CptsAControler, Trouvaille } from './types.ts'

interface Terme {
  readonly chiffre: ChiffrePublie
  readonly plage: Plage
}

function terme(chiffre: ChiffrePublie | undefined): readonly Terme[] {
  const plage = chiffre === undefined ? null : plageEcrite(chiffre)
  return chiffre === undefined || plage === null ? [] : [{ chiffre, plage }]
}

const total = (termes: readonly Terme[]): Plage => somme(termes.map(({ plage }) => plage))

/** "12 064 + 3 497 = 15 561"; bounds say « au moins ». */
function addition(termes: readonly Terme[]): string {
  const cites = termes.slice(0, 12).map(({ chiffre }) => (chiffre.valeur === null ? '…' : dire(chiffre.valeur)))
  return `${cites.join(' + ')}${termes.length > 12 ? ' + …' : ''} = ${faire(total(termes), termes)}`
}

function faire(plage: Plage, termes: readonly Terme[]): string {
  const exact = termes.reduce<number | null>(
    (s, { chiffre }) => (s === null || chiffre.valeur === null ? null : s + chiffre.valeur),
    0,
  )
  if (exact !== null) return dire(Math.round(exact * 1e6) / 1e6)
  return `au moins ${dire(plage.min)}`
}

const ecrit = ({ valeur }: ChiffrePublie, plage: Plage): string =>
  valeur === null ? `au moins ${dire(plage.min)}` : dire(valeur)

/** Sectors against the CPTS, figure by figure; nothing is said when a figure is missing for a sector. */
export function sommeSecteurs({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap(({ nom, publies }) => {
    const noms = [...new Set(publies.flatMap((un) => (un.secteur === null ? [] : [un.secteur])))]
    if (noms.length < 2) return []
    return deLaCpts(publies)
      .filter((un) => sAdditionne(un.unite))
      .flatMap((chiffre): readonly Trouvaille[] => {
        const parts = noms.flatMap((secteur) =>
          terme(
            publies.findLast(
              (un) =>
                un.secteur === secteur &&
                un.territoire === 'secteur' &&
                memeFigure(un, chiffre) &&
                memeAnnee(un, chiffre),
            ),
          ),
        )
        const plage = plageEcrite(chiffre)
        if (parts.length < noms.length || plage === null || !contredit(total(parts), plage)) return []
        return [
          {
            titre: `${nom}\u00a0: les secteurs ne font pas le total publié`,
            explication: `${chiffre.libelle}\u00a0: ${addition(parts)}, le total publié est ${ecrit(chiffre, plage)}.`,
            cpts: [nom],
            chiffres: [chiffre, ...parts.map((p) => p.chiffre)],
          },
        ]
      })
  })
}

const memeFigure = (a: ChiffrePublie, b: ChiffrePublie): boolean => a.indicateur === b.indicateur && a.unite === b.unite

/** Professions of a CPTS against its stated number of professionals. */
export function sommeProfessions({ cpts }: ControlesInput): readonly Trouvaille[] {
  return cpts.flatMap(({ nom, publies }): readonly Trouvaille[] => {
    const figures = deLaCpts(publies)
    const annonce = figures.findLast((un) => un.indicateur === 'professionnels' && un.unite === 'personnes')
    const plage = annonce === undefined ? null : plageEcrite(annonce)
    if (annonce === undefined || plage === null) return []
    const codes = [
      ...new Set(
        figures
          .filter((un) => un.indicateur.startsWith('profession:') && un.unite === 'personnes')
          .map((un) => un.indicateur),
      ),
    ]
    const tousMedecins = codes.includes('profession:10')
    const detail = codes
      .filter((code) => !(tousMedecins && code.startsWith('profession:10-')))
      .flatMap((code) =>
        terme(figures.findLast((un) => un.indicateur === code && un.unite === 'personnes' && memeAnnee(un, annonce))),
      )
    if (detail.length === 0) return []
    const fait = total(detail)
    const trop = depasse(fait, plage)
    if (!trop && !depasse(plage, fait)) return []
    return [
      {
        level: trop ? 'attention' : 'information',
        titre: `${nom}\u00a0: les professions font ${faire(fait, detail)}, le total publié est ${ecrit(annonce, plage)}`,
        explication: trop
          ? `${addition(detail)}\u00a0: la somme des professions dépasse le nombre de professionnels publié.`
          : `${addition(detail)}\u00a0: des professions ne sont sans doute pas détaillées.`,
        faire: trop
          ? 'Relisez les effectifs par profession et le total.'
          : 'Rien à faire si d’autres professions ne sont pas détaillées.',
        cpts: [nom],
        chiffres: [annonce, ...detail.map((d) => d.chiffre)],
      },
    ]
  })
}

/** The CPTS together against a figure stated for their département, or for all of them. */
export function sommeCpts(input: ControlesInput): readonly Trouvaille[] {
  return totauxDepartement(input)
    .filter((un) => sAdditionne(un.unite))
    .flatMap((annonce): readonly Trouvaille[] => {
      const lieu = duDepartement(annonce, input)
      const parts = lieu.flatMap((une) =>
        terme(deLaCpts(une.publies).findLast((un) => memeFigure(un, annonce) && memeAnnee(un, annonce))),
      )
      const plage = plageEcrite(annonce)
      if (parts.length < 2 || plage === null) return []
      const fait = total(parts)
      const estSomme = estEnsemble(annonce) && parts.length === input.cpts.length
      const trop = depasse(fait, plage)
      if (!trop && !(estSomme && depasse(plage, fait))) return []
      return [
        {
          titre: estSomme
            ? `Les CPTS font ${faire(fait, parts)}, le total annoncé est ${ecrit(annonce, plage)}`
            : 'Les CPTS dépassent ensemble leur département',
          explication: `${annonce.libelle}\u00a0: les ${parts.length} CPTS font ${addition(parts).split(' = ').at(-1)}, ${estSomme ? 'le total annoncé est' : 'le département'} ${ecrit(annonce, plage)}.`,
          cpts: lieu.map((une: CptsAControler) => une.nom),
          chiffres: [annonce, ...parts.map((p) => p.chiffre)],
        },
      ]
    })
}
