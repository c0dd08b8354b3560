/** The table of all figures by commune brought to a CPTS: same lines on screen, in the clipboard, CSV and XLSX. */

import { formatUnit } from './format.ts'
import type { Comparaison, SyntheseIndicateur } from './indicateurs/synthese.ts'
import { THEME_LABELS } from './indicateurs/types.ts'
import type { Cellule, Colonne, Ligne, Tableau } from './tableaux.ts'

export interface IndicateursCpts {
  readonly nom: string
  readonly syntheses: readonly SyntheseIndicateur[]
}

/** Levels with one column each; a CPTS over two départements compares itself with each, in the same column. */
const NIVEAUX = [
  ['epci', 'EPCI'],
  ['departement', 'Département'],
  ['region', 'Région'],
  ['france', 'France'],
] as const

const texte = (t: string): Cellule => ({ type: 'texte', texte: t })

export function tableauIndicateurs(cpts: readonly IndicateursCpts[]): Tableau {
  const plusieurs = cpts.length > 1
  const secteurs = plusieurs ? [] : (cpts[0]?.syntheses[0]?.secteurs.map(({ nom }) => nom) ?? [])
  const colonnes: Colonne[] = [
    ...(plusieurs ? [{ libelle: 'CPTS', genre: 'texte' as const }] : []),
    { libelle: 'Thème', genre: 'texte' },
    { libelle: 'Chiffre', genre: 'texte' },
    { libelle: 'Année', genre: 'texte' },
    { libelle: 'CPTS entière', genre: 'nombre' },
    ...secteurs.map((nom): Colonne => ({ libelle: `Secteur ${nom}`, genre: 'nombre' })),
    ...NIVEAUX.map(([, libelle]): Colonne => ({ libelle, genre: 'nombre' })),
    { libelle: 'Unité', genre: 'texte' },
    { libelle: 'Source', genre: 'texte' },
  ]
  return {
    id: 'indicateurs',
    titre: 'Autres chiffres des communes',
    colonnes,
    lignes: cpts.flatMap(({ nom, syntheses }) =>
      syntheses.map(
        (une): Ligne => ({
          cle: `${nom}/${une.id}`,
          total: false,
          cellules: [
            ...(plusieurs ? [texte(nom)] : []),
            texte(THEME_LABELS[une.theme]),
            texte(une.libelle),
            texte(une.millesime),
            une.repartition.length > 0 ? texte(repartitionEnMots(une)) : quantite(une, une.valeur),
            ...secteurs.map((secteur) => valeurSecteur(une, secteur)),
            ...NIVEAUX.map(([niveau]) => valeurComparee(une, niveau)),
            texte(une.repartition.length > 0 ? 'communes' : formatUnit(une.unite)),
            texte(une.libelleSource),
          ],
        }),
      ),
    ),
    note: null,
  }
}

function quantite({ decimales }: SyntheseIndicateur, valeur: SyntheseIndicateur['valeur']): Cellule {
  return { type: 'quantite', quantite: valeur, ...(decimales === null ? {} : { decimales }) }
}

function valeurSecteur(une: SyntheseIndicateur, secteur: string): Cellule {
  const trouve = une.secteurs.find(({ nom }) => nom === secteur)
  return trouve === undefined ? texte('') : quantite(une, trouve.valeur)
}

/** The one territory of that level; of several, none is chosen in the user's place. */
function valeurComparee(une: SyntheseIndicateur, niveau: Comparaison['niveau']): Cellule {
  const [seul, ...autres] = une.comparaisons.filter((c) => c.niveau === niveau)
  return seul === undefined || autres.length > 0 ? texte('') : quantite(une, seul.valeur)
}

/** "3 en ZIP, 2 en ZAC". */
function repartitionEnMots({ repartition }: SyntheseIndicateur): string {
  return repartition.map(({ libelle, communes }) => `${communes} ${libelle}`).join(', ')
}
