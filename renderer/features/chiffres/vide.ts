/** Why a table has no line, and what to do: an empty table is never a zero. */
import type { Tableau } from '../../../shared/domain/tableaux.ts'

/** Short enough for all to stand on one line of a small screen. */
export const ONGLETS: Readonly<Record<Tableau['id'], string>> = {
  territoires: 'Territoire et secteurs',
  communes: 'Communes',
  professions: 'Professionnels',
  structures: 'Structures',
  populations: 'Populations',
  publies: 'Rézone, CPAM…',
  indicateurs: 'Âges, revenus, soins…',
}

interface Vide {
  readonly titre: string
  readonly suite: string
  readonly ecran: 'donnees' | 'territoire' | null
}

export const VIDES: Readonly<Record<Tableau['id'], Vide>> = {
  territoires: { titre: 'Aucun territoire', suite: 'Choisissez les communes de la CPTS.', ecran: 'territoire' },
  communes: {
    titre: 'Aucune commune',
    suite: 'Choisissez les communes de la CPTS\u00a0: leurs populations apparaîtront ici.',
    ecran: 'territoire',
  },
  professions: {
    titre: 'Aucun professionnel importé',
    suite: 'Déposez l’extraction de l’Annuaire Santé pour compter les professionnels de chaque commune.',
    ecran: 'donnees',
  },
  structures: {
    titre: 'Aucune structure importée',
    suite: 'Déposez l’extraction FINESS pour compter les maisons de santé, pharmacies et établissements.',
    ecran: 'donnees',
  },
  populations: { titre: 'Aucun millésime', suite: 'Choisissez les communes de la CPTS.', ecran: 'territoire' },
  indicateurs: {
    titre: 'Aucun autre chiffre importé',
    suite:
      'Déposez un fichier de l’Insee (âges, ménages, revenus, équipements), de la Drees ou tout tableau par commune\u00a0: ses chiffres apparaîtront ici, à côté de ceux du département et de la France.',
    ecran: 'donnees',
  },
  publies: {
    titre: 'Aucun chiffre publié dans ce dossier',
    suite:
      'Saisissez ou collez ceux que Rézone CPTS ou la CPAM montrent à l’écran, ou ceux d’un dossier de presse\u00a0: ils seront gardés tels que publiés.',
    ecran: null,
  },
}

/** A table whose figures are all missing for want of an import says so once, in place of lines of « non importé ». */
export function rienDImporte({ lignes }: Tableau): boolean {
  const quantites = lignes.flatMap(({ cellules }) =>
    cellules.flatMap((une) => (une.type === 'quantite' ? une.quantite : [])),
  )
  return quantites.every((une) => une.kind === 'missing' && une.reason === 'non_importe')
}
