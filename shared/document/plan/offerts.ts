/** The figures that may be put in a text: those of the dossier that say something, of the CPTS and of what it is compared with. */
import type { Faits } from '../../domain/chiffres/faits.ts'
import { POPULATION } from '../../domain/chiffres/ids.ts'
import { figures } from '../../domain/chiffres/resoudre.ts'
import { laCpts } from '../../domain/chiffres/territoire.ts'
import { COMMUNES, ecrire, MARGE, NON_DISPONIBLE } from './chiffres.ts'
import type { Lieu, Reference } from './texte.ts'

export interface Offert {
  readonly reference: Reference
  readonly theme: string
  readonly libelle: string
  /** « CPTS », the name of a sector, of a territory around. */
  readonly lieu: string
  /** What it says today. */
  readonly texte: string
}

export function chiffresOfferts(faits: Faits): Offert[] {
  const lieux: { readonly ou: Lieu; readonly lieu: string }[] = [
    { ou: { type: 'cpts' }, lieu: 'CPTS' },
    ...faits.secteurs.flatMap(({ id, nom }) =>
      id === undefined ? [] : [{ ou: { type: 'secteur', secteur: id } as const, lieu: nom }],
    ),
  ]
  const offrir = (
    indicateur: string,
    theme: string,
    libelle: string,
    { ou, lieu }: (typeof lieux)[number],
  ): Offert[] => {
    const forme = indicateur === 'evolution' ? 'croissance' : 'unite'
    const reference: Reference = { indicateur, ou, millesime: null, forme }
    const { texte } = ecrire(faits, reference)
    return texte === NON_DISPONIBLE ? [] : [{ reference, theme, libelle, lieu, texte }]
  }
  const [cpts] = lieux
  const territoire = 'Population et territoire'
  return [
    ...(cpts === undefined
      ? []
      : [
          ...offrir(COMMUNES, territoire, 'Nombre de communes', cpts),
          ...offrir(MARGE, territoire, 'Écart au seuil de taille le plus proche', cpts),
        ]),
    ...figures(faits).flatMap((fait) => {
      const { id, theme, libelle, classes } = fait.entree
      if (classes !== null) return []
      const dites = fait.origine?.(laCpts(faits), fait.defaut() ?? '').comparaisons ?? []
      const autour = dites.map(({ niveau, territoire: code, nom }) => ({
        ou: { type: 'niveau', niveau, code } as const,
        lieu: nom,
      }))
      const departements = [...faits.departementPopulations.keys()].map((code) => ({
        ou: { type: 'niveau', niveau: 'departement', code } as const,
        lieu: faits.infos.find(({ departement }) => departement.code === code)?.departement.nom ?? code,
      }))
      return [...lieux, ...(id === POPULATION ? departements : autour)].flatMap((lieu) =>
        offrir(id, theme, libelle, lieu),
      )
    }),
  ]
}
