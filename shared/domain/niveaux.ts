/** The territories that a CPTS is compared with, from the nearest to the largest, and their words. */
export const NIVEAUX = ['epci', 'departement', 'region', 'france'] as const

export type Niveau = (typeof NIVEAUX)[number]

interface MotsNiveau {
  /** At the head of a column. */
  readonly titre: string
  /** Inside a sentence. */
  readonly mot: string
  /** "publié par région seulement". */
  readonly seulement: string
}

export const MOTS_NIVEAU: Readonly<Record<Niveau, MotsNiveau>> = {
  epci: { titre: 'EPCI', mot: 'EPCI', seulement: 'publié par EPCI seulement' },
  departement: { titre: 'Département', mot: 'département', seulement: 'publié par département seulement' },
  region: { titre: 'Région', mot: 'région', seulement: 'publié par région seulement' },
  france: { titre: 'France', mot: 'France', seulement: 'publié pour la France seulement' },
}

/** The order of two levels, the nearest first. */
export const parNiveau = (a: Niveau, b: Niveau): number => NIVEAUX.indexOf(a) - NIVEAUX.indexOf(b)
