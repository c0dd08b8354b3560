/** Supply by commune: people of each profession, how many for 10 000 inhabitants, structures. */
import { libelleProfession, PROFESSIONS, STRUCTURES } from './catalogues.ts'
import type { Definition, FaitsCarte } from './figures-carte-types.ts'
import { densite10000, ditOffre, effectif, indexerOffre, sourceDe } from './offre.ts'
import type { CommuneFacts } from './portrait-types.ts'
import type { Quantity, SourceRef, Unit } from './quantity.ts'
import { missing } from './quantity-ops.ts'
import { ditStructures, indexerStructures, nombreStructures } from './structures.ts'

const THEME_OFFRE = 'Professionnels de santé libéraux'
const THEME_STRUCTURES = 'Structures de santé'

/** Catalogue order, then codes it does not have. */
function ordonner(catalogue: readonly { readonly code: string }[], presents: Iterable<string>): string[] {
  const rangs = new Map(catalogue.map(({ code }, rang) => [code, rang]))
  const rang = (code: string) => rangs.get(code) ?? catalogue.length
  return [...presents].sort((a, b) => rang(a) - rang(b) || (a < b ? -1 : 1))
}

interface Comptage {
  readonly id: string
  readonly libelle: string
  readonly unite: Unit
  readonly decimales: number
  readonly nature: 'effectif' | 'rapport'
  readonly theme: string
  readonly source: SourceRef
  readonly connues: number
  readonly valeur: (commune: CommuneFacts) => Quantity
}

function definir({ source, connues, valeur, ...figure }: Comptage): Definition {
  const { millesime } = source
  return {
    figure: { ...figure, classes: null, periode: false, millesimes: [{ millesime, connues }] },
    defaut: millesime,
    valeurs: () => valeur,
  }
}

/**
 * Professions and structures present in the territory. What the lists do not show to be whole is a lower bound or
 * missing, a commune that they cover without anybody is zero.
 */
export function figuresOffre(faits: FaitsCarte): Definition[] {
  return [...professions(faits), ...desStructures(faits)]
}

function professions({ communes, millesime, offre: faitsOffre }: FaitsCarte): Definition[] {
  if (faitsOffre === null) return []
  const offre = indexerOffre(faitsOffre)
  const codes = communes.map(({ info }) => info.code)
  const presentes = [...offre.parProfession].filter(([, parCommune]) => codes.some((code) => parCommune.has(code)))
  return ordonner(
    PROFESSIONS,
    presentes.map(([code]) => code),
  ).flatMap((profession) => {
    const nom = libelleProfession(profession)
    const connues = codes.filter((code) => ditOffre(offre, profession, code) === 'tout').length
    const commun = { theme: THEME_OFFRE, source: sourceDe(offre, profession), connues }
    const nombre = ({ info }: CommuneFacts) => effectif(offre, profession, [info.code])
    return [
      definir({
        ...commun,
        id: `profession:${profession}:densite`,
        libelle: `${nom}, densité`,
        unite: 'pour_10000',
        decimales: 1,
        nature: 'rapport',
        valeur: (commune) =>
          densite10000(
            nombre(commune),
            commune.populations.get(millesime) ?? missing('non_disponible', 'habitants', { millesime }),
          ),
      }),
      definir({
        ...commun,
        id: `profession:${profession}`,
        libelle: nom,
        unite: 'personnes',
        decimales: 0,
        nature: 'effectif',
        valeur: nombre,
      }),
    ]
  })
}

function desStructures({ communes, structures: faits }: FaitsCarte): Definition[] {
  if (faits === null) return []
  const codes = communes.map(({ info }) => info.code)
  const structures = indexerStructures(faits)
  const presentes = [...structures.parCategorie].filter(([, parCommune]) => codes.some((code) => parCommune.has(code)))
  return ordonner(
    STRUCTURES,
    presentes.map(([categorie]) => categorie),
  ).map((categorie) =>
    definir({
      id: `structure:${categorie}`,
      libelle: STRUCTURES.find(({ code }) => code === categorie)?.pluriel ?? `Catégorie Finess ${categorie}`,
      unite: 'structures',
      decimales: 0,
      nature: 'effectif',
      theme: THEME_STRUCTURES,
      source: faits.source,
      connues: codes.filter((code) => ditStructures(structures, categorie, code) === 'tout').length,
      valeur: ({ info: { code } }) => nombreStructures(structures, categorie, [code]),
    }),
  )
}
