/** "D'où vient ce chiffre ?" for what is no sum: the size class and the ceiling, and for the inputs of the key figures. */

import { apostrophe } from '../../../../shared/dessins/texte.ts'
import { formatDate, formatNumber, formatQuantity } from '../../../../shared/domain/format.ts'
import type { MontantAci, Portrait, Taille } from '../../../../shared/domain/portrait-types.ts'
import { known } from '../../../../shared/domain/quantity-ops.ts'
import { ORIGINE_TAILLES, SEUILS_TAILLE } from '../../../../shared/domain/taille.ts'
import type { Explication, Part, Rubrique } from '../../../ui/provenance.ts'
import { chiffrePublie, type Resume } from './resume.ts'
import { phraseMarge, plafondConfirme } from './taille-barre.ts'

const NBSP = '\u00a0'

const statut = (confirme: boolean): string =>
  confirme ? 'Confirmé par une source publiée.' : 'À confirmer par la CPAM.'

/** The population, the thresholds it stands between, the margin, and where the thresholds come from. */
export function expliquerTaille({ taille, population }: Resume): Explication {
  const an = population.millesime === null ? '' : ` (population municipale ${population.millesime})`
  const rubriques: Rubrique[] = [
    {
      titre: 'Calcul',
      lignes: [`${formatQuantity(population, { unit: true })}${an}, comparés aux seuils de l’accord.`],
    },
    { titre: 'Marge', lignes: [phraseMarge(population), ...alerte(taille)] },
    {
      titre: 'Seuils',
      lignes: SEUILS_TAILLE.map((seuil) => `Taille ${seuil.taille}${NBSP}: ${seuil.libelle}`),
    },
    { titre: 'Statut', lignes: [statut(ORIGINE_TAILLES.confirmee), ORIGINE_TAILLES.note] },
    {
      titre: 'Sources',
      lignes: [
        `${ORIGINE_TAILLES.source} (accord en vigueur depuis le ${formatDate(ORIGINE_TAILLES.debut)})`,
        ...population.sources.map(({ label, file }) => (file === null ? label : `${label}, ${file}`)),
      ],
    },
  ]
  return {
    texte: taille.classe === null ? 'Taille inconnue' : `Taille ${taille.classe}`,
    libelle: taille.classe === null ? 'la population ne permet pas de la dire' : taille.libelle,
    rubriques,
  }
}

function alerte({ alerte: proche, seuilProche }: Taille): string[] {
  if (!proche || seuilProche === null) return []
  return [
    `À moins de 2${NBSP}% du seuil de ${formatNumber(seuilProche)}${NBSP}: un autre millésime peut changer la taille.`,
  ]
}

/** The amount of the agreement for this size; what no sure source gives says that it is to be confirmed. */
export function expliquerPlafond(plafond: MontantAci | null, { classe }: Taille, version: string): Explication {
  const confirme = plafondConfirme(plafond, version)
  return {
    texte: confirme === null ? 'À confirmer' : formatQuantity(confirme),
    libelle: 'plafond de financement par an',
    rubriques: [
      {
        titre: 'Calcul',
        lignes: [`Montant de l’accord «${NBSP}${version}${NBSP}» pour une CPTS de taille ${classe ?? 'inconnue'}.`],
      },
      { titre: 'Statut', lignes: [statut(confirme !== null)] },
      { titre: 'Sources', lignes: plafond === null ? [] : [plafond.source] },
    ].filter(({ lignes }) => lignes.length > 0),
  }
}

/** The communes behind a key figure, each with how its value was made; none when the figure was published as it is. */
export function partsCle(portrait: Portrait, cle: 'communes' | 'population' | 'superficie' | 'densite'): Part[] {
  const publiee = (indicateur: string) => chiffrePublie(portrait, indicateur) !== null
  if (publiee(cle) || (cle === 'densite' && (publiee('population') || publiee('superficie')))) return []
  return portrait.communes.map((commune): Part => {
    const nom = apostrophe(commune.nom)
    if (cle === 'communes') return { nom, quantite: known(1, 'communes'), detail: commune.code }
    if (cle !== 'densite') return { nom, quantite: commune[cle] }
    const termes = [commune.population, commune.superficie].map((terme) => formatQuantity(terme, { unit: true }))
    return { nom, quantite: commune.densite, detail: termes.join(' ÷ ') }
  })
}
