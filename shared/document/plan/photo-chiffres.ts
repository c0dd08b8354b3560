/** Figures of a CPTS as a named version keeps them: those that may be put in a text, of the CPTS and of its sectors. */
import type { Faits } from '../../domain/chiffres/faits.ts'
import { POPULATION } from '../../domain/chiffres/ids.ts'
import { ditQuelqueChose, formatQuantity } from '../../domain/format.ts'
import type { ChiffrePublie } from '../../domain/portrait-types.ts'
import { quantitePubliee } from '../../domain/publies.ts'
import type { Quantity, SourceRef } from '../../domain/quantity.ts'
import { knownValue, missing } from '../../domain/quantity-ops.ts'
import { tailleOf } from '../../domain/taille.ts'
import type { ChiffrePhoto } from '../../domain/versions/photo.ts'
import { mesurer } from './chiffres.ts'
import { chiffresOfferts, type Offert } from './offerts.ts'
import type { Reference } from './texte.ts'

/** What tells a source of a figure: the SHA-256 of its file, else its words. */
type NommerSource = (source: SourceRef) => string

export function photoChiffres(faits: Faits, nommer: NommerSource): ChiffrePhoto[] {
  const offerts = chiffresOfferts(faits).filter(({ reference: { ou } }) => ou.type === 'cpts' || ou.type === 'secteur')
  return [
    ...offerts.flatMap((un) => deLOffert(faits, un, nommer)),
    taille(faits, nommer),
    ...faits.publies.filter((un) => un.cptsId === faits.id).map((un) => publie(un)),
  ]
}

function deLOffert(faits: Faits, { reference, theme, libelle, lieu, texte }: Offert, nommer: NommerSource) {
  const mesure = mesurer(faits, reference)
  if (mesure === null) return []
  const { quantite, decimales = 0, millesime } = mesure
  return [
    {
      cle: cleChiffre(reference),
      theme,
      libelle,
      lieu: reference.ou.type === 'cpts' ? null : lieu,
      millesime,
      texte,
      ...nombre(quantite, decimales),
      sources: sourcesDe(quantite, nommer),
    },
  ]
}

const sourcesDe = (quantite: Quantity | undefined, nommer: NommerSource): string[] =>
  [...new Set(quantite?.sources.map(nommer))].sort()

const nombre = (quantite: Quantity, decimales: number): Pick<ChiffrePhoto, 'valeur' | 'unite' | 'decimales'> => ({
  valeur: knownValue(quantite),
  unite: quantite.unit,
  decimales,
})

/** A sector is told by its number: a new name is no other figure. */
const cleChiffre = ({ indicateur, ou }: Reference): string =>
  ou.type === 'secteur' ? `${indicateur} secteur ${ou.secteur}` : indicateur

function taille(faits: Faits, nommer: NommerSource): ChiffrePhoto {
  const population = mesurer(faits, {
    indicateur: POPULATION,
    ou: { type: 'cpts' },
    millesime: null,
    forme: 'valeur',
  })
  const { classe } = tailleOf(population?.quantite ?? missing('absent', 'habitants'))
  return {
    cle: 'taille',
    theme: 'Population et territoire',
    libelle: 'Taille de l’ACI',
    lieu: null,
    millesime: null,
    texte: classe === null ? 'à déterminer' : `taille ${classe}`,
    valeur: null,
    unite: 'nombre',
    decimales: 0,
    sources: sourcesDe(population?.quantite, nommer),
  }
}

function publie(chiffre: ChiffrePublie): ChiffrePhoto {
  const { indicateur, libelle, territoire, secteurId, secteur, base, source, millesime, decimales } = chiffre
  const quantite = quantitePubliee(chiffre)
  const texte = ditQuelqueChose(quantite, decimales)
    ? formatQuantity(quantite, { decimals: decimales, unit: 'en toutes' })
    : formatQuantity(quantite)
  return {
    cle: `publie ${JSON.stringify([indicateur, base, territoire, secteurId])}`,
    theme: 'Chiffres publiés ou saisis',
    libelle: base === null ? libelle : `${libelle} (${base})`,
    lieu: territoire === 'cpts' ? null : (secteur ?? TERRITOIRES[territoire]),
    millesime,
    texte,
    ...nombre(quantite, decimales),
    sources: [source],
  }
}

const TERRITOIRES = {
  cpts: null,
  secteur: 'secteur',
  departement: 'département',
  region: 'région',
  france: 'France',
} as const
