/**
 * What an import mends in a line by itself, and that the user may refuse: the line is then rejected, never read
 * otherwise. Closed list.
 *
 * Not in it, because refusing would make no sense:
 * - the decimal comma and the spaces of thousands: that is how French numbers are written, and a column of English
 *   numbers is said to be one in « Choisir les colonnes… » (`decimale`);
 * - secret and missing marks: kept with their reason, nothing is put in their place; an empty cell is read as
 *   the user says (`vide`);
 * - lines of totals and notes: they are set aside and bring nothing either way;
 * - duplicates: the file is refused unless the user chose to add up or to replace (`doublons`);
 * - postcodes in the place of codes: the file is refused, and read by postcode only when the user says so;
 * - communes known by a name or a postcode that leads to one commune: a file without codes has no other way of being
 *   read. A name that several communes bear, told by the rest of the file, is refusable (`noms`);
 * - accents converted twice: of the whole file, and repaired only when the user asks (`accents`).
 */
export const GENRES_REPARATION = ['zeros', 'ecriture', 'noms', 'anciennes', 'arrondissements'] as const
export type GenreReparation = (typeof GENRES_REPARATION)[number]

interface Mots {
  /** What is done: title of the switch. */
  readonly titre: string
  /** Said of a line that needed it: « réparation refusée : … ». */
  readonly refus: string
  /** What was, what becomes. */
  readonly exemple: string
}

export const REPARATION_LABELS: Readonly<Record<GenreReparation, Mots>> = {
  zeros: {
    titre: 'Zéro du début remis',
    refus: 'zéro du début à remettre',
    exemple: 'un tableur avait fait de 01053 le nombre 1053',
  },
  ecriture: {
    titre: 'Code de commune nettoyé',
    refus: 'code de commune à nettoyer',
    exemple: '="01053", 01053.0, COM-01053 ou 2a004',
  },
  noms: {
    titre: 'Commune choisie entre plusieurs du même nom',
    refus: 'commune à choisir entre plusieurs du même nom',
    exemple: 'Saint-Denis, quand le reste du fichier dit lequel',
  },
  anciennes: {
    titre: 'Ancienne commune ramenée à celle d’aujourd’hui',
    refus: 'ancienne commune à ramener à celle d’aujourd’hui',
    exemple: 'une commune réunie depuis à une autre',
  },
  arrondissements: {
    titre: 'Arrondissement réuni à sa ville',
    refus: 'arrondissement à réunir à sa ville',
    exemple: 'Paris, Lyon ou Marseille en arrondissements',
  },
}

/** One line that was mended. */
export interface Reparation {
  readonly genre: GenreReparation
  readonly ligne: number
  /** As the file has it, and as it was read. */
  readonly avant: string
  readonly apres: string
}
