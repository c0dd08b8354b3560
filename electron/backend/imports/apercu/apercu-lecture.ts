/**
 * Which columns of a recognised file are shown before its import, and which year it is of. Only what will be read is
 * shown: the names of people that the Annuaire Santé holds never reach the screen.
 */
import { POPULATION } from '../../../../shared/domain/chiffres/ids.ts'
import type { Reference } from '../../reference/types.ts'
import { francais } from '../bilan/french.ts'
import { dateInName, PopulationSample, yearInName } from '../chiffres/millesime.ts'
import type { CodeColumns } from '../profiles/types-communs.ts'
import type { ObservationLayout } from '../profiles/types-mesures.ts'
import type { Recognition } from '../recognise.ts'
import type { Separator } from '../table/rang.ts'
import { codeOfRow } from '../table/rows.ts'
import { parseNumber } from '../table/values.ts'

type Cells = readonly string[]

/** A dossier complet has two hundred figures: the first are enough to know it. */
const COLONNES_MONTREES = 12

interface Colonne {
  readonly titre: string
  /** The cell as understood: a commune code gets its zero back. */
  lire(cells: Cells): string
}

export interface Lecture {
  readonly profil: string
  readonly libelle: string
  readonly separateur: Separator | null
  /** 0 when there is no header. */
  readonly ligneEntete: number
  readonly largeur: number | null
  /** The same without the empty cells that a trailing delimiter adds. */
  readonly largeurNue: number
  /** First words of the lines of a file without header. */
  readonly debuts?: readonly string[]
  readonly colonnes: readonly Colonne[]
  /** False: a line passed over in silence (a header of the FINESS stock). */
  garde(cells: Cells): boolean
  /** Is shown every line of the head, to tell the year from the values. */
  observer(cells: Cells, vues: PopulationsVues): void
  millesime(vues: PopulationsVues): string | null
}

/** Populations met in the head, compared with those of the reference. */
export class PopulationsVues {
  readonly #sample = new PopulationSample()
  readonly #reference: Reference

  constructor(reference: Reference) {
    this.#reference = reference
  }

  add(code: string, value: number): void {
    this.#sample.add(code, value)
  }

  /** The one vintage that fits; null when none or several do. */
  seul(): string | null {
    const [only, ...others] = this.#sample.recognise(this.#reference)
    return others.length > 0 ? null : (only ?? null)
  }
}

const colonne = (titre: string, index: number): Colonne[] =>
  index < 0 ? [] : [{ titre, lire: (cells) => cells[index] ?? '' }]

/** The code of the commune, or what stands for it in a file without codes. */
const colonnesLieu = (columns: CodeColumns): Colonne[] =>
  columns.code < 0
    ? [...colonne('Code postal', columns.codePostal ?? -1), ...colonne('Commune', columns.nom ?? -1)]
    : [
        {
          titre: 'Code commune',
          lire: (cells) => codeOfRow(cells, columns)?.code ?? cells[columns.code] ?? '',
        },
      ]

/** Of one profile. */
const nomme = ({ id, libelle }: { readonly id: string; readonly libelle: string }) => ({
  profil: id,
  libelle: francais(libelle),
})

/** How a recognised file is shown. */
export function lectureDe(nom: string, recognition: Recognition): Lecture {
  const common = {
    separateur: recognition.separateur,
    garde: () => true,
    observer: () => undefined,
    ...(recognition.kind === 'stock'
      ? {
          ligneEntete: 0,
          largeur: null,
          largeurNue: 0,
          debuts: [recognition.profile.enregistrement, ...recognition.profile.autres],
        }
      : {
          ligneEntete: recognition.ligneEntete,
          largeur: recognition.header.cells.length,
          largeurNue: recognition.header.width,
        }),
  }
  switch (recognition.kind) {
    case 'observations':
      return { ...common, ...observations(nom, recognition) }
    case 'stock': {
      const { profile } = recognition
      return {
        ...common,
        ...structures(recognition),
        garde: (cells) => cells[0]?.replace(/"/g, '') === profile.enregistrement,
        millesime: () => recognition.date ?? dateInName(nom) ?? yearInName(nom),
      }
    }
    case 'structures':
      return {
        ...common,
        ...structures(recognition),
        millesime: () => recognition.layout.jour ?? dateInName(nom) ?? yearInName(nom),
      }
    case 'activites': {
      const { profile, layout } = recognition
      return {
        ...common,
        ...nomme(profile),
        colonnes: [
          ...colonne('N° Finess', layout.finess),
          ...colonne('Places installées', layout.installees),
          ...colonne('Places autorisées', layout.autorisees),
          ...colonne('Commune desservie', layout.commune),
        ],
        millesime: () => layout.jour ?? dateInName(nom) ?? yearInName(nom),
      }
    }
    case 'territoire': {
      const { profile, layout } = recognition
      return {
        ...common,
        ...nomme(profile),
        colonnes: [...colonne('CPTS', layout.cpts), ...colonnesLieu(layout.code), ...colonne('Commune', layout.nom)],
        millesime: () => null,
      }
    }
    case 'publies': {
      const { profile, layout } = recognition
      return {
        ...common,
        ...nomme(profile),
        colonnes: [
          ...colonne('CPTS', layout.cpts),
          ...layout.figures.flatMap(({ libelle, index }) => colonne(libelle, index)),
        ],
        millesime: () => null,
      }
    }
    case 'appartenance': {
      const { profile, layout } = recognition
      return {
        ...common,
        ...nomme(profile),
        colonnes: [
          ...colonnesLieu(layout.code),
          ...colonne('Commune', layout.nom),
          ...colonne('Canton', layout.canton),
          ...colonne('Bassin de vie', layout.bassin),
        ],
        millesime: () => yearInName(nom),
      }
    }
    case 'mouvements': {
      const { profile, layout } = recognition
      return {
        ...common,
        ...nomme(profile),
        colonnes: [
          ...colonne('Date', layout.date),
          ...colonne('Code avant', layout.avant),
          ...colonne('Commune avant', layout.nomAvant),
          ...colonne('Code après', layout.apres),
          ...colonne('Commune après', layout.nomApres),
        ],
        millesime: () => yearInName(nom),
      }
    }
    case 'quartiers': {
      const { profile, layout } = recognition
      return {
        ...common,
        ...nomme(profile),
        colonnes: [
          ...colonne('Code du quartier', layout.quartier),
          ...colonne('Quartier', layout.nom),
          ...colonne('Communes', layout.code.code),
        ],
        millesime: () => yearInName(nom),
      }
    }
    case 'ameli':
      return { ...common, ...ameli(nom, recognition) }
    default:
      return { ...common, ...annuaire(nom, recognition) }
  }
}

function ameli(
  nom: string,
  { profile, layout }: Recognition & { kind: 'ameli' },
): Pick<Lecture, 'profil' | 'libelle' | 'colonnes' | 'millesime'> {
  return {
    ...nomme(profile),
    colonnes: [
      ...colonne('Spécialité', layout.specialite),
      ...colonne('Nature d’exercice', layout.nature),
      ...colonne('Code postal', layout.codePostal),
      ...colonne('Ville', layout.ville),
    ],
    millesime: () => dateInName(nom) ?? yearInName(nom),
  }
}

function observations(
  nom: string,
  { found, header }: Recognition & { kind: 'observations' },
): Pick<Lecture, 'profil' | 'libelle' | 'colonnes' | 'garde' | 'observer' | 'millesime'> {
  const layout: Pick<ObservationLayout, 'code' | 'nom' | 'apercu' | 'niveau'> = found[0]?.layout ?? {
    code: { code: 0, departement: -1 },
    nom: -1,
  }
  const mesures = found.flatMap((one) => one.layout.mesures)
  const ouverte = mesures.find(({ indicateur, millesime }) => indicateur === POPULATION && millesime === null)
  return {
    profil: found.map(({ profile }) => profile.id).join('+'),
    libelle: found.map(({ profile, layout: sien }) => francais(sien.libelle ?? profile.libelle)).join('\u00a0; '),
    colonnes: [
      ...colonnesLieu(layout.code),
      ...colonne('Commune', layout.nom),
      ...[...mesures.slice(0, COLONNES_MONTREES).map(({ index }) => index), ...(layout.apercu ?? [])].flatMap((index) =>
        colonne(header.cells[index] ?? '', index),
      ),
    ],
    garde: (cells) => layout.niveau === undefined || layout.niveau(cells) !== null,
    observer: (cells, vues) => {
      if (ouverte === undefined) return
      const code = codeOfRow(cells, layout.code)
      const value = parseNumber(cells[ouverte.index] ?? '')
      if (code !== null && value.kind === 'number') vues.add(code.code, value.value)
    },
    millesime: (vues) => {
      const columns = [...new Set(mesures.flatMap(({ millesime }) => millesime ?? []))].sort()
      if (ouverte === undefined && columns.length > 0) {
        return columns.length === 1 ? (columns[0] ?? null) : `${columns[0]} à ${columns.at(-1)}`
      }
      const demandee = found.some((one) => one.layout.anneeDemandee === true)
      return (ouverte === undefined ? null : vues.seul()) ?? (demandee ? null : yearInName(nom))
    },
  }
}

function structures({
  profile,
  ...recognition
}: Recognition & { kind: 'structures' | 'stock' }): Pick<Lecture, 'profil' | 'libelle' | 'colonnes'> {
  const layout = 'layout' in recognition ? recognition.layout : 'structure' in profile ? profile.structure : null
  return {
    ...nomme(profile),
    colonnes:
      layout === null
        ? []
        : [
            ...colonne('N° Finess', layout.finess),
            ...colonne('Nom', layout.raisonSociale),
            ...colonnesLieu(layout.code),
            ...colonne('Catégorie', layout.categorie),
            ...colonne('Libellé', layout.libelleCategorie),
          ],
  }
}

function annuaire(
  nom: string,
  { profile, layout, header }: Recognition & { kind: 'offre' },
): Pick<Lecture, 'profil' | 'libelle' | 'colonnes' | 'millesime'> {
  return {
    ...nomme(profile),
    colonnes: [
      ...colonne('Code', layout.profession),
      ...colonne('Profession', header.find('libelleprofession')),
      ...colonne('Savoir-faire', header.find('libellesavoirfaire')),
      ...colonne('Mode d’exercice', header.find('libellemodeexercice')),
      ...colonne('Code postal', layout.codePostal),
      ...colonne('Code commune', layout.commune),
      ...colonne('Commune', header.find('libellecommunecoordstructure')),
    ],
    millesime: () => dateInName(nom) ?? yearInName(nom),
  }
}
