/**
 * Exports of maps by commune: C@rtoSanté, Atlasanté, Insee's « Statistiques locales ». Title lines, then
 * Code;Libellé;<indicators>, « N/A - secret statistique » for what is secret. Every column becomes a figure of the
 * dossier, with the words of its header; only counts are summed.
 */
import type { Indicateur, Theme } from '../../../../shared/domain/indicateurs/types.ts'
import type { Unit } from '../../../../shared/domain/quantity.ts'
import { court } from '../bilan/french.ts'
import { type Header, normaliseName } from '../table/header.ts'
import { anneeDuTitre, estMoyenne, pourCombien } from '../table/mots-unites.ts'
import { parseCode } from '../table/values.ts'
import type { Contexte } from './types-communs.ts'
import type { Mesure, ObservationProfile } from './types-mesures.ts'

const ANNEE = /\s*[([]?\b((?:19|20)\d\d)\b[)\]]?/
const OFFRE = /m[ée]decin|infirmi|kin[ée]|dentiste|sage|orthophon|podolog|pharmac|APL|soins/i

/** What the words of a header say of its unit. A rate is never summed; without a word, the column is one. */
function lireUnite(titre: string): { readonly unite: Unit; readonly nature: Indicateur['nature'] } {
  if (/m[ée]dian/i.test(titre)) return { unite: 'ratio', nature: 'mediane' }
  const pour = pourCombien(titre)
  if (pour === 100_000) return { unite: 'pour_100000', nature: 'rapport' }
  if (pour === 10_000) return { unite: 'pour_10000', nature: 'rapport' }
  if (pour === null && /%|\bparts?\b|\btaux\b|pourcentage/i.test(titre)) return { unite: 'pourcent', nature: 'rapport' }
  if (pour === null && /^(?:nombre|nb|effectif|population)\b/i.test(titre) && !estMoyenne(titre)) {
    return { unite: 'nombre', nature: 'additif' }
  }
  return { unite: 'ratio', nature: 'rapport' }
}

function figure(titre: string, index: number): { readonly definition: Indicateur; readonly mesure: Mesure } {
  const millesime = anneeDuTitre(titre)
  const libelle = court((millesime === null ? titre : titre.replace(ANNEE, ' ')).replace(/\s+/g, ' ').trim(), 200)
  const { unite, nature } = lireUnite(libelle)
  const theme: Theme = OFFRE.test(libelle) ? 'offre' : 'sante'
  const id = `perso:carto:${normaliseName(libelle).slice(0, 120)}`
  const decimales = nature === 'additif' ? 0 : 1
  return {
    definition: { id, libelle, unite, nature, theme, decimales },
    mesure: {
      index,
      indicateur: id,
      millesime,
      facteur: 1,
      videAbsent: true,
      note: -1,
      pourcent: unite === 'pourcent',
    },
  }
}

export const cartoExport: ObservationProfile = {
  id: 'carto-export',
  libelle: 'Export d’une carte par commune (C@rtoSanté, Atlasanté, Statistiques locales)',
  producteur: null,
  licence: null,
  telecharger: 'cartosante',
  contenu: 'observations',
  avec: 'defaut',
  attendu: 'les colonnes « Code », « Libellé », puis un indicateur par colonne',
  layout(header: Header, { nom, titres }: Contexte) {
    const [code, libelle] = header.names
    if (code !== 'code' || libelle !== 'libelle' || header.width < 3) return null
    const autour = `${nom} ${titres.join(' ')} ${header.cells.join(' ')}`
    // Codes of a TVS look like those of communes; a zoning has a profile of its own.
    if (/\btvs\b|territoires? de vie/i.test(autour) || header.matching(/zonage/).length > 0) return null
    const figures = header.cells
      .slice(2, header.width)
      .flatMap((titre, i) => (titre === '' ? [] : figure(titre, i + 2)))
    return {
      code: { code: 0, departement: -1 },
      nom: 1,
      mesures: figures.map(({ mesure }) => mesure),
      definitions: figures.map(({ definition }) => definition),
      // Exports hold several levels; a code of two digits may be a département or a région.
      niveau: (cells) => (parseCode(cells[0] ?? '') === null ? null : 'commune'),
      remarques: [
        'Les unités et ce qui s’additionne sont déduits du titre des colonnes : vérifiez-les dans l’écran Chiffres.',
      ],
    }
  },
}
