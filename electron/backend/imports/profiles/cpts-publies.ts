/**
 * A published table of CPTS: one line for each, figures in columns, no commune (press kits of the CPAM and the ARS).
 * Columns are known by their words (shared/domain/controles/lecture.ts), as those typed in the grid.
 */
import { lireChiffre } from '../../../../shared/domain/controles/lecture.ts'
import type { Unit } from '../../../../shared/domain/quantity.ts'
import { MODELES_SAISIE } from '../../../../shared/domain/saisie.ts'
import type { Header } from '../table/header.ts'
import { codeColumns } from './columns.ts'
import type { CptsPubliesProfile, FigurePubliee } from './types.ts'

const NOM = [
  'cpts',
  'nomcpts',
  'nomdelacpts',
  'nomdescpts',
  'libellecpts',
  'lescpts',
  'communauteprofessionnelleterritorialedesante',
]
const COMMUNES = ['commune', 'nomcommune', 'libgeo', 'libellecommune', 'codepostal']

/** Words of the column in plain French, without its year: "pct_population" is « pct population ». */
const mots = (titre: string): string =>
  titre
    .replaceAll('_', ' ')
    .replace(/[([]?\b(?:19|20)\d{2}\b[)\]]?/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim()

/** The unit that the words of a column announce. */
function uniteDe(libelle: string): Unit {
  if (/%|\b(?:pct|parts?|pourcentages?)\b/iu.test(libelle)) return 'pourcent'
  if (/pour 100[\s\u00a0\u202f]?000/iu.test(libelle)) return 'pour_100000'
  if (/pour 10[\s\u00a0\u202f]?000/iu.test(libelle)) return 'pour_10000'
  if (/densit/iu.test(libelle)) return 'hab_km2'
  return /superficie|surface|km²|km2/iu.test(libelle) ? 'km2' : 'nombre'
}

function figure(titre: string, index: number): FigurePubliee[] {
  const libelle = mots(titre)
  const lu = lireChiffre({ libelle, unite: uniteDe(libelle) })
  if (lu === null) return []
  // A name of a program's column is no title to print.
  const modele = titre.includes('_') ? MODELES_SAISIE.find(({ indicateur }) => indicateur === lu.indicateur) : undefined
  return [
    {
      index,
      libelle: modele?.libelle ?? libelle,
      ...lu,
      millesime: /\b(?:19|20)\d{2}\b/.exec(titre.replaceAll('_', ' '))?.[0] ?? null,
    },
  ]
}

export const cptsPublies: CptsPubliesProfile = {
  id: 'cpts-publies',
  libelle: 'Tableau de chiffres publiés, par CPTS',
  producteur: null,
  licence: null,
  apporte: 'Des chiffres publiés, CPTS par CPTS, que l’onglet Contrôles relit.',
  telecharger: null,
  sansCouverture: 'chiffres publiés',
  contenu: 'publies',
  attendu: 'une colonne « cpts » et des colonnes de chiffres (population, % de la population, professionnels…)',
  layout(header: Header) {
    const cpts = header.find(...NOM)
    if (cpts < 0 || codeColumns(header) !== null || header.find(...COMMUNES) >= 0) return null
    const annee = header.find('annee', 'millesime')
    const figures = header.cells.flatMap((titre, index) =>
      index === cpts || index === annee ? [] : figure(titre, index),
    )
    return figures.length === 0 ? null : { cpts, annee, figures }
  },
}
