/** The table of all figures by commune brought to a CPTS: same lines on screen, in the clipboard, CSV and XLSX. */

import { formatUnit } from './format.ts'
import { motsFigure } from './indicateurs/mots.ts'
import { originesEnMots } from './indicateurs/origine.ts'
import type { SyntheseIndicateur } from './indicateurs/synthese.ts'
import { THEME_LABELS } from './indicateurs/types.ts'
import { MOTS_NIVEAU, NIVEAUX, type Niveau } from './niveaux.ts'
import type { Cellule, Colonne, Ligne, Tableau } from './tableaux.ts'

export interface IndicateursCpts {
  readonly nom: string
  readonly syntheses: readonly SyntheseIndicateur[]
}

const texte = (t: string): Cellule => ({ type: 'texte', texte: t })

export function tableauIndicateurs(cpts: readonly IndicateursCpts[]): Tableau {
  const plusieurs = cpts.length > 1
  const secteurs = plusieurs ? [] : (cpts[0]?.syntheses[0]?.secteurs.map(({ nom }) => nom) ?? [])
  const niveaux = niveauxDe(cpts)
  const colonnes: Colonne[] = [
    ...(plusieurs ? [{ libelle: 'CPTS', genre: 'texte' as const }] : []),
    { libelle: 'Thème', genre: 'texte' },
    { libelle: 'Chiffre', genre: 'texte' },
    { libelle: 'Année', genre: 'texte' },
    { libelle: 'CPTS entière', genre: 'nombre' },
    ...secteurs.map((nom): Colonne => ({ libelle: `Secteur ${nom}`, genre: 'nombre' })),
    ...niveaux.map(({ libelle }): Colonne => ({ libelle, genre: 'nombre' })),
    { libelle: 'Unité', genre: 'texte' },
    { libelle: 'Source', genre: 'texte' },
    { libelle: 'Comparaisons', genre: 'texte' },
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
            propre(une),
            ...secteurs.map((secteur) => valeurSecteur(une, secteur)),
            ...niveaux.map((niveau) => valeurComparee(une, niveau)),
            texte(une.repartition.length > 0 ? 'communes' : formatUnit(une.unite)),
            texte(une.libelleSource),
            texte(originesEnMots(une.comparaisons)),
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

/** The value of the whole CPTS; in words where it is no number. */
function propre(une: SyntheseIndicateur): Cellule {
  const mots = motsFigure(une)
  const cellule = quantite(une, une.valeur)
  return mots === null || cellule.type === 'texte' ? cellule : { ...cellule, mots }
}

function valeurSecteur(une: SyntheseIndicateur, secteur: string): Cellule {
  const trouve = une.secteurs.find(({ nom }) => nom === secteur)
  return trouve === undefined ? texte('') : quantite(une, trouve.valeur)
}

/** The territory of a column; of several in one column, none is chosen in the user's place. */
function valeurComparee(une: SyntheseIndicateur, { niveau, territoire }: ColonneNiveau): Cellule {
  const siens = une.comparaisons.filter(
    (c) => c.niveau === niveau && (territoire === null || c.territoire === territoire),
  )
  const [seul, ...autres] = siens
  if (seul === undefined) return texte('')
  return autres.length > 0 ? texte(`${siens.length} territoires`) : quantite(une, seul.valeur)
}

interface ColonneNiveau {
  readonly niveau: Niveau
  /** Null: the one of that level. */
  readonly territoire: string | null
  readonly libelle: string
}

/** One column for each level; of one CPTS that lies in several territories of a level, one for each of them. */
function niveauxDe(cpts: readonly IndicateursCpts[]): ColonneNiveau[] {
  return NIVEAUX.flatMap((niveau): ColonneNiveau[] => {
    const libelle = MOTS_NIVEAU[niveau].titre
    const commune: ColonneNiveau[] = [{ niveau, territoire: null, libelle }]
    const [seule, ...autres] = cpts
    if (seule === undefined || autres.length > 0) return commune
    const noms = new Map(
      seule.syntheses.flatMap(({ comparaisons }) =>
        comparaisons.flatMap((c) => (c.niveau === niveau ? [[c.territoire, c.nom] as const] : [])),
      ),
    )
    if (noms.size < 2) return commune
    return [...noms].map(([territoire, nom]) => ({ niveau, territoire, libelle: `${libelle} ${nom}` }))
  })
}
